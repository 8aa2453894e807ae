using System.Buffers.Binary;
using System.IO.Hashing;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats;
using SixLabors.ImageSharp.Metadata.Profiles.Exif;
using SixLabors.ImageSharp.PixelFormats;

namespace SmallData.Tests;

/// <summary>Small pictures made for tests.</summary>
internal static class Pictures
{
    /// <summary>A one-colour PNG file.</summary>
    public static byte[] Png(int width, int height, byte red, byte green, byte blue)
    {
        byte[] pixels = [.. Enumerable.Repeat(new[] { red, green, blue }, width * height).SelectMany(pixel => pixel)];
        using Image<Rgb24> image = Image.LoadPixelData<Rgb24>(pixels, width, height);
        using var stream = new MemoryStream();
        image.SaveAsPng(stream);
        return stream.ToArray();
    }

    /// <summary>A picture in four colours, red and green above, blue and white below, as an encoder writes it.</summary>
    /// <param name="width">Columns, at least 2.</param>
    /// <param name="height">Rows, at least 2.</param>
    /// <param name="encoder">Which format.</param>
    /// <param name="orientation">
    /// The EXIF orientation (TIFF 6.0, 1 to 8): the pixels are stored turned so that a viewer who turns them back sees the colours as above.
    /// </param>
    public static byte[] Quarters(int width, int height, IImageEncoder encoder, ushort orientation = 1)
    {
        using var image = new Image<Rgb24>(width, height);
        for (int row = 0; row < height; row++)
        {
            for (int column = 0; column < width; column++)
            {
                (bool first, bool left) = (row < height / 2, column < width / 2);
                (bool above, bool before) = orientation switch
                {
                    1 => (first, left),
                    2 => (first, !left),
                    3 => (!first, !left),
                    4 => (!first, left),
                    5 => (left, first),
                    6 => (left, !first),
                    7 => (!left, !first),
                    _ => (!left, first),
                };
                image[column, row] = above ? (before ? Red : Green) : (before ? Blue : White);
            }
        }

        if (orientation > 1)
        {
            image.Metadata.ExifProfile = new ExifProfile();
            image.Metadata.ExifProfile.SetValue(ExifTag.Orientation, orientation);
        }

        return Encode(image, encoder);
    }

    /// <summary>An image as a file.</summary>
    public static byte[] Encode(Image image, IImageEncoder encoder)
    {
        using var stream = new MemoryStream();
        image.Save(stream, encoder);
        return stream.ToArray();
    }

    private static readonly Rgb24 Red = new(255, 0, 0), Green = new(0, 255, 0), Blue = new(0, 0, 255), White = new(255, 255, 255);

    /// <summary>A baseline JPEG of one colour, written bit by bit: any size in moments, and any number of components.</summary>
    /// <param name="width">Columns; a multiple of 8.</param>
    /// <param name="height">Rows; a multiple of 8.</param>
    /// <param name="values">The value of each component: one for grey, four for CMYK as Adobe stores it, where 255 is no ink.</param>
    public static byte[] FlatJpeg(int width, int height, params byte[] values)
    {
        using var file = new MemoryStream();
        void Segment(byte marker, params byte[] content) => file.Write([0xFF, marker, (byte)((content.Length + 2) >> 8), (byte)(content.Length + 2), .. content]);
        file.Write([0xFF, 0xD8]);
        if (values.Length == 4)
        {
            Segment(0xEE, [.. "Adobe"u8, 0, 100, 0, 0, 0, 0, 0]);
        }

        Segment(0xDB, [0, .. Enumerable.Repeat((byte)1, 64)]);
        Segment(0xC0, [8, (byte)(height >> 8), (byte)height, (byte)(width >> 8), (byte)width, (byte)values.Length, .. values.SelectMany((_, id) => new byte[] { (byte)id, 0x11, 0 })]);
        Segment(0xC4, [0x00, 0, 0, 0, 12, .. new byte[12], .. Enumerable.Range(0, 12).Select(size => (byte)size)]);   // sizes 0 to 11 in 4 bits each
        Segment(0xC4, [0x10, 0, 1, .. new byte[14], 0]);                                                              // nothing but "end of block", 00
        Segment(0xDA, [(byte)values.Length, .. values.SelectMany((_, id) => new byte[] { (byte)id, 0 }), 0, 63, 0]);

        (uint bits, int count) = (0, 0);
        void Put(int value, int length)
        {
            (bits, count) = ((bits << length) | (uint)value, count + length);
            for (; count >= 8; count -= 8)
            {
                byte next = (byte)(bits >> (count - 8));
                file.WriteByte(next);
                if (next == 0xFF)
                {
                    file.WriteByte(0);
                }
            }
        }

        for (int block = 0; block < width / 8 * (height / 8); block++)
        {
            foreach (byte value in values)
            {
                int change = block == 0 ? (value - 128) * 8 : 0;
                int size = change == 0 ? 0 : 32 - int.LeadingZeroCount(Math.Abs(change));
                Put(size, 4);
                Put(change < 0 ? change + (1 << size) - 1 : change, size);
                Put(0, 2);
            }
        }

        Put(0x7F, 7);
        file.Write([0xFF, 0xD9]);
        return file.ToArray();
    }

    /// <summary>A PNG file of the chunks given, each with its checksum.</summary>
    public static byte[] PngOf(params (string Type, byte[] Content)[] chunks)
    {
        using var file = new MemoryStream();
        file.Write([0x89, .. "PNG\r\n\u001a\n"u8]);
        foreach ((string type, byte[] content) in chunks)
        {
            byte[] typed = [.. System.Text.Encoding.ASCII.GetBytes(type), .. content];
            file.Write([.. BigEndian((uint)content.Length), .. typed, .. BigEndian(Crc32.HashToUInt32(typed))]);
        }

        return file.ToArray();
    }

    /// <summary>The chunks of a PNG file.</summary>
    public static IEnumerable<(string Type, byte[] Content)> Chunks(byte[] png)
    {
        for (int at = 8; at < png.Length;)
        {
            int length = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at));
            yield return (System.Text.Encoding.ASCII.GetString(png, at + 4, 4), png[(at + 8)..(at + 8 + length)]);
            at += 12 + length;
        }
    }

    private static byte[] BigEndian(uint value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, value);
        return bytes;
    }

    /// <summary>A complete 16×16 grey JPEG file, written byte by byte by another encoder.</summary>
    public static byte[] Jpeg() => Convert.FromBase64String(JpegBase64);

    private const string JpegBase64 = "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAYEBQYFBAYGBQYHBwYIChAKCgkJChQODwwQFxQYGBcUFhYaHSUfGhsjHBYWICwgIyYnKSopGR8tMC0oMCUoKSj/wAALCAAQABABAREA/8QAHwAAAQUBAQEBAQEAAAAAAAAAAAECAwQFBgcICQoL/8QAtRAAAgEDAwIEAwUFBAQAAAF9AQIDAAQRBRIhMUEGE1FhByJxFDKBkaEII0KxwRVS0fAkM2JyggkKFhcYGRolJicoKSo0NTY3ODk6Q0RFRkdISUpTVFVWV1hZWmNkZWZnaGlqc3R1dnd4eXqDhIWGh4iJipKTlJWWl5iZmqKjpKWmp6ipqrKztLW2t7i5usLDxMXGx8jJytLT1NXW19jZ2uHi4+Tl5ufo6erx8vP09fb3+Pn6/9oACAEBAAA/AOMooor/2Q==";
}
