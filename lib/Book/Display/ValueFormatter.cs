using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using Plotly.NET;
using SmallData.Book.Hosting;
using SmallData.Charts;

namespace SmallData.Book.Display;

/// <summary>
/// Shows a value: as the HTML that it offers itself (a public <c>ToHtml()</c>, or a formatter source), else as plain text,
/// a table or a tree.
/// </summary>
internal static class ValueFormatter
{
    public static Rendering Format(object? value)
    {
        if (value is null)
        {
            return new Rendering("", "null", RenderingKind.Text);
        }

        if ((OwnHtml(value) ?? TypeFormatterSources.TryFormat(value) ?? FigureHtml(value)) is { } html)
        {
            return AsHtml(value, html);
        }

        if (PlainText(value) is { } text)
        {
            return new Rendering(Html.Escape(text), text, RenderingKind.Text);
        }

        return new Rendering(ObjectTables.Format(value), TypeNames.Of(value.GetType()), RenderingKind.Table);
    }

    /// <summary>A value as HTML that somebody has made of it.</summary>
    public static Rendering AsHtml(object value, string html) =>
        new(html, ProgressText(value) ?? TypeNames.Of(value.GetType()), RenderingKind.Html);

    /// <summary>Whether <see cref="Format"/> shows HTML that the value itself supplies.</summary>
    public static bool HasOwnHtml(object? value) =>
        value is GenericChart || (value is not null && (FindText(value, "ToHtml") is not null || TypeFormatterSources.Know(value.GetType())));

    /// <summary>What a value says of itself in one line of a terminal, by a public <c>ToText()</c>; null where it has none.</summary>
    public static string? ProgressText(object value) => CallForText(value, "ToText");

    /// <summary>The text of a value that is one: numbers, strings, dates, tensors, whatever has a <c>ToString</c> of its own.</summary>
    public static string? PlainText(object value) => value switch
    {
        string text => text,
        char or bool => value.ToString(),
        float number => number.ToString("G7", CultureInfo.InvariantCulture),
        Type type => TypeNames.Of(type),
        Delegate function => TypeNames.Of(function.GetType()),
        IFormattable formattable when value is not ITuple => formattable.ToString(null, CultureInfo.InvariantCulture),
        IEnumerable or ITuple => HasOwnText(value) && value is not ICollection ? value.ToString() : null,
        _ => HasOwnText(value) ? value.ToString() : null,
    };

    private static string? OwnHtml(object value) => CallForText(value, "ToHtml");

    /// <summary>A Plotly.NET figure, which on its own is a bare tree of objects.</summary>
    private static string? FigureHtml(object value) => value is GenericChart chart ? new ChartHtml(chart).ToHtml() : null;

    private static string? CallForText(object value, string method) =>
        FindText(value, method)?.Invoke(value, BindingFlags.DoNotWrapExceptions, null, null, null)?.ToString();

    private static MethodInfo? FindText(object value, string method) =>
        value.GetType().GetMethod(method, BindingFlags.Public | BindingFlags.Instance, []) is { ContainsGenericParameters: false } found
            && found.ReturnType != typeof(void)
                ? found
                : null;

    private static bool HasOwnText(object value)
    {
        var type = value.GetType();
        var declaring = type.GetMethod(nameof(ToString), [])?.DeclaringType;
        var isRecord = type.GetMethod("<Clone>$") is not null || type.GetMethod("PrintMembers", BindingFlags.NonPublic | BindingFlags.Instance) is not null;
        var isAnonymous = type.Name.StartsWith("<>", StringComparison.Ordinal);
        return declaring is not null && declaring != typeof(object) && declaring != typeof(ValueType) && !isRecord && !isAnonymous;
    }
}
