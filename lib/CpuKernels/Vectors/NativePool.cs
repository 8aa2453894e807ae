using System.Numerics;
using System.Runtime.InteropServices;

namespace TorchSharp.Kernels;

/// <summary>
/// Native memory, aligned to 64 bytes and kept for reuse: the first touch of fresh pages costs more than most kernels.
/// Sizes are rounded up to eight steps per power of two, so at most an eighth is wasted.
/// </summary>
internal static unsafe class NativePool
{
    private const int HeaderBytes = 64;
    private const int SmallestBytes = 64;
    private static readonly Shelf[] Shelves = CreateShelves();
    private static long keptBytes;
    private static long rentedBytes;

    /// <summary>Idle memory that the pool may keep; what is returned beyond it goes back to the system.</summary>
    internal static long KeepLimit { get; set; } = Math.Min(2L << 30, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 4);

    /// <summary>Bytes that are rented out now.</summary>
    internal static long Rented => Interlocked.Read(ref rentedBytes);

    /// <summary>Idle bytes that the pool keeps.</summary>
    internal static long Kept => Interlocked.Read(ref keptBytes);

    /// <summary>A buffer of at least that many bytes, aligned to 64; its contents are arbitrary.</summary>
    internal static nint Rent(long bytes)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(bytes);
        int index = ShelfOf(bytes);
        var shelf = Shelves[index];
        Interlocked.Add(ref rentedBytes, shelf.Bytes);
        if (shelf.TryTake(out nint kept))
        {
            Interlocked.Add(ref keptBytes, -shelf.Bytes);
            return kept;
        }
        byte* block;
        try
        {
            block = Allocate(shelf.Bytes);
        }
        catch (OutOfMemoryException)
        {
            // Sizes that are no longer used may hold what is missing.
            Trim();
            try
            {
                block = Allocate(shelf.Bytes);
            }
            catch (OutOfMemoryException)
            {
                Interlocked.Add(ref rentedBytes, -shelf.Bytes);
                throw new OutOfMemoryException(
                    $"No memory for a tensor of {bytes:N0} bytes ({Rented:N0} bytes are in use): use a smaller batch, or dispose tensors that are no longer needed.");
            }
        }
        *(int*)block = index;
        return (nint)(block + HeaderBytes);
    }

    /// <summary>Gives a buffer back. The pointer must come from <see cref="Rent"/> and is dead after this call.</summary>
    internal static void Return(nint buffer)
    {
        if (buffer == 0) return;
        byte* block = (byte*)buffer - HeaderBytes;
        var shelf = Shelves[*(int*)block];
        Interlocked.Add(ref rentedBytes, -shelf.Bytes);
        if (Interlocked.Add(ref keptBytes, shelf.Bytes) > KeepLimit)
        {
            Interlocked.Add(ref keptBytes, -shelf.Bytes);
            NativeMemory.AlignedFree(block);
        }
        else
        {
            shelf.Put(buffer);
        }
    }

    /// <summary>Gives all idle memory back to the system.</summary>
    internal static void Trim()
    {
        foreach (var shelf in Shelves)
        {
            while (shelf.TryTake(out nint kept))
            {
                Interlocked.Add(ref keptBytes, -shelf.Bytes);
                NativeMemory.AlignedFree((byte*)kept - HeaderBytes);
            }
        }
    }

    private static byte* Allocate(long bytes) => (byte*)NativeMemory.AlignedAlloc((nuint)(bytes + HeaderBytes), 64);

    // Shelf 0 holds 64 bytes; then eight sizes for every doubling: 72, 80, … 128, 144, …
    private static int ShelfOf(long bytes)
    {
        if (bytes <= SmallestBytes) return 0;
        int exponent = BitOperations.Log2((ulong)(bytes - 1));
        int eighth = (int)((bytes - 1) >> (exponent - 3)) & 7;
        return (exponent - 6) * 8 + eighth + 1;
    }

    private static Shelf[] CreateShelves()
    {
        var shelves = new Shelf[8 * 42 + 1];
        for (int i = 0; i < shelves.Length; i++)
        {
            shelves[i] = new Shelf(i == 0 ? SmallestBytes : (8L + (i - 1) % 8 + 1) << ((i - 1) / 8 + 3));
        }
        return shelves;
    }

    private sealed class Shelf(long bytes)
    {
        private readonly Lock gate = new();
        private readonly Stack<nint> buffers = new();

        internal long Bytes { get; } = bytes;

        internal bool TryTake(out nint buffer)
        {
            lock (gate) return buffers.TryPop(out buffer);
        }

        internal void Put(nint buffer)
        {
            lock (gate) buffers.Push(buffer);
        }
    }
}

/// <summary>Floats that a kernel borrows from the pool for one call: <c>using var scratch = new Scratch(count);</c></summary>
internal readonly unsafe ref struct Scratch(long floats)
{
    internal float* Floats { get; } = (float*)NativePool.Rent(floats * sizeof(float));

    public void Dispose() => NativePool.Return((nint)Floats);
}
