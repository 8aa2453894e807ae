using SixLabors.ImageSharp.Processing.Processors.Transforms;

namespace SixLabors.ImageSharp.Processing;

/// <summary>Ways of weighing old pixels into new ones.</summary>
public static class KnownResamplers
{
    /// <summary>Cubic interpolation, the default.</summary>
    public static IResampler Bicubic { get; } = default(BicubicResampler);

    /// <summary>The average of the pixels covered.</summary>
    public static IResampler Box { get; } = default(BoxResampler);

    /// <summary>Catmull-Rom's cubic: sharp.</summary>
    public static IResampler CatmullRom { get; } = CubicResampler.CatmullRom;

    /// <summary>Hermite's cubic: smooth.</summary>
    public static IResampler Hermite { get; } = CubicResampler.Hermite;

    /// <summary>Lanczos with two lobes.</summary>
    public static IResampler Lanczos2 { get; } = LanczosResampler.Lanczos2;

    /// <summary>Lanczos with three lobes: the sharpest in common use.</summary>
    public static IResampler Lanczos3 { get; } = LanczosResampler.Lanczos3;

    /// <summary>Lanczos with five lobes.</summary>
    public static IResampler Lanczos5 { get; } = LanczosResampler.Lanczos5;

    /// <summary>Lanczos with eight lobes.</summary>
    public static IResampler Lanczos8 { get; } = LanczosResampler.Lanczos8;

    /// <summary>Mitchell's and Netravali's cubic.</summary>
    public static IResampler MitchellNetravali { get; } = CubicResampler.MitchellNetravali;

    /// <summary>The nearest pixel, the fastest.</summary>
    public static IResampler NearestNeighbor { get; } = default(NearestNeighborResampler);

    /// <summary>The cubic B-spline: soft.</summary>
    public static IResampler Spline { get; } = CubicResampler.Spline;

    /// <summary>Linear interpolation.</summary>
    public static IResampler Triangle { get; } = default(TriangleResampler);
}
