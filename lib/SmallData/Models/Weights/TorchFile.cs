using static TorchSharp.torch;

namespace SmallData.Models.Weights;

/// <summary>
/// A state dict that PyTorch saved (<c>torch.save(model.state_dict(), "x.pth")</c>), in its zip format or the one before. Nothing in the file is run.
/// </summary>
public sealed class TorchFile : WeightsFile
{
    private readonly TorchContainer container;
    private readonly Dictionary<string, TorchTensor> places = new(StringComparer.Ordinal);

    private TorchFile(string file, TorchContainer container) : base(file)
    {
        this.container = container;
        foreach ((object? key, object? value) in container.StateDict)
        {
            if (key is not string name || value is not TorchTensor tensor)
            {
                string what = key as string ?? "an entry without a name";
                throw new InvalidDataException($"'{what}' in it is no tensor. Save model.state_dict() alone, without optimizer or whole modules");
            }

            if (!Add(new StoredTensor(name, tensor.Storage.Type.ReadAs, tensor.Shape)))
            {
                throw new InvalidDataException($"'{name}' comes twice in it");
            }

            container.Check(tensor.Storage);
            places.Add(name, tensor);
        }
    }

    /// <summary>Opens a file and checks what it says of its tensors.</summary>
    /// <param name="file">The file.</param>
    /// <exception cref="SmallDataException">It cannot be read, is damaged, or holds more than a state dict; the message says which.</exception>
    public static new TorchFile Open(string file)
    {
        ArgumentException.ThrowIfNullOrEmpty(file);
        TorchContainer? container = null;
        try
        {
            container = TorchContainer.Open(file);
            return new TorchFile(file, container);
        }
        catch (Exception error) when (error is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            container?.Dispose();
            throw Refusal(file, error.Message.TrimEnd('.'), error);
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing) => container.Dispose();

    private protected override Tensor ReadStored(StoredTensor stored)
    {
        TorchTensor tensor = places[stored.Name];
        StoredType type = tensor.Storage.Type;
        if (tensor.IsContiguous)
        {
            return type.ToTensor(tensor.Shape, target => ReadBytes(tensor.Storage, tensor.Offset * type.Size, target));
        }

        using Tensor all = type.ToTensor([tensor.Storage.Count], target => ReadBytes(tensor.Storage, 0, target));
        using Tensor view = all.as_strided(tensor.Shape, tensor.Strides, tensor.Offset);
        return view.clone().contiguous();
    }

    private void ReadBytes(TorchStorage storage, long from, Span<byte> target)
    {
        try
        {
            container.Read(storage, from, target);
        }
        catch (Exception error) when (error is InvalidDataException or IOException)
        {
            throw Refusal(FilePath, error.Message.TrimEnd('.'), error);
        }
    }
}
