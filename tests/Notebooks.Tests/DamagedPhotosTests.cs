using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats.Jpeg;
using SixLabors.ImageSharp.Formats.Png;
using SixLabors.ImageSharp.PixelFormats;
using Sketches;
using SmallData;
using SmallData.Book.Hosting;
using SmallData.Book.Running;

namespace Notebooks.Tests;

/// <summary>Chapters on a learner's folder in which some files are no photos: each is listed by name and left out, and the chapter goes on.</summary>
[Collection(SolvedCourse.Collection)]
public sealed class DamagedPhotosTests : IDisposable
{
    private const int Good = 24;   // of each class
    private static readonly string[] Damaged = ["1x1.png", "cut.jpg", "empty.jpg", "interlaced.png", "text.jpg", "zero-width.jpg"];

    private readonly SolvedCourse course;
    private readonly string folder = Directory.CreateTempSubdirectory("photos-").FullName;
    private readonly string? photos = Environment.GetEnvironmentVariable(Settings.PhotosVariable);

    public DamagedPhotosTests(SolvedCourse course)
    {
        this.course = course;
        foreach ((string name, Species species) in new[] { ("cats", Species.Cat), ("dogs", Species.Dog) })
        {
            Directory.CreateDirectory(Path.Combine(folder, name));
            for (int number = 0; number < Good; number++)
            {
                using Image<Rgb24> drawn = Image.LoadPixelData<Rgb24>(DrawnPhoto.Render(species, number, 100, 100), 100, 100);
                drawn.SaveAsJpeg(Path.Combine(folder, name, $"{number}.jpg"));
            }
        }

        byte[] jpeg = File.ReadAllBytes(Path.Combine(folder, "cats", "0.jpg"));
        using Image<Rgb24> picture = Image.Load<Rgb24>(jpeg);
        Write("cut.jpg", jpeg[..(jpeg.Length / 2)]);
        Write("empty.jpg", []);
        Write("text.jpg", "This is no photo."u8.ToArray());
        Write("zero-width.jpg", ZeroWidth(jpeg));
        Write("interlaced.png", Spoiled(Bytes(picture, new PngEncoder { InterlaceMethod = PngInterlaceMode.Adam7 })));
        using (var dot = new Image<Rgb24>(1, 1))
        {
            Write("1x1.png", Bytes(dot, new PngEncoder()));
        }

        using var huge = new Image<L8>(12_000, 9_000);
        huge.SaveAsJpeg(Path.Combine(folder, "dogs", "huge.jpg"), new JpegEncoder { ColorType = JpegColorType.Luminance });
        Environment.SetEnvironmentVariable(Settings.PhotosVariable, folder);
    }

    public void Dispose()
    {
        Environment.SetEnvironmentVariable(Settings.PhotosVariable, photos);
        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData("01")]
    [InlineData("02")]
    public void A_chapter_lists_each_damaged_file_by_name_and_goes_on(string chapter)
    {
        ChapterResult result = course.In(() => new ChapterRunner(new SilentReporter()).Run(Assert.Single(course.Course.Select([chapter]))).Succeeded());
        string[] listed =
        [
            .. result.Cells.SelectMany(cell => cell.Outputs.OfType<ValueOutput>()).Where(output => output.Text.Contains("left out:\n", StringComparison.Ordinal))
                .SelectMany(output => output.Text.Split('\n').Skip(1)).Select(line => Path.GetFileName(line.Trim().Split(": ")[0])),
        ];
        Assert.Equal(Damaged, listed.Order(StringComparer.Ordinal));
    }

    private void Write(string name, byte[] content) => File.WriteAllBytes(Path.Combine(folder, "cats", name), content);

    private static byte[] Bytes(Image image, SixLabors.ImageSharp.Formats.IImageEncoder encoder)
    {
        using var stream = new MemoryStream();
        image.Save(stream, encoder);
        return stream.ToArray();
    }

    private static byte[] ZeroWidth(byte[] jpeg)
    {
        byte[] changed = [.. jpeg];
        int frame = changed.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xC0]);
        (changed[frame + 7], changed[frame + 8]) = (0, 0);
        return changed;
    }

    private static byte[] Spoiled(byte[] png)
    {
        png[png.Length / 2] ^= 0xFF;
        return png;
    }
}
