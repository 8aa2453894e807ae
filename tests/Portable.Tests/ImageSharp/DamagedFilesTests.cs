using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;

namespace Portable.Tests.ImageSharp;

/// <summary>Whatever a file holds: it decodes, or it is refused by an <see cref="ImageFormatException"/>.</summary>
public class DamagedFilesTests
{
    private const int Cuts = 20;
    private const int Flips = 20;
    private const int MostMemory = 256 << 20;

    [Theory]
    [InlineData("baseline-420.jpg")]
    [InlineData("baseline-444.jpg")]
    [InlineData("progressive-420.jpg")]
    [InlineData("grey-progressive.jpg")]
    [InlineData("restarts.jpg")]
    [InlineData("ycck.jpg")]
    [InlineData("turned.jpg")]
    [InlineData("png-rgb-8.png")]
    [InlineData("png-grey-1-adam7.png")]
    [InlineData("png-palette-8-alpha-adam7.png")]
    [InlineData("png-rgb-alpha-16.png")]
    public void DamageNeverThrowsAnythingElse(string name) => Assert.Empty(Failures(Golden.Encoded(name)));

    [SkippableTheory]
    [InlineData("cat.1.jpg")]
    [InlineData("dog.500.jpg")]
    [InlineData("cat.4321.jpg")]
    public void DamageToRealPhotosNeverThrowsAnythingElse(string name) => Assert.Empty(Failures(File.ReadAllBytes(RealPhotos.PathOf(name))));

    [Fact]
    public void AnEmptyFileIsOfNoFormat() => Assert.Throws<UnknownImageFormatException>(() => Image.Load<Rgb24>([]));

    [Fact]
    public void TextIsOfNoFormat() => Assert.Throws<UnknownImageFormatException>(() => Image.Load<Rgb24>("This is not a photo, whatever its name says."u8));

    [Fact]
    public void AJpegWithoutItsPictureIsInvalid() =>
        Assert.Throws<InvalidImageContentException>(() => Image.Load<Rgb24>(Golden.Encoded("baseline-420.jpg").AsSpan(0, 300)));

    [Fact]
    public void APngWithoutItsRowsIsInvalid() =>
        Assert.Throws<InvalidImageContentException>(() => Image.Load<Rgb24>(Golden.Encoded("png-rgb-8.png").AsSpan(0, 60)));

    [Fact]
    public void AChangedByteOfAPngIsFound()
    {
        byte[] data = Golden.Encoded("source.png");
        data[data.Length / 2] ^= 1;
        Assert.Throws<InvalidImageContentException>(() => Image.Load<Rgb24>(data));
    }

    /// <summary>As in ImageSharp: the row where the data ends goes on grey, and below it the picture is black.</summary>
    [Fact]
    public void ACutJpegIsBlackBelowTheCut()
    {
        byte[] whole = Golden.Encoded("baseline-420.jpg");
        int scan = whole.AsSpan().IndexOf(new byte[] { 0xFF, 0xDA });
        using Image<Rgb24> image = Image.Load<Rgb24>(whole.AsSpan(0, scan + 60));
        Assert.Equal((new Size(43, 35), new Rgb24(0, 0, 0)), (image.Size, image[20, 34]));
    }

    [Fact]
    public void ACutJpegIsGreyBesideTheCut()
    {
        byte[] whole = Golden.Encoded("baseline-444.jpg");
        int scan = whole.AsSpan().IndexOf(new byte[] { 0xFF, 0xDA });
        using Image<Rgb24> image = Image.Load<Rgb24>(whole.AsSpan(0, scan + 60));
        using Image<Rgb24> full = Image.Load<Rgb24>(whole);
        int row = Enumerable.Range(0, 35).First(y => image[42, y] != full[42, y]);
        Assert.Equal(new Rgb24(128, 128, 128), image[42, row]);
    }

    [Fact]
    public void OnlyACutJpegLacksItsEnd()
    {
        byte[] whole = Golden.Encoded("baseline-420.jpg");
        Assert.True(whole.AsSpan().EndsWith(new byte[] { 0xFF, 0xD9 }));
        Assert.False(whole.AsSpan(0, whole.Length - 1).EndsWith(new byte[] { 0xFF, 0xD9 }));
    }

    [Fact]
    public void AHeaderCannotAskForMoreThanTheFileCanHold()
    {
        byte[] data = Golden.Encoded("baseline-420.jpg");
        int frame = data.AsSpan().IndexOf(new byte[] { 0xFF, 0xC0 });
        data.AsSpan(frame + 5, 4).Fill(0xFF);
        Assert.Throws<InvalidImageContentException>(() => Image.Load<Rgb24>(data));
    }

    [Fact]
    public void ShortFilesTakeLittleMemory()
    {
        byte[] data = Golden.Encoded("progressive-420.jpg");
        int frame = data.AsSpan().IndexOf(new byte[] { 0xFF, 0xC2 });
        data[frame + 5] = 0x1F;
        data[frame + 7] = 0x10;
        long before = GC.GetAllocatedBytesForCurrentThread();
        _ = Outcome(data);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, MostMemory);
    }

    /// <summary>Cuts a file at 20 places and changes a byte at 20, and gives what went wrong beside refusal.</summary>
    private static List<string> Failures(byte[] whole)
    {
        Random random = new(7);
        List<string> failures = [];
        for (int i = 0; i < Cuts; i++)
        {
            int length = whole.Length * i / Cuts;
            if (Outcome(whole.AsSpan(0, length)) is { } failure)
            {
                failures.Add($"cut at {length}: {failure}");
            }
        }

        for (int i = 0; i < Flips; i++)
        {
            byte[] changed = (byte[])whole.Clone();
            int place = random.Next(changed.Length);
            changed[place] ^= (byte)random.Next(1, 256);
            if (Outcome(changed) is { } failure)
            {
                failures.Add($"changed at {place}: {failure}");
            }
        }

        return failures;
    }

    /// <summary>Null where the file was decoded or refused as it should be.</summary>
    private static string? Outcome(ReadOnlySpan<byte> data)
    {
        try
        {
            using Image<Rgb24> image = Image.Load<Rgb24>(data);
            return null;
        }
        catch (ImageFormatException)
        {
            return null;
        }
        catch (Exception error)
        {
            return error.ToString();
        }
    }
}
