namespace TorchSharp.Kernels;

/// <summary>
/// The few output channels of a group that are left after whole vectors, such as the last of 17: instead of a vector that is
/// nearly empty they get dot products along the contiguous floats of a kernel row.
/// Their weights are stored [kernel row][run][vector][channel]; the last vector of a run ends with the run and so may
/// overlap the one before it, where its weights are zero.
/// </summary>
/// <param name="Count">Channels; 0 where whole vectors serve better.</param>
/// <param name="Runs">Contiguous runs in a kernel row.</param>
/// <param name="Length">Floats in a run.</param>
/// <param name="Vectors">Vectors that cover a run.</param>
/// <param name="Lanes">Floats in a vector.</param>
internal readonly record struct ThinChannels(int Count, int Runs, int Length, int Vectors, int Lanes)
{
    /// <summary>The most that a tile computes at once.</summary>
    internal const int Most = 4;

    /// <param name="outputs">Output channels of a group.</param>
    /// <param name="inputs">Input channels of a group.</param>
    /// <param name="taps">Taps in a kernel row.</param>
    /// <param name="contiguous">The taps of a kernel row lie side by side in memory.</param>
    /// <param name="lanes">Floats in a vector.</param>
    /// <returns>None where there are many, or where a run is shorter than a vector.</returns>
    internal static ThinChannels Of(int outputs, int inputs, int taps, bool contiguous, int lanes)
    {
        int length = contiguous ? taps * inputs : inputs, left = outputs % lanes;
        bool suits = left > 0 && left <= Math.Min(Most, lanes / 4) && length >= lanes;
        return suits ? new(left, contiguous ? 1 : taps, length, (length + lanes - 1) / lanes, lanes) : default;
    }

    /// <summary>
    /// These channels, or none where so few <paramref name="kernelRows"/> do not repay summing the lanes of each dot product.
    /// </summary>
    internal ThinChannels IfDotsPay(int kernelRows)
    {
        const int LaneSum = 10;   // instructions
        int vectors = kernelRows * Runs * Vectors, loads = 2 * vectors;
        return Count * (vectors + LaneSum) + loads < 0.7 * kernelRows * Runs * Length ? this : default;
    }

    /// <summary>Floats of weights in a kernel row.</summary>
    internal int RowFloats => Runs * Vectors * Lanes * Count;

    /// <summary>Lanes of a run's last vector that the vector before it holds too.</summary>
    internal int Overlap => Vectors * Lanes - Length;

    /// <summary>Where float <paramref name="i"/> of a run is stored for a channel, from the start of the run's weights.</summary>
    internal int Position(int i, int channel)
    {
        int vector = i / Lanes, lane = i % Lanes;
        if (vector == Vectors - 1) lane += Overlap;
        return (vector * Count + channel) * Lanes + lane;
    }
}
