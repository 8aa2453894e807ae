using System.Globalization;
using SmallData.Book.Documents;
using SmallData.Book.Hosting;
using SmallData.Book.Running;
using SmallData.Book.Terminal;

namespace SmallData.Book.Binding;

/// <summary>Cells of code and their outputs as HTML.</summary>
internal static class CellHtml
{
    /// <summary>A cell that was to run: its code, its time, its outputs.</summary>
    /// <param name="result">The cell and what came of it.</param>
    /// <param name="chapter">The file name of its chapter, for telling its own lines from an import's.</param>
    public static string Code(CellResult result, string chapter)
    {
        var number = result.Number.ToString(CultureInfo.InvariantCulture);
        var time = result.Status switch
        {
            CellStatus.NotRun => "not run",
            CellStatus.Failed => $"failed after {Durations.Format(result.Elapsed)}",
            _ when result.Elapsed.TotalMilliseconds < 100 => "",
            _ => Durations.Format(result.Elapsed),
        };
        var outputs = string.Concat(result.Outputs.Select(output => Output(output, result, chapter)));
        return $"""
            <section class="cell code {result.Status.ToString().ToLowerInvariant()}" id="cell-{number}" role="group" aria-label="Code cell {number}">
            <div class="source"><div class="bar"><a class="number" href="#cell-{number}" aria-label="Link to cell {number}">{number}</a><span class="time">{time}</span></div>{Source(result.Cell)}</div>
            {(outputs.Length > 0 ? $"<div class=\"outputs\">{outputs}</div>" : "")}
            </section>

            """;
    }

    /// <summary>The code alone, in colour where it is C#.</summary>
    public static string Source(DibCell cell) =>
        $"<pre class=\"code\"><code>{(cell.IsCSharp ? CSharpHighlighter.Highlight(cell.Text) : Html.Escape($"#!{cell.Kernel}\n{cell.Text}"))}</code></pre>";

    private static string Output(CellOutput output, CellResult cell, string chapter) => output switch
    {
        ConsoleOutput console => $"<pre class=\"output console\">{Html.Escape(console.Text.TrimEnd('\n'))}</pre>\n",
        ValueOutput { Kind: ValueKind.Text } text => $"<pre class=\"output text\">{Html.Escape(text.Text)}</pre>\n",
        ValueOutput { Kind: ValueKind.Table } table => $"<div class=\"output table scroll\">{Html.KeepUnits(table.Html)}</div>\n",
        ValueOutput html => $"<div class=\"output html\">{Html.KeepUnits(html.Html)}</div>\n",
        ErrorOutput error => Error(error, cell, chapter),
        _ => throw new ArgumentOutOfRangeException(nameof(output), output, null),
    };

    private static string Error(ErrorOutput error, CellResult cell, string chapter)
    {
        var line = error.Line - cell.Cell.Line;
        var lines = cell.Cell.Text.Split('\n');
        var own = error.File == chapter && line >= 0 && line < lines.Length
            ? $"<pre class=\"culprit\">{Html.Escape(lines[line].Trim())}</pre>"
            : "";
        var stack = error.Stack.Count == 0
            ? ""
            : $"<ol class=\"stack\">{string.Concat(error.Stack.Select(frame => $"<li>{Html.Escape(frame)}</li>"))}</ol>";
        var where = cell.Number == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"cell {cell.Number}, ");
        return $"""
            <div class="output error" role="alert">
            <p><strong>{Html.Escape(error.Type)}</strong> <span class="where">{where}{Html.Escape(error.File)} line {error.Line.ToString(CultureInfo.InvariantCulture)}</span></p>
            <pre class="message">{Html.Escape(error.Message)}</pre>
            {own}{stack}
            </div>

            """;
    }
}
