namespace TorchSharp.Kernels;

/// <summary>A tensor of libtorch's, seen through a handle that someone else owns; default: none.</summary>
internal readonly unsafe struct TensorView
{
    private readonly int type;

    internal TensorView(nint handle)
    {
        Libtorch.Check(Libtorch.aoti_torch_is_defined(handle, out byte defined));
        if (defined == 0) return;
        Handle = handle;
        Libtorch.Check(Libtorch.aoti_torch_get_dim(handle, out long dimensions));
        Libtorch.Check(Libtorch.aoti_torch_get_sizes(handle, out long* sizes));
        Libtorch.Check(Libtorch.aoti_torch_get_strides(handle, out long* strides));
        Libtorch.Check(Libtorch.aoti_torch_get_dtype(handle, out type));
        Libtorch.Check(Libtorch.aoti_torch_get_data_ptr(handle, out void* data));
        Dimensions = (int)dimensions;
        Sizes = sizes;
        Strides = strides;
        Data = data;
    }

    internal nint Handle { get; }
    internal int Dimensions { get; }
    internal long* Sizes { get; }

    /// <summary>In elements, as everywhere in PyTorch.</summary>
    internal long* Strides { get; }
    internal void* Data { get; }
    internal float* Floats => (float*)Data;
    internal bool IsDefined => Handle != 0;
    internal bool IsFloat32 => type == Libtorch.Float32;

    internal long Count
    {
        get
        {
            long count = 1;
            for (int i = 0; i < Dimensions; i++) count *= Sizes[i];
            return count;
        }
    }

    /// <summary>Elements lie in order, without gaps.</summary>
    internal bool IsContiguous
    {
        get
        {
            long step = 1;
            for (int i = Dimensions - 1; i >= 0; step *= Sizes[i], i--)
            {
                if (Sizes[i] != 1 && Strides[i] != step) return false;
            }
            return true;
        }
    }

    /// <summary>An image batch [N, C, H, W] that lies in memory as [N, H, W, C], without gaps.</summary>
    internal bool IsChannelsLast => Dimensions == 4 && Follows(1, 1) && Follows(3, Sizes[1]) && Follows(2, Sizes[1] * Sizes[3]) && Follows(0, Sizes[1] * Sizes[3] * Sizes[2]);

    /// <summary>A float32 tensor of four dimensions, whose sizes and number of elements are those of an int.</summary>
    internal bool IsImages => IsFloat32 && Dimensions == 4 && Count < int.MaxValue && Sizes[0] < int.MaxValue && Sizes[1] < int.MaxValue && Sizes[2] < int.MaxValue && Sizes[3] < int.MaxValue;

    /// <summary>A new tensor [N, C, H, W] of floats in channels-last order; its contents are arbitrary.</summary>
    /// <exception cref="OutOfMemoryException"/>
    internal static TensorView ChannelsLast(long n, long c, long h, long w, int type = Libtorch.Float32)
    {
        long* sizes = stackalloc long[4] { n, c, h, w }, strides = stackalloc long[4] { c * h * w, 1, w * c, c };
        return Empty(4, sizes, strides, type);
    }

    /// <summary>A new contiguous tensor of floats of the same sizes as another.</summary>
    /// <exception cref="OutOfMemoryException"/>
    internal static TensorView Contiguous(int dimensions, long* sizes)
    {
        long* strides = stackalloc long[dimensions];
        long step = 1;
        for (int i = dimensions - 1; i >= 0; step *= sizes[i], i--) strides[i] = step;
        return Empty(dimensions, sizes, strides, Libtorch.Float32);
    }

    /// <summary>A new vector of floats.</summary>
    /// <exception cref="OutOfMemoryException"/>
    internal static TensorView Vector(long count) => Contiguous(1, &count);

    /// <summary>A handle of a new contiguous tensor of zeros, of this one's type.</summary>
    /// <exception cref="OutOfMemoryException"/>
    internal nint NewZeros(ReadOnlySpan<long> sizes)
    {
        fixed (long* s = sizes)
        {
            Libtorch.Check(Libtorch.aoti_torch_aten_new_zeros(Handle, s, sizes.Length, null, null, null, 0, null, out nint handle));
            return handle;
        }
    }

    /// <summary>A handle of an empty tensor of seven dimensions, which autograd refuses as a gradient of anything here.</summary>
    internal static nint Unfit()
    {
        long* sizes = stackalloc long[7] { 0, 7, 7, 7, 7, 7, 7 };
        Libtorch.aoti_torch_empty_strided(7, sizes, sizes, Libtorch.Float32, 0, 0, out nint handle);
        return handle;
    }

    private static TensorView Empty(int dimensions, long* sizes, long* strides, int type)
    {
        Libtorch.Check(Libtorch.aoti_torch_empty_strided(dimensions, sizes, strides, type, 0, 0, out nint handle));
        return new TensorView(handle);
    }

    private bool Follows(int dimension, long step) => Sizes[dimension] == 1 || Strides[dimension] == step;
}
