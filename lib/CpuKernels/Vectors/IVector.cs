namespace TorchSharp.Kernels;

/// <summary>
/// One SIMD register of floats. Kernels are written once over <typeparamref name="TSelf"/> and compiled for 128, 256
/// and 512 bits; the members are the few operations that they need, each a single instruction where the hardware has it.
/// </summary>
internal unsafe interface IVector<TSelf> where TSelf : struct, IVector<TSelf>
{
    /// <summary>Floats in a register.</summary>
    static abstract int Count { get; }

    /// <summary>True where 32 registers of this width exist (AVX-512, NEON): the tiles may then be twice as high.</summary>
    static abstract bool ManyRegisters { get; }

    static abstract TSelf Zero { get; }
    static abstract TSelf Broadcast(float value);
    static abstract TSelf Load(float* source);
    static abstract void Store(TSelf value, float* target);

    /// <summary>Even and odd floats of 2·<see cref="Count"/> contiguous ones.</summary>
    static abstract void LoadPairs(float* source, out TSelf even, out TSelf odd);

    /// <summary>
    /// The pairs source[at], source[at + 1] for each of <see cref="Count"/> offsets; in each 128 bits, two of every four pairs
    /// in <paramref name="low"/>, the other two in <paramref name="high"/>: the order of <see cref="JoinPairs"/>.
    /// </summary>
    static abstract void GatherPairs(float* source, int* at, out TSelf low, out TSelf high);

    /// <summary>Pairs of a float of each operand, in the order of <see cref="GatherPairs"/>.</summary>
    static abstract void JoinPairs(TSelf first, TSelf second, out TSelf low, out TSelf high);

    /// <summary>Sum of each pair, the pairs in the order of <see cref="GatherPairs"/>.</summary>
    static abstract TSelf SumPairs(TSelf low, TSelf high);

    /// <summary>Stores row·width + column as integers; rows and columns are whole numbers.</summary>
    static abstract void StoreOffsets(TSelf row, TSelf column, int width, int* target);

    static abstract TSelf operator +(TSelf a, TSelf b);
    static abstract TSelf operator -(TSelf a, TSelf b);
    static abstract TSelf operator *(TSelf a, TSelf b);
    static abstract TSelf operator /(TSelf a, TSelf b);
    static abstract TSelf operator &(TSelf a, TSelf b);

    /// <summary>a·b + c, rounded once where the processor has fused multiply-add.</summary>
    static abstract TSelf Fma(TSelf a, TSelf b, TSelf c);

    /// <summary>The smaller of the two, where only <paramref name="value"/> may be NaN, which stays; one instruction.</summary>
    static abstract TSelf AtMost(TSelf highest, TSelf value);

    /// <summary>The larger of the two, where only <paramref name="value"/> may be NaN, which stays; one instruction.</summary>
    static abstract TSelf AtLeast(TSelf lowest, TSelf value);

    static abstract TSelf Abs(TSelf value);
    static abstract TSelf Floor(TSelf value);

    /// <summary>Nearest whole number, ties to even.</summary>
    static abstract TSelf Round(TSelf value);

    /// <summary>Comparison: all bits set where it holds.</summary>
    static abstract TSelf Greater(TSelf a, TSelf b);

    /// <summary>Comparison: all bits set where it holds.</summary>
    static abstract TSelf GreaterOrEqual(TSelf a, TSelf b);

    /// <summary>Bits of <paramref name="a"/> where the mask is set, of <paramref name="b"/> elsewhere.</summary>
    static abstract TSelf Select(TSelf mask, TSelf a, TSelf b);
}
