using SixLabors.ImageSharp.Processing.Processors.Transforms;

namespace SixLabors.ImageSharp.Processing;

/// <summary>Mirroring.</summary>
public static class FlipExtensions
{
    /// <summary>Mirrors the picture.</summary>
    /// <param name="source">The picture.</param>
    /// <param name="flipMode">Which way.</param>
    /// <returns>The picture, for the next step.</returns>
    public static IImageProcessingContext Flip(this IImageProcessingContext source, FlipMode flipMode) =>
        source.ApplyProcessor(new FlipStep(flipMode));
}
