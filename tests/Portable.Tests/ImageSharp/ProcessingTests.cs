using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Metadata.Profiles.Exif;
using SixLabors.ImageSharp.PixelFormats;
using SixLabors.ImageSharp.Processing;

namespace Portable.Tests.ImageSharp;

/// <summary>On the picture 1 2 3 over 4 5 6.</summary>
public class ProcessingTests
{
    [Theory]
    [InlineData(FlipMode.None, new byte[] { 1, 2, 3, 4, 5, 6 })]
    [InlineData(FlipMode.Horizontal, new byte[] { 3, 2, 1, 6, 5, 4 })]
    [InlineData(FlipMode.Vertical, new byte[] { 4, 5, 6, 1, 2, 3 })]
    public void Flips(FlipMode mode, byte[] expected) => Assert.Equal(expected, After(x => x.Flip(mode)));

    [Theory]
    [InlineData(RotateMode.None, new byte[] { 1, 2, 3, 4, 5, 6 })]
    [InlineData(RotateMode.Rotate90, new byte[] { 4, 1, 5, 2, 6, 3 })]
    [InlineData(RotateMode.Rotate180, new byte[] { 6, 5, 4, 3, 2, 1 })]
    [InlineData(RotateMode.Rotate270, new byte[] { 3, 6, 2, 5, 1, 4 })]
    public void TurnsClockwise(RotateMode mode, byte[] expected) => Assert.Equal(expected, After(x => x.Rotate(mode)));

    [Fact]
    public void TurningSwapsTheSides()
    {
        using Image<L8> image = Sample();
        image.Mutate(x => x.Rotate(RotateMode.Rotate90));
        Assert.Equal(new Size(2, 3), image.Size);
    }

    [Fact]
    public void TurnsBeforeItMirrors() =>
        Assert.Equal([1, 4, 2, 5, 3, 6], After(x => x.RotateFlip(RotateMode.Rotate90, FlipMode.Horizontal)));

    [Fact]
    public void Crops() => Assert.Equal([2, 3, 5, 6], After(x => x.Crop(new Rectangle(1, 0, 2, 2))));

    [Fact]
    public void CroppingBeyondTheEdgeIsAnError()
    {
        using Image<L8> image = Sample();
        Assert.Throws<ArgumentException>(() => image.Mutate(x => x.Crop(4, 2)));
    }

    [Fact]
    public void StepsFollowOneAnother() => Assert.Equal([6, 5], After(x => x.Rotate(RotateMode.Rotate180).Crop(2, 1)));

    /// <summary>Exif 2.3, table 6: where the scene's first row and column lie in the file.</summary>
    [Theory]
    [InlineData(1, new byte[] { 1, 2, 3, 4, 5, 6 })]
    [InlineData(2, new byte[] { 3, 2, 1, 6, 5, 4 })]
    [InlineData(3, new byte[] { 6, 5, 4, 3, 2, 1 })]
    [InlineData(4, new byte[] { 4, 5, 6, 1, 2, 3 })]
    [InlineData(5, new byte[] { 1, 4, 2, 5, 3, 6 })]
    [InlineData(6, new byte[] { 4, 1, 5, 2, 6, 3 })]
    [InlineData(7, new byte[] { 6, 3, 5, 2, 4, 1 })]
    [InlineData(8, new byte[] { 3, 6, 2, 5, 1, 4 })]
    public void AutoOrientStandsUpright(int orientation, byte[] expected)
    {
        using Image<L8> image = Sample();
        image.Metadata.ExifProfile = new();
        image.Metadata.ExifProfile.SetValue(ExifTag.Orientation, (ushort)orientation);
        image.Mutate(x => x.AutoOrient());
        Assert.Equal(expected, Golden.Bytes(image));
    }

    [Fact]
    public void AutoOrientTurnsOnlyOnce()
    {
        using Image<Rgb24> image = Image.Load<Rgb24>(Golden.PathOf("turned.jpg"));
        image.Mutate(x => x.AutoOrient().AutoOrient());
        Assert.Equal(new Size(35, 43), image.Size);
    }

    [Theory]
    [InlineData(GrayscaleMode.Bt709, 54)]
    [InlineData(GrayscaleMode.Bt601, 76)]
    public void GreyWeighsRed(GrayscaleMode mode, byte expected)
    {
        using Image<Rgb24> image = new(1, 1, new Rgb24(255, 0, 0));
        image.Mutate(x => x.Grayscale(mode));
        Assert.Equal(new Rgb24(expected, expected, expected), image[0, 0]);
    }

    [Fact]
    public void PadPutsThePictureInTheMiddle()
    {
        using Image<L8> image = new(1, 1, new L8(9));
        image.Mutate(x => x.Pad(3, 1, Color.White));
        Assert.Equal([255, 9, 255], Golden.Bytes(image));
    }

    [Fact]
    public void BackgroundShowsThroughWhatIsClear()
    {
        using Image<Rgba32> image = Image.LoadPixelData<Rgba32>([255, 0, 0, 255, 0, 0, 0, 0, 255, 255, 255, 128], 3, 1);
        image.Mutate(x => x.BackgroundColor(Color.Blue));
        Assert.Equal(
            [new Rgba32(255, 0, 0), new Rgba32(0, 0, 255), new Rgba32(128, 128, 255)],
            new[] { image[0, 0], image[1, 0], image[2, 0] });
    }

    [Fact]
    public void CloneLeavesTheOriginal()
    {
        using Image<L8> image = Sample();
        using Image<L8> copy = image.Clone(x => x.Flip(FlipMode.Horizontal));
        Assert.Equal([1, 2, 3, 4, 5, 6], Golden.Bytes(image));
    }

    [Fact]
    public void PicturesOfUnknownKindCanBeChanged()
    {
        using Image image = Sample();
        image.Mutate(x => x.Crop(1, 1));
        Assert.Equal(new Size(1, 1), image.Size);
    }

    private static Image<L8> Sample() => Image.LoadPixelData<L8>([1, 2, 3, 4, 5, 6], 3, 2);

    private static byte[] After(Action<IImageProcessingContext> steps)
    {
        using Image<L8> image = Sample();
        image.Mutate(steps);
        return Golden.Bytes(image);
    }
}
