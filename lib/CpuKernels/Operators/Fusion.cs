using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Kernels;

/// <summary>
/// What the next convolution on this thread shall do to its outputs in the same pass. libtorch's operator has no arguments for it, so it waits here until
/// the kernel takes it; where libtorch computes the convolution itself, nobody does.
/// </summary>
internal sealed unsafe class Fusion
{
    [ThreadStatic] private static Fusion? waiting;

    private readonly TensorView weight, bias, mean, variance, addend;
    private readonly double epsilon;
    private readonly float least, most;

    internal Fusion(BatchNorm2d? norm, Activation activation, Tensor? addend)
    {
        (weight, bias, mean, variance, this.addend) = (View(norm?.weight), View(norm?.bias), View(norm?.running_mean), View(norm?.running_var), View(addend));
        epsilon = norm?.eps ?? 0;
        least = activation == Activation.None ? float.NegativeInfinity : 0;
        most = activation == Activation.ReLU6 ? 6 : float.PositiveInfinity;
    }

    /// <summary>True once a kernel has done all this.</summary>
    internal bool IsDone { get; private set; }

    /// <summary>Runs the convolution, with this waiting; its hooks, which may run another convolution, are left out.</summary>
    internal Tensor Run(Modules.Conv2d convolution, Tensor input)
    {
        waiting = this;
        try
        {
            return convolution.forward(input);
        }
        finally
        {
            waiting = null;
        }
    }

    /// <summary>What waits for a convolution that gives <paramref name="y"/>; null: nothing, or nothing that suits.</summary>
    internal static Fusion? Take(TensorView y)
    {
        if (waiting is not { } fusion || !fusion.Suits(y)) return null;
        waiting = null;
        fusion.IsDone = true;
        return fusion;
    }

    /// <summary>True where a batch norm is part of it.</summary>
    internal bool HasNorm => mean.IsDefined;

    /// <summary>The batch norm as a factor for each channel's weights and an offset, of which the convolution's own bias becomes a part.</summary>
    internal void Fold(float* convolutionBias, float* factors, float* offsets)
    {
        for (int c = 0; c < mean.Count; c++)
        {
            double factor = (weight.IsDefined ? weight.Floats[c] : 1) / Math.Sqrt(variance.Floats[c] + epsilon);
            double before = convolutionBias == null ? 0 : convolutionBias[c];
            factors[c] = (float)factor;
            offsets[c] = (float)((bias.IsDefined ? bias.Floats[c] : 0) + (before - mean.Floats[c]) * factor);
        }
    }

    /// <summary>What is left to do then.</summary>
    internal Finish FinishOf(TensorView y) =>
        addend.IsDefined || least > float.NegativeInfinity ? new Finish(addend.IsDefined ? (nint)(addend.Floats - y.Floats) : 0, least, most) : default;

    private bool Suits(TensorView y)
    {
        foreach (var vector in (ReadOnlySpan<TensorView>)[weight, bias, mean, variance])
        {
            if (vector.IsDefined && !(vector.IsContiguous && vector.Count == y.Sizes[1])) return false;
        }
        if (!addend.IsDefined) return true;
        return addend.IsImages && addend.IsChannelsLast && new ReadOnlySpan<long>(addend.Sizes, 4).SequenceEqual(new ReadOnlySpan<long>(y.Sizes, 4));
    }

    private static TensorView View(Tensor? tensor) => tensor is null ? default : new TensorView(tensor.Handle);
}

/// <summary>What the weights are multiplied by and what is added to the sums, and what else becomes of them, for as long as a kernel runs.</summary>
internal readonly unsafe ref struct Fused
{
    private readonly nint rented;

    /// <param name="y">The output.</param>
    /// <param name="bias">The convolution's own, or null.</param>
    internal Fused(TensorView y, float* bias)
    {
        Offsets = bias;
        if (Fusion.Take(y) is not { } fusion) return;
        Finish = fusion.FinishOf(y);
        if (!fusion.HasNorm) return;
        // Whole cache lines: the factors are part of the weights' fingerprint.
        long channels = y.Sizes[1], padded = (channels + 15) / 16 * 16;
        rented = NativePool.Rent(2 * padded * sizeof(float));
        Factors = (float*)rented;
        Offsets = Factors + padded;
        new Span<float>(Factors, (int)padded).Clear();
        fusion.Fold(bias, Factors, Offsets);
    }

    /// <summary>One for each output channel and zeros up to a multiple of 16; null: none.</summary>
    internal float* Factors { get; }

    /// <summary>One for each output channel; null: none.</summary>
    internal float* Offsets { get; }

    internal Finish Finish { get; }

    public void Dispose() => NativePool.Return(rented);
}
