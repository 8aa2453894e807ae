using System.Runtime.CompilerServices;

namespace TorchSharp.Engine;

// The functions that Elementwise applies. Gradients take (saved value, output gradient) and give the input gradient.

internal readonly struct Add : IBinary
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<V>(V a, V b) where V : struct, IVector<V> => a + b;
}

internal readonly struct Subtract : IBinary
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<V>(V a, V b) where V : struct, IVector<V> => a - b;
}

internal readonly struct Multiply : IBinary
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<V>(V a, V b) where V : struct, IVector<V> => a * b;
}

internal readonly struct Divide : IBinary
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<V>(V a, V b) where V : struct, IVector<V> => a / b;
}

/// <summary>Larger operand; NaN wins.</summary>
internal readonly struct Maximum : IBinary
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<V>(V a, V b) where V : struct, IVector<V> => V.Max(a, b);
}

/// <summary>Smaller operand; NaN wins.</summary>
internal readonly struct Minimum : IBinary
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<V>(V a, V b) where V : struct, IVector<V> => V.Min(a, b);
}

/// <summary>a + factor·b</summary>
internal readonly struct AddScaled(float factor) : IBinary
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<V>(V a, V b) where V : struct, IVector<V> => V.Fma(V.Broadcast(factor), b, a);
}

/// <summary>a + weight·(b - a)</summary>
internal readonly struct Lerp(float weight) : IBinary
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<V>(V a, V b) where V : struct, IVector<V> => V.Fma(V.Broadcast(weight), b - a, a);
}

/// <summary>1 where a = b, else 0.</summary>
internal readonly struct EqualTo : IBinary
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<V>(V a, V b) where V : struct, IVector<V> => V.Equal(a, b) & V.Broadcast(1);
}

/// <summary>1 where a &gt; b, else 0.</summary>
internal readonly struct GreaterThan : IBinary
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<V>(V a, V b) where V : struct, IVector<V> => V.Greater(a, b) & V.Broadcast(1);
}

/// <summary>1 where a ≥ b, else 0.</summary>
internal readonly struct GreaterOrEqualTo : IBinary
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<V>(V a, V b) where V : struct, IVector<V> => V.GreaterOrEqual(a, b) & V.Broadcast(1);
}

/// <summary>x·scale + shift</summary>
internal readonly struct Affine(float scale, float shift) : IUnary
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<V>(V x) where V : struct, IVector<V> => V.Fma(x, V.Broadcast(scale), V.Broadcast(shift));
}

internal readonly struct Negate : IUnary
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<V>(V x) where V : struct, IVector<V> => x * V.Broadcast(-1);
}

internal readonly struct Relu : IUnary
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<V>(V x) where V : struct, IVector<V> => V.AtLeast(V.Zero, x);
}

/// <summary>(output or input of ReLU, dy) → dx</summary>
internal readonly struct ReluGradient : IBinary
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<V>(V a, V b) where V : struct, IVector<V> => V.Greater(a, V.Zero) & b;
}

/// <summary>Value limited to [lowest, highest]; NaN stays.</summary>
internal readonly struct Clamp(float lowest, float highest) : IUnary
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<V>(V x) where V : struct, IVector<V> => V.Min(V.Max(x, V.Broadcast(lowest)), V.Broadcast(highest));
}

/// <summary>(input of a clamp, dy) → dx; <paramref name="open"/> leaves the bounds themselves out, as hardtanh and relu6 do.</summary>
internal readonly struct ClampGradient(float lowest, float highest, bool open) : IBinary
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<V>(V a, V b) where V : struct, IVector<V>
    {
        V low = V.Broadcast(lowest), high = V.Broadcast(highest);
        return open ? V.Greater(a, low) & V.Greater(high, a) & b : V.GreaterOrEqual(a, low) & V.GreaterOrEqual(high, a) & b;
    }
}

internal readonly struct LeakyRelu(float slope) : IUnary
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<V>(V x) where V : struct, IVector<V> => V.Select(V.Greater(x, V.Zero), x, x * V.Broadcast(slope));
}

/// <summary>(input, dy) → dx</summary>
internal readonly struct LeakyReluGradient(float slope) : IBinary
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<V>(V a, V b) where V : struct, IVector<V> => V.Select(V.Greater(a, V.Zero), b, b * V.Broadcast(slope));
}

internal readonly struct Sqrt : IUnary
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<V>(V x) where V : struct, IVector<V> => V.Sqrt(x);
}

internal readonly struct Abs : IUnary
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<V>(V x) where V : struct, IVector<V> => V.Abs(x);
}

/// <summary>-1, 0 or 1; 0 for NaN, as in PyTorch.</summary>
internal readonly struct Sign : IUnary
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<V>(V x) where V : struct, IVector<V> =>
        (V.Greater(x, V.Zero) & V.Broadcast(1)) - (V.Greater(V.Zero, x) & V.Broadcast(1));
}

internal readonly struct Square : IUnary
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<V>(V x) where V : struct, IVector<V> => x * x;
}

internal readonly struct Reciprocal : IUnary
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<V>(V x) where V : struct, IVector<V> => V.Broadcast(1) / x;
}

internal readonly struct Floor : IUnary
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<V>(V x) where V : struct, IVector<V> => V.Floor(x);
}

internal readonly struct Ceiling : IUnary
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<V>(V x) where V : struct, IVector<V> => V.Ceiling(x);
}

/// <summary>Nearest whole number, ties to even.</summary>
internal readonly struct Round : IUnary
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<V>(V x) where V : struct, IVector<V> => V.Round(x);
}

internal readonly struct Truncate : IUnary
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<V>(V x) where V : struct, IVector<V> => V.Truncate(x);
}
