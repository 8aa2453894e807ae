using System.IO.Compression;
using SixLabors.ImageSharp.PixelFormats;

namespace SixLabors.ImageSharp.Formats.Png;

/// <summary>Turns a PNG file's compressed rows into pixels.</summary>
internal static class PngPixels
{
    /// <summary>Memory that any header may ask for; beyond it the file must be long enough to hold such a picture.</summary>
    private const long FreeMemory = 128L << 20;

    /// <summary>Deflate makes data at most this many times smaller.</summary>
    private const long BestCompression = 1032;

    /// <summary>First column and row, and steps between columns and rows, of each of Adam7's pictures.</summary>
    private static ReadOnlySpan<byte> Adam7 =>
    [
        0, 0, 8, 8,
        4, 0, 8, 8,
        0, 4, 4, 8,
        2, 0, 4, 4,
        0, 2, 2, 4,
        1, 0, 2, 2,
        0, 1, 1, 2,
    ];

    /// <exception cref="InvalidImageContentException">The rows are damaged, or the file is far too short for a picture of this
    /// size.</exception>
    public static PixelBuffer<TPixel> Decode<TPixel>(PngReader reader, long fileLength)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        PngHeader header = reader.Header;
        long pixelCount = (long)header.Size.Width * header.Size.Height;
        long raw = pixelCount * header.BitsPerPixel / 8;
        if (pixelCount > int.MaxValue / 8 || (pixelCount * 4 > FreeMemory && raw > fileLength * BestCompression))
        {
            throw new InvalidImageContentException(
                $"The PNG header asks for {header.Size.Width}×{header.Size.Height} pixels, which {fileLength} bytes cannot hold.");
        }

        PixelBuffer<TPixel> pixels = new(header.Size.Width, header.Size.Height);
        try
        {
            reader.Compressed.Position = 0;
            using ZLibStream rows = new(reader.Compressed, CompressionMode.Decompress);
            PngRow<TPixel> row = new(reader);
            if (!header.IsInterlaced)
            {
                DecodePass(rows, row, pixels, [0, 0, 1, 1]);
                return pixels;
            }

            for (int pass = 0; pass < 7; pass++)
            {
                DecodePass(rows, row, pixels, Adam7.Slice(pass * 4, 4));
            }

            return pixels;
        }
        catch (InvalidDataException error)
        {
            pixels.Release();
            throw new InvalidImageContentException("The compressed rows of the PNG file are damaged.", error);
        }
        catch
        {
            pixels.Release();
            throw;
        }
    }

    private static void DecodePass<TPixel>(Stream rows, PngRow<TPixel> row, PixelBuffer<TPixel> pixels, ReadOnlySpan<byte> pass)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        int width = (pixels.Width - pass[0] + pass[2] - 1) / pass[2];
        if (width <= 0)
        {
            return;
        }

        TPixel[] finer = pass[2] == 1 ? [] : new TPixel[width];
        row.StartPass();
        for (int y = pass[1]; y < pixels.Height; y += pass[3])
        {
            Span<TPixel> target = pixels.Row(y);
            if (!row.TryRead(rows, width, finer.Length == 0 ? target : finer))
            {
                return;
            }

            for (int i = 0; i < finer.Length; i++)
            {
                target[pass[0] + (i * pass[2])] = finer[i];
            }
        }
    }
}
