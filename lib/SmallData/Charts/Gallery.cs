using System.Text;

namespace SmallData.Charts;

/// <summary>Pictures side by side, each with a caption.</summary>
public sealed class Gallery : NotebookView
{
    // A picture with shorter sides is shown pixel by pixel, enlarged but not blurred.
    private const int SmallSide = 64;

    private sealed record Picture(string Source, string Caption, bool IsSmall)
    {
        public static Picture Of(Tensor planes, string caption) =>
            new(DataUri(planes), caption, IsSmall: planes.shape[1] < SmallSide && planes.shape[2] < SmallSide);
    }

    private readonly IReadOnlyList<Picture> pictures;
    private readonly int columns;

    private Gallery(IReadOnlyList<Picture> pictures, int columns) => (this.pictures, this.columns) = (pictures, columns);

    /// <summary>Pictures of a set, captioned with their class.</summary>
    /// <param name="pictures">Photos, or small grey pictures.</param>
    /// <param name="indices">Which, in the order to show.</param>
    /// <param name="caption">Words for one picture, given its index; its class by default.</param>
    /// <param name="columns">Pictures in a row on a wide screen.</param>
    public static Gallery Of(BytePictures pictures, IEnumerable<int> indices, Func<int, string>? caption = null, int columns = 8)
    {
        using var scope = NewDisposeScope();
        return new Gallery([.. indices.Select(index => Picture.Of(pictures.Pixels[index], (caption ?? pictures.ClassOf)(index)))], columns);
    }

    /// <summary>Pictures in a tensor, such as an augmented batch.</summary>
    /// <param name="images">Float32 from 0 to 1, shape [n, 3 or 1, height, width]; values outside are cut off.</param>
    /// <param name="captions">One caption each; none if null.</param>
    /// <param name="columns">Pictures in a row on a wide screen.</param>
    public static Gallery Of(Tensor images, IReadOnlyList<string>? captions = null, int columns = 8)
    {
        using var scope = NewDisposeScope();
        Tensor bytes = images.detach().mul(255).round().clamp(0, 255).to(ScalarType.Byte);
        return new Gallery([.. Enumerable.Range(0, (int)images.shape[0]).Select(index => Picture.Of(bytes[index], captions?[index] ?? ""))], columns);
    }

    /// <summary>The first few photos of each class, class after class.</summary>
    /// <param name="columns">Pictures in a row on a wide screen.</param>
    public static Gallery First(PhotoSet photos, int perClass, int columns = 8)
    {
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
        var html = new StringBuilder($"<div class=\"gallery\" style=\"display:grid;{Columns()};margin:.6em 0\">");
        foreach (Picture picture in pictures)
        {
            string words = Html.Escape(picture.Caption);
            string sharp = picture.IsSmall ? ";image-rendering:pixelated" : "";
            html.Append($"<figure style=\"margin:0\"><img src=\"{picture.Source}\" alt=\"{(words.Length > 0 ? words : "picture")}\" style=\"width:100%;display:block;border-radius:.3em;outline:1px solid #8883{sharp}\">");
            html.Append(words.Length > 0 ? $"<figcaption style=\"font-size:.8em;line-height:1.3;margin-top:.2em\">{words}</figcaption></figure>" : "</figure>");
        }

        return html.Append("</div>").ToString();
    }

    private string Columns()
    {
        if (!pictures.All(picture => picture.IsSmall))
        {
            return $"grid-template-columns:repeat(auto-fill,minmax(max({92 / columns}%,4.6em),1fr));gap:.6em";
        }

        // Without words, small pictures keep their number of columns on a narrow screen too.
        string tracks = pictures.All(picture => picture.Caption.Length == 0) ? $"repeat({columns},1fr)" : $"repeat(auto-fill,minmax(max({88 / columns}%,4.6em),1fr))";
        return $"max-width:{columns * 7}em;grid-template-columns:{tracks};gap:.3em";
    }

    /// <inheritdoc/>
    public override string ToText() =>
        $"{pictures.Count} pictures: {string.Join(", ", pictures.GroupBy(picture => picture.Caption).Take(12).Select(group => $"{group.Count()} {group.Key}"))}";
}
