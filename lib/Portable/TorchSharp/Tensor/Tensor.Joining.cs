namespace TorchSharp;

public static partial class torch
{
    /// <summary>Joins tensors along a dimension that they have.</summary>
    public static Tensor cat(IList<Tensor> tensors, long dim = 0) => Joining.Cat([.. tensors], dim);
    /// <summary>Joins tensors along a dimension that they have.</summary>
    public static Tensor cat(Tensor[] tensors, long dim = 0) => Joining.Cat(tensors, dim);
    /// <summary>Joins tensors along a dimension that they have.</summary>
    public static Tensor cat(ReadOnlySpan<Tensor> tensors, long dim = 0) => Joining.Cat(tensors.ToArray(), dim);
    /// <summary>Joins tensors along a dimension that they have.</summary>
    public static Tensor concat(IList<Tensor> tensors, long dim = 0) => Joining.Cat([.. tensors], dim);
    /// <summary>Joins tensors along a dimension that they have.</summary>
    public static Tensor concat(Tensor[] tensors, long dim = 0) => Joining.Cat(tensors, dim);

    /// <summary>Joins tensors of equal shape along a new dimension.</summary>
    public static Tensor stack(IEnumerable<Tensor> tensors, long dim = 0)
    {
        Tensor[] all = [.. tensors];
        if (all.Length == 0) throw Dims.Error("stack expects a non-empty TensorList");
        int d = Dims.Wrap(dim, (int)all[0].Dimensions + 1);
        var widened = new Tensor[all.Length];
        for (int i = 0; i < all.Length; i++)
        {
            if (!all[i].shape.AsSpan().SequenceEqual(all[0].Sizes))
            {
                throw Dims.Error($"stack expects each tensor to be equal size, but got {Dims.Text(all[0].Sizes)} at entry 0 and " +
                    $"{Dims.Text(all[i].Sizes)} at entry {i}");
            }
            widened[i] = all[i].unsqueeze(d);
        }
        var result = Joining.Cat(widened, d);
        foreach (var tensor in widened) tensor.Dispose();
        return result;
    }

    public unsafe partial class Tensor
    {
        /// <summary>Splits a dimension into the given number of parts of equal length, the last maybe shorter.</summary>
        public Tensor[] chunk(long chunks, long dim = 0)
        {
            if (chunks <= 0) throw Dims.Error($"chunk expects `chunks` to be greater than 0, got: {chunks}");
            long size = this.size((int)dim);
            return split(Math.Max(1, (size + chunks - 1) / chunks), (int)dim);
        }

        /// <summary>Splits a dimension into parts of the given length, the last maybe shorter.</summary>
        public Tensor[] split(long size, int dim = 0)
        {
            if (size <= 0) throw Dims.Error($"split expects split_size be non-negative, but got split_size={size}");
            long length = this.size(dim);
            var parts = new Tensor[Math.Max(1, (length + size - 1) / size)];
            for (int i = 0; i < parts.Length; i++) parts[i] = narrow(dim, i * size, Math.Min(size, length - (i * size)));
            return parts;
        }

        /// <summary>Splits a dimension into parts of the given lengths.</summary>
        public Tensor[] split(long[] sizes, long dim = 0)
        {
            long length = size((int)dim), at = 0, sum = 0;
            foreach (long part in sizes) sum += part;
            if (sum != length)
            {
                throw Dims.Error($"split_with_sizes expects split_sizes to sum exactly to {length} (input tensor's size at dimension {dim}), " +
                    $"but got split_sizes={Dims.Text(sizes)}");
            }
            var parts = new Tensor[sizes.Length];
            for (int i = 0; i < parts.Length; at += sizes[i++]) parts[i] = narrow(dim, at, sizes[i]);
            return parts;
        }

        /// <summary>Splits a dimension into parts of the given lengths.</summary>
        public Tensor[] split(ReadOnlySpan<long> sizes, long dim = 0) => split(sizes.ToArray(), dim);

        /// <summary>The slices of a dimension, which goes.</summary>
        public Tensor[] unbind(long dimension = 0)
        {
            if (Dimensions == 0) throw Dims.Error("Dimension specified as 0 but tensor has no dimensions");
            int d = Dims.Wrap(dimension, sizes.Length);
            var slices = new Tensor[sizes[d]];
            for (int i = 0; i < slices.Length; i++) slices[i] = select(d, i);
            return slices;
        }

        /// <summary>Copies of the tensor side by side: so many along each dimension, dimensions added in front as needed.</summary>
        public Tensor repeat(params long[] sizes)
        {
            int rank = (int)Dimensions, extra = sizes.Length - rank;
            if (extra < 0)
            {
                throw Dims.Error("Number of dimensions of repeat dims can not be smaller than number of dimensions of tensor");
            }
            // Each dimension as (copies, length): expanded without a copy, then merged by one.
            var apart = new long[2 * sizes.Length];
            var wide = new long[2 * sizes.Length];
            var merged = new long[sizes.Length];
            for (int i = 0; i < sizes.Length; i++)
            {
                long length = i < extra ? 1 : this.sizes[i - extra];
                (apart[2 * i], apart[(2 * i) + 1]) = (1, length);
                (wide[2 * i], wide[(2 * i) + 1]) = (sizes[i], length);
                merged[i] = sizes[i] * length;
            }
            using var scope = NewDisposeScope();
            var result = reshape(apart).expand(wide, false).reshape(merged);
            return (result.storage == storage ? result.clone() : result).MoveToOuterDisposeScope();
        }

        /// <summary>Copies of the tensor side by side; missing counts in front are 1.</summary>
        public Tensor tile(long[] reps)
        {
            if (reps.Length >= Dimensions) return repeat(reps);
            var all = new long[Dimensions];
            Array.Fill(all, 1);
            reps.CopyTo(all, all.Length - reps.Length);
            return repeat(all);
        }

        /// <summary>Reverses dimensions.</summary>
        public Tensor flip(params long[] dims)
        {
            int rank = (int)Dimensions;
            var mask = dims.Length == 0 ? new bool[rank] : Dims.Mask(dims, rank);
            Planar();
            // Negative steps are legal for reading, though never for a tensor that anybody sees.
            var steps = (long[])strides.Clone();
            long start = offset;
            for (int d = 0; d < rank; d++)
            {
                if (!mask[d] || sizes[d] == 0) continue;
                start += (sizes[d] - 1) * strides[d];
                steps[d] = -strides[d];
            }
            var result = Allocate((long[])sizes.Clone(), type);
            using (var backward = View(sizes, steps, start)) Copying.Copy(result, backward);
            return Autograd.Needed(this)
                ? Autograd.Record("FlipBackward0", result, [this], [], (g, _, _) => [g.flip(dims)])
                : result;
        }

        /// <summary>Reverses columns.</summary>
        public Tensor fliplr() => flip(1);
        /// <summary>Reverses rows.</summary>
        public Tensor flipud() => flip(0);

        /// <summary>Moves elements along dimensions, those that fall off one end coming in at the other.</summary>
        public Tensor roll(long[] shifts, long[] dims)
        {
            if (dims.Length == 0)
            {
                using var flat = reshape(-1);
                using var rolled = flat.roll(shifts, [0]);
                return rolled.reshape(sizes);
            }
            if (shifts.Length != dims.Length) throw Dims.Error($"shifts and dimensions must align. shifts: {shifts.Length}, dims:{dims.Length}");
            using var scope = NewDisposeScope();
            var result = this;
            for (int i = 0; i < dims.Length; i++)
            {
                long size = result.size((int)dims[i]);
                if (size == 0) continue;
                long cut = (((-shifts[i]) % size) + size) % size;
                result = cut == 0 ? result.clone() : cat([result.narrow(dims[i], cut, size - cut), result.narrow(dims[i], 0, cut)], dims[i]);
            }
            return (ReferenceEquals(result, this) ? clone() : result).MoveToOuterDisposeScope();
        }

        /// <inheritdoc cref="roll(long[], long[])"/>
        public Tensor roll(long[] shifts) => roll(shifts, []);
        /// <inheritdoc cref="roll(long[], long[])"/>
        public Tensor roll(long shifts, long? dims = null) => roll([shifts], dims is long d ? [d] : []);
    }
}

/// <summary>Concatenation.</summary>
internal static unsafe class Joining
{
    public static torch.Tensor Cat(torch.Tensor[] tensors, long dim)
    {
        if (tensors.Length == 0) throw Dims.Error("torch.cat(): expected a non-empty list of Tensors");
        torch.Tensor? pattern = null;
        var type = tensors[0].dtype;
        foreach (var tensor in tensors)
        {
            type = Dtypes.Promote(type, tensor.dtype);
            if (tensor.Dimensions == 0) throw Dims.Error("zero-dimensional tensor (at position 0) cannot be concatenated");
            // An empty vector joins anything, a remnant that PyTorch keeps.
            if (pattern is null && !(tensor.Sizes.Length == 1 && tensor.Sizes[0] == 0)) pattern = tensor;
        }
        pattern ??= tensors[0];
        int d = Dims.Wrap(dim, pattern.Sizes.Length);
        long total = 0;
        for (int i = 0; i < tensors.Length; i++)
        {
            var tensor = tensors[i];
            if (tensor.Sizes.Length == 1 && tensor.Sizes[0] == 0) continue;
            Check(pattern, tensor, d, i);
            total += tensor.Sizes[d];
        }
        var shape = (long[])pattern.Sizes.Clone();
        shape[d] = total;
        var result = torch.Tensor.Allocate(shape, type);
        long at = 0;
        foreach (var tensor in tensors)
        {
            if (tensor.Sizes.Length != shape.Length || tensor.Count == 0) continue;
            using var part = result.View(tensor.Sizes, result.Strides, result.Offset + (at * result.Strides[d]));
            Copying.Copy(part, tensor);
            at += tensor.Sizes[d];
        }
        if (!Autograd.Needed(tensors)) return result;
        var lengths = new long[tensors.Length];
        for (int i = 0; i < lengths.Length; i++) lengths[i] = tensors[i].Sizes.Length == shape.Length ? tensors[i].Sizes[d] : 0;
        return Autograd.Record("CatBackward0", result, tensors, [], (g, _, need) =>
        {
            var parts = new torch.Tensor?[lengths.Length];
            long from = 0;
            for (int i = 0; i < parts.Length; from += lengths[i++])
            {
                if (need[i]) parts[i] = g.narrow(d, from, lengths[i]);
            }
            return parts;
        });
    }

    private static void Check(torch.Tensor pattern, torch.Tensor tensor, int dim, int number)
    {
        if (tensor.Sizes.Length != pattern.Sizes.Length)
        {
            throw Dims.Error($"Tensors must have same number of dimensions: got {pattern.Sizes.Length} and {tensor.Sizes.Length}");
        }
        for (int i = 0; i < pattern.Sizes.Length; i++)
        {
            if (i == dim || pattern.Sizes[i] == tensor.Sizes[i]) continue;
            throw Dims.Error($"Sizes of tensors must match except in dimension {dim}. Expected size {pattern.Sizes[i]} but got size " +
                $"{tensor.Sizes[i]} for tensor number {number} in the list.");
        }
    }
}
