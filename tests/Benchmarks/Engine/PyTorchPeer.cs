using System.Diagnostics;
using System.Globalization;

namespace Benchmarks.Engine;

/// <summary>A PyTorch process that does the same work; it waits while our side runs.</summary>
internal sealed class PyTorchPeer : IDisposable
{
    // Where OpenBLAS does not know the processor, and so that freed activations stay mapped (see peers/engine.py).
    private static readonly Dictionary<string, string> BestSettings = new()
    {
        ["BEST"] = "1",
        ["OPENBLAS_CORETYPE"] = "SkylakeX",
        ["MALLOC_MMAP_THRESHOLD_"] = "4000000000",
        ["MALLOC_TRIM_THRESHOLD_"] = "8000000000",
        ["MALLOC_TOP_PAD_"] = "500000000",
    };

    private readonly Process process;

    private PyTorchPeer(Process process, string version) => (this.process, Version) = (process, version);

    /// <summary>PyTorch's version.</summary>
    public string Version { get; }

    /// <summary>Starts a peer; null where there is no PyTorch.</summary>
    public static PyTorchPeer? Start(int threads, bool best)
    {
        string script = Path.Combine(AppContext.BaseDirectory, "peers", "engine.py");
        var start = new ProcessStartInfo("/usr/bin/python3", script) { RedirectStandardInput = true, RedirectStandardOutput = true };
        start.Environment["PEER_THREADS"] = threads.ToString(CultureInfo.InvariantCulture);
        foreach ((string name, string value) in best ? BestSettings : [])
        {
            start.Environment[name] = value;
        }

        try
        {
            Process process = Process.Start(start)!;
            return process.StandardOutput.ReadLine() is { } ready ? new PyTorchPeer(process, ready.Split(' ')[1]) : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    /// <summary>Milliseconds of each of some runs.</summary>
    public double[] Time(string workload, int repeats)
    {
        process.StandardInput.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{workload} {repeats}"));
        string line = process.StandardOutput.ReadLine() ?? throw new InvalidOperationException($"The PyTorch peer ended at '{workload}'; its own error stands above.");
        return [.. line.Split(' ').Skip(1).Select(number => double.Parse(number, CultureInfo.InvariantCulture))];
    }

    public void Dispose()
    {
        process.StandardInput.Close();
        process.WaitForExit(5000);
        process.Dispose();
    }
}
