using System.Globalization;
using System.Xml.Linq;
using Figures;

namespace Figures.Tests;

/// <summary>Reads back what was drawn.</summary>
internal sealed class Svg
{
    private readonly XElement _root;

    public Svg(string figureJson, bool narrow = false) => _root = XElement.Parse(narrow ? FigureSvg.RenderNarrow(figureJson) : FigureSvg.Render(figureJson));

    public XElement Root => _root;

    public IEnumerable<XElement> All(string tag) => _root.Descendants().Where(e => e.Name.LocalName == tag);

    public IEnumerable<XElement> Styled(string css) => _root.Descendants().Where(e => (string?)e.Attribute("class") == css);

    /// <summary>The rectangles of data: bars and cells, by their tooltips.</summary>
    public IReadOnlyList<XElement> Tipped(string tag) => [.. All(tag).Where(e => e.Elements().Any(c => c.Name.LocalName == "title"))];

    public IReadOnlyList<string> Texts(string css) => [.. Styled(css).Select(Words)];

    public static string Words(XElement text) => string.Concat(text.Nodes().OfType<XText>().Select(t => t.Value));

    public static double Number(XElement e, string name) => double.Parse(e.Attribute(name)!.Value, CultureInfo.InvariantCulture);

    public static string? Tip(XElement e) => e.Elements().FirstOrDefault(c => c.Name.LocalName == "title")?.Value;

    /// <summary>The points of a path of straight lines, piece by piece.</summary>
    public static (double X, double Y)[][] Course(XElement path) =>
    [
        .. path.Attribute("d")!.Value.Split('M', StringSplitOptions.RemoveEmptyEntries).Select(piece => piece.Split('L').Select(point =>
        {
            string[] xy = point.Split(' ');
            return (double.Parse(xy[0], CultureInfo.InvariantCulture), double.Parse(xy[1], CultureInfo.InvariantCulture));
        }).ToArray()),
    ];
}
