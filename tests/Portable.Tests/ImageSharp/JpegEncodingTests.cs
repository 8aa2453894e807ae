using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats.Jpeg;
using SixLabors.ImageSharp.Metadata.Profiles.Exif;
using SixLabors.ImageSharp.PixelFormats;

namespace Portable.Tests.ImageSharp;

public class JpegEncodingTests
{
    [Theory]
    [InlineData(JpegEncodingColor.YCbCrRatio444, "444", 30)]
    [InlineData(JpegEncodingColor.YCbCrRatio444, "444", 90)]
    [InlineData(JpegEncodingColor.YCbCrRatio422, "422", 30)]
    [InlineData(JpegEncodingColor.YCbCrRatio422, "422", 90)]
    [InlineData(JpegEncodingColor.YCbCrRatio420, "420", 30)]
    [InlineData(JpegEncodingColor.YCbCrRatio420, "420", 90)]
    public void LosesWhatLibjpegTurboLoses(JpegEncodingColor color, string sampling, int quality)
    {
        using Image<Rgb24> source = Golden.Source();
        using Image<Rgb24> decoded = Reload(source, new() { ColorType = color, Quality = quality });
        Assert.Equal(0, Golden.Distance(Golden.Raw($"encode-{sampling}-{quality}"), Golden.Bytes(decoded)));
    }

    /// <summary>A smooth picture survives every kind of encoding.</summary>
    [Theory]
    [InlineData(JpegEncodingColor.YCbCrRatio411)]
    [InlineData(JpegEncodingColor.YCbCrRatio410)]
    [InlineData(JpegEncodingColor.Rgb)]
    [InlineData(JpegEncodingColor.Luminance)]
    public void SmoothPicturesSurvive(JpegEncodingColor color)
    {
        using Image<Rgb24> source = new(50, 37);
        for (int y = 0; y < source.Height; y++)
        {
            for (int x = 0; x < source.Width; x++)
            {
                byte value = (byte)(40 + (2 * x) + y);
                source[x, y] = new(value, value, value);
            }
        }

        using Image<Rgb24> decoded = Reload(source, new() { ColorType = color, Quality = 95 });
        Assert.InRange(Golden.Distance(Golden.Bytes(source), Golden.Bytes(decoded)), 0, 3);
    }

    [Fact]
    public void DefaultIsQuality75WithHalvedColour()
    {
        using Image<Rgb24> source = Golden.Source();
        using Image<Rgb24> decoded = Reload(source, new());
        JpegMetadata metadata = decoded.Metadata.GetJpegMetadata();
        Assert.Equal((75, JpegEncodingColor.YCbCrRatio420), (metadata.Quality, metadata.ColorType));
    }

    [Fact]
    public void APictureIsWrittenAgainAsItWasRead()
    {
        using Image<Rgb24> source = Golden.Source();
        using Image<Rgb24> first = Reload(source, new() { Quality = 42, ColorType = JpegEncodingColor.YCbCrRatio422 });
        using Image<Rgb24> second = Reload(first, new());
        JpegMetadata metadata = second.Metadata.GetJpegMetadata();
        Assert.Equal((42, JpegEncodingColor.YCbCrRatio422), (metadata.Quality, metadata.ColorType));
    }

    [Fact]
    public void ExifIsKept()
    {
        using Image<Rgb24> source = Image.Load<Rgb24>(Golden.PathOf("turned.jpg"));
        using Image<Rgb24> decoded = Reload(source, new());
        Assert.True(decoded.Metadata.ExifProfile!.TryGetValue(ExifTag.Make, out IExifValue<string>? make));
        Assert.Equal("Golden", make.Value);
    }

    [Fact]
    public void SkipMetadataLeavesExifOut()
    {
        using Image<Rgb24> source = Image.Load<Rgb24>(Golden.PathOf("turned.jpg"));
        using Image<Rgb24> decoded = Reload(source, new() { SkipMetadata = true });
        Assert.Null(decoded.Metadata.ExifProfile);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(101)]
    public void QualityHasARange(int quality) => Assert.Throws<ArgumentException>(() => new JpegEncoder { Quality = quality });

    private static Image<Rgb24> Reload(Image<Rgb24> source, JpegEncoder encoder)
    {
        using MemoryStream stream = new();
        source.SaveAsJpeg(stream, encoder);
        return Image.Load<Rgb24>(stream.ToArray());
    }
}
