using System.Buffers.Binary;
using System.Text.Json;
using static TorchSharp.torch;

namespace SmallData.Models.Weights;

/// <summary>Writes safetensors files, which PyTorch, Keras and this course read.</summary>
public static class SafeTensorsWriter
{
    /// <summary>Writes named tensors; the file appears whole or not at all.</summary>
    /// <param name="file">The file; one that is there is replaced.</param>
    /// <param name="tensors">The tensors, of type float16, float32, float64, int32, int64 or uint8.</param>
    /// <param name="metadata">Remarks such as source and licence.</param>
    /// <exception cref="ArgumentException">A name comes twice, or a type cannot be stored.</exception>
    public static void Save(string file, IEnumerable<(string Name, Tensor Tensor)> tensors, IReadOnlyDictionary<string, string>? metadata = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(file);
        ArgumentNullException.ThrowIfNull(tensors);
        (string Name, Tensor Tensor)[] all = [.. tensors];
        byte[] header = Header(all, metadata ?? new Dictionary<string, string>());

        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
        string unfinished = file + ".part";
        using (FileStream stream = File.Create(unfinished))
        {
            Span<byte> length = stackalloc byte[8];
            BinaryPrimitives.WriteInt64LittleEndian(length, header.Length);
            stream.Write(length);
            stream.Write(header);
            foreach ((_, Tensor tensor) in all)
            {
                using var scope = NewDisposeScope();
                if (tensor.numel() > 0)
                {
                    stream.Write(tensor.detach().cpu().contiguous().bytes);
                }
            }
        }

        File.Move(unfinished, file, overwrite: true);
    }

    /// <summary>Writes the weights of a net under their names, without the counters of batch norm.</summary>
    /// <param name="file">The file; one that is there is replaced.</param>
    /// <param name="net">The net.</param>
    /// <param name="half">Store float16, half the size: about three digits of each weight stay.</param>
    /// <param name="metadata">Remarks such as source and licence.</param>
    public static void Save(string file, nn.Module net, bool half = false, IReadOnlyDictionary<string, string>? metadata = null)
    {
        ArgumentNullException.ThrowIfNull(net);
        using var scope = NewDisposeScope();
        Save(
            file,
            net.state_dict().Where(entry => !StateDict.IsCounter(entry.Key))
                .Select(entry => (entry.Key, half ? entry.Value.detach().to(ScalarType.Float16) : entry.Value)),
            metadata);
    }

    private static byte[] Header((string Name, Tensor Tensor)[] tensors, IReadOnlyDictionary<string, string> metadata)
    {
        using var json = new MemoryStream();
        using (var writer = new Utf8JsonWriter(json))
        {
            writer.WriteStartObject();
            if (metadata.Count > 0)
            {
                writer.WriteStartObject("__metadata__");
                foreach ((string key, string value) in metadata)
                {
                    writer.WriteString(key, value);
                }

                writer.WriteEndObject();
            }

            var names = new HashSet<string>(StringComparer.Ordinal) { "__metadata__" };
            long place = 0;
            foreach ((string name, Tensor tensor) in tensors)
            {
                if (!names.Add(name))
                {
                    throw new ArgumentException($"The name '{name}' comes twice, or is reserved.", nameof(tensors));
                }

                place = WriteEntry(writer, name, tensor, place);
            }

            writer.WriteEndObject();
        }

        // Spaces up to a multiple of eight, so that the numbers are aligned.
        while (json.Length % 8 != 0)
        {
            json.WriteByte((byte)' ');
        }

        return json.ToArray();
    }

    private static long WriteEntry(Utf8JsonWriter writer, string name, Tensor tensor, long place)
    {
        StoredType type = StoredType.All.FirstOrDefault(one => one.ReadAs == tensor.dtype && one != StoredType.BFloat16)
            ?? throw new ArgumentException($"'{name}' is {tensor.dtype}, which is not written here. Convert it to float32 first.", nameof(tensor));
        long end = place + tensor.numel() * type.Size;
        writer.WriteStartObject(name);
        writer.WriteString("dtype", type.Name);
        writer.WriteStartArray("shape");
        foreach (long side in tensor.shape)
        {
            writer.WriteNumberValue(side);
        }

        writer.WriteEndArray();
        writer.WriteStartArray("data_offsets");
        writer.WriteNumberValue(place);
        writer.WriteNumberValue(end);
        writer.WriteEndArray();
        writer.WriteEndObject();
        return end;
    }
}
