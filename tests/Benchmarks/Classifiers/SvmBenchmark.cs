using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using SmallData.Classifiers;
using Spectre.Console;
using TorchSharp;

namespace Benchmarks.Classifiers;

/// <summary>The published grid search, five values of C by ten folds on 300 photos' VGG16 features, beside scikit-learn's.</summary>
internal static class SvmBenchmark
{
    private const int Samples = 300, Features = 7 * 7 * 512, Folds = 10, Repeats = 3;
    private const double WantedSpeedup = 20, AllowedDifference = 0.01;

    private static readonly double[] Values = [0.01, 0.1, 1, 10, 100];

    private sealed record Outcome(string Side, double Seconds, double BestC, double[] Scores)
    {
        public double Best => Scores.Max();
    }

    public static int Run(int threads, int minutes)
    {
        torch.set_num_threads(threads);
        float[] numbers = RectifiedFeatures.Make(Samples, Features, seed: 42);
        Outcome ours = Ours(numbers);
        Outcome? theirs = Theirs(numbers, threads, minutes);

        AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture,
            $"linear SVM · {Values.Length} values of C × {Folds} folds · {Samples}×{Features:N0} features · {threads} threads · Gram matrix and last fit included");
        var table = new Table().AddColumns(["", "seconds", "best C", .. Values.Select(c => string.Create(CultureInfo.InvariantCulture, $"C = {c}"))]);
        foreach (Outcome side in new[] { ours, theirs }.OfType<Outcome>())
        {
            table.AddRow([side.Side, Text(side.Seconds, "0.00"), Text(side.BestC, "0.##"), .. side.Scores.Select(score => Text(score, "0.0000"))]);
        }

        AnsiConsole.Write(table);
        if (theirs is null)
        {
            Console.WriteLine($"scikit-learn is not installed (Debian: python3-sklearn), or took more than {minutes} minutes.");
            return 1;
        }

        double faster = theirs.Seconds / ours.Seconds, difference = Math.Abs(ours.Best - theirs.Best);
        bool passed = faster >= WantedSpeedup && ours.BestC == theirs.BestC && difference <= AllowedDifference;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{(passed ? "PASS" : "FAIL")}: {faster:0} times faster (at least {WantedSpeedup:0}); best C {ours.BestC} and {theirs.BestC}; accuracies {difference:P2} apart."));
        return passed ? 0 : 1;
    }

    private static Outcome Ours(float[] numbers)
    {
        using torch.Tensor features = torch.tensor(numbers, Samples, Features);
        using torch.Tensor labels = torch.arange(Samples, dtype: torch.ScalarType.Int64).ge(Samples / 2).to(torch.ScalarType.Int64);
        var seconds = new List<double>();
        GridSearch search;
        do
        {
            long start = Stopwatch.GetTimestamp();
            search = GridSearch.Run(features, labels, Values, StratifiedKFold.Of(labels, Folds));
            seconds.Add(Stopwatch.GetElapsedTime(start).TotalSeconds);
        }
        while (seconds.Count < Repeats);
        return new Outcome("ours", seconds.Order().ElementAt(Repeats / 2), search.Best.C, [.. search.Points.Select(point => point.Validation.Mean)]);
    }

    private static Outcome? Theirs(float[] numbers, int jobs, int minutes)
    {
        string file = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(file, MemoryMarshal.AsBytes<float>(numbers));
            string script = Path.Combine(AppContext.BaseDirectory, "peers", "svm.py");
            double[] settings = [Samples, Features, Folds, jobs, .. Values];
            string[] arguments = [script, file, .. settings.Select(number => number.ToString(CultureInfo.InvariantCulture))];
            using Process process = Process.Start(new ProcessStartInfo("/usr/bin/python3", arguments) { RedirectStandardOutput = true })!;
            if (!process.WaitForExit(TimeSpan.FromMinutes(minutes)))
            {
                process.Kill(entireProcessTree: true);
                return null;
            }

            if (process.StandardOutput.ReadLine() is not { } version || process.StandardOutput.ReadLine() is not { } line)
            {
                return null;
            }

            double[] answers = [.. line.Split(' ').Select(number => double.Parse(number, CultureInfo.InvariantCulture))];
            return new Outcome(version, answers[0], answers[1], answers[2..]);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static string Text(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
