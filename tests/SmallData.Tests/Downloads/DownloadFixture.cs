using System.Security.Cryptography;
using SmallData.Datasets.Downloads;

namespace SmallData.Tests.Downloads;

/// <summary>A server, a folder and options that do not wait.</summary>
public sealed class DownloadFixture : IDisposable
{
    private readonly TestFolder folder = new();

    public FileServer Server { get; } = new();

    public string Root => folder.Root;

    public string Write(string relative, byte[] content) => folder.Write(relative, content);

    public string Target => Path.Combine(Root, "file.bin");

    public string Part => Target + ".part";

    public static DownloadOptions Hasty { get; } = new()
    {
        FirstWait = TimeSpan.FromMilliseconds(1),
        LongestWait = TimeSpan.FromMilliseconds(2),
        Silence = TimeSpan.FromSeconds(5),
        Attempts = 5,
        Least = 1,
    };

    /// <summary>Bytes without a pattern, the same in every run.</summary>
    public static byte[] Noise(int length)
    {
        byte[] bytes = new byte[length];
        new Random(length).NextBytes(bytes);
        return bytes;
    }

    public RemoteFile Plain(byte[] expected, params string[] paths) =>
        new([.. (paths.Length > 0 ? paths : ["file.bin"]).Select(Server.Address)], FileKind.Plain, expected.Length, Sha256(expected));

    public static string Sha256(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));

    public async Task Download(RemoteFile file, DownloadOptions? options = null, IProgress<DownloadProgress>? progress = null)
    {
        using var downloader = new Downloader(options ?? Hasty);
        await downloader.DownloadAsync(file, Target, progress);
    }

    public async Task<string> Failure(RemoteFile file, DownloadOptions? options = null) =>
        (await Assert.ThrowsAsync<SmallDataException>(() => Download(file, options))).Message;

    public void Dispose()
    {
        Server.Dispose();
        folder.Dispose();
    }
}
