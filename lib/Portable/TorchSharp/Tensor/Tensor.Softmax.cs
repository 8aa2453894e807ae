namespace TorchSharp;

public static partial class torch
{
    public unsafe partial class Tensor
    {
        /// <summary>e to the power of each element, divided by the sum of those along a dimension.</summary>
        public Tensor softmax(long dim, ScalarType? dtype = null)
        {
            _ = Live;
            if (dtype is { } wanted && wanted != type)
            {
                using var converted = to_type(wanted);
                return converted.softmax(dim);
            }
            if (!Dtypes.IsFloat(type)) throw Dims.Error($"\"softmax_lastdim_kernel_impl\" not implemented for '{Dtypes.Name(type)}'");
            int d = Dims.Wrap(dim, sizes.Length);
            var lines = Lines.Last(this, d);
            var result = Lines.Back(SoftmaxLines.Forward(lines, log: false), d);
            lines.Dispose();
            if (!Autograd.Needed(this)) return result;
            return Autograd.Record("SoftmaxBackward0", result, [this], [result], (g, s, _) =>
            {
                using var product = g * s[0];
                return [product - (s[0] * product.sum(d, true))];
            });
        }

        /// <summary>The logarithm of <see cref="softmax"/>, without loss of accuracy.</summary>
        public Tensor log_softmax(long dim, ScalarType? dtype = null)
        {
            _ = Live;
            if (dtype is { } wanted && wanted != type)
            {
                using var converted = to_type(wanted);
                return converted.log_softmax(dim);
            }
            if (!Dtypes.IsFloat(type)) throw Dims.Error($"\"log_softmax_lastdim_kernel_impl\" not implemented for '{Dtypes.Name(type)}'");
            int d = Dims.Wrap(dim, sizes.Length);
            var lines = Lines.Last(this, d);
            var result = Lines.Back(SoftmaxLines.Forward(lines, log: true), d);
            lines.Dispose();
            if (!Autograd.Needed(this)) return result;
            return Autograd.Record("LogSoftmaxBackward0", result, [this], [result], (g, s, _) =>
                [g - (s[0].exp() * g.sum(d, true))]);
        }

        /// <summary>The logarithm of the sum of e to the power of the elements along a dimension.</summary>
        public Tensor logsumexp(long dim, bool keepdim = false)
        {
            using var scope = NewDisposeScope();
            var top = Reductions.Extreme<MaxOp>(this, [dim], keepdim: true);
            // Infinite maxima would cancel to not-a-number.
            var safe = top.where(top.isfinite(), top.zeros_like());
            var total = sub(safe).exp().sum(dim, keepdim);
            return total.log().add(keepdim ? safe : safe.squeeze(dim)).MoveToOuterDisposeScope();
        }
    }
}

/// <summary>Softmax of the last dimension of contiguous tensors.</summary>
internal static unsafe class SoftmaxLines
{
    public static torch.Tensor Forward(torch.Tensor lines, bool log)
    {
        var result = torch.Tensor.Allocate((long[])lines.Sizes.Clone(), lines.Type);
        long length = lines.Sizes.Length == 0 ? 1 : lines.Sizes[^1];
        if (lines.Count == 0) return result;
        long rows = lines.Count / length;
        if (lines.Type == torch.ScalarType.Float64) Run((double*)lines.Data, (double*)result.Data, rows, length, log);
        else if (lines.Type != torch.ScalarType.Float32) throw Pointwise.Unsupported(lines.Type);
        else if (log) Engine.Softmax.LogForward(rows, (int)length, (float*)lines.Data, (float*)result.Data);
        else Engine.Softmax.Forward(rows, (int)length, (float*)lines.Data, (float*)result.Data);
        return result;
    }

    private static void Run(double* x, double* y, long count, long length, bool log)
    {
        Parallelism.For(count, length * 8, (from, to) =>
        {
            for (long i = from; i < to; i++)
            {
                double* source = x + (i * length), target = y + (i * length);
                double top = source[0], sum = 0;
                for (long j = 1; j < length; j++) top = MaxOp.Run(top, source[j]);
                for (long j = 0; j < length; j++) sum += target[j] = Math.Exp(source[j] - top);
                for (long j = 0; j < length; j++) target[j] = log ? source[j] - top - Math.Log(sum) : target[j] / sum;
            }
        });
    }
}
