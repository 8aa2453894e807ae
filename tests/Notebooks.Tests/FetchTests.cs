using SmallData;
using SmallData.Book.Cli;
using SmallData.Book.Terminal;
using SmallData.Datasets.Downloads;
using SmallData.Models;
using SmallData.Models.Weights;

namespace Notebooks.Tests;

public sealed class FetchTests : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("fetch-").FullName;
    private readonly StringWriter output = new() { NewLine = "\n" };
    private readonly StringWriter errors = new() { NewLine = "\n" };

    // Nothing listens on port 1: a test that asks the network fails at once.
    private static readonly PublicDataSet Note = new(
        "note",
        "One note",
        "none",
        new Uri("http://127.0.0.1:1/home"),
        "note",
        [new RemoteFile([new("http://127.0.0.1:1/note.txt")], FileKind.Plain, 4, "03ac674216f3e15c761ee1a5e255f067953623c8b388b4459e13f978d7c846f4")],
        new Dictionary<string, int> { [""] = 1 });

    public void Dispose()
    {
        Directory.Delete(root, recursive: true);
        output.Dispose();
        errors.Dispose();
    }

    [Fact]
    public void The_command_line_knows_fetch_with_a_name() =>
        Assert.Equal("fashion-mnist", FetchCommand.Create().Parse(["fashion-mnist"]).GetValue<string?>("name"));

    [Fact]
    public async Task Without_a_name_all_are_listed_with_size_and_terms()
    {
        Assert.Equal(0, await Fetch(null));
        Assert.Contains("cats-and-dogs-filtered  (68.6 MB)", output.ToString(), StringComparison.Ordinal);
        Assert.All(PublicDataSets.All, set => Assert.Contains($"Terms: {set.Terms}", output.ToString(), StringComparison.Ordinal));
        Assert.Contains("vgg16  (58.9 MB)\n  VGG16, the convolutional base\n  Terms: BSD-3-Clause", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Weights_that_cannot_be_fetched_are_one_line_after_their_terms()
    {
        PublicWeights nowhere = PublicWeights.All[0] with { Address = new Uri("http://127.0.0.1:1/model.safetensors") };
        Assert.Equal(1, await FetchWeights.Run(
            nowhere, () => new WeightsInstaller(root, new DownloadOptions { Attempts = 1, FirstWait = TimeSpan.Zero }), output, errors, width: null, default));
        Assert.StartsWith("VGG16, the convolutional base (about 58.9 MB), https://huggingface.co/timm/vgg16.tv_in1k\nTerms: BSD-3-Clause", output.ToString(), StringComparison.Ordinal);
        Assert.StartsWith("Cannot download http://127.0.0.1:1/model.safetensors: ", errors.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_name_lists_the_known_ones()
    {
        Assert.Equal(1, await Fetch("cifar"));
        Assert.Equal($"{Assert.Throws<SmallDataException>(() => PublicDataSets.Find("cifar")).Message}\n", errors.ToString());
    }

    [Fact]
    public async Task A_set_is_fetched_once_and_its_terms_come_first()
    {
        Downloaded("1234");
        Assert.Equal(0, await Fetch("note"));
        Assert.StartsWith("One note (4 B), http://127.0.0.1:1/home\nTerms: none\n", output.ToString(), StringComparison.Ordinal);
        Assert.EndsWith($"Now in '{Path.Combine(root, "note")}'.\n", output.ToString(), StringComparison.Ordinal);

        Assert.Equal(0, await Fetch("note"));
        Assert.EndsWith($"Already in '{Path.Combine(root, "note")}': nothing to do.\n", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_fetched_is_one_line_and_exit_code_1()
    {
        Assert.Equal(1, await Fetch("note"));
        Assert.StartsWith("Cannot download note.txt. http://127.0.0.1:1/note.txt: ", errors.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stop_says_that_it_can_go_on()
    {
        Assert.Equal(1, await Fetch("note", new CancellationToken(canceled: true)));
        Assert.StartsWith("Stopped. What has arrived is kept", errors.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_bar_stays_on_its_line_and_within_the_terminal()
    {
        var bar = new TransferBar(output, width: 60);
        bar.Report(new DownloadProgress(DownloadStage.Downloading, "cats.zip", 50, 100, 10));
        bar.Finish();
        Assert.Equal("\r████████████░░░░░░░░░░░░ Downloading cats.zip   50 %  50 B \u001b[K\r\u001b[K", output.ToString());
    }

    [Fact]
    public void In_a_log_each_step_is_one_line()
    {
        var bar = new TransferBar(output, width: null);
        bar.Report(new DownloadProgress(DownloadStage.Downloading, "cats.zip", 0, 100, 0));
        bar.Report(new DownloadProgress(DownloadStage.Downloading, "cats.zip", 50, 100, 10));
        bar.Report(new DownloadProgress(DownloadStage.Checking, "cats.zip", 0, 100, 0));
        bar.Finish();
        Assert.Equal("Downloading cats.zip    0 %  0 B of 100 B\nChecking cats.zip    0 %  0 B of 100 B\n", output.ToString());
    }

    private void Downloaded(string content)
    {
        Directory.CreateDirectory(Path.Combine(root, ".downloads", "note"));
        File.WriteAllText(Path.Combine(root, ".downloads", "note", "note.txt"), content);
    }

    private Task<int> Fetch(string? name, CancellationToken stop = default) => FetchCommand.Run(
        name,
        () => new DataSetInstaller(root, new DownloadOptions { Attempts = 1 }),
        wanted => wanted == Note.Name ? Note : PublicDataSets.Find(wanted),
        output,
        errors,
        width: null,
        stop);
}
