using System.Diagnostics;
using System.Globalization;

namespace Benchmarks;

/// <summary>A process that does one side's work: it is asked by a line, waits in between, and answers with numbers.</summary>
internal sealed class LinePeer : IDisposable
{
    private readonly Process process;

    private LinePeer(Process process, string versions) => (this.process, Versions) = (process, versions);

    /// <summary>What it says of itself.</summary>
    public string Versions { get; }

    /// <summary>Starts a Python script of the folder <c>peers</c>; null where it cannot run.</summary>
    public static LinePeer? Python(string script, params string[] arguments) =>
        Start(new ProcessStartInfo("/usr/bin/python3", [Path.Combine(AppContext.BaseDirectory, "peers", script), .. arguments]));

    /// <summary>Starts this program once more.</summary>
    /// <param name="arguments">The command and its arguments.</param>
    public static LinePeer Self(params string[] arguments) => Own(new ProcessStartInfo(Environment.ProcessPath!, arguments));

    /// <summary>Starts this program once more, with an environment variable set.</summary>
    /// <param name="variable">Its name and value.</param>
    /// <param name="arguments">The command and its arguments.</param>
    public static LinePeer With((string Name, string Value) variable, params string[] arguments) =>
        Own(new ProcessStartInfo(Environment.ProcessPath!, arguments) { Environment = { [variable.Name] = variable.Value } });

    /// <summary>Starts this program once more, on the given cores alone.</summary>
    /// <param name="cores">As taskset takes them, such as "0" or "0,1".</param>
    /// <param name="arguments">The command and its arguments.</param>
    public static LinePeer Pinned(string cores, params string[] arguments) => Own(new ProcessStartInfo("taskset", ["-c", cores, Environment.ProcessPath!, .. arguments]));

    private static LinePeer Own(ProcessStartInfo start) =>
        Start(start) ?? throw new InvalidOperationException("The benchmark's own worker did not start; its error stands above.");

    private static LinePeer? Start(ProcessStartInfo start)
    {
        start.RedirectStandardInput = true;
        start.RedirectStandardOutput = true;
        try
        {
            Process process = Process.Start(start)!;
            return process.StandardOutput.ReadLine() is { } ready ? new LinePeer(process, ready["ready".Length..].Trim()) : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    /// <summary>Sends a line and reads the numbers of the answer.</summary>
    public double[] Ask(string line)
    {
        process.StandardInput.WriteLine(line);
        string answer = process.StandardOutput.ReadLine() ?? throw new InvalidOperationException($"A peer ended at '{line}'; its own error stands above.");
        return [.. answer.Split(' ').Select(number => double.Parse(number, CultureInfo.InvariantCulture))];
    }

    public void Dispose()
    {
        process.StandardInput.Close();
        process.WaitForExit(5000);
        process.Dispose();
    }
}
