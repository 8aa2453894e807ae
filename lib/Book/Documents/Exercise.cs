using System.Text.RegularExpressions;

namespace SmallData.Book.Documents;

/// <summary>
/// An exercise of a chapter: words that begin with its number in bold, <c>**2.1** (3 minutes) …</c>, then a cell to fill in, then a cell
/// that calls <c>Check</c> with that number.
/// </summary>
/// <param name="Id">Its number, such as <c>2.1</c>.</param>
/// <param name="Task">Its words, from the number on.</param>
/// <param name="Answer">The index of the cell to fill in.</param>
/// <param name="Check">The index of the cell that checks.</param>
internal sealed partial record Exercise(string Id, string Task, int Answer, int Check)
{
    /// <summary>The exercises of a notebook, in order.</summary>
    public static IReadOnlyList<Exercise> In(DibDocument notebook)
    {
        var exercises = new List<Exercise>();
        (string Id, string Task)? open = null;
        for (var i = 0; i < notebook.Cells.Count; i++)
        {
            var cell = notebook.Cells[i];
            if (cell.IsMarkdown && Number().Matches(cell.Text) is [.., var number])
            {
                open = (number.Groups[1].Value, cell.Text[number.Index..]);
            }
            else if (open is { } exercise && cell.IsCSharp && cell.Text.Contains("Check.", StringComparison.Ordinal)
                && cell.Text.Contains($"\"{exercise.Id}\"", StringComparison.Ordinal))
            {
                exercises.Add(new Exercise(exercise.Id, exercise.Task, i - 1, i));
                open = null;
            }
        }

        return exercises;
    }

    [GeneratedRegex(@"^\*\*(\d+\.\d+)\*\*", RegexOptions.Multiline)]
    private static partial Regex Number();
}
