using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats.Png;
using SixLabors.ImageSharp.PixelFormats;

namespace Portable.Tests.ImageSharp;

public class PngTests
{
    public static TheoryData<string> Files =>
        [.. Directory.GetFiles(Golden.PathOf("."), "png-*.png").Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public void DecodesEveryKind(string name)
    {
        using Image<Rgba32> image = Image.Load<Rgba32>(Golden.PathOf(name + ".png"));
        Assert.Equal(0, Golden.Distance(Golden.Raw(name), Golden.Bytes(image)));
    }

    [Theory]
    [InlineData("png-grey-1", typeof(L8))]
    [InlineData("png-grey-16", typeof(L16))]
    [InlineData("png-grey-8-clear", typeof(La16))]
    [InlineData("png-grey-alpha-8", typeof(La16))]
    [InlineData("png-rgb-8", typeof(Rgb24))]
    [InlineData("png-rgb-8-clear", typeof(Rgba32))]
    [InlineData("png-rgb-16", typeof(Rgb48))]
    [InlineData("png-rgb-alpha-16", typeof(Rgba64))]
    [InlineData("png-palette-4", typeof(Rgba32))]
    public void LoadChoosesTheKindOfPixel(string name, Type pixel)
    {
        using Image image = Image.Load(Golden.PathOf(name + ".png"));
        Assert.Equal(pixel, image.GetType().GetGenericArguments()[0]);
    }

    /// <summary>What is written is read again as it was, for each kind of pixel.</summary>
    [Theory]
    [MemberData(nameof(Files))]
    public void WritesWhatItReads(string name)
    {
        using Image image = Image.Load(Golden.PathOf(name + ".png"));
        using MemoryStream stream = new();
        image.SaveAsPng(stream);
        using Image<Rgba32> again = Image.Load<Rgba32>(stream.ToArray());
        Assert.Equal(0, Golden.Distance(Golden.Raw(name), Golden.Bytes(again)));
    }

    [Fact]
    public void SixteenBitsSurvive()
    {
        using Image<L16> source = new(3, 1);
        source[0, 0] = new(1);
        source[1, 0] = new(513);
        source[2, 0] = new(65534);
        using MemoryStream stream = new();
        source.SaveAsPng(stream);
        using Image<L16> again = Image.Load<L16>(stream.ToArray());
        Assert.Equal([1, 513, 65534], new[] { again[0, 0].PackedValue, again[1, 0].PackedValue, again[2, 0].PackedValue });
    }

    [Theory]
    [InlineData(PngFilterMethod.None)]
    [InlineData(PngFilterMethod.Sub)]
    [InlineData(PngFilterMethod.Up)]
    [InlineData(PngFilterMethod.Average)]
    [InlineData(PngFilterMethod.Paeth)]
    [InlineData(PngFilterMethod.Adaptive)]
    public void EveryFilterCanBeUndone(PngFilterMethod filter)
    {
        using Image<Rgb24> source = Golden.Source();
        using MemoryStream stream = new();
        source.SaveAsPng(stream, new() { FilterMethod = filter });
        using Image<Rgb24> again = Image.Load<Rgb24>(stream.ToArray());
        Assert.Equal(0, Golden.Distance(Golden.Bytes(source), Golden.Bytes(again)));
    }

    [Fact]
    public void CompressionMakesFilesSmaller()
    {
        using Image<Rgb24> source = new(100, 100, new Rgb24(1, 2, 3));
        using MemoryStream plain = new();
        using MemoryStream packed = new();
        source.SaveAsPng(plain, new() { CompressionLevel = PngCompressionLevel.NoCompression });
        source.SaveAsPng(packed);
        Assert.InRange(packed.Length * 20, 1, plain.Length);
    }

    [Fact]
    public void ColorTypeConverts()
    {
        using Image<Rgb24> source = new(1, 1, new Rgb24(255, 0, 0));
        using MemoryStream stream = new();
        source.SaveAsPng(stream, new() { ColorType = PngColorType.Grayscale });
        using Image image = Image.Load(stream.ToArray());
        Assert.Equal(new L8(54), Assert.IsType<Image<L8>>(image)[0, 0]);
    }

    [Fact]
    public void PaletteIsNotWritten()
    {
        using Image<Rgb24> source = new(1, 1);
        Assert.Throws<NotSupportedException>(() => source.SaveAsPng(Stream.Null, new() { ColorType = PngColorType.Palette }));
    }
}
