using System.Globalization;
using System.Runtime.CompilerServices;
using TorchSharp;
using static TorchSharp.torch;

namespace SmallData.Tests.Classifiers;

/// <summary>The samples of golden.py, and what scikit-learn made of them.</summary>
internal sealed record Samples(Tensor Features, Tensor Labels)
{
    private static readonly Lazy<Dictionary<string, double[]>> Values = new(() => Load());

    public static Samples Wide => Make(40, 200, 2, 0.05, 1);

    public static Samples Tall => Make(120, 6, 2, 0.1, 2);

    public static Samples Three => Make(60, 30, 3, 0.08, 3);

    public static Samples Named(string name) => name switch { "wide" => Wide, "tall" => Tall, _ => Three };

    /// <summary>Twenty other samples of the same kind.</summary>
    public static Tensor Fresh(string name) => name switch
    {
        "wide" => Make(20, 200, 2, 0.05, 99).Features,
        "tall" => Make(20, 6, 2, 0.1, 99).Features,
        _ => Make(20, 30, 3, 0.08, 99).Features,
    };

    public static double[] Golden(string name) =>
        Values.Value.TryGetValue(name, out double[]? values) ? values : throw new KeyNotFoundException($"golden.txt has no '{name}': run golden.py.");

    private static Samples Make(int count, int width, int classes, double signal, uint seed)
    {
        var (features, labels) = (new float[count * width], new long[count]);
        uint state = seed;
        for (int i = 0; i < count; i++)
        {
            labels[i] = i * classes / count;
            for (int j = 0; j < width; j++)
            {
                state = unchecked(state * 1664525 + 1013904223);
                features[i * width + j] = (float)Math.Max(0, state / 4294967296.0 - 0.5 + (j % classes == labels[i] ? signal : 0));
            }
        }

        return new Samples(tensor(features, count, width), tensor(labels));
    }

    private static Dictionary<string, double[]> Load([CallerFilePath] string here = "")
    {
        string path = Path.Combine(Path.GetDirectoryName(here)!, "golden.txt");
        return File.ReadLines(path).Select(line => line.Split(' ')).ToDictionary(
            parts => parts[0], parts => parts.Skip(1).Select(value => double.Parse(value, CultureInfo.InvariantCulture)).ToArray());
    }
}
