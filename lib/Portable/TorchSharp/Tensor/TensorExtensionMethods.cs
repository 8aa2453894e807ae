using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Conversions between tensors and plain values.</summary>
public static partial class TensorExtensionMethods
{
    /// <summary>The value of a single-element tensor, converted.</summary>
    public static bool ToBoolean(this Tensor value) => value.ToScalar().ToBoolean();
    /// <inheritdoc cref="ToBoolean"/>
    public static byte ToByte(this Tensor value) => value.ToScalar().ToByte();
    /// <inheritdoc cref="ToBoolean"/>
    public static sbyte ToSByte(this Tensor value) => value.ToScalar().ToSByte();
    /// <inheritdoc cref="ToBoolean"/>
    public static short ToInt16(this Tensor value) => value.ToScalar().ToInt16();
    /// <inheritdoc cref="ToBoolean"/>
    public static int ToInt32(this Tensor value) => value.ToScalar().ToInt32();
    /// <inheritdoc cref="ToBoolean"/>
    public static long ToInt64(this Tensor value) => value.ToScalar().ToInt64();
    /// <inheritdoc cref="ToBoolean"/>
    public static Half ToHalf(this Tensor value) => value.ToScalar().ToHalf();
    /// <inheritdoc cref="ToBoolean"/>
    public static float ToSingle(this Tensor value) => value.ToScalar().ToSingle();
    /// <inheritdoc cref="ToBoolean"/>
    public static double ToDouble(this Tensor value) => value.ToScalar().ToDouble();

    /// <summary>Bytes per element.</summary>
    public static int ElementSize(this ScalarType type) => Dtypes.Size(type);

    /// <summary>The number of elements of a shape.</summary>
    public static long TotalSize(this IEnumerable<long> shape)
    {
        long count = 1;
        foreach (long size in shape) count *= size;
        return count;
    }

    /// <summary>A tensor of the elements of an array.</summary>
    public static Tensor ToTensor<T>(this T[] rawArray, long[] dimensions, bool doCopy = false, bool requires_grad = false) =>
        Factory.FromArray(rawArray, dimensions, null, null, requires_grad);

    /// <summary>A zero-dimensional tensor of a number.</summary>
    public static Tensor ToTensor<T>(this T scalar, Device? device = null, bool requires_grad = false) =>
        Factory.FromArray(new[] { scalar }, [], null, device, requires_grad);
}
