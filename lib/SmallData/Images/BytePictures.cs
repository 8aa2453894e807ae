namespace SmallData.Images;

/// <summary>Pictures kept as bytes on the device: uint8 pixels [N, channels, height, width] and int64 labels [N]. A batch becomes float only when it is taken.</summary>
public abstract class BytePictures : ISamples, IDisposable
{
    private protected BytePictures(Tensor pixels, Tensor labels, IReadOnlyList<string> classNames) => (Pixels, Labels, ClassNames) = (pixels, labels, classNames);

    /// <summary>Every picture, uint8, shape [N, channels, height, width]; three channels are red, green, blue, one is grey.</summary>
    public Tensor Pixels { get; }

    /// <summary>The class of each picture, int64, shape [N]: its index in <see cref="ClassNames"/>.</summary>
    public Tensor Labels { get; }

    /// <inheritdoc/>
    public IReadOnlyList<string> ClassNames { get; }

    /// <inheritdoc/>
    public int Count => (int)Labels.shape[0];

    /// <inheritdoc/>
    public Device Device => Pixels.device;

    /// <summary>Takes some pictures as a batch.</summary>
    /// <param name="indices">Which, int64, shape [n], on any device.</param>
    /// <returns>Images [n, channels, height, width], float32 from 0 to 1 (Keras's rescale=1/255), and labels [n].</returns>
    public Batch Take(Tensor indices)
    {
        using var scope = NewDisposeScope();
        Tensor which = indices.to(Device);
        Tensor images = Pixels.index_select(0, which).to(ScalarType.Float32).div_(255);
        return new Batch(images.MoveToOuterDisposeScope(), Labels.index_select(0, which).MoveToOuterDisposeScope());
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Pixels.Dispose();
        Labels.Dispose();
        GC.SuppressFinalize(this);
    }
}
