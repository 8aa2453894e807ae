using TorchSharp.Engine;
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
            nint planar = NativePool.Rent(storage.Bytes);
            var (n, c, pixels) = Extent(tensor);
            Layout.InterleavedToPlanar(n, c, pixels, (float*)storage.Data, (float*)planar);
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
        Layout.PlanarToInterleaved(n, c, pixels, source.Floats, result.Floats);
        if (!ReferenceEquals(source, tensor)) source.Dispose();
        return result;
    }

    private static (int N, int C, long Pixels) Extent(Tensor tensor) =>
        ((int)tensor.Sizes[0], (int)tensor.Sizes[1], tensor.Sizes[2] * tensor.Sizes[3]);
}
