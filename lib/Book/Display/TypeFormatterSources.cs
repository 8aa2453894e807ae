using System.Collections;
using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;

namespace SmallData.Book.Display;

/// <summary>
/// .NET Interactive's convention for libraries that do not reference it: an attribute named <c>TypeFormatterSourceAttribute</c>
/// names a class whose <c>CreateTypeFormatters()</c> gives formatters with <c>MimeType</c> and <c>Format(object, TextWriter)</c>.
/// </summary>
internal static class TypeFormatterSources
{
    private static readonly ConcurrentDictionary<Type, IReadOnlyList<Formatter>> Cache = new();

    /// <summary>The value as HTML, or as its picture; null where its type names no source, or none that writes either.</summary>
    public static string? TryFormat(object value)
    {
        foreach (var formatter in Cache.GetOrAdd(value.GetType(), Find))
        {
            using var writer = new StringWriter(CultureInfo.InvariantCulture);
            if (formatter.Format(value, writer))
            {
                return writer.ToString();
            }
        }

        return null;
    }

    /// <summary>Whether a type names a source that writes HTML or a picture.</summary>
    public static bool Know(Type type) => Cache.GetOrAdd(type, Find).Count > 0;

    private static List<Formatter> Find(Type type)
    {
        var formatters = new List<Formatter>();
        foreach (var attribute in type.GetCustomAttributes(inherit: true).Where(a => a.GetType().Name == "TypeFormatterSourceAttribute"))
        {
            if (Get(attribute, "FormatterSourceType") is Type source
                && source.GetMethod("CreateTypeFormatters", []) is { } create
                && create.Invoke(create.IsStatic ? null : Activator.CreateInstance(source), null) is IEnumerable made)
            {
                formatters.AddRange(made.Cast<object>().Select(f => new Formatter(f)).Where(f => f.IsUsable));
            }
        }

        return formatters;
    }

    private static object? Get(object instance, string property) => instance.GetType().GetProperty(property)?.GetValue(instance);

    private sealed class Formatter(object instance)
    {
        private readonly MethodInfo? format = instance.GetType().GetMethod("Format", [typeof(object), typeof(TextWriter)]);

        public bool IsUsable => format is not null && Get(instance, "MimeType") is "text/html" or "image/svg+xml";

        public bool Format(object value, TextWriter writer) =>
            format!.Invoke(instance, BindingFlags.DoNotWrapExceptions, null, [value, writer], null) is not false;
    }
}
