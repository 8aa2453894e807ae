namespace SixLabors.ImageSharp.Formats.Jpeg;

/// <summary>JPEG (ITU-T T.81), the format of photos.</summary>
public sealed class JpegFormat : IImageFormat
{
    private JpegFormat()
    {
    }

    /// <summary>The one instance.</summary>
    public static JpegFormat Instance { get; } = new();

    /// <inheritdoc/>
    public string Name => "JPEG";

    /// <inheritdoc/>
    public string DefaultMimeType => "image/jpeg";

    /// <inheritdoc/>
    public IEnumerable<string> MimeTypes => ["image/jpeg", "image/pjpeg"];

    /// <inheritdoc/>
    public IEnumerable<string> FileExtensions => ["jpg", "jpeg", "jfif"];

    /// <summary>Whether data starts with JPEG's first marker and is long enough to hold a second.</summary>
    internal static bool IsJpeg(ReadOnlySpan<byte> data) => data.Length >= 11 && data is [0xFF, 0xD8, ..];
}
