using System.Text.RegularExpressions;

namespace SmallData.Book.Documents;

/// <summary>
/// The worked solution of an exercise: in <c>solutions/</c> beside the chapters, a notebook of the chapter's name, in which a cell that
/// begins with <c>// 2.1</c> stands for what a learner fills in, and the words before it say why.
/// </summary>
/// <param name="Id">The exercise that it solves.</param>
/// <param name="Words">The cells of text before the code.</param>
/// <param name="Code">The cell that solves it.</param>
internal sealed partial record Solution(string Id, IReadOnlyList<DibCell> Words, DibCell Code)
{
    /// <summary>The solutions of a chapter; none where it has no file of them.</summary>
    /// <param name="chapter">The path of the chapter's notebook.</param>
    /// <exception cref="NotebookException">The file cannot be read.</exception>
    public static IReadOnlyList<Solution> Of(string chapter)
    {
        var file = Path.Combine(Path.GetDirectoryName(chapter)!, "solutions", Path.GetFileName(chapter));
        return File.Exists(file) ? In(DibReader.ReadFile(file)) : [];
    }

    /// <summary>The solutions in a notebook of solutions.</summary>
    public static IReadOnlyList<Solution> In(DibDocument notebook)
    {
        var solutions = new List<Solution>();
        var words = new List<DibCell>();
        var introduced = false;
        foreach (var cell in notebook.Cells)
        {
            if (cell.IsMarkdown)
            {
                // The first cell of text is the title; it belongs to no exercise.
                if (introduced)
                {
                    words.Add(cell);
                }

                introduced = true;
            }
            else if (cell.IsCSharp && Number().Match(cell.Text) is { Success: true } number)
            {
                solutions.Add(new Solution(number.Groups[1].Value, [.. words], cell));
                words.Clear();
            }
        }

        return solutions;
    }

    /// <summary>A chapter in which each check is followed by the solution and the same check again.</summary>
    /// <param name="chapter">The chapter as learners find it.</param>
    /// <param name="solutions">Its solutions.</param>
    public static DibDocument Solved(DibDocument chapter, IReadOnlyList<Solution> solutions)
    {
        var checks = Exercise.In(chapter).ToDictionary(exercise => exercise.Check, exercise => exercise.Id);
        return chapter with
        {
            Cells =
            [
                .. chapter.Cells.SelectMany((cell, i) =>
                    checks.TryGetValue(i, out var id) && solutions.FirstOrDefault(solution => solution.Id == id) is { } found
                        ? new[] { cell, found.Code, cell }
                        : [cell]),
            ],
        };
    }

    [GeneratedRegex(@"^//\s*(\d+\.\d+)\b")]
    private static partial Regex Number();
}
