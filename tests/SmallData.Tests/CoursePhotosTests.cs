using SmallData.Datasets;
using SmallData.Datasets.Downloads;
using SmallData.Tests.Downloads;

namespace SmallData.Tests;

/// <summary>Which photos the chapters get: the learner's own, those at hand, a download, drawn ones.</summary>
public sealed class CoursePhotosTests : IDisposable
{
    private readonly DownloadFixture test = new();
    private readonly byte[] archive = Archives.Zip(
        ("set/cats/cat.0.png", Pictures.Png(20, 20, 1, 2, 3)), ("set/dogs/dog.0.png", Pictures.Png(20, 20, 3, 2, 1)));

    public CoursePhotosTests() => Environment.SetEnvironmentVariable(Settings.DataVariable, Directory.CreateDirectory(Path.Combine(test.Root, "data")).FullName);

    public void Dispose() => test.Dispose();

    private PublicDataSet Pets(Uri? address = null) => new(
        "pets", "Two pets", "for learning only", new Uri("http://127.0.0.1/home"), "dogs-vs-cats",
        [new RemoteFile([address ?? test.Server.Address("pets.zip")], FileKind.Zip, archive.Length) { Rules = [("set/", ".png", "train/")] }],
        new Dictionary<string, int> { ["train/cats"] = 1, ["train/dogs"] = 1 });

    private PhotoCollection Open(PublicDataSet? download = null, DownloadOptions? options = null) =>
        CoursePhotos.Open(perClass: 2, size: 16, download ?? Pets(), options ?? DownloadFixture.Hasty);

    private string Own(string name = "mine", params string[] classes)
    {
        foreach (string one in classes.Length > 0 ? classes : ["plates", "cups"])
        {
            test.Write($"{name}/{one}/1.png", Pictures.Png(9, 9, 1, 2, 3));
        }

        return Path.Combine(test.Root, name);
    }

    /// <summary>What a cell shows where there is no front end.</summary>
    private static string Shown(Action action)
    {
        TextWriter before = Console.Out;
        using var written = new StringWriter { NewLine = "\n" };
        Console.SetOut(written);
        try
        {
            action();
        }
        finally
        {
            Console.SetOut(before);
        }

        return written.ToString();
    }

    [Fact]
    public void The_learners_folder_comes_first()
    {
        test.Write("data/dogs-vs-cats/train/cats/1.png", [1]);
        Environment.SetEnvironmentVariable(Settings.PhotosVariable, Own());
        PhotoCollection photos = Open();
        Assert.Equal("Your own photos in mine: 1 cups, 1 plates", photos.ToText().Split('\n')[0]);
        Assert.False(photos.IsDrawn);
    }

    [Fact]
    public void A_folder_named_in_chapter_01_is_found_by_the_next_chapters()
    {
        CoursePhotos.Choose(Own(classes: ["a", "b", "c"]));
        Assert.Equal(["a", "b", "c"], Open().Classes.Select(one => one.Name));
    }

    [Fact]
    public void Chapter_01_without_a_folder_forgets_it()
    {
        CoursePhotos.Choose(Own());
        CoursePhotos.Choose(null, perClass: 1, size: 16);
        Assert.True(Open(Pets(new Uri("http://example.invalid/pets.zip"))).IsDrawn);
    }

    [Fact]
    public void A_folder_that_cannot_be_used_is_not_remembered()
    {
        CoursePhotos.Choose(Own());
        Assert.Throws<SmallDataException>(() => CoursePhotos.Choose(Path.Combine(test.Root, "nowhere")));
        Assert.Contains("mine", Open().Title, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_settings_that_name_two_folders_are_told()
    {
        Environment.SetEnvironmentVariable(Settings.PhotosVariable, Own("one"));
        string message = Assert.Throws<SmallDataException>(() => CoursePhotos.Choose(Own("two"))).Message;
        Assert.StartsWith("SMALLDATA_PHOTOS names '", message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_at_hand_is_not_downloaded()
    {
        test.Write("data/dogs-vs-cats/train/cat.1.jpg", [1]);
        test.Write("data/dogs-vs-cats/train/dog.1.jpg", [1]);
        Assert.Equal("Dogs vs. Cats, photos", Open().Title);
        Assert.Empty(test.Server.Requests);
    }

    [Fact]
    public void Else_they_are_downloaded_with_size_source_and_terms_shown()
    {
        test.Server.Serve("pets.zip", archive).Cuts.Enqueue(1 + (archive.Length / 2));
        PhotoCollection? photos = null;
        string shown = Shown(() => photos = Open());
        Assert.Equal("Dogs vs. Cats, photos: 1 cats, 1 dogs", photos!.ToText().Split('\n')[0]);
        Assert.Equal(
            $"Downloading Two pets: {archive.Length} B from 127.0.0.1, described at http://127.0.0.1/home\nTerms: for learning only\n"
            + $"Two pets: now in '{Path.Combine(Settings.DataRoot, "dogs-vs-cats")}'. Terms: for learning only\n",
            shown);
    }

    /// <summary>Nothing listens on port 1: the connection is refused at once. A network that swallows everything is ended by the wait.</summary>
    [Fact]
    public void Without_a_network_one_line_says_so_and_pictures_are_drawn()
    {
        PhotoCollection? photos = null;
        string shown = Shown(() => photos = Open(Pets(new Uri("http://127.0.0.1:1/pets.zip"))));
        Assert.True(photos!.IsDrawn);
        Assert.StartsWith("Two pets cannot be downloaded now: 127.0.0.1 cannot be reached (", shown, StringComparison.Ordinal);
        Assert.Single(shown.TrimEnd().Split('\n'));
    }

    [Fact]
    public void A_network_that_answers_nothing_is_given_up_once_and_for_all_chapters()
    {
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        var silent = new Uri($"http://127.0.0.1:{((System.Net.IPEndPoint)listener.LocalEndpoint).Port}/pets.zip");
        DownloadOptions patient = DownloadFixture.Hasty with { Silence = TimeSpan.FromMilliseconds(300) };
        Assert.Contains("nothing came for", Shown(() => Open(Pets(silent), patient)), StringComparison.Ordinal);

        listener.Stop();
        Assert.Contains("nothing came for", Shown(() => Open(Pets(silent), patient)), StringComparison.Ordinal);   // remembered, not asked
    }

    [Fact]
    public void A_wrong_answer_is_one_sentence_and_pictures_are_drawn()
    {
        test.Server.Serve("pets.zip", archive).ContentType = "text/html";
        PhotoCollection? photos = null;
        Assert.Contains("a web page arrives instead of the file", Shown(() => photos = Open()), StringComparison.Ordinal);
        Assert.True(photos!.IsDrawn);
        Assert.False(Directory.Exists(Path.Combine(Settings.DataRoot, "dogs-vs-cats")));
    }

    [Fact]
    public void Offline_no_other_machine_is_asked_and_nothing_is_said()
    {
        Assert.Equal("", Shown(() => Assert.True(Open(Pets(new Uri("http://example.invalid/pets.zip"))).IsDrawn)));
        Assert.True(Downloader.IsForbidden(PublicDataSets.CatsAndDogsFiltered.Files[0].Addresses[0]));
    }

    [Fact]
    public async Task Offline_a_download_that_is_asked_for_is_refused_by_the_name_of_the_setting()
    {
        using var downloader = new Downloader(DownloadFixture.Hasty);
        RemoteFile file = new([new Uri("http://example.invalid/a")], FileKind.Plain, 1);
        Assert.StartsWith(
            "SMALLDATA_OFFLINE forbids to download http://example.invalid/a",
            (await Assert.ThrowsAsync<SmallDataException>(() => downloader.DownloadAsync(file, test.Target))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_killed_run_leaves_no_half_drawn_picture()
    {
        PublicDataSet nowhere = Pets(new Uri("http://example.invalid/pets.zip"));
        string[] files = [.. Open(nowhere).Classes.SelectMany(one => one.Files)];
        byte[] whole = File.ReadAllBytes(files[0]);
        File.WriteAllBytes(files[0], []);
        Open(nowhere);
        Assert.Equal(whole, File.ReadAllBytes(files[0]));
    }

    [Fact]
    public void A_work_folder_that_cannot_be_written_is_named()
    {
        test.Write("work/drawn", [1]);   // a file where a folder must be
        string message = Assert.Throws<SmallDataException>(() => Open(Pets(new Uri("http://example.invalid/pets.zip")))).Message;
        Assert.StartsWith($"Cannot write '{Path.Combine(Settings.WorkRoot, "drawn")}", message, StringComparison.Ordinal);
    }
}
