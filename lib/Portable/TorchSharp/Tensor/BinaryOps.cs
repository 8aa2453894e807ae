using System.Numerics;

namespace TorchSharp;

/// <summary>An operation on two numbers of one type.</summary>
internal interface IBinaryOp
{
    static abstract T Run<T>(T a, T b) where T : unmanaged, INumber<T>;

    static virtual bool Vectorizes => false;

    static virtual Vector<T> Run<T>(Vector<T> a, Vector<T> b) where T : unmanaged, INumber<T> => throw new NotSupportedException();
}

/// <summary>A relation between two numbers of one type.</summary>
internal interface ICompareOp
{
    static abstract bool Run<T>(T a, T b) where T : unmanaged, INumber<T>;
}

internal struct AddOp : IBinaryOp
{
    public static T Run<T>(T a, T b) where T : unmanaged, INumber<T> => a + b;
    public static bool Vectorizes => true;
    public static Vector<T> Run<T>(Vector<T> a, Vector<T> b) where T : unmanaged, INumber<T> => a + b;
}

internal struct SubOp : IBinaryOp
{
    public static T Run<T>(T a, T b) where T : unmanaged, INumber<T> => a - b;
    public static bool Vectorizes => true;
    public static Vector<T> Run<T>(Vector<T> a, Vector<T> b) where T : unmanaged, INumber<T> => a - b;
}

internal struct MulOp : IBinaryOp
{
    public static T Run<T>(T a, T b) where T : unmanaged, INumber<T> => a * b;
    public static bool Vectorizes => true;
    public static Vector<T> Run<T>(Vector<T> a, Vector<T> b) where T : unmanaged, INumber<T> => a * b;
}

/// <summary>Division of reals.</summary>
internal struct DivOp : IBinaryOp
{
    public static T Run<T>(T a, T b) where T : unmanaged, INumber<T> => a / b;
    public static bool Vectorizes => true;
    public static Vector<T> Run<T>(Vector<T> a, Vector<T> b) where T : unmanaged, INumber<T> => a / b;
}

/// <summary>The quotient rounded toward minus infinity, from the remainder as Python does.</summary>
internal struct FloorDivOp : IBinaryOp
{
    public static T Run<T>(T a, T b) where T : unmanaged, INumber<T>
    {
        if (b == T.Zero)
        {
            if (typeof(T) == typeof(float) || typeof(T) == typeof(double)) return a / b;
            throw Dims.Error("ZeroDivisionError");
        }
        T mod = a % b;
        if (typeof(T) == typeof(float) || typeof(T) == typeof(double))
        {
            T div = (a - mod) / b;
            if (mod != T.Zero && (b < T.Zero) != (mod < T.Zero)) div -= T.One;
            if (div == T.Zero) return T.CopySign(T.Zero, a / b);
            double floor = Math.Floor(double.CreateTruncating(div));
            return double.CreateTruncating(div) - floor > 0.5 ? T.CreateTruncating(floor + 1) : T.CreateTruncating(floor);
        }
        T quotient = a / b;
        return mod != T.Zero && (b < T.Zero) != (mod < T.Zero) ? quotient - T.One : quotient;
    }
}

/// <summary>The quotient rounded toward zero.</summary>
internal struct TruncDivOp : IBinaryOp
{
    public static T Run<T>(T a, T b) where T : unmanaged, INumber<T>
    {
        if (typeof(T) == typeof(float)) return T.CreateTruncating(MathF.Truncate(float.CreateTruncating(a / b)));
        if (typeof(T) == typeof(double)) return T.CreateTruncating(Math.Truncate(double.CreateTruncating(a / b)));
        if (b == T.Zero) throw Dims.Error("ZeroDivisionError");
        return a / b;
    }
}

/// <summary>The remainder with the sign of the divisor.</summary>
internal struct RemainderOp : IBinaryOp
{
    public static T Run<T>(T a, T b) where T : unmanaged, INumber<T>
    {
        if (b == T.Zero && typeof(T) != typeof(float) && typeof(T) != typeof(double)) throw Dims.Error("ZeroDivisionError");
        T mod = a % b;
        return mod != T.Zero && (b < T.Zero) != (mod < T.Zero) ? mod + b : mod;
    }
}

/// <summary>The remainder with the sign of the dividend.</summary>
internal struct FmodOp : IBinaryOp
{
    public static T Run<T>(T a, T b) where T : unmanaged, INumber<T>
    {
        if (b == T.Zero && typeof(T) != typeof(float) && typeof(T) != typeof(double)) throw Dims.Error("ZeroDivisionError");
        return a % b;
    }
}

/// <summary>The larger; not-a-number wins.</summary>
internal struct MaxOp : IBinaryOp
{
    public static T Run<T>(T a, T b) where T : unmanaged, INumber<T> => a > b || T.IsNaN(a) ? a : b;
    public static bool Vectorizes => true;
    public static Vector<T> Run<T>(Vector<T> a, Vector<T> b) where T : unmanaged, INumber<T> =>
        Vector.ConditionalSelect(Vector.GreaterThan(a, b) | ~Vector.Equals(a, a), a, b);
}

/// <summary>The smaller; not-a-number wins.</summary>
internal struct MinOp : IBinaryOp
{
    public static T Run<T>(T a, T b) where T : unmanaged, INumber<T> => a < b || T.IsNaN(a) ? a : b;
    public static bool Vectorizes => true;
    public static Vector<T> Run<T>(Vector<T> a, Vector<T> b) where T : unmanaged, INumber<T> =>
        Vector.ConditionalSelect(Vector.LessThan(a, b) | ~Vector.Equals(a, a), a, b);
}

internal struct PowOp : IBinaryOp
{
    public static T Run<T>(T a, T b) where T : unmanaged, INumber<T>
    {
        if (typeof(T) == typeof(float)) return T.CreateTruncating(MathF.Pow(float.CreateTruncating(a), float.CreateTruncating(b)));
        if (typeof(T) == typeof(double)) return T.CreateTruncating(Math.Pow(double.CreateTruncating(a), double.CreateTruncating(b)));
        if (b < T.Zero)
        {
            if (a == T.One) return T.One;
            if (a == -T.One) return T.IsEvenInteger(b) ? T.One : a;
            return T.Zero;
        }
        T result = T.One;
        T two = T.One + T.One;
        for (T left = b; left > T.Zero; left /= two, a *= a)
        {
            if (T.IsOddInteger(left)) result *= a;
        }
        return result;
    }
}

internal struct Atan2Op : IBinaryOp
{
    public static T Run<T>(T a, T b) where T : unmanaged, INumber<T> => typeof(T) == typeof(float)
        ? T.CreateTruncating(MathF.Atan2(float.CreateTruncating(a), float.CreateTruncating(b)))
        : T.CreateTruncating(Math.Atan2(double.CreateTruncating(a), double.CreateTruncating(b)));
}

internal struct AndOp : IBinaryOp
{
    public static T Run<T>(T a, T b) where T : unmanaged, INumber<T> => T.CreateTruncating(long.CreateTruncating(a) & long.CreateTruncating(b));
}

internal struct OrOp : IBinaryOp
{
    public static T Run<T>(T a, T b) where T : unmanaged, INumber<T> => T.CreateTruncating(long.CreateTruncating(a) | long.CreateTruncating(b));
}

internal struct XorOp : IBinaryOp
{
    public static T Run<T>(T a, T b) where T : unmanaged, INumber<T> => T.CreateTruncating(long.CreateTruncating(a) ^ long.CreateTruncating(b));
}

internal struct EqOp : ICompareOp
{
    public static bool Run<T>(T a, T b) where T : unmanaged, INumber<T> => a == b;
}

internal struct NeOp : ICompareOp
{
    public static bool Run<T>(T a, T b) where T : unmanaged, INumber<T> => a != b;
}

internal struct LtOp : ICompareOp
{
    public static bool Run<T>(T a, T b) where T : unmanaged, INumber<T> => a < b;
}

internal struct LeOp : ICompareOp
{
    public static bool Run<T>(T a, T b) where T : unmanaged, INumber<T> => a <= b;
}

internal struct GtOp : ICompareOp
{
    public static bool Run<T>(T a, T b) where T : unmanaged, INumber<T> => a > b;
}

internal struct GeOp : ICompareOp
{
    public static bool Run<T>(T a, T b) where T : unmanaged, INumber<T> => a >= b;
}

internal struct LogicalAndOp : ICompareOp
{
    public static bool Run<T>(T a, T b) where T : unmanaged, INumber<T> => a != T.Zero && b != T.Zero;
}

internal struct LogicalOrOp : ICompareOp
{
    public static bool Run<T>(T a, T b) where T : unmanaged, INumber<T> => a != T.Zero || b != T.Zero;
}

internal struct LogicalXorOp : ICompareOp
{
    public static bool Run<T>(T a, T b) where T : unmanaged, INumber<T> => (a != T.Zero) != (b != T.Zero);
}
