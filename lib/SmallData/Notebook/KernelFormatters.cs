using System.Runtime.CompilerServices;
using Microsoft.DotNet.Interactive.Formatting;
using Plotly.NET;

namespace SmallData;

/// <summary>Tells .NET Interactive how the course's views are shown, and that a bare Plotly.NET chart is shown as the course shows charts: a picture at once, without a
/// network. Plotly.NET.Interactive would write a page that loads plotly.js from the network, and shows nothing without it.</summary>
internal static class KernelFormatters
{
    /// <summary>Registers them in the kernel that this process is, if it is one.</summary>
    public static void Register()
    {
        if (FrontEnd.IsLoaded("Microsoft.DotNet.Interactive.Formatting"))
        {
            RegisterViewsAndCharts();
        }
    }

    // Not inlined: where there is no kernel, its types must not be asked for.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void RegisterViewsAndCharts()
    {
        Formatter.Register<NotebookView>((view, writer) => writer.Write(view.ToHtml()), HtmlFormatter.MimeType);
        Formatter.Register<NotebookView>((view, writer) => writer.Write(view.ToText()), PlainTextFormatter.MimeType);
        Formatter.SetPreferredMimeTypesFor(typeof(NotebookView), HtmlFormatter.MimeType, PlainTextFormatter.MimeType);
        Formatter.Register<GenericChart>((chart, writer) => writer.Write(new ChartHtml(chart).ToHtml()), HtmlFormatter.MimeType);
        Formatter.SetPreferredMimeTypesFor(typeof(GenericChart), HtmlFormatter.MimeType);
    }
}
