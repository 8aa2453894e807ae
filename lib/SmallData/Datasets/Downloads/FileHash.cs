using System.Security.Cryptography;

namespace SmallData.Datasets.Downloads;

/// <summary>The SHA-256 of a file.</summary>
internal static class FileHash
{
    /// <summary>Computes it, as 64 lower-case hexadecimal digits, telling how many bytes it has read.</summary>
    public static async Task<string> Sha256Async(string file, Action<long> read, CancellationToken stop)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using FileStream stream = new(file, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.SequentialScan | FileOptions.Asynchronous);
        byte[] buffer = new byte[1 << 18];
        long total = 0;
        int count;
        while ((count = await stream.ReadAsync(buffer, stop).ConfigureAwait(false)) > 0)
        {
            hash.AppendData(buffer, 0, count);
            read(total += count);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
