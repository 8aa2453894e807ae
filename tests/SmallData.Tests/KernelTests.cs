using Microsoft.DotNet.Interactive.Formatting;
using Plotly.NET;
using Chart = Plotly.NET.CSharp.Chart;

namespace SmallData.Tests;

/// <summary>What the kernel is told of charts.</summary>
public class KernelTests
{
    [Fact]
    public void A_bare_chart_is_shown_as_its_picture()
    {
        _ = Formatter.DefaultMimeType;   // the kernel's assembly is in this process
        KernelFormatters.Register();
        GenericChart chart = Chart.Line<int, double, string>(new[] { 1, 2 }, new[] { 0.5, 0.6 }, Name: "run");
        FormattedValue shown = FormattedValue.CreateManyFromObject(chart)[0];
        Assert.Equal("text/html", shown.MimeType);
        Assert.Contains("<svg", shown.Value, StringComparison.Ordinal);
    }
}
