using System.Diagnostics;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats;
using SixLabors.ImageSharp.Formats.Bmp;
using SixLabors.ImageSharp.Formats.Gif;
using SixLabors.ImageSharp.Formats.Jpeg;
using SixLabors.ImageSharp.Formats.Png;
using SixLabors.ImageSharp.Formats.Tiff;
using SixLabors.ImageSharp.Formats.Webp;
using SixLabors.ImageSharp.PixelFormats;
using SmallData.Images;

namespace SmallData.Tests.Images;

public sealed class PhotoDecoderTests
{
    private const int Size = 16;

    private static readonly Dictionary<string, IImageEncoder> Encoders = new()
    {
        ["jpg"] = new JpegEncoder { Quality = 95, ColorType = JpegColorType.YCbCrRatio444 },
        ["png"] = new PngEncoder(),
        ["interlaced png"] = new PngEncoder { InterlaceMethod = PngInterlaceMode.Adam7 },
        ["palette png"] = new PngEncoder { ColorType = PngColorType.Palette },
        ["webp"] = new WebpEncoder { FileFormat = WebpFileFormatType.Lossy, Quality = 95 },
        ["lossless webp"] = new WebpEncoder { FileFormat = WebpFileFormatType.Lossless },
        ["bmp"] = new BmpEncoder(),
        ["gif"] = new GifEncoder(),
        ["tiff"] = new TiffEncoder(),
    };

    private static byte[] Decode(byte[] file, int channels = 3)
    {
        var layout = new PhotoLayout(Size, channels);
        var planes = new byte[layout.Bytes];
        Assert.Null(PhotoDecoder.Decode(file, layout, planes));
        return planes;
    }

    private static string? Reason(byte[] file)
    {
        var layout = new PhotoLayout(Size);
        return PhotoDecoder.Decode(file, layout, new byte[layout.Bytes]);
    }

    /// <summary>Red, green and blue of a pixel.</summary>
    private static int[] At(byte[] planes, int row, int column) => [.. Enumerable.Range(0, 3).Select(plane => (int)planes[(plane * Size + row) * Size + column])];

    private static void AssertQuarters(byte[] planes)
    {
        int[][] expected = [[255, 0, 0], [0, 255, 0], [0, 0, 255], [255, 255, 255]];
        int[][] found = [At(planes, 2, 2), At(planes, 2, Size - 3), At(planes, Size - 3, 2), At(planes, Size - 3, Size - 3)];
        for (int quarter = 0; quarter < 4; quarter++)
        {
            Assert.True(
                expected[quarter].Zip(found[quarter]).All(pair => Math.Abs(pair.First - pair.Second) < 30),
                $"quarter {quarter} is {string.Join(", ", found[quarter])} instead of {string.Join(", ", expected[quarter])}");
        }
    }

    public static TheoryData<string> Formats => [.. Encoders.Keys];

    [Theory, MemberData(nameof(Formats))]
    public void Every_format_is_read(string format) => AssertQuarters(Decode(Pictures.Quarters(48, 32, Encoders[format])));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public void A_photo_stands_upright_however_the_phone_was_held(ushort orientation) =>
        AssertQuarters(Decode(Pictures.Quarters(48, 32, Encoders["jpg"], orientation)));

    [Fact]
    public void What_is_transparent_lies_on_white()
    {
        using var image = new Image<Rgba32>(Size, Size, new Rgba32(200, 0, 0, 0));
        image[4, 4] = new Rgba32(0, 0, 0, 128);
        byte[] planes = Decode(Pictures.Encode(image, new PngEncoder { TransparentColorMode = PngTransparentColorMode.Preserve }));
        Assert.Equal([255, 255, 255], At(planes, 8, 8));
        Assert.Equal([127, 127, 127], At(planes, 4, 4));
    }

    [Fact]
    public void What_is_transparent_is_white_in_grey_too()
    {
        using var image = new Image<Rgba32>(Size, Size, new Rgba32(200, 0, 0, 0));
        Assert.Equal(255, Decode(Pictures.Encode(image, new PngEncoder()), channels: 1)[0]);
    }

    [Fact]
    public void Sixteen_bits_a_colour_become_eight()
    {
        using var image = new Image<Rgb48>(Size, Size, new Rgb48(65535, 0x8080, 257));
        Assert.Equal([255, 128, 1], At(Decode(Pictures.Encode(image, new PngEncoder { BitDepth = PngBitDepth.Bit16 })), 3, 3));
    }

    [Fact]
    public void A_CMYK_photo_has_its_colours()
    {
        int[] colour = At(Decode(Pictures.FlatJpeg(Size, Size, 200, 100, 50, 255)), 5, 5);
        Assert.All(colour.Zip((int[])[200, 100, 50]), pair => Assert.InRange(pair.First, pair.Second - 2, pair.Second + 2));
    }

    [Fact]
    public void Of_an_animation_the_first_frame_counts()
    {
        using var image = new Image<Rgb24>(Size, Size, new Rgb24(255, 0, 0));
        using var second = new Image<Rgb24>(Size, Size, new Rgb24(0, 0, 255));
        image.Frames.AddFrame(second.Frames.RootFrame);
        Assert.Equal([255, 0, 0], At(Decode(Pictures.Encode(image, new GifEncoder())), 5, 5));
    }

    [Theory]
    [InlineData(1, 500)]
    [InlineData(500, 1)]
    [InlineData(1, 1)]
    public void A_line_of_pixels_shows_nothing(int width, int height) =>
        Assert.Equal($"{width}×{height} pixels are too few to show anything", Reason(Pictures.Png(width, height, 1, 2, 3)));

    [Fact]
    public void A_JPEG_file_of_no_width_is_refused()
    {
        byte[] file = Pictures.Jpeg();
        int frame = file.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xC0]);
        (file[frame + 7], file[frame + 8]) = (0, 0);
        Assert.NotNull(Reason(file));
    }

    [Fact]
    public void Few_bytes_that_claim_to_be_a_large_picture_are_refused()
    {
        byte[] file = Pictures.Jpeg();
        int frame = file.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xC0]);
        (file[frame + 5], file[frame + 6], file[frame + 7], file[frame + 8]) = (0x23, 0x28, 0x2E, 0xE0);
        Assert.Equal($"the picture is damaged: it claims 12000×9000 pixels in {file.Length} bytes", Reason(file));
    }

    [Fact]
    public void More_pixels_than_any_camera_has_are_refused() =>
        Assert.Equal("20000×16000 pixels are more than 250 million; save it smaller", Reason(Pictures.FlatJpeg(20000, 16000, 128)));

    [Fact]
    public void A_huge_photo_is_read()
    {
        byte[] file = Pictures.FlatJpeg(12000, 9000, 77);
        byte[] planes = Decode(file, channels: 1);
        Assert.Equal(77, planes[0]);
        Assert.Equal(77, planes[^1]);
    }

    [Fact]
    public async Task Large_pictures_come_one_at_a_time()
    {
        var gate = new PhotoDecoder.Gate(room: 10);
        gate.Enter(4);
        gate.Enter(6);
        Task large = Task.Run(() => gate.Enter(50));
        gate.Leave(4);
        await Task.Delay(20);
        Assert.False(large.IsCompleted);
        gate.Leave(6);
        await large.WaitAsync(TimeSpan.FromSeconds(10));
    }

    [Theory, MemberData(nameof(Formats))]
    public void Every_cut_and_every_changed_byte_ends_in_a_picture_or_a_reason(string format)
    {
        byte[] whole = Pictures.Quarters(24, 16, Encoders[format]);
        var layout = new PhotoLayout(Size);
        var planes = new byte[layout.Bytes];
        long start = Stopwatch.GetTimestamp();
        for (int at = 0; at < whole.Length; at += 1 + (whole.Length / 150))
        {
            byte[] changed = [.. whole];
            changed[at] ^= 0x55;
            PhotoDecoder.Decode(changed, layout, planes);
            PhotoDecoder.Decode(whole[..at], layout, planes);
        }

        Assert.True(Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds(30));
    }

    [Theory]
    [InlineData(48, 32, 1, 48, 32)]
    [InlineData(48, 32, 6, 32, 48)]
    public void The_size_is_that_of_the_upright_photo(int width, int height, ushort orientation, int upright, int high)
    {
        using var folder = new TestFolder();
        string file = folder.Write("photo.jpg", Pictures.Quarters(width, height, Encoders["jpg"], orientation));
        Assert.Equal((upright, high), PhotoDecoder.Measure(file));
    }

    [Fact]
    public void What_is_no_picture_has_no_size()
    {
        using var folder = new TestFolder();
        Assert.Null(PhotoDecoder.Measure(folder.Write("notes.jpg", "words"u8.ToArray())));
    }
}
