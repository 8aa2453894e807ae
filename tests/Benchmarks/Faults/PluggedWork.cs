using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using SmallData;
using SmallData.Book.Cli;
using SmallData.Datasets;
using SmallData.Datasets.Downloads;
using SmallData.Features;
using SmallData.Images;
using SmallData.Images.Augmentations;
using SmallData.Models;
using SmallData.Models.Weights;
using SmallData.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace Benchmarks.Faults;

/// <summary>Work that is killed and begun again. To have another kind killed, add it to <see cref="All"/>.</summary>
/// <param name="Name">What it is called on the command line.</param>
/// <param name="Do">Does it on the work folder of <see cref="Settings.WorkRoot"/>, given the archive that the campaign serves, and gives its figures as one text.</param>
internal sealed partial record PluggedWork(string Name, Func<Uri?, string> Do)
{
    public static IReadOnlyList<PluggedWork> All { get; } =
    [
        new("photos", _ => Photos()), new("training", _ => Training()), new("features", _ => Features()), new("download", address => Download(address!)), new("book", _ => Book()),
    ];

    /// <summary>The archive of the download: forty files of noise, which no compression makes small.</summary>
    public static byte[] Archive()
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            var random = new Random(3);
            byte[] noise = new byte[50_000];
            for (int number = 0; number < 40; number++)
            {
                random.NextBytes(noise);
                ZipArchiveEntry entry = zip.CreateEntry($"noise/{number.ToString(CultureInfo.InvariantCulture)}.jpg");
                entry.LastWriteTime = new DateTimeOffset(2026, 1, 2, 3, 4, 0, TimeSpan.Zero);   // every process makes the same archive
                using Stream content = entry.Open();
                content.Write(noise);
            }
        }

        return stream.ToArray();
    }

    /// <summary>Pictures drawn, split and decoded: the hash of all pixels.</summary>
    private static string Photos()
    {
        const int PerClass = 150, Size = 100;
        DataSplit split = DataSplit.Copy(CoursePhotos.Open(PerClass, Size), PerClass / 2, PerClass / 4, PerClass / 4);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (PhotoCollection photos in (PhotoCollection[])[split.Train, split.Validation, split.Test])
        {
            // As a folder of the learner's own: drawn pictures would keep no cache to be cut.
            using PhotoSet set = PhotoSet.Load(photos.Root, Size, CPU);
            hash.AppendData(set.Pixels.bytes);
        }

        return Short(hash.GetHashAndReset());
    }

    /// <summary>An augmented training with dropout, a checkpoint: every figure, the net and the best one.</summary>
    private static string Training()
    {
        DataSplit split = DataSplit.Copy(CoursePhotos.Open(60, 32), 40, 20);
        using PhotoSet photos = PhotoSet.Load(split.Train, 32, CPU), validation = PhotoSet.Load(split.Validation, 32, CPU);
        manual_seed(1);
        using var net = nn.Sequential(("conv", nn.Conv2d(3, 8, 3)), ("norm", nn.BatchNorm2d(8)), ("relu", nn.ReLU()), ("pool", nn.MaxPool2d(2)),
            ("flat", nn.Flatten()), ("dropout", nn.Dropout(0.3)), ("out", nn.Linear(8 * 15 * 15, 1)));
        var trainer = new Trainer(net, optim.Adam(net.parameters()), Objective.Binary)
        {
            BatchSize = 8, Checkpoint = Path.Combine(Settings.WorkRoot, "checkpoint"),
        };
        History history = trainer.Fit(new AugmentedSamples(photos, Augmentation.Chollet, seed: 5), validation, epochs: 30);
        string figures = string.Join(' ', history.Epochs.Select(epoch => string.Create(
            CultureInfo.InvariantCulture, $"{epoch.Number} {epoch.Loss:R} {epoch.Accuracy:R} {epoch.ValidationLoss:R} {epoch.ValidationAccuracy:R}")));
        string last = StateDict.Hash(net);
        trainer.RestoreLowestLoss();
        return $"{Short(SHA256.HashData(Encoding.UTF8.GetBytes(figures + last + StateDict.Hash(net))))} ({history.Last.Loss.ToString("R", CultureInfo.InvariantCulture)} after epoch {history.Last.Number})";
    }

    /// <summary>Features of a pretrained base: the hash of all maps.</summary>
    private static string Features()
    {
        DataSplit split = DataSplit.Copy(CoursePhotos.Open(40, 64), 40, 0);
        using PretrainedBase pretrained = PretrainedBase.Default();
        using PhotoSet photos = PhotoSet.Load(split.Train, 64, CPU);
        using FeatureSet features = Bottleneck.Extract(pretrained, photos, augmentation: Augmentation.Chollet, views: 2);
        return Short(SHA256.HashData(features.Maps.bytes));
    }

    /// <summary>An archive downloaded, checked and unpacked: the hash of all files.</summary>
    private static string Download(Uri address)
    {
        byte[] archive = Archive();
        var set = new PublicDataSet("noise", "noise", "none", address, "noise",
            [new RemoteFile([address], FileKind.Zip, archive.Length, Convert.ToHexStringLower(SHA256.HashData(archive))) { Rules = [("noise/", ".jpg", "train/")] }],
            new Dictionary<string, int> { ["train"] = 40 });
        Installed installed = new DataSetInstaller(Path.Combine(Settings.WorkRoot, "data")).InstallAsync(set).GetAwaiter().GetResult();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (string file in Directory.EnumerateFiles(Path.Combine(installed.Folder, "train")).Order(StringComparer.Ordinal))
        {
            hash.AppendData(File.ReadAllBytes(file));
        }

        return Short(hash.GetHashAndReset());
    }

    /// <summary>A book of chapter 01: the hash of its pages but for what a clock measured.</summary>
    private static string Book()
    {
        string book = Path.Combine(Settings.WorkRoot, "book");
        int failed = BookBuild.Run(new BookOptions(["01"], "quick", Seed: 42, book), AppContext.BaseDirectory);
        string[] pages = [.. Directory.EnumerateFiles(book, "*", SearchOption.AllDirectories).Where(file => Path.GetFileName(file)[0] != '.').Order(StringComparer.Ordinal)];
        string text = string.Concat(pages.Select(page => Timed().Replace(File.ReadAllText(page), "…"))).Replace(Settings.WorkRoot, "WORK", StringComparison.Ordinal);
        return $"{(failed == 0 ? "" : "failed ")}{Short(SHA256.HashData(Encoding.UTF8.GetBytes(text)))} ({pages.Length.ToString(CultureInfo.InvariantCulture)} files)";
    }

    private static string Short(byte[] hash) => Convert.ToHexStringLower(hash)[..16];

    // Durations, what they tell, and the date at the foot.
    [GeneratedRegex(@"<span class=""time"">.*?</span>|\d+(\.\d+)?\s?(ms|s|min|minutes|seconds|a second)\b|(a few seconds|about [^·<]*) here|\d+ \w+ \d{4}, \d\d:\d\d")]
    private static partial Regex Timed();
}
