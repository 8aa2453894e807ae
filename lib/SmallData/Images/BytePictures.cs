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

    /// <summary>The name of one picture's class.</summary>
    /// <param name="index">Which, from 0.</param>
    public string ClassOf(int index)
    {
        using Tensor label = Labels[index];
        return ClassNames[(int)label.ToInt64()];
    }

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

/// <summary>Small grey pictures that come with their labels, such as Fashion-MNIST's: one channel.</summary>
public sealed class GreyPictures : BytePictures
{
    private GreyPictures(Tensor pixels, Tensor labels, IReadOnlyList<string> classNames) : base(pixels, labels, classNames)
    {
    }

    /// <summary>Moves pictures to the device.</summary>
    /// <param name="classNames">The classes in the order of their labels.</param>
    /// <param name="device">Where the pixels live; <see cref="Lesson.Device"/> by default.</param>
    internal static GreyPictures Of(LabelledPictures pictures, IReadOnlyList<string> classNames, Device? device = null)
    {
        using var scope = NewDisposeScope();
        Tensor pixels = tensor(pictures.Pixels, dtype: ScalarType.Byte).reshape(pictures.Count, 1, pictures.Height, pictures.Width);
        Tensor labels = tensor(pictures.Labels, dtype: ScalarType.Byte).to(ScalarType.Int64);
        device ??= Lesson.Device;
        return new GreyPictures(pixels.to(device).DetachFromDisposeScope(), labels.to(device).DetachFromDisposeScope(), classNames);
    }
}
