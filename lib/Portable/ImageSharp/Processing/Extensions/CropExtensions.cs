using SixLabors.ImageSharp.Processing.Processors.Transforms;

namespace SixLabors.ImageSharp.Processing;

/// <summary>Cutting out.</summary>
public static class CropExtensions
{
    /// <summary>Keeps the top left part.</summary>
    /// <param name="source">The picture.</param>
    /// <param name="width">Pixels across.</param>
    /// <param name="height">Pixels down.</param>
    /// <returns>The picture, for the next step.</returns>
    /// <exception cref="ArgumentException">The part sticks out.</exception>
    public static IImageProcessingContext Crop(this IImageProcessingContext source, int width, int height) =>
        source.Crop(new Rectangle(0, 0, width, height));

    /// <summary>Keeps a part.</summary>
    /// <param name="source">The picture.</param>
    /// <param name="cropRectangle">The part.</param>
    /// <returns>The picture, for the next step.</returns>
    /// <exception cref="ArgumentException">The part sticks out.</exception>
    public static IImageProcessingContext Crop(this IImageProcessingContext source, Rectangle cropRectangle)
    {
        Size size = source.GetCurrentSize();
        if (cropRectangle.Width <= 0 || cropRectangle.Height <= 0 || !new Rectangle(default, size).Contains(cropRectangle))
        {
            throw new ArgumentException(
                $"Crop rectangle should be smaller than the source bounds: {cropRectangle} of {size}.", nameof(cropRectangle));
        }

        return source.ApplyProcessor(new CropStep(cropRectangle));
    }
}
