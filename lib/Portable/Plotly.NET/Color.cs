using System.Globalization;

namespace Plotly.NET;

/// <summary>A colour, a list of colours, or numbers that a colour scale turns into colours.</summary>
public class Color : IPlotlyValue
{
    private Color(object value) => Value = value;

    /// <summary>What stands for the colour in the figure.</summary>
    public object Value { get; }

    /// <summary>A colour from its parts 0 to 255, <paramref name="a"/> being the opacity.</summary>
    /// <exception cref="Exception">A part is below 0 or above 255.</exception>
    public static Color fromARGB(int a, int r, int g, int b)
    {
        foreach (int part in (ReadOnlySpan<int>)[a, r, g, b])
            if (part is < 0 or > 255) throw new Exception("Value for component needs to be between 0 and 255.");
        return new(string.Create(CultureInfo.InvariantCulture, $"rgba({r}, {g}, {b}, {a / 255.0:0.0})"));
    }

    /// <summary>An opaque colour from its parts 0 to 255.</summary>
    /// <exception cref="Exception">A part is below 0 or above 255.</exception>
    public static Color fromRGB(int r, int g, int b) => fromARGB(255, r, g, b);

    /// <summary>A colour as six hexadecimal digits, with or without a leading #.</summary>
    /// <exception cref="Exception">The text is no such number.</exception>
    public static Color fromHex(string s)
    {
        string digits = s.TrimStart('#');
        if (digits.Length != 6 || !int.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out int rgb))
            throw new Exception($"Invalid hex color format: '{s}' is not six hexadecimal digits.");
        return fromRGB(rgb >> 16, rgb >> 8 & 255, rgb & 255);
    }

    /// <summary>A colour as CSS writes it: a name, <c>#rrggbb</c>, <c>rgb(…)</c>, <c>rgba(…)</c>.</summary>
    public static Color fromString(string c) => new(c);

    /// <summary>One colour for each point.</summary>
    public static Color fromColors(IEnumerable<Color> c) => new(c.Select(color => color.Value).ToArray());

    /// <summary>Numbers that the colour scale turns into colours.</summary>
    public static Color fromColorScaleValues<T>(IEnumerable<T> c) where T : IConvertible => new(c);

    /// <summary>Whether the other is a colour of the same value.</summary>
    public override bool Equals(object? other) => other is Color color && Value.Equals(color.Value);

    /// <summary>The hash code of the value.</summary>
    public override int GetHashCode() => Value.GetHashCode();
}
