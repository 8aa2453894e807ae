using System.Globalization;

namespace Benchmarks.Memory;

/// <summary>The resident set of this process as Linux counts it, in MB (2^20 bytes).</summary>
internal static class ResidentMemory
{
    /// <summary>Now.</summary>
    public static double Now => Field("VmRSS:");

    /// <summary>The most there has been since the process began.</summary>
    public static double Peak => Field("VmHWM:");

    private static double Field(string name)
    {
        const string Status = "/proc/self/status";
        if (!File.Exists(Status)) throw new PlatformNotSupportedException($"Resident memory is read from {Status}: run this benchmark on Linux.");
        string line = File.ReadLines(Status).First(line => line.StartsWith(name, StringComparison.Ordinal));
        return double.Parse(line.AsSpan(name.Length, line.Length - name.Length - 3), NumberStyles.Any, CultureInfo.InvariantCulture) / 1024;
    }
}
