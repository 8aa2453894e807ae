using Plotly.NET;
using Plotly.NET.LayoutObjects;
using Chart = Plotly.NET.Chart;
using Chart2D = Plotly.NET.Chart2D.Chart;

namespace Portable.Tests.Plotly;

/// <summary>The JSON of traces and layouts: the strings that the real package writes for the same calls.</summary>
public class FigureJsonTests
{
    private static readonly double[] X = [1, 2, 3], Y = [2, 1.5, 5];

    private static string Data(GenericChart chart) => Between(GenericChart.toFigureJson(chart), "{\"data\":", ",\"layout\":");
    private static string Layout(GenericChart chart) => Between(GenericChart.toFigureJson(chart), ",\"layout\":", ",\"frames\":[]}");

    private static string Between(string json, string start, string end) =>
        json[(json.IndexOf(start, StringComparison.Ordinal) + start.Length)..json.LastIndexOf(end, StringComparison.Ordinal)];

    [Fact]
    public void Line_with_markers_and_dashes() => Assert.Equal(
        """[{"type":"scatter","name":"line","mode":"lines+markers","x":[1.0,2.0,3.0],"y":[2.0,1.5,5.0],"marker":{"symbol":"1"},"line":{"width":2.0,"dash":"dot"}}]""",
        Data(Chart2D.Line<double, double, string>(X, Y, Name: "line", ShowMarkers: true, MarkerSymbol: StyleParam.MarkerSymbol.Square,
            LineWidth: 2.0, LineDash: StyleParam.DrawingStyle.Dot, UseDefaults: false)));

    [Fact]
    public void Line_alone() => Assert.Equal(
        """[{"type":"scatter","mode":"lines","x":[1,2],"y":[2.5,3.0],"marker":{},"line":{"color":"rgba(99, 110, 250, 1.0)"}}]""",
        Data(Chart2D.Line<int, double, string>(new[] { 1, 2 }, new[] { 2.5, 3 }, LineColor: Color.fromHex("#636efa"), UseDefaults: false)));

    [Fact]
    public void Points_with_texts() => Assert.Equal(
        """[{"type":"scatter","name":"points","mode":"markers+text","x":[1.0,2.0,3.0],"y":[2.0,1.5,5.0],"text":["a","b","c"],"textposition":"top right","marker":{},"line":{}}]""",
        Data(Chart2D.Point<double, double, string>(X, Y, Name: "points", MultiText: new[] { "a", "b", "c" },
            TextPosition: StyleParam.TextPosition.TopRight, UseDefaults: false)));

    [Fact]
    public void Scatter_on_the_graphics_card() => Assert.Equal(
        """[{"type":"scattergl","opacity":0.5,"mode":"markers","x":[1],"y":[2],"marker":{"color":"red","opacity":[0.1]},"line":{}}]""",
        Data(Chart2D.Scatter<int, int, string>(new[] { 1 }, new[] { 2 }, StyleParam.Mode.Markers, Opacity: 0.5,
            MultiOpacity: new[] { 0.1 }, MarkerColor: Color.fromString("red"), UseWebGL: true, UseDefaults: false)));

    [Fact]
    public void Bars_lie() => Assert.Equal(
        """[{"type":"bar","name":"old","x":[20,14],"y":["A","B"],"orientation":"h","marker":{"pattern":{}}}]""",
        Data(Chart2D.Bar<int, string, string, double, double>(new[] { 20, 14 }, Keys: new[] { "A", "B" }, Name: "old", UseDefaults: false)));

    [Fact]
    public void Columns_stand() => Assert.Equal(
        """[{"type":"bar","x":["A","B"],"y":[20,14],"orientation":"v","marker":{"pattern":{}}}]""",
        Data(Chart2D.Column<int, string, string, double, double>(new[] { 20, 14 }, Keys: new[] { "A", "B" }, UseDefaults: false)));

    [Fact]
    public void Heat_map_with_stops() => Assert.Equal(
        """[{"type":"heatmap","x":["c0","c1"],"y":["r0"],"z":[[1.0,1.5]],"colorscale":[[0.0,"#3D9970"],[1.0,"#001f3f"]],"showscale":true}]""",
        Data(Chart2D.Heatmap<double[], double, string>(new[] { new[] { 1, 1.5 } }, new[] { "c0", "c1" }, new[] { "r0" }, ShowScale: true,
            ColorScale: StyleParam.Colorscale.NewCustom(
                [Tuple.Create(0.0, Color.fromString("#3D9970")), Tuple.Create(1.0, Color.fromString("#001f3f"))]), UseDefaults: false)));

    [Fact]
    public void Annotated_heat_map_reversed() => Assert.Equal(
        """{"yaxis":{"autorange":"reversed"},"annotations":[{"x":0,"y":0,"showarrow":false,"text":"a"},{"x":1,"y":0,"showarrow":false,"text":"b"}]}""",
        Layout(Chart2D.AnnotatedHeatmap<int[], int, string[], string, string, string>(new[] { new[] { 1, 2 } }, new[] { new[] { "a", "b" } },
            ReverseYAxis: true, UseDefaults: false)));

    [Fact]
    public void Histogram_of_x() => Assert.Equal(
        """[{"type":"histogram","x":[1.0,2.0,3.0],"nbinsx":4,"marker":{"color":"blue","pattern":{}}}]""",
        Data(Chart2D.Histogram<double, double, string>(X: X, NBinsX: 4, MarkerColor: Color.fromString("blue"), UseDefaults: false)));

    [Fact]
    public void Not_a_number_is_a_text() => Assert.Equal(
        """[{"type":"scatter","mode":"lines","x":[1],"y":["NaN"],"marker":{},"line":{}}]""",
        Data(Chart2D.Line<int, double, string>(new[] { 1 }, new[] { double.NaN }, UseDefaults: false)));

    [Fact]
    public void Texts_are_escaped() => Assert.Equal(
        "{\"title\":{\"text\":\"é \\\"<b>\\\" \\\\ \\n 😀\"}}",
        Layout(Chart2D.Line<int, int, string>(new[] { 1 }, new[] { 1 }, UseDefaults: false).WithTitle("é \"<b>\" \\ \n 😀")));

    [Fact]
    public void Titles_axes_size_and_legend() => Assert.Equal(
        """{"title":{"text":"loss","font":{"family":"Arial","size":20.0}},"xaxis":{"title":{"text":"epoch"},"range":[1,30]},"yaxis":{"type":"log"},"width":800,"height":400,"showlegend":false}""",
        Layout(Chart2D.Line<int, int, string>(new[] { 1 }, new[] { 1 }, UseDefaults: false)
            .WithTitle("loss", Font.init(Family: StyleParam.FontFamily.Arial, Size: 20))
            .WithXAxisStyle(Title.init(Text: "epoch"), MinMax: Tuple.Create<IConvertible, IConvertible>(1, 30))
            .WithYAxis(LinearAxis.init<int, int, int, int, int, int, int, int>(AxisType: StyleParam.AxisType.Log))
            .WithSize(800, 400).WithLegend(false)));

    [Fact]
    public void An_axis_keeps_what_a_later_call_does_not_set() => Assert.Equal(
        """{"xaxis":{"title":{"text":"b","standoff":3},"showgrid":false}}""",
        Layout(Chart2D.Line<int, int, string>(new[] { 1 }, new[] { 1 }, UseDefaults: false)
            .WithXAxisStyle(Title.init(Text: "a", Standoff: 3), ShowGrid: false).WithXAxisStyle(Title.init(Text: "b"))));

    [Fact]
    public void Later_traces_get_a_number_in_their_name() => Assert.Equal(
        """[{"type":"scatter","mode":"lines","x":[1],"y":[1],"marker":{},"line":{},"name":"run"},{"type":"scatter","mode":"lines","x":[1],"y":[1],"marker":{},"line":{},"name":"run_1"}]""",
        Data(Chart.Combine([One(), One()]).WithTraceInfo(Name: "run")));

    [Fact]
    public void Line_style_is_added_to_what_there_is() => Assert.Equal(
        """[{"type":"scatter","mode":"lines","x":[1],"y":[1],"marker":{"size":9},"line":{"width":2.0,"dash":"dash"}}]""",
        Data(Chart2D.Line<int, int, string>(new[] { 1 }, new[] { 1 }, LineWidth: 2, UseDefaults: false)
            .WithLineStyle(Dash: StyleParam.DrawingStyle.Dash).WithMarkerStyle(Size: 9)));

    [Fact]
    public void New_annotations_stand_before_the_present_ones() => Assert.Equal(
        """{"annotations":[{"x":2,"y":2,"text":"new"},{"x":1,"y":1,"text":"old"}]}""",
        Layout(One().WithAnnotation(Note(1, "old")).WithAnnotation(Note(2, "new"))));

    [Fact]
    public void Annotations_can_be_replaced() => Assert.Equal(
        """{"annotations":[{"x":2,"y":2,"text":"new"}]}""",
        Layout(One().WithAnnotation(Note(1, "old")).WithAnnotation(Note(2, "new"), Append: false)));

    [Fact]
    public void Combining_joins_annotations() => Assert.Equal(
        """{"annotations":[{"x":1,"y":1,"text":"a"},{"x":2,"y":2,"text":"b"}]}""",
        Layout(Chart.Combine([One().WithAnnotation(Note(1, "a")), One().WithAnnotation(Note(2, "b"))])));

    [Fact]
    public void Combining_nothing_is_refused() => Assert.Throws<ArgumentException>(() => Chart.Combine([]));

    [Fact]
    public void A_legend_has_a_place() => Assert.Equal(
        """{"legend":{"orientation":"h","x":0.5,"y":1.1}}""",
        Layout(GenericChartExtensions.WithLegend(One(), Legend.init(Orientation: StyleParam.Orientation.Horizontal, X: 0.5, Y: 1.1))));

    private static GenericChart One() => Chart2D.Line<int, int, string>(new[] { 1 }, new[] { 1 }, UseDefaults: false);

    private static Annotation Note(int at, string text) =>
        Annotation.init<int, int, int, int, int, int, int, int, int, int>(X: at, Y: at, Text: text);
}
