using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using SmallData.Book.Hosting;

namespace SmallData.Book.Display;

/// <summary>Collections as tables, objects as lists of their properties, to a small depth and length.</summary>
internal static class ObjectTables
{
    private const int MostRows = 20;
    private const int MostColumns = 12;
    private const int MostDepth = 3;

    public static string Format(object value) => Format(value, 0);

    private static string Format(object? value, int depth)
    {
        if (value is null)
        {
            return "<span class=\"null\">null</span>";
        }

        if (depth > 0 && ValueFormatter.PlainText(value) is { } text)
        {
            return Html.Escape(text);
        }

        if (depth >= MostDepth)
        {
            return Html.Escape(TypeNames.Of(value.GetType()));
        }

        return value switch
        {
            IEnumerable sequence when depth > 0 && Inline(sequence) is { } line => Html.Escape(line),
            IDictionary map => Rows(map.Keys.Cast<object?>().Select(key => (key?.ToString() ?? "null", Get(() => map[key!]))), depth, "key"),
            IEnumerable sequence => Sequence(sequence, depth),
            _ => Rows(Members(value).Select(m => (m.Name, m.Get(value))), depth, TypeNames.Of(value.GetType())),
        };
    }

    private static string Sequence(IEnumerable sequence, int depth)
    {
        var items = new List<object?>();
        var more = false;
        foreach (var item in sequence)
        {
            if (more = items.Count == MostRows)
            {
                break;
            }

            items.Add(item);
        }

        if (items.Count == 0)
        {
            return "<span class=\"null\">empty</span>";
        }

        var members = items.Select(i => i?.GetType()).Distinct().ToList() is [{ } type] && !IsScalar(items[0]!) ? Members(items[0]!) : [];
        var html = new StringBuilder("<table class=\"value\">");
        if (members.Count > 0)
        {
            html.Append("<thead><tr>").AppendJoin("", members.Select(m => $"<th scope=\"col\">{Html.Escape(m.Name)}</th>")).Append("</tr></thead>");
        }

        html.Append("<tbody>");
        for (var i = 0; i < items.Count; i++)
        {
            html.Append("<tr>");
            if (members.Count > 0)
            {
                html.AppendJoin("", members.Select(m => Cell(m.Get(items[i]!), depth)));
            }
            else
            {
                html.Append(CultureInfo.InvariantCulture, $"<th scope=\"row\">{i}</th>").Append(Cell(items[i], depth));
            }

            html.Append("</tr>");
        }

        html.Append("</tbody></table>");
        if (more)
        {
            html.Append("<p class=\"more\">").Append(Remaining(sequence)).Append("</p>");
        }

        return html.ToString();
    }

    /// <summary>A short row of scalars inside a table, such as a shape: [32, 148, 148].</summary>
    private static string? Inline(IEnumerable sequence)
    {
        if (sequence is IDictionary || sequence is not ICollection { Count: <= MostColumns } items)
        {
            return null;
        }

        var texts = items.Cast<object?>().Select(item => item is null ? "null" : ValueFormatter.PlainText(item)).ToList();
        return texts.Contains(null) ? null : $"[{string.Join(", ", texts)}]";
    }

    private static string Remaining(IEnumerable sequence) => sequence is ICollection { Count: var count }
        ? string.Create(CultureInfo.InvariantCulture, $"… and {count - MostRows:N0} more")
        : "… and more";

    private static string Rows(IEnumerable<(string Name, object? Value)> rows, int depth, string caption)
    {
        var html = new StringBuilder();
        html.Append("<table class=\"value\"><tbody>");
        var any = false;
        foreach (var (name, value) in rows.Take(MostRows))
        {
            any = true;
            html.Append("<tr><th scope=\"row\">").Append(Html.Escape(name)).Append("</th>").Append(Cell(value, depth)).Append("</tr>");
        }

        return any ? html.Append("</tbody></table>").ToString() : Html.Escape(caption);
    }

    private static string Cell(object? value, int depth)
    {
        var number = value is sbyte or byte or short or ushort or int or uint or long or ulong or float or double or decimal;
        return $"<td{(number ? " class=\"number\"" : "")}>{Format(value, depth + 1)}</td>";
    }

    private static bool IsScalar(object value) => value is IEnumerable || ValueFormatter.PlainText(value) is not null;

    private static List<Member> Members(object value)
    {
        var type = value.GetType();
        if (value is ITuple tuple)
        {
            return [.. Enumerable.Range(0, tuple.Length).Select(i => new Member($"Item{i + 1}", v => ((ITuple)v)[i]))];
        }

        var properties = type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(p => p.CanRead && p.GetIndexParameters().Length == 0 && !p.PropertyType.IsByRef && !p.PropertyType.IsByRefLike)
            .Select(p => new Member(p.Name, p.GetValue));
        var fields = type.GetFields(BindingFlags.Public | BindingFlags.Instance).Select(f => new Member(f.Name, f.GetValue));
        return [.. properties.Concat(fields).Take(MostColumns)];
    }

    private static object? Get(Func<object?> read)
    {
        try
        {
            return read();
        }
        catch (Exception e)
        {
            return $"({(e.InnerException ?? e).Message})";
        }
    }

    private sealed record Member(string Name, Func<object, object?> Read)
    {
        public object? Get(object instance) => ObjectTables.Get(() => Read(instance));
    }
}
