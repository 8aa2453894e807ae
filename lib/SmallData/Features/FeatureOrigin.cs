using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using SmallData.Images;
using TorchSharp;
using static TorchSharp.torch;

namespace SmallData.Features;

/// <summary>Where features come from: everything that changes them if it changes.</summary>
/// <param name="Base">The base's name.</param>
/// <param name="Blocks">How many of its blocks were run.</param>
/// <param name="Weights">SHA-256 of the weights of these blocks, as they were when the features were taken.</param>
/// <param name="Preprocessing">What was done to the pixels first, in words.</param>
/// <param name="Photos">SHA-256 of the decoded photos, their file names and their classes.</param>
/// <param name="Size">Width and height of a photo, in pixels.</param>
/// <param name="Views">Augmented views of each photo; 0 for the photos as they are.</param>
/// <param name="Augmentation">The augmentation's settings; empty for none.</param>
/// <param name="Seed">Seed of the augmentation's draws; 0 for none.</param>
public sealed record FeatureOrigin(
    string Base, int Blocks, string Weights, string Preprocessing, string Photos, int Size, int Views, string Augmentation, int Seed)
{
    // Part of the key: raise it when the extraction or the layout of the file changes.
    private const string Edition = "4";

    // Photos that are brought to the CPU and hashed at a time.
    private const int Chunk = 256;

    /// <summary>The name of the file that holds such features: equal origins, equal keys.</summary>
    internal string Key
    {
        get
        {
            byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes(Edition + JsonSerializer.Serialize(this)));
            return Invariant($"{Slug(Base)}-{Blocks}-{Size}-{Convert.ToHexStringLower(hash.AsSpan(0, 12))}");
        }
    }

    private static string Slug(string name) => new([.. name.ToLowerInvariant().Where(char.IsAsciiLetterOrDigit)]);

    /// <summary>SHA-256 of decoded pixels, labels, class names and file names, in order.</summary>
    internal static string HashOf(PhotoSet photos, IReadOnlyList<string> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{string.Join('/', photos.ClassNames)}\n{string.Join('\n', files)}\n"));
        for (int from = 0; from < photos.Count; from += Chunk)
        {
            using Tensor some = photos.Pixels.narrow(0, from, Math.Min(Chunk, photos.Count - from));
            Append(some);
        }

        Append(photos.Labels);
        return Convert.ToHexStringLower(hash.GetHashAndReset());

        void Append(Tensor values)
        {
            using var scope = NewDisposeScope();
            hash.AppendData(values.detach().cpu().contiguous().bytes);
        }
    }
}
