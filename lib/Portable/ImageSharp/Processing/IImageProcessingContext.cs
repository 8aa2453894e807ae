using SixLabors.ImageSharp.Processing.Processors;

namespace SixLabors.ImageSharp.Processing;

/// <summary>What a chain of steps works on.</summary>
public interface IImageProcessingContext
{
    /// <summary>The settings.</summary>
    Configuration Configuration { get; }

    /// <summary>Room for notes from step to step.</summary>
    IDictionary<object, object> Properties { get; }

    /// <summary>The picture's size after the steps so far.</summary>
    /// <returns>Width and height in pixels.</returns>
    Size GetCurrentSize();

    /// <summary>Runs a step on a part of the picture.</summary>
    /// <param name="processor">The step.</param>
    /// <param name="rectangle">The part.</param>
    /// <returns>This, for the next step.</returns>
    IImageProcessingContext ApplyProcessor(IImageProcessor processor, Rectangle rectangle);

    /// <summary>Runs a step on the whole picture.</summary>
    /// <param name="processor">The step.</param>
    /// <returns>This, for the next step.</returns>
    IImageProcessingContext ApplyProcessor(IImageProcessor processor);
}
