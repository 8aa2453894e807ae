using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Reading and writing by index tensors; elements move as bytes, whatever their type.</summary>
internal static unsafe class Indexing
{
    public static Tensor Gather(Tensor source, int dim, Tensor index)
    {
        CheckIndex(source, index, "gather");
        var result = Tensor.Allocate((long[])index.Sizes.Clone(), source.Type);
        if (index.Count == 0) return result;
        var (size, step) = Along(source, dim);
        using var still = Flat(source, dim, index);
        switch (Dtypes.Size(source.Type))
        {
            case 1: Strided.Run(new GatherLoop<byte>(size, step), index.Sizes, result, index, still); break;
            case 2: Strided.Run(new GatherLoop<short>(size, step), index.Sizes, result, index, still); break;
            case 4: Strided.Run(new GatherLoop<int>(size, step), index.Sizes, result, index, still); break;
            default: Strided.Run(new GatherLoop<long>(size, step), index.Sizes, result, index, still); break;
        }
        return result;
    }

    private static (long Size, long Step) Along(Tensor t, int dim) =>
        t.Sizes.Length == 0 ? (1, 0) : (t.Sizes[dim], t.Strides[dim] * Dtypes.Size(t.Type));

    /// <summary>A view of the shape of the index that stands still along the dimension that the index moves in.</summary>
    private static Tensor Flat(Tensor t, int dim, Tensor index)
    {
        t.Planar();
        var strides = (long[])t.Strides.Clone();
        if (strides.Length > 0) strides[dim] = 0;
        return t.View((long[])index.Sizes.Clone(), strides, t.Offset);
    }

    private static void CheckIndex(Tensor self, Tensor index, string name)
    {
        if (index.Type != ScalarType.Int64) throw Dims.Error($"{name}(): Expected dtype int64 for index");
        if (index.Sizes.Length != self.Sizes.Length && index.Count > 0)
            throw Dims.Error("Index tensor must have the same number of dimensions as input tensor");
    }

    public static void Scatter(Tensor target, int dim, Tensor index, Tensor source, bool add)
    {
        CheckIndex(target, index, "scatter");
        if (index.Count == 0) return;
        var (size, step) = Along(target, dim);
        using var places = Flat(target, dim, index);
        using var values = source.View((long[])index.Sizes.Clone(), source.Strides, source.Offset);
        // Sequential, so that places named twice get the last value, or the sum in order. Operand 0 stands still along the dimension.
        if (!add)
        {
            switch (Dtypes.Size(target.Type))
            {
                case 1: Strided.Run(new ScatterLoop<byte>(size, step), index.Sizes, places, index, values); break;
                case 2: Strided.Run(new ScatterLoop<short>(size, step), index.Sizes, places, index, values); break;
                case 4: Strided.Run(new ScatterLoop<int>(size, step), index.Sizes, places, index, values); break;
                default: Strided.Run(new ScatterLoop<long>(size, step), index.Sizes, places, index, values); break;
            }
            return;
        }
        switch (target.Type)
        {
            case ScalarType.Float32: Strided.Run(new AddLoop<float>(size, step), index.Sizes, places, index, values); break;
            case ScalarType.Float64: Strided.Run(new AddLoop<double>(size, step), index.Sizes, places, index, values); break;
            case ScalarType.Int64: Strided.Run(new AddLoop<long>(size, step), index.Sizes, places, index, values); break;
            case ScalarType.Int32: Strided.Run(new AddLoop<int>(size, step), index.Sizes, places, index, values); break;
            default: throw Pointwise.Unsupported(target.Type);
        }
    }

    public static Tensor Select(Tensor source, int dim, Tensor index)
    {
        using var places = index.Type == ScalarType.Int64 ? index.Packed() : Copying.Convert(index, ScalarType.Int64);
        long* at = (long*)places.Data;
        var (size, _) = Along(source, dim);
        using var packed = source.Packed();
        long inner = Dtypes.Size(source.Type), outer = 1;
        for (int i = 0; i < dim; i++) outer *= source.Sizes[i];
        for (int i = dim + 1; i < source.Sizes.Length; i++) inner *= source.Sizes[i];
        var shape = (long[])source.Sizes.Clone();
        long count = places.Count;
        if (shape.Length > 0) shape[dim] = count;
        var result = Tensor.Allocate(shape, source.Type);
        for (long i = 0; i < count; i++)
        {
            if (at[i] < 0 || at[i] >= size) throw Dims.Error("index out of range in self");
        }
        byte* from = (byte*)packed.Data, to = (byte*)result.Data;
        Parallelism.For(outer * count, inner / 4, (first, last) =>
        {
            for (long i = first; i < last; i++)
                Buffer.MemoryCopy(from + ((((i / count) * size) + at[i % count]) * inner), to + (i * inner), inner, inner);
        });
        return result;
    }

    public static void Where(Tensor result, Tensor condition, Tensor a, Tensor b)
    {
        switch (Dtypes.Size(result.Type))
        {
            case 1: Strided.Run(default(WhereLoop<byte>), result.Sizes, result, condition, a, b); break;
            case 2: Strided.Run(default(WhereLoop<short>), result.Sizes, result, condition, a, b); break;
            case 4: Strided.Run(default(WhereLoop<int>), result.Sizes, result, condition, a, b); break;
            default: Strided.Run(default(WhereLoop<long>), result.Sizes, result, condition, a, b); break;
        }
    }

    public static Tensor NonZero(Tensor tensor)
    {
        using var truth = Pointwise.Test<IsZeroOp>(tensor);
        byte* zero = (byte*)truth.Data;
        long count = truth.Count, found = 0;
        int rank = tensor.Sizes.Length;
        for (long i = 0; i < count; i++) found += 1 - zero[i];
        var result = Tensor.Allocate([found, rank], ScalarType.Int64);
        long* row = (long*)result.Data;
        for (long i = 0; i < count; i++)
        {
            if (zero[i] != 0) continue;
            long rest = i;
            for (int d = rank - 1; d >= 0; d--)
            {
                row[d] = rest % tensor.Sizes[d];
                rest /= tensor.Sizes[d];
            }
            row += rank;
        }
        return result;
    }

    private static long Place(long index, long size)
    {
        if (index < 0 || index >= size) throw Dims.Error($"index {index} is out of bounds for dimension with size {size}");
        return index;
    }

    private readonly struct GatherLoop<T>(long size, long step) : IStridedLoop where T : unmanaged
    {
        public void Run(long n, byte* p0, byte* p1, byte* p2, byte* p3, long s0, long s1, long s2, long s3)
        {
            for (long i = 0; i < n; i++) *(T*)(p0 + (i * s0)) = *(T*)(p2 + (i * s2) + (Place(*(long*)(p1 + (i * s1)), size) * step));
        }
    }

    private readonly struct ScatterLoop<T>(long size, long step) : IStridedLoop where T : unmanaged
    {
        public void Run(long n, byte* p0, byte* p1, byte* p2, byte* p3, long s0, long s1, long s2, long s3)
        {
            for (long i = 0; i < n; i++) *(T*)(p0 + (i * s0) + (Place(*(long*)(p1 + (i * s1)), size) * step)) = *(T*)(p2 + (i * s2));
        }
    }

    private readonly struct AddLoop<T>(long size, long step) : IStridedLoop where T : unmanaged, System.Numerics.INumber<T>
    {
        public void Run(long n, byte* p0, byte* p1, byte* p2, byte* p3, long s0, long s1, long s2, long s3)
        {
            for (long i = 0; i < n; i++) *(T*)(p0 + (i * s0) + (Place(*(long*)(p1 + (i * s1)), size) * step)) += *(T*)(p2 + (i * s2));
        }
    }

    private readonly struct WhereLoop<T> : IStridedLoop where T : unmanaged
    {
        public void Run(long n, byte* p0, byte* p1, byte* p2, byte* p3, long s0, long s1, long s2, long s3)
        {
            for (long i = 0; i < n; i++) *(T*)(p0 + (i * s0)) = p1[i * s1] != 0 ? *(T*)(p2 + (i * s2)) : *(T*)(p3 + (i * s3));
        }
    }
}
