using SmallData.Datasets;
using SmallData.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace SmallData.Images;

/// <summary>
/// Small grey pictures kept as bytes on the device: uint8 pixels [N, 1, height, width] and int64 labels [N]. A batch becomes float only when it is taken.
/// </summary>
public sealed class GreyPictures : ISamples, IDisposable
{
    private GreyPictures(Tensor pixels, Tensor labels, IReadOnlyList<string> classNames) =>
        (Pixels, Labels, ClassNames) = (pixels, labels, classNames);

    /// <summary>Moves pictures to the device.</summary>
    /// <param name="pictures">The pictures and their labels.</param>
    /// <param name="classNames">The classes in the order of their labels.</param>
    /// <param name="device">Where the pixels live; <see cref="Lesson.Device"/> by default.</param>
    public static GreyPictures Of(LabelledPictures pictures, IReadOnlyList<string> classNames, Device? device = null)
    {
        ArgumentNullException.ThrowIfNull(pictures);
        ArgumentNullException.ThrowIfNull(classNames);
        using var scope = NewDisposeScope();
        Tensor pixels = tensor(pictures.Pixels, dtype: ScalarType.Byte).reshape(pictures.Count, 1, pictures.Height, pictures.Width);
        Tensor labels = tensor(pictures.Labels, dtype: ScalarType.Byte).to(ScalarType.Int64);
        device ??= Lesson.Device;
        return new GreyPictures(pixels.to(device).DetachFromDisposeScope(), labels.to(device).DetachFromDisposeScope(), classNames);
    }

    /// <summary>Every picture, uint8, shape [N, 1, height, width].</summary>
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
    /// <param name="indices">Which, int64, shape [n].</param>
    /// <returns>Images [n, 1, height, width], float32 from 0 to 1 (Keras's rescale=1/255), and labels [n].</returns>
    public Batch Take(Tensor indices)
    {
        using var scope = NewDisposeScope();
        Tensor images = Pixels.index_select(0, indices).to(ScalarType.Float32).div_(255);
        return new Batch(images.MoveToOuterDisposeScope(), Labels.index_select(0, indices).MoveToOuterDisposeScope());
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Pixels.Dispose();
        Labels.Dispose();
    }
}
