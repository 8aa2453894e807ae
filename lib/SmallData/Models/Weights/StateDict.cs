using System.Security.Cryptography;
using System.Text;
using TorchSharp;
using static TorchSharp.torch;

namespace SmallData.Models.Weights;

/// <summary>Moves weights between files and nets by name.</summary>
public static class StateDict
{
    /// <summary>
    /// Fills a net with the weights of a file. Every name and shape is compared first, so a net is filled in full or not at all. Tensors that the
    /// net has no place for, such as the classifier of a whole net, are passed over.
    /// </summary>
    /// <param name="net">The net to fill, on any device.</param>
    /// <param name="weights">The file.</param>
    /// <exception cref="SmallDataException">A tensor of the net is missing in the file or has another shape there; the message lists them.</exception>
    public static void Load(nn.Module net, WeightsFile weights)
    {
        ArgumentNullException.ThrowIfNull(net);
        ArgumentNullException.ThrowIfNull(weights);
        Dictionary<string, Tensor> state = net.state_dict();
        string[] missing = [.. state.Keys.Where(name => !IsCounter(name) && !weights.Tensors.ContainsKey(name))];
        string[] wrong =
        [
            .. state.Where(entry => weights.Tensors.TryGetValue(entry.Key, out StoredTensor? stored) && !stored.Shape.SequenceEqual(entry.Value.shape))
                .Select(entry => $"{entry.Key} ({weights.Tensors[entry.Key].ShapeText} instead of {StoredTensor.ShapeOf(entry.Value.shape)})"),
        ];
        if (missing.Length + wrong.Length > 0)
        {
            string lacks = missing.Length > 0 ? $" It lacks {Names.Few(missing)}." : "";
            string differs = wrong.Length > 0 ? $" Other shapes: {Names.Few(wrong)}." : "";
            throw new SmallDataException(
                $"'{weights.FilePath}' holds the weights of another net than {net.GetName()}.{lacks}{differs} It holds {Names.Few(weights.Tensors.Keys)}. "
                + "Take the file that belongs to this net.");
        }

        using var noGradients = no_grad();
        foreach ((string name, Tensor target) in state.Where(entry => weights.Tensors.ContainsKey(entry.Key)))
        {
            using var scope = NewDisposeScope();
            target.copy_(weights.Read(name));
        }
    }

    /// <summary>
    /// The SHA-256 of names, shapes and numbers of all weights as they are now, as 64 hexadecimal digits: two nets with the same hash give the same features.
    /// </summary>
    /// <param name="net">The net.</param>
    public static string Hash(nn.Module net)
    {
        ArgumentNullException.ThrowIfNull(net);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach ((string name, Tensor tensor) in net.state_dict().Where(entry => !IsCounter(entry.Key)).OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            using var scope = NewDisposeScope();
            hash.AppendData(Encoding.UTF8.GetBytes($"{name} {tensor.dtype} {StoredTensor.ShapeOf(tensor.shape)}\n"));
            if (tensor.numel() > 0)
            {
                hash.AppendData(tensor.detach().cpu().contiguous().bytes);
            }
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>How many batches a batch norm has seen: of no use in a trained net, and absent from many files.</summary>
    internal static bool IsCounter(string name) => name.EndsWith("num_batches_tracked", StringComparison.Ordinal);
}
