using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>An index applied to a tensor in two steps: a view by numbers and ranges, then places named by tensors.</summary>
internal sealed class IndexPath
{
    private readonly TensorIndex[] parts;

    // For each dimension of the view the tensor that picks places in it, or null; null as a whole where no tensor is involved.
    private Tensor?[]? places;

    public IndexPath(Tensor tensor, TensorIndex[] indices)
    {
        int taken = 0;
        bool ellipsis = false;
        foreach (var index in indices)
        {
            if (index.Sort == TensorIndex.Kind.Ellipsis) ellipsis = true;
            else if (index.Sort == TensorIndex.Kind.Tensor) taken += index.Places!.dtype is ScalarType.Bool or ScalarType.Byte ? (int)index.Places!.Dimensions : 1;
            else if (index.Sort is TensorIndex.Kind.Single or TensorIndex.Kind.Slice) taken++;
        }
        int rank = (int)tensor.Dimensions;
        if (taken > rank) throw Dims.Error($"too many indices for tensor of dimension {rank}");
        // The ellipsis, written or implied at the end, stands for the dimensions that are left.
        var list = new List<TensorIndex>();
        foreach (var index in indices)
        {
            if (index.Sort != TensorIndex.Kind.Ellipsis) list.Add(index);
            else for (int i = 0; i < rank - taken; i++) list.Add(TensorIndex.Colon);
        }
        for (int i = 0; !ellipsis && i < rank - taken; i++) list.Add(TensorIndex.Colon);
        parts = [.. list];
    }

    public Tensor Read(Tensor tensor)
    {
        var view = View(tensor);
        if (places is null) return ReferenceEquals(view, tensor) ? tensor.alias() : view;
        return Pick(view);
    }

    public void Write(Tensor tensor, Tensor value, bool accumulate)
    {
        var view = View(tensor);
        if (places is null)
        {
            if (ReferenceEquals(view, tensor)) view = tensor.alias().detach_();
            if (accumulate) view.add_(value);
            else Copying.Copy(view, Expandable(value, view.Sizes));
            return;
        }
        // The same index applied to the elements' own positions says where they are.
        var positions = Positions(view);
        var at = Pick(positions).reshape(-1);
        var shape = Pick(positions).Sizes;
        var values = Expandable(value, shape).expand(shape, false).to_type(tensor.Type).reshape(-1);
        var flat = view.View([view.Storage.Bytes / Dtypes.Size(view.Type)], [1], 0);
        if (accumulate) flat.scatter_add_(0, at, values);
        else flat.scatter_(0, at, values);
    }

    // A value may have leading dimensions of length 1 that the target lacks.
    private static Tensor Expandable(Tensor value, long[] shape)
    {
        int extra = value.Sizes.Length - shape.Length;
        for (int i = 0; i < extra; i++)
        {
            if (value.Sizes[i] != 1)
                throw Dims.Error($"shape mismatch: value tensor of shape {Dims.Text(value.Sizes)} cannot be broadcast to indexing result of shape {Dims.Text(shape)}");
        }
        return extra <= 0 ? value : value.reshape(value.Sizes[extra..]);
    }

    private Tensor View(Tensor tensor)
    {
        var view = tensor;
        int d = 0;
        var picked = new List<Tensor?>();
        bool any = false;
        foreach (var part in parts)
        {
            switch (part.Sort)
            {
                case TensorIndex.Kind.Single:
                    long size = view.Sizes[d], at = part.Start ?? 0;
                    if (at < -size || at >= size) throw Dims.Error($"index {at} is out of bounds for dimension {d} with size {size}");
                    view = view.select(d, at);
                    break;
                case TensorIndex.Kind.Slice:
                    if (part.Start is not null || part.Stop is not null || part.Step is not null)
                        view = view.slice(d, part.Start ?? 0, part.Stop ?? long.MaxValue, part.Step ?? 1);
                    picked.Add(null);
                    d++;
                    break;
                case TensorIndex.Kind.None or TensorIndex.Kind.Null:
                    view = view.unsqueeze(d);
                    picked.Add(null);
                    d++;
                    break;
                case TensorIndex.Kind.Bool:
                    view = view.unsqueeze(d);
                    picked.Add(part.Start == 1 ? zeros([1], ScalarType.Int64) : zeros([0], ScalarType.Int64));
                    any = true;
                    d++;
                    break;
                default:
                    any = true;
                    d += AddPlaces(picked, part.Places!, view, d);
                    break;
            }
        }
        places = any ? [.. picked] : null;
        return view;
    }

    private static int AddPlaces(List<Tensor?> picked, Tensor index, Tensor view, int d)
    {
        if (index.Type is ScalarType.Bool or ScalarType.Byte)
        {
            for (int i = 0; i < index.Sizes.Length; i++)
            {
                if (index.Sizes[i] != view.Sizes[d + i])
                {
                    throw Dims.Error($"The shape of the mask {Dims.Text(index.Sizes)} at index {i} does not match the shape of the indexed " +
                        $"tensor {Dims.Text(view.Sizes)} at index {d + i}");
                }
            }
            var columns = index.nonzero().unbind(1);
            picked.AddRange(columns);
            return columns.Length;
        }
        if (Dtypes.IsFloat(index.Type)) throw Dims.Error("tensors used as indices must be long, int, byte or bool tensors");
        long size = view.Sizes[d];
        var wide = index.to_type(ScalarType.Int64);
        if (wide.Count > 0)
        {
            long low = wide.min().ToInt64(), high = wide.max().ToInt64();
            if (low < -size || high >= size)
                throw Dims.Error($"index {(low < -size ? low : high)} is out of bounds for dimension {d} with size {size}");
            if (low < 0) wide = wide.where(wide.ge(0), wide.add(size));
        }
        picked.Add(wide);
        return 1;
    }

    /// <summary>Picks the named places: the picked dimensions become one line of which a single index tensor selects.</summary>
    private Tensor Pick(Tensor view)
    {
        long[]? shape = null;
        int first = -1, last = -1, count = 0;
        for (int d = 0; d < places!.Length; d++)
        {
            if (places[d] is not { } index) continue;
            shape = shape is null ? index.Sizes : Broadcast(shape, index.Sizes);
            if (first < 0) first = d;
            last = d;
            count++;
        }
        bool adjacent = last - first + 1 == count;
        var order = new List<long>();
        Tensor? line = null;
        long length = 1;
        for (int d = 0; d < places.Length; d++)
        {
            if (places[d] is not { } index) continue;
            order.Add(d);
            length *= view.Sizes[d];
            line = line is null ? index : line.mul(view.Sizes[d]).add(index);
        }
        for (int d = 0; d < places.Length; d++)
        {
            if (places[d] is null) order.Add(d);
        }
        var rest = new List<long>();
        for (int i = count; i < order.Count; i++) rest.Add(view.Sizes[(int)order[i]]);
        var rows = view.permute([.. order]).reshape([length, .. rest]);
        var picked = rows.index_select(0, line!.expand(shape!, false).reshape(-1)).reshape([.. shape!, .. rest]);
        if (!adjacent || first == 0) return picked;
        // Adjacent picks stay where the first of them was.
        var back = new List<long>();
        for (int i = 0; i < first; i++) back.Add(shape!.Length + i);
        for (int i = 0; i < shape!.Length; i++) back.Add(i);
        for (int i = first; i < rest.Count; i++) back.Add(shape.Length + i);
        return picked.permute([.. back]);
    }

    private static long[] Broadcast(long[] a, long[] b)
    {
        try
        {
            return Dims.Broadcast(a, b);
        }
        catch (System.Runtime.InteropServices.ExternalException)
        {
            throw Dims.Error($"shape mismatch: indexing tensors could not be broadcast together with shapes {Dims.Text(a)}, {Dims.Text(b)}");
        }
    }

    /// <summary>For each element of a view where in the storage it lies.</summary>
    private static Tensor Positions(Tensor view)
    {
        var positions = full([], view.Offset, ScalarType.Int64);
        for (int d = 0; d < view.Sizes.Length; d++)
        {
            var along = arange(view.Sizes[d], ScalarType.Int64).mul(view.Strides[d]);
            for (int i = d + 1; i < view.Sizes.Length; i++) along = along.unsqueeze(-1);
            positions = positions.add(along);
        }
        return positions;
    }
}
