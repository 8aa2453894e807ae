namespace SixLabors.ImageSharp.Processing;

/// <summary>How much red, green and blue add to brightness.</summary>
public enum GrayscaleMode
{
    /// <summary>ITU-R BT.709: 0.2126, 0.7152, 0.0722.</summary>
    Bt709,

    /// <summary>ITU-R BT.601: 0.299, 0.587, 0.114.</summary>
    Bt601,
}
