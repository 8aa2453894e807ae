using System.Runtime.InteropServices;

namespace TorchSharp;

/// <summary>Arithmetic on shapes, and the errors about them in the native library's words.</summary>
internal static class Dims
{
    /// <summary>The exception that errors of the native library arrive as.</summary>
    public static ExternalException Error(string message) => new(message);

    public static string Text(ReadOnlySpan<long> sizes)
    {
        var text = new System.Text.StringBuilder("[");
        for (int i = 0; i < sizes.Length; i++)
        {
            if (i > 0) text.Append(", ");
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"{sizes[i]}");
        }
        return text.Append(']').ToString();
    }

    public static long Count(ReadOnlySpan<long> sizes)
    {
        long count = 1;
        foreach (long size in sizes) count *= size;
        return count;
    }

    public static long[] ContiguousStrides(ReadOnlySpan<long> sizes)
    {
        if (sizes.Length == 0) return [];
        var strides = new long[sizes.Length];
        long step = 1;
        for (int i = sizes.Length - 1; i >= 0; i--)
        {
            strides[i] = step;
            step *= Math.Max(sizes[i], 1);
        }
        return strides;
    }

    public static bool AreContiguous(ReadOnlySpan<long> sizes, ReadOnlySpan<long> strides)
    {
        long step = 1;
        for (int i = sizes.Length - 1; i >= 0; i--)
        {
            if (sizes[i] == 0) return true;
            if (sizes[i] != 1 && strides[i] != step) return false;
            step *= sizes[i];
        }
        return true;
    }

    /// <summary>A dimension number in 0 … rank-1; a zero-dimensional tensor counts as having one.</summary>
    public static int Wrap(long dim, int rank)
    {
        int range = Math.Max(rank, 1);
        if (dim < -range || dim >= range)
            throw Error($"Dimension out of range (expected to be in range of [{-range}, {range - 1}], but got {dim})");
        return (int)(dim < 0 ? dim + range : dim);
    }

    /// <summary>Which dimensions are named; none named means all.</summary>
    public static bool[] Mask(ReadOnlySpan<long> dims, int rank)
    {
        var mask = new bool[rank];
        if (dims.Length == 0) Array.Fill(mask, true);
        foreach (long dim in dims)
        {
            int d = Wrap(dim, rank);
            if (rank == 0) continue;
            if (mask[d]) throw Error($"dim {d} appears multiple times in the list of dims");
            mask[d] = true;
        }
        return mask;
    }

    public static long[] Broadcast(long[] a, long[] b)
    {
        if (a.AsSpan().SequenceEqual(b)) return a;
        int rank = Math.Max(a.Length, b.Length);
        var result = new long[rank];
        for (int i = rank - 1; i >= 0; i--)
        {
            int ia = i - rank + a.Length, ib = i - rank + b.Length;
            long x = ia < 0 ? 1 : a[ia], y = ib < 0 ? 1 : b[ib];
            if (x != y && x != 1 && y != 1)
            {
                throw Error($"The size of tensor a ({x}) must match the size of tensor b ({y}) at non-singleton dimension {i}");
            }
            result[i] = x == 1 ? y : x;
        }
        return result;
    }

    /// <summary>Resolves a single -1 in a shape from the number of elements.</summary>
    public static long[] Infer(ReadOnlySpan<long> shape, long count)
    {
        var result = shape.ToArray();
        int unknown = -1;
        long known = 1;
        for (int i = 0; i < result.Length; i++)
        {
            if (result[i] == -1)
            {
                if (unknown >= 0) throw Error("only one dimension can be inferred");
                unknown = i;
            }
            else if (result[i] < 0)
            {
                throw Error($"invalid shape dimension {result[i]}");
            }
            else
            {
                known *= result[i];
            }
        }
        if (unknown >= 0 && known > 0 && count % known == 0)
        {
            result[unknown] = count / known;
        }
        else if (unknown >= 0 && known == 0)
        {
            throw Error($"cannot reshape tensor of 0 elements into shape {Text(shape)} because the unspecified dimension size -1 " +
                "can be any value and is ambiguous");
        }
        else if (unknown >= 0 || known != count)
        {
            throw Error($"shape '{Text(shape)}' is invalid for input of size {count}");
        }
        return result;
    }

    /// <summary>The strides with which a tensor can be seen in another shape without a copy, or null.</summary>
    public static long[]? ViewStrides(long[] sizes, long[] strides, long[] shape)
    {
        if (AreContiguous(sizes, strides)) return ContiguousStrides(shape);
        long count = Count(sizes);
        if (count == 0) return sizes.AsSpan().SequenceEqual(shape) ? strides : ContiguousStrides(shape);
        var result = new long[shape.Length];
        int view = shape.Length - 1;
        long step = strides.Length > 0 ? strides[^1] : 1, inBlock = 1, inView = 1;
        for (int d = sizes.Length - 1; d >= 0; d--)
        {
            inBlock *= sizes[d];
            // A block of dimensions that lie without gaps ends here: its elements must fill whole view dimensions.
            if (d != 0 && (sizes[d - 1] == 1 || strides[d - 1] == inBlock * step)) continue;
            while (view >= 0 && (inView < inBlock || shape[view] == 1))
            {
                result[view] = inView * step;
                inView *= shape[view];
                view--;
            }
            if (inView != inBlock) return null;
            if (d > 0)
            {
                step = strides[d - 1];
                inBlock = 1;
                inView = 1;
            }
        }
        return view == -1 ? result : null;
    }
}
