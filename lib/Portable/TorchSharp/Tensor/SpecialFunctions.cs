namespace TorchSharp;

/// <summary>The error function and its inverse.</summary>
internal static class SpecialFunctions
{
    private static readonly double TwoOverSqrtPi = 2 / Math.Sqrt(Math.PI);

    /// <summary>Error function, to a few units in the last place: power series near zero, continued fraction far from it.</summary>
    public static double Erf(double x)
    {
        double a = Math.Abs(x);
        if (double.IsNaN(x)) return x;
        if (a > 6) return Math.Sign(x);
        if (a > 2.5) return Math.CopySign(1 - ErfcTail(a), x);
        return Series(x);
    }

    /// <summary>1 - erf(x), accurate where that is tiny.</summary>
    public static double Erfc(double x)
    {
        if (double.IsNaN(x)) return x;
        if (x > 27.3) return 0;
        if (x > 2.5) return ErfcTail(x);
        if (x < -6) return 2;
        return 1 - Erf(x);
    }

    // erf(x) = 2/√π · e^(-x²) · Σ 2ⁿ x^(2n+1) / (1·3·…·(2n+1)): all terms have one sign, so nothing cancels.
    private static double Series(double x)
    {
        double term = x, sum = x, square = 2 * x * x;
        for (int n = 1; Math.Abs(term) > 1e-17 * Math.Abs(sum); n++)
        {
            term *= square / ((2 * n) + 1);
            sum += term;
        }
        return TwoOverSqrtPi * Math.Exp(-x * x) * sum;
    }

    // Continued fraction of erfc, evaluated from its far end.
    private static double ErfcTail(double x)
    {
        double fraction = 0;
        for (int k = 60; k >= 1; k--) fraction = k / 2.0 / (x + fraction);
        return Math.Exp(-x * x) / ((x + fraction) * Math.Sqrt(Math.PI));
    }

    /// <summary>The number whose error function is y: Winitzki's approximation, polished by three steps of Halley's method.</summary>
    public static double ErfInverse(double y)
    {
        if (double.IsNaN(y) || y is < -1 or > 1) return double.NaN;
        if (y is 1 or -1) return y * double.PositiveInfinity;
        if (y == 0) return y;
        // By the smaller tail, whose error stays small where erf is nearly 1.
        double a = Math.Abs(y), tail = 1 - a;
        double ln = Math.Log(tail * (1 + a)), t = (2 / (Math.PI * 0.147)) + (ln / 2);
        double x = Math.Sqrt(Math.Sqrt((t * t) - (ln / 0.147)) - t);
        for (int i = 0; i < 3; i++)
        {
            double error = a > 0.5 ? tail - Erfc(x) : Erf(x) - a;
            double step = error / (TwoOverSqrtPi * Math.Exp(-x * x));
            x -= step / (1 + (x * step));
        }
        return Math.CopySign(x, y);
    }
}
