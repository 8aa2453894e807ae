using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using SmallData.Datasets.Downloads;

namespace SmallData.Tests.Downloads;

public sealed class BadServerTests : IDisposable
{
    private readonly DownloadFixture test = new();
    private readonly byte[] content = DownloadFixture.Noise(5000);

    public void Dispose() => test.Dispose();

    [Fact]
    public async Task A_wrong_hash_deletes_the_download_and_names_both_hashes()
    {
        byte[] other = [.. content.Reverse()];
        test.Server.Serve("file.bin", other);
        string message = await test.Failure(test.Plain(content));
        Assert.Contains($"its SHA-256 is {DownloadFixture.Sha256(other)}, but {DownloadFixture.Sha256(content)} is published", message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(test.Root));
    }

    [Fact]
    public async Task A_file_of_another_size_is_refused_before_it_is_loaded()
    {
        test.Server.Serve("file.bin", content[..4999]);
        string message = await test.Failure(test.Plain(content));
        Assert.Contains("the server's file has 4999 bytes, but 5000 are expected", message, StringComparison.Ordinal);
        Assert.Single(test.Server.Requests);
    }

    [Fact]
    public async Task A_server_that_sends_more_than_the_file_is_stopped()
    {
        test.Server.Serve("file.bin", [.. content, 1]).SaysLength = false;
        Assert.Contains("more than the 5000 bytes", await test.Failure(test.Plain(content)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_web_page_by_its_type_is_named_as_such()
    {
        test.Server.Serve("file.bin", content).ContentType = "text/html; charset=utf-8";
        Assert.Contains("a web page arrives instead", await test.Failure(test.Plain(content)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_web_page_by_its_content_is_named_as_such()
    {
        byte[] page = Encoding.UTF8.GetBytes("\n<!DOCTYPE html>".PadRight(5000));
        test.Server.Serve("file.bin", page);
        RemoteFile file = new([test.Server.Address("file.bin")], FileKind.Zip, page.Length);
        Assert.Contains("a web page arrives instead", await test.Failure(file), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_archive_is_refused_by_its_first_bytes()
    {
        test.Server.Serve("file.bin", content);
        RemoteFile file = new([test.Server.Address("file.bin")], FileKind.Gzip, content.Length);
        Assert.Contains("what arrives is no gzip file", await test.Failure(file), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("503 Service Unavailable\r\nRetry-After: 1")]
    [InlineData("500 Internal Server Error")]
    [InlineData("429 Too Many Requests")]
    public async Task A_busy_server_is_asked_again(string refusal)
    {
        test.Server.Serve("file.bin", content).Refusals.Enqueue(refusal);
        await test.Download(test.Plain(content));
        Assert.Equal(2, test.Server.Requests.Count);
    }

    [Fact]
    public async Task A_missing_file_is_not_asked_for_again()
    {
        string message = await test.Failure(test.Plain(content));
        Assert.Contains($"{test.Server.Address("file.bin")}: the server answers 404", message, StringComparison.Ordinal);
        Assert.Single(test.Server.Requests);
    }

    [Fact]
    public async Task The_second_address_is_used_where_the_first_fails()
    {
        test.Server.Serve("mirror/file.bin", content);
        await test.Download(test.Plain(content, "gone/file.bin", "mirror/file.bin"));
        Assert.Equal(content, File.ReadAllBytes(test.Target));
    }

    [Fact]
    public async Task Redirects_are_followed_and_resumed_through()
    {
        ServedFile first = test.Server.Serve("file.bin", content);
        for (int time = 0; time < 2; time++)
        {
            first.Refusals.Enqueue($"302 Found\r\nLocation: {test.Server.Address("elsewhere")}");
        }

        test.Server.Serve("elsewhere", content).Cuts.Enqueue(2000);
        await test.Download(test.Plain(content));
        Assert.Equal(["GET /file.bin -", "GET /elsewhere -", "GET /file.bin bytes=2000-", "GET /elsewhere bytes=2000-"], test.Server.Requests);
    }

    [Fact]
    public async Task A_redirect_from_https_to_http_is_not_followed()
    {
        using RSA key = RSA.Create(2048);
        using X509Certificate2 certificate = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        using var secure = new FileServer(certificate);
        secure.Serve("file.bin", content).Refusals.Enqueue($"302 Found\r\nLocation: {test.Server.Address("file.bin")}");
        test.Server.Serve("file.bin", content);
        DownloadOptions trusting = DownloadFixture.Hasty with { Connect = handler => handler.SslOptions.RemoteCertificateValidationCallback = (_, _, _, _) => true };
        RemoteFile file = new([secure.Address("file.bin")], FileKind.Plain, content.Length);
        Assert.Contains("an address without encryption", await test.Failure(file, trusting), StringComparison.Ordinal);
        Assert.Empty(test.Server.Requests);
        await test.Download(file, trusting);   // asked again, the server sends the file itself
    }

    [Fact]
    public async Task A_server_that_trickles_for_ever_is_given_up()
    {
        test.Server.Serve("file.bin", content).Trickle = TimeSpan.FromMilliseconds(20);
        string message = await test.Failure(test.Plain(content), DownloadFixture.Hasty with { Attempts = 2, Silence = TimeSpan.FromMilliseconds(450), Least = 500 });
        Assert.True(message.Contains("bytes came in 0 seconds. Gave up after 2 attempts", StringComparison.Ordinal), message);
    }

    [Fact]
    public async Task A_server_that_falls_silent_counts_as_cut()
    {
        ServedFile served = test.Server.Serve("file.bin", content);
        served.Content = content;
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        var silent = new Uri($"http://127.0.0.1:{((System.Net.IPEndPoint)listener.LocalEndpoint).Port}/file.bin");
        RemoteFile file = new([silent], FileKind.Plain, content.Length);
        string message = await test.Failure(file, DownloadFixture.Hasty with { Attempts = 2, Silence = TimeSpan.FromMilliseconds(100) });
        Assert.Contains("nothing came for", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_full_disk_names_the_file_and_is_not_tried_again()
    {
        test.Server.Serve("file.bin", content);
        DownloadOptions full = DownloadFixture.Hasty with { OpenAppend = path => new FullDisk(path, room: 1000) };
        string message = await test.Failure(test.Plain(content), full);
        Assert.StartsWith($"Cannot write '{test.Part}': No space left on device", message, StringComparison.Ordinal);
        Assert.Single(test.Server.Requests);
    }

    [Fact]
    public async Task What_is_on_disk_after_a_full_disk_is_gone_on_with()
    {
        byte[] large = DownloadFixture.Noise(400_000);
        test.Server.Serve("file.bin", large);
        await test.Failure(test.Plain(large), DownloadFixture.Hasty with { OpenAppend = path => new FullDisk(path, room: 200_000) });
        await test.Download(test.Plain(large));
        Assert.Equal(large, File.ReadAllBytes(test.Target));
    }

    [Fact]
    public async Task A_stop_keeps_what_has_arrived()
    {
        using var stop = new CancellationTokenSource();
        test.Server.Serve("file.bin", content).Cuts.Enqueue(2000);
        using var downloader = new Downloader(DownloadFixture.Hasty with { FirstWait = TimeSpan.FromMinutes(1), LongestWait = TimeSpan.FromMinutes(1) });
        Task running = downloader.DownloadAsync(test.Plain(content), test.Target, stop: stop.Token);
        while (!File.Exists(test.Part) || new FileInfo(test.Part).Length < 2000)
        {
            await Task.Delay(5);
        }

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        Assert.Equal(content[..2000], File.ReadAllBytes(test.Part));
    }
}
