using System.Buffers;
using System.Runtime.CompilerServices;

namespace SixLabors.ImageSharp;

/// <summary>The pixels of one picture, row after row without gaps, in pooled memory.</summary>
internal sealed class PixelBuffer<TPixel>
    where TPixel : unmanaged
{
    /// <summary>Arrays hold at most this many bytes.</summary>
    private const long Longest = 2_147_483_591;

    private TPixel[]? pixels;

    public PixelBuffer(int width, int height, bool clear = true)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        long length = (long)width * height;
        if (length * Unsafe.SizeOf<TPixel>() > Longest)
        {
            throw new ArgumentOutOfRangeException(
                nameof(width), $"A picture of {width}×{height} pixels is beyond the 2 GiB that one picture can hold here.");
        }

        Width = width;
        Height = height;
        pixels = ArrayPool<TPixel>.Shared.Rent((int)length);
        if (clear)
        {
            Span.Clear();
        }
    }

    public int Width { get; }

    public int Height { get; }

    public Span<TPixel> Span => Pixels.AsSpan(0, Width * Height);

    public Memory<TPixel> Memory => Pixels.AsMemory(0, Width * Height);

    private TPixel[] Pixels => pixels ?? throw new ObjectDisposedException(nameof(Image));

    public Span<TPixel> Row(int y)
    {
        if ((uint)y >= (uint)Height)
        {
            throw new ArgumentOutOfRangeException(nameof(y), y, $"A row is 0 to {Height - 1}.");
        }

        return Pixels.AsSpan(y * Width, Width);
    }

    public void Release()
    {
        TPixel[]? old = Interlocked.Exchange(ref pixels, null);
        if (old is not null)
        {
            ArrayPool<TPixel>.Shared.Return(old);
        }
    }
}
