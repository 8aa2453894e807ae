using System.IO.Compression;
using System.Text;

namespace SmallData.Tests.Downloads;

/// <summary>Makes small archives, good and evil.</summary>
internal static class Archives
{
    public static byte[] Zip(params (string Name, byte[] Content)[] entries) => Zip(_ => { }, entries);

    public static byte[] Zip(Action<ZipArchiveEntry> change, params (string Name, byte[] Content)[] entries)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach ((string name, byte[] content) in entries)
            {
                ZipArchiveEntry entry = zip.CreateEntry(name);
                change(entry);
                using Stream target = entry.Open();
                target.Write(content);
            }
        }

        return stream.ToArray();
    }

    public static byte[] Gzip(byte[] content)
    {
        using var stream = new MemoryStream();
        using (var gzip = new GZipStream(stream, CompressionLevel.Optimal, leaveOpen: true))
        {
            gzip.Write(content);
        }

        return stream.ToArray();
    }

    public static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);
}
