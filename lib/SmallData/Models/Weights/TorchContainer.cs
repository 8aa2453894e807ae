using System.Globalization;

namespace SmallData.Models.Weights;

/// <summary>How PyTorch puts a pickle and the numbers that it refers to into one file.</summary>
internal abstract class TorchContainer : IDisposable
{
    /// <summary>The state dict, as its pickle describes it.</summary>
    public PickleDict StateDict { get; protected set; } = [];

    /// <exception cref="InvalidDataException">The file is not what PyTorch writes.</exception>
    public static TorchContainer Open(string file)
    {
        FileStream stream = new(file, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16);
        try
        {
            bool zip = stream.ReadByte() == 'P' && stream.ReadByte() == 'K';
            stream.Position = 0;
            return zip ? new TorchZip(stream) : new TorchLegacy(stream);
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <summary>Throws unless the file holds the whole of a storage.</summary>
    public void Check(TorchStorage storage)
    {
        long length = LengthOf(storage.Key);
        if (length != storage.Count * storage.Type.Size)
        {
            throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture,
                $"the storage '{storage.Key}' has {length} bytes, but {storage.Count} numbers of type {storage.Type.Name} are said to be in it"));
        }
    }

    /// <summary>Reads bytes of a storage.</summary>
    public abstract void Read(TorchStorage storage, long from, Span<byte> target);

    public abstract void Dispose();

    /// <summary>How many bytes a storage has in the file.</summary>
    protected abstract long LengthOf(string key);

    protected static PickleDict AsStateDict(object? value) =>
        value as PickleDict ?? throw new InvalidDataException("it holds no state dict. Save model.state_dict(), not the model");
}
