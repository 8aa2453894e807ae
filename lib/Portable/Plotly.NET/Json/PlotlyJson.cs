using System.Collections;
using System.Globalization;
using System.Text;

namespace Plotly.NET;

/// <summary>
/// Writes figures as JSON, number for number like the real package: doubles keep a decimal point (<c>1.0</c>), NaN and infinities
/// are strings, and other than Latin letters stay as they are.
/// </summary>
internal static class PlotlyJson
{
    public static string Write(object? value)
    {
        var json = new StringBuilder();
        Write(json, value);
        return json.ToString();
    }

    /// <summary>A plain value as text, without quotes.</summary>
    public static string Text(object value) => value as string ?? Write(value);

    private static void Write(StringBuilder json, object? value)
    {
        switch (value)
        {
            case null: json.Append("null"); break;
            case IPlotlyValue setting: Write(json, setting.Value); break;
            case DynamicObj.DynamicObj obj: WriteObject(json, obj); break;
            case string s: WriteString(json, s); break;
            case bool b: json.Append(b ? "true" : "false"); break;
            case double d: WriteReal(json, d, d.ToString("R", CultureInfo.InvariantCulture)); break;
            case float f: WriteReal(json, f, f.ToString("R", CultureInfo.InvariantCulture)); break;
            case decimal m: WriteReal(json, 0, m.ToString(CultureInfo.InvariantCulture)); break;
            case char c: WriteString(json, c.ToString()); break;
            case DateTime t: WriteString(json, t.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture)); break;
            case Enum e: json.Append(e.ToString("D")); break;
            case IConvertible number: json.Append(number.ToString(CultureInfo.InvariantCulture)); break;
            case IEnumerable items: WriteArray(json, items); break;
            default: throw new NotSupportedException($"A {value.GetType()} cannot be written into a figure; give numbers, texts or lists of them.");
        }
    }

    private static void WriteReal(StringBuilder json, double value, string text)
    {
        if (!double.IsFinite(value)) WriteString(json, double.IsNaN(value) ? "NaN" : value > 0 ? "Infinity" : "-Infinity");
        else json.Append(text).Append(text.AsSpan().ContainsAny('.', 'E', 'e') ? "" : ".0");
    }

    private static void WriteObject(StringBuilder json, DynamicObj.DynamicObj obj)
    {
        json.Append('{');
        string separator = "";
        if (obj is Trace trace && trace.type is not null)
        {
            json.Append("\"type\":");
            WriteString(json, trace.type);
            separator = ",";
        }
        foreach (var (name, value) in obj.Properties)
        {
            json.Append(separator);
            WriteString(json, name);
            json.Append(':');
            Write(json, value);
            separator = ",";
        }
        json.Append('}');
    }

    private static void WriteArray(StringBuilder json, IEnumerable items)
    {
        json.Append('[');
        string separator = "";
        foreach (object? item in items)
        {
            json.Append(separator);
            Write(json, item);
            separator = ",";
        }
        json.Append(']');
    }

    private static void WriteString(StringBuilder json, string text)
    {
        json.Append('"');
        foreach (char c in text)
        {
            switch (c)
            {
                case '"': json.Append("\\\""); break;
                case '\\': json.Append("\\\\"); break;
                case '\n': json.Append("\\n"); break;
                case '\r': json.Append("\\r"); break;
                case '\t': json.Append("\\t"); break;
                case '\b': json.Append("\\b"); break;
                case '\f': json.Append("\\f"); break;
                case < ' ' or '\u0085' or '\u2028' or '\u2029': json.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture)); break;
                default: json.Append(c); break;
            }
        }
        json.Append('"');
    }
}
