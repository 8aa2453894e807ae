namespace SmallData.Images;

/// <summary>Photos of some classes, decoded once to one size.</summary>
public sealed class PhotoSet : BytePictures
{
    private PhotoSet(Tensor pixels, Tensor labels, DecodedFolder decoded) : base(pixels, labels, decoded.ClassNames) =>
        (Files, Skipped) = (decoded.Files, new SkippedPhotos(decoded.Skipped));

    /// <summary>The file that each photo came from, in the same order: class by class, by number.</summary>
    public IReadOnlyList<string> Files { get; }

    /// <summary>Files that could not be decoded, by name.</summary>
    public SkippedPhotos Skipped { get; }

    /// <summary>Decodes photos in parallel, or finds them decoded by an earlier run. Files that cannot be decoded are shown by name and left out.</summary>
    /// <param name="photos">The photos, such as <see cref="DataSplit.Train"/>.</param>
    /// <param name="size">Width and height that every photo is squashed to, in pixels.</param>
    /// <param name="device">Where the pixels live; <see cref="Lesson.Device"/> by default.</param>
    /// <param name="channels">3 for red, green and blue, 1 for grey, whatever the files are.</param>
    /// <exception cref="SmallDataException">A class holds no photo that can be decoded.</exception>
    public static PhotoSet Load(PhotoCollection photos, int size, Device? device = null, int channels = 3)
    {
        using var scope = NewDisposeScope();
        DecodedFolder decoded = PhotoCache.Open(photos, new PhotoLayout(size, channels));
        Tensor pixels = decoded.Pixels.to(device ?? Lesson.Device);
        Tensor labels = tensor(decoded.Labels, dtype: ScalarType.Int64).to(device ?? Lesson.Device);
        var loaded = new PhotoSet(pixels.DetachFromDisposeScope(), labels.DetachFromDisposeScope(), decoded);
        if (loaded.Skipped.Photos.Count > 0)
        {
            Notebook.Show(loaded.Skipped);
        }

        return loaded;
    }

    /// <summary>Decodes a folder of class folders, such as a learner's own, in the same way.</summary>
    /// <param name="folder">One folder a class, each with photos in it.</param>
    /// <param name="size">Width and height that every photo is squashed to, in pixels.</param>
    /// <param name="device">Where the pixels live; <see cref="Lesson.Device"/> by default.</param>
    /// <param name="channels">3 for red, green and blue, 1 for grey, whatever the files are.</param>
    /// <exception cref="SmallDataException">The folder, or a class in it, holds no photo that can be decoded.</exception>
    public static PhotoSet Load(string folder, int size, Device? device = null, int channels = 3) =>
        Load(PhotoCollection.FromClassFolders(folder), size, device, channels);
}

/// <summary>A file that could not be used as a photo, and why.</summary>
/// <param name="File">Its full path.</param>
/// <param name="Reason">What is wrong with it, in words.</param>
public sealed record SkippedPhoto(string File, string Reason);

/// <summary>The files that were left out, by name.</summary>
public sealed class SkippedPhotos(IReadOnlyList<SkippedPhoto> photos) : NotebookView
{
    /// <summary>The files left out, in file order.</summary>
    public IReadOnlyList<SkippedPhoto> Photos { get; } = photos;

    /// <inheritdoc/>
    public override string ToText() =>
        Invariant($"{Photos.Count} file{(Photos.Count == 1 ? "" : "s")} left out:\n") + string.Join('\n', Photos.Select(photo => $"  {photo.File}: {photo.Reason}"));

    /// <inheritdoc/>
    public override string ToHtml() => Note.Attention(ToText()).ToHtml();
}
