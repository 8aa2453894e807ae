using SixLabors.ImageSharp.PixelFormats;

namespace SixLabors.ImageSharp.Processing.Processors;

/// <summary>The base of the steps here: a method that changes a picture.</summary>
internal abstract class ImageStep : IImageProcessor
{
    public IImageProcessor<TPixel> CreatePixelSpecificProcessor<TPixel>(
        Configuration configuration, Image<TPixel> source, Rectangle sourceRectangle)
        where TPixel : unmanaged, IPixel<TPixel> => new Bound<TPixel>(this, source, sourceRectangle);

    /// <summary>Changes a picture.</summary>
    /// <param name="image">The picture.</param>
    /// <param name="area">The part of it to work on.</param>
    protected abstract void Apply<TPixel>(Image<TPixel> image, Rectangle area)
        where TPixel : unmanaged, IPixel<TPixel>;

    private sealed class Bound<TPixel>(ImageStep step, Image<TPixel> image, Rectangle area) : IImageProcessor<TPixel>
        where TPixel : unmanaged, IPixel<TPixel>
    {
        public void Execute() => step.Apply(image, area);

        public void Dispose()
        {
        }
    }
}
