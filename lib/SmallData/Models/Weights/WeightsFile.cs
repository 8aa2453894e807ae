namespace SmallData.Models.Weights;

/// <summary>A tensor in a file: what it is, not its numbers.</summary>
/// <param name="Name">Its name, such as <c>features.0.weight</c>.</param>
/// <param name="Type">The type of its numbers.</param>
/// <param name="Shape">Its shape.</param>
public sealed record StoredTensor(string Name, ScalarType Type, IReadOnlyList<long> Shape)
{
    private const int MostDimensions = 16;

    internal static string ShapeOf(IReadOnlyList<long> shape) => shape.Count == 0 ? "a single number" : string.Join("×", shape);

    /// <summary>Whether numbers of so many bytes fill a shape exactly; false, too, for shapes beyond any memory, even where one side is 0.</summary>
    internal static bool Fits(IReadOnlyList<long> shape, int size, long bytes) =>
        shape.Count <= MostDimensions && shape.All(side => side >= 0)
        && shape.Aggregate((double)size, (product, side) => product * Math.Max(side, 1)) <= int.MaxValue
        && shape.Aggregate((long)size, (product, side) => product * side) == bytes;
}

/// <summary>A file of named tensors. What it says of itself is checked in full when it is opened; the numbers are read tensor by tensor.</summary>
public abstract class WeightsFile : IDisposable
{
    private readonly Dictionary<string, StoredTensor> tensors = new(StringComparer.Ordinal);

    private protected WeightsFile(string file) => FilePath = file;

    /// <summary>The file.</summary>
    internal string FilePath { get; }

    /// <summary>What is in it, by name.</summary>
    public IReadOnlyDictionary<string, StoredTensor> Tensors => tensors;

    /// <summary>Remarks of whoever wrote it, such as source and licence; empty where the format has none.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; private protected init; } = new Dictionary<string, string>();

    /// <summary>Reads one tensor, on the CPU.</summary>
    /// <param name="name">Its name.</param>
    /// <exception cref="SmallDataException">There is none of that name.</exception>
    public Tensor Read(string name) => tensors.TryGetValue(name, out StoredTensor? stored)
        ? ReadStored(stored)
        : throw new SmallDataException($"'{FilePath}' holds no tensor '{name}', but {Few(tensors.Keys)}.");

    /// <summary>Lets go of the file.</summary>
    public abstract void Dispose();

    private protected abstract Tensor ReadStored(StoredTensor stored);

    /// <summary>Lists a tensor; false if there is one of that name already.</summary>
    private protected bool Add(StoredTensor stored) => tensors.TryAdd(stored.Name, stored);

    private protected static SmallDataException Refusal(string file, string reason, Exception? cause = null) => new(
        $"'{file}' cannot be used as a weights file: {reason}. Download it again, from a source that you trust.", cause);

    /// <summary>The first three names, and how many more there are.</summary>
    internal static string Few(IEnumerable<string> names)
    {
        string[] all = [.. names];
        string shown = all.Length == 0 ? "nothing" : string.Join(", ", all.Take(3).Select(name => name.Length > 80 ? name[..80] + "…" : name));
        return all.Length <= 3 ? shown : Invariant($"{shown} and {all.Length - 3} more");
    }
}
