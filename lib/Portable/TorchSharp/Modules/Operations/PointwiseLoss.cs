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
        double[] x = Doubles.Read(input.expand(shape)), y = Doubles.Read(target.expand(shape));
        double[]? w = weight is null ? null : Doubles.Read(weight.expand(shape));
        var values = new double[x.Length];
        for (int i = 0; i < x.Length; i++) values[i] = Value(x[i], y[i]) * (w?[i] ?? 1);
        Func<Tensor>? slopes = Autograd.Needed(input, target) ? Slopes : null;
        var loss = Reduced.Loss(Name, values, shape, input.dtype, reduction, values.Length, slopes, Symmetric ? [input, target] : [input]);
        return loss.MoveToOuterDisposeScope();

        Tensor Slopes()
        {
            var slope = new double[x.Length];
            for (int i = 0; i < slope.Length; i++) slope[i] = Slope(x[i], y[i]) * (w?[i] ?? 1);
            return Doubles.Write(slope, shape, input.dtype);
        }
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
    internal static Tensor Loss(string name, double[] values, long[] shape, ScalarType type, Reduction reduction, double denominator,
        Func<Tensor>? slopes, Tensor[] inputs)
    {
        var loss = reduction switch
        {
            Reduction.None => Doubles.Write(values, shape, type),
            Reduction.Sum => Doubles.Write([values.Sum()], [], type),
            _ => Doubles.Write([values.Sum() / denominator], [], type),
        };
        if (slopes is null) return loss;
        double scale = reduction == Reduction.Mean ? 1 / denominator : 1;
        var sizes = inputs.Select(input => input.shape).ToArray();
        return Autograd.Record(name, loss, inputs, [slopes()], (gradient, saved, needed) =>
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

/// <summary>Small tensors as arrays of doubles.</summary>
internal static unsafe class Doubles
{
    internal static double[] Read(Tensor tensor)
    {
        using var plain = tensor.contiguous();
        var numbers = new double[plain.Count];
        if (plain.dtype == ScalarType.Float32)
        {
            var source = (float*)plain.Data;
            for (int i = 0; i < numbers.Length; i++) numbers[i] = source[i];
            return numbers;
        }
        using var converted = plain.to(ScalarType.Float64);
        new ReadOnlySpan<double>(converted.Data, numbers.Length).CopyTo(numbers);
        return numbers;
    }

    internal static Tensor Write(double[] numbers, long[] shape, ScalarType type)
    {
        var result = Tensor.NewPlanar(shape, type == ScalarType.Float32 ? type : ScalarType.Float64);
        if (type == ScalarType.Float32)
        {
            var target = (float*)result.Data;
            for (int i = 0; i < numbers.Length; i++) target[i] = (float)numbers[i];
            return result;
        }
        numbers.CopyTo(new Span<double>(result.Data, numbers.Length));
        return type == ScalarType.Float64 ? result : result.to(type, disposeAfter: true);
    }
}
