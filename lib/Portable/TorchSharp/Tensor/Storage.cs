using System.Runtime.InteropServices;

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
internal sealed unsafe class Storage
{
    // Below this a collection is triggered by the handles' own managed memory soon enough.
    private const long PressureThreshold = 64 * 1024;

    private int references = 1;

    public Storage(long bytes)
    {
        Bytes = bytes;
        Data = Buffers.Rent(bytes);
        if (bytes >= PressureThreshold) GC.AddMemoryPressure(bytes);
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
        Buffers.Return(old);
    }

    private void Free()
    {
        nint data = Data;
        if (data == 0) return;
        Data = 0;
        Buffers.Return(data);
        if (Bytes >= PressureThreshold) GC.RemoveMemoryPressure(Bytes);
    }
}

/// <summary>64-byte-aligned native memory, uninitialised.</summary>
internal static unsafe class Buffers
{
    public static nint Rent(long bytes) => (nint)NativeMemory.AlignedAlloc((nuint)Math.Max(bytes, 64), 64);

    public static void Return(nint buffer) => NativeMemory.AlignedFree((void*)buffer);
}
