using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace TorchSharp.Kernels;

/// <summary>8 floats in 256 bits (AVX2).</summary>
internal readonly unsafe struct Float8(Vector256<float> bits) : IVector<Float8>
{
    private readonly Vector256<float> bits = bits;

    internal Vector256<float> Bits => bits;

    public static int Count => 8;
    public static bool ManyRegisters => false;
    public static Float8 Zero { [MethodImpl(MethodImplOptions.AggressiveInlining)] get => new(Vector256<float>.Zero); }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float8 Broadcast(float value) => new(Vector256.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float8 Load(float* source) => new(Vector256.Load(source));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Float8 value, float* target) => value.bits.Store(target);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void LoadPairs(float* source, out Float8 even, out Float8 odd)
    {
        var (a, b) = Pairs.Split(Vector128.Load(source), Vector128.Load(source + 4));
        var (c, d) = Pairs.Split(Vector128.Load(source + 8), Vector128.Load(source + 12));
        even = new(Vector256.Create(a, c));
        odd = new(Vector256.Create(b, d));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void GatherPairs(float* source, int* at, out Float8 low, out Float8 high)
    {
        low = new(Vector256.Create(Pairs.Load(source, at), Pairs.Load(source, at + 4)));
        high = new(Vector256.Create(Pairs.Load(source, at + 2), Pairs.Load(source, at + 6)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void JoinPairs(Float8 first, Float8 second, out Float8 low, out Float8 high)
    {
        var (a, b) = Pairs.Join(first.bits.GetLower(), second.bits.GetLower());
        var (c, d) = Pairs.Join(first.bits.GetUpper(), second.bits.GetUpper());
        low = new(Vector256.Create(a, c));
        high = new(Vector256.Create(b, d));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float8 SumPairs(Float8 low, Float8 high)
    {
        if (Avx.IsSupported) return new(Avx.Shuffle(low.bits, high.bits, 0b10_00_10_00) + Avx.Shuffle(low.bits, high.bits, 0b11_01_11_01));
        var (a, b) = Pairs.Split(low.bits.GetLower(), high.bits.GetLower());
        var (c, d) = Pairs.Split(low.bits.GetUpper(), high.bits.GetUpper());
        return new(Vector256.Create(a + b, c + d));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreOffsets(Float8 row, Float8 column, int width, int* target) =>
        (Vector256.ConvertToInt32Native(row.bits) * Vector256.Create(width) + Vector256.ConvertToInt32Native(column.bits)).Store(target);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float8 operator +(Float8 a, Float8 b) => new(a.bits + b.bits);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float8 operator -(Float8 a, Float8 b) => new(a.bits - b.bits);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float8 operator *(Float8 a, Float8 b) => new(a.bits * b.bits);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float8 operator /(Float8 a, Float8 b) => new(a.bits / b.bits);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float8 operator &(Float8 a, Float8 b) => new(a.bits & b.bits);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float8 Fma(Float8 a, Float8 b, Float8 c) => new(Vector256.MultiplyAddEstimate(a.bits, b.bits, c.bits));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float8 AtMost(Float8 highest, Float8 value) => new(Vector256.MinNative(highest.bits, value.bits));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float8 AtLeast(Float8 lowest, Float8 value) => new(Vector256.MaxNative(lowest.bits, value.bits));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float8 Abs(Float8 value) => new(Vector256.Abs(value.bits));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float8 Floor(Float8 value) => new(Vector256.Floor(value.bits));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float8 Round(Float8 value) => new(Vector256.Round(value.bits));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float8 Greater(Float8 a, Float8 b) => new(Vector256.GreaterThan(a.bits, b.bits));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float8 GreaterOrEqual(Float8 a, Float8 b) => new(Vector256.GreaterThanOrEqual(a.bits, b.bits));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float8 Select(Float8 mask, Float8 a, Float8 b) => new(Vector256.ConditionalSelect(mask.bits, a.bits, b.bits));
}
