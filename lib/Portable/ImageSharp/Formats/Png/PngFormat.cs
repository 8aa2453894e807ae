namespace SixLabors.ImageSharp.Formats.Png;

/// <summary>PNG (ISO/IEC 15948), the format that loses nothing.</summary>
public sealed class PngFormat : IImageFormat
{
    private PngFormat()
    {
    }

    /// <summary>The one instance.</summary>
    public static PngFormat Instance { get; } = new();

    /// <inheritdoc/>
    public string Name => "PNG";

    /// <inheritdoc/>
    public string DefaultMimeType => "image/png";

    /// <inheritdoc/>
    public IEnumerable<string> MimeTypes => ["image/png", "image/apng"];

    /// <inheritdoc/>
    public IEnumerable<string> FileExtensions => ["png", "apng"];

    internal static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    internal static bool IsPng(ReadOnlySpan<byte> data) => data.StartsWith(Signature);
}
