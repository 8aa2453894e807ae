namespace Plotly.NET;

public static partial class StyleParam
{
    /// <summary>Plotly's option “drag mode”.</summary>
    public sealed class DragMode : IPlotlyValue
    {
        private readonly object _value;

        private DragMode(object value) => _value = value;

        object IPlotlyValue.Value => _value;

        /// <summary>Plotly's <c>zoom</c>.</summary>
        public static DragMode Zoom { get; } = new("zoom");

        /// <summary>Plotly's <c>pan</c>.</summary>
        public static DragMode Pan { get; } = new("pan");

        /// <summary>Plotly's <c>select</c>.</summary>
        public static DragMode Select { get; } = new("select");

        /// <summary>Plotly's <c>lasso</c>.</summary>
        public static DragMode Lasso { get; } = new("lasso");

        /// <summary>Plotly's <c>drawclosedpath</c>.</summary>
        public static DragMode DrawClosedPath { get; } = new("drawclosedpath");

        /// <summary>Plotly's <c>drawopenpath</c>.</summary>
        public static DragMode DrawOpenPath { get; } = new("drawopenpath");

        /// <summary>Plotly's <c>drawline</c>.</summary>
        public static DragMode DrawLine { get; } = new("drawline");

        /// <summary>Plotly's <c>drawrect</c>.</summary>
        public static DragMode DrawRect { get; } = new("drawrect");

        /// <summary>Plotly's <c>drawcircle</c>.</summary>
        public static DragMode DrawCircle { get; } = new("drawcircle");

        /// <summary>Plotly's <c>orbit</c>.</summary>
        public static DragMode Orbit { get; } = new("orbit");

        /// <summary>Plotly's <c>turntable</c>.</summary>
        public static DragMode TurnTable { get; } = new("turntable");

        /// <summary>Plotly's <c>false</c>.</summary>
        public static DragMode False { get; } = new(false);

        /// <summary>The value as plotly.js knows it.</summary>
        public object Convert() => _value;

        /// <summary>The value as plotly.js knows it, as text.</summary>
        public override string ToString() => PlotlyJson.Text(_value);
    }
}
