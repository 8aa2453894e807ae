using System.Globalization;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;
using DrawnPhoto = Sketches.DrawnPhoto;
using Species = Sketches.Species;

namespace SmallData.Datasets;

/// <summary>Draws pictures into class folders, once: a second call finds them there.</summary>
internal static class DrawnCollection
{
    // Part of the folder's name: raise it when the drawing changes, so that old pictures are not taken for new ones.
    private const string Edition = "edition1";

    /// <summary>
    /// Makes sure that the first <paramref name="perClass"/> pictures of each class exist and lists them.
    /// Number N of a species is the same picture whatever else is asked for.
    /// </summary>
    public static PhotoCollection Open(string title, IReadOnlyList<(string Folder, Species Species)> classes, int perClass, int size)
    {
        string root = Path.Combine(Settings.WorkRoot, "drawn", $"{Edition}-{size}px");
        var collected = new List<PhotoClass>();
        foreach ((string folder, Species species) in classes)
        {
            string path = Directory.CreateDirectory(Path.Combine(root, folder)).FullName;
            string[] files = [.. Enumerable.Range(0, perClass).Select(number => Path.Combine(path, FileName(species, number)))];
            Parallel.For(0, perClass, number => DrawOnce(files[number], species, number, size));
            collected.Add(new PhotoClass(folder, files));
        }

        return new PhotoCollection(title, isDrawn: true, root, collected);
    }

    private static string FileName(Species species, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{species.ToString().ToLowerInvariant()}.{number}.png");

    private static void DrawOnce(string file, Species species, int number, int size)
    {
        if (File.Exists(file))
        {
            return;
        }

        byte[] rgb = DrawnPhoto.Render(species, number, size, size);
        using Image<Rgb24> image = Image.LoadPixelData<Rgb24>(rgb, size, size);

        // A picture appears whole or not at all, even if the cell is stopped half-way.
        string unfinished = $"{file}.{Environment.ProcessId}.part";
        using (FileStream stream = File.Create(unfinished))
        {
            image.SaveAsPng(stream);
        }

        File.Move(unfinished, file, overwrite: true);
    }
}
