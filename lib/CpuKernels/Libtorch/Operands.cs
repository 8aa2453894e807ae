namespace TorchSharp.Kernels;

/// <summary>The floats of an image batch in the order [N][H][W][C]: where they lie already, or a copy for as long as a kernel runs.</summary>
internal readonly unsafe ref struct Interleaved
{
    private readonly nint rented;
    private readonly TensorView copy;

    internal Interleaved(TensorView images)
    {
        long* s = images.Sizes;
        if (images.IsChannelsLast)
        {
            Floats = images.Floats;
        }
        else if (images.IsContiguous)
        {
            rented = NativePool.Rent(images.Count * sizeof(float));
            Floats = (float*)rented;
            Layout.PlanarToInterleaved((int)s[0], (int)s[1], s[2] * s[3], images.Floats, Floats);
        }
        else
        {
            copy = TensorView.ChannelsLast(s[0], s[1], s[2], s[3]);
            Libtorch.Check(Libtorch.aoti_torch_copy_(copy.Handle, images.Handle, 0));
            Floats = copy.Floats;
        }
    }

    internal float* Floats { get; }

    public void Dispose()
    {
        NativePool.Return(rented);
        if (copy.IsDefined) Libtorch.aoti_torch_delete_tensor_object(copy.Handle);
    }
}

/// <summary>The floats of a tensor in PyTorch's own order: where they lie already, or a copy for as long as a kernel runs.</summary>
internal readonly unsafe ref struct Planar
{
    private readonly nint rented;
    private readonly TensorView copy;

    /// <param name="tensor">May be none; <see cref="Floats"/> is null then.</param>
    /// <param name="factors">What each part along the first dimension is multiplied by; may be null.</param>
    internal Planar(TensorView tensor, float* factors = null)
    {
        if (!tensor.IsDefined || tensor.IsContiguous)
        {
            Floats = tensor.Floats;
        }
        else if (tensor.IsChannelsLast)
        {
            long* s = tensor.Sizes;
            rented = NativePool.Rent(tensor.Count * sizeof(float));
            Floats = (float*)rented;
            Layout.InterleavedToPlanar((int)s[0], (int)s[1], s[2] * s[3], tensor.Floats, Floats);
        }
        else
        {
            copy = TensorView.Contiguous(tensor.Dimensions, tensor.Sizes);
            Libtorch.Check(Libtorch.aoti_torch_copy_(copy.Handle, tensor.Handle, 0));
            Floats = copy.Floats;
        }
        if (factors == null) return;
        float* source = Floats;
        if (source == tensor.Floats)
        {
            rented = NativePool.Rent(tensor.Count * sizeof(float));
            Floats = (float*)rented;
        }
        long part = tensor.Count / tensor.Sizes[0];
        for (long i = 0; i < tensor.Sizes[0]; i++) Elementwise.Scale(part, factors[i], source + i * part, Floats + i * part);
    }

    internal float* Floats { get; }

    public void Dispose()
    {
        NativePool.Return(rented);
        if (copy.IsDefined) Libtorch.aoti_torch_delete_tensor_object(copy.Handle);
    }
}
