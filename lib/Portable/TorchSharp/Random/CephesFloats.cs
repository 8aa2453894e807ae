namespace TorchSharp;

/// <summary>
/// Logarithm, sine and cosine of floats after Moshier's Cephes library, rounded as the vector form in PyTorch's normal sampling
/// rounds them on x64 with AVX2 and fused multiply-add (any PyTorch build by GCC), so that streams agree to the last bit.
/// </summary>
internal static class CephesFloats
{
    private static float Fma(float a, float b, float c) => MathF.FusedMultiplyAdd(a, b, c);

    public static float Log(float x)
    {
        x = Math.Max(x, 1.17549435e-38f);
        int bits = BitConverter.SingleToInt32Bits(x);
        float e = (bits >> 23) - 126;
        x = BitConverter.Int32BitsToSingle((bits & 0x007fffff) | 0x3f000000);
        // The mantissa in [√½, √2), less 1.
        if (x < 0.707106781186547524f)
        {
            e -= 1;
            x = (x - 1) + x;
        }
        else
        {
            x -= 1;
        }
        float z = x * x;
        float y = 7.0376836292e-2f;
        y = Fma(y, x, -1.1514610310e-1f);
        y = Fma(y, x, 1.1676998740e-1f);
        y = Fma(y, x, -1.2420140846e-1f);
        y = Fma(y, x, 1.4249322787e-1f);
        y = Fma(y, x, -1.6668057665e-1f);
        y = Fma(y, x, 2.0000714765e-1f);
        y = Fma(y, x, -2.4999993993e-1f);
        y = Fma(y, x, 3.3333331174e-1f);
        y *= x;
        y = Fma(y, z, e * -2.12194440e-4f);
        y = Fma(z, -0.5f, y);
        return Fma(e, 0.693359375f, x + y);
    }

    /// <summary>Sine and cosine of a number that is not negative.</summary>
    public static (float Sin, float Cos) SinCos(float x)
    {
        int octant = ((int)(x * 1.27323954473516f) + 1) & ~1;
        float turns = octant;
        x = Fma(turns, -0.78515625f, x);
        x = Fma(turns, -2.4187564849853515625e-4f, x);
        x = Fma(turns, -3.77489497744594108e-8f, x);
        float z = x * x;
        float even = 2.443315711809948e-5f;
        even = Fma(even, z, -1.388731625493765e-3f);
        even = Fma(even, z, 4.166664568298827e-2f);
        even *= z;
        even = Fma(even, z, -(z * 0.5f)) + 1;
        float odd = -1.9515295891e-4f;
        odd = Fma(odd, z, 8.3321608736e-3f);
        odd = Fma(odd, z, -1.6666654611e-1f);
        odd *= z;
        odd = Fma(odd, x, x);
        var (sin, cos) = (octant & 2) == 0 ? (odd, even) : (even, odd);
        return ((octant & 4) != 0 ? -sin : sin, ((octant - 2) & 4) == 0 ? -cos : cos);
    }
}
