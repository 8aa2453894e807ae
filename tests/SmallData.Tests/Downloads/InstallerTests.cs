using SmallData.Datasets.Downloads;

namespace SmallData.Tests.Downloads;

public sealed class InstallerTests : IDisposable
{
    private readonly DownloadFixture test = new();
    private readonly byte[] archive = Archives.Zip(
        ("set/train/cats/cat.0.jpg", Archives.Text("cat 0")), ("set/train/dogs/dog.0.jpg", Archives.Text("dog 0")), ("set/script.py", []));

    public void Dispose() => test.Dispose();

    [Fact]
    public async Task A_set_arrives_in_its_folder_with_a_note_of_its_terms()
    {
        test.Server.Serve("pets.zip", archive).Cuts.Enqueue(50);
        Installed installed = await Install(Pets());
        Assert.Equal(new Installed(Pet(""), WasThere: false), installed);
        Assert.Equal("cat 0", File.ReadAllText(Pet("train/cats/cat.0.jpg")));
        Assert.Contains("for learning only", File.ReadAllText(Pet(".dataset.json")), StringComparison.Ordinal);
        Assert.Equal([".downloads", "pets"], Entries());
        Assert.Equal(["pets.lock"], Directory.GetFileSystemEntries(Path.Combine(test.Root, ".downloads")).Select(Path.GetFileName));
    }

    [Fact]
    public async Task A_second_call_does_nothing()
    {
        test.Server.Serve("pets.zip", archive);
        await Install(Pets());
        DateTime written = Directory.GetLastWriteTimeUtc(Pet(""));
        Installed second = await Install(Pets());
        Assert.True(second.WasThere);
        Assert.Single(test.Server.Requests);
        Assert.Equal(written, Directory.GetLastWriteTimeUtc(Pet("")));
    }

    [Fact]
    public async Task Single_files_keep_their_names()
    {
        byte[] one = Archives.Gzip([1]);
        byte[] two = Archives.Gzip([2]);
        test.Server.Serve("one.gz", one);
        test.Server.Serve("two.gz", two);
        PublicDataSet set = Pets() with { Files = [Remote("one.gz", FileKind.Gzip, one), Remote("two.gz", FileKind.Gzip, two)], Contents = new Dictionary<string, int> { [""] = 2 } };
        await Install(set);
        Assert.Equal(two, File.ReadAllBytes(Pet("two.gz")));
    }

    [Fact]
    public async Task A_folder_of_the_learners_own_is_never_replaced()
    {
        test.Server.Serve("pets.zip", archive);
        Directory.CreateDirectory(Pet("train"));
        File.WriteAllText(Pet("train/mine.jpg"), "mine");
        string message = await Failure(Pets());
        Assert.Equal($"'{Pet("")}' holds other files. Rename or delete that folder, then run this again; nothing was changed.", message);
        Assert.Empty(test.Server.Requests);
        Assert.Equal("mine", File.ReadAllText(Pet("train/mine.jpg")));
    }

    [Fact]
    public async Task Another_set_in_the_same_folder_is_named()
    {
        test.Server.Serve("pets.zip", archive);
        await Install(Pets());
        Assert.Contains("holds the data set pets.", await Failure(Pets() with { Name = "more-pets" }), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_set_that_lost_a_file_is_not_taken_for_complete()
    {
        test.Server.Serve("pets.zip", archive);
        await Install(Pets());
        File.Delete(Pet("train/cats/cat.0.jpg"));
        Assert.Contains("holds an incomplete pets", await Failure(Pets()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_evil_archive_leaves_nothing_behind()
    {
        byte[] evil = Archives.Zip(("set/train/cats/cat.0.jpg", [1]), ("../../evil.jpg", [1]));
        test.Server.Serve("pets.zip", evil);
        string message = await Failure(Pets(evil));
        Assert.StartsWith("pets.zip is refused: its entry '../../evil.jpg' has", message, StringComparison.Ordinal);
        Assert.Equal([".downloads"], Entries());
        Assert.Empty(Directory.GetFiles(Path.Combine(test.Root, ".downloads", "pets")));
    }

    [Fact]
    public async Task A_damaged_archive_is_deleted_and_loaded_anew()
    {
        byte[] damaged = [.. archive];
        damaged[57] ^= 0xFF; // in the content of the first entry
        ServedFile served = test.Server.Serve("pets.zip", damaged);
        Assert.StartsWith("pets.zip is damaged", await Failure(Pets()), StringComparison.Ordinal);

        served.Content = archive;
        Assert.False((await Install(Pets())).WasThere);
    }

    [Fact]
    public async Task Too_few_pictures_are_refused()
    {
        byte[] small = Archives.Zip(("set/train/cats/cat.0.jpg", [1]));
        test.Server.Serve("pets.zip", small);
        Assert.Contains("'pets/train/dogs' holds 0 files instead of 1", await Failure(Pets(small)), StringComparison.Ordinal);
        Assert.Equal([".downloads"], Entries());
    }

    [Fact]
    public async Task A_full_disk_while_unpacking_leaves_the_old_state_and_the_download()
    {
        test.Server.Serve("pets.zip", archive);
        var full = new DataSetInstaller(test.Root, DownloadFixture.Hasty, path => new FullDisk(path, room: 3));
        string message = (await Assert.ThrowsAsync<SmallDataException>(() => full.InstallAsync(Pets()))).Message;
        Assert.StartsWith($"Cannot write '{test.Root}': No space left on device", message, StringComparison.Ordinal);
        Assert.Equal([".downloads"], Entries());

        await Install(Pets());
        Assert.Single(test.Server.Requests);
    }

    [Fact]
    public async Task What_a_killed_run_left_unpacked_is_cleared_away()
    {
        test.Server.Serve("pets.zip", archive);
        Directory.CreateDirectory(Path.Combine(test.Root, "pets.unpacking", "train", "cats"));
        File.WriteAllText(Path.Combine(test.Root, "pets.unpacking", "train", "cats", "half.jpg"), "");
        await Install(Pets());
        Assert.Equal([".downloads", "pets"], Entries());
    }

    [Fact]
    public async Task The_second_of_two_waits_and_finds_what_the_first_brought()
    {
        test.Server.Serve("pets.zip", archive);
        var stages = new Stages();
        string downloads = Directory.CreateDirectory(Path.Combine(test.Root, ".downloads")).FullName;
        Task<Installed> second;
        using (FileLock.Take(Path.Combine(downloads, "pets.lock")))
        {
            second = new DataSetInstaller(test.Root, DownloadFixture.Hasty).InstallAsync(Pets(), stages);
            while (!stages.Seen.Contains(DownloadStage.Waiting))
            {
                await Task.Delay(5);
            }

            Directory.CreateDirectory(Pet("train/cats"));
            Directory.CreateDirectory(Pet("train/dogs"));
            File.WriteAllText(Pet("train/cats/cat.0.jpg"), "");
            File.WriteAllText(Pet("train/dogs/dog.0.jpg"), "");
            File.WriteAllText(Pet(".dataset.json"), """{"Name":"pets","Terms":"","Home":"","Files":[],"Fetched":"2020-01-01T00:00:00Z"}""");
        }

        Assert.True((await second).WasThere);
        Assert.Empty(test.Server.Requests);
    }

    [Fact]
    public async Task Waiting_can_be_stopped()
    {
        string downloads = Directory.CreateDirectory(Path.Combine(test.Root, ".downloads")).FullName;
        using FileLock held = FileLock.Take(Path.Combine(downloads, "pets.lock"));
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new DataSetInstaller(test.Root, DownloadFixture.Hasty).InstallAsync(Pets(), stop: stop.Token));
    }

    [Fact]
    public async Task Progress_goes_from_loading_through_checking_to_unpacking()
    {
        test.Server.Serve("pets.zip", archive);
        var stages = new Stages();
        await new DataSetInstaller(test.Root, DownloadFixture.Hasty).InstallAsync(Pets(sha256: DownloadFixture.Sha256(archive)), stages);
        Assert.Equal([DownloadStage.Downloading, DownloadStage.Checking, DownloadStage.Unpacking], stages.Seen);
    }

    private string Pet(string relative) => relative.Length == 0 ? Path.Combine(test.Root, "pets") : Path.Combine(test.Root, "pets", relative);

    private string[] Entries() => [.. Directory.GetFileSystemEntries(test.Root).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    private Task<Installed> Install(PublicDataSet set) => new DataSetInstaller(test.Root, DownloadFixture.Hasty).InstallAsync(set);

    private async Task<string> Failure(PublicDataSet set) => (await Assert.ThrowsAsync<SmallDataException>(() => Install(set))).Message;

    private RemoteFile Remote(string name, FileKind kind, byte[] content) =>
        new([test.Server.Address(name)], kind, content.Length);

    private PublicDataSet Pets(byte[]? content = null, string? sha256 = null)
    {
        content ??= archive;
        RemoteFile file = Remote("pets.zip", FileKind.Zip, content) with
        {
            Sha256 = sha256,
            Rules = [("set/train/", ".jpg", "train/")],
        };
        return new PublicDataSet("pets", "Two pets", "for learning only", new Uri("http://127.0.0.1/"), "pets", [file], new Dictionary<string, int> { ["train/cats"] = 1, ["train/dogs"] = 1 });
    }

    private sealed class Stages : IProgress<DownloadProgress>
    {
        public List<DownloadStage> Seen { get; } = [];

        public void Report(DownloadProgress value)
        {
            if (!Seen.Contains(value.Stage))
            {
                Seen.Add(value.Stage);
            }
        }
    }
}
