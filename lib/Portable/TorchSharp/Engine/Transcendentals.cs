using System.Runtime.CompilerServices;

namespace TorchSharp.Engine;

// Exponentials, logarithms and what is made of them, within a few units in the last place of the C library.

internal readonly struct Exp : IUnary
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<V>(V x) where V : struct, IVector<V> => V.Exp(x);
}

internal readonly struct Log : IUnary
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<V>(V x) where V : struct, IVector<V> => V.Log(x);
}

/// <summary>log(1 + x) without the loss for small x (Kahan's correction by the rounding error of 1 + x).</summary>
internal readonly struct Log1p : IUnary
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<V>(V x) where V : struct, IVector<V>
    {
        V one = V.Broadcast(1), sum = one + x, part = sum - one;
        var value = V.Log(sum) * (x / part);
        // x too small to change 1, or infinite: the quotient above says nothing.
        var plain = V.Select(V.Equal(part, V.Zero), x, V.Log(sum));
        return V.Select(V.Equal(part, V.Zero) | V.Equal(part, V.Broadcast(float.PositiveInfinity)) | V.Equal(x, V.Broadcast(-1)), plain, value);
    }
}

/// <summary>exp(x) - 1 without the loss for small x.</summary>
internal readonly struct Expm1 : IUnary
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<V>(V x) where V : struct, IVector<V>
    {
        // Taylor's series is exact to a float below 0.35.
        var series = V.Broadcast(1f / 5040);
        series = V.Fma(series, x, V.Broadcast(1f / 720));
        series = V.Fma(series, x, V.Broadcast(1f / 120));
        series = V.Fma(series, x, V.Broadcast(1f / 24));
        series = V.Fma(series, x, V.Broadcast(1f / 6));
        series = V.Fma(series, x, V.Broadcast(0.5f));
        var small = V.Fma(series * x, x, x);
        return V.Select(V.Greater(V.Broadcast(0.35f), V.Abs(x)), small, V.Exp(x) - V.Broadcast(1));
    }
}

internal readonly struct Sin : IUnary
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<V>(V x) where V : struct, IVector<V> => V.Sin(x);
}

internal readonly struct Cos : IUnary
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<V>(V x) where V : struct, IVector<V> => V.Cos(x);
}

internal readonly struct Sigmoid : IUnary
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<V>(V x) where V : struct, IVector<V> => V.Broadcast(1) / (V.Broadcast(1) + V.Exp(V.Zero - x));
}

/// <summary>(output of sigmoid, dy) → dx</summary>
internal readonly struct SigmoidGradient : IBinary
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<V>(V a, V b) where V : struct, IVector<V> => b * (V.Broadcast(1) - a) * a;
}

/// <summary>Hyperbolic tangent: Cephes' polynomial near 0, an exponential elsewhere.</summary>
internal readonly struct Tanh : IUnary
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<V>(V x) where V : struct, IVector<V>
    {
        V size = V.Abs(x), square = x * x;
        var series = V.Broadcast(-5.70498872745E-3f);
        series = V.Fma(series, square, V.Broadcast(2.06390887954E-2f));
        series = V.Fma(series, square, V.Broadcast(-5.37397155531E-2f));
        series = V.Fma(series, square, V.Broadcast(1.33314422036E-1f));
        series = V.Fma(series, square, V.Broadcast(-3.33332819422E-1f));
        var small = V.Fma(series * square, x, x);
        var large = V.Broadcast(1) - V.Broadcast(2) / (V.Exp(size + size) + V.Broadcast(1));
        large = V.Select(V.Greater(V.Zero, x), V.Zero - large, large);
        return V.Select(V.Greater(V.Broadcast(0.625f), size), small, large);
    }
}

/// <summary>(output of tanh, dy) → dx</summary>
internal readonly struct TanhGradient : IBinary
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<V>(V a, V b) where V : struct, IVector<V> => b * (V.Broadcast(1) - a * a);
}

/// <summary>Gauss's error function: one minimax polynomial near 0, the exponential of another elsewhere.</summary>
internal readonly struct Erf : IUnary
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<V>(V x) where V : struct, IVector<V>
    {
        V size = V.Abs(x), square = x * x;
        var far = V.Fma(V.Broadcast(-1.72853470e-5f), size, V.Broadcast(3.83197126e-4f));
        var next = V.Fma(V.Broadcast(-3.88396438e-3f), size, V.Broadcast(2.42546219e-2f));
        far = V.Fma(far, square, next);
        far = V.Fma(far, size, V.Broadcast(-1.06777877e-1f));
        far = V.Fma(far, size, V.Broadcast(-6.34846687e-1f));
        far = V.Fma(far, size, V.Broadcast(-1.28717512e-1f));
        far = V.Fma(far, size, V.Zero - size);
        // Beyond 4 the value is 1 to a float, while the polynomial leaves its range.
        far = V.Select(V.Greater(size, V.Broadcast(4)), V.Broadcast(1), V.Broadcast(1) - V.Exp(far));
        far = V.Select(V.Greater(V.Zero, x), V.Zero - far, far);
        var near = V.Broadcast(-5.96761703e-4f);
        near = V.Fma(near, square, V.Broadcast(4.99119423e-3f));
        near = V.Fma(near, square, V.Broadcast(-2.67681349e-2f));
        near = V.Fma(near, square, V.Broadcast(1.12819925e-1f));
        near = V.Fma(near, square, V.Broadcast(-3.76125336e-1f));
        near = V.Fma(near, square, V.Broadcast(1.28379166e-1f));
        near = V.Fma(near, x, x);
        return V.Select(V.Greater(size, V.Broadcast(0.927734375f)), far, near);
    }
}

/// <summary>Hendrycks and Gimpel's x·Φ(x), with the exact normal distribution.</summary>
internal readonly struct Gelu : IUnary
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<V>(V x) where V : struct, IVector<V> =>
        x * V.Broadcast(0.5f) * (V.Broadcast(1) + default(Erf).Apply(x * V.Broadcast(0.70710678118654752f)));
}

/// <summary>(input, dy) → dx</summary>
internal readonly struct GeluGradient : IBinary
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<V>(V a, V b) where V : struct, IVector<V>
    {
        var cumulative = V.Broadcast(0.5f) * (V.Broadcast(1) + default(Erf).Apply(a * V.Broadcast(0.70710678118654752f)));
        var density = V.Exp(a * a * V.Broadcast(-0.5f)) * V.Broadcast(0.39894228040143268f);
        return b * V.Fma(a, density, cumulative);
    }
}

/// <summary>x·sigmoid(x)</summary>
internal readonly struct Silu : IUnary
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<V>(V x) where V : struct, IVector<V> => x / (V.Broadcast(1) + V.Exp(V.Zero - x));
}

/// <summary>(input, dy) → dx</summary>
internal readonly struct SiluGradient : IBinary
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<V>(V a, V b) where V : struct, IVector<V>
    {
        var sigmoid = default(Sigmoid).Apply(a);
        return b * sigmoid * V.Fma(a, V.Broadcast(1) - sigmoid, V.Broadcast(1));
    }
}

/// <summary>log(1 + exp(x)), never overflowing.</summary>
internal readonly struct Softplus : IUnary
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<V>(V x) where V : struct, IVector<V> =>
        V.AtLeast(V.Zero, x) + default(Log1p).Apply(V.Exp(V.Zero - V.Abs(x)));
}
