using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>What to do with a run of elements of up to four operands; strides are in bytes.</summary>
internal unsafe interface IStridedLoop
{
    void Run(long n, byte* p0, byte* p1, byte* p2, byte* p3, long s0, long s1, long s2, long s3);
}

/// <summary>
/// Walks up to four broadcast operands together: merges dimensions that can be walked as one, hands the innermost to the loop,
/// and splits big walks across the workers. Operand 0 is written, the others are read.
/// </summary>
internal static unsafe class Strided
{
    private const int MaxRank = 24;

    private struct Plan
    {
        public int Rank;
        public long Count;
        public fixed long Sizes[MaxRank];
        public fixed long S0[MaxRank];
        public fixed long S1[MaxRank];
        public fixed long S2[MaxRank];
        public fixed long S3[MaxRank];
        public byte* P0;
        public byte* P1;
        public byte* P2;
        public byte* P3;
    }

    private sealed class Box<TLoop>(Plan plan, TLoop loop) where TLoop : struct, IStridedLoop
    {
        public void Range(long from, long to)
        {
            var copy = plan;
            Walk(ref copy, loop, from, to);
        }
    }

    /// <summary>Walks the shape; operands of lower rank or length 1 are broadcast to it.</summary>
    public static void Run<TLoop>(TLoop loop, long[] shape, Tensor o0, Tensor? o1 = null, Tensor? o2 = null, Tensor? o3 = null)
        where TLoop : struct, IStridedLoop
    {
        long count = Dims.Count(shape);
        if (count == 0) return;
        if (AllInterleaved(shape, o0, o1, o2, o3))
        {
            Flat(loop, count, o0, o1, o2, o3);
            return;
        }
        Plan plan;
        plan.Rank = 0;
        plan.Count = count;
        plan.P0 = (byte*)o0.Data;
        plan.P1 = o1 is null ? null : (byte*)o1.Data;
        plan.P2 = o2 is null ? null : (byte*)o2.Data;
        plan.P3 = o3 is null ? null : (byte*)o3.Data;
        int r = 0;
        // Innermost dimension first.
        for (int d = shape.Length - 1; d >= 0; d--)
        {
            long size = shape[d];
            if (size == 1) continue;
            long s0 = Stride(o0, shape.Length, d), s1 = Stride(o1, shape.Length, d);
            long s2 = Stride(o2, shape.Length, d), s3 = Stride(o3, shape.Length, d);
            if (r > 0)
            {
                long inner = plan.Sizes[r - 1];
                if (s0 == plan.S0[r - 1] * inner && s1 == plan.S1[r - 1] * inner &&
                    s2 == plan.S2[r - 1] * inner && s3 == plan.S3[r - 1] * inner)
                {
                    plan.Sizes[r - 1] *= size;
                    continue;
                }
            }
            if (r == MaxRank) throw new NotSupportedException($"Tensors of more than {MaxRank} dimensions are not supported.");
            plan.Sizes[r] = size;
            plan.S0[r] = s0;
            plan.S1[r] = s1;
            plan.S2[r] = s2;
            plan.S3[r] = s3;
            r++;
        }
        plan.Rank = r;
        if (r == 0)
        {
            loop.Run(1, plan.P0, plan.P1, plan.P2, plan.P3, 0, 0, 0, 0);
        }
        else if (count < 2 * Parallelism.Grain || OverlapsItself(ref plan))
        {
            Walk(ref plan, loop, 0, count);
        }
        else
        {
            var box = new Box<TLoop>(plan, loop);
            Parallelism.For(count, 1, box.Range);
        }
        GC.KeepAlive(o0);
        GC.KeepAlive(o1);
        GC.KeepAlive(o2);
        GC.KeepAlive(o3);
    }

    /// <summary>Walks the bytes of tensors of equal shape and pixel order as they lie; single numbers may stand beside them.</summary>
    private static void Flat<TLoop>(TLoop loop, long count, Tensor o0, Tensor? o1, Tensor? o2, Tensor? o3)
        where TLoop : struct, IStridedLoop
    {
        Plan plan;
        plan.Rank = 1;
        plan.Count = count;
        plan.Sizes[0] = count;
        plan.P0 = RawData(o0);
        plan.P1 = RawData(o1);
        plan.P2 = RawData(o2);
        plan.P3 = RawData(o3);
        plan.S0[0] = FlatStride(o0);
        plan.S1[0] = FlatStride(o1);
        plan.S2[0] = FlatStride(o2);
        plan.S3[0] = FlatStride(o3);
        if (count < 2 * Parallelism.Grain) Walk(ref plan, loop, 0, count);
        else Parallelism.For(count, 1, new Box<TLoop>(plan, loop).Range);
        GC.KeepAlive(o0);
        GC.KeepAlive(o1);
        GC.KeepAlive(o2);
        GC.KeepAlive(o3);
    }

    private static byte* RawData(Tensor? t) => t is null ? null : (byte*)t.Storage.Data + (t.Offset * Dtypes.Size(t.Type));

    private static long FlatStride(Tensor? t) => t is null || t.Count == 1 ? 0 : Dtypes.Size(t.Type);

    /// <summary>Whether every operand is interleaved and of the full shape, or a single number.</summary>
    private static bool AllInterleaved(long[] shape, Tensor o0, Tensor? o1, Tensor? o2, Tensor? o3)
    {
        return o0.IsInterleaved && Fits(shape, o0) && Fits(shape, o1) && Fits(shape, o2) && Fits(shape, o3);

        static bool Fits(long[] shape, Tensor? t) =>
            t is null || (t.IsInterleaved ? t.Sizes.AsSpan().SequenceEqual(shape) : t.Count == 1);
    }

    private static long Stride(Tensor? t, int rank, int d)
    {
        if (t is null) return 0;
        int i = d - rank + t.Sizes.Length;
        return i < 0 || t.Sizes[i] == 1 ? 0 : t.Strides[i] * Dtypes.Size(t.Type);
    }

    /// <summary>Whether the written operand is the target of a reduction, so that pieces of the walk may meet in one element.</summary>
    private static bool OverlapsItself(ref Plan plan)
    {
        for (int d = 0; d < plan.Rank; d++)
        {
            if (plan.S0[d] == 0) return true;
        }
        return false;
    }

    private static void Walk<TLoop>(ref Plan plan, TLoop loop, long from, long to) where TLoop : struct, IStridedLoop
    {
        int rank = plan.Rank;
        long inner = plan.Sizes[0];
        byte* p0 = plan.P0, p1 = plan.P1, p2 = plan.P2, p3 = plan.P3;
        long s0 = plan.S0[0], s1 = plan.S1[0], s2 = plan.S2[0], s3 = plan.S3[0];
        if (rank == 1)
        {
            loop.Run(to - from, p0 + (from * s0), p1 + (from * s1), p2 + (from * s2), p3 + (from * s3), s0, s1, s2, s3);
            return;
        }
        long* index = stackalloc long[MaxRank];
        long rest = from / inner, first = from % inner;
        for (int d = 1; d < rank; d++)
        {
            long i = rest % plan.Sizes[d];
            rest /= plan.Sizes[d];
            index[d] = i;
            p0 += i * plan.S0[d];
            p1 += i * plan.S1[d];
            p2 += i * plan.S2[d];
            p3 += i * plan.S3[d];
        }
        for (long at = from; at < to;)
        {
            long n = Math.Min(inner - first, to - at);
            loop.Run(n, p0 + (first * s0), p1 + (first * s1), p2 + (first * s2), p3 + (first * s3), s0, s1, s2, s3);
            at += n;
            first = 0;
            for (int d = 1; d < rank; d++)
            {
                p0 += plan.S0[d];
                p1 += plan.S1[d];
                p2 += plan.S2[d];
                p3 += plan.S3[d];
                if (++index[d] < plan.Sizes[d]) break;
                index[d] = 0;
                p0 -= plan.Sizes[d] * plan.S0[d];
                p1 -= plan.Sizes[d] * plan.S1[d];
                p2 -= plan.Sizes[d] * plan.S2[d];
                p3 -= plan.Sizes[d] * plan.S3[d];
            }
        }
    }
}
