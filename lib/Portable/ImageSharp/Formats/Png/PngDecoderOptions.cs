namespace SixLabors.ImageSharp.Formats.Png;

/// <summary>How to decode PNG.</summary>
public sealed class PngDecoderOptions : ISpecializedDecoderOptions
{
    /// <summary>Creates the default options.</summary>
    public PngDecoderOptions()
    {
    }

    /// <inheritdoc/>
    public DecoderOptions GeneralOptions { get; init; } = new();
}
