using Plotly.NET;
using Plotly.NET.CSharp;
using Plot = Plotly.NET.CSharp.Chart;

namespace SmallData.Images;

/// <summary>How large photos are before anything is resized, read from the files' headers alone.</summary>
public static class PhotoSizes
{
    /// <summary>A point for each photo: width across, height up, a colour for each class. Files without a readable header are left out.</summary>
    /// <param name="perClass">At most so many of each class.</param>
    public static ChartHtml Chart(PhotoCollection photos, int perClass = 500)
    {
        IEnumerable<GenericChart> classes = photos.Classes.Select(one =>
        {
            (int Width, int Height)[] sizes = [.. one.Files.Take(perClass).AsParallel().AsOrdered().Select(PhotoDecoder.Measure).OfType<(int, int)>()];
            return Plot.Point<int, int, string>(
                sizes.Select(size => size.Width).ToArray(), sizes.Select(size => size.Height).ToArray(), Name: one.Name, Opacity: 0.5);
        });
        return new ChartHtml(Plot.Combine(classes)
            .WithTitle("Photo sizes")
            .WithAxes("width in pixels", "height in pixels")
            .WithSize(700, 450));
    }
}
