namespace SmallData.Datasets;

/// <summary>The photos of one class, in the order in which a split takes them.</summary>
/// <param name="Name">The folder name of the class, such as "cats".</param>
/// <param name="Files">Full paths.</param>
public sealed record PhotoClass(string Name, IReadOnlyList<string> Files);

/// <summary>Where photos come from, before anything is split or decoded.</summary>
public sealed class PhotoCollection : NotebookView
{
    internal PhotoCollection(string title, bool isDrawn, string root, IReadOnlyList<PhotoClass> classes)
    {
        foreach (PhotoClass one in classes)
        {
            if (one.Files.Count == 0)
            {
                throw new SmallDataException($"'{Path.Combine(root, one.Name)}' holds no photos. Put .jpg or .png files there, or remove the empty class folder.");
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

    /// <summary>A folder of the learner's own: one folder a class, each with photos in it.</summary>
    /// <param name="folder">The folder that holds the class folders.</param>
    /// <exception cref="SmallDataException">The folder or a class in it is missing or empty.</exception>
    public static PhotoCollection FromClassFolders(string folder)
    {
        string root = Path.GetFullPath(folder);
        if (!Directory.Exists(root))
        {
            throw new SmallDataException($"'{root}' does not exist. Name a folder that holds one folder of photos a class.");
        }

        PhotoClass[] classes =
        [
            .. Directory.EnumerateDirectories(root).Order(StringComparer.Ordinal)
                .Where(path => !Path.GetFileName(path).StartsWith('.'))   // what tools leave behind, such as .ipynb_checkpoints
                .Select(path => new PhotoClass(Path.GetFileName(path), PhotoFiles.In(path))),
        ];
        if (classes.Length < 2)
        {
            throw new SmallDataException($"'{root}' holds {classes.Length} class folders. A classifier needs at least two, each with photos in it.");
        }

        return new PhotoCollection(Path.GetFileName(root), isDrawn: false, root, classes);
    }

    /// <inheritdoc/>
    public override string ToText() =>
        $"{Title}: {string.Join(", ", Classes.Select(one => $"{one.Files.Count:N0} {one.Name}"))}";

    /// <inheritdoc/>
    public override string ToHtml() => Note.Info(ToText()).ToHtml();
}
