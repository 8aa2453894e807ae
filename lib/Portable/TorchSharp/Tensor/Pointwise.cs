using System.Numerics;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Operations number by number, with broadcasting and type promotion.</summary>
internal static unsafe class Pointwise
{
    /// <summary>Memory for a result: interleaved where all full-size operands are, planar otherwise.</summary>
    public static Tensor Result(long[] shape, ScalarType type, Tensor a, Tensor? b = null)
    {
        bool interleaved = type == ScalarType.Float32 && (a.IsInterleaved || (b is not null && b.IsInterleaved)) && Fits(a) && Fits(b);
        return interleaved ? Tensor.NewInterleaved(shape[0], shape[1], shape[2], shape[3]) : Tensor.Allocate((long[])shape.Clone(), type);

        bool Fits(Tensor? t) => t is null || (t.IsInterleaved ? t.Sizes.AsSpan().SequenceEqual(shape) : t.Count == 1);
    }

    public static Tensor Binary<TOp>(Tensor a, Tensor b, ScalarType type, Tensor? into = null) where TOp : struct, IBinaryOp
    {
        using var ca = Converted(a, type);
        using var cb = Converted(b, type);
        var shape = Dims.Broadcast(a.Sizes, b.Sizes);
        var result = Target(into, shape, type) ?? Result(shape, type, ca.Tensor, cb.Tensor);
        var target = result.Type == type ? result : Tensor.Allocate((long[])shape.Clone(), type);
        switch (type)
        {
            case ScalarType.Float32: Strided.Run(default(BinaryLoop<float, TOp>), shape, target, ca.Tensor, cb.Tensor); break;
            case ScalarType.Float64: Strided.Run(default(BinaryLoop<double, TOp>), shape, target, ca.Tensor, cb.Tensor); break;
            case ScalarType.Int64: Strided.Run(default(BinaryLoop<long, TOp>), shape, target, ca.Tensor, cb.Tensor); break;
            case ScalarType.Int32: Strided.Run(default(BinaryLoop<int, TOp>), shape, target, ca.Tensor, cb.Tensor); break;
            case ScalarType.Int16: Strided.Run(default(BinaryLoop<short, TOp>), shape, target, ca.Tensor, cb.Tensor); break;
            case ScalarType.Int8: Strided.Run(default(BinaryLoop<sbyte, TOp>), shape, target, ca.Tensor, cb.Tensor); break;
            case ScalarType.Byte: Strided.Run(default(BinaryLoop<byte, TOp>), shape, target, ca.Tensor, cb.Tensor); break;
            case ScalarType.Bool: Strided.Run(default(BoolLoop<TOp>), shape, target, ca.Tensor, cb.Tensor); break;
            default: throw Unsupported(type);
        }
        if (ReferenceEquals(target, result)) return result;
        Copying.Copy(result, target);
        target.Dispose();
        return result;
    }

    /// <summary>An operation with a plain number on the right (or left, where reversed), without a tensor made for it.</summary>
    public static Tensor BinaryNumber<TOp>(Tensor a, Scalar number, ScalarType type, Tensor? into = null, bool reversed = false) where TOp : struct, IBinaryOp
    {
        var b = Factory.Scratch(number, type);
        return reversed ? Binary<TOp>(b, a, type, into) : Binary<TOp>(a, b, type, into);
    }

    public static Tensor Compare<TOp>(Tensor a, Tensor b, Tensor? into = null) where TOp : struct, ICompareOp
    {
        var type = Dtypes.Result(a, b);
        using var ca = Converted(a, type);
        using var cb = Converted(b, type);
        var shape = Dims.Broadcast(a.Sizes, b.Sizes);
        var result = Target(into, shape, ScalarType.Bool) ?? Tensor.Allocate((long[])shape.Clone(), ScalarType.Bool);
        var target = result.Type == ScalarType.Bool ? result : Tensor.Allocate((long[])shape.Clone(), ScalarType.Bool);
        switch (type)
        {
            case ScalarType.Float32: Strided.Run(default(CompareLoop<float, TOp>), shape, target, ca.Tensor, cb.Tensor); break;
            case ScalarType.Float64: Strided.Run(default(CompareLoop<double, TOp>), shape, target, ca.Tensor, cb.Tensor); break;
            case ScalarType.Int64: Strided.Run(default(CompareLoop<long, TOp>), shape, target, ca.Tensor, cb.Tensor); break;
            case ScalarType.Int32: Strided.Run(default(CompareLoop<int, TOp>), shape, target, ca.Tensor, cb.Tensor); break;
            case ScalarType.Int16: Strided.Run(default(CompareLoop<short, TOp>), shape, target, ca.Tensor, cb.Tensor); break;
            case ScalarType.Int8: Strided.Run(default(CompareLoop<sbyte, TOp>), shape, target, ca.Tensor, cb.Tensor); break;
            case ScalarType.Byte or ScalarType.Bool: Strided.Run(default(CompareLoop<byte, TOp>), shape, target, ca.Tensor, cb.Tensor); break;
            default: throw Unsupported(type);
        }
        if (ReferenceEquals(target, result)) return result;
        Copying.Copy(result, target);
        target.Dispose();
        return result;
    }

    /// <summary>An operation on one number that exists for reals only; integers are converted first.</summary>
    public static Tensor Real<TOp>(Tensor a, Tensor? into = null) where TOp : struct, IRealOp
    {
        var type = Dtypes.ToFloat(a.Type);
        if (into is not null && into.Type != type)
            throw Dims.Error($"result type {Dtypes.Name(type)} can't be cast to the desired output type {Dtypes.Name(into.Type)}");
        using var ca = Converted(a, type);
        var result = into ?? Result(a.Sizes, type, ca.Tensor);
        switch (type)
        {
            case ScalarType.Float32: Strided.Run(default(RealLoop<float, TOp>), a.Sizes, result, ca.Tensor); break;
            case ScalarType.Float64: Strided.Run(default(RealLoop<double, TOp>), a.Sizes, result, ca.Tensor); break;
            default: throw Unsupported(type);
        }
        return result;
    }

    /// <summary>An operation on one number of any type.</summary>
    public static Tensor Unary<TOp>(Tensor a, Tensor? into = null) where TOp : struct, IUnaryOp
    {
        var result = into ?? Result(a.Sizes, a.Type, a);
        switch (a.Type)
        {
            case ScalarType.Float32: Strided.Run(default(UnaryLoop<float, TOp>), a.Sizes, result, a); break;
            case ScalarType.Float64: Strided.Run(default(UnaryLoop<double, TOp>), a.Sizes, result, a); break;
            case ScalarType.Int64: Strided.Run(default(UnaryLoop<long, TOp>), a.Sizes, result, a); break;
            case ScalarType.Int32: Strided.Run(default(UnaryLoop<int, TOp>), a.Sizes, result, a); break;
            case ScalarType.Int16: Strided.Run(default(UnaryLoop<short, TOp>), a.Sizes, result, a); break;
            case ScalarType.Int8: Strided.Run(default(UnaryLoop<sbyte, TOp>), a.Sizes, result, a); break;
            case ScalarType.Byte: Strided.Run(default(UnaryLoop<byte, TOp>), a.Sizes, result, a); break;
            default: throw Unsupported(a.Type);
        }
        return result;
    }

    /// <summary>A question about one number.</summary>
    public static Tensor Test<TOp>(Tensor a) where TOp : struct, ITestOp
    {
        var result = Tensor.Allocate((long[])a.Sizes.Clone(), ScalarType.Bool);
        switch (a.Type)
        {
            case ScalarType.Float32: Strided.Run(default(TestLoop<float, TOp>), a.Sizes, result, a); break;
            case ScalarType.Float64: Strided.Run(default(TestLoop<double, TOp>), a.Sizes, result, a); break;
            case ScalarType.Int64: Strided.Run(default(TestLoop<long, TOp>), a.Sizes, result, a); break;
            case ScalarType.Int32: Strided.Run(default(TestLoop<int, TOp>), a.Sizes, result, a); break;
            case ScalarType.Int16: Strided.Run(default(TestLoop<short, TOp>), a.Sizes, result, a); break;
            case ScalarType.Int8: Strided.Run(default(TestLoop<sbyte, TOp>), a.Sizes, result, a); break;
            case ScalarType.Byte or ScalarType.Bool: Strided.Run(default(TestLoop<byte, TOp>), a.Sizes, result, a); break;
            default: throw Unsupported(a.Type);
        }
        return result;
    }

    /// <summary>The in-place target, checked: the broadcast shape must be its own, and its type must be able to hold the result.</summary>
    private static Tensor? Target(Tensor? into, long[] shape, ScalarType type)
    {
        if (into is null) return null;
        if (!into.Sizes.AsSpan().SequenceEqual(shape))
            throw Dims.Error($"output with shape {Dims.Text(into.Sizes)} doesn't match the broadcast shape {Dims.Text(shape)}");
        if ((Dtypes.IsFloat(type) && !Dtypes.IsFloat(into.Type)) || (type != ScalarType.Bool && into.Type == ScalarType.Bool))
            throw Dims.Error($"result type {Dtypes.Name(type)} can't be cast to the desired output type {Dtypes.Name(into.Type)}");
        return into;
    }

    public static Exception Unsupported(ScalarType type) => Dims.Error($"not implemented for '{Dtypes.Name(type)}'");

    /// <summary>A tensor in a wanted type: itself, or a converted copy that is disposed after use.</summary>
    public static Temporary Converted(Tensor tensor, ScalarType type) =>
        tensor.Type == type ? new Temporary(tensor, false) : new Temporary(Copying.Convert(tensor, type), true);

    public readonly ref struct Temporary(Tensor tensor, bool owned)
    {
        public Tensor Tensor => tensor;

        public void Dispose()
        {
            if (owned) tensor.Dispose();
        }
    }

    private readonly struct BinaryLoop<T, TOp> : IStridedLoop where T : unmanaged, INumber<T> where TOp : struct, IBinaryOp
    {
        public void Run(long n, byte* p0, byte* p1, byte* p2, byte* p3, long s0, long s1, long s2, long s3)
        {
            long i = 0;
            int size = sizeof(T);
            if (TOp.Vectorizes && s0 == size && n >= Vector<T>.Count)
            {
                int width = Vector<T>.Count;
                T* o = (T*)p0, a = (T*)p1, b = (T*)p2;
                if (s1 == size && s2 == size)
                {
                    for (; i <= n - width; i += width) Vector.Store(TOp.Run(Vector.Load(a + i), Vector.Load(b + i)), o + i);
                }
                else if (s1 == size && s2 == 0)
                {
                    var vb = new Vector<T>(*b);
                    for (; i <= n - width; i += width) Vector.Store(TOp.Run(Vector.Load(a + i), vb), o + i);
                }
                else if (s1 == 0 && s2 == size)
                {
                    var va = new Vector<T>(*a);
                    for (; i <= n - width; i += width) Vector.Store(TOp.Run(va, Vector.Load(b + i)), o + i);
                }
            }
            for (; i < n; i++) *(T*)(p0 + (i * s0)) = TOp.Run(*(T*)(p1 + (i * s1)), *(T*)(p2 + (i * s2)));
        }
    }

    /// <summary>Truth values as numbers 0 and 1; any other result counts as 1.</summary>
    private readonly struct BoolLoop<TOp> : IStridedLoop where TOp : struct, IBinaryOp
    {
        public void Run(long n, byte* p0, byte* p1, byte* p2, byte* p3, long s0, long s1, long s2, long s3)
        {
            for (long i = 0; i < n; i++) p0[i * s0] = (byte)(TOp.Run(p1[i * s1], p2[i * s2]) != 0 ? 1 : 0);
        }
    }

    private readonly struct CompareLoop<T, TOp> : IStridedLoop where T : unmanaged, INumber<T> where TOp : struct, ICompareOp
    {
        public void Run(long n, byte* p0, byte* p1, byte* p2, byte* p3, long s0, long s1, long s2, long s3)
        {
            for (long i = 0; i < n; i++) p0[i * s0] = TOp.Run(*(T*)(p1 + (i * s1)), *(T*)(p2 + (i * s2))) ? (byte)1 : (byte)0;
        }
    }

    private readonly struct RealLoop<T, TOp> : IStridedLoop where T : unmanaged, IFloatingPointIeee754<T> where TOp : struct, IRealOp
    {
        public void Run(long n, byte* p0, byte* p1, byte* p2, byte* p3, long s0, long s1, long s2, long s3)
        {
            if (typeof(T) == typeof(float) && s0 == sizeof(float) && s1 == sizeof(float) && TOp.Floats(n, (float*)p1, (float*)p0)) return;
            for (long i = 0; i < n; i++) *(T*)(p0 + (i * s0)) = TOp.Run(*(T*)(p1 + (i * s1)));
        }
    }

    private readonly struct UnaryLoop<T, TOp> : IStridedLoop where T : unmanaged, INumber<T> where TOp : struct, IUnaryOp
    {
        public void Run(long n, byte* p0, byte* p1, byte* p2, byte* p3, long s0, long s1, long s2, long s3)
        {
            if (typeof(T) == typeof(float) && s0 == sizeof(float) && s1 == sizeof(float) && TOp.Floats(n, (float*)p1, (float*)p0)) return;
            for (long i = 0; i < n; i++) *(T*)(p0 + (i * s0)) = TOp.Run(*(T*)(p1 + (i * s1)));
        }
    }

    private readonly struct TestLoop<T, TOp> : IStridedLoop where T : unmanaged, INumber<T> where TOp : struct, ITestOp
    {
        public void Run(long n, byte* p0, byte* p1, byte* p2, byte* p3, long s0, long s1, long s2, long s3)
        {
            for (long i = 0; i < n; i++) p0[i * s0] = TOp.Run(*(T*)(p1 + (i * s1))) ? (byte)1 : (byte)0;
        }
    }
}
