using System.Diagnostics;
using System.Globalization;
using Spectre.Console;

namespace Benchmarks.Faults;

/// <summary>
/// Thousands of damaged files of each kind: every one is read or refused with a reason, within 2 seconds and 1 GB, and no process is lost. The files go
/// through processes that may be lost; whatever goes wrong is kept as a file, and the seed makes it again.
/// </summary>
internal static class FaultCampaign
{
    private const int Batch = 500;
    private const long MostMemory = 1L << 30;
    private static readonly TimeSpan Slow = TimeSpan.FromSeconds(2), Stuck = TimeSpan.FromSeconds(10), Silent = TimeSpan.FromMinutes(2);

    private sealed class Tally
    {
        public int Read, Refused, Failed;
        public double Slowest;
        public long Memory;
    }

    public static int Run(IReadOnlyCollection<string> kinds, int files, int seed, string folder)
    {
        if (kinds.Except(FaultKind.All.Select(kind => kind.Name)).FirstOrDefault() is { } unknown)
        {
            Console.Error.WriteLine($"There is no kind '{unknown}'. Choose from: {string.Join(", ", FaultKind.All.Select(kind => kind.Name))}.");
            return 1;
        }

        AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"seed {seed}, {files} files of each kind; failures are kept in {folder}");
        var table = new Table().AddColumns("kind", "files", "read", "refused", "failed", "slowest", "peak memory");
        bool failed = false;
        foreach (FaultKind kind in FaultKind.All.Where(kind => kinds.Count == 0 || kinds.Contains(kind.Name)))
        {
            var tally = new Tally();
            for (int next = 0; next < files;)
            {
                next = RunBatch(kind, seed, next, Math.Min(next + Batch, files), tally, folder);
            }

            failed |= tally.Failed > 0;
            table.AddRow(kind.Name, Number(files), Number(tally.Read), Number(tally.Refused), Number(tally.Failed),
                string.Create(CultureInfo.InvariantCulture, $"{tally.Slowest * 1000:0} ms"), $"{tally.Memory >> 20} MB");
        }

        AnsiConsole.Write(table);
        return failed ? 1 : 0;
    }

    /// <summary>Tries files in a process of its own; gives the number to go on with, which is that after the file that ended it.</summary>
    private static int RunBatch(FaultKind kind, int seed, int from, int to, Tally tally, string folder)
    {
        string[] arguments = ["faults-batch", "--kind", kind.Name, "--seed", Text(seed), "--from", Text(from), "--to", Text(to)];
        using var process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        for (int number = from; number < to; number++)
        {
            Task<string?> answer = process.StandardOutput.ReadLineAsync();
            string? end = Wait(process, answer, tally);
            if (end is null && answer.Result?.Split(' ', 4) is [var verdict, var seconds, var peak, var why])
            {
                double took = double.Parse(seconds, CultureInfo.InvariantCulture);
                tally.Slowest = Math.Max(tally.Slowest, took);
                tally.Memory = Math.Max(tally.Memory, long.Parse(peak, CultureInfo.InvariantCulture));
                _ = verdict switch { "read" => tally.Read++, "refused" => tally.Refused++, _ => 0 };
                if (verdict == "threw" || took > Slow.TotalSeconds)
                {
                    Keep(kind, seed, number, verdict == "threw" ? why : $"{took:0.0} s", tally, folder);
                }

                continue;
            }

            process.Kill();
            process.WaitForExit();
            Scratch.Remove(process.Id);
            Keep(kind, seed, number, end ?? $"the process ended: {LastLine(errors.Result)}", tally, folder);
            return number + 1;
        }

        process.WaitForExit();
        return to;
    }

    /// <summary>Why the process must end before it has answered; null once it has, or has ended by itself.</summary>
    private static string? Wait(Process process, Task<string?> answer, Tally tally)
    {
        long start = Stopwatch.GetTimestamp();
        TimeSpan before = Used(process);
        while (!answer.Wait(50))
        {
            process.Refresh();
            long memory = process.HasExited ? 0 : process.PeakWorkingSet64;
            tally.Memory = Math.Max(tally.Memory, memory);
            if (memory > MostMemory)
            {
                return $"takes {memory >> 20} MB";
            }

            // By the processor's time: on a machine that others use, a process may have to wait for its first breath.
            if (Used(process) - before > Stuck || Stopwatch.GetElapsedTime(start) > Silent)
            {
                return $"takes more than {Stuck.TotalSeconds:0} seconds of the processor, or waits for ever";
            }
        }

        return null;
    }

    private static TimeSpan Used(Process process)
    {
        try
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
        catch (InvalidOperationException)
        {
            return TimeSpan.Zero;   // it has ended
        }
    }

    private static void Keep(FaultKind kind, int seed, int number, string why, Tally tally, string folder)
    {
        tally.Failed++;
        string file = Path.Combine(Directory.CreateDirectory(folder).FullName, string.Create(CultureInfo.InvariantCulture, $"{seed}-{number}.{kind.Name}"));
        File.WriteAllBytes(file, Mutation.Make(kind.Whole(), kind.Mend, seed, number));
        Console.WriteLine($"{file}: {why}");
    }

    /// <summary>The process that may be lost: one line a file, with the verdict, the seconds of processor time, the peak memory in bytes and the reason.</summary>
    public static int RunInside(string name, int seed, int from, int to)
    {
        FaultKind kind = FaultKind.All.Single(one => one.Name == name);
        IReadOnlyList<byte[]> whole = kind.Whole();
        using Process self = Process.GetCurrentProcess();
        for (int number = from; number < to; number++)
        {
            byte[] file = Mutation.Make(whole, kind.Mend, seed, number);
            self.Refresh();
            TimeSpan before = self.TotalProcessorTime;
            string verdict;
            try
            {
                verdict = kind.Read(file) is { } reason ? $"refused {{0}} {reason}" : "read {0} -";
            }
            catch (Exception error)   // anything but a refusal is what this looks for
            {
                verdict = $"threw {{0}} {error.GetType().Name}: {error.Message}";
            }

            self.Refresh();
            string cost = string.Create(CultureInfo.InvariantCulture, $"{(self.TotalProcessorTime - before).TotalSeconds:0.000} {self.PeakWorkingSet64}");
            Console.WriteLine(verdict.ReplaceLineEndings(" ").Replace("{0}", cost, StringComparison.Ordinal));
        }

        return 0;
    }

    private static string LastLine(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault() ?? "without a word";

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Number(int value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
