namespace TorchSharp;

public static partial class torch
{
    public unsafe partial class Tensor
    {
        /// <summary>A tensor of another shape over the same memory.</summary>
        /// <exception cref="System.Runtime.InteropServices.ExternalException">The memory does not allow it; use reshape.</exception>
        public Tensor view(params long[] shape)
        {
            var target = Dims.Infer(shape, Dims.Count(LiveSizes));
            Planar();
            var steps = Dims.ViewStrides(sizes, strides, target) ?? throw Dims.Error(
                "view size is not compatible with input tensor's size and stride (at least one dimension spans across two contiguous " +
                "subspaces). Use .reshape(...) instead.");
            return Reshaped(View(target, steps, offset));
        }

        /// <summary>A tensor of the shape of another over the same memory.</summary>
        public Tensor view_as(Tensor other) => view(other.shape);

        /// <summary>A tensor of another shape: over the same memory where that is possible, else a copy.</summary>
        public Tensor reshape(params long[] shape)
        {
            var target = Dims.Infer(shape, Dims.Count(LiveSizes));
            Planar();
            if (Dims.ViewStrides(sizes, strides, target) is { } steps) return Reshaped(View(target, steps, offset));
            using var packed = Packed();
            return Reshaped(packed.View(target, Dims.ContiguousStrides(target), 0));
        }

        // Records a change of shape alone.
        private Tensor Reshaped(Tensor result)
        {
            if (!Autograd.Needed(this)) return result;
            var original = sizes;
            return Autograd.Record("ViewBackward0", result, [this], [], (g, _, _) => [g.reshape(original)]);
        }

        /// <summary>Merges the dimensions from start_dim to end_dim into one.</summary>
        public Tensor flatten(long start_dim = 0, long end_dim = -1)
        {
            _ = Live;
            int rank = sizes.Length, start = Dims.Wrap(start_dim, rank), end = Dims.Wrap(end_dim, rank);
            if (start > end) throw Dims.Error("flatten() has invalid args: start_dim cannot come after end_dim");
            if (rank == 0) return reshape(1);
            if (start == end) return alias();
            var target = new long[rank - (end - start)];
            long merged = 1;
            for (int i = start; i <= end; i++) merged *= sizes[i];
            Array.Copy(sizes, target, start);
            target[start] = merged;
            Array.Copy(sizes, end + 1, target, start + 1, rank - end - 1);
            return reshape(target);
        }

        /// <summary>All elements in one dimension.</summary>
        public Tensor ravel() => reshape(-1);

        /// <summary>Splits one dimension into several.</summary>
        public Tensor unflatten(long dim, params long[] sizes)
        {
            int d = Dims.Wrap(dim, (int)Dimensions);
            var parts = Dims.Infer(sizes, this.sizes[d]);
            return view([.. this.sizes[..d], .. parts, .. this.sizes[(d + 1)..]]);
        }

        /// <summary>Reorders the dimensions.</summary>
        public Tensor permute(params long[] permutation)
        {
            int rank = (int)Dimensions;
            if (permutation.Length != rank)
            {
                throw Dims.Error($"permute(sparse_coo): number of dimensions in the tensor input does not match the length of the desired " +
                    $"ordering of dimensions i.e. input.dim() = {rank} is not equal to len(dims) = {permutation.Length}");
            }
            var order = new int[rank];
            var seen = new bool[rank];
            for (int i = 0; i < rank; i++)
            {
                order[i] = Dims.Wrap(permutation[i], rank);
                if (seen[order[i]]) throw Dims.Error("permute(): duplicate dims are not allowed.");
                seen[order[i]] = true;
            }
            return Permuted(order);
        }

        /// <summary>Reorders the dimensions.</summary>
        public Tensor permute(IEnumerable<long> permutation) => permute([.. permutation]);

        private Tensor Permuted(int[] order)
        {
            Planar();
            var newSizes = new long[order.Length];
            var newStrides = new long[order.Length];
            for (int i = 0; i < order.Length; i++)
            {
                newSizes[i] = sizes[order[i]];
                newStrides[i] = strides[order[i]];
            }
            var result = View(newSizes, newStrides, offset);
            if (!Autograd.Needed(this)) return result;
            var inverse = new int[order.Length];
            for (int i = 0; i < order.Length; i++) inverse[order[i]] = i;
            return Autograd.Record("PermuteBackward0", result, [this], [], (g, _, _) => [g.Permuted(inverse)]);
        }

        /// <summary>Exchanges two dimensions.</summary>
        public Tensor transpose(long dim0, long dim1)
        {
            int rank = (int)Dimensions;
            int a = Dims.Wrap(dim0, rank), b = Dims.Wrap(dim1, rank);
            if (rank == 0) return alias();
            var order = new int[rank];
            for (int i = 0; i < rank; i++) order[i] = i;
            (order[a], order[b]) = (b, a);
            return Permuted(order);
        }

        /// <summary>Exchanges two dimensions of this tensor itself.</summary>
        public Tensor transpose_(long dim0, long dim1)
        {
            using var result = transpose(dim0, dim1);
            return BecomeViewOf(result);
        }

        /// <summary>Exchanges two dimensions.</summary>
        public Tensor swapaxes(long dim0, long dim1) => transpose(dim0, dim1);

        /// <summary>Exchanges two dimensions.</summary>
        public Tensor swapdims(long dim0, long dim1) => transpose(dim0, dim1);

        /// <summary>The transpose of a matrix; vectors stay.</summary>
        public Tensor t()
        {
            if (Dimensions > 2) throw Dims.Error($"t() expects a tensor with <= 2 dimensions, but self is {Dimensions}D");
            return sizes.Length < 2 ? alias() : transpose(0, 1);
        }

        /// <summary>The dimensions in reverse order.</summary>
        public Tensor T
        {
            get
            {
                var order = new int[Dimensions];
                for (int i = 0; i < order.Length; i++) order[i] = order.Length - 1 - i;
                return Permuted(order);
            }
        }

        /// <summary>The last two dimensions exchanged.</summary>
        public Tensor mT => transpose(-2, -1);

        /// <summary>Moves dimensions to other places, the rest keeping their order.</summary>
        public Tensor movedim(long[] source, long[] destination)
        {
            int rank = (int)Dimensions;
            var order = new int[rank];
            Array.Fill(order, -1);
            var moved = new bool[rank];
            for (int i = 0; i < source.Length; i++)
            {
                int from = Dims.Wrap(source[i], rank);
                order[Dims.Wrap(destination[i], rank)] = from;
                moved[from] = true;
            }
            int next = 0;
            for (int i = 0; i < rank; i++)
            {
                if (order[i] >= 0) continue;
                while (moved[next]) next++;
                order[i] = next++;
            }
            return Permuted(order);
        }

        /// <summary>Moves dimensions to other places, the rest keeping their order.</summary>
        public Tensor moveaxis(long[] source, long[] destination) => movedim(source, destination);

        /// <summary>Removes a dimension of length 1, or all of them.</summary>
        public Tensor squeeze(long? dim = null)
        {
            int rank = (int)Dimensions, only = dim is long d ? Dims.Wrap(d, rank) : -1;
            Planar();
            var newSizes = new List<long>(rank);
            var newStrides = new List<long>(rank);
            for (int i = 0; i < rank; i++)
            {
                if (sizes[i] == 1 && (only < 0 || only == i)) continue;
                newSizes.Add(sizes[i]);
                newStrides.Add(strides[i]);
            }
            return Reshaped(View([.. newSizes], [.. newStrides], offset));
        }

        /// <summary>Removes a dimension of length 1, or all of them, from this tensor itself.</summary>
        public Tensor squeeze_(long? dim = null)
        {
            using var result = squeeze(dim);
            return BecomeViewOf(result);
        }

        /// <summary>Adds a dimension of length 1.</summary>
        public Tensor unsqueeze(long dim)
        {
            int rank = (int)Dimensions, d = Dims.Wrap(dim, rank + 1);
            Planar();
            long step = d < rank ? sizes[d] * strides[d] : 1;
            return Reshaped(View([.. sizes[..d], 1, .. sizes[d..]], [.. strides[..d], step, .. strides[d..]], offset));
        }

        /// <summary>Adds a dimension of length 1 to this tensor itself.</summary>
        public Tensor unsqueeze_(long dim)
        {
            using var result = unsqueeze(dim);
            return BecomeViewOf(result);
        }

        private Tensor BecomeViewOf(Tensor other)
        {
            sizes = other.sizes;
            strides = other.strides;
            offset = other.offset;
            if (other.meta is not null) SetHistory(other.meta.AddReference());
            return this;
        }

        /// <summary>Repeats dimensions of length 1, and adds dimensions in front, without copying; -1 keeps a length.</summary>
        public Tensor expand(params long[] sizes) => expand(sizes, false);

        /// <inheritdoc cref="expand(long[])"/>
        public Tensor expand(ReadOnlySpan<long> sizes, bool isImplicit = false) => expand(sizes.ToArray(), isImplicit);

        /// <inheritdoc cref="expand(long[])"/>
        public Tensor expand(long[] sizes, bool isImplicit = false)
        {
            int rank = (int)Dimensions, extra = sizes.Length - rank;
            if (extra < 0)
            {
                throw Dims.Error($"expand(torch.{Dtypes.Name(type)}Tensor{{{Dims.Text(this.sizes)}}}, size={Dims.Text(sizes)}): the number of " +
                    $"sizes provided ({sizes.Length}) must be greater or equal to the number of dimensions in the tensor ({rank})");
            }
            Planar();
            var newSizes = new long[sizes.Length];
            var newStrides = new long[sizes.Length];
            for (int i = 0; i < sizes.Length; i++)
            {
                long present = i < extra ? 1 : this.sizes[i - extra], wanted = sizes[i];
                if (wanted == -1)
                {
                    if (i < extra)
                        throw Dims.Error($"The expanded size of the tensor (-1) isn't allowed in a leading, non-existing dimension {i}");
                    wanted = present;
                }
                if (present != wanted && present != 1)
                {
                    throw Dims.Error($"The expanded size of the tensor ({wanted}) must match the existing size ({present}) at non-singleton " +
                        $"dimension {i}.  Target sizes: {Dims.Text(sizes)}.  Tensor sizes: {Dims.Text(this.sizes)}");
                }
                newSizes[i] = wanted;
                newStrides[i] = i < extra || present != wanted ? 0 : strides[i - extra];
            }
            var result = View(newSizes, newStrides, offset);
            result.IsPartOfAnother = true;
            if (!Autograd.Needed(this)) return result;
            var original = this.sizes;
            return Autograd.Record("ExpandBackward0", result, [this], [], (g, _, _) => [g.SumTo(original)]);
        }

        /// <summary>Expands to the shape of another tensor.</summary>
        public Tensor expand_as(Tensor other) => expand(other.Sizes, false);

        /// <summary>Repeats dimensions of length 1, and adds dimensions in front, without copying.</summary>
        public Tensor broadcast_to(params long[] shape) => expand(shape, false);

        /// <summary>The part of a dimension from start on, of a given length.</summary>
        public Tensor narrow(long dim, long start, long length)
        {
            int d = Dims.Wrap(dim, (int)Dimensions);
            long size = sizes.Length == 0 ? throw Dims.Error("narrow() cannot be applied to a 0-dim tensor.") : sizes[d];
            long first = start < 0 ? start + size : start;
            if (length < 0) throw Dims.Error("narrow(): length must be non-negative.");
            if (first < 0 || first + length > size)
                throw Dims.Error($"start ({start}) + length ({length}) exceeds dimension size ({size}).");
            return slice(dim, first, first + length, 1);
        }

        /// <summary>Every step-th element of a dimension from start up to finish.</summary>
        public Tensor slice(long dim, long start, long finish, long step)
        {
            int rank = (int)Dimensions;
            if (rank == 0) throw Dims.Error("slice() cannot be applied to a 0-dim tensor.");
            if (step <= 0) throw Dims.Error("slice step must be positive");
            int d = Dims.Wrap(dim, rank);
            long size = sizes[d];
            long from = Math.Clamp(start < 0 ? start + size : start, 0, size);
            long to = Math.Clamp(finish < 0 ? finish + size : finish, from, size);
            Planar();
            var newSizes = (long[])sizes.Clone();
            var newStrides = (long[])strides.Clone();
            newSizes[d] = (to - from + step - 1) / step;
            newStrides[d] *= step;
            var result = View(newSizes, newStrides, offset + (from * strides[d]));
            return Part("SliceBackward0", result, whole => whole.slice(d, from, to, step));
        }

        /// <summary>The part of the tensor at one index of a dimension, which goes.</summary>
        public Tensor select(long dim, long index)
        {
            int rank = (int)Dimensions;
            if (rank == 0) throw Dims.Error("select() cannot be applied to a 0-dim tensor.");
            int d = Dims.Wrap(dim, rank);
            long size = sizes[d];
            if (index < -size || index >= size)
                throw Dims.Error($"select(): index {index} out of range for tensor of size {Dims.Text(sizes)} at dimension {d}");
            Planar();
            long at = index < 0 ? index + size : index;
            var result = View([.. sizes[..d], .. sizes[(d + 1)..]], [.. strides[..d], .. strides[(d + 1)..]], offset + (at * strides[d]));
            return Part("SelectBackward0", result, whole => whole.select(d, at));
        }

        // Records a view of part of the elements: the gradient of the rest is zero.
        private Tensor Part(string name, Tensor result, Func<Tensor, Tensor> view)
        {
            result.IsPartOfAnother = true;
            if (!Autograd.Needed(this)) return result;
            var original = sizes;
            return Autograd.Record(name, result, [this], [], (g, _, _) =>
            {
                var whole = zeros(original, g.type);
                using var part = view(whole);
                Copying.Copy(part, g);
                return [whole];
            });
        }

        /// <summary>A view with explicit steps over the same storage.</summary>
        public Tensor as_strided(long[] size, long[] strides, long storageOffset = 0)
        {
            if (Autograd.Needed(this)) throw new NotSupportedException("as_strided is not differentiable in the portable library.");
            return View((long[])size.Clone(), (long[])strides.Clone(), storageOffset);
        }

        /// <summary>The diagonal of two dimensions, as a view whose last dimension it is.</summary>
        public Tensor diagonal(long offset = 0, long dim1 = 0, long dim2 = 1)
        {
            int rank = (int)Dimensions, a = Dims.Wrap(dim1, rank), b = Dims.Wrap(dim2, rank);
            if (a == b) throw Dims.Error($"diagonal dimensions cannot be identical {dim1}, {dim2}");
            Planar();
            long length = Math.Max(0, offset >= 0 ? Math.Min(sizes[a], sizes[b] - offset) : Math.Min(sizes[a] + offset, sizes[b]));
            long start = this.offset + (length == 0 ? 0 : offset >= 0 ? offset * strides[b] : -offset * strides[a]);
            var newSizes = new List<long>();
            var newStrides = new List<long>();
            for (int i = 0; i < rank; i++)
            {
                if (i == a || i == b) continue;
                newSizes.Add(sizes[i]);
                newStrides.Add(strides[i]);
            }
            var result = View([.. newSizes, length], [.. newStrides, strides[a] + strides[b]], start);
            return Part("DiagonalBackward0", result, whole => whole.diagonal(offset, dim1, dim2));
        }

        /// <summary>This tensor where its elements lie without gaps in row-major order, else a copy of which that is true.</summary>
        public Tensor contiguous()
        {
            _ = Live;
            return IsContiguous ? alias() : clone();
        }

        /// <summary>A contiguous planar handle without history: this memory or a copy.</summary>
        internal Tensor Packed()
        {
            Planar();
            if (IsContiguous) return new Tensor(storage!.AddReference(), sizes, strides, offset, type);
            var copy = Allocate((long[])sizes.Clone(), type);
            Copying.Copy(copy, this);
            return copy;
        }

        /// <summary>A copy.</summary>
        public Tensor clone()
        {
            _ = Live;
            var result = Pointwise.Result(sizes, type, this);
            Copying.Copy(result, this);
            return Autograd.Needed(this)
                ? Autograd.Record("CloneBackward0", result, [this], [], static (g, _, _) => [g])
                : result;
        }
    }
}
