using System.Text;

namespace SmallData.Charts;

/// <summary>Small matrices written out as numbers, side by side: what a convolution, a pooling or a dropout does to a few pixels.</summary>
public sealed class NumberGrid : NotebookView
{
    private const int LargestSide = 16;

    private sealed record Matrix(string Name, double[,] Values)
    {
        public int Rows => Values.GetLength(0);

        public int Columns => Values.GetLength(1);

        public double Largest => Values.Cast<double>().Append(0).Max(Math.Abs);
    }

    private readonly IReadOnlyList<Matrix> matrices;

    private NumberGrid(IReadOnlyList<Matrix> matrices) => this.matrices = matrices;

    /// <summary>Writes out matrices; the larger a number, the stronger its shade: blue above zero, orange below.</summary>
    /// <param name="matrices">Each matrix's name and its numbers, shape [rows, columns] with any number of ones before them.</param>
    /// <exception cref="SmallDataException">A tensor is no matrix, or has more than 16 rows or columns.</exception>
    public static NumberGrid Of(params (string Name, Tensor Values)[] matrices) =>
        new NumberGrid([.. matrices.Select(one => Read(one.Name, one.Values))]);

    private static Matrix Read(string name, Tensor values)
    {
        long[] shape = values.shape;
        if (shape.Length < 2 || shape[..^2].Any(length => length != 1) || shape[^2..].Any(length => length is < 1 or > LargestSide))
        {
            throw new SmallDataException(Invariant($"'{name}' has the shape [{string.Join(", ", shape)}], which cannot be written out. Give a matrix of at most {LargestSide}×{LargestSide}."));
        }

        using var scope = NewDisposeScope();
        double[] flat = [.. values.detach().to(ScalarType.Float64).contiguous().cpu().data<double>()];
        var numbers = new double[shape[^2], shape[^1]];
        Buffer.BlockCopy(flat, 0, numbers, 0, flat.Length * sizeof(double));
        return new Matrix(name, numbers);
    }

    private static string Number(double value) => (value + 0.0).ToString("0.##", CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public override string ToHtml()
    {
        var html = new StringBuilder("<div style=\"display:flex;flex-wrap:wrap;gap:1.5em;align-items:flex-start;margin:.6em 0\">");
        foreach (Matrix matrix in matrices)
        {
            html.Append("<table style=\"border-collapse:collapse;font-variant-numeric:tabular-nums\">"
                + $"<caption style=\"text-align:left;font-weight:600;padding:.25em 0;white-space:nowrap\">{Html.Escape(matrix.Name)}</caption><tbody>");
            for (int row = 0; row < matrix.Rows; row++)
            {
                html.Append("<tr>").AppendJoin("", Enumerable.Range(0, matrix.Columns).Select(column => Cell(matrix.Values[row, column], matrix.Largest))).Append("</tr>");
            }

            html.Append("</tbody></table>");
        }

        return html.Append("</div>").ToString();
    }

    private static string Cell(double value, double largest)
    {
        double strength = largest > 0 ? 0.45 * Math.Abs(value) / largest : 0;
        string colour = value < 0 ? "213,94,0" : "0,114,178";
        return Invariant($"<td style=\"min-width:2em;padding:.3em .4em;text-align:center;border:1px solid rgba(128,128,128,.4);background:rgba({colour},{strength:0.00})\">{Number(value)}</td>");
    }

    /// <inheritdoc/>
    public override string ToText() => string.Join("\n\n", matrices.Select(Text));

    private static string Text(Matrix matrix)
    {
        string[][] rows = [.. Enumerable.Range(0, matrix.Rows).Select(row => Enumerable.Range(0, matrix.Columns).Select(column => Number(matrix.Values[row, column])).ToArray())];
        int width = rows.Max(row => row.Max(number => number.Length));
        return $"{matrix.Name}\n{string.Join('\n', rows.Select(row => string.Join(' ', row.Select(number => number.PadLeft(width)))))}";
    }
}
