using SmallData.Datasets;
using SmallData.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace SmallData.Images;

/// <summary>
/// A folder of class folders, decoded once and kept as bytes on the device: uint8 pixels [N, 3, size, size] and int64 labels [N].
/// A batch becomes float only when it is taken.
/// </summary>
public sealed class PhotoSet : ISamples, IDisposable
{
    private PhotoSet(Tensor pixels, Tensor labels, DecodedFolder decoded)
    {
        (Pixels, Labels) = (pixels, labels);
        (Files, ClassNames, Skipped) = (decoded.Files, decoded.ClassNames, new SkippedPhotos(decoded.Skipped));
    }

    /// <summary>Every photo, uint8, shape [N, 3, size, size], planes in the order red, green, blue.</summary>
    public Tensor Pixels { get; }

    /// <summary>The class of each photo, int64, shape [N]: its index in <see cref="ClassNames"/>.</summary>
    public Tensor Labels { get; }

    /// <summary>The file that each photo came from, in the same order: class by class, by number.</summary>
    public IReadOnlyList<string> Files { get; }

    /// <summary>The class folders in alphabetical order.</summary>
    public IReadOnlyList<string> ClassNames { get; }

    /// <summary>Files that could not be decoded, by name.</summary>
    public SkippedPhotos Skipped { get; }

    /// <inheritdoc/>
    public int Count => Files.Count;

    /// <summary>Decodes a folder of class folders in parallel, or finds it decoded by an earlier run.</summary>
    /// <param name="folder">A folder such as <see cref="DataSplit.Train"/>: one folder a class.</param>
    /// <param name="size">Width and height that every photo is squashed to, in pixels.</param>
    /// <param name="device">Where the pixels live; <see cref="Lesson.Device"/> by default.</param>
    /// <exception cref="SmallDataException">The folder, or a class in it, holds no photo that can be decoded.</exception>
    public static PhotoSet Load(string folder, int size, Device? device = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        PhotoCollection photos = PhotoCollection.FromClassFolders(folder);
        DecodedFolder decoded = PhotoCache.Open(photos, size);

        using var scope = NewDisposeScope();
        Tensor pixels = tensor(decoded.Pixels, dtype: ScalarType.Byte).reshape(decoded.Files.Count, 3, size, size).to(device ?? Lesson.Device);
        Tensor labels = tensor(decoded.Labels, dtype: ScalarType.Int64).to(device ?? Lesson.Device);
        return new PhotoSet(pixels.DetachFromDisposeScope(), labels.DetachFromDisposeScope(), decoded);
    }

    /// <summary>Takes some photos as a batch.</summary>
    /// <param name="indices">Which, int64, shape [n].</param>
    /// <returns>Images [n, 3, size, size], float32 from 0 to 1 (Keras's rescale=1/255), and labels [n].</returns>
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
