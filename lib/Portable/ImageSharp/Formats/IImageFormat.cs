namespace SixLabors.ImageSharp.Formats;

/// <summary>A way of writing pictures to files.</summary>
public interface IImageFormat
{
    /// <summary>Its name, such as PNG.</summary>
    string Name { get; }

    /// <summary>The media type to send it under.</summary>
    string DefaultMimeType { get; }

    /// <summary>All media types in use for it.</summary>
    IEnumerable<string> MimeTypes { get; }

    /// <summary>File name endings, without the dot.</summary>
    IEnumerable<string> FileExtensions { get; }
}
