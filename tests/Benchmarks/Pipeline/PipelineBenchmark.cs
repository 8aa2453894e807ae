using System.Globalization;
using Benchmarks.Engine;
using SmallData;
using SmallData.Datasets;
using SmallData.Images.Augmentations;
using Spectre.Console;
using TorchSharp;

namespace Benchmarks.Pipeline;

/// <summary>From files to batches beside PIL, Keras's method and PyTorch, in one run: medians and ratios.</summary>
internal static class PipelineBenchmark
{
    private const int Size = 150, Batch = 32, MaxPhotos = 4000;

    public static int Run(int threads, int rounds)
    {
        PhotoCollection photos = CoursePhotos.Open();
        if (photos.IsDrawn)
        {
            Console.Error.WriteLine($"Set {Settings.DataVariable} to a folder with real photos in dogs-vs-cats/train.");
            return 1;
        }

        var table = new Table().AddColumns("work", "ours", "theirs", "beside", "ratio");
        string decoding = Decode(table, photos, rounds);
        SecondStart(table, rounds);
        string augmenting = Augment(table, threads, rounds);
        AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"medians of {rounds} rounds · PIL {decoding} · SciPy and PyTorch {augmenting}");
        AnsiConsole.Write(table);
        return 0;
    }

    private static string Decode(Table table, PhotoCollection photos, int rounds)
    {
        int count = Math.Min(MaxPhotos, photos.Classes.Count * photos.Classes.Min(one => one.Files.Count));
        string size = Size.ToString(CultureInfo.InvariantCulture), all = count.ToString(CultureInfo.InvariantCulture);
        using LinePeer one = LinePeer.Pinned("0", "pipeline-decode", "--size", size), two = LinePeer.Pinned("0,1", "pipeline-decode", "--size", size);
        using LinePeer? pil = LinePeer.Python("decode.py", photos.Root, size);
        string[] modes = ["full", "draft"];
        var times = new Dictionary<string, List<double>>();
        void Add(string key, LinePeer? peer, string line)
        {
            if (peer is not null)
            {
                times.TryAdd(key, []);
                times[key].Add(peer.Ask(line)[0]);
            }
        }

        one.Ask(all);   // code is compiled to its best, files are in memory
        two.Ask(all);
        for (int round = 0; round < rounds; round++)
        {
            Add("ours 1", one, all);
            foreach (string mode in modes)
            {
                Add($"{mode} 1", pil, $"{mode} 1");
            }

            Add("ours 2", two, all);
            foreach (string mode in modes)
            {
                Add($"{mode} 2", pil, $"{mode} 2");
            }
        }

        double Rate(string key) => times.TryGetValue(key, out List<double>? list) ? count / EngineBenchmark.Median(list) : double.NaN;
        foreach (int cores in (int[])[1, 2])
        {
            foreach (string mode in modes)
            {
                double ours = Rate($"ours {cores}"), theirs = Rate($"{mode} {cores}");
                table.AddRow(
                    $"decode {count} photos to {Size}×{Size}, {cores} core{(cores > 1 ? "s" : "")}",
                    $"{Number(ours)}/s", $"{Number(theirs)}/s", mode == "draft" ? "PIL, scaled decode" : "PIL", Ratio(ours / theirs));
            }
        }

        table.AddRow("the same, two cores over one", $"{Number(Rate("ours 2"))}/s", $"{Number(Rate("ours 1"))}/s", "our one core", Ratio(Rate("ours 2") / Rate("ours 1")));
        return pil?.Versions ?? "absent";
    }

    private static void SecondStart(Table table, int rounds)
    {
        string work = Directory.CreateTempSubdirectory("pipeline-").FullName;
        string? before = Environment.GetEnvironmentVariable(Settings.WorkVariable);
        Environment.SetEnvironmentVariable(Settings.WorkVariable, work);
        try
        {
            double Load()
            {
                using LinePeer fresh = LinePeer.Pinned("0,1", "pipeline-start", "--size", Size.ToString(CultureInfo.InvariantCulture));
                return fresh.Ask("go")[0];
            }

            double first = Load(), second = EngineBenchmark.Median([.. Enumerable.Range(0, rounds).Select(_ => Load())]);
            table.AddRow("second start: PhotoSet.Load in a new process", $"{Number(second)} s", $"{Number(first)} s", "our first start", Ratio(first / second));
        }
        finally
        {
            Environment.SetEnvironmentVariable(Settings.WorkVariable, before);
            Directory.Delete(work, recursive: true);
        }
    }

    private static string Augment(Table table, int threads, int rounds)
    {
        torch.set_num_threads(threads);
        using torch.Generator generator = new(42);
        using torch.Tensor pictures = torch.rand(Batch, 3, Size, Size, generator: generator);
        void Ours() => Augmentation.Chollet.Apply(pictures, generator).Dispose();
        using LinePeer? peer = LinePeer.Python("augment.py");
        var (ours, keras, pytorch) = (new List<double>(), new List<double>(), new List<double>());
        EngineSide.WarmUp(Ours);
        for (int round = 0; round < rounds; round++)
        {
            ours.AddRange(EngineSide.Time(Ours, 21));
            keras.AddRange(peer?.Ask("keras 3") ?? []);
            pytorch.AddRange(peer?.Ask("torch 21") ?? []);
        }

        double mine = EngineBenchmark.Median(ours);
        foreach ((string name, List<double> times) in (ReadOnlySpan<(string, List<double>)>)[("Keras's method (SciPy)", keras), ("PyTorch, sampling alone", pytorch)])
        {
            double theirs = EngineBenchmark.Median(times);
            table.AddRow($"augment a batch of {Batch} at {Size}×{Size}, {threads} threads", $"{Number(mine)} ms", $"{Number(theirs)} ms", name, Ratio(theirs / mine));
        }

        return peer?.Versions ?? "absent";
    }

    private static string Number(double value) => double.IsNaN(value) ? "" : value.ToString(value < 10 ? "0.00" : "0", CultureInfo.InvariantCulture);

    private static string Ratio(double value) => double.IsNaN(value) ? "" : string.Create(CultureInfo.InvariantCulture, $"×{value:0.00}");
}
