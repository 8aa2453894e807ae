using System.Globalization;
using System.Text;
using SmallData.Training;

namespace SmallData.Charts;

/// <summary>Who was taken for whom: a row for each true class, a column for each answer, shaded by how often.</summary>
public sealed class ConfusionMatrix : NotebookView
{
    private readonly Evaluation evaluation;

    private ConfusionMatrix(Evaluation evaluation) => this.evaluation = evaluation;

    /// <summary>Counts the answers of an evaluation.</summary>
    public static ConfusionMatrix Of(Evaluation evaluation)
    {
        ArgumentNullException.ThrowIfNull(evaluation);
        return new ConfusionMatrix(evaluation);
    }

    /// <inheritdoc/>
    public override string ToHtml()
    {
        IReadOnlyList<string> names = evaluation.ClassNames;
        var html = new StringBuilder("<table style=\"border-collapse:collapse;margin:.6em 0;font-size:1.05em\"><caption style=\"text-align:left;font-weight:600;padding:.3em 0\">Confusion matrix</caption>");
        html.Append("<thead><tr><th scope=\"col\" style=\"padding:.4em 1em;text-align:left;font-weight:400\">really ↓ answered →</th>");
        foreach (string name in names)
        {
            html.Append($"<th scope=\"col\" style=\"padding:.4em 1em\">{Html.Escape(name)}</th>");
        }

        html.Append("</tr></thead><tbody>");
        for (int label = 0; label < names.Count; label++)
        {
            html.Append($"<tr><th scope=\"row\" style=\"padding:.4em 1em;text-align:left\">{Html.Escape(names[label])}</th>");
            double all = Math.Max(1, evaluation.Labels.Count(one => one == label));
            for (int answer = 0; answer < names.Count; answer++)
            {
                int count = evaluation.Confused(label, answer);
                string colour = label == answer ? "0,114,178" : "213,94,0";
                html.Append(string.Create(CultureInfo.InvariantCulture,
                    $"<td style=\"padding:.7em 1.4em;text-align:center;background:rgba({colour},{0.08 + 0.5 * count / all:0.00})\">{count:N0}<br><small>{count / all:P0}</small></td>"));
            }

            html.Append("</tr>");
        }

        return html.Append("</tbody></table>").ToString();
    }

    /// <inheritdoc/>
    public override string ToText()
    {
        IReadOnlyList<string> names = evaluation.ClassNames;
        return Html.TextTable(
            ["really ↓ answered →", .. names],
            names.Select((name, label) => (IReadOnlyList<string>)[name, .. names.Select((_, answer) => evaluation.Confused(label, answer).ToString(CultureInfo.InvariantCulture))]),
            new HashSet<int>(Enumerable.Range(1, names.Count)));
    }
}
