namespace SixLabors.ImageSharp.Processing.Processors.Transforms;

/// <summary>Takes the pixel that lies nearest.</summary>
public readonly struct NearestNeighborResampler : IResampler
{
    /// <inheritdoc/>
    public float Radius => 1;

    /// <inheritdoc/>
    public float GetValue(float x) => x;
}

/// <summary>Averages the pixels that a new one covers.</summary>
public readonly struct BoxResampler : IResampler
{
    /// <inheritdoc/>
    public float Radius => 0.5F;

    /// <inheritdoc/>
    public float GetValue(float x) => x is > -0.5F and <= 0.5F ? 1 : 0;
}

/// <summary>Linear interpolation.</summary>
public readonly struct TriangleResampler : IResampler
{
    /// <inheritdoc/>
    public float Radius => 1;

    /// <inheritdoc/>
    public float GetValue(float x) => Math.Max(0, 1 - Math.Abs(x));
}

/// <summary>Cubic interpolation with a = -0.5 (R. Keys, "Cubic convolution interpolation for digital image processing", 1981).</summary>
public readonly struct BicubicResampler : IResampler
{
    /// <inheritdoc/>
    public float Radius => 2;

    /// <inheritdoc/>
    public float GetValue(float x)
    {
        x = Math.Abs(x);
        return x switch
        {
            <= 1 => (((1.5F * x) - 2.5F) * x * x) + 1,
            < 2 => (((((-0.5F * x) + 2.5F) * x) - 4) * x) + 2,
            _ => 0,
        };
    }
}

/// <summary>The two-parameter cubics of Mitchell and Netravali ("Reconstruction filters in computer graphics", 1988).</summary>
public readonly struct CubicResampler : IResampler
{
    /// <summary>B = 0, C = 1/2: sharp, exact at the old pixels.</summary>
    public static readonly CubicResampler CatmullRom = new(2, 0, .5F);

    /// <summary>B = 0, C = 0: smooth, no overshoot.</summary>
    public static readonly CubicResampler Hermite = new(2, 0, 0);

    /// <summary>B = C = 1/3: the authors' own choice.</summary>
    public static readonly CubicResampler MitchellNetravali = new(2, .3333333F, .3333333F);

    /// <summary>B = 1, C = 0: the softest.</summary>
    public static readonly CubicResampler Spline = new(2, 1, 0);

    private readonly float b;
    private readonly float c;

    /// <summary>Creates a filter.</summary>
    /// <param name="radius">Its radius.</param>
    /// <param name="bspline">B, the blur.</param>
    /// <param name="cardinal">C, the ringing.</param>
    public CubicResampler(float radius, float bspline, float cardinal)
    {
        Radius = radius;
        b = bspline;
        c = cardinal;
    }

    /// <inheritdoc/>
    public float Radius { get; }

    /// <inheritdoc/>
    public float GetValue(float x)
    {
        x = Math.Abs(x);
        float square = x * x;
        return x switch
        {
            < 1 => (((12 - (9 * b) - (6 * c)) * x * square) + ((-18 + (12 * b) + (6 * c)) * square) + 6 - (2 * b)) / 6,
            < 2 => (((-b - (6 * c)) * x * square) + (((6 * b) + (30 * c)) * square)
                + (((-12 * b) - (48 * c)) * x) + (8 * b) + (24 * c)) / 6,
            _ => 0,
        };
    }
}

/// <summary>A sinc cut off by a wider sinc.</summary>
public readonly struct LanczosResampler : IResampler
{
    /// <summary>Two lobes.</summary>
    public static readonly LanczosResampler Lanczos2 = new(2);

    /// <summary>Three lobes.</summary>
    public static readonly LanczosResampler Lanczos3 = new(3);

    /// <summary>Five lobes.</summary>
    public static readonly LanczosResampler Lanczos5 = new(5);

    /// <summary>Eight lobes.</summary>
    public static readonly LanczosResampler Lanczos8 = new(8);

    /// <summary>Creates a filter.</summary>
    /// <param name="radius">Its number of lobes.</param>
    public LanczosResampler(float radius) => Radius = radius;

    /// <inheritdoc/>
    public float Radius { get; }

    /// <inheritdoc/>
    public float GetValue(float x)
    {
        x = Math.Abs(x);
        return x < Radius ? Sinc(x) * Sinc(x / Radius) : 0;
    }

    private static float Sinc(float x)
    {
        if (Math.Abs(x) < 1e-7F)
        {
            return 1;
        }

        x *= MathF.PI;
        float value = MathF.Sin(x) / x;
        return Math.Abs(value) < 0.00001F ? 0 : value;
    }
}
