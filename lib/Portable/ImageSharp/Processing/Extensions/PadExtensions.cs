namespace SixLabors.ImageSharp.Processing;

/// <summary>Adding a margin.</summary>
public static class PadExtensions
{
    /// <summary>Puts the picture in the middle of a larger one of zeros: black, or clear.</summary>
    /// <param name="source">The picture.</param>
    /// <param name="width">Pixels across; never fewer than there are.</param>
    /// <param name="height">Pixels down; never fewer than there are.</param>
    /// <returns>The picture, for the next step.</returns>
    public static IImageProcessingContext Pad(this IImageProcessingContext source, int width, int height) =>
        source.Pad(width, height, default);

    /// <summary>Puts the picture in the middle of a larger one.</summary>
    /// <param name="source">The picture.</param>
    /// <param name="width">Pixels across; never fewer than there are.</param>
    /// <param name="height">Pixels down; never fewer than there are.</param>
    /// <param name="color">The margin's colour.</param>
    /// <returns>The picture, for the next step.</returns>
    public static IImageProcessingContext Pad(this IImageProcessingContext source, int width, int height, Color color)
    {
        Size size = source.GetCurrentSize();
        return source.Resize(new ResizeOptions
        {
            Size = new(Math.Max(width, size.Width), Math.Max(height, size.Height)),
            Mode = ResizeMode.BoxPad,
            Sampler = KnownResamplers.NearestNeighbor,
            PadColor = color,
        });
    }
}
