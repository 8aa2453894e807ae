using System.Text;
using SmallData.Images;
using TorchSharp;
using static TorchSharp.torch;

namespace SmallData.Charts;

/// <summary>Pictures side by side, each with a caption.</summary>
public sealed class Gallery : NotebookView
{
    private readonly IReadOnlyList<(string Source, string Caption)> pictures;
    private readonly int columns;

    private Gallery(IReadOnlyList<(string, string)> pictures, int columns) => (this.pictures, this.columns) = (pictures, columns);

    /// <summary>Photos of a set, captioned with their class.</summary>
    /// <param name="photos">Where they are.</param>
    /// <param name="indices">Which, in the order to show.</param>
    /// <param name="caption">Words for one photo, given its index; its class by default.</param>
    /// <param name="columns">Pictures in a row on a wide screen.</param>
    public static Gallery Of(PhotoSet photos, IEnumerable<int> indices, Func<int, string>? caption = null, int columns = 8)
    {
        ArgumentNullException.ThrowIfNull(photos);
        ArgumentNullException.ThrowIfNull(indices);
        using var scope = NewDisposeScope();
        Tensor labels = photos.Labels.cpu();
        caption ??= index => photos.ClassNames[(int)labels[index].ToInt64()];
        return new Gallery([.. indices.Select(index => (DataUri(photos.Pixels[index]), caption(index)))], columns);
    }

    /// <summary>Pictures in a tensor, such as an augmented batch.</summary>
    /// <param name="images">Float32 from 0 to 1, shape [n, 3, height, width]; values outside are cut off.</param>
    /// <param name="captions">One caption each; none if null.</param>
    /// <param name="columns">Pictures in a row on a wide screen.</param>
    public static Gallery Of(Tensor images, IReadOnlyList<string>? captions = null, int columns = 8)
    {
        ArgumentNullException.ThrowIfNull(images);
        using var scope = NewDisposeScope();
        Tensor bytes = images.detach().mul(255).round().clamp(0, 255).to(ScalarType.Byte);
        return new Gallery([.. Enumerable.Range(0, (int)images.shape[0]).Select(index => (DataUri(bytes[index]), captions?[index] ?? ""))], columns);
    }

    /// <summary>The first few photos of each class, class after class.</summary>
    /// <param name="photos">Where they are.</param>
    /// <param name="perClass">How many of each.</param>
    /// <param name="columns">Pictures in a row on a wide screen.</param>
    public static Gallery First(PhotoSet photos, int perClass, int columns = 8)
    {
        ArgumentNullException.ThrowIfNull(photos);
        using Tensor cpu = photos.Labels.cpu();
        long[] labels = [.. cpu.data<long>()];
        return Of(photos, Enumerable.Range(0, photos.ClassNames.Count).SelectMany(label =>
            Enumerable.Range(0, photos.Count).Where(index => labels[index] == label).Take(perClass)), columns: columns);
    }

    private static string DataUri(Tensor planes)
    {
        using Tensor bytes = planes.contiguous().cpu();
        return PngPicture.DataUri([.. bytes.data<byte>()], width: (int)planes.shape[2], height: (int)planes.shape[1]);
    }

    /// <inheritdoc/>
    public override string ToHtml()
    {
        var html = new StringBuilder(
            $"<div class=\"gallery\" style=\"display:grid;grid-template-columns:repeat(auto-fill,minmax(max({92 / columns}%,5.5em),1fr));gap:.6em;margin:.6em 0\">");
        foreach ((string source, string caption) in pictures)
        {
            string words = Html.Escape(caption);
            html.Append($"<figure style=\"margin:0\"><img src=\"{source}\" alt=\"{(words.Length > 0 ? words : "picture")}\" style=\"width:100%;display:block;border-radius:.3em\">");
            html.Append(words.Length > 0 ? $"<figcaption style=\"font-size:.8em;line-height:1.3;margin-top:.2em\">{words}</figcaption></figure>" : "</figure>");
        }

        return html.Append("</div>").ToString();
    }

    /// <inheritdoc/>
    public override string ToText() =>
        $"{pictures.Count} pictures: {string.Join(", ", pictures.GroupBy(picture => picture.Caption).Take(12).Select(group => $"{group.Count()} {group.Key}"))}";
}
