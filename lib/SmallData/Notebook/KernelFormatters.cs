using System.Reflection;
using Plotly.NET;
using SmallData.Charts;

namespace SmallData;

/// <summary>
/// Tells .NET Interactive how a bare Plotly.NET chart is shown, which the loader of a package's extension would do and
/// <c>#r "path"</c> does not. Found by name, so nothing here references the kernel; elsewhere it does nothing.
/// </summary>
internal static class KernelFormatters
{
    /// <summary>Registers them in the kernel that this process is, if it is one.</summary>
    public static void Register() =>
        Register(FrontEnd.LoadedType("Microsoft.DotNet.Interactive.Formatting", "Microsoft.DotNet.Interactive.Formatting.Formatter"));

    /// <param name="formatter">The kernel's class <c>Formatter</c>; null where there is no kernel.</param>
    internal static void Register(Type? formatter)
    {
        MethodInfo? register = formatter?.GetMethod("Register", [typeof(Type), typeof(Action<object, TextWriter>), typeof(string)]);
        MethodInfo? prefer = formatter?.GetMethod("SetPreferredMimeTypesFor", [typeof(Type), typeof(string[])]);
        if (register is not null && prefer is not null)
        {
            Action<object, TextWriter> html = (chart, writer) => writer.Write(new ChartHtml((GenericChart)chart).ToHtml());
            register.Invoke(null, [typeof(GenericChart), html, "text/html"]);
            prefer.Invoke(null, [typeof(GenericChart), new[] { "text/html" }]);
        }
    }
}
