namespace Plotly.NET;

public static partial class StyleParam
{
    /// <summary>Plotly's option “mode bar button”.</summary>
    public sealed class ModeBarButton : IPlotlyValue
    {
        private readonly object _value;

        private ModeBarButton(object value) => _value = value;

        object IPlotlyValue.Value => _value;

        /// <summary>Plotly's <c>toImage</c>.</summary>
        public static ModeBarButton ToImage { get; } = new("toImage");

        /// <summary>Plotly's <c>sendDataToCloud</c>.</summary>
        public static ModeBarButton SendDataToCloud { get; } = new("sendDataToCloud");

        /// <summary>Plotly's <c>editInChartStudio</c>.</summary>
        public static ModeBarButton EditInChartStudio { get; } = new("editInChartStudio");

        /// <summary>Plotly's <c>zoom2d</c>.</summary>
        public static ModeBarButton Zoom2d { get; } = new("zoom2d");

        /// <summary>Plotly's <c>pan2d</c>.</summary>
        public static ModeBarButton Pan2d { get; } = new("pan2d");

        /// <summary>Plotly's <c>select2d</c>.</summary>
        public static ModeBarButton Select2d { get; } = new("select2d");

        /// <summary>Plotly's <c>lasso2d</c>.</summary>
        public static ModeBarButton Lasso2d { get; } = new("lasso2d");

        /// <summary>Plotly's <c>drawclosedpath</c>.</summary>
        public static ModeBarButton DrawClosedPath { get; } = new("drawclosedpath");

        /// <summary>Plotly's <c>drawopenpath</c>.</summary>
        public static ModeBarButton DrawOpenPath { get; } = new("drawopenpath");

        /// <summary>Plotly's <c>drawline</c>.</summary>
        public static ModeBarButton DrawLine { get; } = new("drawline");

        /// <summary>Plotly's <c>drawrect</c>.</summary>
        public static ModeBarButton DrawRect { get; } = new("drawrect");

        /// <summary>Plotly's <c>drawcircle</c>.</summary>
        public static ModeBarButton DrawCircle { get; } = new("drawcircle");

        /// <summary>Plotly's <c>eraseshape</c>.</summary>
        public static ModeBarButton EraseShape { get; } = new("eraseshape");

        /// <summary>Plotly's <c>zoomIn2d</c>.</summary>
        public static ModeBarButton ZoomIn2d { get; } = new("zoomIn2d");

        /// <summary>Plotly's <c>zoomOut2d</c>.</summary>
        public static ModeBarButton ZoomOut2d { get; } = new("zoomOut2d");

        /// <summary>Plotly's <c>autoScale2d</c>.</summary>
        public static ModeBarButton AutoScale2d { get; } = new("autoScale2d");

        /// <summary>Plotly's <c>resetScale2d</c>.</summary>
        public static ModeBarButton ResetScale2d { get; } = new("resetScale2d");

        /// <summary>Plotly's <c>hoverClosestCartesian</c>.</summary>
        public static ModeBarButton HoverClosestCartesian { get; } = new("hoverClosestCartesian");

        /// <summary>Plotly's <c>hoverCompareCartesian</c>.</summary>
        public static ModeBarButton HoverCompareCartesian { get; } = new("hoverCompareCartesian");

        /// <summary>Plotly's <c>zoom3d</c>.</summary>
        public static ModeBarButton Zoom3d { get; } = new("zoom3d");

        /// <summary>Plotly's <c>pan3d</c>.</summary>
        public static ModeBarButton Pan3d { get; } = new("pan3d");

        /// <summary>Plotly's <c>orbitRotation</c>.</summary>
        public static ModeBarButton OrbitRotation { get; } = new("orbitRotation");

        /// <summary>Plotly's <c>tableRotation</c>.</summary>
        public static ModeBarButton TableRotation { get; } = new("tableRotation");

        /// <summary>Plotly's <c>resetCameraDefault3d</c>.</summary>
        public static ModeBarButton ResetCameraDefault3d { get; } = new("resetCameraDefault3d");

        /// <summary>Plotly's <c>resetCameraLastSave3d</c>.</summary>
        public static ModeBarButton ResetCameraLastSave3d { get; } = new("resetCameraLastSave3d");

        /// <summary>Plotly's <c>hoverClosest3d</c>.</summary>
        public static ModeBarButton HoverClosest3d { get; } = new("hoverClosest3d");

        /// <summary>Plotly's <c>zoomInGeo</c>.</summary>
        public static ModeBarButton ZoomInGeo { get; } = new("zoomInGeo");

        /// <summary>Plotly's <c>zoomOutGeo</c>.</summary>
        public static ModeBarButton ZoomOutGeo { get; } = new("zoomOutGeo");

        /// <summary>Plotly's <c>resetGeo</c>.</summary>
        public static ModeBarButton ResetGeo { get; } = new("resetGeo");

        /// <summary>Plotly's <c>hoverClosestGeo</c>.</summary>
        public static ModeBarButton HoverClosestGeo { get; } = new("hoverClosestGeo");

        /// <summary>Plotly's <c>hoverClosestGl2d</c>.</summary>
        public static ModeBarButton HoverClosestGl2d { get; } = new("hoverClosestGl2d");

        /// <summary>Plotly's <c>hoverClosestPie</c>.</summary>
        public static ModeBarButton HoverClosestPie { get; } = new("hoverClosestPie");

        /// <summary>Plotly's <c>resetSankeyGroup</c>.</summary>
        public static ModeBarButton ResetSankeyGroup { get; } = new("resetSankeyGroup");

        /// <summary>Plotly's <c>toggleHover</c>.</summary>
        public static ModeBarButton ToggleHover { get; } = new("toggleHover");

        /// <summary>Plotly's <c>v1hovermode</c>.</summary>
        public static ModeBarButton HoverMode { get; } = new("v1hovermode");

        /// <summary>Plotly's <c>resetViews</c>.</summary>
        public static ModeBarButton ResetViews { get; } = new("resetViews");

        /// <summary>Plotly's <c>toggleSpikelines</c>.</summary>
        public static ModeBarButton ToggleSpikelines { get; } = new("toggleSpikelines");

        /// <summary>Plotly's <c>resetViewMapbox</c>.</summary>
        public static ModeBarButton ResetViewMapbox { get; } = new("resetViewMapbox");

        /// <summary>Plotly's <c>zoomInMapbox</c>.</summary>
        public static ModeBarButton ZoomInMapbox { get; } = new("zoomInMapbox");

        /// <summary>Plotly's <c>zoomOutMapbox</c>.</summary>
        public static ModeBarButton ZoomOutMapbox { get; } = new("zoomOutMapbox");

        /// <summary>The value as plotly.js knows it.</summary>
        public object Convert() => _value;

        /// <summary>The value as plotly.js knows it, as text.</summary>
        public override string ToString() => PlotlyJson.Text(_value);
    }
}
