using SmallData.Datasets;
using SmallData.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace SmallData.Images;

/// <summary>
/// Photos of some classes, decoded once and kept as bytes on the device: uint8 pixels [N, channels, size, size] and int64 labels [N].
/// A batch becomes float only when it is taken.
/// </summary>
public sealed class PhotoSet : ISamples, IDisposable
{
    private PhotoSet(Tensor pixels, Tensor labels, DecodedFolder decoded)
    {
        (Pixels, Labels) = (pixels, labels);
        (Files, ClassNames, Skipped) = (decoded.Files, decoded.ClassNames, new SkippedPhotos(decoded.Skipped));
    }

    /// <summary>Every photo, uint8, shape [N, channels, size, size]; three channels are red, green, blue, one is grey.</summary>
    public Tensor Pixels { get; }

    /// <summary>The class of each photo, int64, shape [N]: its index in <see cref="ClassNames"/>.</summary>
    public Tensor Labels { get; }

    /// <summary>The file that each photo came from, in the same order: class by class, by number.</summary>
    public IReadOnlyList<string> Files { get; }

    /// <summary>The classes in the order of their labels.</summary>
    public IReadOnlyList<string> ClassNames { get; }

    /// <summary>Files that could not be decoded, by name.</summary>
    public SkippedPhotos Skipped { get; }

    /// <inheritdoc/>
    public int Count => Files.Count;

    /// <summary>Decodes photos in parallel, or finds them decoded by an earlier run.</summary>
    /// <param name="photos">The photos, such as <see cref="DataSplit.Train"/>.</param>
    /// <param name="size">Width and height that every photo is squashed to, in pixels.</param>
    /// <param name="device">Where the pixels live; <see cref="Lesson.Device"/> by default.</param>
    /// <param name="channels">3 for red, green and blue, 1 for grey, whatever the files are.</param>
    /// <exception cref="SmallDataException">A class holds no photo that can be decoded.</exception>
    public static PhotoSet Load(PhotoCollection photos, int size, Device? device = null, int channels = 3)
    {
        ArgumentNullException.ThrowIfNull(photos);
        using var scope = NewDisposeScope();
        DecodedFolder decoded = PhotoCache.Open(photos, new PhotoLayout(size, channels));
        Tensor pixels = decoded.Pixels.to(device ?? Lesson.Device);
        Tensor labels = tensor(decoded.Labels, dtype: ScalarType.Int64).to(device ?? Lesson.Device);
        return new PhotoSet(pixels.DetachFromDisposeScope(), labels.DetachFromDisposeScope(), decoded);
    }

    /// <summary>Decodes a folder of class folders, such as a learner's own.</summary>
    /// <param name="folder">One folder a class, each with photos in it.</param>
    /// <param name="size">Width and height that every photo is squashed to, in pixels.</param>
    /// <param name="device">Where the pixels live; <see cref="Lesson.Device"/> by default.</param>
    /// <param name="channels">3 for red, green and blue, 1 for grey, whatever the files are.</param>
    /// <exception cref="SmallDataException">The folder, or a class in it, holds no photo that can be decoded.</exception>
    public static PhotoSet Load(string folder, int size, Device? device = null, int channels = 3) =>
        Load(PhotoCollection.FromClassFolders(folder), size, device, channels);

    /// <summary>Takes some photos as a batch.</summary>
    /// <param name="indices">Which, int64, shape [n].</param>
    /// <returns>Images [n, channels, size, size], float32 from 0 to 1 (Keras's rescale=1/255), and labels [n].</returns>
    public Batch Take(Tensor indices)
    {
        using var scope = NewDisposeScope();
        Tensor images = Pixels.index_select(0, indices).to(ScalarType.Float32).div_(255);
        return new Batch(images.MoveToOuterDisposeScope(), Labels.index_select(0, indices).MoveToOuterDisposeScope());
    }

    /// <inheritdoc/>
    public Device Device => Pixels.device;

    /// <inheritdoc/>
    public void Dispose()
    {
        Pixels.Dispose();
        Labels.Dispose();
    }
}
