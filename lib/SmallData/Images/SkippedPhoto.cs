using System.Globalization;

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

    /// <inheritdoc/>
    public override string ToText() =>
        string.Create(CultureInfo.InvariantCulture, $"{Photos.Count} file{(Photos.Count == 1 ? "" : "s")} left out:\n")
        + string.Join('\n', Photos.Select(photo => $"  {photo.File}: {photo.Reason}"));

    /// <inheritdoc/>
    public override string ToHtml() => Note.Attention(ToText()).ToHtml();
}
