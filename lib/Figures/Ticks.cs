using System.Globalization;

namespace Figures;

/// <summary>A mark on an axis, at a position of its scale.</summary>
internal readonly record struct Tick(double At, string Label);

/// <summary>Round numbers along an axis.</summary>
internal static class Ticks
{
    /// <summary>Ticks at multiples of 1, 2 or 5 times a power of ten, about so many.</summary>
    public static IReadOnlyList<Tick> Linear(double low, double high, int about, bool wholeNumbers, string? format)
    {
        double step = NearestNiceStep((high - low) / Math.Max(about, 1));
        if (wholeNumbers) step = Math.Max(1, Math.Round(step));
        var ticks = new List<Tick>();
        for (double k = Math.Ceiling(low / step - 1e-9); k * step <= high + step * 1e-9; k++)
            ticks.Add(new(k * step, Label(k * step, step, format)));
        return ticks;
    }

    /// <summary>Ticks at powers of ten, of 2 and 5 times these where few powers are in view; positions are exponents.</summary>
    public static IReadOnlyList<Tick> Log(double low, double high, int about)
    {
        double[] factors = high - low > 2.5 ? [1] : [1, 2, 5];
        int every = Math.Max(1, (int)Math.Ceiling((high - low) * factors.Length / Math.Max(about * 1.5, 1)));
        var all = from e in Enumerable.Range((int)Math.Floor(low), (int)(Math.Ceiling(high) - Math.Floor(low)) + 1)
                  where e % every == 0
                  from f in factors
                  let at = e + Math.Log10(f)
                  where at >= low - 1e-9 && at <= high + 1e-9
                  select new Tick(at, LogLabel(f, e));
        return [.. all];
    }

    /// <summary>That one of 1, 2, 5 times a power of ten which is nearest, by ratio.</summary>
    private static double NearestNiceStep(double step)
    {
        if (!(step > 0)) return 1;
        double power = Math.Pow(10, Math.Floor(Math.Log10(step)));
        double mantissa = step / power;
        return power * (mantissa < Math.Sqrt(2) ? 1 : mantissa < Math.Sqrt(10) ? 2 : mantissa < Math.Sqrt(50) ? 5 : 10);
    }

    /// <summary>The smallest of 1, 2, 5 times a power of ten that is not below the given step.</summary>
    public static double NiceStep(double step)
    {
        if (!(step > 0)) return 1;
        double power = Math.Pow(10, Math.Floor(Math.Log10(step)));
        double mantissa = step / power;
        return power * (mantissa <= 1.0001 ? 1 : mantissa <= 2.0001 ? 2 : mantissa <= 5.0001 ? 5 : 10);
    }

    /// <summary>A number as d3's formats <c>.0%</c>, <c>.2f</c>, <c>d</c> and <c>,</c> would write it; else as exact as the step needs.</summary>
    public static string Label(double value, double step, string? format)
    {
        if (Math.Abs(value) < step * 1e-9) value = 0;
        int decimals = Math.Clamp((int)Math.Ceiling(-Math.Log10(step) - 1e-9), 0, 9);
        if (format is { Length: > 0 })
        {
            int digits = format.IndexOf('.') is >= 0 and var dot && dot + 1 < format.Length && char.IsAsciiDigit(format[dot + 1]) ? format[dot + 1] - '0' : -1;
            string group = format.Contains(',') ? "N" : "F";
            if (format[^1] == '%') return (value * 100).ToString(group + Math.Max(digits, 0), CultureInfo.InvariantCulture) + " %";
            if (format[^1] == 'f' || format[^1] == 'd' || format == ",") return value.ToString(group + Math.Max(digits, 0), CultureInfo.InvariantCulture);
        }
        double size = Math.Max(Math.Abs(value), step);
        if (size is >= 1e6 or < 1e-4) return Datum.NumberText(value);
        return value.ToString(size >= 10000 ? "N" + decimals : "F" + decimals, CultureInfo.InvariantCulture);
    }

    private static string LogLabel(double factor, int exponent) => exponent is >= -4 and <= 5
        ? (factor * Math.Pow(10, exponent)).ToString("0.#####", CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{factor}e{exponent}");
}
