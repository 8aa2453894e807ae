using System.Globalization;
using System.Text.Json;

namespace Figures;

/// <summary>
/// An axis: where a value stands on it. Positions are numbers: the value itself, its logarithm to base ten, or the index of a category.
/// </summary>
internal sealed class FigureAxis
{
    private readonly JsonElement _json;
    private readonly List<string> _categories = [];
    private double _low = double.PositiveInfinity, _high = double.NegativeInfinity;
    private bool _wholeNumbers = true;

    public FigureAxis(string key, JsonElement? settings, IReadOnlyCollection<Datum> data)
    {
        _json = settings ?? default;
        Key = key;
        Title = settings?.TitleText();
        Kind = _json.Text("type") switch
        {
            "log" => AxisKind.Log,
            "linear" => AxisKind.Linear,
            "category" or "multicategory" or "date" => AxisKind.Category,
            _ => data.Any(d => d.Name is not null) ? AxisKind.Category : AxisKind.Linear,
        };
        if (Kind == AxisKind.Category)
            _categories.AddRange(_json.Data("categoryarray").Concat(data).Where(d => !d.IsGap).Select(d => d.ToString()).Distinct());
    }

    public enum AxisKind { Linear, Log, Category }

    public string Key { get; }
    public string? Title { get; }
    public AxisKind Kind { get; }
    public bool IsX => Key[0] == 'x';
    public double Low => _low;
    public double High => _high;
    public bool IsReversed => _json.Text("autorange") == "reversed" || _json.Items("range") is [var a, var b] && Number(a) > Number(b);
    public bool ShowsLabels => (_json.Flag("showticklabels") ?? true) && (_json.Flag("visible") ?? true);
    public bool ShowsGrid => (_json.Flag("showgrid") ?? true) && (_json.Flag("visible") ?? true);
    public bool KeepsSquare => _json.Text("scaleanchor") is not null;

    /// <summary>Start and end of the part of the figure that the axis takes, where it says so.</summary>
    public (double Start, double End)? Domain => _json.Items("domain") is [var start, var end] ? (Number(start), Number(end)) : null;

    /// <summary>The position of a value; NaN where it has none.</summary>
    public double Position(Datum value) => Kind switch
    {
        AxisKind.Log => value.Number > 0 ? Math.Log10(value.Number) : double.NaN,
        AxisKind.Category when value.Name is null => _categories.IndexOf(value.ToString()) is >= 0 and var i ? i : value.Number,
        AxisKind.Category => _categories.IndexOf(value.Name) is >= 0 and var i ? i : double.NaN,
        _ => value.Number,
    };

    /// <summary>Makes the axis reach over these positions.</summary>
    public void Include(params IEnumerable<double> positions)
    {
        foreach (double p in positions)
        {
            if (!double.IsFinite(p)) continue;
            _low = Math.Min(_low, p);
            _high = Math.Max(_high, p);
            _wholeNumbers &= p == Math.Floor(p);
        }
    }

    /// <summary>Settles the range after all was included: what the figure says, else the data and a margin on each side.</summary>
    public void Settle(double marginLow, double marginHigh)
    {
        if (!(_low <= _high)) (_low, _high) = (0, 1);
        if (Kind == AxisKind.Category) (_low, _high) = (-0.5, Math.Max(0.5, _categories.Count - 0.5));
        else
        {
            if (Kind == AxisKind.Linear && _json.Text("rangemode") is "tozero" or "nonnegative") Include(0);
            if (_low == _high) (_low, _high) = (_low - Math.Max(0.5, Math.Abs(_low) * 0.1), _high + Math.Max(0.5, Math.Abs(_high) * 0.1));
            double span = _high - _low;
            (_low, _high) = (_low - span * marginLow, _high + span * marginHigh);
        }
        if (_json.Items("range") is [var a, var b])
        {
            if (a.ValueKind == JsonValueKind.Number) _low = Number(a);
            if (b.ValueKind == JsonValueKind.Number) _high = Number(b);
            if (_low > _high) (_low, _high) = (_high, _low);
        }
    }

    /// <summary>Where on the screen a position is, between the ends of the axis.</summary>
    public double Pixel(double position, Box plot)
    {
        double part = (position - _low) / (_high - _low);
        if (IsReversed) part = 1 - part;
        return IsX ? plot.X + part * plot.Width : plot.Bottom - part * plot.Height;
    }

    /// <summary>The marks for an axis of that length in pixels.</summary>
    public IReadOnlyList<Tick> Marks(double length)
    {
        if (_json.Items("tickvals") is { Count: > 0 } values)
        {
            var texts = _json.Data("ticktext");
            return [.. values.Select((v, i) => new Tick(Position(Datum.From(v)), i < texts.Count ? texts[i].ToString() : Datum.From(v).ToString()))
                .Where(t => t.At >= _low && t.At <= _high)];
        }
        if (Kind == AxisKind.Category) return [.. _categories.Select((c, i) => new Tick(i, c)).Where(t => t.At > _low && t.At < _high)];
        int about = (int)(_json.Number("nticks") ?? Math.Max(2, length / (IsX ? 80 : 42)));
        if (Kind == AxisKind.Log) return Ticks.Log(_low, _high, about);
        if (_json.Number("dtick") is > 0 and var step && (_high - _low) / step <= 60) about = Math.Max(1, (int)Math.Round((_high - _low) / step));
        string prefix = _json.Text("tickprefix") ?? "", suffix = _json.Text("ticksuffix") ?? "";
        return [.. Ticks.Linear(_low, _high, about, _wholeNumbers, _json.Text("tickformat"))
            .Select(t => t with { Label = prefix + t.Label + suffix })];
    }

    /// <summary>A position as a tooltip names it.</summary>
    public string Name(double position) => Kind switch
    {
        AxisKind.Log => Datum.NumberText(Math.Pow(10, position)),
        AxisKind.Category when position == Math.Floor(position) && position >= 0 && position < _categories.Count => _categories[(int)position],
        _ => Datum.NumberText(position),
    };

    private static double Number(JsonElement json) => json.ValueKind == JsonValueKind.Number ? json.GetDouble()
        : json.ValueKind == JsonValueKind.String && double.TryParse(json.GetString(), CultureInfo.InvariantCulture, out double d) ? d : double.NaN;
}
