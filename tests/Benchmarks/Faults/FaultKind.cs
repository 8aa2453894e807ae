using SmallData;
using SmallData.Book.Documents;

namespace Benchmarks.Faults;

/// <summary>A kind of file that the course reads, and how. To have another kind tried, add it to a list in <see cref="All"/>.</summary>
/// <param name="Name">What it is called on the command line, and the ending of failures that are kept.</param>
/// <param name="Whole">Some whole files.</param>
/// <param name="Read">Reads a file: null if that worked, or the reason why it is refused. Whatever it throws is a failure.</param>
/// <param name="Mend">Puts checksums right again, so that damage goes deeper than the first check; null where there are none.</param>
internal sealed record FaultKind(string Name, Func<IReadOnlyList<byte[]>> Whole, Func<byte[], string?> Read, Func<byte[], byte[]>? Mend = null)
{
    public static IReadOnlyList<FaultKind> All { get; } = [.. PictureKinds.All, .. WeightKinds.All, .. WorkKinds.All, .. NotebookKinds.All];

    /// <summary>A file that is read from disk: a refusal must name it.</summary>
    /// <param name="name">The kind's name.</param>
    /// <param name="whole">Some whole files.</param>
    /// <param name="read">Reads the file of a path: false if it is passed over, to be made again.</param>
    public static FaultKind OnDisk(string name, Func<IReadOnlyList<byte[]>> whole, Func<string, bool> read) => new(name, whole, content =>
    {
        string file = Scratch.Path($"damaged.{name}");
        File.WriteAllBytes(file, content);
        try
        {
            return read(file) ? null : "made again";
        }
        catch (Exception refusal) when (refusal is SmallDataException or NotebookException)
        {
            return refusal.Message.Contains(Path.GetFileName(file), StringComparison.Ordinal)
                ? refusal.Message
                : throw new InvalidOperationException($"The refusal does not name the file: {refusal.Message}", refusal);
        }
    });
}
