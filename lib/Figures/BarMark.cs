namespace Figures;

/// <summary>The bars of all traces of a subplot: side by side, stacked or over one another.</summary>
internal sealed class BarMark(IReadOnlyList<FigureTrace> traces, string mode) : IMark
{
    /// <summary>A bar: its extent along the axis of keys and along the axis of values.</summary>
    private readonly record struct Bar(FigureTrace Trace, double From, double To, double Base, double Top, string Key, string? Text, string Color);

    private readonly List<Bar> _bars = [];
    private readonly bool _lying = traces[0].IsHorizontal;

    private FigureAxis Keys(Subplot plot) => _lying ? plot.Y : plot.X;
    private FigureAxis Values(Subplot plot) => _lying ? plot.X : plot.Y;

    public void Measure(Subplot plot)
    {
        if (traces[0].Kind == "histogram") AddBins(plot);
        else AddBars(plot);
        foreach (var bar in _bars)
        {
            Keys(plot).Include(bar.From, bar.To);
            Values(plot).Include(bar.Base, bar.Top);
        }
        // Texts stand beyond the end of their bars.
        double top = _bars.Select(b => b.Top).DefaultIfEmpty(0).Max();
        if (_bars.Any(b => b.Text is not null && b.Trace.TextPosition is not "inside")) Values(plot).Include(top * (_lying ? 1.12 : 1.06));
    }

    private void AddBars(Subplot plot)
    {
        var keys = Keys(plot);
        var all = traces.SelectMany(t => KeyValues(t).Select(kv => keys.Position(kv.Key))).Where(double.IsFinite).Distinct().Order().ToArray();
        double step = all.Zip(all.Skip(1), (a, b) => b - a).DefaultIfEmpty(1).Min();
        bool beside = mode == "group";
        double width = step * 0.8 / (beside ? traces.Count : 1);
        var stacked = new Dictionary<(double, bool), double>();
        foreach (var (t, trace) in traces.Index())
        {
            int i = -1;
            foreach (var (key, value) in KeyValues(trace))
            {
                i++;
                double at = keys.Position(key), length = value.Number;
                if (!double.IsFinite(at) || !double.IsFinite(length)) continue;
                double from = at - (beside ? step * 0.4 - t * width : width / 2), start = 0;
                if (mode is "stack" or "relative")
                {
                    start = stacked.GetValueOrDefault((at, length < 0));
                    stacked[(at, length < 0)] = start + length;
                }
                string color = i < trace.Marks.Count ? trace.Marks[i] ?? trace.Color : trace.Color;
                _bars.Add(new(trace, from, from + width, start, start + length, key.ToString(), i < trace.Texts.Count ? trace.Texts[i] : null, color));
            }
        }
    }

    private IEnumerable<(Datum Key, Datum Value)> KeyValues(FigureTrace trace)
    {
        var (keys, values) = _lying ? (trace.Y, trace.X) : (trace.X, trace.Y);
        for (int i = 0; i < values.Count; i++)
            if (keys.Count == 0 || i < keys.Count) yield return (keys.Count == 0 ? Datum.Of(i) : keys[i], values[i]);
    }

    private void AddBins(Subplot plot)
    {
        var samples = traces.Select(t => (_lying ? t.Y : t.X).Select(d => Keys(plot).Position(d)).Where(double.IsFinite).ToArray()).ToArray();
        var all = samples.SelectMany(s => s).ToArray();
        if (all.Length == 0) return;
        double low = all.Min(), high = all.Max();
        // Sturges' rule, unless the figure says how many bins there may be.
        int most = traces.Max(t => t.BinCount ?? 0) is > 0 and var n ? n : (int)Math.Ceiling(Math.Log2(all.Length)) + 1;
        bool categories = Keys(plot).Kind == FigureAxis.AxisKind.Category;
        double size = categories ? 1 : traces[0].BinSize ?? Ticks.NiceStep((high - low) / most);
        double first = categories ? -0.5 : traces[0].BinStart ?? Math.Floor(low / size) * size;
        bool beside = mode == "group";
        foreach (var (t, trace) in traces.Index())
        {
            var counts = samples[t].GroupBy(v => (int)Math.Floor((v - first) / size + 1e-9)).OrderBy(g => g.Key);
            foreach (var bin in counts)
            {
                double count = bin.Count() * trace.HistogramNorm switch
                {
                    "percent" => 100.0 / samples[t].Length,
                    "probability" => 1.0 / samples[t].Length,
                    "density" => 1 / size,
                    "probability density" => 1 / size / samples[t].Length,
                    _ => 1,
                };
                double from = first + bin.Key * size, width = size / (beside ? traces.Count : 1);
                string key = categories ? Keys(plot).Name(bin.Key) : $"{Datum.NumberText(from)} to {Datum.NumberText(from + size)}";
                if (beside) from += t * width;
                _bars.Add(new(trace, from, from + width, 0, count, key, null, trace.Color));
            }
        }
    }

    public void Draw(SvgCanvas svg, Subplot plot)
    {
        bool over = mode == "overlay" && traces.Count > 1;
        foreach (var bar in _bars)
        {
            var box = Place(bar, plot);
            double opacity = bar.Trace.Opacity < 1 || !over ? bar.Trace.Opacity : 0.65;
            string tip = $"{(bar.Trace.Name is null ? "" : bar.Trace.Name + "\n")}{bar.Key}: {Datum.NumberText(bar.Top - bar.Base)}";
            svg.Rect(box, "sd-bar", $"fill:{bar.Color}{(opacity < 1 ? $";opacity:{SvgCanvas.N(opacity)}" : "")}", tip);
        }
        foreach (var bar in _bars.Where(b => b.Text is not null)) Label(svg, bar, Place(bar, plot));
    }

    private Box Place(Bar bar, Subplot plot)
    {
        double a = Keys(plot).Pixel(bar.From, plot.Plot), b = Keys(plot).Pixel(bar.To, plot.Plot);
        double c = Values(plot).Pixel(bar.Base, plot.Plot), d = Values(plot).Pixel(bar.Top, plot.Plot);
        // Neighbours stay apart by a pixel.
        double gap = Math.Abs(b - a) > 6 ? 0.75 : 0;
        return _lying
            ? new Box(Math.Min(c, d), Math.Min(a, b) + gap, Math.Abs(d - c), Math.Abs(b - a) - 2 * gap)
            : new Box(Math.Min(a, b) + gap, Math.Min(c, d), Math.Abs(b - a) - 2 * gap, Math.Abs(d - c));
    }

    private void Label(SvgCanvas svg, Bar bar, Box box)
    {
        bool inside = bar.Trace.TextPosition is "inside" || mode is "stack" or "relative";
        string style = inside ? $"fill:{(bar.Color[0] is '#' or 'r' ? Rgb.Parse(bar.Color).Ink : "#fff")}" : "";
        double room = _lying ? 200 : Math.Max(box.Width * 1.3, 24);
        string text = TextFit.Shorten(bar.Text!, FigureStyle.TickSize, room);
        if (_lying) svg.Text(inside ? box.Right - 6 : box.Right + 6, box.Y + box.Height / 2 + 5, text, "sd-value", inside ? "end" : "start", style, whole: bar.Text);
        else svg.Text(box.X + box.Width / 2, inside ? box.Y + 18 : box.Y - 6, text, "sd-value", style: style, whole: bar.Text);
    }
}
