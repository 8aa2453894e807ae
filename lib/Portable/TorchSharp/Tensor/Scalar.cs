using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>A single number with a type, as operations take beside a tensor. Plain C# numbers convert to it.</summary>
public sealed class Scalar : IDisposable
{
    private readonly double real;
    private readonly long integer;

    private Scalar(ScalarType type, double real, long integer)
    {
        Type = type;
        this.real = real;
        this.integer = integer;
    }

    internal static Scalar Real(double value, ScalarType type = ScalarType.Float64) => new(type, value, Wrap(value));
    internal static Scalar Integer(long value, ScalarType type = ScalarType.Int64) => new(type, value, value);

    // A real outside the range of 64-bit integers has no integer value; the saturated one is as good as any.
    private static long Wrap(double value) => double.IsNaN(value) ? 0 : (long)value;

    /// <summary>The type of the number: Int64 for integers, Float64 for reals written as double, and so on.</summary>
    public ScalarType Type { get; }

    internal bool IsReal => Dtypes.IsFloat(Type);
    internal double AsDouble => real;
    internal long AsLong => integer;
    internal bool AsBool => real != 0;

    /// <summary>The number as an element of type T, by C# conversion.</summary>
    internal T As<T>() where T : unmanaged, System.Numerics.INumberBase<T> =>
        IsReal ? T.CreateTruncating(real) : T.CreateTruncating(integer);

    /// <summary>From a truth value.</summary>
    public static implicit operator Scalar(bool value) => Integer(value ? 1 : 0, ScalarType.Bool);
    /// <summary>From an unsigned 8-bit integer.</summary>
    public static implicit operator Scalar(byte value) => Integer(value, ScalarType.Byte);
    /// <summary>From a signed 8-bit integer.</summary>
    public static implicit operator Scalar(sbyte value) => Integer(value, ScalarType.Int8);
    /// <summary>From a 16-bit integer.</summary>
    public static implicit operator Scalar(short value) => Integer(value, ScalarType.Int16);
    /// <summary>From a 32-bit integer.</summary>
    public static implicit operator Scalar(int value) => Integer(value, ScalarType.Int32);
    /// <summary>From a 64-bit integer.</summary>
    public static implicit operator Scalar(long value) => Integer(value);
    /// <summary>From a half-precision number.</summary>
    public static implicit operator Scalar(Half value) => Real((double)value, ScalarType.Float16);
    /// <summary>From a single-precision number.</summary>
    public static implicit operator Scalar(float value) => Real(value, ScalarType.Float32);
    /// <summary>From a double-precision number.</summary>
    public static implicit operator Scalar(double value) => Real(value);

    /// <summary>Nothing to release; present because the real type owns a native object.</summary>
    public void Dispose()
    {
    }
}

/// <summary>Conversions between plain numbers and <see cref="Scalar"/>.</summary>
public static class ScalarExtensionMethods
{
    /// <summary>The number as a <see cref="Scalar"/>.</summary>
    public static Scalar ToScalar(this bool value) => value;
    /// <inheritdoc cref="ToScalar(bool)"/>
    public static Scalar ToScalar(this byte value) => value;
    /// <inheritdoc cref="ToScalar(bool)"/>
    public static Scalar ToScalar(this sbyte value) => value;
    /// <inheritdoc cref="ToScalar(bool)"/>
    public static Scalar ToScalar(this short value) => value;
    /// <inheritdoc cref="ToScalar(bool)"/>
    public static Scalar ToScalar(this int value) => value;
    /// <inheritdoc cref="ToScalar(bool)"/>
    public static Scalar ToScalar(this long value) => value;
    /// <inheritdoc cref="ToScalar(bool)"/>
    public static Scalar ToScalar(this Half value) => value;
    /// <inheritdoc cref="ToScalar(bool)"/>
    public static Scalar ToScalar(this float value) => value;
    /// <inheritdoc cref="ToScalar(bool)"/>
    public static Scalar ToScalar(this double value) => value;

    /// <summary>The value as a truth value.</summary>
    public static bool ToBoolean(this Scalar value) => value.AsBool;
    /// <summary>The value as an unsigned 8-bit integer.</summary>
    public static byte ToByte(this Scalar value) => (byte)value.AsLong;
    /// <summary>The value as a signed 8-bit integer.</summary>
    public static sbyte ToSByte(this Scalar value) => (sbyte)value.AsLong;
    /// <summary>The value as a 16-bit integer.</summary>
    public static short ToInt16(this Scalar value) => (short)value.AsLong;
    /// <summary>The value as a 32-bit integer.</summary>
    public static int ToInt32(this Scalar value) => (int)value.AsLong;
    /// <summary>The value as a 64-bit integer.</summary>
    public static long ToInt64(this Scalar value) => value.AsLong;
    /// <summary>The value in half precision.</summary>
    public static Half ToHalf(this Scalar value) => (Half)value.AsDouble;
    /// <summary>The value in single precision.</summary>
    public static float ToSingle(this Scalar value) => (float)value.AsDouble;
    /// <summary>The value in double precision.</summary>
    public static double ToDouble(this Scalar value) => value.AsDouble;
}
