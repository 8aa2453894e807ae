using System.Security.Cryptography;
using System.Text;

namespace SmallData.Models.Weights;

/// <summary>Moves weights between files and nets by name.</summary>
public static class StateDict
{
    /// <summary>Fills a net with the weights of a file. Every name and shape is compared first, so a net is filled in full or not at all. Tensors that the net has no
    /// place for, such as the classifier of a whole net, are passed over.</summary>
    /// <param name="net">The net to fill, on any device.</param>
    /// <exception cref="SmallDataException">A tensor of the net is missing in the file or has another shape there; the message lists them.</exception>
    public static void Load(nn.Module net, WeightsFile weights)
    {
        (string Name, Tensor Target)[] wanted = [.. Weights(net).Select(entry => (entry.Key, entry.Value))];
        string[] missing = [.. wanted.Select(one => one.Name).Where(name => !weights.Tensors.ContainsKey(name))];
        string[] wrong =
        [
            .. wanted.Where(one => weights.Tensors.TryGetValue(one.Name, out StoredTensor? stored) && !stored.Shape.SequenceEqual(one.Target.shape))
                .Select(one => $"{one.Name} ({StoredTensor.ShapeOf(weights.Tensors[one.Name].Shape)} instead of {StoredTensor.ShapeOf(one.Target.shape)})"),
        ];
        if (missing.Length + wrong.Length > 0)
        {
            string lacks = missing.Length > 0 ? $" It lacks {WeightsFile.Few(missing)}." : "";
            string differs = wrong.Length > 0 ? $" Other shapes: {WeightsFile.Few(wrong)}." : "";
            throw new SmallDataException(
                $"'{weights.FilePath}' holds the weights of another net than {net.GetName()}.{lacks}{differs} It holds {WeightsFile.Few(weights.Tensors.Keys)}. "
                + "Take the file that belongs to this net.");
        }

        using var noGradients = no_grad();
        foreach ((string name, Tensor target) in wanted)
        {
            using Tensor stored = weights.Read(name);
            target.copy_(stored);
        }
    }

    /// <summary>The SHA-256 of names, shapes and numbers of all weights as they are now, as 64 hexadecimal digits: two nets with the same hash give the same features.</summary>
    public static string Hash(nn.Module net) => Hash(Weights(net).Select(entry => (entry.Key, entry.Value)));

    /// <summary>The SHA-256 of named tensors, and of a text before them.</summary>
    internal static string Hash(IEnumerable<(string Name, Tensor Tensor)> tensors, string text = "")
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(text));
        foreach ((string name, Tensor one) in tensors.OrderBy(one => one.Name, StringComparer.Ordinal))
        {
            using var scope = NewDisposeScope();
            hash.AppendData(Encoding.UTF8.GetBytes($"{name} {one.dtype} {StoredTensor.ShapeOf(one.shape)}\n"));
            hash.AppendData(one.numel() == 0 ? [] : one.detach().cpu().contiguous().bytes);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>The names of the layers that have weights, in their order.</summary>
    internal static IReadOnlyList<string> Layers(nn.Module net) => [.. Weights(net).Select(entry => LayerOf(entry.Key)).Distinct()];

    internal static string LayerOf(string tensor) => tensor[..tensor.LastIndexOf('.')];

    /// <summary>A net's tensors by name, without the numbers of batches that its batch norms have seen: of no use in a trained net, and absent from many files.</summary>
    internal static IEnumerable<KeyValuePair<string, Tensor>> Weights(nn.Module net) =>
        net.state_dict().Where(entry => !entry.Key.EndsWith("num_batches_tracked", StringComparison.Ordinal));
}
