using System.Numerics;

namespace SixLabors.ImageSharp.Processing.Processors.Pixels;

/// <summary>Changes each pixel by itself.</summary>
/// <param name="change">From red, green, blue, alpha of 0 to 1 to the same.</param>
internal sealed class ColorStep(Func<Vector4, Vector4> change) : ImageStep
{
    protected override void Apply<TPixel>(Image<TPixel> image, Rectangle area)
    {
        area = Rectangle.Intersect(area, image.Bounds);
        for (int y = area.Top; y < area.Bottom; y++)
        {
            foreach (ref TPixel pixel in image.Buffer.Row(y).Slice(area.X, area.Width))
            {
                pixel.FromScaledVector4(change(pixel.ToScaledVector4()));
            }
        }
    }
}
