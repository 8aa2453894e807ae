namespace TorchSharp;

public static partial class torch
{
    public unsafe partial class Tensor
    {
        // Mean and variance over dimensions (none named means all) in two passes.
        private (Tensor Variance, Tensor Mean) Moments(long[] dims, bool unbiased, bool keepdim, ScalarType? type)
        {
            if (!Dtypes.IsFloat(dtype)) throw Dims.Error("std and var only support floating point and complex dtypes");
            var mask = Dims.Mask(dims, sizes.Length);
            long count = 1;
            for (int i = 0; i < mask.Length; i++)
            {
                if (mask[i]) count *= sizes[i];
            }
            using var scope = NewDisposeScope();
            var source = type is { } wanted ? to_type(wanted) : this;
            var mean = source.Mean(dims, true, null);
            var deviation = source.sub(mean);
            var variance = deviation.square().Sum(dims, keepdim, null).div(unbiased ? count - 1.0 : count);
            if (!keepdim) mean = mean.reshape(variance.sizes);
            return scope.MoveToOuter(variance, mean);
        }

        private Tensor Variance(long[] dims, bool unbiased, bool keepdim, ScalarType? type)
        {
            var (variance, mean) = Moments(dims, unbiased, keepdim, type);
            mean.Dispose();
            return variance;
        }

        private Tensor Deviation(long[] dims, bool unbiased, bool keepdim, ScalarType? type)
        {
            using var variance = Variance(dims, unbiased, keepdim, type);
            return variance.sqrt();
        }

        /// <summary>The variance of all elements, with Bessel's correction if unbiased.</summary>
        public Tensor var(bool unbiased = true) => Variance([], unbiased, false, null);
        /// <summary>The variance over a dimension.</summary>
        public Tensor var(long dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => Variance([dim], unbiased, keepdim, type);
        /// <summary>The variance over dimensions.</summary>
        public Tensor var(long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => Variance(dimensions, unbiased, keepdim, type);
        /// <summary>The variance over dimensions.</summary>
        public Tensor var(ReadOnlySpan<long> dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => Variance(dimensions.ToArray(), unbiased, keepdim, type);
        /// <summary>The variance over two dimensions.</summary>
        public Tensor var((long, long) dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => Variance([dim.Item1, dim.Item2], unbiased, keepdim, type);
        /// <summary>The variance over three dimensions.</summary>
        public Tensor var((long, long, long) dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => Variance([dim.Item1, dim.Item2, dim.Item3], unbiased, keepdim, type);

        /// <summary>The standard deviation of all elements, with Bessel's correction if unbiased.</summary>
        public Tensor std(bool unbiased = true) => Deviation([], unbiased, false, null);
        /// <summary>The standard deviation over a dimension.</summary>
        public Tensor std(long dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => Deviation([dim], unbiased, keepdim, type);
        /// <summary>The standard deviation over dimensions.</summary>
        public Tensor std(long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => Deviation(dimensions, unbiased, keepdim, type);
        /// <summary>The standard deviation over dimensions.</summary>
        public Tensor std(ReadOnlySpan<long> dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => Deviation(dimensions.ToArray(), unbiased, keepdim, type);
        /// <summary>The standard deviation over two dimensions.</summary>
        public Tensor std((long, long) dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => Deviation([dim.Item1, dim.Item2], unbiased, keepdim, type);
        /// <summary>The standard deviation over three dimensions.</summary>
        public Tensor std((long, long, long) dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => Deviation([dim.Item1, dim.Item2, dim.Item3], unbiased, keepdim, type);

        /// <summary>Variance and mean of all elements.</summary>
        public (Tensor @var, Tensor mean) var_mean(bool unbiased = true) => Moments([], unbiased, false, null);
        /// <summary>Variance and mean over a dimension.</summary>
        public (Tensor @var, Tensor mean) var_mean(long dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => Moments([dim], unbiased, keepdim, type);
        /// <summary>Variance and mean over dimensions.</summary>
        public (Tensor @var, Tensor mean) var_mean(long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => Moments(dimensions, unbiased, keepdim, type);

        /// <summary>Standard deviation and mean of all elements.</summary>
        public (Tensor std, Tensor mean) std_mean(bool unbiased = true) => Rooted(Moments([], unbiased, false, null));
        /// <summary>Standard deviation and mean over a dimension.</summary>
        public (Tensor std, Tensor mean) std_mean(long dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => Rooted(Moments([dim], unbiased, keepdim, type));
        /// <summary>Standard deviation and mean over dimensions.</summary>
        public (Tensor std, Tensor mean) std_mean(long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => Rooted(Moments(dimensions, unbiased, keepdim, type));

        private static (Tensor, Tensor) Rooted((Tensor Variance, Tensor Mean) moments)
        {
            using var variance = moments.Variance;
            return (variance.sqrt(), moments.Mean);
        }

        /// <summary>The p-norm of all elements.</summary>
        public Tensor norm(float p = 2) => Norm([], false, p);
        /// <summary>The p-norm over a dimension.</summary>
        public Tensor norm(int dim, bool keepdim = false, float p = 2) => Norm([dim], keepdim, p);

        private Tensor Norm(long[] dims, bool keepdim, double p)
        {
            if (!Dtypes.IsFloat(dtype)) throw Dims.Error($"linalg.vector_norm: Expected a floating point or complex tensor as input. Got {Dtypes.Name(type)}");
            using var scope = NewDisposeScope();
            var magnitude = p == 2 ? this : abs();
            Tensor result =
                double.IsPositiveInfinity(p) ? magnitude.Extreme<MaxOp>("AmaxBackward0", dims, keepdim) :
                double.IsNegativeInfinity(p) ? magnitude.Extreme<MinOp>("AminBackward0", dims, keepdim) :
                p == 0 ? ne(0).Sum(dims, keepdim, type) :
                p == 1 ? magnitude.Sum(dims, keepdim, null) :
                p == 2 ? EuclideanNorm(dims, keepdim) :
                magnitude.pow(p).Sum(dims, keepdim, null).pow(1 / p);
            return result.MoveToOuterDisposeScope();
        }

        // Recorded as one operation: the gradient at zero is zero rather than not-a-number.
        private Tensor EuclideanNorm(long[] dims, bool keepdim)
        {
            Tensor result;
            using (no_grad()) result = square().Sum(dims, keepdim, null).sqrt();
            if (!Autograd.Needed(this)) return result;
            var original = sizes;
            return Autograd.Record("NormBackward0", result, [this], [this, result], (g, s, _) =>
            {
                var length = s[1].Restore(original, dims, keepdim);
                return [(s[0] * (g.Restore(original, dims, keepdim) / length)).masked_fill_(length.eq(0), 0)];
            });
        }
    }
}
