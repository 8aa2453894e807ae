using System.Numerics;

namespace TorchSharp;

/// <summary>The 32-bit Mersenne twister (Matsumoto and Nishimura 1998), seeded as PyTorch seeds it.</summary>
internal sealed class Mt19937
{
    public const int Size = 624;
    private const int Middle = 397;

    private readonly uint[] state = new uint[Size];
    private int left = 1;
    private int next;

    public Mt19937(ulong seed) => Seed(seed);

    public void Seed(ulong seed)
    {
        state[0] = (uint)seed;
        for (uint i = 1; i < Size; i++) state[i] = (1812433253u * (state[i - 1] ^ (state[i - 1] >> 30))) + i;
        left = 1;
        next = 0;
    }

    public uint Next()
    {
        if (--left == 0) Renew();
        return Temper(state[next++]);
    }

    /// <summary>A 64-bit number: the first draw is its upper half.</summary>
    public ulong Next64()
    {
        ulong high = Next();
        return (high << 32) | Next();
    }

    /// <summary>The next numbers of the stream.</summary>
    public void Fill(Span<uint> numbers)
    {
        while (numbers.Length > 0)
        {
            // What Next would give before it renews the state; the state before the first renewal counts as used up.
            int ready = Math.Min(left - 1, numbers.Length);
            if (ready == 0)
            {
                numbers[0] = Next();
                numbers = numbers[1..];
                continue;
            }
            Temper(state.AsSpan(next, ready), numbers);
            left -= ready;
            next += ready;
            numbers = numbers[ready..];
        }
    }

    private static void Temper(ReadOnlySpan<uint> words, Span<uint> numbers)
    {
        int i = 0;
        for (; i <= words.Length - Vector<uint>.Count; i += Vector<uint>.Count)
        {
            var y = new Vector<uint>(words[i..]);
            y ^= y >>> 11;
            y ^= (y << 7) & new Vector<uint>(0x9d2c5680);
            y ^= (y << 15) & new Vector<uint>(0xefc60000);
            (y ^ (y >>> 18)).CopyTo(numbers[i..]);
        }
        for (; i < words.Length; i++) numbers[i] = Temper(words[i]);
    }

    private static uint Temper(uint y)
    {
        y ^= y >> 11;
        y ^= (y << 7) & 0x9d2c5680;
        y ^= (y << 15) & 0xefc60000;
        return y ^ (y >> 18);
    }

    private void Renew()
    {
        left = Size;
        next = 0;
        Twist(0, Size - Middle, Middle);
        Twist(Size - Middle, Size - 1, Middle - Size);
        state[Size - 1] = state[Middle - 1] ^ Twist(state[Size - 1], state[0]);
    }

    // A vector of words reads words that lie after it and are not yet renewed, or ones long renewed.
    private void Twist(int from, int to, int distance)
    {
        int i = from;
        for (; i <= to - Vector<uint>.Count; i += Vector<uint>.Count)
        {
            Vector<uint> u = new(state, i), v = new(state, i + 1), far = new(state, i + distance);
            var mixed = (u & new Vector<uint>(0x80000000)) | (v & new Vector<uint>(0x7fffffff));
            var odd = Vector<uint>.Zero - (v & Vector<uint>.One);
            (far ^ (mixed >>> 1) ^ (odd & new Vector<uint>(0x9908b0df))).CopyTo(state, i);
        }
        for (; i < to; i++) state[i] = state[i + distance] ^ Twist(state[i], state[i + 1]);
    }

    private static uint Twist(uint u, uint v) => (((u & 0x80000000) | (v & 0x7fffffff)) >> 1) ^ ((v & 1) != 0 ? 0x9908b0df : 0);

    public (uint[] State, int Left, int Next) Save() => ((uint[])state.Clone(), left, next);

    public void Restore(ReadOnlySpan<uint> saved, int savedLeft, int savedNext)
    {
        saved.CopyTo(state);
        (left, next) = (savedLeft, savedNext);
    }
}
