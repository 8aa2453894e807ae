using TorchSharp.Engine;

namespace TorchSharp;

/// <summary>How the bytes of a four-dimensional activation lie in memory; see <see cref="Storage.Order"/>.</summary>
internal enum PixelOrder
{
    /// <summary>Batch, channel, row, column: what strides say.</summary>
    Planar,
    /// <summary>Batch, row, column, channel, while the tensor reports planar strides.</summary>
    Interleaved,
}

/// <summary>
/// One native buffer shared by tensor handles, views and saved tensors. The last reference to go returns the buffer to the pool;
/// a storage whose holders were forgotten is returned by its finalizer.
/// </summary>
internal sealed class Storage
{
    private int references = 1;

    public Storage(long bytes)
    {
        Bytes = bytes;
        NativeMemoryWatch.Renting(bytes);
        Data = NativePool.Rent(bytes);
    }

    ~Storage() => Free();

    public nint Data { get; private set; }

    public long Bytes { get; }

    /// <summary>Counts in-place writes, so that backward can tell that a value it saved has changed.</summary>
    public int Version;

    /// <summary>Interleaved only for a tensor that covers the whole storage; <see cref="torch.Tensor.Planar"/> undoes it.</summary>
    public PixelOrder Order;

    public bool IsUnique => Volatile.Read(ref references) == 1;

    public Storage AddReference()
    {
        Interlocked.Increment(ref references);
        return this;
    }

    public void Release()
    {
        if (Interlocked.Decrement(ref references) != 0) return;
        GC.SuppressFinalize(this);
        Free();
    }

    /// <summary>Takes over another buffer of the same size, returning the present one.</summary>
    public void Replace(nint data, PixelOrder order)
    {
        nint old = Data;
        Data = data;
        Order = order;
        NativePool.Return(old);
    }

    private void Free()
    {
        nint data = Data;
        if (data == 0) return;
        Data = 0;
        NativePool.Return(data);
        NativeMemoryWatch.Returned(Bytes);
    }
}

/// <summary>
/// Makes the garbage collector look for forgotten tensors: it sees only their small managed parts, never the native memory behind them.
/// Left to itself it waits until the young generation fills a budget of many megabytes, which for a training loop is hundreds of steps; a
/// look at the young generation costs a fraction of a millisecond, keeps the resident set flat and returns forgotten buffers early.
/// </summary>
internal static class NativeMemoryWatch
{
    private const long Floor = 256L << 20;

    /// <summary>Managed bytes that a thread may allocate between two looks at the young generation.</summary>
    private const long YoungBytes = 1L << 20;

    [ThreadStatic]
    private static long allocatedAtLastLook;

    private static long live;
    private static long limit = Floor;

    /// <summary>Bytes that storages hold now.</summary>
    public static long Live => Interlocked.Read(ref live);

    public static void Renting(long bytes)
    {
        long allocated = GC.GetAllocatedBytesForCurrentThread();
        if (allocated - allocatedAtLastLook > YoungBytes)
        {
            allocatedAtLastLook = allocated;
            GC.Collect(0);
        }
        if (Interlocked.Add(ref live, bytes) <= Volatile.Read(ref limit)) return;
        // What is in use has doubled since the last look: either it is wanted, or nobody disposed it.
        Volatile.Write(ref limit, long.MaxValue);
        GC.Collect();
        GC.WaitForPendingFinalizers();
        Volatile.Write(ref limit, Math.Max(Floor, 2 * Live));
    }

    public static void Returned(long bytes)
    {
        long left = Interlocked.Add(ref live, -bytes), present = Volatile.Read(ref limit);
        if (present != long.MaxValue && present > Floor && left < present / 4)
            Interlocked.CompareExchange(ref limit, Math.Max(Floor, present / 2), present);
    }
}
