using System.Text.RegularExpressions;

namespace SmallData.Datasets;

/// <summary>The photos of one class, in the order in which a split takes them.</summary>
/// <param name="Name">The folder name of the class, such as "cats".</param>
/// <param name="Files">Full paths.</param>
public sealed record PhotoClass(string Name, IReadOnlyList<string> Files);

/// <summary>Where photos come from, before anything is split or decoded.</summary>
public sealed partial class PhotoCollection : NotebookView
{
    private const int FewPhotos = 20;

    // Pictures by their names. The last three are not read, and are better listed as left out than passed over.
    private static readonly HashSet<string> PictureEndings = new(StringComparer.OrdinalIgnoreCase)
        { ".jpg", ".jpeg", ".jfif", ".png", ".webp", ".bmp", ".gif", ".tif", ".tiff", ".heic", ".heif", ".avif" };

    internal PhotoCollection(string title, bool isDrawn, string root, IReadOnlyList<PhotoClass> classes)
    {
        foreach (PhotoClass one in classes)
        {
            if (one.Files.Count == 0)
            {
                throw new SmallDataException($"'{Path.Combine(root, one.Name)}' holds no photos. Put photos right into it, or remove it: every folder beside it is a class.");
            }
        }

        (Title, IsDrawn, Root, Classes) = (title, isDrawn, root, classes);
    }

    /// <summary>What these photos are, in words.</summary>
    public string Title { get; }

    /// <summary>True where the course drew the pictures itself because no photos were at hand.</summary>
    public bool IsDrawn { get; }

    /// <summary>The folder that holds the files.</summary>
    public string Root { get; }

    /// <summary>The classes in alphabetical order, which is the order of their labels: 0, 1, …</summary>
    public IReadOnlyList<PhotoClass> Classes { get; }

    /// <summary>A folder of the learner's own: one folder a class, each with photos in it. What tools leave there, such as __MACOSX, is no class.</summary>
    /// <param name="folder">The folder that holds the class folders.</param>
    /// <exception cref="SmallDataException">The folder or a class in it is missing or empty.</exception>
    public static PhotoCollection FromClassFolders(string folder)
    {
        string root = Settings.FullPath(folder);
        if (!Directory.Exists(root))
        {
            throw new SmallDataException($"'{root}' does not exist. Name a folder that holds one folder of photos a class.");
        }

        PhotoClass[] classes =
        [
            .. Directory.EnumerateDirectories(root).Order(StringComparer.Ordinal)
                .Where(path => Path.GetFileName(path)[0] is not ('.' or '@' or '$') && !Path.GetFileName(path).StartsWith("__", StringComparison.Ordinal))
                .Select(path => new PhotoClass(Path.GetFileName(path), PhotosIn(path))),
        ];
        return classes.Length >= 2
            ? new PhotoCollection(Path.GetFileName(root), isDrawn: false, root, classes)
            : throw new SmallDataException($"'{root}' holds {classes.Length} class folders. A classifier needs at least two, each with photos in it.");
    }

    /// <summary>Every photo directly in a folder. Numbers in names count as numbers: cat.2 comes before cat.10.</summary>
    internal static string[] PhotosIn(string folder) =>
    [
        .. Directory.EnumerateFiles(folder)
            .Where(path => Path.GetFileName(path)[0] != '.' && (PictureEndings.Contains(Path.GetExtension(path)) || LooksLikeAPicture(path)))
            .OrderBy(path => Digits().Replace(Path.GetFileName(path), number => number.Value.PadLeft(12, '0')), StringComparer.Ordinal),
    ];

    // A photo may have any name; what is no photo needs no word if its name does not claim it.
    private static bool LooksLikeAPicture(string path)
    {
        Span<byte> start = stackalloc byte[12];
        try
        {
            if (new FileInfo(path).Length < start.Length)
            {
                return false;   // nor is a pipe opened, which may never answer
            }

            using FileStream stream = File.OpenRead(path);
            stream.ReadExactly(start);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false;
        }

        return start is [0xFF, 0xD8, 0xFF, ..] or [0x89, (byte)'P', (byte)'N', (byte)'G', ..] or [(byte)'G', (byte)'I', (byte)'F', (byte)'8', ..]
            or [(byte)'I', (byte)'I', 42, 0, ..] or [(byte)'M', (byte)'M', 0, 42, ..]
            || (start.StartsWith("RIFF"u8) && start[8..].SequenceEqual("WEBP"u8));
    }

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Digits();

    /// <inheritdoc/>
    public override string ToText() => $"{Title}: {string.Join(", ", Classes.Select(one => $"{one.Files.Count:N0} {one.Name}"))}{Warning}";

    /// <inheritdoc/>
    public override string ToHtml() => (Warning.Length == 0 ? Note.Info(ToText()) : Note.Attention(ToText())).ToHtml();

    private string Warning => !IsDrawn && Classes.Where(one => one.Files.Count < FewPhotos).Select(one => one.Name).ToArray() is { Length: > 0 } few
        ? $"\nFewer than {FewPhotos} photos of {string.Join(" and of ", few)}: a net can hardly learn from so few, and a score on the handful set aside is mostly luck. Add some."
        : "";
}
