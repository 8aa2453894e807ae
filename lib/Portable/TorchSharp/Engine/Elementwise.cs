using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace TorchSharp.Engine;

/// <summary>A function of one value; see <see cref="Elementwise"/>.</summary>
internal interface IUnary
{
    V Apply<V>(V x) where V : struct, IVector<V>;
}

/// <summary>A function of two values; see <see cref="Elementwise"/>.</summary>
internal interface IBinary
{
    V Apply<V>(V a, V b) where V : struct, IVector<V>;
}

/// <summary>
/// Functions applied to each element: <c>Elementwise.Map(n, new Exp(), x, y)</c>. An output may be one of the inputs;
/// buffers must not overlap otherwise. Every element goes through the same vector code, so results do not depend on
/// the position of an element.
/// </summary>
internal static unsafe class Elementwise
{
    /// <summary>Elements of a task: large enough to be worth a thread, small enough for a cache.</summary>
    private const long Grain = 32 * 1024;

    /// <summary>y[i] = op(x[i])</summary>
    internal static void Map<TOp>(long n, TOp op, float* x, float* y) where TOp : struct, IUnary =>
        Simd.Range(new MapKernel<TOp>(op, x, y), n, Grain);

    /// <summary>y[i] = op(a[i], b[i])</summary>
    internal static void Zip<TOp>(long n, TOp op, float* a, float* b, float* y) where TOp : struct, IBinary =>
        Simd.Range(new ZipKernel<TOp>(op, a, b, y), n, Grain);

    /// <summary>y[i] = op(a[i], b)</summary>
    internal static void ZipScalar<TOp>(long n, TOp op, float* a, float b, float* y) where TOp : struct, IBinary =>
        Simd.Range(new RightScalarKernel<TOp>(op, a, b, y), n, Grain);

    /// <summary>y[i] = op(a, b[i])</summary>
    internal static void ScalarZip<TOp>(long n, TOp op, float a, float* b, float* y) where TOp : struct, IBinary =>
        Simd.Range(new LeftScalarKernel<TOp>(op, a, b, y), n, Grain);

    /// <summary>y[r, c] = op(a[r, c], b[c]) for rows of <paramref name="columns"/> elements: a value for each channel of channels-last pixels.</summary>
    internal static void ZipColumns<TOp>(long rows, int columns, TOp op, float* a, float* b, float* y) where TOp : struct, IBinary =>
        Simd.Range(new ColumnKernel<TOp>(columns, op, a, b, y), rows, Math.Max(1, Grain / columns));

    /// <summary>y[r, c] = op(a[r, c], b[r]): a value for each row.</summary>
    internal static void ZipRows<TOp>(long rows, int columns, TOp op, float* a, float* b, float* y) where TOp : struct, IBinary =>
        Simd.Range(new RowKernel<TOp>(columns, op, a, b, y), rows, Math.Max(1, Grain / columns));

    /// <summary>y[i] = value</summary>
    internal static void Fill(long n, float value, float* y) => Simd.Range(new FillKernel(value, y), n, 4 * Grain);

    /// <summary>y[i] = x[i]</summary>
    internal static void Copy(long n, float* x, float* y) => Simd.Range(new CopyKernel(x, y), n, 4 * Grain);

    /// <summary>y[i] = x[i] · scale + shift</summary>
    internal static void FromBytes(long n, byte* x, float* y, float scale = 1, float shift = 0) =>
        Simd.Range(new FromBytesKernel(x, y, scale, shift), n, Grain);

    private readonly struct MapKernel<TOp>(TOp op, float* x, float* y) : IRangeKernel where TOp : struct, IUnary
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run<V>(long from, long to) where V : struct, IVector<V>
        {
            float* source = x, target = y;
            long i = from;
            for (; i <= to - V.Count; i += V.Count) V.Store(op.Apply(V.Load(source + i)), target + i);
            if (i == to) return;
            float* rest = stackalloc float[16];
            Move(source + i, rest, to - i);
            V.Store(op.Apply(V.Load(rest)), rest);
            Move(rest, target + i, to - i);
        }
    }

    private readonly struct ZipKernel<TOp>(TOp op, float* a, float* b, float* y) : IRangeKernel where TOp : struct, IBinary
    {
        public void Run<V>(long from, long to) where V : struct, IVector<V> =>
            ZipSpan<V, TOp>(op, a + from, b + from, y + from, to - from);
    }

    private readonly struct RightScalarKernel<TOp>(TOp op, float* a, float b, float* y) : IRangeKernel where TOp : struct, IBinary
    {
        public void Run<V>(long from, long to) where V : struct, IVector<V> =>
            ZipRight<V, TOp>(op, a + from, b, y + from, to - from);
    }

    private readonly struct LeftScalarKernel<TOp>(TOp op, float a, float* b, float* y) : IRangeKernel where TOp : struct, IBinary
    {
        public void Run<V>(long from, long to) where V : struct, IVector<V> =>
            ZipRight<V, Swapped<TOp>>(new Swapped<TOp>(op), b + from, a, y + from, to - from);
    }

    private readonly struct ColumnKernel<TOp>(int columns, TOp op, float* a, float* b, float* y) : IRangeKernel where TOp : struct, IBinary
    {
        public void Run<V>(long from, long to) where V : struct, IVector<V>
        {
            for (long row = from; row < to; row++) ZipSpan<V, TOp>(op, a + row * columns, b, y + row * columns, columns);
        }
    }

    private readonly struct RowKernel<TOp>(int columns, TOp op, float* a, float* b, float* y) : IRangeKernel where TOp : struct, IBinary
    {
        public void Run<V>(long from, long to) where V : struct, IVector<V>
        {
            for (long row = from; row < to; row++) ZipRight<V, TOp>(op, a + row * columns, b[row], y + row * columns, columns);
        }
    }

    private readonly struct FillKernel(float value, float* y) : IRangeKernel
    {
        public void Run<V>(long from, long to) where V : struct, IVector<V>
        {
            for (long i = from; i < to; i += int.MaxValue) new Span<float>(y + i, (int)Math.Min(int.MaxValue, to - i)).Fill(value);
        }
    }

    private readonly struct CopyKernel(float* x, float* y) : IRangeKernel
    {
        public void Run<V>(long from, long to) where V : struct, IVector<V> =>
            Buffer.MemoryCopy(x + from, y + from, (to - from) * sizeof(float), (to - from) * sizeof(float));
    }

    private readonly struct FromBytesKernel(byte* x, float* y, float scale, float shift) : IRangeKernel
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run<V>(long from, long to) where V : struct, IVector<V>
        {
            V factor = V.Broadcast(scale), offset = V.Broadcast(shift);
            long i = from;
            for (; i <= to - V.Count; i += V.Count) V.Store(V.LoadBytes(x + i) * factor + offset, y + i);
            if (i == to) return;
            byte* rest = stackalloc byte[16];
            float* result = stackalloc float[16];
            Unsafe.CopyBlockUnaligned(rest, x + i, (uint)(to - i));
            V.Store(V.LoadBytes(rest) * factor + offset, result);
            Move(result, y + i, to - i);
        }
    }

    /// <summary>An operation with its operands exchanged.</summary>
    private readonly struct Swapped<TOp>(TOp op) : IBinary where TOp : struct, IBinary
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Apply<V>(V a, V b) where V : struct, IVector<V> => op.Apply(b, a);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void ZipSpan<V, TOp>(TOp op, float* a, float* b, float* y, long n) where V : struct, IVector<V> where TOp : struct, IBinary
    {
        long i = 0;
        for (; i <= n - V.Count; i += V.Count) V.Store(op.Apply(V.Load(a + i), V.Load(b + i)), y + i);
        if (i == n) return;
        float* left = stackalloc float[16], right = stackalloc float[16];
        Move(a + i, left, n - i);
        Move(b + i, right, n - i);
        V.Store(op.Apply(V.Load(left), V.Load(right)), left);
        Move(left, y + i, n - i);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void ZipRight<V, TOp>(TOp op, float* a, float b, float* y, long n) where V : struct, IVector<V> where TOp : struct, IBinary
    {
        var right = V.Broadcast(b);
        long i = 0;
        for (; i <= n - V.Count; i += V.Count) V.Store(op.Apply(V.Load(a + i), right), y + i);
        if (i == n) return;
        float* left = stackalloc float[16];
        Move(a + i, left, n - i);
        V.Store(op.Apply(V.Load(left), right), left);
        Move(left, y + i, n - i);
    }

    /// <summary>Copies a few floats; source and target do not overlap.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Move(float* source, float* target, long count)
    {
        if (count < 4)
        {
            for (long i = 0; i < count; i++) target[i] = source[i];
            return;
        }
        // The last four may overlap those before.
        for (long i = 0; i < count - 4; i += 4) Vector128.Load(source + i).Store(target + i);
        Vector128.Load(source + count - 4).Store(target + count - 4);
    }
}
