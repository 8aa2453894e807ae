namespace TorchSharp;

public static partial class torch
{
    public unsafe partial class Tensor
    {
        /// <summary>The elements at the given places along a dimension; the result has the shape of the index.</summary>
        public Tensor gather(long dim, Tensor index)
        {
            var result = Indexing.Gather(this, Dims.Wrap(dim, (int)Dimensions), index);
            if (!Autograd.Needed(this)) return result;
            var original = sizes;
            return Autograd.Record("GatherBackward0", result, [this], [index], (g, s, _) => [zeros(original, g.type).scatter_add_(dim, s[0], g)]);
        }

        /// <summary>A copy with elements of src written to the given places along a dimension.</summary>
        public Tensor scatter(long dim, Tensor index, Tensor src) => Scatter(clone(), dim, index, src, add: false);
        /// <summary>Writes elements of src to the given places along a dimension.</summary>
        public Tensor scatter_(long dim, Tensor index, Tensor src) => Scatter(Writable(), dim, index, src, add: false);
        /// <summary>A copy with elements of src added at the given places along a dimension.</summary>
        public Tensor scatter_add(long dim, Tensor index, Tensor src) => Scatter(clone(), dim, index, src, add: true);
        /// <summary>Adds elements of src at the given places along a dimension.</summary>
        public Tensor scatter_add_(long dim, Tensor index, Tensor src) => Scatter(Writable(), dim, index, src, add: true);

        private static Tensor Scatter(Tensor target, long dim, Tensor index, Tensor src, bool add)
        {
            if (src.dtype != target.type)
                throw Dims.Error($"scatter(): Expected self.dtype to be equal to src.dtype");
            Indexing.Scatter(target, Dims.Wrap(dim, target.sizes.Length), index, src, add);
            target.BumpVersion();
            if (!Autograd.Needed(target, src)) return target;
            return Autograd.Record("ScatterBackward0", target, [target, src], [index], (g, s, need) =>
            [
                !need[0] ? null : add ? g : g.scatter(dim, s[0], zeros(s[0].sizes, g.type)),
                need[1] ? g.gather(dim, s[0]) : null,
            ]);
        }

        /// <summary>The slices at the given places along a dimension.</summary>
        public Tensor index_select(long dim, Tensor index)
        {
            int d = Dims.Wrap(dim, (int)Dimensions);
            if (index.Dimensions > 1) throw Dims.Error("index_select(): Index is supposed to be a vector");
            if (index.type is not (ScalarType.Int64 or ScalarType.Int32)) throw Dims.Error("index_select(): Expected dtype int32 or int64 for index");
            var result = Indexing.Select(this, d, index);
            if (!Autograd.Needed(this)) return result;
            var original = sizes;
            return Autograd.Record("IndexSelectBackward0", result, [this], [index], (g, s, _) => [zeros(original, g.type).index_add_(d, s[0], g, 1)]);
        }

        /// <summary>Adds alpha times slices of source to the slices at the given places along a dimension.</summary>
        public Tensor index_add_(long dim, Tensor index, Tensor source, Scalar alpha)
        {
            Writable();
            int d = Dims.Wrap(dim, sizes.Length);
            if (index.Dimensions > 1) throw Dims.Error("index_add_(): Index is supposed to be a vector");
            using (NewDisposeScope())
            using (no_grad())
            {
                // Every element of a slice goes to the place of the slice.
                var shape = new long[Math.Max(1, source.sizes.Length)];
                Array.Fill(shape, 1);
                shape[d] = index.numel();
                var places = index.to_type(ScalarType.Int64).reshape(shape).expand(source.sizes.Length == 0 ? shape : source.sizes, false);
                var amounts = alpha.AsDouble == 1 ? source : source.mul(alpha);
                Indexing.Scatter(this, d, places, amounts, add: true);
            }
            BumpVersion();
            if (!Autograd.Needed(this, source)) return this;
            return Autograd.Record("IndexAddBackward0", this, [this, source], [index], (g, s, need) =>
                [g, need[1] ? g.index_select(d, s[0]).mul(alpha) : null]);
        }

        /// <summary>A copy with alpha times slices of source added to the slices at the given places along a dimension.</summary>
        public Tensor index_add(long dim, Tensor index, Tensor source, Scalar alpha) => clone().index_add_(dim, index, source, alpha);

        /// <summary>The elements where the mask is true, in one dimension.</summary>
        public Tensor masked_select(Tensor mask)
        {
            if (mask.dtype != ScalarType.Bool)
                throw Dims.Error($"masked_select: expected BoolTensor for mask");
            using var scope = NewDisposeScope();
            var shape = Dims.Broadcast(LiveSizes, mask.sizes);
            var places = mask.expand(shape, false).reshape(-1).nonzero().squeeze(1);
            return expand(shape, false).reshape(-1).index_select(0, places).MoveToOuterDisposeScope();
        }

        /// <summary>A copy with a number wherever the mask is true.</summary>
        public Tensor masked_fill(Tensor mask, Scalar value)
        {
            var shape = Dims.Broadcast(LiveSizes, mask.LiveSizes);
            using var wide = expand(shape, false);
            return wide.clone().masked_fill_(mask, value);
        }

        /// <summary>Writes a number wherever the mask is true.</summary>
        public Tensor masked_fill_(Tensor mask, Scalar value)
        {
            Writable();
            if (mask.dtype != ScalarType.Bool) throw Dims.Error($"masked_fill_ only supports boolean masks, but got mask with dtype {CName(mask.type)}");
            using var number = Factory.Number(value, type);
            Indexing.Where(this, mask, number, this);
            BumpVersion();
            return Autograd.Needed(this)
                ? Autograd.Record("MaskedFillBackward0", this, [this], [mask], static (g, s, _) => [g.masked_fill(s[0], 0)])
                : this;
        }

        /// <summary>Elements of this tensor where the condition is true, of y elsewhere.</summary>
        public Tensor where(Tensor condition, Tensor y)
        {
            if (condition.dtype != ScalarType.Bool)
                throw Dims.Error($"where expected condition to be a boolean tensor, but got a tensor with dtype {Dtypes.Name(condition.type)}");
            var common = Dtypes.Result(this, y);
            using var a = Pointwise.Converted(this, common);
            using var b = Pointwise.Converted(y, common);
            var shape = Dims.Broadcast(Dims.Broadcast(condition.sizes, sizes), y.sizes);
            var result = Allocate((long[])shape.Clone(), common);
            Indexing.Where(result, condition, a.Tensor, b.Tensor);
            if (!Autograd.Needed(this, y)) return result;
            var (sa, sb) = (sizes, y.sizes);
            return Autograd.Record("WhereBackward0", result, [this, y], [condition], (g, s, need) =>
            {
                using var zero = torch.zeros([], g.type);
                return [need[0] ? g.where(s[0], zero).SumTo(sa) : null, need[1] ? zero.where(s[0], g).SumTo(sb) : null];
            });
        }

        /// <summary>The places of the elements that are not zero, a row each.</summary>
        public Tensor nonzero()
        {
            _ = Live;
            return Indexing.NonZero(this);
        }

        /// <summary>The places of the elements that are not zero, a tensor per dimension.</summary>
        public IList<Tensor> nonzero_as_list()
        {
            using var places = nonzero();
            return places.unbind(1);
        }

        /// <summary>The places of the elements that are not zero, a row each.</summary>
        public Tensor argwhere() => nonzero();
    }
}
