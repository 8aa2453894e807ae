using SmallData.Datasets.Downloads;

namespace SmallData.Tests.Downloads;

public sealed class ResumeTests : IDisposable
{
    private readonly DownloadFixture test = new();

    public void Dispose() => test.Dispose();

    [Fact]
    public async Task A_connection_cut_at_any_byte_is_taken_up_again()
    {
        byte[] content = DownloadFixture.Noise(257);
        ServedFile served = test.Server.Serve("file.bin", content);
        for (int cut = 0; cut < content.Length; cut++)
        {
            served.Cuts.Enqueue(cut);
            await test.Download(test.Plain(content));
            Assert.Equal(content, File.ReadAllBytes(test.Target));
            File.Delete(test.Target);
        }

        Assert.Contains("GET /file.bin bytes=256-", test.Server.Requests);
    }

    [Fact]
    public async Task Many_cuts_in_a_row_do_no_harm_while_bytes_arrive()
    {
        byte[] content = DownloadFixture.Noise(100_000);
        ServedFile served = test.Server.Serve("file.bin", content);
        for (int cut = 0; cut < 20; cut++)
        {
            served.Cuts.Enqueue(1 + (cut * 13));
        }

        await test.Download(test.Plain(content));
        Assert.Equal(content, File.ReadAllBytes(test.Target));
    }

    [Fact]
    public async Task A_later_run_asks_only_for_the_rest()
    {
        byte[] content = DownloadFixture.Noise(5000);
        ServedFile served = test.Server.Serve("file.bin", content);
        served.Cuts.Enqueue(3000);
        await test.Failure(test.Plain(content), DownloadFixture.Hasty with { Attempts = 1 });
        Assert.Equal(3000, new FileInfo(test.Part).Length);

        await test.Download(test.Plain(content));
        Assert.Equal(["GET /file.bin -", "GET /file.bin bytes=3000-"], test.Server.Requests);
    }

    [Fact]
    public async Task A_file_that_has_changed_meanwhile_is_taken_from_its_beginning()
    {
        byte[] before = DownloadFixture.Noise(5000);
        byte[] after = [.. before.Reverse()];
        ServedFile served = test.Server.Serve("file.bin", before);
        served.Cuts.Enqueue(3000);
        await test.Failure(test.Plain(after), DownloadFixture.Hasty with { Attempts = 1 });

        (served.Content, served.ETag) = (after, "\"v2\"");
        await test.Download(test.Plain(after));
        Assert.Equal(after, File.ReadAllBytes(test.Target));
    }

    [Fact]
    public async Task A_file_swapped_under_a_server_that_sends_the_rest_all_the_same_is_never_mixed()
    {
        byte[] before = DownloadFixture.Noise(5000);
        byte[] after = [.. before.Reverse()];
        ServedFile served = test.Server.Serve("file.bin", before);
        served.Cuts.Enqueue(3000);
        await test.Failure(test.Plain(after), DownloadFixture.Hasty with { Attempts = 1 });

        (served.Content, served.ETag, served.HonoursIfRange) = (after, "\"v2\"", false);
        RemoteFile unverified = test.Plain(after) with { Sha256 = null };
        await test.Download(unverified);
        Assert.Equal(after, File.ReadAllBytes(test.Target));
    }

    [Fact]
    public async Task A_server_that_ignores_ranges_is_read_from_the_beginning()
    {
        byte[] content = DownloadFixture.Noise(5000);
        ServedFile served = test.Server.Serve("file.bin", content);
        served.HonoursRanges = false;
        served.Cuts.Enqueue(3000);
        await test.Download(test.Plain(content));
        Assert.Equal(content, File.ReadAllBytes(test.Target));
    }

    [Fact]
    public async Task A_part_of_an_unknown_version_is_not_gone_on_with()
    {
        byte[] content = DownloadFixture.Noise(5000);
        ServedFile served = test.Server.Serve("file.bin", content);
        served.ETag = null;
        served.Cuts.Enqueue(3000);
        await test.Download(test.Plain(content));
        Assert.Equal(["GET /file.bin -", "GET /file.bin -"], test.Server.Requests);
    }

    [Fact]
    public async Task A_range_beyond_the_end_starts_anew()
    {
        byte[] content = DownloadFixture.Noise(5000);
        ServedFile served = test.Server.Serve("file.bin", content[..4000]);
        served.SaysLength = false;
        served.Cuts.Enqueue(4000);
        await test.Failure(test.Plain(content), DownloadFixture.Hasty with { Attempts = 1 });

        // The server still has the short version under the same tag at first, and answers 416.
        served.Refusals.Enqueue("416 Range Not Satisfiable\r\nContent-Range: bytes */4000");
        served.Content = content;
        await test.Download(test.Plain(content));
        Assert.Equal(content, File.ReadAllBytes(test.Target));
    }

    [Fact]
    public async Task A_server_whose_file_stays_too_short_is_given_up()
    {
        byte[] content = DownloadFixture.Noise(5000);
        test.Server.Serve("file.bin", content[..4000]).SaysLength = false;
        string message = await test.Failure(test.Plain(content));
        Assert.Contains("Gave up after 5 attempts", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_download_of_a_whole_file_asks_nothing()
    {
        byte[] content = DownloadFixture.Noise(500);
        test.Server.Serve("file.bin", content);
        await test.Download(test.Plain(content));
        await test.Download(test.Plain(content));
        Assert.Single(test.Server.Requests);
    }

    [Fact]
    public async Task Nothing_but_the_file_is_left_in_the_end()
    {
        byte[] content = DownloadFixture.Noise(500);
        test.Server.Serve("file.bin", content).Cuts.Enqueue(100);
        await test.Download(test.Plain(content));
        Assert.Equal([test.Target], Directory.GetFiles(test.Root));
    }

    [Fact]
    public async Task The_rate_of_a_resumed_download_does_not_count_the_bytes_that_were_there()
    {
        byte[] content = DownloadFixture.Noise(5000);
        ServedFile served = test.Server.Serve("file.bin", content);
        served.Cuts.Enqueue(3000);
        await test.Failure(test.Plain(content), DownloadFixture.Hasty with { Attempts = 1 });

        var seen = new Reports();
        await test.Download(test.Plain(content), progress: seen);
        DownloadProgress first = seen.All[0];
        Assert.Equal((DownloadStage.Downloading, 3000L, 5000L, 0.0), (first.Stage, first.Done, first.Total, first.BytesPerSecond));
        Assert.Contains(seen.All, report => report is { Stage: DownloadStage.Downloading, Done: 5000 });
    }

    private sealed class Reports : IProgress<DownloadProgress>
    {
        public List<DownloadProgress> All { get; } = [];

        public void Report(DownloadProgress value) => All.Add(value);
    }
}
