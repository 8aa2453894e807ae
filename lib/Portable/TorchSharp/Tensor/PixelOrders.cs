using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Conversion between planar (NCHW) and interleaved (NHWC) bytes of float tensors that cover their whole storage.</summary>
internal static unsafe class PixelOrders
{
    private static readonly Lock Converting = new();

    public static void MakePlanar(Tensor tensor)
    {
        lock (Converting)
        {
            var storage = tensor.Storage;
            if (storage.Order == PixelOrder.Planar) return;
            nint planar = Buffers.Rent(storage.Bytes);
            var (n, c, pixels) = Extent(tensor);
            // [n][pixel][channel] -> [n][channel][pixel]
            Transpose((float*)storage.Data, (float*)planar, n, pixels, c);
            storage.Replace(planar, PixelOrder.Planar);
        }
    }

    public static Tensor Interleaved(Tensor tensor)
    {
        if (tensor.IsInterleaved) return tensor;
        var (n, c, pixels) = Extent(tensor);
        bool free = (c == 1 || pixels == 1) && tensor.IsContiguous;
        if (free) return tensor;
        var source = tensor.IsContiguous ? tensor : tensor.contiguous();
        var result = Tensor.NewInterleaved(tensor.Sizes[0], tensor.Sizes[1], tensor.Sizes[2], tensor.Sizes[3]);
        Transpose(source.Floats, result.Floats, n, c, pixels);
        if (!ReferenceEquals(source, tensor)) source.Dispose();
        return result;
    }

    private static (long N, long C, long Pixels) Extent(Tensor tensor) =>
        (tensor.Sizes[0], tensor.Sizes[1], tensor.Sizes[2] * tensor.Sizes[3]);

    /// <summary>Transposes each of n matrices of rows × columns.</summary>
    private static void Transpose(float* source, float* target, long n, long rows, long columns)
    {
        const long Tile = 16;
        long size = rows * columns;
        Parallelism.For(n, size, (from, to) =>
        {
            for (long i = from; i < to; i++)
            {
                float* s = source + (i * size), t = target + (i * size);
                for (long r0 = 0; r0 < rows; r0 += Tile)
                {
                    long r1 = Math.Min(r0 + Tile, rows);
                    for (long c = 0; c < columns; c++)
                    {
                        for (long r = r0; r < r1; r++) t[(c * rows) + r] = s[(r * columns) + c];
                    }
                }
            }
        });
    }
}
