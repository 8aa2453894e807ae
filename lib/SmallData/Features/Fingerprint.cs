using System.Security.Cryptography;
using System.Text;
using SmallData.Images;
using TorchSharp;
using static TorchSharp.torch;

namespace SmallData.Features;

/// <summary>SHA-256 of photos and of weights, by content: whatever changes features changes these.</summary>
internal static class Fingerprint
{
    // Photos that are brought to the CPU and hashed at a time.
    private const int Chunk = 256;

    /// <summary>Decoded pixels, labels, class names and file names, in order.</summary>
    public static string Of(PhotoSet photos, IReadOnlyList<string> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, $"{string.Join('/', photos.ClassNames)}\n{string.Join('\n', files)}\n");
        for (int from = 0; from < photos.Count; from += Chunk)
        {
            using Tensor some = photos.Pixels.narrow(0, from, Math.Min(Chunk, photos.Count - from));
            Append(hash, some);
        }

        Append(hash, photos.Labels);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>Names, shapes and values of all parameters and buffers.</summary>
    public static string Of(IEnumerable<nn.Module> modules)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (nn.Module module in modules)
        {
            foreach ((string name, Tensor values) in module.state_dict())
            {
                Append(hash, $"{name}:{string.Join('x', values.shape)}\n");
                Append(hash, values);
            }
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void Append(IncrementalHash hash, string text) => hash.AppendData(Encoding.UTF8.GetBytes(text));

    private static void Append(IncrementalHash hash, Tensor values)
    {
        using var scope = NewDisposeScope();
        hash.AppendData(values.detach().cpu().contiguous().bytes);
    }
}
