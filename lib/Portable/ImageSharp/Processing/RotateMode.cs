namespace SixLabors.ImageSharp.Processing;

/// <summary>Turns by right angles, clockwise.</summary>
public enum RotateMode
{
    /// <summary>No turn.</summary>
    None = 0,

    /// <summary>A quarter.</summary>
    Rotate90 = 90,

    /// <summary>A half.</summary>
    Rotate180 = 180,

    /// <summary>Three quarters.</summary>
    Rotate270 = 270,
}
