using TorchSharp.Engine;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Activation functions with vectorised values and gradients; images stay channels-last.</summary>
internal static unsafe class Activations
{
    internal static Tensor Relu(Tensor x, bool inplace) => x.dtype == ScalarType.Float32
        ? Run("ReluBackward", x, inplace, new Relu(), new ReluGradient(), fromOutput: true)
        : inplace ? x.relu_().alias() : x.relu();

    internal static Tensor Relu6(Tensor x, bool inplace) => x.dtype == ScalarType.Float32
        ? Run("HardtanhBackward", x, inplace, new Clamp(0, 6), new ClampGradient(0, 6, open: true), fromOutput: true)
        : Composed(x, inplace, t => t.clamp(0, 6));

    internal static Tensor LeakyRelu(Tensor x, double slope, bool inplace) => x.dtype == ScalarType.Float32
        ? Run("LeakyReluBackward", x, inplace, new LeakyRelu((float)slope), new LeakyReluGradient((float)slope), fromOutput: false)
        : Composed(x, inplace, t => where(t.gt(0), t, t.mul(slope)));

    internal static Tensor Gelu(Tensor x, bool inplace) => x.dtype == ScalarType.Float32
        ? Run("GeluBackward", x, inplace, new Gelu(), new GeluGradient(), fromOutput: false)
        : Composed(x, inplace, t => t.mul(t.mul(1 / Math.Sqrt(2)).erf().add(1)).mul(0.5));

    internal static Tensor Silu(Tensor x, bool inplace) => x.dtype == ScalarType.Float32
        ? Run("SiluBackward", x, inplace, new Silu(), new SiluGradient(), fromOutput: false)
        : Composed(x, inplace, t => t.mul(t.sigmoid()));

    internal static Tensor Hardswish(Tensor x, bool inplace) => Composed(x, inplace, t => t.mul(t.add(3).clamp(0, 6)).div(6));

    internal static Tensor Softplus(Tensor x, double beta, double threshold) =>
        Composed(x, false, t => where(t.mul(beta).gt(threshold), t, t.mul(beta).clamp(null, threshold).exp().log1p().div(beta)));

    /// <summary>A function composed of recorded operations.</summary>
    private static Tensor Composed(Tensor x, bool inplace, Func<Tensor, Tensor> function)
    {
        using var scope = NewDisposeScope();
        var y = function(x);
        return (inplace ? x.copy_(y).alias() : y).MoveToOuterDisposeScope();
    }

    /// <summary>A kernel and its gradient, (output or input, dy) → dx.</summary>
    private static Tensor Run<TForward, TGradient>(string name, Tensor x, bool inplace, TForward forward, TGradient gradient, bool fromOutput)
        where TForward : struct, IUnary where TGradient : struct, IBinary
    {
        using var scope = NewDisposeScope();
        bool record = Autograd.Needed(x);
        if (inplace && (x.IsInterleaved || x.IsContiguous))
        {
            Autograd.CheckInPlace(x);
            var before = record && !fromOutput ? x.detach().clone() : x;
            Engine.Elementwise.Map(x.Count, forward, x.Floats, x.Floats);
            Autograd.RecordInPlace(name, x, [x], [before], Backward);
            return x.alias().MoveToOuterDisposeScope();
        }
        var source = x.IsInterleaved ? x : Operands.Contiguous(x);
        var y = Like(source);
        Engine.Elementwise.Map(source.Count, forward, source.Floats, y.Floats);
        if (inplace) return x.copy_(y).alias().MoveToOuterDisposeScope();
        if (record) Autograd.Record(name, y, [x], [fromOutput ? y : source], Backward);
        return y.MoveToOuterDisposeScope();

        Tensor?[] Backward(Tensor upstream, Tensor[] saved, bool[] _)
        {
            var value = saved[0];
            var dy = value.IsInterleaved ? upstream.Interleaved() : Operands.Contiguous(upstream);
            bool own = !ReferenceEquals(dy, upstream) || upstream.Storage.IsUnique;
            var dx = own ? dy : Like(dy);
            Engine.Elementwise.Zip(dy.Count, gradient, value.Floats, dy.Floats, dx.Floats);
            return [dx];
        }
    }

    private static Tensor Like(Tensor tensor) => tensor.IsInterleaved
        ? Tensor.NewInterleaved(tensor.Sizes[0], tensor.Sizes[1], tensor.Sizes[2], tensor.Sizes[3])
        : Tensor.NewPlanar(tensor.Sizes, tensor.dtype);
}
