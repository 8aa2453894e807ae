namespace SixLabors.ImageSharp.Processing.Processors.Transforms;

/// <summary>Mirrors a picture.</summary>
internal sealed class FlipStep(FlipMode mode) : ImageStep
{
    protected override void Apply<TPixel>(Image<TPixel> image, Rectangle area)
    {
        if (mode == FlipMode.Horizontal)
        {
            for (int y = 0; y < image.Height; y++)
            {
                image.Buffer.Row(y).Reverse();
            }
        }
        else if (mode == FlipMode.Vertical)
        {
            TPixel[] row = new TPixel[image.Width];
            for (int top = 0, bottom = image.Height - 1; top < bottom; top++, bottom--)
            {
                image.Buffer.Row(top).CopyTo(row);
                image.Buffer.Row(bottom).CopyTo(image.Buffer.Row(top));
                row.CopyTo(image.Buffer.Row(bottom));
            }
        }
    }
}
