using System.Security.Cryptography;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats;
using SixLabors.ImageSharp.Formats.Jpeg;
using SixLabors.ImageSharp.PixelFormats;

namespace Portable.Tests.ImageSharp;

/// <summary>Decoded values are libjpeg-turbo's, to the last bit.</summary>
public class JpegDecodingTests
{
    [Theory]
    [InlineData("baseline-444")]
    [InlineData("baseline-422")]
    [InlineData("baseline-420")]
    [InlineData("baseline-440")]
    [InlineData("progressive-444")]
    [InlineData("progressive-422")]
    [InlineData("progressive-420")]
    [InlineData("grey")]
    [InlineData("grey-progressive")]
    [InlineData("tiny-420")]
    [InlineData("one-pixel")]
    [InlineData("optimised")]
    [InlineData("restarts")]
    [InlineData("turned")]
    public void DecodesAsLibjpegTurbo(string name)
    {
        using Image<Rgb24> image = Image.Load<Rgb24>(Golden.PathOf(name + ".jpg"));
        Assert.Equal(0, Golden.Distance(Golden.Raw(name), Golden.Bytes(image)));
    }

    /// <summary>Pillow rounds the product of ink and black in another way.</summary>
    [Theory]
    [InlineData("cmyk")]
    [InlineData("ycck")]
    public void DecodesFourInks(string name)
    {
        using Image<Rgb24> image = Image.Load<Rgb24>(Golden.PathOf(name + ".jpg"));
        Assert.InRange(Golden.Distance(Golden.Raw(name), Golden.Bytes(image)), 0, 1);
    }

    [Theory]
    [InlineData("baseline-444", 2)]
    [InlineData("baseline-444", 4)]
    [InlineData("baseline-444", 8)]
    [InlineData("baseline-422", 2)]
    [InlineData("baseline-422", 4)]
    [InlineData("baseline-422", 8)]
    [InlineData("baseline-420", 2)]
    [InlineData("baseline-420", 4)]
    [InlineData("baseline-420", 8)]
    [InlineData("grey", 2)]
    public void DecodesStraightToASmallerSize(string name, int scale)
    {
        JpegDecoderOptions options = new()
        {
            GeneralOptions = new() { TargetSize = new(43 / scale, 35 / scale) },
            ResizeMode = JpegDecoderResizeMode.IdctOnly,
        };
        using FileStream stream = File.OpenRead(Golden.PathOf(name + ".jpg"));
        using Image<Rgb24> image = JpegDecoder.Instance.Decode<Rgb24>(options, stream);
        Assert.Equal(0, Golden.Distance(Golden.Raw($"{name}.1of{scale}"), Golden.Bytes(image)));
    }

    [Fact]
    public void TargetSizeKeepsTheProportions()
    {
        using Image image = Image.Load(new DecoderOptions { TargetSize = new(20, 20) }, Golden.PathOf("baseline-420.jpg"));
        Assert.Equal(new Size(20, 16), image.Size);
    }

    [Fact]
    public void TargetSizeNeverDecodesBelowTheTarget()
    {
        JpegDecoderOptions options = new()
        {
            GeneralOptions = new() { TargetSize = new(22, 18) },
            ResizeMode = JpegDecoderResizeMode.IdctOnly,
        };
        using FileStream stream = File.OpenRead(Golden.PathOf("baseline-420.jpg"));
        using Image image = JpegDecoder.Instance.Decode(options, stream);
        Assert.Equal(new Size(22, 18), image.Size);
    }

    [Fact]
    public void GreyBecomesGreyPixels()
    {
        using Image<L8> grey = Image.Load<L8>(Golden.PathOf("grey.jpg"));
        Assert.Equal(0, Golden.Distance([.. Golden.Raw("grey").Where((_, i) => i % 3 == 0)], Golden.Bytes(grey)));
    }

    [Fact]
    public void OtherPixelsHoldTheSameColours()
    {
        using Image<Rgba32> image = Image.Load<Rgba32>(Golden.PathOf("baseline-420.jpg"));
        byte[] rgb = Golden.Raw("baseline-420");
        Assert.Equal(new Rgba32(rgb[^3], rgb[^2], rgb[^1], 255), image[42, 34]);
    }

    [SkippableFact]
    public void DecodesRealPhotosAsLibjpegTurbo()
    {
        List<string> wrong = [];
        foreach (string line in File.ReadLines(Golden.PathOf("photos.txt")))
        {
            string[] parts = line.Split(' ');
            using Image<Rgb24> image = Image.Load<Rgb24>(RealPhotos.PathOf(parts[0]));
            if (!Convert.ToHexStringLower(SHA256.HashData(Golden.Bytes(image))).Equals(parts[1], StringComparison.Ordinal))
            {
                wrong.Add(parts[0]);
            }
        }

        Assert.Empty(wrong);
    }
}
