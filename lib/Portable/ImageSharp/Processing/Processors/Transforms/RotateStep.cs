namespace SixLabors.ImageSharp.Processing.Processors.Transforms;

/// <summary>Turns a picture clockwise by right angles.</summary>
internal sealed class RotateStep(RotateMode mode) : ImageStep
{
    protected override void Apply<TPixel>(Image<TPixel> image, Rectangle area)
    {
        if (mode == RotateMode.Rotate180)
        {
            image.Buffer.Span.Reverse();
        }
        else if (mode is RotateMode.Rotate90 or RotateMode.Rotate270)
        {
            PixelBuffer<TPixel> turned = new(image.Height, image.Width, clear: false);
            Span<TPixel> pixels = turned.Span;
            for (int y = 0; y < image.Height; y++)
            {
                Span<TPixel> row = image.Buffer.Row(y);
                int column = mode == RotateMode.Rotate90 ? image.Height - 1 - y : y;
                for (int x = 0; x < row.Length; x++)
                {
                    int line = mode == RotateMode.Rotate90 ? x : row.Length - 1 - x;
                    pixels[(line * turned.Width) + column] = row[x];
                }
            }

            image.Replace(turned);
        }
    }
}
