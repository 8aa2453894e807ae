namespace SixLabors.ImageSharp;

/// <content>Colours with names, of the W3C's list.</content>
public readonly partial struct Color
{
    /// <summary>Clear white, #FFFFFF00.</summary>
    public static readonly Color Transparent = FromRgba(255, 255, 255, 0);

    /// <summary>#F5F5DC.</summary>
    public static readonly Color Beige = FromRgb(245, 245, 220);

    /// <summary>#000000.</summary>
    public static readonly Color Black = FromRgb(0, 0, 0);

    /// <summary>#0000FF.</summary>
    public static readonly Color Blue = FromRgb(0, 0, 255);

    /// <summary>#A52A2A.</summary>
    public static readonly Color Brown = FromRgb(165, 42, 42);

    /// <summary>#FF7F50.</summary>
    public static readonly Color Coral = FromRgb(255, 127, 80);

    /// <summary>#DC143C.</summary>
    public static readonly Color Crimson = FromRgb(220, 20, 60);

    /// <summary>#00FFFF.</summary>
    public static readonly Color Cyan = FromRgb(0, 255, 255);

    /// <summary>#A9A9A9.</summary>
    public static readonly Color DarkGray = FromRgb(169, 169, 169);

    /// <summary>#228B22.</summary>
    public static readonly Color ForestGreen = FromRgb(34, 139, 34);

    /// <summary>#FFD700.</summary>
    public static readonly Color Gold = FromRgb(255, 215, 0);

    /// <summary>#808080.</summary>
    public static readonly Color Gray = FromRgb(128, 128, 128);

    /// <summary>#008000.</summary>
    public static readonly Color Green = FromRgb(0, 128, 0);

    /// <summary>#D3D3D3.</summary>
    public static readonly Color LightGray = FromRgb(211, 211, 211);

    /// <summary>#00FF00.</summary>
    public static readonly Color Lime = FromRgb(0, 255, 0);

    /// <summary>#FF00FF.</summary>
    public static readonly Color Magenta = FromRgb(255, 0, 255);

    /// <summary>#800000.</summary>
    public static readonly Color Maroon = FromRgb(128, 0, 0);

    /// <summary>#000080.</summary>
    public static readonly Color Navy = FromRgb(0, 0, 128);

    /// <summary>#808000.</summary>
    public static readonly Color Olive = FromRgb(128, 128, 0);

    /// <summary>#FFA500.</summary>
    public static readonly Color Orange = FromRgb(255, 165, 0);

    /// <summary>#FFC0CB.</summary>
    public static readonly Color Pink = FromRgb(255, 192, 203);

    /// <summary>#800080.</summary>
    public static readonly Color Purple = FromRgb(128, 0, 128);

    /// <summary>#FF0000.</summary>
    public static readonly Color Red = FromRgb(255, 0, 0);

    /// <summary>#FA8072.</summary>
    public static readonly Color Salmon = FromRgb(250, 128, 114);

    /// <summary>#C0C0C0.</summary>
    public static readonly Color Silver = FromRgb(192, 192, 192);

    /// <summary>#87CEEB.</summary>
    public static readonly Color SkyBlue = FromRgb(135, 206, 235);

    /// <summary>#4682B4.</summary>
    public static readonly Color SteelBlue = FromRgb(70, 130, 180);

    /// <summary>#008080.</summary>
    public static readonly Color Teal = FromRgb(0, 128, 128);

    /// <summary>#FF6347.</summary>
    public static readonly Color Tomato = FromRgb(255, 99, 71);

    /// <summary>#FFFFFF.</summary>
    public static readonly Color White = FromRgb(255, 255, 255);

    /// <summary>#FFFF00.</summary>
    public static readonly Color Yellow = FromRgb(255, 255, 0);
}
