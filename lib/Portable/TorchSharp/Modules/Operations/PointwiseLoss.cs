using System.Runtime.InteropServices;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp;

/// <summary>One loss for each element of an input and its target, in double precision.</summary>
/// <param name="Name">The name of the recorded operation.</param>
/// <param name="Value">The loss of (input, target).</param>
/// <param name="Slope">Its derivative by the input.</param>
/// <param name="Symmetric">Whether the derivative by the target is the negative of that by the input.</param>
internal sealed record PointwiseLoss(string Name, Func<double, double, double> Value, Func<double, double, double> Slope, bool Symmetric = false)
{
    /// <summary>The reduced loss; weight, where given, multiplies each element and is broadcast.</summary>
    internal Tensor Run(Tensor input, Tensor target, Reduction reduction, Tensor? weight = null)
    {
        if (!Dtypes.IsFloat(input.dtype)) throw new ExternalException($"\"{Name}\" not implemented for '{Dtypes.Name(input.dtype)}'");
        if (target.dtype != input.dtype)
            throw new ExternalException($"Found dtype {Dtypes.Name(target.dtype)} but expected {Dtypes.Name(input.dtype)}");
        if (target.requires_grad && !Symmetric && is_grad_enabled())
            throw new ExternalException($"the derivative for 'target' is not implemented for {Name}");

        using var scope = NewDisposeScope();
        var shape = Dims.Broadcast(input.Sizes, target.Sizes);
        using Doubles x = Doubles.Read(input.expand(shape)), y = Doubles.Read(target.expand(shape)), values = new(x.Length);
        using var w = weight is null ? default : Doubles.Read(weight.expand(shape));
        for (int i = 0; i < x.Length; i++) values[i] = Value(x[i], y[i]) * (weight is null ? 1 : w[i]);
        Tensor? slopes = null;
        if (Autograd.Needed(input, target))
        {
            for (int i = 0; i < x.Length; i++) x[i] = Slope(x[i], y[i]) * (weight is null ? 1 : w[i]);
            slopes = x.Write(shape, input.dtype);
        }
        var loss = Reduced.Loss(Name, values, shape, input.dtype, reduction, values.Length, slopes, Symmetric ? [input, target] : [input]);
        return loss.MoveToOuterDisposeScope();
    }
}

/// <summary>The last step of every loss: none, mean or sum, and its gradient.</summary>
internal static class Reduced
{
    /// <summary>Reduces values and records the gradient: slopes (the derivative of each value by its input), scaled.</summary>
    /// <param name="name">The name of the recorded operation.</param>
    /// <param name="values">One loss for each element or row.</param>
    /// <param name="shape">The shape of the result where nothing is reduced.</param>
    /// <param name="type">The element type of the result.</param>
    /// <param name="reduction">None, mean or sum.</param>
    /// <param name="denominator">What the mean divides by.</param>
    /// <param name="slopes">Derivatives in the input's shape, or null where no gradient is needed.</param>
    /// <param name="inputs">The input, and the target where the loss is symmetric in both.</param>
    internal static Tensor Loss(string name, in Doubles values, long[] shape, ScalarType type, Reduction reduction, double denominator,
        Tensor? slopes, Tensor[] inputs)
    {
        var loss = reduction switch
        {
            Reduction.None => values.Write(shape, type),
            Reduction.Sum => Doubles.Scalar(values.Sum(), type),
            _ => Doubles.Scalar(values.Sum() / denominator, type),
        };
        if (slopes is null) return loss;
        double scale = reduction == Reduction.Mean ? 1 / denominator : 1;
        var sizes = inputs.Select(input => input.shape).ToArray();
        return Autograd.Record(name, loss, inputs, [slopes], (gradient, saved, needed) =>
        {
            var upstream = gradient.mul(scale);
            if (upstream.ndim > 0 && upstream.ndim < saved[0].ndim) upstream = upstream.unsqueeze(1);
            var d = saved[0].mul(upstream);
            var gradients = new Tensor?[needed.Length];
            for (int i = 0; i < needed.Length; i++)
                if (needed[i]) gradients[i] = SumTo(i == 0 ? d : d.neg(), sizes[i]);
            return gradients;
        });
    }

    /// <summary>Adds up what broadcasting has repeated.</summary>
    private static Tensor SumTo(Tensor gradient, long[] shape)
    {
        if (gradient.Sizes.AsSpan().SequenceEqual(shape)) return gradient;
        int extra = gradient.Sizes.Length - shape.Length;
        for (int i = 0; i < extra; i++) gradient = gradient.sum(0L);
        for (int i = 0; i < shape.Length; i++)
            if (shape[i] == 1 && gradient.Sizes[i] != 1) gradient = gradient.sum(i, keepdim: true);
        return gradient;
    }
}
