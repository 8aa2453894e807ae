using System.Globalization;
using System.Runtime.CompilerServices;

namespace Portable.Tests.Engine;

/// <summary>The values of golden.txt, which golden.py makes with PyTorch.</summary>
internal static class Golden
{
    private static readonly Lazy<Dictionary<string, float[]>> Values = new(() => Load());

    internal static float[] Get(string name) =>
        Values.Value.TryGetValue(name, out var values) ? [.. values] : throw new KeyNotFoundException($"golden.txt has no '{name}': run golden.py.");

    private static Dictionary<string, float[]> Load([CallerFilePath] string here = "")
    {
        string path = Path.Combine(Path.GetDirectoryName(here)!, "golden.txt");
        return File.ReadLines(path).Select(line => line.Split(' ')).ToDictionary(
            parts => parts[0], parts => parts.Skip(1).Select(v => float.Parse(v, CultureInfo.InvariantCulture)).ToArray());
    }
}
