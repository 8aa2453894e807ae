using System.Text;
using System.Text.Json;
using SmallData.Classifiers;
using SmallData.Datasets.Downloads;
using SmallData.Features;
using SmallData.Images;
using SmallData.Models.Weights;
using SmallData.Results;
using static TorchSharp.torch;

namespace Benchmarks.Faults;

/// <summary>What the course keeps for itself: decoded photos, features, the word that a data set is complete, results. What is damaged is made again.</summary>
internal static class WorkKinds
{
    private const int Size = 8;

    private static readonly FeatureOrigin Origin = new("tiny", 2, "weights", "0 to 1", "photos", Size, 0, "", 0);

    private static readonly PublicDataSet Set = new("damaged", "a data set", "none", new Uri("https://example.org/"), "set",
        [new RemoteFile([new Uri("https://example.org/set.zip")], FileKind.Zip, 100)], new Dictionary<string, int> { [""] = 0 });

    public static IReadOnlyList<FaultKind> All { get; } =
    [
        FaultKind.OnDisk("photos", Photos, ReadPhotos),
        FaultKind.OnDisk("features", Features, ReadFeatures),
        FaultKind.OnDisk("dataset", () => [Encoding.UTF8.GetBytes("""{ "Name": "damaged", "Terms": "none", "Home": "https://example.org/", "Files": ["https://example.org/set.zip"], "Fetched": "2026-01-02T03:04:05+00:00" }""")], ReadDataSet),
        FaultKind.OnDisk("result", Results, ReadResult),
    ];

    private static IReadOnlyList<byte[]> Photos()
    {
        var layout = new PhotoLayout(Size);
        using var scope = NewDisposeScope();
        string file = Scratch.Path("whole.photos");
        PhotoCache.Write(file, new DecodedFolder(["a/1.png", "b/1.png"], [0, 1], ["a", "b"], layout, zeros(layout.Shape(2), ScalarType.Byte), [new SkippedPhoto("a/2.png", "it is empty")]));
        return [File.ReadAllBytes(file)];
    }

    private static bool ReadPhotos(string file)
    {
        using var scope = NewDisposeScope();
        return PhotoCache.Read(file, new PhotoLayout(Size)) is { } read && Used([.. read.Files, .. read.ClassNames, .. read.Skipped.Select(one => one.File)])
            && read.Labels.All(label => label >= 0 && label < read.ClassNames.Count);
    }

    private static IReadOnlyList<byte[]> Features()
    {
        using var scope = NewDisposeScope();
        string file = Scratch.Path("whole.features");
        FeatureFile.TryWrite(file, new FeatureSet(ones(2, 3, 2, 2), tensor((long[])[0, 1]), ["a/1.png", "b/1.png"], ["a", "b"], Origin));
        return [File.ReadAllBytes(file)];
    }

    private static bool ReadFeatures(string file)
    {
        using var scope = NewDisposeScope();
        return FeatureFile.TryRead(file, Origin, CPU, () => TimeSpan.Zero) is { } read && Used([.. read.Files, .. read.ClassNames, read.ToText()]) && read.Some([0, 1]).Count == 2;
    }

    private static bool ReadDataSet(string file)
    {
        string folder = Directory.CreateDirectory(Path.Combine(Scratch.Path("damaged.datasets"), Set.Folder)).FullName;
        File.Move(file, Path.Combine(folder, ".dataset.json"), overwrite: true);
        return new DataSetInstaller(Path.GetDirectoryName(folder)).InstallAsync(Set).GetAwaiter().GetResult().WasThere;
    }

    private static IReadOnlyList<byte[]> Results() =>
    [
        JsonSerializer.SerializeToUtf8Bytes(new RunResult
        {
            Run = "net A", Row = "A baseline", Data = "drawn", Test = 0.7, TestSamples = 300, Seconds = 9, Parameters = 12, Profile = SmallData.Profile.Quick, Seed = 42,
            Machine = RunMachine.This(), Ended = DateTimeOffset.UnixEpoch,
        }, Scoreboard.Json),
    ];

    private static bool ReadResult(string file) =>
        Scoreboard.ReadOne(file) is { } read && Used([read.ToText(), read.ToHtml(), ScoreboardTable.Of([read]).ToHtml()]);

    // Damage that is read must not come out as an error later.
    private static bool Used(IEnumerable<string> texts) => texts.All(text => text.Length >= 0);
}
