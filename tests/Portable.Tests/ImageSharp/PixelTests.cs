using System.Numerics;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;

namespace Portable.Tests.ImageSharp;

public class PixelTests
{
    [Fact]
    public void GreyIsWeighedByBt709()
    {
        L8 grey = default;
        grey.FromRgb24(new(10, 200, 30));
        Assert.Equal(new L8(147), grey);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(128, 0)]
    [InlineData(129, 1)]
    [InlineData(65535, 255)]
    public void SixteenBitsRoundToEight(int deep, int expected)
    {
        L8 grey = default;
        grey.FromL16(new((ushort)deep));
        Assert.Equal(expected, grey.PackedValue);
    }

    [Fact]
    public void EightBitsFillSixteen()
    {
        Rgba64 deep = default;
        deep.FromRgb24(new(0, 1, 255));
        Assert.Equal(new Rgba64(0, 257, 65535, 65535), deep);
    }

    [Fact]
    public void VectorsAreClampedAndRounded()
    {
        Rgba32 pixel = default;
        pixel.FromVector4(new(-1, 2, .5f, .25f));
        Assert.Equal(new Rgba32(0, 255, 128, 64), pixel);
    }

    [Fact]
    public void VectorsGoFromZeroToOne() => Assert.Equal(new Vector4(0, 1, .2f, 1), new Rgb24(0, 255, 51).ToVector4());

    [Fact]
    public void Bgr24StoresBlueFirst()
    {
        using Image<Bgr24> image = new(1, 1, new Bgr24(1, 2, 3));
        Assert.Equal([3, 2, 1], Golden.Bytes(image));
    }

    [Fact]
    public void ColoursBecomePixels()
    {
        Rgb24 pixel = Color.Orange;
        Assert.Equal(new Rgb24(255, 165, 0), pixel);
    }

    [Fact]
    public void ColoursPrintAsHexadecimal() => Assert.Equal("FF6347FF", Color.Tomato.ToHex());
}
