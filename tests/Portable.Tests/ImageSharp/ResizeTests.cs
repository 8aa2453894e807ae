using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;
using SixLabors.ImageSharp.Processing;
using SixLabors.ImageSharp.Processing.Processors.Transforms;

namespace Portable.Tests.ImageSharp;

public class ResizeTests
{
    public static TheoryData<string, int, int> Sizes
    {
        get
        {
            TheoryData<string, int, int> data = [];
            foreach (string filter in (string[])["box", "triangle", "bicubic", "lanczos3"])
            {
                data.Add(filter, 20, 17);
                data.Add(filter, 15, 50);
                data.Add(filter, 64, 48);
            }

            return data;
        }
    }

    /// <summary>Against double precision; a value that lies on half may be rounded either way.</summary>
    [Theory]
    [MemberData(nameof(Sizes))]
    public void WeighsBytes(string filter, int width, int height)
    {
        using Image<Rgb24> image = Golden.Source();
        image.Mutate(x => x.Resize(width, height, Sampler(filter)));
        Assert.InRange(Golden.Distance(Golden.Raw($"resize-{filter}-{width}x{height}"), Golden.Bytes(image)), 0, 1);
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void WeighsOtherPixelsAlike(string filter, int width, int height)
    {
        using Image<Rgb24> source = Golden.Source();
        using Image<Rgba32> image = source.CloneAs<Rgba32>();
        image.Mutate(x => x.Resize(width, height, Sampler(filter)));
        using Image<Rgb24> result = image.CloneAs<Rgb24>();
        Assert.InRange(Golden.Distance(Golden.Raw($"resize-{filter}-{width}x{height}"), Golden.Bytes(result)), 0, 1);
    }

    [Fact]
    public void WeighsGreyAsOneChannel()
    {
        using Image<Rgb24> colour = Golden.Source();
        using Image<L8> red = new(colour.Width, colour.Height);
        red.ProcessPixelRows(colour, (to, from) =>
        {
            for (int y = 0; y < to.Height; y++)
            {
                for (int x = 0; x < to.Width; x++)
                {
                    to.GetRowSpan(y)[x] = new(from.GetRowSpan(y)[x].R);
                }
            }
        });
        red.Mutate(x => x.Resize(20, 17));
        byte[] expected = [.. Golden.Raw("resize-bicubic-20x17").Where((_, i) => i % 3 == 0)];
        Assert.InRange(Golden.Distance(expected, Golden.Bytes(red)), 0, 1);
    }

    [Fact]
    public void DefaultIsBicubic()
    {
        using Image<Rgb24> image = Golden.Source();
        image.Mutate(x => x.Resize(20, 17));
        Assert.InRange(Golden.Distance(Golden.Raw("resize-bicubic-20x17"), Golden.Bytes(image)), 0, 1);
    }

    [Fact]
    public void NearestTakesThePixelAtTheScaledPlace()
    {
        using Image<L8> image = Image.LoadPixelData<L8>([0, 10, 20, 30, 40, 50, 60], 7, 1);
        image.Mutate(x => x.Resize(3, 1, KnownResamplers.NearestNeighbor));
        Assert.Equal([0, 20, 40], Golden.Bytes(image));
    }

    [Fact]
    public void ClearPixelsLendNoColour()
    {
        using Image<Rgba32> image = Image.LoadPixelData<Rgba32>([255, 0, 0, 255, 0, 255, 0, 0], 2, 1);
        image.Mutate(x => x.Resize(1, 1, KnownResamplers.Box));
        Assert.Equal(new Rgba32(255, 0, 0, 128), image[0, 0]);
    }

    [Theory]
    [InlineData(ResizeMode.Stretch, 30, 30)]
    [InlineData(ResizeMode.Crop, 30, 30)]
    [InlineData(ResizeMode.Pad, 30, 30)]
    [InlineData(ResizeMode.BoxPad, 30, 30)]
    [InlineData(ResizeMode.Max, 30, 15)]
    [InlineData(ResizeMode.Min, 60, 30)]
    public void ModesGiveTheirSizes(ResizeMode mode, int width, int height)
    {
        using Image<L8> image = new(100, 50);
        image.Mutate(x => x.Resize(new ResizeOptions { Size = new(30, 30), Mode = mode }));
        Assert.Equal(new Size(width, height), image.Size);
    }

    [Fact]
    public void ASideOfZeroFollowsTheProportions()
    {
        using Image<L8> image = new(100, 50);
        image.Mutate(x => x.Resize(0, 20));
        Assert.Equal(new Size(40, 20), image.Size);
    }

    [Theory]
    [InlineData(AnchorPositionMode.Left, 1)]
    [InlineData(AnchorPositionMode.Center, 2)]
    [InlineData(AnchorPositionMode.Right, 3)]
    public void CropKeepsThePartAtTheAnchor(AnchorPositionMode position, byte expected)
    {
        using Image<L8> image = Image.LoadPixelData<L8>([1, 2, 3], 3, 1);
        image.Mutate(x => x.Resize(new ResizeOptions
        {
            Size = new(1, 1), Mode = ResizeMode.Crop, Position = position, Sampler = KnownResamplers.Box,
        }));
        Assert.Equal([expected], Golden.Bytes(image));
    }

    [Fact]
    public void PadFillsWithItsColour()
    {
        using Image<L8> image = new(2, 1, new L8(100));
        image.Mutate(x => x.Resize(new ResizeOptions { Size = new(2, 3), Mode = ResizeMode.Pad, PadColor = Color.White }));
        Assert.Equal([255, 255, 100, 100, 255, 255], Golden.Bytes(image));
    }

    [Fact]
    public void BoxPadDoesNotEnlarge()
    {
        using Image<L8> image = new(1, 1, new L8(100));
        image.Mutate(x => x.Resize(new ResizeOptions { Size = new(3, 3), Mode = ResizeMode.BoxPad }));
        Assert.Equal([0, 0, 0, 0, 100, 0, 0, 0, 0], Golden.Bytes(image));
    }

    [Fact]
    public void NoSizeIsAnError()
    {
        using Image<L8> image = new(2, 2);
        Assert.Throws<InvalidOperationException>(() => image.Mutate(x => x.Resize(0, 0)));
    }

    [Fact]
    public void CatmullRomIsBicubic() =>
        Assert.Equal(KnownResamplers.Bicubic.GetValue(1.3f), KnownResamplers.CatmullRom.GetValue(1.3f), 1e-5f);

    [Fact]
    public void MitchellIsEightNinthsAtZero() =>
        Assert.Equal(8 / 9f, KnownResamplers.MitchellNetravali.GetValue(0), 1e-6f);

    private static IResampler Sampler(string filter) => filter switch
    {
        "box" => KnownResamplers.Box,
        "triangle" => KnownResamplers.Triangle,
        "lanczos3" => KnownResamplers.Lanczos3,
        _ => KnownResamplers.Bicubic,
    };
}
