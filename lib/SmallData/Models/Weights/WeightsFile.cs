namespace SmallData.Models.Weights;

/// <summary>A tensor in a file: what it is and where its numbers lie.</summary>
/// <param name="Name">Its name, such as <c>features.0.weight</c>.</param>
/// <param name="Type">The type of its numbers.</param>
/// <param name="Shape">Its shape.</param>
/// <param name="Begin">Its first byte.</param>
/// <param name="End">The byte after its last.</param>
internal sealed record StoredTensor(string Name, ScalarType Type, IReadOnlyList<long> Shape, long Begin, long End)
{
    private const int MostDimensions = 16;

    /// <summary>Whether numbers of so many bytes each fill the shape exactly; false, too, for shapes beyond any memory, even where one side is 0.</summary>
    public bool Fits(int size) => Shape.Count <= MostDimensions && Shape.All(side => side >= 0)
        && Shape.Aggregate((double)size, (product, side) => product * Math.Max(side, 1)) <= long.MaxValue / 2
        && Shape.Aggregate((long)size, (product, side) => product * side) == End - Begin;

    public static string ShapeOf(IReadOnlyList<long> shape) => shape.Count == 0 ? "a single number" : string.Join("×", shape);
}

/// <summary>A file of named tensors. What it says of itself is checked in full when it is opened; the numbers are read tensor by tensor.</summary>
public abstract class WeightsFile : IDisposable
{
    private readonly FileStream stream;

    private protected WeightsFile(FileStream stream, IEnumerable<StoredTensor> tensors) =>
        (this.stream, Tensors) = (stream, tensors.ToDictionary(tensor => tensor.Name, StringComparer.Ordinal));

    /// <summary>The file.</summary>
    internal string FilePath => stream.Name;

    /// <summary>What is in it, by name.</summary>
    internal IReadOnlyDictionary<string, StoredTensor> Tensors { get; }

    /// <summary>Reads one tensor, on the CPU.</summary>
    /// <exception cref="SmallDataException">There is none of that name, or the file was cut off since it was opened.</exception>
    public Tensor Read(string name)
    {
        if (!Tensors.TryGetValue(name, out StoredTensor? stored))
        {
            throw new SmallDataException($"'{FilePath}' holds no tensor '{name}', but {Few(Tensors.Keys)}.");
        }

        Tensor read = empty([.. stored.Shape], dtype: stored.Type);
        try
        {
            stream.Position = stored.Begin;
            foreach (Tensor piece in TensorPieces.Of(read))
            {
                stream.ReadExactly(piece.bytes);
            }

            return read;
        }
        catch (IOException error)
        {
            read.Dispose();
            throw Refusal(FilePath, error);
        }
    }

    /// <summary>Lets go of the file.</summary>
    public void Dispose()
    {
        stream.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Opens a file; whatever is wrong with it is told with its name.</summary>
    private protected static T Open<T>(string file, Func<FileStream, T> index)
        where T : WeightsFile
    {
        FileStream? stream = null;
        try
        {
            stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
            return index(stream);
        }
        catch (Exception error) when (error is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            stream?.Dispose();
            throw Refusal(file, error);
        }
    }

    private static SmallDataException Refusal(string file, Exception cause) =>
        new($"'{file}' cannot be used as a weights file: {cause.Message.TrimEnd('.')}. Download it again, from a source that you trust.", cause);

    /// <summary>The first three names, and how many more there are.</summary>
    internal static string Few(IEnumerable<string> names)
    {
        string[] all = [.. names];
        string shown = all.Length == 0 ? "nothing" : string.Join(", ", all.Take(3).Select(name => name.Length > 80 ? name[..80] + "…" : name));
        return all.Length <= 3 ? shown : $"{shown} and {all.Length - 3} more";
    }
}
