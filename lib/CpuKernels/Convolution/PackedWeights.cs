namespace TorchSharp.Kernels;

/// <summary>
/// Weights of one convolution in the order in which a kernel reads them. Packing is cheap beside a convolution over many
/// pixels; weights that do not change (inference, frozen bases) are packed once all the same, see <see cref="KeptWeights"/>. The order depends on the vector width in use.
/// </summary>
internal sealed unsafe class PackedWeights : IDisposable
{
    private readonly int vector = Simd.Floats;
    private readonly bool forInput;
    private readonly (int OC, int C, int KH, int KW, int Groups, int StrideH, int StrideW, int DilH, int DilW, int Top, int Left) key;
    private nint buffer;

    private PackedWeights(in ConvShape shape, bool forInput, ConvPhase[] phases, long floats)
    {
        this.forInput = forInput;
        key = KeyOf(shape);
        Phases = phases;
        Bytes = floats * sizeof(float);
        buffer = NativePool.Rent(Bytes);
    }

    ~PackedWeights() => Release();

    /// <summary>One for a forward pass; one for each pixel phase of a gradient.</summary>
    internal ConvPhase[] Phases { get; }

    internal long Bytes { get; }

    /// <summary>Transformed for <see cref="Winograd"/>.</summary>
    internal bool IsWinograd { get; private init; }

    internal static PackedWeights ForForward(in ConvShape shape, float* w)
    {
        shape.Validate();
        if (shape.IsDepthwise) return Depthwise(shape, w, [ConvPhase.Forward(shape)], forInput: false);
        var packed = new PackedWeights(shape, false, [ConvPhase.Forward(shape)], WeightPacking.ForwardCount(shape, Simd.Floats));
        packed.Phases[0].Weights = (float*)packed.buffer;
        WeightPacking.PackForward(shape, w, packed.vector, (float*)packed.buffer);
        return packed;
    }

    /// <summary>Weights for forward passes with weights that stay: transformed for <see cref="Winograd"/> where that suits.</summary>
    internal static PackedWeights ForInference(in ConvShape shape, float* w)
    {
        shape.Validate();
        if (!Winograd.Suits(shape)) return ForForward(shape, w);
        var packed = new PackedWeights(shape, false, [ConvPhase.Forward(shape)], Winograd.WeightCount(shape, Simd.Floats)) { IsWinograd = true };
        packed.Phases[0].Weights = (float*)packed.buffer;
        Winograd.PackWeights(shape, w, packed.vector, (float*)packed.buffer);
        return packed;
    }

    internal static PackedWeights ForBackwardInput(in ConvShape shape, float* w)
    {
        shape.Validate();
        var phases = ConvPhase.OfGradient(shape);
        if (shape.IsDepthwise) return Depthwise(shape, w, phases, forInput: true);
        long floats = 0;
        foreach (var phase in phases) floats += WeightPacking.BackwardCount(shape, phase, Simd.Floats);
        var packed = new PackedWeights(shape, true, phases, floats);
        float* target = (float*)packed.buffer;
        foreach (var phase in phases)
        {
            phase.Weights = target;
            if (phase.Rows.Count == 0 || phase.Columns.Count == 0) continue;
            WeightPacking.PackBackward(shape, w, phase, packed.vector, target);
            target += WeightPacking.BackwardCount(shape, phase, packed.vector);
        }
        return packed;
    }

    /// <exception cref="ArgumentException">The weights were packed for another convolution, direction or vector width.</exception>
    internal void Check(in ConvShape shape, bool forInput)
    {
        ObjectDisposedException.ThrowIf(buffer == 0, this);
        if (forInput != this.forInput || KeyOf(shape) != key || Simd.Floats != vector)
            throw new ArgumentException($"These weights were packed for another convolution than {shape}: pack them again.");
    }

    public void Dispose()
    {
        Release();
        GC.SuppressFinalize(this);
    }

    private static PackedWeights Depthwise(in ConvShape shape, float* w, ConvPhase[] phases, bool forInput)
    {
        var packed = new PackedWeights(shape, forInput, phases, shape.WeightCount);
        float* target = (float*)packed.buffer;
        foreach (var phase in phases)
        {
            phase.Weights = target;
            target += DepthwiseConv.Pack(shape, w, phase, forInput, target);
        }
        return packed;
    }

    /// <summary>What weights are packed for; equal keys, equal order.</summary>
    internal static (int, int, int, int, int, int, int, int, int, int, int) KeyOf(in ConvShape s) =>
        (s.OC, s.C, s.KH, s.KW, s.Groups, s.StrideH, s.StrideW, s.DilH, s.DilW, s.PadTop, s.PadLeft);

    private void Release() => NativePool.Return(Interlocked.Exchange(ref buffer, 0));
}

/// <summary>
/// A convolution without stride that is a part of another: the pixels Row + i·stride, Column + j·stride of a strided
/// gradient see only some of the kernel's taps, always the same ones.
/// </summary>
internal sealed unsafe class ConvPhase(int row, int column, TapRange rows, TapRange columns, int top, int left, int dilH, int dilW)
{
    internal int Row => row;
    internal int Column => column;
    internal TapRange Rows => rows;
    internal TapRange Columns => columns;

    /// <summary>Row and column of the output gradient under the first tap of the phase's first pixel.</summary>
    internal int Top => top;
    internal int Left => left;
    internal int DilH => dilH;
    internal int DilW => dilW;
    internal float* Weights { get; set; }

    internal static ConvPhase Forward(in ConvShape s) =>
        new(0, 0, new TapRange(0, 1, s.KH), new TapRange(0, 1, s.KW), -s.PadTop, -s.PadLeft, s.DilH, s.DilW);

    internal static ConvPhase[] OfGradient(in ConvShape s)
    {
        var phases = new ConvPhase[s.StrideH * s.StrideW];
        for (int i = 0; i < phases.Length; i++)
        {
            int row = i / s.StrideW, column = i % s.StrideW;
            var (h, top, dilH) = Axis(row, s.KH, s.StrideH, s.PadTop, s.DilH);
            var (w, left, dilW) = Axis(column, s.KW, s.StrideW, s.PadLeft, s.DilW);
            phases[i] = new ConvPhase(row, column, h, w, top, left, dilH, dilW);
        }
        return phases;
    }

    // Pixel p sees the outputs (p + pad - k·dilation) / stride, for the taps k where that is whole.
    private static (TapRange Taps, int Start, int Dilation) Axis(int pixel, int kernel, int stride, int pad, int dilation)
    {
        int first = 0;
        while (first < kernel && (pixel + pad - first * dilation) % stride != 0) first++;
        if (first == kernel) return (default, 0, 1);
        int divisor = Gcd(stride, dilation), step = stride / divisor;
        int count = (kernel - first + step - 1) / step, last = first + (count - 1) * step;
        return (new TapRange(first, step, count), (pixel + pad - last * dilation) / stride, dilation / divisor);
    }

    private static int Gcd(int a, int b) => b == 0 ? a : Gcd(b, a % b);
}
