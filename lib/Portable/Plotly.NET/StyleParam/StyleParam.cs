using System.Globalization;

namespace Plotly.NET;

/// <summary>Plotly's options, each a type with its possible values.</summary>
public static partial class StyleParam
{
    /// <summary>Plotly leaves out the number of the first of a kind: x, x2, x3.</summary>
    private static string Numbered(string name, int number) =>
        number < 2 ? name : name + number.ToString(CultureInfo.InvariantCulture);
}
