using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats.Png;
using SixLabors.ImageSharp.PixelFormats;
using DrawnPhoto = Sketches.DrawnPhoto;
using Species = Sketches.Species;

namespace SmallData.Datasets;

/// <summary>Draws pictures into class folders, once: a second call finds them there.</summary>
internal static class DrawnCollection
{
    // Part of the folder's name: raise it when the drawing changes, so that old pictures are not taken for new ones.
    private const string Edition = "edition1";

    /// <summary>Makes sure that the first <paramref name="perClass"/> pictures of each class exist and lists them. Number N of a species is the same picture whatever
    /// else is asked for.</summary>
    /// <exception cref="SmallDataException">The work folder cannot be written, or is full.</exception>
    public static PhotoCollection Open(string title, IReadOnlyList<(string Folder, Species Species)> classes, int perClass, int size)
    {
        string root = Path.Combine(Settings.WorkRoot, "drawn", $"{Edition}-{size}px");
        return Disk.Write(root, Settings.WorkVariable, () =>
        {
            Directory.CreateDirectory(root);
            using FileLock held = FileLock.Take(root + ".lock");
            return new PhotoCollection(title, isDrawn: true, root, [.. classes.Select(one => new PhotoClass(one.Folder, Draw(Path.Combine(root, one.Folder), one.Species, perClass, size)))]);
        });
    }

    private static string[] Draw(string folder, Species species, int count, int size)
    {
        Directory.CreateDirectory(folder);
        string[] files = [.. Enumerable.Range(0, count).Select(number => Path.Combine(folder, Invariant($"{species.ToString().ToLowerInvariant()}.{number}.png")))];
        int[] missing = [.. Enumerable.Range(0, count).Where(number => new FileInfo(files[number]) is not { Exists: true, Length: > 0 })];
        try
        {
            Parallel.ForEach(missing, number =>
            {
                using Image<Rgb24> image = Image.LoadPixelData<Rgb24>(DrawnPhoto.Render(species, number, size, size), size, size);
                Disk.Replace(files[number], stream => image.SaveAsPng(stream, new PngEncoder { CompressionLevel = PngCompressionLevel.BestSpeed }));
            });
        }
        catch (AggregateException errors) when (errors.InnerExceptions.All(error => error is IOException or UnauthorizedAccessException))
        {
            throw new IOException(errors.InnerExceptions[0].Message, errors);
        }

        return files;
    }
}
