using Microsoft.FSharp.Core;

namespace Plotly.NET;

/// <summary>Charts on an x and a y axis.</summary>
public static partial class Chart2D
{
    /// <summary>Makes charts on an x and a y axis.</summary>
    public partial class Chart
    {
        private Chart() { }

        private static FSharpOption<T> Some<T>(T value) => FSharpOption<T>.Some(value);

        /// <summary>The object that was given, or a new one.</summary>
        private static T Given<T>(FSharpOption<T>? option) where T : new() => option is null ? new T() : option.Value;

        private static bool Is(FSharpOption<bool>? option, bool otherwise = false) => option is null ? otherwise : option.Value;
    }

    private static class Modes
    {
        /// <summary>The mode that draws lines or markers or both, with or without texts.</summary>
        public static StyleParam.Mode Of(bool lines, bool markers, bool text) => (lines, markers, text) switch
        {
            (true, false, false) => StyleParam.Mode.Lines,
            (true, true, false) => StyleParam.Mode.Lines_Markers,
            (true, false, true) => StyleParam.Mode.Lines_Text,
            (true, true, true) => StyleParam.Mode.Lines_Markers_Text,
            (false, true, false) => StyleParam.Mode.Markers,
            (false, true, true) => StyleParam.Mode.Markers_Text,
            (false, false, true) => StyleParam.Mode.Text,
            _ => StyleParam.Mode.None,
        };
    }
}
