using System.Globalization;
using System.Net;
using System.Text;

namespace Figures;

/// <summary>A rectangle in pixels, y downwards.</summary>
internal readonly record struct Box(double X, double Y, double Width, double Height)
{
    public double Right => X + Width;
    public double Bottom => Y + Height;

    public Box Inset(double left, double top, double right, double bottom) =>
        new(X + left, Y + top, Math.Max(1, Width - left - right), Math.Max(1, Height - top - bottom));
}

/// <summary>Writes SVG elements. Colours come from the style sheet (<see cref="FigureStyle"/>) or from the figure.</summary>
internal sealed class SvgCanvas
{
    private readonly StringBuilder _svg = new();

    public override string ToString() => _svg.ToString();

    public static string N(double value) => Math.Round(value, 2).ToString("0.##", CultureInfo.InvariantCulture);

    public static string Escape(string text) => WebUtility.HtmlEncode(text);

    public SvgCanvas Raw(string markup)
    {
        _svg.Append(markup);
        return this;
    }

    public SvgCanvas Line(double x1, double y1, double x2, double y2, string css) =>
        Raw($"<line x1=\"{N(x1)}\" y1=\"{N(y1)}\" x2=\"{N(x2)}\" y2=\"{N(y2)}\" class=\"{css}\"/>");

    public SvgCanvas Rect(Box box, string css, string style = "", string? tip = null) =>
        Raw($"<rect x=\"{N(box.X)}\" y=\"{N(box.Y)}\" width=\"{N(Math.Max(0, box.Width))}\" height=\"{N(Math.Max(0, box.Height))}\"{Look(css, style)}").End("rect", tip);

    public SvgCanvas Circle(double x, double y, double radius, string css, string style = "", string? tip = null) =>
        Raw($"<circle cx=\"{N(x)}\" cy=\"{N(y)}\" r=\"{N(radius)}\"{Look(css, style)}").End("circle", tip);

    public SvgCanvas Path(string d, string css, string style) => Raw($"<path d=\"{d}\"{Look(css, style)}/>");

    /// <summary>A line of text; <paramref name="anchor"/> is start, middle or end. A shortened text keeps its whole in a tooltip.</summary>
    public SvgCanvas Text(double x, double y, string text, string css, string anchor = "middle", string style = "", double rotate = 0, string? whole = null)
    {
        string turn = rotate == 0 ? "" : $" transform=\"rotate({N(rotate)} {N(x)} {N(y)})\"";
        string tip = whole is null || whole == text ? "" : $"<title>{Escape(whole)}</title>";
        return Raw($"<text x=\"{N(x)}\" y=\"{N(y)}\" text-anchor=\"{anchor}\"{turn}{Look(css, style)}>{tip}{Escape(text)}</text>");
    }

    private SvgCanvas End(string tag, string? tip) =>
        Raw(tip is null ? "/>" : $"><title>{Escape(tip)}</title></{tag}>");

    private static string Look(string css, string style) =>
        (css.Length == 0 ? "" : $" class=\"{css}\"") + (style.Length == 0 ? "" : $" style=\"{Escape(style)}\"");
}
