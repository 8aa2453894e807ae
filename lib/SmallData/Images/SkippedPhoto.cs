namespace SmallData.Images;

/// <summary>A file that could not be used as a photo, and why.</summary>
/// <param name="File">Its full path.</param>
/// <param name="Reason">What is wrong with it, in words.</param>
public sealed record SkippedPhoto(string File, string Reason);

/// <summary>The files that were left out, by name.</summary>
public sealed class SkippedPhotos(IReadOnlyList<SkippedPhoto> photos) : NotebookView
{
    /// <summary>The files left out, in file order.</summary>
    public IReadOnlyList<SkippedPhoto> Photos { get; } = photos;

    /// <summary>The files left out of several sets, such as train, validation and test.</summary>
    /// <param name="sets">The sets, in the order to list.</param>
    public static SkippedPhotos Of(params PhotoSet[] sets) => new SkippedPhotos([.. sets.SelectMany(set => set.Skipped.Photos)]);

    /// <inheritdoc/>
    public override string ToText() => Photos.Count == 0
        ? "No photo was left out."
        : Invariant($"{Photos.Count} file{(Photos.Count == 1 ? "" : "s")} left out:\n")
          + string.Join('\n', Photos.Select(photo => $"  {photo.File}: {photo.Reason}"));

    /// <inheritdoc/>
    public override string ToHtml() => (Photos.Count == 0 ? Note.Info(ToText()) : Note.Attention(ToText())).ToHtml();
}
