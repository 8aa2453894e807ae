using System.Runtime.InteropServices;
using SixLabors.ImageSharp.PixelFormats;

namespace SixLabors.ImageSharp;

/// <content>Pictures made from pixels.</content>
public abstract partial class Image
{
    /// <summary>Makes a picture from bytes laid out as its pixels are.</summary>
    /// <typeparam name="TPixel">The kind of pixel.</typeparam>
    /// <param name="data">The pixels, row by row.</param>
    /// <param name="width">Pixels across.</param>
    /// <param name="height">Pixels down.</param>
    /// <returns>The picture, which shares nothing with <paramref name="data"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There are too few bytes.</exception>
    public static Image<TPixel> LoadPixelData<TPixel>(ReadOnlySpan<byte> data, int width, int height)
        where TPixel : unmanaged, IPixel<TPixel> => LoadPixelData<TPixel>(Configuration.Default, data, width, height);

    /// <summary>Makes a picture from pixels.</summary>
    /// <typeparam name="TPixel">The kind of pixel.</typeparam>
    /// <param name="data">The pixels, row by row.</param>
    /// <param name="width">Pixels across.</param>
    /// <param name="height">Pixels down.</param>
    /// <returns>The picture, which shares nothing with <paramref name="data"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There are too few pixels.</exception>
    public static Image<TPixel> LoadPixelData<TPixel>(ReadOnlySpan<TPixel> data, int width, int height)
        where TPixel : unmanaged, IPixel<TPixel> => LoadPixelData(Configuration.Default, data, width, height);

    /// <summary>Makes a picture from bytes laid out as its pixels are.</summary>
    /// <typeparam name="TPixel">The kind of pixel.</typeparam>
    /// <param name="configuration">Settings of the picture.</param>
    /// <param name="data">The pixels, row by row.</param>
    /// <param name="width">Pixels across.</param>
    /// <param name="height">Pixels down.</param>
    /// <returns>The picture, which shares nothing with <paramref name="data"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There are too few bytes.</exception>
    public static Image<TPixel> LoadPixelData<TPixel>(Configuration configuration, ReadOnlySpan<byte> data, int width, int height)
        where TPixel : unmanaged, IPixel<TPixel> =>
        LoadPixelData(configuration, MemoryMarshal.Cast<byte, TPixel>(data), width, height);

    /// <summary>Makes a picture from pixels.</summary>
    /// <typeparam name="TPixel">The kind of pixel.</typeparam>
    /// <param name="configuration">Settings of the picture.</param>
    /// <param name="data">The pixels, row by row.</param>
    /// <param name="width">Pixels across.</param>
    /// <param name="height">Pixels down.</param>
    /// <returns>The picture, which shares nothing with <paramref name="data"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There are too few pixels.</exception>
    public static Image<TPixel> LoadPixelData<TPixel>(Configuration configuration, ReadOnlySpan<TPixel> data, int width, int height)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        ArgumentNullException.ThrowIfNull(configuration);
        PixelBuffer<TPixel> buffer = new(width, height, clear: false);
        if (data.Length < buffer.Span.Length)
        {
            buffer.Release();
            throw new ArgumentOutOfRangeException(
                nameof(data), $"{width}×{height} pixels were asked for, and {data.Length} are there.");
        }

        data[..buffer.Span.Length].CopyTo(buffer.Span);
        return new(configuration, buffer, new());
    }
}
