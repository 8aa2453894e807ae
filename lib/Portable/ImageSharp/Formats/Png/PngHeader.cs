using System.Buffers.Binary;

namespace SixLabors.ImageSharp.Formats.Png;

/// <summary>The first chunk of a PNG file: the picture's size and kind.</summary>
internal readonly record struct PngHeader(Size Size, byte BitDepth, PngColorType ColorType, bool IsInterlaced)
{
    public const int Length = 13;

    /// <summary>Values of one pixel.</summary>
    public int Channels => ColorType switch
    {
        PngColorType.Rgb => 3,
        PngColorType.GrayscaleWithAlpha => 2,
        PngColorType.RgbWithAlpha => 4,
        _ => 1,
    };

    public int BitsPerPixel => Channels * BitDepth;

    /// <summary>Bytes of a row of the given number of pixels.</summary>
    public int RowLength(int width) => (int)((((long)width * BitsPerPixel) + 7) / 8);

    /// <exception cref="InvalidImageContentException">The header breaks the rules.</exception>
    public static PngHeader Parse(ReadOnlySpan<byte> chunk)
    {
        if (chunk.Length < Length)
        {
            throw new InvalidImageContentException("The PNG header is too short.");
        }

        int width = BinaryPrimitives.ReadInt32BigEndian(chunk);
        int height = BinaryPrimitives.ReadInt32BigEndian(chunk[4..]);
        byte depth = chunk[8];
        PngColorType color = (PngColorType)chunk[9];
        if (width <= 0 || height <= 0)
        {
            throw new InvalidImageContentException($"The PNG header asks for {width}×{height} pixels.");
        }

        bool valid = color switch
        {
            PngColorType.Grayscale => depth is 1 or 2 or 4 or 8 or 16,
            PngColorType.Palette => depth is 1 or 2 or 4 or 8,
            PngColorType.Rgb or PngColorType.GrayscaleWithAlpha or PngColorType.RgbWithAlpha => depth is 8 or 16,
            _ => false,
        };
        if (!valid || chunk[10] != 0 || chunk[11] != 0 || chunk[12] > 1)
        {
            throw new InvalidImageContentException(
                $"The PNG header asks for colour type {chunk[9]} of {depth} bits, compression {chunk[10]}, "
                + $"filter {chunk[11]}, interlace {chunk[12]}, which the format does not have.");
        }

        return new(new(width, height), depth, color, chunk[12] == 1);
    }
}
