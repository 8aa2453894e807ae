using System.Numerics;
using TorchSharp.Engine;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Sums, products and extremes along dimensions.</summary>
internal static unsafe class Reductions
{
    /// <summary>The shape of a reduction: all dimensions kept, the reduced ones of length 1.</summary>
    private static long[] KeptShape(long[] sizes, bool[] mask)
    {
        var shape = (long[])sizes.Clone();
        for (int i = 0; i < shape.Length; i++)
        {
            if (mask[i]) shape[i] = 1;
        }
        return shape;
    }

    /// <summary>Removes the reduced dimensions from a result that still has them.</summary>
    private static Tensor Drop(Tensor result, bool[] mask, bool keepdim)
    {
        if (keepdim) return result;
        var sizes = new List<long>();
        for (int i = 0; i < mask.Length; i++)
        {
            if (!mask[i]) sizes.Add(result.Sizes[i]);
        }
        var shape = sizes.ToArray();
        using (result) return result.View(shape, Dims.ContiguousStrides(shape), 0);
    }

    private static bool[] Mask(Tensor a, ReadOnlySpan<long> dims) => Dims.Mask(dims, a.Sizes.Length);

    /// <summary>Sums over the named dimensions (none named means all), accumulating reals in double and integers in 64 bits.</summary>
    public static Tensor Sum(Tensor a, ReadOnlySpan<long> dims, bool keepdim, ScalarType type)
    {
        var mask = Mask(a, dims);
        var shape = KeptShape(a.Sizes, mask);
        if (a.Type == ScalarType.Float32 && type == ScalarType.Float32 && SumFloats(a, mask, shape) is { } sum) return Drop(sum, mask, keepdim);
        bool real = Dtypes.IsFloat(type);
        using var sums = Tensor.Allocate(shape, real ? ScalarType.Float64 : ScalarType.Int64);
        Copying.Fill(sums, 0);
        using (var source = real && !Dtypes.IsFloat(a.Type) ? Pointwise.Converted(a, type) : Pointwise.Converted(a, a.Type))
        {
            var t = source.Tensor;
            switch (t.Type)
            {
                case ScalarType.Float32: Strided.Run(default(Sums<float, double>), t.Sizes, sums, t); break;
                case ScalarType.Float64: Strided.Run(default(Sums<double, double>), t.Sizes, sums, t); break;
                case ScalarType.Int64: Strided.Run(default(Sums<long, long>), t.Sizes, sums, t); break;
                case ScalarType.Int32: Strided.Run(default(Sums<int, long>), t.Sizes, sums, t); break;
                case ScalarType.Int16: Strided.Run(default(Sums<short, long>), t.Sizes, sums, t); break;
                case ScalarType.Int8: Strided.Run(default(Sums<sbyte, long>), t.Sizes, sums, t); break;
                case ScalarType.Byte or ScalarType.Bool: Strided.Run(default(Sums<byte, long>), t.Sizes, sums, t); break;
                default: throw Pointwise.Unsupported(t.Type);
            }
        }
        return Drop(Copying.Convert(sums, type), mask, keepdim);
    }

    /// <summary>Sums of a contiguous tensor over all, leading or trailing dimensions by the engine; null where that does not fit.</summary>
    private static Tensor? SumFloats(Tensor a, bool[] mask, long[] shape)
    {
        int first = Array.IndexOf(mask, true), last = Array.LastIndexOf(mask, true);
        if (a.Count == 0 || first < 0 || Array.IndexOf(mask, false, first, last - first + 1) >= 0)
            return a.Count > 0 && mask.Length == 0 ? Copying.Convert(a, a.Type) : null;
        bool all = first == 0 && last == mask.Length - 1, leading = first == 0, trailing = last == mask.Length - 1;
        if (all && a.IsInterleaved)
        {
            // The order does not matter for a total.
            var total = Tensor.Allocate(shape, ScalarType.Float32);
            *(float*)total.Data = (float)Reduce.Sum(a.Count, a.Floats);
            return total;
        }
        if (!(leading || trailing) || !a.IsContiguous) return null;
        long outer = 1, inner = 1;
        for (int d = 0; d < mask.Length; d++)
        {
            if (d < first || (leading && d <= last)) outer *= a.Sizes[d];
            else inner *= a.Sizes[d];
        }
        var result = Tensor.Allocate(shape, ScalarType.Float32);
        float* x = (float*)a.Data, y = (float*)result.Data;
        if (all) *y = (float)Reduce.Sum(a.Count, x);
        else if (inner > int.MaxValue) return null;
        else if (leading) Reduce.ColumnSums(outer, (int)inner, x, y);
        else Reduce.RowSums(outer, (int)inner, x, y);
        GC.KeepAlive(a);
        return result;
    }

    public static Tensor Product(Tensor a, ReadOnlySpan<long> dims, bool keepdim, ScalarType type)
    {
        var mask = Mask(a, dims);
        bool real = Dtypes.IsFloat(type);
        var wide = real ? ScalarType.Float64 : ScalarType.Int64;
        using var products = Tensor.Allocate(KeptShape(a.Sizes, mask), wide);
        Copying.Fill(products, 1);
        using (var source = Pointwise.Converted(a, wide))
        {
            if (real) Strided.Run(default(Products<double>), a.Sizes, products, source.Tensor);
            else Strided.Run(default(Products<long>), a.Sizes, products, source.Tensor);
        }
        return Drop(Copying.Convert(products, type), mask, keepdim);
    }

    /// <summary>The largest (or smallest) elements; not-a-number wins.</summary>
    public static Tensor Extreme<TOp>(Tensor a, ReadOnlySpan<long> dims, bool keepdim) where TOp : struct, IBinaryOp
    {
        var mask = Mask(a, dims);
        if (a.Count == 0) throw Dims.Error("max(): Expected reduction dim to be specified for input.numel() == 0. Specify the reduction dim with the 'dim' argument.");
        var result = Tensor.Allocate(KeptShape(a.Sizes, mask), a.Type);
        // Starts from the first element along each reduced dimension.
        var first = a;
        for (int d = 0; d < mask.Length; d++)
        {
            if (!mask[d]) continue;
            var shape = (long[])first.Sizes.Clone();
            shape[d] = 1;
            var view = a.View(shape, a.Strides, a.Offset);
            if (!ReferenceEquals(first, a)) first.Dispose();
            first = view;
        }
        Copying.Copy(result, first);
        if (!ReferenceEquals(first, a)) first.Dispose();
        switch (a.Type)
        {
            case ScalarType.Float32: Strided.Run(default(Extremes<float, TOp>), a.Sizes, result, a); break;
            case ScalarType.Float64: Strided.Run(default(Extremes<double, TOp>), a.Sizes, result, a); break;
            case ScalarType.Int64: Strided.Run(default(Extremes<long, TOp>), a.Sizes, result, a); break;
            case ScalarType.Int32: Strided.Run(default(Extremes<int, TOp>), a.Sizes, result, a); break;
            case ScalarType.Int16: Strided.Run(default(Extremes<short, TOp>), a.Sizes, result, a); break;
            case ScalarType.Int8: Strided.Run(default(Extremes<sbyte, TOp>), a.Sizes, result, a); break;
            case ScalarType.Byte or ScalarType.Bool: Strided.Run(default(Extremes<byte, TOp>), a.Sizes, result, a); break;
            default: throw Pointwise.Unsupported(a.Type);
        }
        return Drop(result, mask, keepdim);
    }

    /// <summary>The extremes along one dimension and where the first of each lies; not-a-number wins.</summary>
    public static (Tensor Values, Tensor Indices) ExtremeAlong<TOp>(Tensor a, long dim, bool keepdim) where TOp : struct, ICompareOp
    {
        int d = Dims.Wrap(dim, a.Sizes.Length);
        if (a.Sizes.Length > 0 && a.Sizes[d] == 0) throw Dims.Error($"max(): Expected reduction dim {d} to have non-zero size.");
        using var moved = Lines.Last(a, d);
        var shape = moved.Sizes.Length == 0 ? [] : moved.Sizes[..^1];
        var values = Tensor.Allocate(shape, a.Type);
        var indices = Tensor.Allocate((long[])shape.Clone(), ScalarType.Int64);
        long length = moved.Sizes.Length == 0 ? 1 : moved.Sizes[^1];
        if (typeof(TOp) == typeof(GtOp) && a.Type == ScalarType.Float32 && length is >= 16 and <= int.MaxValue)
        {
            float* source = (float*)moved.Data, best = (float*)values.Data;
            long* places = (long*)indices.Data;
            Reduce.RowArgMax(values.Count, (int)length, source, places);
            for (long i = 0; i < values.Count; i++) best[i] = source[(i * length) + places[i]];
            return keepdim && a.Sizes.Length > 0 ? (Keep(values, d), Keep(indices, d)) : (values, indices);
        }
        switch (a.Type)
        {
            case ScalarType.Float32: Scan<float, TOp>(moved, values, indices, length); break;
            case ScalarType.Float64: Scan<double, TOp>(moved, values, indices, length); break;
            case ScalarType.Int64: Scan<long, TOp>(moved, values, indices, length); break;
            case ScalarType.Int32: Scan<int, TOp>(moved, values, indices, length); break;
            case ScalarType.Int16: Scan<short, TOp>(moved, values, indices, length); break;
            case ScalarType.Int8: Scan<sbyte, TOp>(moved, values, indices, length); break;
            case ScalarType.Byte or ScalarType.Bool: Scan<byte, TOp>(moved, values, indices, length); break;
            default: throw Pointwise.Unsupported(a.Type);
        }
        return keepdim && a.Sizes.Length > 0 ? (Keep(values, d), Keep(indices, d)) : (values, indices);
    }

    /// <summary>Puts back a reduced dimension with length 1.</summary>
    public static Tensor Keep(Tensor reduced, int dim)
    {
        using (reduced) return reduced.unsqueeze(dim);
    }

    private static void Scan<T, TOp>(Tensor lines, Tensor values, Tensor indices, long length) where T : unmanaged, INumber<T> where TOp : struct, ICompareOp
    {
        T* source = (T*)lines.Data, best = (T*)values.Data;
        long* where = (long*)indices.Data;
        Parallelism.For(values.Count, length, (from, to) =>
        {
            for (long i = from; i < to; i++)
            {
                T* line = source + (i * length);
                T top = line[0];
                long at = 0;
                for (long j = 1; j < length && !T.IsNaN(top); j++)
                {
                    if (!TOp.Run(line[j], top) && !T.IsNaN(line[j])) continue;
                    top = line[j];
                    at = j;
                }
                best[i] = top;
                where[i] = at;
            }
        });
    }

    private readonly struct Sums<T, TSum> : IStridedLoop where T : unmanaged, INumberBase<T> where TSum : unmanaged, INumberBase<TSum>
    {
        public void Run(long n, byte* p0, byte* p1, byte* p2, byte* p3, long s0, long s1, long s2, long s3)
        {
            if (s0 == 0)
            {
                TSum sum = *(TSum*)p0;
                for (long i = 0; i < n; i++) sum += TSum.CreateTruncating(*(T*)(p1 + (i * s1)));
                *(TSum*)p0 = sum;
                return;
            }
            for (long i = 0; i < n; i++) *(TSum*)(p0 + (i * s0)) += TSum.CreateTruncating(*(T*)(p1 + (i * s1)));
        }
    }

    private readonly struct Products<T> : IStridedLoop where T : unmanaged, INumberBase<T>
    {
        public void Run(long n, byte* p0, byte* p1, byte* p2, byte* p3, long s0, long s1, long s2, long s3)
        {
            for (long i = 0; i < n; i++) *(T*)(p0 + (i * s0)) *= *(T*)(p1 + (i * s1));
        }
    }

    private readonly struct Extremes<T, TOp> : IStridedLoop where T : unmanaged, INumber<T> where TOp : struct, IBinaryOp
    {
        public void Run(long n, byte* p0, byte* p1, byte* p2, byte* p3, long s0, long s1, long s2, long s3)
        {
            for (long i = 0; i < n; i++)
            {
                T* top = (T*)(p0 + (i * s0));
                *top = TOp.Run(*top, *(T*)(p1 + (i * s1)));
            }
        }
    }
}

/// <summary>Tensors seen as lines along one dimension.</summary>
internal static class Lines
{
    /// <summary>A contiguous tensor without history whose last dimension is the one named: this memory or a copy.</summary>
    public static Tensor Last(Tensor a, int dim)
    {
        if (a.Sizes.Length == 0 || dim == a.Sizes.Length - 1) return a.Packed();
        using var guard = no_grad();
        using var moved = a.movedim([dim], [-1]);
        return moved.Packed();
    }

    /// <summary>Moves the last dimension back to where it was; takes over the tensor.</summary>
    public static Tensor Back(Tensor lines, int dim)
    {
        if (lines.Sizes.Length == 0 || dim == lines.Sizes.Length - 1) return lines;
        using (lines)
        using (no_grad())
        {
            using var moved = lines.movedim([-1], [dim]);
            return moved.contiguous();
        }
    }
}
