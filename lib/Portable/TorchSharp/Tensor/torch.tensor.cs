namespace TorchSharp;

public static partial class torch
{
    /// <summary>A tensor of the elements of an array, in row-major order.</summary>
    public static Tensor tensor(IList<short> rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Factory.FromList(rawArray, dimensions, dtype, device, requires_grad);

    /// <summary>A tensor of the elements of an array, in row-major order.</summary>
    public static Tensor tensor(IList<short> rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Factory.FromList(rawArray, [rawArray.Count], dtype, device, requires_grad);

    /// <summary>A tensor of the elements of an array, in row-major order.</summary>
    public static Tensor tensor(IList<short> rawArray, long dim0, long dim1, long dim2, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Factory.FromList(rawArray, [dim0, dim1, dim2], dtype, device, requires_grad);

    /// <summary>A tensor of the elements of an array, in row-major order.</summary>
    public static Tensor tensor(IList<short> rawArray, long dim0, long dim1, long dim2, long dim3, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Factory.FromList(rawArray, [dim0, dim1, dim2, dim3], dtype, device, requires_grad);

    /// <summary>A tensor of the elements of an array, in row-major order.</summary>
    public static Tensor tensor(IList<short> rawArray, long rows, long columns, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Factory.FromList(rawArray, [rows, columns], dtype, device, requires_grad);

    /// <summary>A tensor of the elements of an array, in row-major order.</summary>
    public static Tensor tensor(IList<sbyte> rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Factory.FromList(rawArray, dimensions, dtype, device, requires_grad);

    /// <summary>A tensor of the elements of an array, in row-major order.</summary>
    public static Tensor tensor(IList<sbyte> rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Factory.FromList(rawArray, [rawArray.Count], dtype, device, requires_grad);

    /// <summary>A tensor of the elements of an array, in row-major order.</summary>
    public static Tensor tensor(IList<sbyte> rawArray, long dim0, long dim1, long dim2, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Factory.FromList(rawArray, [dim0, dim1, dim2], dtype, device, requires_grad);

    /// <summary>A tensor of the elements of an array, in row-major order.</summary>
    public static Tensor tensor(IList<sbyte> rawArray, long dim0, long dim1, long dim2, long dim3, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Factory.FromList(rawArray, [dim0, dim1, dim2, dim3], dtype, device, requires_grad);

    /// <summary>A tensor of the elements of an array, in row-major order.</summary>
    public static Tensor tensor(IList<sbyte> rawArray, long rows, long columns, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Factory.FromList(rawArray, [rows, columns], dtype, device, requires_grad);

    /// <summary>A tensor of the elements of an array, in row-major order.</summary>
    public static Tensor tensor(IList<bool> rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Factory.FromList(rawArray, dimensions, dtype, device, requires_grad);

    /// <summary>A tensor of the elements of an array, in row-major order.</summary>
    public static Tensor tensor(IList<bool> rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Factory.FromList(rawArray, [rawArray.Count], dtype, device, requires_grad);

    /// <summary>A tensor of the elements of an array, in row-major order.</summary>
    public static Tensor tensor(IList<bool> rawArray, long dim0, long dim1, long dim2, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Factory.FromList(rawArray, [dim0, dim1, dim2], dtype, device, requires_grad);

    /// <summary>A tensor of the elements of an array, in row-major order.</summary>
    public static Tensor tensor(IList<bool> rawArray, long dim0, long dim1, long dim2, long dim3, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Factory.FromList(rawArray, [dim0, dim1, dim2, dim3], dtype, device, requires_grad);

    /// <summary>A tensor of the elements of an array, in row-major order.</summary>
    public static Tensor tensor(IList<bool> rawArray, long rows, long columns, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Factory.FromList(rawArray, [rows, columns], dtype, device, requires_grad);

    /// <summary>A tensor of the elements of an array, in row-major order.</summary>
    public static Tensor tensor(IList<byte> rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Factory.FromList(rawArray, dimensions, dtype, device, requires_grad);

    /// <summary>A tensor of the elements of an array, in row-major order.</summary>
    public static Tensor tensor(IList<byte> rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Factory.FromList(rawArray, [rawArray.Count], dtype, device, requires_grad);

    /// <summary>A tensor of the elements of an array, in row-major order.</summary>
    public static Tensor tensor(IList<byte> rawArray, long dim0, long dim1, long dim2, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Factory.FromList(rawArray, [dim0, dim1, dim2], dtype, device, requires_grad);

    /// <summary>A tensor of the elements of an array, in row-major order.</summary>
    public static Tensor tensor(IList<byte> rawArray, long dim0, long dim1, long dim2, long dim3, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Factory.FromList(rawArray, [dim0, dim1, dim2, dim3], dtype, device, requires_grad);

    /// <summary>A tensor of the elements of an array, in row-major order.</summary>
    public static Tensor tensor(IList<byte> rawArray, long rows, long columns, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Factory.FromList(rawArray, [rows, columns], dtype, device, requires_grad);

    /// <summary>A tensor of the elements of an array, in row-major order.</summary>
    public static Tensor tensor(IList<double> rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Factory.FromList(rawArray, [rawArray.Count], dtype, device, requires_grad);

    /// <summary>A tensor of the elements of an array, in row-major order.</summary>
    public static Tensor tensor(IList<double> rawArray, long dim0, long dim1, long dim2, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Factory.FromList(rawArray, [dim0, dim1, dim2], dtype, device, requires_grad);

    /// <summary>A tensor of the elements of an array, in row-major order.</summary>
    public static Tensor tensor(IList<double> rawArray, long dim0, long dim1, long dim2, long dim3, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Factory.FromList(rawArray, [dim0, dim1, dim2, dim3], dtype, device, requires_grad);

    /// <summary>A tensor of the elements of an array, in row-major order.</summary>
    public static Tensor tensor(IList<double> rawArray, long rows, long columns, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Factory.FromList(rawArray, [rows, columns], dtype, device, requires_grad);

    /// <summary>A tensor of the elements of an array, in row-major order.</summary>
    public static Tensor tensor(IList<float> rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Factory.FromList(rawArray, dimensions, dtype, device, requires_grad);

    /// <summary>A tensor of the elements of an array, in row-major order.</summary>
    public static Tensor tensor(IList<float> rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Factory.FromList(rawArray, [rawArray.Count], dtype, device, requires_grad);

    /// <summary>A tensor of the elements of an array, in row-major order.</summary>
    public static Tensor tensor(IList<float> rawArray, long dim0, long dim1, long dim2, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Factory.FromList(rawArray, [dim0, dim1, dim2], dtype, device, requires_grad);

    /// <summary>A tensor of the elements of an array, in row-major order.</summary>
    public static Tensor tensor(IList<float> rawArray, long dim0, long dim1, long dim2, long dim3, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Factory.FromList(rawArray, [dim0, dim1, dim2, dim3], dtype, device, requires_grad);

    /// <summary>A tensor of the elements of an array, in row-major order.</summary>
    public static Tensor tensor(IList<float> rawArray, long rows, long columns, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Factory.FromList(rawArray, [rows, columns], dtype, device, requires_grad);

    /// <summary>A tensor of the elements of an array, in row-major order.</summary>
    public static Tensor tensor(IList<int> rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Factory.FromList(rawArray, dimensions, dtype, device, requires_grad);

    /// <summary>A tensor of the elements of an array, in row-major order.</summary>
    public static Tensor tensor(IList<int> rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Factory.FromList(rawArray, [rawArray.Count], dtype, device, requires_grad);

    /// <summary>A tensor of the elements of an array, in row-major order.</summary>
    public static Tensor tensor(IList<int> rawArray, long dim0, long dim1, long dim2, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Factory.FromList(rawArray, [dim0, dim1, dim2], dtype, device, requires_grad);

    /// <summary>A tensor of the elements of an array, in row-major order.</summary>
    public static Tensor tensor(IList<int> rawArray, long rows, long columns, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Factory.FromList(rawArray, [rows, columns], dtype, device, requires_grad);

    /// <summary>A tensor of the elements of an array, in row-major order.</summary>
    public static Tensor tensor(IList<long> rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Factory.FromList(rawArray, dimensions, dtype, device, requires_grad);

    /// <summary>A tensor of the elements of an array, in row-major order.</summary>
    public static Tensor tensor(IList<long> rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Factory.FromList(rawArray, [rawArray.Count], dtype, device, requires_grad);

    /// <summary>A tensor of the elements of an array, in row-major order.</summary>
    public static Tensor tensor(IList<long> rawArray, long dim0, long dim1, long dim2, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Factory.FromList(rawArray, [dim0, dim1, dim2], dtype, device, requires_grad);

    /// <summary>A tensor of the elements of an array, in row-major order.</summary>
    public static Tensor tensor(IList<long> rawArray, long dim0, long dim1, long dim2, long dim3, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Factory.FromList(rawArray, [dim0, dim1, dim2, dim3], dtype, device, requires_grad);

    /// <summary>A tensor of the elements of an array, in row-major order.</summary>
    public static Tensor tensor(IList<long> rawArray, long rows, long columns, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Factory.FromList(rawArray, [rows, columns], dtype, device, requires_grad);

    /// <summary>A zero-dimensional tensor of a number.</summary>
    public static Tensor tensor(short scalar, Device? device = null, bool requires_grad = false) =>
        Factory.FromScalar(scalar, null, device, requires_grad);

    /// <summary>A tensor of the elements of an array, in row-major order.</summary>
    public static Tensor tensor(short[,,,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Factory.FromArray(rawArray, [rawArray.GetLength(0), rawArray.GetLength(1), rawArray.GetLength(2), rawArray.GetLength(3)], dtype, device, requires_grad);

    /// <summary>A tensor of the elements of an array, in row-major order.</summary>
    public static Tensor tensor(short[,,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Factory.FromArray(rawArray, [rawArray.GetLength(0), rawArray.GetLength(1), rawArray.GetLength(2)], dtype, device, requires_grad);

    /// <summary>A tensor of the elements of an array, in row-major order.</summary>
    public static Tensor tensor(short[,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Factory.FromArray(rawArray, [rawArray.GetLength(0), rawArray.GetLength(1)], dtype, device, requires_grad);

    /// <summary>A tensor of the elements of an array, in row-major order.</summary>
    public static Tensor tensor(short[] rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Factory.FromArray(rawArray, dimensions, dtype, device, requires_grad);

    /// <summary>A tensor of the elements of an array, in row-major order.</summary>
    public static Tensor tensor(short[] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Factory.FromArray(rawArray, [rawArray.Length], dtype, device, requires_grad);

    /// <summary>A tensor of the elements of an array, in row-major order.</summary>
    public static Tensor tensor(Memory<short> rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Factory.FromSpan<short>(rawArray.Span, dimensions, dtype, device, requires_grad);

    /// <summary>A tensor of the elements of an array, in row-major order.</summary>
    public static Tensor tensor(Memory<sbyte> rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Factory.FromSpan<sbyte>(rawArray.Span, dimensions, dtype, device, requires_grad);

    /// <summary>A tensor of the elements of an array, in row-major order.</summary>
    public static Tensor tensor(Memory<byte> rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Factory.FromSpan<byte>(rawArray.Span, dimensions, dtype, device, requires_grad);

    /// <summary>A tensor of the elements of an array, in row-major order.</summary>
    public static Tensor tensor(Memory<double> rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Factory.FromSpan<double>(rawArray.Span, dimensions, dtype, device, requires_grad);

    /// <summary>A tensor of the elements of an array, in row-major order.</summary>
    public static Tensor tensor(Memory<float> rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Factory.FromSpan<float>(rawArray.Span, dimensions, dtype, device, requires_grad);

    /// <summary>A tensor of the elements of an array, in row-major order.</summary>
    public static Tensor tensor(Memory<int> rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Factory.FromSpan<int>(rawArray.Span, dimensions, dtype, device, requires_grad);

    /// <summary>A tensor of the elements of an array, in row-major order.</summary>
    public static Tensor tensor(Memory<long> rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Factory.FromSpan<long>(rawArray.Span, dimensions, dtype, device, requires_grad);

    /// <summary>A zero-dimensional tensor of a number.</summary>
    public static Tensor tensor(sbyte scalar, Device? device = null, bool requires_grad = false) =>
        Factory.FromScalar(scalar, null, device, requires_grad);

    /// <summary>A tensor of the elements of an array, in row-major order.</summary>
    public static Tensor tensor(sbyte[,,,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Factory.FromArray(rawArray, [rawArray.GetLength(0), rawArray.GetLength(1), rawArray.GetLength(2), rawArray.GetLength(3)], dtype, device, requires_grad);

    /// <summary>A tensor of the elements of an array, in row-major order.</summary>
    public static Tensor tensor(sbyte[,,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Factory.FromArray(rawArray, [rawArray.GetLength(0), rawArray.GetLength(1), rawArray.GetLength(2)], dtype, device, requires_grad);

    /// <summary>A tensor of the elements of an array, in row-major order.</summary>
    public static Tensor tensor(sbyte[,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Factory.FromArray(rawArray, [rawArray.GetLength(0), rawArray.GetLength(1)], dtype, device, requires_grad);

    /// <summary>A tensor of the elements of an array, in row-major order.</summary>
    public static Tensor tensor(sbyte[] rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Factory.FromArray(rawArray, dimensions, dtype, device, requires_grad);

    /// <summary>A tensor of the elements of an array, in row-major order.</summary>
    public static Tensor tensor(sbyte[] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Factory.FromArray(rawArray, [rawArray.Length], dtype, device, requires_grad);

    /// <summary>A zero-dimensional tensor of a number.</summary>
    public static Tensor tensor(bool scalar, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Factory.FromScalar(scalar, dtype, device, requires_grad);

    /// <summary>A tensor of the elements of an array, in row-major order.</summary>
    public static Tensor tensor(bool[,,,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Factory.FromArray(rawArray, [rawArray.GetLength(0), rawArray.GetLength(1), rawArray.GetLength(2), rawArray.GetLength(3)], dtype, device, requires_grad);

    /// <summary>A tensor of the elements of an array, in row-major order.</summary>
    public static Tensor tensor(bool[,,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Factory.FromArray(rawArray, [rawArray.GetLength(0), rawArray.GetLength(1), rawArray.GetLength(2)], dtype, device, requires_grad);

    /// <summary>A tensor of the elements of an array, in row-major order.</summary>
    public static Tensor tensor(bool[,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Factory.FromArray(rawArray, [rawArray.GetLength(0), rawArray.GetLength(1)], dtype, device, requires_grad);

    /// <summary>A tensor of the elements of an array, in row-major order.</summary>
    public static Tensor tensor(bool[] rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Factory.FromArray(rawArray, dimensions, dtype, device, requires_grad);

    /// <summary>A tensor of the elements of an array, in row-major order.</summary>
    public static Tensor tensor(bool[] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Factory.FromArray(rawArray, [rawArray.Length], dtype, device, requires_grad);

    /// <summary>A zero-dimensional tensor of a number.</summary>
    public static Tensor tensor(byte scalar, Device? device = null, bool requires_grad = false) =>
        Factory.FromScalar(scalar, null, device, requires_grad);

    /// <summary>A tensor of the elements of an array, in row-major order.</summary>
    public static Tensor tensor(byte[,,,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Factory.FromArray(rawArray, [rawArray.GetLength(0), rawArray.GetLength(1), rawArray.GetLength(2), rawArray.GetLength(3)], dtype, device, requires_grad);

    /// <summary>A tensor of the elements of an array, in row-major order.</summary>
    public static Tensor tensor(byte[,,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Factory.FromArray(rawArray, [rawArray.GetLength(0), rawArray.GetLength(1), rawArray.GetLength(2)], dtype, device, requires_grad);

    /// <summary>A tensor of the elements of an array, in row-major order.</summary>
    public static Tensor tensor(byte[,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Factory.FromArray(rawArray, [rawArray.GetLength(0), rawArray.GetLength(1)], dtype, device, requires_grad);

    /// <summary>A tensor of the elements of an array, in row-major order.</summary>
    public static Tensor tensor(byte[] rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Factory.FromArray(rawArray, dimensions, dtype, device, requires_grad);

    /// <summary>A tensor of the elements of an array, in row-major order.</summary>
    public static Tensor tensor(byte[] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Factory.FromArray(rawArray, [rawArray.Length], dtype, device, requires_grad);

    /// <summary>A zero-dimensional tensor of a number.</summary>
    public static Tensor tensor(double scalar, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Factory.FromScalar(scalar, dtype, device, requires_grad);

    /// <summary>A tensor of the elements of an array, in row-major order.</summary>
    public static Tensor tensor(double[,,,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Factory.FromArray(rawArray, [rawArray.GetLength(0), rawArray.GetLength(1), rawArray.GetLength(2), rawArray.GetLength(3)], dtype, device, requires_grad);

    /// <summary>A tensor of the elements of an array, in row-major order.</summary>
    public static Tensor tensor(double[,,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Factory.FromArray(rawArray, [rawArray.GetLength(0), rawArray.GetLength(1), rawArray.GetLength(2)], dtype, device, requires_grad);

    /// <summary>A tensor of the elements of an array, in row-major order.</summary>
    public static Tensor tensor(double[,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Factory.FromArray(rawArray, [rawArray.GetLength(0), rawArray.GetLength(1)], dtype, device, requires_grad);

    /// <summary>A tensor of the elements of an array, in row-major order.</summary>
    public static Tensor tensor(double[] rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Factory.FromArray(rawArray, dimensions, dtype, device, requires_grad);

    /// <summary>A tensor of the elements of an array, in row-major order.</summary>
    public static Tensor tensor(double[] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Factory.FromArray(rawArray, [rawArray.Length], dtype, device, requires_grad);

    /// <summary>A zero-dimensional tensor of a number.</summary>
    public static Tensor tensor(float scalar, Device? device = null, bool requires_grad = false) =>
        Factory.FromScalar(scalar, null, device, requires_grad);

    /// <summary>A tensor of the elements of an array, in row-major order.</summary>
    public static Tensor tensor(float[,,,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Factory.FromArray(rawArray, [rawArray.GetLength(0), rawArray.GetLength(1), rawArray.GetLength(2), rawArray.GetLength(3)], dtype, device, requires_grad);

    /// <summary>A tensor of the elements of an array, in row-major order.</summary>
    public static Tensor tensor(float[,,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Factory.FromArray(rawArray, [rawArray.GetLength(0), rawArray.GetLength(1), rawArray.GetLength(2)], dtype, device, requires_grad);

    /// <summary>A tensor of the elements of an array, in row-major order.</summary>
    public static Tensor tensor(float[,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Factory.FromArray(rawArray, [rawArray.GetLength(0), rawArray.GetLength(1)], dtype, device, requires_grad);

    /// <summary>A tensor of the elements of an array, in row-major order.</summary>
    public static Tensor tensor(float[] rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Factory.FromArray(rawArray, dimensions, dtype, device, requires_grad);

    /// <summary>A tensor of the elements of an array, in row-major order.</summary>
    public static Tensor tensor(float[] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Factory.FromArray(rawArray, [rawArray.Length], dtype, device, requires_grad);

    /// <summary>A zero-dimensional tensor of a number.</summary>
    public static Tensor tensor(int scalar, Device? device = null, bool requires_grad = false) =>
        Factory.FromScalar(scalar, null, device, requires_grad);

    /// <summary>A tensor of the elements of an array, in row-major order.</summary>
    public static Tensor tensor(int[,,,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Factory.FromArray(rawArray, [rawArray.GetLength(0), rawArray.GetLength(1), rawArray.GetLength(2), rawArray.GetLength(3)], dtype, device, requires_grad);

    /// <summary>A tensor of the elements of an array, in row-major order.</summary>
    public static Tensor tensor(int[,,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Factory.FromArray(rawArray, [rawArray.GetLength(0), rawArray.GetLength(1), rawArray.GetLength(2)], dtype, device, requires_grad);

    /// <summary>A tensor of the elements of an array, in row-major order.</summary>
    public static Tensor tensor(int[,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Factory.FromArray(rawArray, [rawArray.GetLength(0), rawArray.GetLength(1)], dtype, device, requires_grad);

    /// <summary>A tensor of the elements of an array, in row-major order.</summary>
    public static Tensor tensor(int[] rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Factory.FromArray(rawArray, dimensions, dtype, device, requires_grad);

    /// <summary>A tensor of the elements of an array, in row-major order.</summary>
    public static Tensor tensor(int[] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Factory.FromArray(rawArray, [rawArray.Length], dtype, device, requires_grad);

    /// <summary>A tensor of the elements of an array, in row-major order.</summary>
    public static Tensor tensor(int[] rawArray, long dim0, long dim1, long dim2, long dim3, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Factory.FromArray(rawArray, [dim0, dim1, dim2, dim3], dtype, device, requires_grad);

    /// <summary>A zero-dimensional tensor of a number.</summary>
    public static Tensor tensor(long scalar, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Factory.FromScalar(scalar, dtype, device, requires_grad);

    /// <summary>A tensor of the elements of an array, in row-major order.</summary>
    public static Tensor tensor(long[,,,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Factory.FromArray(rawArray, [rawArray.GetLength(0), rawArray.GetLength(1), rawArray.GetLength(2), rawArray.GetLength(3)], dtype, device, requires_grad);

    /// <summary>A tensor of the elements of an array, in row-major order.</summary>
    public static Tensor tensor(long[,,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Factory.FromArray(rawArray, [rawArray.GetLength(0), rawArray.GetLength(1), rawArray.GetLength(2)], dtype, device, requires_grad);

    /// <summary>A tensor of the elements of an array, in row-major order.</summary>
    public static Tensor tensor(long[,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Factory.FromArray(rawArray, [rawArray.GetLength(0), rawArray.GetLength(1)], dtype, device, requires_grad);

    /// <summary>A tensor of the elements of an array, in row-major order.</summary>
    public static Tensor tensor(long[] dataArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Factory.FromArray(dataArray, dimensions, dtype, device, requires_grad);

    /// <summary>A tensor of the elements of an array, in row-major order.</summary>
    public static Tensor tensor(long[] dataArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Factory.FromArray(dataArray, [dataArray.Length], dtype, device, requires_grad);
}
