namespace TorchSharp;

public static partial class torch
{
    public unsafe partial class Tensor
    {
        private Tensor Sum(long[] dims, bool keepdim, ScalarType? type)
        {
            _ = Live;
            var result = Reductions.Sum(this, dims, keepdim, type ?? (Dtypes.IsFloat(this.type) ? this.type : ScalarType.Int64));
            if (!Autograd.Needed(this)) return result;
            var original = sizes;
            return Autograd.Record("SumBackward0", result, [this], [], (g, _, _) => [g.Restore(original, dims, keepdim)]);
        }

        /// <summary>Spreads the result of a reduction over the shape that was reduced.</summary>
        internal Tensor Restore(long[] original, long[] dims, bool keepdim)
        {
            if (keepdim || original.Length == 0) return expand(original, false);
            var mask = Dims.Mask(dims, original.Length);
            var shape = (long[])original.Clone();
            for (int i = 0; i < shape.Length; i++)
            {
                if (mask[i]) shape[i] = 1;
            }
            return reshape(shape).expand(original, false);
        }

        /// <summary>The sum of all elements; integers sum to Int64.</summary>
        public Tensor sum(ScalarType? type = null) => Sum([], false, type);
        /// <summary>The sum over one dimension.</summary>
        public Tensor sum(long dim, bool keepdim = false, ScalarType? type = null) => Sum([dim], keepdim, type);
        /// <summary>The sum over two dimensions.</summary>
        public Tensor sum(long dim0, long dim1, bool keepdim = false, ScalarType? type = null) => Sum([dim0, dim1], keepdim, type);
        /// <summary>The sum over three dimensions.</summary>
        public Tensor sum(long dim0, long dim1, long dim2, bool keepdim = false, ScalarType? type = null) => Sum([dim0, dim1, dim2], keepdim, type);
        /// <summary>The sum over dimensions.</summary>
        public Tensor sum(long[] dim, bool keepdim = false, ScalarType? type = null) => Sum(dim, keepdim, type);
        /// <summary>The sum over dimensions.</summary>
        public Tensor sum(ReadOnlySpan<long> dim, bool keepdim = false, ScalarType? type = null) => Sum(dim.ToArray(), keepdim, type);

        private Tensor Mean(long[] dims, bool keepdim, ScalarType? type)
        {
            _ = Live;
            var wanted = type ?? this.type;
            if (!Dtypes.IsFloat(wanted))
            {
                throw Dims.Error("mean(): could not infer output dtype. Input dtype must be either a floating point or complex dtype. Got: " +
                    Dtypes.Name(wanted));
            }
            var mask = Dims.Mask(dims, sizes.Length);
            long count = 1;
            for (int i = 0; i < mask.Length; i++)
            {
                if (mask[i]) count *= sizes[i];
            }
            var result = Reductions.Sum(this, dims, keepdim, wanted);
            Pointwise.BinaryNumber<DivOp>(result, (double)count, wanted, result);
            if (!Autograd.Needed(this)) return result;
            var original = sizes;
            return Autograd.Record("MeanBackward0", result, [this], [], (g, _, _) => [g.div(count).Restore(original, dims, keepdim)]);
        }

        /// <summary>The mean of all elements, which must be real.</summary>
        public Tensor mean() => Mean([], false, null);
        /// <summary>The mean over dimensions.</summary>
        public Tensor mean(long[] dimensions, bool keepdim = false, ScalarType? type = null) => Mean(dimensions, keepdim, type);

        /// <summary>The product of all elements; integers give Int64.</summary>
        public Tensor prod(ScalarType? type = null) => Product([], false, type);
        /// <summary>The product over one dimension.</summary>
        public Tensor prod(long dim, bool keepdim = false, ScalarType? type = null) => Product([dim], keepdim, type);

        private Tensor Product(long[] dims, bool keepdim, ScalarType? type)
        {
            _ = Live;
            var result = Reductions.Product(this, dims, keepdim, type ?? (Dtypes.IsFloat(this.type) ? this.type : ScalarType.Int64));
            if (!Autograd.Needed(this)) return result;
            var original = sizes;
            return Autograd.Record("ProdBackward0", result, [this], [this], (g, s, _) => [g.Restore(original, dims, keepdim) * s[0].ProductOfOthers(dims)]);
        }

        // For each element the product of the others it was multiplied with: exact where elements are zero, too.
        private Tensor ProductOfOthers(long[] dims)
        {
            var mask = Dims.Mask(dims, sizes.Length);
            var order = new List<int>();
            for (int i = 0; i < mask.Length; i++) if (!mask[i]) order.Add(i);
            int kept = order.Count;
            for (int i = 0; i < mask.Length; i++) if (mask[i]) order.Add(i);
            using var moved = Permuted([.. order]);
            using var lines = moved.to_type(ScalarType.Float64, copy: true).contiguous();
            var others = Allocate((long[])lines.sizes.Clone(), ScalarType.Float64);
            long length = 1;
            for (int i = kept; i < lines.sizes.Length; i++) length *= lines.sizes[i];
            double* x = (double*)lines.Data, y = (double*)others.Data;
            for (long i = 0; i < lines.Count; i += length)
            {
                double before = 1, after = 1;
                for (long j = 0; j < length; before *= x[i + j], j++) y[i + j] = before;
                for (long j = length - 1; j >= 0; after *= x[i + j], j--) y[i + j] *= after;
            }
            var inverse = new int[order.Count];
            for (int i = 0; i < inverse.Length; i++) inverse[order[i]] = i;
            return others.Permuted(inverse).to_type(type);
        }

        private Tensor Extreme<TOp>(string name, long[] dims, bool keepdim) where TOp : struct, IBinaryOp
        {
            _ = Live;
            var result = Reductions.Extreme<TOp>(this, dims, keepdim);
            if (!Autograd.Needed(this)) return result;
            var original = sizes;
            // Equal extremes share the gradient.
            return Autograd.Record(name, result, [this], [this, result], (g, s, _) =>
            {
                var hits = s[0].eq(s[1].Restore(original, dims, keepdim)).to_type(g.type);
                return [g.Restore(original, dims, keepdim) * hits / hits.Sum(dims, true, null)];
            });
        }

        /// <summary>The largest element; not-a-number wins.</summary>
        public Tensor max() => Extreme<MaxOp>("MaxBackward1", [], false);
        /// <summary>The smallest element; not-a-number wins.</summary>
        public Tensor min() => Extreme<MinOp>("MinBackward1", [], false);
        /// <summary>The largest elements over dimensions.</summary>
        public Tensor amax(params long[] dims) => Extreme<MaxOp>("AmaxBackward0", dims, false);
        /// <summary>The smallest elements over dimensions.</summary>
        public Tensor amin(params long[] dims) => Extreme<MinOp>("AminBackward0", dims, false);

        /// <summary>The largest elements along a dimension and where they lie.</summary>
        public (Tensor values, Tensor indexes) max(long dim, bool keepdim = false) => ExtremeAlong<GtOp>(dim, keepdim);
        /// <summary>The smallest elements along a dimension and where they lie.</summary>
        public (Tensor values, Tensor indexes) min(long dim, bool keepdim = false) => ExtremeAlong<LtOp>(dim, keepdim);

        private (Tensor, Tensor) ExtremeAlong<TOp>(long dim, bool keepdim) where TOp : struct, ICompareOp
        {
            _ = Live;
            var (values, indices) = Reductions.ExtremeAlong<TOp>(this, dim, keepdim);
            if (!Autograd.Needed(this)) return (values, indices);
            var original = sizes;
            Autograd.Record("MaxBackward0", values, [this], [indices], (g, s, _) => [g.ScatterBack(original, dim, s[0], keepdim)]);
            return (values, indices);
        }

        // A zero tensor of the original shape with the gradient at the chosen places along a dimension.
        private Tensor ScatterBack(long[] original, long dim, Tensor indices, bool keepdim)
        {
            if (original.Length == 0) return alias();
            var (g, i) = keepdim ? (this, indices) : (unsqueeze(dim), indices.unsqueeze(dim));
            return zeros(original, type).scatter_add_(dim, i, g);
        }

        /// <summary>Where the largest element lies, counting in row-major order.</summary>
        public Tensor argmax() => Arg<GtOp>();
        /// <summary>Where the largest elements along a dimension lie.</summary>
        public Tensor argmax(long dim, bool keepdim = false) => Arg<GtOp>(dim, keepdim);
        /// <summary>Where the smallest element lies, counting in row-major order.</summary>
        public Tensor argmin() => Arg<LtOp>();
        /// <summary>Where the smallest elements along a dimension lie.</summary>
        public Tensor argmin(long dim, bool keepdim = false) => Arg<LtOp>(dim, keepdim);

        private Tensor Arg<TOp>() where TOp : struct, ICompareOp
        {
            if (numel() == 0) throw Dims.Error("argmax(): Expected reduction dim to be specified for input.numel() == 0.");
            using var guard = no_grad();
            using var flat = reshape(-1);
            return flat.Arg<TOp>(0, false);
        }

        private Tensor Arg<TOp>(long dim, bool keepdim) where TOp : struct, ICompareOp
        {
            _ = Live;
            var (values, indices) = Reductions.ExtremeAlong<TOp>(this, dim, keepdim);
            values.Dispose();
            return indices;
        }

        /// <summary>Whether all elements are true.</summary>
        public Tensor all() => All([], false);
        /// <summary>Whether all elements along a dimension are true.</summary>
        public Tensor all(long dim, bool keepdim = false) => All([dim], keepdim);
        /// <summary>Whether any element is true.</summary>
        public Tensor any() => Any([], false);
        /// <summary>Whether any element along a dimension is true.</summary>
        public Tensor any(long dim, bool keepdim = false) => Any([dim], keepdim);

        private Tensor All(long[] dims, bool keepdim)
        {
            using var not = logical_not();
            using var any = not.Any(dims, keepdim);
            return any.logical_not();
        }

        private Tensor Any(long[] dims, bool keepdim)
        {
            using var guard = no_grad();
            using var truth = ne(0);
            using var count = truth.Sum(dims, keepdim, ScalarType.Int64);
            return count.ne(0);
        }
    }
}
