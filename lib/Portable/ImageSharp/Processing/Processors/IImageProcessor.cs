using SixLabors.ImageSharp.PixelFormats;

namespace SixLabors.ImageSharp.Processing.Processors;

/// <summary>A step of processing, for pictures of any kind of pixel.</summary>
public interface IImageProcessor
{
    /// <summary>The step for one picture.</summary>
    /// <typeparam name="TPixel">Its kind of pixel.</typeparam>
    /// <param name="configuration">Settings.</param>
    /// <param name="source">The picture.</param>
    /// <param name="sourceRectangle">The part of it to work on.</param>
    /// <returns>The step, ready to be executed once.</returns>
    IImageProcessor<TPixel> CreatePixelSpecificProcessor<TPixel>(
        Configuration configuration, Image<TPixel> source, Rectangle sourceRectangle)
        where TPixel : unmanaged, IPixel<TPixel>;
}

/// <summary>A step of processing for one picture.</summary>
/// <typeparam name="TPixel">Its kind of pixel.</typeparam>
public interface IImageProcessor<TPixel> : IDisposable
    where TPixel : unmanaged, IPixel<TPixel>
{
    /// <summary>Changes the picture.</summary>
    void Execute();
}
