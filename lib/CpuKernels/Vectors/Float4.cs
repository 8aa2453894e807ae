using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;

namespace TorchSharp.Kernels;

/// <summary>4 floats in 128 bits (NEON, SSE).</summary>
internal readonly unsafe struct Float4(Vector128<float> bits) : IVector<Float4>
{
    private readonly Vector128<float> bits = bits;
    internal Vector128<float> Bits => bits;

    public static int Count => 4;
    public static bool ManyRegisters => AdvSimd.IsSupported;
    public static Float4 Zero { [MethodImpl(MethodImplOptions.AggressiveInlining)] get => new(Vector128<float>.Zero); }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float4 Broadcast(float value) => new(Vector128.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float4 Load(float* source) => new(Vector128.Load(source));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Float4 value, float* target) => value.bits.Store(target);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void LoadPairs(float* source, out Float4 even, out Float4 odd)
    {
        var (a, b) = Pairs.Split(Vector128.Load(source), Vector128.Load(source + 4));
        even = new(a);
        odd = new(b);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void GatherPairs(float* source, int* at, out Float4 low, out Float4 high)
    {
        low = new(Pairs.Load(source, at));
        high = new(Pairs.Load(source, at + 2));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void JoinPairs(Float4 first, Float4 second, out Float4 low, out Float4 high)
    {
        var (a, b) = Pairs.Join(first.bits, second.bits);
        low = new(a);
        high = new(b);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float4 SumPairs(Float4 low, Float4 high)
    {
        var (a, b) = Pairs.Split(low.bits, high.bits);
        return new(a + b);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreOffsets(Float4 row, Float4 column, int width, int* target) =>
        (Vector128.ConvertToInt32Native(row.bits) * Vector128.Create(width) + Vector128.ConvertToInt32Native(column.bits)).Store(target);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float4 operator +(Float4 a, Float4 b) => new(a.bits + b.bits);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float4 operator -(Float4 a, Float4 b) => new(a.bits - b.bits);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float4 operator *(Float4 a, Float4 b) => new(a.bits * b.bits);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float4 operator /(Float4 a, Float4 b) => new(a.bits / b.bits);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float4 operator &(Float4 a, Float4 b) => new(a.bits & b.bits);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float4 Fma(Float4 a, Float4 b, Float4 c) => new(Vector128.MultiplyAddEstimate(a.bits, b.bits, c.bits));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float4 AtMost(Float4 highest, Float4 value) => new(Vector128.MinNative(highest.bits, value.bits));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float4 AtLeast(Float4 lowest, Float4 value) => new(Vector128.MaxNative(lowest.bits, value.bits));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float4 Abs(Float4 value) => new(Vector128.Abs(value.bits));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float4 Floor(Float4 value) => new(Vector128.Floor(value.bits));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float4 Round(Float4 value) => new(Vector128.Round(value.bits));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float4 Greater(Float4 a, Float4 b) => new(Vector128.GreaterThan(a.bits, b.bits));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float4 GreaterOrEqual(Float4 a, Float4 b) => new(Vector128.GreaterThanOrEqual(a.bits, b.bits));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float4 Select(Float4 mask, Float4 a, Float4 b) => new(Vector128.ConditionalSelect(mask.bits, a.bits, b.bits));
}
