using SixLabors.ImageSharp.Processing.Processors.Transforms;

namespace SixLabors.ImageSharp.Processing;

/// <summary>Turning.</summary>
public static class RotateExtensions
{
    /// <summary>Turns the picture clockwise.</summary>
    /// <param name="source">The picture.</param>
    /// <param name="rotateMode">By how much.</param>
    /// <returns>The picture, for the next step.</returns>
    public static IImageProcessingContext Rotate(this IImageProcessingContext source, RotateMode rotateMode) =>
        source.ApplyProcessor(new RotateStep(rotateMode));
}
