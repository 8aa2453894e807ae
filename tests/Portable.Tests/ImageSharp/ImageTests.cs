using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats.Jpeg;
using SixLabors.ImageSharp.Formats.Png;
using SixLabors.ImageSharp.Metadata.Profiles.Exif;
using SixLabors.ImageSharp.PixelFormats;

namespace Portable.Tests.ImageSharp;

public class ImageTests
{
    [Fact]
    public void NewPicturesAreBlack()
    {
        using Image<Rgb24> image = new(3, 2);
        Assert.Equal(new byte[18], Golden.Bytes(image));
    }

    [Fact]
    public void BytesAreRedGreenBlueRowByRow()
    {
        using Image<Rgb24> image = Image.LoadPixelData<Rgb24>([1, 2, 3, 4, 5, 6], 1, 2);
        Assert.Equal(new Rgb24(4, 5, 6), image[0, 1]);
    }

    [Fact]
    public void TooFewPixelsAreAnError() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Image.LoadPixelData<Rgb24>(new byte[17], 3, 2));

    [Fact]
    public void CopyingNeedsRoom()
    {
        using Image<Rgb24> image = new(3, 2);
        Assert.Throws<ArgumentOutOfRangeException>(() => image.CopyPixelDataTo(new byte[17]));
    }

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(3, 0)]
    [InlineData(0, 2)]
    public void PlacesOutsideAreAnError(int x, int y)
    {
        using Image<Rgb24> image = new(3, 2);
        Assert.Throws<ArgumentOutOfRangeException>(() => image[x, y]);
    }

    [Fact]
    public void RowsCanBeWritten()
    {
        using Image<L8> image = new(2, 2);
        image.ProcessPixelRows(rows => rows.GetRowSpan(1)[0] = new(7));
        Assert.Equal([0, 0, 7, 0], Golden.Bytes(image));
    }

    [Fact]
    public void MemoryIsOnePiece()
    {
        using Image<L8> image = new(2, 2, new L8(5));
        Assert.True(image.DangerousTryGetSinglePixelMemory(out Memory<L8> memory));
        Assert.Equal(4, memory.Length);
    }

    [Fact]
    public void CloneAsConverts()
    {
        using Image<Rgb24> image = new(1, 1, new Rgb24(10, 20, 30));
        using Image<Rgba32> copy = image.CloneAs<Rgba32>();
        Assert.Equal(new Rgba32(10, 20, 30, 255), copy[0, 0]);
    }

    [Fact]
    public void DisposedPicturesCannotBeUsed()
    {
        Image<L8> image = new(2, 2);
        image.Dispose();
        Assert.Throws<ObjectDisposedException>(() => image.CopyPixelDataTo(new byte[4]));
    }

    [Fact]
    public void IdentifyReadsTheHeaderAlone()
    {
        byte[] data = Golden.Encoded("baseline-420.jpg");
        ImageInfo info = Image.Identify(data.AsSpan(0, data.Length - 200));
        Assert.Equal(new Size(43, 35), info.Size);
    }

    [Theory]
    [InlineData("grey.jpg", "JPEG")]
    [InlineData("source.png", "PNG")]
    public void FormatIsFoundByContent(string file, string format) => Assert.Equal(format, Image.DetectFormat(Golden.PathOf(file)).Name);

    [Fact]
    public void DecodedPicturesKnowTheirFormat()
    {
        using Image image = Image.Load(Golden.PathOf("grey.jpg"));
        Assert.Same(JpegFormat.Instance, image.Metadata.DecodedImageFormat);
    }

    [Fact]
    public void StreamsAreReadFromWhereTheyStand()
    {
        using MemoryStream stream = new([0, 0, .. Golden.Encoded("source.png")]);
        stream.Position = 2;
        using Image image = Image.Load(stream);
        Assert.Equal(new Size(43, 35), image.Size);
    }

    [Fact]
    public async Task LoadsInTheBackground()
    {
        using Image<Rgb24> image = await Image.LoadAsync<Rgb24>(Golden.PathOf("source.png"));
        Assert.Equal(new Size(43, 35), image.Size);
    }

    [Theory]
    [InlineData("a.png", "PNG")]
    [InlineData("b.JPEG", "JPEG")]
    public void SaveChoosesTheFormatByName(string name, string format)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("imagesharp");
        try
        {
            string path = Path.Combine(folder.FullName, name);
            using Image<L8> image = new(2, 2);
            image.Save(path);
            Assert.Equal(format, Image.DetectFormat(path).Name);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void UnknownEndingsAreRefused()
    {
        using Image<L8> image = new(2, 2);
        Assert.Throws<UnknownImageFormatException>(() => image.Save("picture.xyz"));
    }

    [Fact]
    public void Base64IsADataUrl()
    {
        using Image<L8> image = new(1, 1);
        string url = image.ToBase64String(PngFormat.Instance);
        Assert.StartsWith("data:image/png;base64,iVBORw0KGgo", url, StringComparison.Ordinal);
    }

    [Fact]
    public void ExifIsRead()
    {
        using Image image = Image.Load(Golden.PathOf("turned.jpg"));
        Assert.True(image.Metadata.ExifProfile!.TryGetValue(ExifTag.Orientation, out IExifValue<ushort>? orientation));
        Assert.Equal(6, orientation.Value);
    }

    [Fact]
    public void ExifSurvivesWritingAndReading()
    {
        ExifProfile profile = new();
        profile.SetValue(ExifTag.Orientation, (ushort)3);
        profile.SetValue(ExifTag.Software, "abc");
        profile.SetValue(ExifTag.Model, "a longer text");
        ExifProfile again = new(profile.ToByteArray());
        Assert.True(again.TryGetValue(ExifTag.Orientation, out IExifValue<ushort>? orientation));
        Assert.True(again.TryGetValue(ExifTag.Software, out IExifValue<string>? software));
        Assert.True(again.TryGetValue(ExifTag.Model, out IExifValue<string>? model));
        Assert.Equal((3, "abc", "a longer text"), (orientation.Value, software.Value, model.Value));
    }
}
