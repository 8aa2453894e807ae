namespace SmallData.Models.Weights;

/// <summary>Writes safetensors files, which PyTorch, Keras and this course read.</summary>
public static class SafeTensorsWriter
{
    /// <summary>Writes named tensors; the file appears whole or not at all, whoever else writes it at the same time.</summary>
    /// <param name="file">The file; one that is there is replaced.</param>
    /// <param name="tensors">The tensors, of type float16, bfloat16, float32, float64, int32, int64 or uint8.</param>
    /// <param name="metadata">Remarks such as source and licence.</param>
    /// <exception cref="ArgumentException">A name comes twice, or a type cannot be stored.</exception>
    public static void Save(string file, IEnumerable<(string Name, Tensor Tensor)> tensors, IReadOnlyDictionary<string, string>? metadata = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(file);
        (string Name, Tensor Tensor)[] all = [.. tensors];
        var entries = new List<SafeTensorsEntry>();
        foreach ((string name, Tensor tensor) in all)
        {
            (string type, _, int size) = SafeTensorsHeader.Types.FirstOrDefault(one => one.Type == tensor.dtype);
            if (size == 0)
            {
                throw new ArgumentException($"'{name}' is {tensor.dtype}, which is not written here. Convert it to float32 first.", nameof(tensors));
            }

            long begin = entries.Count == 0 ? 0 : entries[^1].End;
            entries.Add(new SafeTensorsEntry(name, type, tensor.shape, begin, begin + tensor.numel() * size));
        }

        byte[] beginning = new SafeTensorsHeader(entries, metadata ?? new Dictionary<string, string>()).ToBytes();
        string path = Path.GetFullPath(file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        Disk.Replace(path, stream =>
        {
            stream.Write(beginning);
            foreach (Tensor tensor in all.Select(one => one.Tensor).Where(tensor => tensor.numel() > 0))
            {
                using var scope = NewDisposeScope();
                foreach (Tensor piece in TensorPieces.Of(tensor.detach().cpu().contiguous()))
                {
                    stream.Write(piece.bytes);
                }
            }
        });
    }

    /// <summary>Writes the weights of a net under their names, without the counters of batch norm.</summary>
    /// <param name="file">The file; one that is there is replaced.</param>
    /// <param name="net">The net.</param>
    /// <param name="metadata">Remarks such as source and licence.</param>
    public static void Save(string file, nn.Module net, IReadOnlyDictionary<string, string>? metadata = null) =>
        Save(file, StateDict.Weights(net).Select(entry => (entry.Key, entry.Value)), metadata);
}
