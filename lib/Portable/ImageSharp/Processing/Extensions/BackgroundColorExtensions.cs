using System.Numerics;
using SixLabors.ImageSharp.PixelFormats;
using SixLabors.ImageSharp.Processing.Processors.Pixels;

namespace SixLabors.ImageSharp.Processing;

/// <summary>Putting a colour behind the picture.</summary>
public static class BackgroundColorExtensions
{
    /// <summary>Fills what is clear, in the measure in which it is.</summary>
    /// <param name="source">The picture.</param>
    /// <param name="color">The colour behind it.</param>
    /// <returns>The picture, for the next step.</returns>
    public static IImageProcessingContext BackgroundColor(this IImageProcessingContext source, Color color)
    {
        Vector4 behind = color.ToPixel<Rgba64>().ToScaledVector4();
        return source.ApplyProcessor(new ColorStep(front =>
        {
            // T. Porter and T. Duff, "Compositing digital images", 1984: front over behind.
            float share = behind.W * (1 - front.W);
            float alpha = front.W + share;
            Vector4 mixed = alpha == 0 ? Vector4.Zero : ((front * front.W) + (behind * share)) / alpha;
            mixed.W = alpha;
            return mixed;
        }));
    }
}
