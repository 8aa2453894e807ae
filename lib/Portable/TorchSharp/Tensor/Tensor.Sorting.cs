namespace TorchSharp;

public static partial class torch
{
    public unsafe partial class Tensor
    {
        /// <summary>The elements in order along a dimension and where each was. Always stable; not-a-number counts as largest.</summary>
        public (Tensor Values, Tensor Indices) sort(long dim = -1, bool descending = false, bool stable = false)
        {
            int d = Dims.Wrap(dim, (int)Dimensions);
            return Ordered(d, sizes.Length == 0 ? 1 : sizes[d], descending);
        }

        /// <summary>Where the elements in order along a dimension were.</summary>
        public Tensor argsort(long dim = -1, bool descending = false)
        {
            using var guard = no_grad();
            var (values, indices) = sort(dim, descending);
            values.Dispose();
            return indices;
        }

        /// <summary>The elements in order along the first dimension.</summary>
        public Tensor msort()
        {
            var (values, indices) = sort(0);
            indices.Dispose();
            return values;
        }

        /// <summary>The k largest (or smallest) elements along a dimension, best first, and where they were.</summary>
        public (Tensor values, Tensor indexes) topk(int k, int dim = -1, bool largest = true, bool sorted = true)
        {
            int d = Dims.Wrap(dim, (int)Dimensions);
            long length = sizes.Length == 0 ? 1 : sizes[d];
            if (k < 0 || k > length) throw Dims.Error("selected index k out of range");
            return Ordered(d, k, largest);
        }

        /// <summary>The k-th smallest element along a dimension and where it was.</summary>
        public (Tensor values, Tensor indices) kthvalue(long k, long? dim, bool keepdim = false)
        {
            long along = dim ?? -1;
            using var scope = NewDisposeScope();
            var (values, indices) = sort(along);
            var (value, index) = (values.narrow(along, k - 1, 1), indices.narrow(along, k - 1, 1));
            return keepdim ? scope.MoveToOuter(value, index) : scope.MoveToOuter(value.squeeze(along), index.squeeze(along));
        }

        /// <summary>The median of all elements: of an even number the lower of the middle two.</summary>
        public Tensor median()
        {
            using var scope = NewDisposeScope();
            var flat = reshape(-1);
            if (isnan().any().ToBoolean()) return full([], double.NaN, type).MoveToOuterDisposeScope();
            return flat.kthvalue((numel() + 1) / 2, 0).values.MoveToOuterDisposeScope();
        }

        private (Tensor, Tensor) Ordered(int dim, long count, bool descending)
        {
            using var lines = Lines.Last(this, dim);
            var (sortedLines, places) = Sorting.Run(lines, count, descending);
            var (values, indices) = (Lines.Back(sortedLines, dim), Lines.Back(places, dim));
            if (!Autograd.Needed(this)) return (values, indices);
            var original = sizes;
            Autograd.Record("SortBackward0", values, [this], [indices], (g, s, _) => [g.ScatterBack(original, dim, s[0], keepdim: true)]);
            return (values, indices);
        }

        /// <summary>The sums of the elements up to each along a dimension; integers sum to Int64.</summary>
        public Tensor cumsum(long dim, ScalarType? type = null)
        {
            int d = Dims.Wrap(dim, (int)Dimensions);
            var wanted = type ?? (Dtypes.IsFloat(this.type) ? this.type : ScalarType.Int64);
            var result = Sorting.Cumulate(this, d, wanted, product: false);
            return Autograd.Needed(this)
                ? Autograd.Record("CumsumBackward0", result, [this], [], (g, _, _) => [g.flip(d).cumsum(d).flip(d)])
                : result;
        }

        /// <summary>The products of the elements up to each along a dimension; integers give Int64. Not differentiable here.</summary>
        public Tensor cumprod(long dim, ScalarType? type = null)
        {
            if (Autograd.Needed(this)) throw new NotSupportedException("cumprod is not differentiable in the portable library.");
            return Sorting.Cumulate(this, Dims.Wrap(dim, (int)Dimensions), type ?? (Dtypes.IsFloat(this.type) ? this.type : ScalarType.Int64), product: true);
        }

        /// <summary>The different elements in order, for each element its place among them, and how often each occurs.</summary>
        public (Tensor output, Tensor? inverse_indices, Tensor? counts) unique(bool sorted = true, bool return_inverse = false, bool return_counts = false, int? dim = null)
        {
            if (dim is not null) throw new NotSupportedException("unique by slices is not supported by the portable library.");
            using var scope = NewDisposeScope();
            var (values, order) = detach().reshape(-1).sort(0);
            long count = values.numel();
            // A run of equal elements starts wherever an element differs from the one before.
            var starts = count == 0 ? zeros([0], ScalarType.Bool)
                : cat([ones([1], ScalarType.Bool), values.slice(0, 1, count, 1).ne(values.slice(0, 0, count - 1, 1))]);
            var first = starts.nonzero().reshape(-1);
            var output = values.index_select(0, first);
            var group = starts.cumsum(0).sub(1);
            var inverse = empty([count], ScalarType.Int64).scatter_(0, order, group).reshape(sizes);
            var counts = zeros([output.numel()], ScalarType.Int64).scatter_add_(0, group, ones([count], ScalarType.Int64));
            return (output.MoveToOuterDisposeScope(),
                return_inverse ? inverse.MoveToOuterDisposeScope() : null,
                return_counts ? counts.MoveToOuterDisposeScope() : null);
        }

        /// <summary>How often each integer from 0 on occurs, or the sum of its weights.</summary>
        public Tensor bincount(Tensor? weights, long minlength = 0)
        {
            if (Dimensions != 1 || !is_integral()) throw Dims.Error("bincount only supports 1-d non-negative integral inputs.");
            using var scope = NewDisposeScope();
            var places = to_type(ScalarType.Int64);
            if (numel() > 0 && places.min().ToInt64() < 0) throw Dims.Error("bincount only supports 1-d non-negative integral inputs.");
            long length = Math.Max(minlength, numel() == 0 ? 0 : places.max().ToInt64() + 1);
            var amounts = weights is null ? ones([numel()], ScalarType.Int64)
                : weights.to_type(weights.type == ScalarType.Float32 ? ScalarType.Float32 : ScalarType.Float64);
            return zeros([length], amounts.type).scatter_add_(0, places, amounts).MoveToOuterDisposeScope();
        }

        /// <summary>How many elements are not zero, over dimensions or in all.</summary>
        public Tensor count_nonzero(long[]? dims = null)
        {
            using var guard = no_grad();
            using var truth = ne(0);
            return truth.Sum(dims ?? [], false, ScalarType.Int64);
        }

        private Tensor Triangle(long diagonal, bool upper)
        {
            if (Dimensions < 2) throw Dims.Error($"tril: input tensor must have at least 2 dimensions");
            using var scope = NewDisposeScope();
            var rows = arange(sizes[^2], ScalarType.Int64).unsqueeze(1);
            var columns = arange(sizes[^1], ScalarType.Int64);
            var distance = columns.sub(rows);
            return masked_fill(upper ? distance.lt(diagonal) : distance.gt(diagonal), 0).MoveToOuterDisposeScope();
        }

        /// <summary>The part of a matrix on and below a diagonal; zeros elsewhere.</summary>
        public Tensor tril(long diagonal = 0) => Triangle(diagonal, upper: false);
        /// <summary>The part of a matrix on and above a diagonal; zeros elsewhere.</summary>
        public Tensor triu(long diagonal = 0) => Triangle(diagonal, upper: true);

        /// <summary>A vector as the diagonal of a matrix, or the diagonal of a matrix as a vector.</summary>
        public Tensor diag(long diagonal = 0)
        {
            if (Dimensions == 2)
            {
                using var view = this.diagonal(diagonal);
                return view.clone();
            }
            if (Dimensions != 1) throw Dims.Error($"diag(): Supports 1D or 2D tensors. Got {Dimensions}D");
            long size = sizes[0] + Math.Abs(diagonal);
            using var scope = NewDisposeScope();
            long d = diagonal;
            var rows = arange(sizes[0], ScalarType.Int64).add(Math.Max(0, -d));
            var columns = arange(sizes[0], ScalarType.Int64).add(Math.Max(0, d));
            return zeros([size, size], type).index_put_(this, [TensorIndex.Tensor(rows), TensorIndex.Tensor(columns)], false).MoveToOuterDisposeScope();
        }

        /// <summary>The sum of the diagonal of a matrix.</summary>
        public Tensor trace()
        {
            if (Dimensions != 2) throw Dims.Error("trace: expected a matrix");
            using var view = diagonal();
            return view.sum();
        }
    }
}
