namespace TorchSharp;

/// <summary>Tensors, their operations and everything built on them, under PyTorch's names.</summary>
public static partial class torch
{
    /// <summary>The type of a tensor's elements.</summary>
    public enum ScalarType : sbyte
    {
        /// <summary>Unsigned 8-bit integer.</summary>
        Byte = 0,
        /// <summary>Signed 8-bit integer.</summary>
        Int8 = 1,
        /// <summary>Signed 16-bit integer.</summary>
        Int16 = 2,
        /// <summary>Signed 32-bit integer.</summary>
        Int32 = 3,
        /// <summary>Signed 64-bit integer.</summary>
        Int64 = 4,
        /// <summary>IEEE half precision; stored and converted, not computed with.</summary>
        Float16 = 5,
        /// <summary>IEEE single precision.</summary>
        Float32 = 6,
        /// <summary>IEEE double precision.</summary>
        Float64 = 7,
        /// <summary>Pair of singles; named for completeness, tensors of it are not supported.</summary>
        ComplexFloat32 = 9,
        /// <summary>Pair of doubles; named for completeness, tensors of it are not supported.</summary>
        ComplexFloat64 = 10,
        /// <summary>Truth value, one byte.</summary>
        Bool = 11,
        /// <summary>Truncated single precision; named for completeness, tensors of it are not supported.</summary>
        BFloat16 = 15,
    }

    /// <summary>Unsigned 8-bit integer.</summary>
    public static readonly ScalarType uint8 = ScalarType.Byte;
    /// <summary>Signed 8-bit integer.</summary>
    public static readonly ScalarType int8 = ScalarType.Int8;
    /// <summary>Signed 16-bit integer.</summary>
    public static readonly ScalarType int16 = ScalarType.Int16;
    /// <summary>Signed 32-bit integer.</summary>
    public static readonly ScalarType int32 = ScalarType.Int32;
    /// <summary>Signed 64-bit integer.</summary>
    public static readonly ScalarType int64 = ScalarType.Int64;
    /// <summary>Signed 16-bit integer.</summary>
    public static readonly ScalarType @short = ScalarType.Int16;
    /// <summary>Signed 32-bit integer.</summary>
    public static readonly ScalarType @int = ScalarType.Int32;
    /// <summary>Signed 64-bit integer.</summary>
    public static readonly ScalarType @long = ScalarType.Int64;
    /// <summary>Half precision.</summary>
    public static readonly ScalarType float16 = ScalarType.Float16;
    /// <summary>Half precision.</summary>
    public static readonly ScalarType half = ScalarType.Float16;
    /// <summary>Single precision.</summary>
    public static readonly ScalarType float32 = ScalarType.Float32;
    /// <summary>Single precision.</summary>
    public static readonly ScalarType @float = ScalarType.Float32;
    /// <summary>Double precision.</summary>
    public static readonly ScalarType float64 = ScalarType.Float64;
    /// <summary>Double precision.</summary>
    public static readonly ScalarType @double = ScalarType.Float64;
    /// <summary>Truth value.</summary>
    public static readonly ScalarType @bool = ScalarType.Bool;

    /// <summary>Whether values of the type are real numbers with a fraction.</summary>
    public static bool is_floating_point(ScalarType type) =>
        type is ScalarType.Float16 or ScalarType.Float32 or ScalarType.Float64 or ScalarType.BFloat16;

    /// <summary>Whether values of the type are integers; truth values count, as they do in the native library.</summary>
    public static bool is_integral(ScalarType type) =>
        type is ScalarType.Byte or ScalarType.Int8 or ScalarType.Int16 or ScalarType.Int32 or ScalarType.Int64 or ScalarType.Bool;

    /// <summary>Whether values of the type are complex numbers.</summary>
    public static bool is_complex(ScalarType type) => type is ScalarType.ComplexFloat32 or ScalarType.ComplexFloat64;

    private static ScalarType defaultDtype = ScalarType.Float32;

    /// <summary>The type that factories use for floating-point values where none is named.</summary>
    public static ScalarType get_default_dtype() => defaultDtype;

    /// <summary>Sets the type that factories use for floating-point values where none is named.</summary>
    public static void set_default_dtype(ScalarType dtype) => defaultDtype = dtype;
}
