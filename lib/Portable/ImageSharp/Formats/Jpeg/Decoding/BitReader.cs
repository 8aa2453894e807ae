using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace SixLabors.ImageSharp.Formats.Jpeg.Decoding;

/// <summary>Reads entropy-coded bits up to the next marker; beyond it, zeros.</summary>
internal unsafe struct BitReader(byte* start, byte* end)
{
    private readonly byte* end = end;
    private byte* next = start;

    /// <summary>
    /// The next bits, the first one uppermost; those not read yet are zero. A field, so that inner loops can keep it in a register.
    /// </summary>
    public ulong Bits;

    /// <summary>How many of <see cref="Bits"/> are there.</summary>
    public int Count;

    /// <summary>How many bits beyond the marker or the end were made up.</summary>
    private int padding;

    private bool stopped;

    /// <summary>Where the next byte is read from: the marker's FF, once it was met.</summary>
    public readonly byte* Position => next;

    /// <summary>Whether more bits were taken than there are, and nothing more follows.</summary>
    public readonly bool IsExhausted => padding > Count && end - next <= 2;

    /// <summary>Makes sure that 32 bits or more are there.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Fill()
    {
        if (Count < 32)
        {
            Refill();
        }
    }

    /// <summary>The next bits as a number, not taken yet. Call <see cref="Fill"/> before.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly int Peek(int size) => (int)(Bits >> (64 - size));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Skip(int size)
    {
        Bits <<= size;
        Count -= size;
    }

    /// <summary>Takes 1 to 16 bits. Call <see cref="Fill"/> before.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Take(int size)
    {
        int value = Peek(size);
        Skip(size);
        return value;
    }

    /// <summary>Takes a value of the given size, which may be zero. Call <see cref="Fill"/> before.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int TakeSigned(int size) => size == 0 ? 0 : HuffmanTable.Extend(Take(size), size);

    /// <summary>Takes the next symbol, 1 to 16 bits. Call <see cref="Fill"/> before.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int TakeSymbol(HuffmanTable table)
    {
        int entry = table.Lookup[Peek(HuffmanTable.LookupBits)];
        if (entry != 0)
        {
            Skip(entry >> 8);
            return entry & 0xFF;
        }

        return TakeLongSymbol(table);
    }

    /// <summary>
    /// Goes to just behind the next restart marker. Where another marker or the end comes first, zeros follow from here on.
    /// </summary>
    public void Restart()
    {
        Bits = 0;
        Count = 0;
        padding = 0;
        while (next + 1 < end)
        {
            if (next[0] == 0xFF && next[1] is not 0 and not 0xFF)
            {
                if (Marker.IsRestart(next[1]))
                {
                    next += 2;
                    stopped = false;
                    return;
                }

                break;
            }

            next++;
        }

        stopped = true;
        if (next + 1 >= end)
        {
            next = end;
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public int TakeLongSymbol(HuffmanTable table)
    {
        int code = Peek(16);
        int length = HuffmanTable.LookupBits + 1;
        while (code >= table.MaxCode[length])
        {
            length++;
        }

        if (length > 16)
        {
            // No such code: the data is damaged. A zero lets the block end soon.
            Skip(16);
            return 0;
        }

        Skip(length);
        return table.Symbols[(table.Offset[length] + (code >> (16 - length))) & 0xFF];
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Refill()
    {
        if (end - next >= 4)
        {
            uint four = BinaryPrimitives.ReverseEndianness(Unsafe.ReadUnaligned<uint>(next));
            uint inverse = ~four;

            // No byte is FF: none of the inverted bytes is zero.
            if (((inverse - 0x01010101u) & ~inverse & 0x80808080u) == 0 && !stopped)
            {
                Bits |= (ulong)four << (32 - Count);
                Count += 32;
                next += 4;
                return;
            }
        }

        while (Count <= 56)
        {
            Bits |= (ulong)NextByte() << (56 - Count);
            Count += 8;
        }
    }

    private byte NextByte()
    {
        if (!stopped && next < end)
        {
            byte value = *next;
            if (value != 0xFF)
            {
                next++;
                return value;
            }

            // FF 00 is a data byte FF; more FF before the 00 are tolerated.
            byte* after = next + 1;
            while (after < end && *after == 0xFF)
            {
                after++;
            }

            if (after < end && *after == 0)
            {
                next = after + 1;
                return 0xFF;
            }
        }

        stopped = true;
        padding += 8;
        return 0;
    }
}
