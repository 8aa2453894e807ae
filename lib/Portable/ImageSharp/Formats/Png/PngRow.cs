using System.Buffers.Binary;
using System.Runtime.InteropServices;
using SixLabors.ImageSharp.PixelFormats;

namespace SixLabors.ImageSharp.Formats.Png;

/// <summary>Reads one row after the other, undoes its filter, and makes pixels of its bytes.</summary>
internal sealed class PngRow<TPixel>
    where TPixel : unmanaged, IPixel<TPixel>
{
    private readonly PngHeader header;
    private readonly Rgba32[] palette;
    private readonly ushort[] clear;
    private byte[] current;
    private byte[] above;

    public PngRow(PngReader reader)
    {
        header = reader.Header;
        int length = header.RowLength(header.Size.Width) + 1;
        current = new byte[length];
        above = new byte[length];
        palette = header.ColorType == PngColorType.Palette ? MakePalette(reader) : [];
        clear = header.ColorType is PngColorType.Grayscale or PngColorType.Rgb && reader.Transparency.Length >= header.Channels * 2
            ? [.. Enumerable.Range(0, header.Channels).Select(i => BinaryPrimitives.ReadUInt16BigEndian(reader.Transparency.AsSpan(i * 2)))]
            : [];
    }

    /// <summary>The first row of a pass has nothing above it.</summary>
    public void StartPass() => Array.Clear(current);

    /// <summary>Reads the next row.</summary>
    /// <returns>False where the data ends before it.</returns>
    public bool TryRead(Stream rows, int width, Span<TPixel> pixels)
    {
        (current, above) = (above, current);
        int length = header.RowLength(width);
        Span<byte> filtered = current.AsSpan(0, length + 1);
        if (rows.ReadAtLeast(filtered, filtered.Length, throwOnEndOfStream: false) < filtered.Length)
        {
            return false;
        }

        Span<byte> row = filtered[1..];
        PngFilters.Undo(filtered[0], row, above.AsSpan(1), Math.Max(1, header.BitsPerPixel / 8));
        Convert(row, pixels[..width]);
        return true;
    }

    private static Rgba32[] MakePalette(PngReader reader)
    {
        if (reader.Palette.Length < 3)
        {
            throw new InvalidImageContentException("The PNG file lacks its palette.");
        }

        // Places beyond the palette's end are black.
        Rgba32[] colors = new Rgba32[256];
        Array.Fill(colors, new(0, 0, 0));
        for (int i = 0; i < reader.Palette.Length / 3; i++)
        {
            ReadOnlySpan<byte> rgb = reader.Palette.AsSpan(i * 3, 3);
            colors[i] = new(rgb[0], rgb[1], rgb[2], i < reader.Transparency.Length ? reader.Transparency[i] : byte.MaxValue);
        }

        return colors;
    }

    private void Convert(ReadOnlySpan<byte> row, Span<TPixel> pixels)
    {
        bool plain = header.BitDepth == 8 && clear.Length == 0;
        switch (header.ColorType)
        {
            case PngColorType.Grayscale when plain:
                PixelConverter.Convert(MemoryMarshal.Cast<byte, L8>(row), pixels);
                break;
            case PngColorType.Rgb when plain:
                PixelConverter.Convert(MemoryMarshal.Cast<byte, Rgb24>(row), pixels);
                break;
            case PngColorType.GrayscaleWithAlpha when plain:
                PixelConverter.Convert(MemoryMarshal.Cast<byte, La16>(row), pixels);
                break;
            case PngColorType.RgbWithAlpha when plain:
                PixelConverter.Convert(MemoryMarshal.Cast<byte, Rgba32>(row), pixels);
                break;
            case PngColorType.Palette:
                for (int x = 0; x < pixels.Length; x++)
                {
                    pixels[x].FromRgba32(palette[Sample(row, x)]);
                }

                break;
            default:
                ConvertSlowly(row, pixels);
                break;
        }
    }

    /// <summary>Depths other than 8, and files with a clear colour: by way of 16 bits.</summary>
    private void ConvertSlowly(ReadOnlySpan<byte> row, Span<TPixel> pixels)
    {
        int channels = header.Channels;
        bool hasAlpha = header.ColorType is PngColorType.GrayscaleWithAlpha or PngColorType.RgbWithAlpha;
        int scale = ushort.MaxValue / ((1 << header.BitDepth) - 1);
        Span<ushort> values = stackalloc ushort[4];
        for (int x = 0; x < pixels.Length; x++)
        {
            for (int i = 0; i < channels; i++)
            {
                values[i] = (ushort)Sample(row, (x * channels) + i);
            }

            bool isClear = clear.Length > 0 && values[..channels].SequenceEqual(clear);
            ushort alpha = hasAlpha ? (ushort)(values[channels - 1] * scale) : isClear ? (ushort)0 : ushort.MaxValue;
            ushort first = (ushort)(values[0] * scale);
            pixels[x].FromRgba64(channels < 3
                ? new(first, first, first, alpha)
                : new(first, (ushort)(values[1] * scale), (ushort)(values[2] * scale), alpha));
        }
    }

    /// <summary>One value, as stored.</summary>
    private int Sample(ReadOnlySpan<byte> row, int index)
    {
        switch (header.BitDepth)
        {
            case 8:
                return row[index];
            case 16:
                return BinaryPrimitives.ReadUInt16BigEndian(row[(index * 2)..]);
            default:
                int bit = index * header.BitDepth;
                return (row[bit / 8] >> (8 - header.BitDepth - (bit % 8))) & ((1 << header.BitDepth) - 1);
        }
    }
}
