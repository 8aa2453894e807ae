namespace TorchSharp;

public static partial class torch
{
    /// <summary>A tensor of the elements of an array, in row-major order.</summary>
    public static Tensor as_tensor(IList<short> rawArray, ScalarType? dtype = null, Device? device = null) =>
        Factory.FromList(rawArray, [rawArray.Count], dtype, device, false);

    /// <summary>A tensor of the elements of an array, in row-major order.</summary>
    public static Tensor as_tensor(IList<sbyte> rawArray, ScalarType? dtype = null, Device? device = null) =>
        Factory.FromList(rawArray, [rawArray.Count], dtype, device, false);

    /// <summary>A tensor of the elements of an array, in row-major order.</summary>
    public static Tensor as_tensor(IList<bool> rawArray, ScalarType? dtype = null, Device? device = null) =>
        Factory.FromList(rawArray, [rawArray.Count], dtype, device, false);

    /// <summary>A tensor of the elements of an array, in row-major order.</summary>
    public static Tensor as_tensor(IList<byte> rawArray, ScalarType? dtype = null, Device? device = null) =>
        Factory.FromList(rawArray, [rawArray.Count], dtype, device, false);

    /// <summary>A tensor of the elements of an array, in row-major order.</summary>
    public static Tensor as_tensor(IList<double> rawArray, ScalarType? dtype = null, Device? device = null) =>
        Factory.FromList(rawArray, [rawArray.Count], dtype, device, false);

    /// <summary>A tensor of the elements of an array, in row-major order.</summary>
    public static Tensor as_tensor(IList<float> rawArray, ScalarType? dtype = null, Device? device = null) =>
        Factory.FromList(rawArray, [rawArray.Count], dtype, device, false);

    /// <summary>A tensor of the elements of an array, in row-major order.</summary>
    public static Tensor as_tensor(IList<int> rawArray, ScalarType? dtype = null, Device? device = null) =>
        Factory.FromList(rawArray, [rawArray.Count], dtype, device, false);

    /// <summary>A tensor of the elements of an array, in row-major order.</summary>
    public static Tensor as_tensor(IList<long> rawArray, ScalarType? dtype = null, Device? device = null) =>
        Factory.FromList(rawArray, [rawArray.Count], dtype, device, false);

    /// <summary>A tensor of the elements of an array, in row-major order.</summary>
    public static Tensor as_tensor(short[] rawArray, ScalarType? dtype = null, Device? device = null) =>
        Factory.FromArray(rawArray, [rawArray.Length], dtype, device, false);

    /// <summary>A tensor of the elements of an array, in row-major order.</summary>
    public static Tensor as_tensor(sbyte[] rawArray, ScalarType? dtype = null, Device? device = null) =>
        Factory.FromArray(rawArray, [rawArray.Length], dtype, device, false);

    /// <summary>A tensor of the elements of an array, in row-major order.</summary>
    public static Tensor as_tensor(bool[] rawArray, ScalarType? dtype = null, Device? device = null) =>
        Factory.FromArray(rawArray, [rawArray.Length], dtype, device, false);

    /// <summary>A tensor of the elements of an array, in row-major order.</summary>
    public static Tensor as_tensor(byte[] rawArray, ScalarType? dtype = null, Device? device = null) =>
        Factory.FromArray(rawArray, [rawArray.Length], dtype, device, false);

    /// <summary>A tensor of the elements of an array, in row-major order.</summary>
    public static Tensor as_tensor(double[] rawArray, ScalarType? dtype = null, Device? device = null) =>
        Factory.FromArray(rawArray, [rawArray.Length], dtype, device, false);

    /// <summary>A tensor of the elements of an array, in row-major order.</summary>
    public static Tensor as_tensor(float[] rawArray, ScalarType? dtype = null, Device? device = null) =>
        Factory.FromArray(rawArray, [rawArray.Length], dtype, device, false);

    /// <summary>A tensor of the elements of an array, in row-major order.</summary>
    public static Tensor as_tensor(int[] rawArray, ScalarType? dtype = null, Device? device = null) =>
        Factory.FromArray(rawArray, [rawArray.Length], dtype, device, false);

    /// <summary>A tensor of the elements of an array, in row-major order.</summary>
    public static Tensor as_tensor(long[] rawArray, ScalarType? dtype = null, Device? device = null) =>
        Factory.FromArray(rawArray, [rawArray.Length], dtype, device, false);
}
