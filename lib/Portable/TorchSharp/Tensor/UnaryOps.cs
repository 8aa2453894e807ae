using System.Numerics;
using TorchSharp.Engine;

namespace TorchSharp;

/// <summary>An operation on one real number.</summary>
internal interface IRealOp
{
    static abstract T Run<T>(T x) where T : unmanaged, IFloatingPointIeee754<T>;

    /// <summary>Runs the engine's kernel over n floats where there is one.</summary>
    static virtual unsafe bool Floats(long n, float* x, float* y) => false;
}

/// <summary>An operation on one number of any type.</summary>
internal interface IUnaryOp
{
    static abstract T Run<T>(T x) where T : unmanaged, INumber<T>;

    /// <summary>Runs the engine's kernel over n floats where there is one.</summary>
    static virtual unsafe bool Floats(long n, float* x, float* y) => false;
}

/// <summary>A question about one number of any type.</summary>
internal interface ITestOp
{
    static abstract bool Run<T>(T x) where T : unmanaged, INumber<T>;
}

internal struct ExpOp : IRealOp
{
    public static T Run<T>(T x) where T : unmanaged, IFloatingPointIeee754<T> => T.Exp(x);

    public static unsafe bool Floats(long n, float* x, float* y)
    {
        Elementwise.Map(n, new Exp(), x, y);
        return true;
    }
}

internal struct Expm1Op : IRealOp
{
    public static T Run<T>(T x) where T : unmanaged, IFloatingPointIeee754<T>
    {
        // Kahan's formula: the error of the logarithm cancels that of the exponential.
        T u = T.Exp(x);
        if (u == T.One) return x;
        T um1 = u - T.One;
        return um1 == -T.One || !T.IsFinite(u) ? um1 : um1 * x / T.Log(u);
    }

    public static unsafe bool Floats(long n, float* x, float* y)
    {
        Elementwise.Map(n, new Expm1(), x, y);
        return true;
    }
}

internal struct LogOp : IRealOp
{
    public static T Run<T>(T x) where T : unmanaged, IFloatingPointIeee754<T> => T.Log(x);

    public static unsafe bool Floats(long n, float* x, float* y)
    {
        Elementwise.Map(n, new Log(), x, y);
        return true;
    }
}

internal struct Log2Op : IRealOp
{
    public static T Run<T>(T x) where T : unmanaged, IFloatingPointIeee754<T> => T.Log2(x);
}

internal struct Log10Op : IRealOp
{
    public static T Run<T>(T x) where T : unmanaged, IFloatingPointIeee754<T> => T.Log10(x);
}

internal struct Log1pOp : IRealOp
{
    public static T Run<T>(T x) where T : unmanaged, IFloatingPointIeee754<T>
    {
        T u = T.One + x;
        if (u == T.One) return x;
        return T.IsInfinity(u) ? T.Log(u) : T.Log(u) * x / (u - T.One);
    }

    public static unsafe bool Floats(long n, float* x, float* y)
    {
        Elementwise.Map(n, new Log1p(), x, y);
        return true;
    }
}

internal struct SqrtOp : IRealOp
{
    public static T Run<T>(T x) where T : unmanaged, IFloatingPointIeee754<T> => T.Sqrt(x);

    public static unsafe bool Floats(long n, float* x, float* y)
    {
        Elementwise.Map(n, new Sqrt(), x, y);
        return true;
    }
}

internal struct RsqrtOp : IRealOp
{
    public static T Run<T>(T x) where T : unmanaged, IFloatingPointIeee754<T> => T.One / T.Sqrt(x);
}

internal struct ReciprocalOp : IRealOp
{
    public static T Run<T>(T x) where T : unmanaged, IFloatingPointIeee754<T> => T.One / x;

    public static unsafe bool Floats(long n, float* x, float* y)
    {
        Elementwise.Map(n, new Reciprocal(), x, y);
        return true;
    }
}

internal struct SinOp : IRealOp
{
    public static T Run<T>(T x) where T : unmanaged, IFloatingPointIeee754<T> => T.Sin(x);

    public static unsafe bool Floats(long n, float* x, float* y)
    {
        Elementwise.Map(n, new Sin(), x, y);
        return true;
    }
}

internal struct CosOp : IRealOp
{
    public static T Run<T>(T x) where T : unmanaged, IFloatingPointIeee754<T> => T.Cos(x);

    public static unsafe bool Floats(long n, float* x, float* y)
    {
        Elementwise.Map(n, new Cos(), x, y);
        return true;
    }
}

internal struct TanOp : IRealOp
{
    public static T Run<T>(T x) where T : unmanaged, IFloatingPointIeee754<T> => T.Tan(x);
}

internal struct AsinOp : IRealOp
{
    public static T Run<T>(T x) where T : unmanaged, IFloatingPointIeee754<T> => T.Asin(x);
}

internal struct AcosOp : IRealOp
{
    public static T Run<T>(T x) where T : unmanaged, IFloatingPointIeee754<T> => T.Acos(x);
}

internal struct AtanOp : IRealOp
{
    public static T Run<T>(T x) where T : unmanaged, IFloatingPointIeee754<T> => T.Atan(x);
}

internal struct SinhOp : IRealOp
{
    public static T Run<T>(T x) where T : unmanaged, IFloatingPointIeee754<T> => T.Sinh(x);
}

internal struct CoshOp : IRealOp
{
    public static T Run<T>(T x) where T : unmanaged, IFloatingPointIeee754<T> => T.Cosh(x);
}

internal struct TanhOp : IRealOp
{
    public static T Run<T>(T x) where T : unmanaged, IFloatingPointIeee754<T> => T.Tanh(x);

    public static unsafe bool Floats(long n, float* x, float* y)
    {
        Elementwise.Map(n, new Tanh(), x, y);
        return true;
    }
}

internal struct SigmoidOp : IRealOp
{
    public static T Run<T>(T x) where T : unmanaged, IFloatingPointIeee754<T> => T.One / (T.One + T.Exp(-x));

    public static unsafe bool Floats(long n, float* x, float* y)
    {
        Elementwise.Map(n, new Sigmoid(), x, y);
        return true;
    }
}

internal struct ErfOp : IRealOp
{
    public static T Run<T>(T x) where T : unmanaged, IFloatingPointIeee754<T> =>
        T.CreateTruncating(SpecialFunctions.Erf(double.CreateTruncating(x)));

    public static unsafe bool Floats(long n, float* x, float* y)
    {
        Elementwise.Map(n, new Erf(), x, y);
        return true;
    }
}

internal struct ErfcOp : IRealOp
{
    public static T Run<T>(T x) where T : unmanaged, IFloatingPointIeee754<T> =>
        T.CreateTruncating(SpecialFunctions.Erfc(double.CreateTruncating(x)));
}

internal struct ErfinvOp : IRealOp
{
    public static T Run<T>(T x) where T : unmanaged, IFloatingPointIeee754<T> =>
        T.CreateTruncating(SpecialFunctions.ErfInverse(double.CreateTruncating(x)));
}

internal struct NegOp : IUnaryOp
{
    public static T Run<T>(T x) where T : unmanaged, INumber<T> => typeof(T) == typeof(byte) ? T.Zero - x : -x;

    public static unsafe bool Floats(long n, float* x, float* y)
    {
        Elementwise.Map(n, new Negate(), x, y);
        return true;
    }
}

internal struct AbsOp : IUnaryOp
{
    public static T Run<T>(T x) where T : unmanaged, INumber<T> => typeof(T) == typeof(float) || typeof(T) == typeof(double)
        ? T.Abs(x)
        : x < T.Zero ? T.Zero - x : x;

    public static unsafe bool Floats(long n, float* x, float* y)
    {
        Elementwise.Map(n, new Abs(), x, y);
        return true;
    }
}

internal struct SignOp : IUnaryOp
{
    public static T Run<T>(T x) where T : unmanaged, INumber<T> => x > T.Zero ? T.One : x < T.Zero ? -T.One : T.Zero;

    public static unsafe bool Floats(long n, float* x, float* y)
    {
        Elementwise.Map(n, new Sign(), x, y);
        return true;
    }
}

internal struct SquareOp : IUnaryOp
{
    public static T Run<T>(T x) where T : unmanaged, INumber<T> => x * x;

    public static unsafe bool Floats(long n, float* x, float* y)
    {
        Elementwise.Map(n, new Square(), x, y);
        return true;
    }
}

/// <summary>The positive part; not-a-number stays.</summary>
internal struct ReluOp : IUnaryOp
{
    public static T Run<T>(T x) where T : unmanaged, INumber<T> => x < T.Zero ? T.Zero : x;

    public static unsafe bool Floats(long n, float* x, float* y)
    {
        Elementwise.Map(n, new Relu(), x, y);
        return true;
    }
}

internal struct FloorOp : IUnaryOp
{
    public static T Run<T>(T x) where T : unmanaged, INumber<T> =>
        typeof(T) == typeof(float) ? T.CreateTruncating(MathF.Floor(float.CreateTruncating(x))) :
        typeof(T) == typeof(double) ? T.CreateTruncating(Math.Floor(double.CreateTruncating(x))) : x;

    public static unsafe bool Floats(long n, float* x, float* y)
    {
        Elementwise.Map(n, new Floor(), x, y);
        return true;
    }
}

internal struct CeilOp : IUnaryOp
{
    public static T Run<T>(T x) where T : unmanaged, INumber<T> =>
        typeof(T) == typeof(float) ? T.CreateTruncating(MathF.Ceiling(float.CreateTruncating(x))) :
        typeof(T) == typeof(double) ? T.CreateTruncating(Math.Ceiling(double.CreateTruncating(x))) : x;

    public static unsafe bool Floats(long n, float* x, float* y)
    {
        Elementwise.Map(n, new Ceiling(), x, y);
        return true;
    }
}

internal struct TruncOp : IUnaryOp
{
    public static T Run<T>(T x) where T : unmanaged, INumber<T> =>
        typeof(T) == typeof(float) ? T.CreateTruncating(MathF.Truncate(float.CreateTruncating(x))) :
        typeof(T) == typeof(double) ? T.CreateTruncating(Math.Truncate(double.CreateTruncating(x))) : x;

    public static unsafe bool Floats(long n, float* x, float* y)
    {
        Elementwise.Map(n, new Truncate(), x, y);
        return true;
    }
}

/// <summary>To the nearest integer, halves to the even one.</summary>
internal struct RoundOp : IUnaryOp
{
    public static T Run<T>(T x) where T : unmanaged, INumber<T> =>
        typeof(T) == typeof(float) ? T.CreateTruncating(MathF.Round(float.CreateTruncating(x), MidpointRounding.ToEven)) :
        typeof(T) == typeof(double) ? T.CreateTruncating(Math.Round(double.CreateTruncating(x), MidpointRounding.ToEven)) : x;

    public static unsafe bool Floats(long n, float* x, float* y)
    {
        Elementwise.Map(n, new Round(), x, y);
        return true;
    }
}

internal struct BitwiseNotOp : IUnaryOp
{
    public static T Run<T>(T x) where T : unmanaged, INumber<T> => T.CreateTruncating(~long.CreateTruncating(x));
}

internal struct IsNanOp : ITestOp
{
    public static bool Run<T>(T x) where T : unmanaged, INumber<T> => T.IsNaN(x);
}

internal struct IsInfOp : ITestOp
{
    public static bool Run<T>(T x) where T : unmanaged, INumber<T> => T.IsInfinity(x);
}

internal struct IsPosInfOp : ITestOp
{
    public static bool Run<T>(T x) where T : unmanaged, INumber<T> => T.IsPositiveInfinity(x);
}

internal struct IsNegInfOp : ITestOp
{
    public static bool Run<T>(T x) where T : unmanaged, INumber<T> => T.IsNegativeInfinity(x);
}

internal struct IsFiniteOp : ITestOp
{
    public static bool Run<T>(T x) where T : unmanaged, INumber<T> => T.IsFinite(x);
}

internal struct IsZeroOp : ITestOp
{
    public static bool Run<T>(T x) where T : unmanaged, INumber<T> => x == T.Zero;
}

internal struct SignBitOp : ITestOp
{
    public static bool Run<T>(T x) where T : unmanaged, INumber<T> => T.IsNegative(x);
}
