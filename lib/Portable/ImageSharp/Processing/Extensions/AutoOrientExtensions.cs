using SixLabors.ImageSharp.Processing.Processors.Transforms;

namespace SixLabors.ImageSharp.Processing;

/// <summary>Standing upright.</summary>
public static class AutoOrientExtensions
{
    /// <summary>Turns and mirrors the picture so that it stands as the camera saw it.</summary>
    /// <param name="source">The picture.</param>
    /// <returns>The picture, for the next step.</returns>
    public static IImageProcessingContext AutoOrient(this IImageProcessingContext source) => source.ApplyProcessor(new AutoOrientStep());
}
