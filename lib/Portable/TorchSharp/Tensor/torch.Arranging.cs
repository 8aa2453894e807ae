namespace TorchSharp;

public static partial class torch
{
    /// <summary>Joins tensors along their columns (vectors: end to end).</summary>
    public static Tensor hstack(params Tensor[] tensors)
    {
        using var scope = NewDisposeScope();
        var parts = Array.ConvertAll(tensors, tensor => tensor.Dimensions == 0 ? tensor.reshape(1) : tensor);
        return cat(parts, parts.Length > 0 && parts[0].Dimensions == 1 ? 0 : 1).MoveToOuterDisposeScope();
    }

    /// <inheritdoc cref="hstack(Tensor[])"/>
    public static Tensor hstack(IList<Tensor> tensors) => hstack([.. tensors]);

    /// <inheritdoc cref="hstack(Tensor[])"/>
    public static Tensor hstack(IEnumerable<Tensor> tensors) => hstack([.. tensors]);

    /// <summary>Joins tensors along their rows (vectors: each a row).</summary>
    public static Tensor vstack(Tensor[] tensors)
    {
        using var scope = NewDisposeScope();
        return cat(Array.ConvertAll(tensors, tensor => tensor.Dimensions < 2 ? tensor.reshape(1, -1) : tensor)).MoveToOuterDisposeScope();
    }

    /// <inheritdoc cref="vstack(Tensor[])"/>
    public static Tensor vstack(IList<Tensor> tensors) => vstack([.. tensors]);

    /// <summary>Grids of coordinates from vectors of them: one tensor a vector, which runs along its own dimension.</summary>
    /// <param name="tensors">The vectors.</param>
    /// <param name="indexing">"ij" for rows first, "xy" for the first two dimensions exchanged.</param>
    public static Tensor[] meshgrid(IEnumerable<Tensor> tensors, string indexing = "ij")
    {
        if (indexing is not ("ij" or "xy")) throw Dims.Error($"torch.meshgrid: indexing must be one of \"xy\" or \"ij\", but received: {indexing}");
        Tensor[] vectors = [.. tensors];
        bool swap = indexing == "xy" && vectors.Length >= 2;
        if (swap) (vectors[0], vectors[1]) = (vectors[1], vectors[0]);
        var shape = Array.ConvertAll(vectors, vector => vector.NumberOfElements);
        using var scope = NewDisposeScope();
        var grids = new Tensor[vectors.Length];
        for (int i = 0; i < grids.Length; i++)
        {
            var along = new long[vectors.Length];
            Array.Fill(along, 1);
            along[i] = shape[i];
            grids[i] = vectors[i].reshape(along).expand(shape, false).MoveToOuterDisposeScope();
        }
        if (swap) (grids[0], grids[1]) = (grids[1], grids[0]);
        return grids;
    }

    /// <summary>Expands tensors to the shape that they broadcast to.</summary>
    public static IList<Tensor> broadcast_tensors(params Tensor[] tensors)
    {
        long[] shape = [];
        foreach (var tensor in tensors) shape = Dims.Broadcast(shape, tensor.shape);
        return Array.ConvertAll(tensors, tensor => tensor.expand(shape, false));
    }

    /// <inheritdoc cref="Tensor.amax(long[], bool, Tensor)"/>
    public static Tensor amax(Tensor input, long[] dims, bool keepdim = false, Tensor? @out = null) => input.amax(dims, keepdim, @out);

    /// <inheritdoc cref="Tensor.amin(long[], bool, Tensor)"/>
    public static Tensor amin(Tensor input, long[] dims, bool keepdim = false, Tensor? @out = null) => input.amin(dims, keepdim, @out);

    /// <inheritdoc cref="Tensor.repeat_interleave(long, long?, long?)"/>
    public static Tensor repeat_interleave(Tensor input, long repeats, long? dim = null, long? output_size = null) => input.repeat_interleave(repeats, dim, output_size);

    /// <inheritdoc cref="Tensor.rot90"/>
    public static Tensor rot90(Tensor input, long k = 1, (long, long)? dims = null) => input.rot90(k, dims);

    /// <inheritdoc cref="Tensor.isin"/>
    public static Tensor isin(Tensor tensor, Tensor test_elements, bool assumeUnique = false, bool invert = false) => tensor.isin(test_elements, assumeUnique, invert);

    public unsafe partial class Tensor
    {
        /// <summary>The largest elements over dimensions.</summary>
        /// <param name="dims">The dimensions; all where none is named.</param>
        /// <param name="keepdim">Whether they stay, with length 1.</param>
        /// <param name="out">A tensor to write the result to.</param>
        public Tensor amax(long[] dims, bool keepdim = false, Tensor? @out = null) => Into(@out, Extreme<MaxOp>("AmaxBackward0", dims, keepdim));

        /// <summary>The smallest elements over dimensions.</summary>
        /// <param name="dims">The dimensions; all where none is named.</param>
        /// <param name="keepdim">Whether they stay, with length 1.</param>
        /// <param name="out">A tensor to write the result to.</param>
        public Tensor amin(long[] dims, bool keepdim = false, Tensor? @out = null) => Into(@out, Extreme<MinOp>("AminBackward0", dims, keepdim));

        private static Tensor Into(Tensor? target, Tensor result)
        {
            if (target is null) return result;
            using (result) return target.copy_(result);
        }

        /// <summary>Each element so many times in a row, along a dimension or of all.</summary>
        public Tensor repeat_interleave(long repeats, long? dim = null, long? output_size = null)
        {
            using var scope = NewDisposeScope();
            var source = dim is null ? reshape(-1) : this;
            int d = Dims.Wrap(dim ?? 0, (int)source.Dimensions);
            var shape = source.sizes;
            long[] wide = [.. shape[..(d + 1)], repeats, .. shape[(d + 1)..]];
            return source.unsqueeze(d + 1).expand(wide, false).reshape([.. shape[..d], shape[d] * repeats, .. shape[(d + 1)..]]).MoveToOuterDisposeScope();
        }

        /// <summary>Turns the plane of two dimensions by k quarter turns, from the first towards the second.</summary>
        public Tensor rot90(long k = 1, (long, long)? dims = null)
        {
            var (a, b) = dims ?? (0, 1);
            using var scope = NewDisposeScope();
            return ((((k % 4) + 4) % 4) switch
            {
                1 => flip(b).transpose(a, b),
                2 => flip(a, b),
                3 => flip(a).transpose(a, b),
                _ => clone(),
            }).MoveToOuterDisposeScope();
        }

        /// <summary>Where elements are among others.</summary>
        public Tensor isin(Tensor test_elements, bool assumeUnique = false, bool invert = false)
        {
            using var scope = NewDisposeScope();
            var found = unsqueeze(-1).eq(test_elements.reshape(-1)).any(-1);
            return (invert ? found.logical_not() : found).MoveToOuterDisposeScope();
        }

        /// <summary>Windows of a dimension: a view with another dimension, at the end, for the places within a window.</summary>
        public Tensor unfold(long dimension, long size, long step)
        {
            int d = Dims.Wrap(dimension, (int)Dimensions);
            if (size > sizes[d]) throw Dims.Error($"maximum size for tensor at dimension {d} is {sizes[d]} but size is {size}");
            if (step <= 0) throw Dims.Error($"step is {step} but must be > 0");
            Planar();
            var newSizes = (long[])sizes.Clone();
            var newStrides = (long[])strides.Clone();
            newSizes[d] = ((sizes[d] - size) / step) + 1;
            newStrides[d] *= step;
            var result = View([.. newSizes, size], [.. newStrides, strides[d]], offset);
            result.IsPartOfAnother = true;
            if (!Autograd.Needed(this)) return result;
            var original = sizes;
            return Autograd.Record("UnfoldBackward0", result, [this], [], (g, _, _) =>
            {
                // Windows overlap: their gradients add up, one place within the window at a time.
                var whole = torch.zeros(original, g.type);
                for (long i = 0; i < size; i++)
                {
                    using var places = whole.slice(d, i, i + ((newSizes[d] - 1) * step) + 1, step);
                    using var part = g.select(-1, i);
                    places.add_(part);
                }
                return [whole];
            });
        }
    }
}
