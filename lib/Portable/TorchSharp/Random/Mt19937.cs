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
        uint y = state[next++];
        y ^= y >> 11;
        y ^= (y << 7) & 0x9d2c5680;
        y ^= (y << 15) & 0xefc60000;
        return y ^ (y >> 18);
    }

    /// <summary>A 64-bit number: the first draw is its upper half.</summary>
    public ulong Next64()
    {
        ulong high = Next();
        return (high << 32) | Next();
    }

    private void Renew()
    {
        left = Size;
        next = 0;
        int i = 0;
        for (; i < Size - Middle; i++) state[i] = state[i + Middle] ^ Twist(state[i], state[i + 1]);
        for (; i < Size - 1; i++) state[i] = state[i + Middle - Size] ^ Twist(state[i], state[i + 1]);
        state[i] = state[i + Middle - Size] ^ Twist(state[i], state[0]);
    }

    private static uint Twist(uint u, uint v) => (((u & 0x80000000) | (v & 0x7fffffff)) >> 1) ^ ((v & 1) != 0 ? 0x9908b0df : 0);

    public (uint[] State, int Left, int Next) Save() => ((uint[])state.Clone(), left, next);

    public void Restore(ReadOnlySpan<uint> saved, int savedLeft, int savedNext)
    {
        saved.CopyTo(state);
        (left, next) = (savedLeft, savedNext);
    }
}
