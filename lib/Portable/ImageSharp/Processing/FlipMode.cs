namespace SixLabors.ImageSharp.Processing;

/// <summary>Ways of mirroring.</summary>
public enum FlipMode
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>Left becomes right.</summary>
    Horizontal,

    /// <summary>Top becomes bottom.</summary>
    Vertical,
}
