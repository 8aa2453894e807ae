using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace TorchSharp.Kernels;

/// <summary>16 floats in 512 bits (AVX-512).</summary>
internal readonly unsafe struct Float16(Vector512<float> bits) : IVector<Float16>
{
    private readonly Vector512<float> bits = bits;

    public static int Count => 16;
    public static bool ManyRegisters => true;
    public static Float16 Zero { [MethodImpl(MethodImplOptions.AggressiveInlining)] get => new(Vector512<float>.Zero); }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float16 Broadcast(float value) => new(Vector512.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float16 Load(float* source) => new(Vector512.Load(source));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Float16 value, float* target) => value.bits.Store(target);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void LoadPairs(float* source, out Float16 even, out Float16 odd)
    {
        Float8.LoadPairs(source, out var a, out var b);
        Float8.LoadPairs(source + 16, out var c, out var d);
        even = new(Vector512.Create(a.Bits, c.Bits));
        odd = new(Vector512.Create(b.Bits, d.Bits));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void GatherPairs(float* source, int* at, out Float16 low, out Float16 high)
    {
        Float8.GatherPairs(source, at, out var a, out var b);
        Float8.GatherPairs(source, at + 8, out var c, out var d);
        low = new(Vector512.Create(a.Bits, c.Bits));
        high = new(Vector512.Create(b.Bits, d.Bits));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void JoinPairs(Float16 first, Float16 second, out Float16 low, out Float16 high)
    {
        if (Avx512F.IsSupported)
        {
            low = new(Avx512F.UnpackLow(first.bits, second.bits));
            high = new(Avx512F.UnpackHigh(first.bits, second.bits));
            return;
        }
        Float8.JoinPairs(new(first.bits.GetLower()), new(second.bits.GetLower()), out var a, out var b);
        Float8.JoinPairs(new(first.bits.GetUpper()), new(second.bits.GetUpper()), out var c, out var d);
        low = new(Vector512.Create(a.Bits, c.Bits));
        high = new(Vector512.Create(b.Bits, d.Bits));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float16 SumPairs(Float16 low, Float16 high)
    {
        if (Avx512F.IsSupported) return new(Avx512F.Shuffle(low.bits, high.bits, 0b10_00_10_00) + Avx512F.Shuffle(low.bits, high.bits, 0b11_01_11_01));
        Float8 a = Float8.SumPairs(new(low.bits.GetLower()), new(high.bits.GetLower())), b = Float8.SumPairs(new(low.bits.GetUpper()), new(high.bits.GetUpper()));
        return new(Vector512.Create(a.Bits, b.Bits));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreOffsets(Float16 row, Float16 column, int width, int* target) =>
        (Vector512.ConvertToInt32Native(row.bits) * Vector512.Create(width) + Vector512.ConvertToInt32Native(column.bits)).Store(target);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float16 operator +(Float16 a, Float16 b) => new(a.bits + b.bits);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float16 operator -(Float16 a, Float16 b) => new(a.bits - b.bits);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float16 operator *(Float16 a, Float16 b) => new(a.bits * b.bits);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float16 operator /(Float16 a, Float16 b) => new(a.bits / b.bits);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float16 operator &(Float16 a, Float16 b) => new(a.bits & b.bits);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float16 Fma(Float16 a, Float16 b, Float16 c) => new(Vector512.MultiplyAddEstimate(a.bits, b.bits, c.bits));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float16 AtMost(Float16 highest, Float16 value) => new(Vector512.MinNative(highest.bits, value.bits));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float16 AtLeast(Float16 lowest, Float16 value) => new(Vector512.MaxNative(lowest.bits, value.bits));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float16 Abs(Float16 value) => new(Vector512.Abs(value.bits));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float16 Floor(Float16 value) => new(Vector512.Floor(value.bits));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float16 Round(Float16 value) => new(Vector512.Round(value.bits));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float16 Greater(Float16 a, Float16 b) => new(Vector512.GreaterThan(a.bits, b.bits));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float16 GreaterOrEqual(Float16 a, Float16 b) => new(Vector512.GreaterThanOrEqual(a.bits, b.bits));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float16 Select(Float16 mask, Float16 a, Float16 b) => new(Vector512.ConditionalSelect(mask.bits, a.bits, b.bits));
}
