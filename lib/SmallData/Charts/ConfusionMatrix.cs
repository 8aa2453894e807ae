using System.Text;

namespace SmallData.Charts;

/// <summary>Who was taken for whom: a row for each true class, a column for each answer, shaded by how often.</summary>
public sealed class ConfusionMatrix : NotebookView
{
    // With more classes than these, the cells keep to the count, so that the table fits a page.
    private const int MostRoomyClasses = 4;

    private readonly Evaluation evaluation;

    private ConfusionMatrix(Evaluation evaluation) => this.evaluation = evaluation;

    /// <summary>Counts the answers of an evaluation.</summary>
    public static ConfusionMatrix Of(Evaluation evaluation) => new ConfusionMatrix(evaluation);

    /// <inheritdoc/>
    public override string ToHtml()
    {
        IReadOnlyList<string> names = evaluation.ClassNames;
        bool roomy = names.Count <= MostRoomyClasses;
        (string font, string head, string cell) = roomy ? ("1.05em", ".4em 1em", ".7em 1.4em") : (".85em", ".3em .4em", ".35em .4em");
        var html = new StringBuilder($"<table style=\"border-collapse:collapse;margin:.6em 0;font-size:{font};line-height:1.2\"><caption style=\"text-align:left;font-weight:600;padding:.3em 0\">Confusion matrix</caption>");
        html.Append($"<thead><tr><th scope=\"col\" style=\"padding:{head};text-align:left;font-weight:400\">really ↓ answered →</th>");
        foreach (string name in names)
        {
            html.Append($"<th scope=\"col\" style=\"padding:{head}\">{Html.Escape(name)}</th>");
        }

        html.Append("</tr></thead><tbody>");
        for (int label = 0; label < names.Count; label++)
        {
            html.Append($"<tr><th scope=\"row\" style=\"padding:{head};text-align:left\">{Html.Escape(names[label])}</th>");
            double all = Math.Max(1, evaluation.Labels.Count(one => one == label));
            for (int answer = 0; answer < names.Count; answer++)
            {
                int count = evaluation.Confused(label, answer);
                string colour = label == answer ? "0,114,178" : "213,94,0";
                string shareInWords = roomy ? Invariant($"<br><small>{count / all:P0}</small>") : "";
                html.Append(Invariant($"<td style=\"padding:{cell};text-align:center;white-space:nowrap;background:rgba({colour},{0.08 + 0.5 * count / all:0.00})\">{count:N0}{shareInWords}</td>"));
            }

            html.Append("</tr>");
        }

        return html.Append("</tbody></table>").ToString();
    }

    /// <inheritdoc/>
    public override string ToText()
    {
        IReadOnlyList<string> names = evaluation.ClassNames;
        return new HtmlTable(
            ["really ↓ answered →", .. names],
            names.Select((name, label) => (IReadOnlyList<string>)[name, .. names.Select((_, answer) => evaluation.Confused(label, answer).ToString(CultureInfo.InvariantCulture))]),
            Enumerable.Range(1, names.Count)).ToText();
    }
}
