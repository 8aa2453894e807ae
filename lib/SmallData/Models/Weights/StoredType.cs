using static TorchSharp.torch;

namespace SmallData.Models.Weights;

/// <summary>A type of number in a weights file.</summary>
/// <param name="Name">Its name in safetensors.</param>
/// <param name="Size">Bytes of one number.</param>
/// <param name="ReadAs">The type that it gets in memory.</param>
internal sealed record StoredType(string Name, int Size, ScalarType ReadAs)
{
    public static StoredType Float32 { get; } = new("F32", 4, ScalarType.Float32);

    public static StoredType Float16 { get; } = new("F16", 2, ScalarType.Float16);

    /// <summary>The upper half of a float32, so it is read as one.</summary>
    public static StoredType BFloat16 { get; } = new("BF16", 2, ScalarType.Float32);

    public static StoredType Float64 { get; } = new("F64", 8, ScalarType.Float64);

    public static StoredType Int64 { get; } = new("I64", 8, ScalarType.Int64);

    public static StoredType Int32 { get; } = new("I32", 4, ScalarType.Int32);

    public static StoredType UInt8 { get; } = new("U8", 1, ScalarType.Byte);

    public static IReadOnlyList<StoredType> All { get; } = [Float64, Float32, Float16, BFloat16, Int64, Int32, UInt8];

    public static StoredType? Find(string name) => All.FirstOrDefault(type => type.Name == name);

    /// <summary>Makes a tensor of numbers stored in this type.</summary>
    /// <param name="shape">Its shape, as checked against the file.</param>
    /// <param name="read">Fills a buffer with the stored bytes.</param>
    public Tensor ToTensor(IReadOnlyList<long> shape, FillBytes read)
    {
        Tensor tensor = empty([.. shape], dtype: ReadAs);
        try
        {
            if (tensor.numel() == 0)
            {
                return tensor;
            }

            Span<byte> bytes = tensor.bytes;
            if (this == BFloat16)
            {
                // Read into the front half, then spread from the back so that nothing is overwritten unread.
                read(bytes[..(bytes.Length / 2)]);
                for (int i = bytes.Length / 4 - 1; i >= 0; i--)
                {
                    (byte low, byte high) = (bytes[2 * i], bytes[2 * i + 1]);
                    (bytes[4 * i], bytes[4 * i + 1], bytes[4 * i + 2], bytes[4 * i + 3]) = (0, 0, low, high);
                }
            }
            else
            {
                read(bytes);
            }

            return tensor;
        }
        catch
        {
            tensor.Dispose();
            throw;
        }
    }
}

/// <summary>Fills a buffer to its end.</summary>
internal delegate void FillBytes(Span<byte> target);
