namespace SixLabors.ImageSharp.Processing;

/// <summary>Turning and mirroring.</summary>
public static class RotateFlipExtensions
{
    /// <summary>Turns the picture clockwise, then mirrors it.</summary>
    /// <param name="source">The picture.</param>
    /// <param name="rotateMode">By how much to turn.</param>
    /// <param name="flipMode">Which way to mirror.</param>
    /// <returns>The picture, for the next step.</returns>
    public static IImageProcessingContext RotateFlip(this IImageProcessingContext source, RotateMode rotateMode, FlipMode flipMode) =>
        source.Rotate(rotateMode).Flip(flipMode);
}
