using System.Text.RegularExpressions;
using SmallData.Book.Documents;

namespace SmallData.Book.Running;

/// <summary>A chapter of the course: a file <c>notebooks/NN-name.dib</c>.</summary>
/// <param name="Path">Its full path.</param>
internal sealed record Chapter(string Path)
{
    /// <summary>The file's name without its extension, which also names the chapter's page.</summary>
    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    /// <summary>The two digits that its name begins with.</summary>
    public string Number => Name[..2];
}

/// <summary>The folder of notebooks.</summary>
internal sealed partial class Course
{
    private Course(string folder, IReadOnlyList<Chapter> chapters)
    {
        Folder = folder;
        Chapters = chapters;
    }

    /// <summary>The full path of the folder.</summary>
    public string Folder { get; }

    /// <summary>The folder that holds it: the repository's root.</summary>
    public string Root => Path.GetDirectoryName(Folder)!;

    /// <summary>The chapters, in order.</summary>
    public IReadOnlyList<Chapter> Chapters { get; }

    /// <summary>Looks for <c>notebooks/</c> from a folder upward, then from the program upward.</summary>
    /// <exception cref="NotebookException">There is none, or it holds no chapter.</exception>
    public static Course Find(string from)
    {
        var folder = Upward(from).Concat(Upward(AppContext.BaseDirectory))
            .Select(parent => Path.Combine(parent, "notebooks"))
            .FirstOrDefault(Directory.Exists)
            ?? throw new NotebookException(
                $"There is no folder notebooks/ in '{from}' or above it. Run this in a clone of the course's repository.", from, 0);
        return Open(folder);
    }

    /// <exception cref="NotebookException">The folder holds no chapter.</exception>
    public static Course Open(string folder)
    {
        var chapters = Directory.EnumerateFiles(folder, "*.dib")
            .Where(path => ChapterName().IsMatch(Path.GetFileName(path)))
            .Order(StringComparer.Ordinal)
            .Select(path => new Chapter(path))
            .ToList();
        return chapters.Count > 0
            ? new Course(folder, chapters)
            : throw new NotebookException($"'{folder}' holds no chapter: a file such as 01-data-split.dib. Check out the repository anew.", folder, 0);
    }

    /// <summary>The chapters that names such as <c>1</c>, <c>01</c>, <c>data-split</c> or <c>01-data-split</c> mean, in the course's order.</summary>
    /// <exception cref="NotebookException">A name means no chapter; the message lists those there are.</exception>
    public IReadOnlyList<Chapter> Select(IReadOnlyCollection<string> names)
    {
        var selected = new HashSet<Chapter>();
        foreach (var name in names)
        {
            var chapter = Chapters.FirstOrDefault(c => Means(name, c)) ?? throw new NotebookException(
                $"There is no chapter '{name}'. There are: {string.Join(", ", Chapters.Select(c => c.Name))}.", Folder, 0);
            selected.Add(chapter);
        }

        return names.Count == 0 ? Chapters : [.. Chapters.Where(selected.Contains)];
    }

    private static bool Means(string name, Chapter chapter)
    {
        name = name.EndsWith(".dib", StringComparison.OrdinalIgnoreCase) ? name[..^4] : name;
        return chapter.Number == name.PadLeft(2, '0')
            || chapter.Name.Equals(name, StringComparison.OrdinalIgnoreCase)
            || chapter.Name[3..].Equals(name, StringComparison.OrdinalIgnoreCase);
    }

    private static IEnumerable<string> Upward(string folder)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
        {
            yield return at.FullName;
        }
    }

    [GeneratedRegex(@"^\d\d-.+\.dib$", RegexOptions.IgnoreCase)]
    private static partial Regex ChapterName();
}
