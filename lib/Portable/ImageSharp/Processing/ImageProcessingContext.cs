using SixLabors.ImageSharp.PixelFormats;
using SixLabors.ImageSharp.Processing.Processors;

namespace SixLabors.ImageSharp.Processing;

/// <summary>Runs steps on one picture as they are added.</summary>
internal sealed class ImageProcessingContext<TPixel>(Configuration configuration, Image<TPixel> image) : IImageProcessingContext
    where TPixel : unmanaged, IPixel<TPixel>
{
    public Configuration Configuration => configuration;

    public IDictionary<object, object> Properties { get; } = new Dictionary<object, object>();

    public Size GetCurrentSize() => image.Size;

    public IImageProcessingContext ApplyProcessor(IImageProcessor processor) => ApplyProcessor(processor, image.Bounds);

    public IImageProcessingContext ApplyProcessor(IImageProcessor processor, Rectangle rectangle)
    {
        ArgumentNullException.ThrowIfNull(processor);
        using IImageProcessor<TPixel> step = processor.CreatePixelSpecificProcessor(configuration, image, rectangle);
        step.Execute();
        return this;
    }
}
