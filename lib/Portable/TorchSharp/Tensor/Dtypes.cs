using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Facts about element types: width, PyTorch's name for messages, and which type two operands meet in.</summary>
internal static class Dtypes
{
    public static int Size(ScalarType type) => type switch
    {
        ScalarType.Byte or ScalarType.Int8 or ScalarType.Bool => 1,
        ScalarType.Int16 or ScalarType.Float16 or ScalarType.BFloat16 => 2,
        ScalarType.Int32 or ScalarType.Float32 => 4,
        ScalarType.Int64 or ScalarType.Float64 or ScalarType.ComplexFloat32 => 8,
        _ => 16,
    };

    /// <summary>The name native error messages use.</summary>
    public static string Name(ScalarType type) => type switch
    {
        ScalarType.Byte => "Byte",
        ScalarType.Int8 => "Char",
        ScalarType.Int16 => "Short",
        ScalarType.Int32 => "Int",
        ScalarType.Int64 => "Long",
        ScalarType.Float16 => "Half",
        ScalarType.Float32 => "Float",
        ScalarType.Float64 => "Double",
        ScalarType.Bool => "Bool",
        ScalarType.BFloat16 => "BFloat16",
        ScalarType.ComplexFloat32 => "ComplexFloat",
        _ => "ComplexDouble",
    };

    public static bool IsFloat(ScalarType type) => is_floating_point(type);

    public static ScalarType Of<T>() =>
        typeof(T) == typeof(float) ? ScalarType.Float32 :
        typeof(T) == typeof(double) ? ScalarType.Float64 :
        typeof(T) == typeof(long) ? ScalarType.Int64 :
        typeof(T) == typeof(int) ? ScalarType.Int32 :
        typeof(T) == typeof(short) ? ScalarType.Int16 :
        typeof(T) == typeof(sbyte) ? ScalarType.Int8 :
        typeof(T) == typeof(byte) ? ScalarType.Byte :
        typeof(T) == typeof(bool) ? ScalarType.Bool :
        typeof(T) == typeof(Half) ? ScalarType.Float16 :
        throw new NotImplementedException($"Tensors of {typeof(T).Name} are not supported.");

    /// <summary>The type that two types of equal standing meet in.</summary>
    public static ScalarType Promote(ScalarType a, ScalarType b)
    {
        if (a == b) return a;
        if (a == ScalarType.Bool) return b;
        if (b == ScalarType.Bool) return a;
        bool fa = IsFloat(a), fb = IsFloat(b);
        if (fa != fb) return fa ? a : b;
        if (fa) return a > b ? a : b;
        // A signed byte and an unsigned one meet in the next wider type; other integers in the wider of the two.
        if ((a, b) is (ScalarType.Byte, ScalarType.Int8) or (ScalarType.Int8, ScalarType.Byte)) return ScalarType.Int16;
        return a > b ? a : b;
    }

    private static int Category(ScalarType type) => type == ScalarType.Bool ? 0 : IsFloat(type) ? 2 : 1;

    /// <summary>
    /// The result type of two operands: tensors with dimensions decide, zero-dimensional ones and plain numbers only where their
    /// category (truth, integer, real) is higher.
    /// </summary>
    public static ScalarType Result(Tensor a, Tensor b)
    {
        ScalarType ta = a.Type, tb = b.Type;
        if (ta == tb) return ta;
        int pa = Standing(a), pb = Standing(b);
        if (pa == pb) return Promote(ta, tb);
        var (strong, weak, weakIsNumber) = pa > pb ? (ta, tb, pb == 0) : (tb, ta, pa == 0);
        if (Category(strong) >= Category(weak)) return strong;
        return weakIsNumber ? ResultOfNumber(strong, weak) : Promote(strong, weak);
    }

    /// <summary>The result type of a tensor and a plain number.</summary>
    public static ScalarType Result(Tensor a, Scalar number) => ResultOfNumber(a.Type, number.Type);

    private static ScalarType ResultOfNumber(ScalarType tensor, ScalarType number)
    {
        if (Category(tensor) >= Category(number)) return tensor;
        return Category(number) switch { 2 => get_default_dtype(), 1 => ScalarType.Int64, _ => tensor };
    }

    private static int Standing(Tensor t) => t.Sizes.Length > 0 ? 2 : t.IsWrappedNumber ? 0 : 1;

    /// <summary>Integers and truth values become the default real type, reals stay.</summary>
    public static ScalarType ToFloat(ScalarType type) => IsFloat(type) ? type : get_default_dtype();
}
