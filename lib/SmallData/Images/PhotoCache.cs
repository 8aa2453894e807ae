using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using SmallData.Datasets;
using static TorchSharp.torch;

namespace SmallData.Images;

/// <summary>
/// Decoded folders on disk, under a key made of every photo's content and the size asked for: a changed, added or
/// removed photo gives another key, so nothing stale is ever read.
/// </summary>
internal static class PhotoCache
{
    // Part of the key: raise it when the decoder or the layout of the file changes.
    private const string Edition = "4";

    private const int BufferBytes = 1 << 20;
    private static readonly TimeSpan Unused = TimeSpan.FromDays(30);

    private sealed record Header(string[] Files, long[] Labels, string[] ClassNames, SkippedPhoto[] Skipped);

    /// <summary>Reads the decoded folder from the cache, or decodes it and keeps it for the next time. Drawn pictures are small: they are decoded again before their cache is read.</summary>
    public static DecodedFolder Open(PhotoCollection photos, PhotoLayout layout)
    {
        if (photos.IsDrawn)
        {
            return DecodedFolder.Decode(photos, layout);
        }

        string file = Path.Combine(Settings.WorkRoot, "cache", $"{Key(photos, layout)}.photos");
        if (Read(file, layout) is { } cached)
        {
            return cached;
        }

        DecodedFolder decoded = DecodedFolder.Decode(photos, layout);
        TryWrite(file, decoded);
        return decoded;
    }

    private static string Key(PhotoCollection photos, PhotoLayout layout)
    {
        string[] files = [.. photos.Classes.SelectMany(one => one.Files)];
        var digests = new byte[files.Length][];
        Parallel.For(0, files.Length, index => digests[index] = Digest(files[index]));

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{Edition}|{layout.Channels}|{layout.Size}|"));
        for (int index = 0; index < files.Length; index++)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(files[index] + "|"));
            hash.AppendData(digests[index]);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static byte[] Digest(string file)
    {
        try
        {
            // What is empty or too large is not read by the decoder either, and a pipe would never end.
            if (new FileInfo(file).Length is 0 or > PhotoDecoder.MostBytes)
            {
                return [];
            }

            using FileStream stream = File.OpenRead(file);
            return SHA256.HashData(stream);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return [];   // the decoder will name the file and say why it cannot be read
        }
    }

    // Layout: SHA-256 of the JSON header, its length (int32, little-endian), the header, the pixels photo by photo. What has the header's hash is believed.
    internal static DecodedFolder? Read(string file, PhotoLayout layout)
    {
        try
        {
            using FileStream stream = File.OpenRead(file);
            Span<byte> beginning = stackalloc byte[SHA256.HashSizeInBytes + sizeof(int)];
            stream.ReadExactly(beginning);
            int headerBytes = BinaryPrimitives.ReadInt32LittleEndian(beginning[SHA256.HashSizeInBytes..]);
            if (headerBytes <= 0 || headerBytes > stream.Length - stream.Position)
            {
                return null;
            }

            var json = new byte[headerBytes];
            stream.ReadExactly(json);
            if (!SHA256.HashData(json).AsSpan().SequenceEqual(beginning[..SHA256.HashSizeInBytes])
                || JsonSerializer.Deserialize<Header>(json) is not { } header || (long)header.Files.Length * layout.Bytes != stream.Length - stream.Position)
            {
                return null;
            }

            // Straight to where the photos stay: hundreds of megabytes are not worth holding twice.
            Tensor pixels = empty(layout.Shape(header.Files.Length), dtype: ScalarType.Byte);
            pixels.ReadBytesFromStream(stream, BufferBytes);
            File.SetLastWriteTimeUtc(file, DateTime.UtcNow);   // when it was used last
            return new DecodedFolder(header.Files, header.Labels, header.ClassNames, layout, pixels, header.Skipped);
        }
        catch (Exception error) when (error is IOException or JsonException or UnauthorizedAccessException)
        {
            return null;   // absent or damaged: decode again
        }
    }

    private static void TryWrite(string file, DecodedFolder decoded)
    {
        try
        {
            string folder = Directory.CreateDirectory(Path.GetDirectoryName(file)!).FullName;
            foreach (FileInfo old in new DirectoryInfo(folder).EnumerateFiles("*.photos").Where(old => (DateTime.UtcNow - old.LastWriteTimeUtc).Duration() > Unused))
            {
                old.Delete();
            }

            Write(file, decoded);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // A full or write-protected disk costs the cache, not the lesson.
        }
    }

    internal static void Write(string file, DecodedFolder decoded) => Disk.Replace(file, stream =>
    {
        byte[] json = JsonSerializer.SerializeToUtf8Bytes(new Header(
            [.. decoded.Files], decoded.Labels, [.. decoded.ClassNames], [.. decoded.Skipped]));
        var length = new byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(length, json.Length);
        stream.Write(SHA256.HashData(json));
        stream.Write(length);
        stream.Write(json);
        decoded.Pixels.WriteBytesToStream(stream, BufferBytes);
        stream.Flush(flushToDisk: true);
    });
}
