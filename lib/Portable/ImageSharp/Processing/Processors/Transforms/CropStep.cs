namespace SixLabors.ImageSharp.Processing.Processors.Transforms;

/// <summary>Keeps a part of a picture.</summary>
internal sealed class CropStep(Rectangle kept) : ImageStep
{
    protected override void Apply<TPixel>(Image<TPixel> image, Rectangle area)
    {
        PixelBuffer<TPixel> part = new(kept.Width, kept.Height, clear: false);
        for (int y = 0; y < kept.Height; y++)
        {
            image.Buffer.Row(kept.Y + y).Slice(kept.X, kept.Width).CopyTo(part.Row(y));
        }

        image.Replace(part);
    }
}
