using System.Buffers;
using System.Numerics;
using System.Runtime.InteropServices;
using SixLabors.ImageSharp.PixelFormats;

namespace SixLabors.ImageSharp.Processing.Processors.Transforms;

/// <summary>Resizes a picture into a rectangle of a canvas.</summary>
/// <param name="canvas">Size of the result.</param>
/// <param name="target">Where the picture goes; it may stick out.</param>
/// <param name="resampler">How pixels are weighed.</param>
/// <param name="premultiply">Whether clear pixels lend no colour to their neighbours.</param>
/// <param name="background">What shows beside the picture.</param>
internal sealed class ResizeStep(Size canvas, Rectangle target, IResampler resampler, bool premultiply, Color background) : ImageStep
{
    protected override void Apply<TPixel>(Image<TPixel> image, Rectangle area)
    {
        if (image.Size == canvas && area == target)
        {
            return;
        }

        Rectangle visible = Rectangle.Intersect(target, new(0, 0, canvas.Width, canvas.Height));
        PixelBuffer<TPixel> result = new(canvas.Width, canvas.Height, clear: false);
        if (visible.Size != canvas)
        {
            result.Span.Fill(background.ToPixel<TPixel>());
        }

        if (visible is { Width: > 0, Height: > 0 })
        {
            if (resampler is NearestNeighborResampler)
            {
                TakeNearest(image.Buffer, area, result, visible);
            }
            else
            {
                Resample(image.Buffer, area, result, visible);
            }
        }

        image.Replace(result);
    }

    private void TakeNearest<TPixel>(PixelBuffer<TPixel> source, Rectangle area, PixelBuffer<TPixel> result, Rectangle visible)
        where TPixel : unmanaged
    {
        float horizontal = area.Width / (float)target.Width;
        float vertical = area.Height / (float)target.Height;
        for (int y = visible.Top; y < visible.Bottom; y++)
        {
            Span<TPixel> from = source.Row((int)(((y - target.Y) * vertical) + area.Y));
            Span<TPixel> to = result.Row(y);
            for (int x = visible.Left; x < visible.Right; x++)
            {
                to[x] = from[(int)(((x - target.X) * horizontal) + area.X)];
            }
        }
    }

    private void Resample<TPixel>(PixelBuffer<TPixel> source, Rectangle area, PixelBuffer<TPixel> result, Rectangle visible)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        ResizeKernels across = new(resampler, area.Width, target.Width);
        ResizeKernels down = new(resampler, area.Height, target.Height);
        if (typeof(TPixel) == typeof(L8))
        {
            ResampleBytes(source, area, result, visible, across, down, 1);
        }
        else if (typeof(TPixel) == typeof(Rgb24) || typeof(TPixel) == typeof(Bgr24))
        {
            ResampleBytes(source, area, result, visible, across, down, 3);
        }
        else
        {
            ResampleVectors(source, area, result, visible, across, down);
        }
    }

    /// <summary>Pixels of bytes without alpha: each channel is weighed by itself.</summary>
    private void ResampleBytes<TPixel>(
        PixelBuffer<TPixel> source, Rectangle area, PixelBuffer<TPixel> result, Rectangle visible, ResizeKernels across, ResizeKernels down,
        int channels)
        where TPixel : unmanaged
    {
        int length = area.Width * channels;
        float[] column = ArrayPool<float>.Shared.Rent(length + Weighing.Slack);
        column.AsSpan(0, length + Weighing.Slack).Clear();
        ReadOnlySpan<byte> bytes = MemoryMarshal.AsBytes(source.Span);
        int stride = source.Width * channels;
        for (int y = visible.Top; y < visible.Bottom; y++)
        {
            ReadOnlySpan<float> weights = down.Of(y - target.Y, out int first);
            Weighing.Down(bytes[(((area.Y + first) * stride) + (area.X * channels))..], stride, weights, column.AsSpan(0, length));
            Span<byte> row = MemoryMarshal.AsBytes(result.Row(y).Slice(visible.Left, visible.Width));
            Weighing.Across(column, across, visible.Left - target.X, row, channels);
        }

        ArrayPool<float>.Shared.Return(column);
    }

    /// <summary>All other pixels: four values each, colour multiplied by alpha before weighing.</summary>
    private void ResampleVectors<TPixel>(
        PixelBuffer<TPixel> source, Rectangle area, PixelBuffer<TPixel> result, Rectangle visible, ResizeKernels across, ResizeKernels down)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        Vector4[] shrunk = ArrayPool<Vector4>.Shared.Rent(visible.Width * area.Height);
        Vector4[] old = ArrayPool<Vector4>.Shared.Rent(area.Width);
        for (int y = 0; y < area.Height; y++)
        {
            Load<TPixel>(source.Row(area.Y + y).Slice(area.X, area.Width), old);
            for (int x = 0; x < visible.Width; x++)
            {
                ReadOnlySpan<float> weights = across.Of(visible.Left - target.X + x, out int first);
                Vector4 sum = Vector4.Zero;
                for (int i = 0; i < weights.Length; i++)
                {
                    sum += old[first + i] * weights[i];
                }

                shrunk[(y * visible.Width) + x] = sum;
            }
        }

        for (int y = visible.Top; y < visible.Bottom; y++)
        {
            ReadOnlySpan<float> weights = down.Of(y - target.Y, out int first);
            Span<TPixel> row = result.Row(y)[visible.Left..];
            for (int x = 0; x < visible.Width; x++)
            {
                Vector4 sum = Vector4.Zero;
                for (int i = 0; i < weights.Length; i++)
                {
                    sum += shrunk[((first + i) * visible.Width) + x] * weights[i];
                }

                row[x].FromScaledVector4(Unmultiply(sum));
            }
        }

        ArrayPool<Vector4>.Shared.Return(old);
        ArrayPool<Vector4>.Shared.Return(shrunk);
    }

    private void Load<TPixel>(ReadOnlySpan<TPixel> pixels, Span<Vector4> vectors)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        for (int x = 0; x < pixels.Length; x++)
        {
            Vector4 value = pixels[x].ToScaledVector4();
            if (premultiply)
            {
                float alpha = value.W;
                value *= alpha;
                value.W = alpha;
            }

            vectors[x] = value;
        }
    }

    private Vector4 Unmultiply(Vector4 value)
    {
        float alpha = value.W;
        if (!premultiply || alpha == 0)
        {
            return value;
        }

        value /= alpha;
        value.W = alpha;
        return value;
    }
}
