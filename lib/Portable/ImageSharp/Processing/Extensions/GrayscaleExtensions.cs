using System.Numerics;
using SixLabors.ImageSharp.Processing.Processors.Pixels;

namespace SixLabors.ImageSharp.Processing;

/// <summary>Taking the colour out.</summary>
public static class GrayscaleExtensions
{
    /// <summary>Makes the picture grey by ITU-R BT.709.</summary>
    /// <param name="source">The picture.</param>
    /// <returns>The picture, for the next step.</returns>
    public static IImageProcessingContext Grayscale(this IImageProcessingContext source) => source.Grayscale(GrayscaleMode.Bt709);

    /// <summary>Makes the picture grey.</summary>
    /// <param name="source">The picture.</param>
    /// <param name="mode">How much red, green and blue count.</param>
    /// <returns>The picture, for the next step.</returns>
    public static IImageProcessingContext Grayscale(this IImageProcessingContext source, GrayscaleMode mode)
    {
        Vector4 shares = mode == GrayscaleMode.Bt601 ? new(.299F, .587F, .114F, 0) : new(.2126F, .7152F, .0722F, 0);
        return source.ApplyProcessor(new ColorStep(color =>
        {
            float brightness = Vector4.Dot(color, shares);
            return new(brightness, brightness, brightness, color.W);
        }));
    }
}
