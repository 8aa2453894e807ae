using System.Globalization;
using System.Text;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Writes a contiguous tensor as text, letter for letter as TorchSharp does.</summary>
internal sealed class TensorPrinter(Tensor tensor, string format, int width, CultureInfo culture, string newLine)
{
    private const string Ellipsis = "...";

    private readonly long[] sizes = tensor.Sizes;
    private readonly StringBuilder text = new();

    public static string Metadata(Tensor tensor)
    {
        var shape = string.Join('x', Array.ConvertAll(tensor.Sizes, size => size.ToString(CultureInfo.InvariantCulture)));
        return $"[{shape}], type = {tensor.dtype}, device = {tensor.device}";
    }

    private string Value(long place) => tensor.Format(place, format, culture);

    /// <summary>Places of the first elements of neighbouring parts along a dimension are so far apart.</summary>
    private long Step(int dim) => tensor.Strides[dim];

    public string Julia()
    {
        text.Append(Metadata(tensor));
        if (sizes.Length == 0) return text.Append(", value = ").Append(Value(0)).ToString();
        if (sizes.Length <= 2)
        {
            text.Append(newLine);
            if (sizes.Length == 1) JuliaRows(0, 1, sizes[0], 0);
            else JuliaRows(0, sizes[0], sizes[1], Step(0));
            return text.ToString();
        }
        JuliaSlices(0, 0, "[");
        return text.ToString();
    }

    private void JuliaSlices(int dim, long place, string index)
    {
        for (long i = 0; i < sizes[dim]; i++, place += Step(dim))
        {
            string longer = string.Create(CultureInfo.InvariantCulture, $"{index}{i},");
            if (dim < sizes.Length - 3)
            {
                JuliaSlices(dim + 1, place, longer);
                continue;
            }
            text.Append(newLine).Append(longer).Append("..,..] =").Append(newLine);
            JuliaRows(place, sizes[^2], sizes[^1], Step(sizes.Length - 2));
        }
    }

    /// <summary>A matrix: columns aligned at their ends, as many as fit the width.</summary>
    private void JuliaRows(long place, long rowCount, long columnCount, long step)
    {
        var rows = new List<List<string>>();
        int columns = int.MaxValue;
        for (long i = 0; i < rowCount; i++)
        {
            var row = JuliaRow(place + (i * step), columnCount);
            rows.Add(row);
            columns = Math.Min(columns, row.Count);
        }
        if (rows.Count == 0) return;
        var space = new int[columns];
        foreach (var row in rows)
        {
            for (int j = 0; j < columns; j++) space[j] = Math.Max(space[j], row[j].Length);
        }
        foreach (var row in rows)
        {
            for (int j = 0; j < columns; j++) text.Append(' ').Append(row[j].PadLeft(space[j]));
            if (columns < columnCount) text.Append(' ').Append(Ellipsis);
            text.Append(newLine);
        }
    }

    private List<string> JuliaRow(long place, long count)
    {
        var row = new List<string>();
        int left = width;
        for (long i = 0; i < count; i++)
        {
            string value = Value(place + i);
            if (left - value.Length - Ellipsis.Length - 1 < 0) break;
            row.Add(value);
            left -= value.Length + 1;
        }
        return row;
    }

    public string Numpy()
    {
        NumpyPart(0, 0, indent: true);
        return text.ToString();
    }

    private void NumpyPart(int dim, long place, bool indent)
    {
        if (indent) text.Append(' ', dim);
        if (dim == sizes.Length)
        {
            text.Append(Value(place));
            return;
        }
        text.Append('[');
        if (dim == sizes.Length - 1)
        {
            Line(place, suffix: "");
        }
        else
        {
            // One line end between rows, one more for each dimension further out.
            string between = string.Concat(Enumerable.Repeat(newLine, sizes.Length - dim - 1));
            Parts(dim, place, NumpyPart, between, between);
        }
        text.Append(']');
    }

    public string CSharp()
    {
        text.Append(Metadata(tensor)).Append(", value = ");
        if (sizes.Length == 0) return text.Append(Value(0)).ToString();
        bool nested = sizes.Length > 1;
        if (nested) text.Append(newLine);
        text.Append(CSharpName(tensor.Type)).Append(" [").Append(',', sizes.Length - 1).Append("] {");
        if (nested) text.Append(newLine).Append(' ');
        CSharpInside(0, 0);
        if (nested) text.Append(newLine);
        return text.Append('}').ToString();
    }

    private void CSharpPart(int dim, long place, bool indent)
    {
        if (indent) text.Append(' ', dim);
        text.Append('{');
        CSharpInside(dim, place);
        text.Append('}');
    }

    private void CSharpInside(int dim, long place)
    {
        if (dim == sizes.Length - 1) Line(place, tensor.Type switch { ScalarType.Int64 => "L", ScalarType.Float32 or ScalarType.Float16 => "f", _ => "" });
        else Parts(dim, place, CSharpPart, "," + newLine, newLine);
    }

    private static string CSharpName(ScalarType type) => type switch
    {
        ScalarType.Bool => "bool",
        ScalarType.Byte => "byte",
        ScalarType.Int8 => "sbyte",
        ScalarType.Int16 => "short",
        ScalarType.Int32 => "int",
        ScalarType.Int64 => "long",
        ScalarType.Float16 => "float16",
        ScalarType.Float32 => "float",
        _ => "double",
    };

    /// <summary>The elements of the last dimension; the middle ones left out where there are many.</summary>
    private void Line(long place, string suffix)
    {
        long count = sizes[^1];
        int trailing = PrintColumns / 2, leading = PrintColumns - trailing;
        bool whole = count <= PrintColumns;
        for (long i = 0; i < count; i++)
        {
            if (!whole && i == leading)
            {
                text.Append("... ");
                i = count - trailing;
            }
            text.Append(Value(place + i)).Append(suffix);
            if (i < count - 1) text.Append(", ");
        }
    }

    /// <summary>The parts of a dimension; the middle ones left out where there are many.</summary>
    private void Parts(int dim, long place, Action<int, long, bool> part, string between, string afterEllipsis)
    {
        long count = sizes[dim];
        int trailing = PrintRows / 2, leading = PrintRows - trailing;
        for (long i = 0; i < count; i++)
        {
            if (count > PrintRows && i == leading)
            {
                text.Append(' ', dim).Append(" ...").Append(afterEllipsis);
                i = count - trailing;
            }
            part(dim + 1, place + (i * Step(dim)), i > 0);
            if (i < count - 1) text.Append(between);
        }
    }
}
