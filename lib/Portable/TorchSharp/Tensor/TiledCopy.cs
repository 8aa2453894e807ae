using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Copies that turn a tensor round: done by tiles, so that both sides use the whole of each cache line they touch.</summary>
internal static unsafe class TiledCopy
{
    private const long Worthwhile = 4096;
    private const long TileRows = 16;
    private const long TileColumns = 16;

    private sealed class Plan
    {
        public List<(long Size, long From, long To)> Outer { get; } = [];

        // Neighbours along the rows are neighbours in the source, along the columns in the target.
        public long Rows, Columns, RowsTo, ColumnsFrom;
    }

    /// <summary>Copies between planar tensors of one type if they lie across each other; otherwise does nothing and says so.</summary>
    public static bool Done(Tensor target, Tensor source)
    {
        if (target.Type != source.Type || target.Count < Worthwhile || target.IsInterleaved || source.IsInterleaved) return false;
        if (PlanFor(target, source) is not { } plan) return false;
        void* from = source.Data, to = target.Data;
        switch (Dtypes.Size(target.Type))
        {
            case 1: Run((byte*)from, (byte*)to, plan); break;
            case 2: Run((short*)from, (short*)to, plan); break;
            case 4: Run((int*)from, (int*)to, plan); break;
            default: Run((long*)from, (long*)to, plan); break;
        }
        GC.KeepAlive(target);
        GC.KeepAlive(source);
        return true;
    }

    private static Plan? PlanFor(Tensor target, Tensor source)
    {
        var plan = new Plan();
        int rank = target.Sizes.Length;
        for (int d = 0; d < rank; d++)
        {
            int i = d - rank + source.Sizes.Length;
            long size = target.Sizes[d], to = target.Strides[d];
            long from = i < 0 || source.Sizes[i] == 1 ? 0 : source.Strides[i];
            if (size == 1) continue;
            if (to == 1 && from != 1 && plan.Columns == 0) (plan.Columns, plan.ColumnsFrom) = (size, from);
            else if (from == 1 && to != 1 && plan.Rows == 0) (plan.Rows, plan.RowsTo) = (size, to);
            else plan.Outer.Add((size, from, to));
        }
        return plan.Rows >= 4 && plan.Columns >= 4 ? plan : null;
    }

    private static void Run<T>(T* source, T* target, Plan plan) where T : unmanaged
    {
        long outer = 1, bands = (plan.Rows + TileRows - 1) / TileRows;
        foreach (var (size, _, _) in plan.Outer) outer *= size;
        Parallelism.For(outer * bands, TileRows * plan.Columns, (first, last) =>
        {
            for (long at = first; at < last; at++)
            {
                long row = at % bands * TileRows, rest = at / bands;
                T* from = source + row, to = target + (row * plan.RowsTo);
                for (int d = plan.Outer.Count - 1; d >= 0; d--)
                {
                    var (size, stepFrom, stepTo) = plan.Outer[d];
                    from += rest % size * stepFrom;
                    to += rest % size * stepTo;
                    rest /= size;
                }
                Band(from, to, Math.Min(TileRows, plan.Rows - row), plan);
            }
        });
    }

    private static void Band<T>(T* from, T* to, long rows, Plan plan) where T : unmanaged
    {
        long step = plan.ColumnsFrom, stepTo = plan.RowsTo;
        for (long column = 0; column < plan.Columns; column += TileColumns)
        {
            long end = Math.Min(column + TileColumns, plan.Columns);
            for (long row = 0; row < rows; row++)
            {
                T* p = from + row + (column * step), q = to + (row * stepTo);
                for (long i = column; i < end; i++, p += step) q[i] = *p;
            }
        }
    }
}
