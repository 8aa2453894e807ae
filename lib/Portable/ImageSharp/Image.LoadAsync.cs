using SixLabors.ImageSharp.PixelFormats;

namespace SixLabors.ImageSharp;

/// <content>Decoding without waiting for the disk.</content>
public abstract partial class Image
{
    /// <summary>Decodes a picture into the kind of pixel that suits it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The picture.</returns>
    /// <exception cref="UnknownImageFormatException">The data starts like no known format.</exception>
    /// <exception cref="InvalidImageContentException">The data is damaged beyond decoding.</exception>
    public static async Task<Image> LoadAsync(string path, CancellationToken cancellationToken = default) =>
        Load(await File.ReadAllBytesAsync(path, cancellationToken).ConfigureAwait(false));

    /// <summary>Decodes a picture into a given kind of pixel.</summary>
    /// <typeparam name="TPixel">The kind of pixel to decode into.</typeparam>
    /// <param name="path">The file.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The picture.</returns>
    /// <exception cref="UnknownImageFormatException">The data starts like no known format.</exception>
    /// <exception cref="InvalidImageContentException">The data is damaged beyond decoding.</exception>
    public static async Task<Image<TPixel>> LoadAsync<TPixel>(string path, CancellationToken cancellationToken = default)
        where TPixel : unmanaged, IPixel<TPixel> =>
        Load<TPixel>(await File.ReadAllBytesAsync(path, cancellationToken).ConfigureAwait(false));
}
