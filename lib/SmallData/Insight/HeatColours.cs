using Figures;

namespace SmallData.Insight;

/// <summary>Maps of numbers as coloured pictures.</summary>
internal static class HeatColours
{
    private const int Steps = 256;

    /// <summary>Colours a map: dark for its smallest value, bright for its largest (viridis). A map of one value is dark.</summary>
    /// <param name="maps">Float32, shape [n, height, width].</param>
    /// <returns>Red, green and blue from 0 to 1, shape [n, 3, height, width].</returns>
    public static Tensor Paint(Tensor maps)
    {
        Tensor lowest = maps.amin([1, 2], keepdim: true), range = maps.amax([1, 2], keepdim: true) - lowest;
        return Paint(maps, lowest, range, "Viridis");
    }

    /// <summary>Colours numbers from 0 to 1 on a named scale of plotly's.</summary>
    public static Tensor Paint(Tensor maps, string scale) => Paint(maps, tensor(0f), tensor(1f), scale);

    private static Tensor Paint(Tensor maps, Tensor lowest, Tensor range, string scale)
    {
        Tensor steps = ((maps - lowest) / range.clamp_min(1e-12)).clamp(0, 1).mul(Steps - 1).round().to(ScalarType.Int64).cpu();
        Tensor painted = Table(scale).index_select(0, steps.reshape(-1));
        return painted.reshape(maps.shape[0], maps.shape[1], maps.shape[2], 3).permute(0, 3, 1, 2);
    }

    private static Tensor Table(string scale)
    {
        ColorScale colours = ColorScale.Of(scale);
        float[] table = [.. Enumerable.Range(0, Steps).Select(step => colours.At(step / (Steps - 1.0))).SelectMany(rgb => new[] { (float)rgb.R / 255, (float)rgb.G / 255, (float)rgb.B / 255 })];
        return tensor(table).reshape(Steps, 3);
    }
}
