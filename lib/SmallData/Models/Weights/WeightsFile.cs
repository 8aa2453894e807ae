using static TorchSharp.torch;

namespace SmallData.Models.Weights;

/// <summary>A file of named tensors. What it says of itself is checked in full when it is opened; the numbers are read tensor by tensor.</summary>
public abstract class WeightsFile : IDisposable
{
    private readonly Dictionary<string, StoredTensor> tensors = new(StringComparer.Ordinal);

    private protected WeightsFile(string file) => FilePath = file;

    /// <summary>The file.</summary>
    public string FilePath { get; }

    /// <summary>What is in it, by name.</summary>
    public IReadOnlyDictionary<string, StoredTensor> Tensors => tensors;

    /// <summary>Remarks of whoever wrote it, such as source and licence; empty where the format has none.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; private protected set; } = new Dictionary<string, string>();

    /// <summary>Reads one tensor, on the CPU.</summary>
    /// <param name="name">Its name.</param>
    /// <exception cref="SmallDataException">There is none of that name.</exception>
    public Tensor Read(string name)
    {
        if (!tensors.TryGetValue(name, out StoredTensor? stored))
        {
            throw new SmallDataException($"'{FilePath}' holds no tensor '{name}', but {Names.Few(tensors.Keys)}.");
        }

        return ReadStored(stored);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Lets go of the file.</summary>
    /// <param name="disposing">Always true.</param>
    protected abstract void Dispose(bool disposing);

    private protected abstract Tensor ReadStored(StoredTensor stored);

    /// <summary>Lists a tensor; false if there is one of that name already.</summary>
    private protected bool Add(StoredTensor stored) => tensors.TryAdd(stored.Name, stored);

    private protected static SmallDataException Refusal(string file, string reason, Exception? cause = null) => new(
        $"'{file}' cannot be used as a weights file: {reason}. Download it again, from a source that you trust.", cause);
}
