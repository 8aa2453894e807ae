using SmallData.Book.Documents;
using SmallData.Book.Running;

namespace Notebooks.Tests;

/// <summary>Every chapter's exercises: numbered, timed, checked and solved.</summary>
public sealed class ExerciseTests
{
    public static TheoryData<string> Chapters() => [.. Course.Find(AppContext.BaseDirectory).Chapters.Select(chapter => chapter.Name)];

    private static (Chapter Chapter, IReadOnlyList<Exercise> Exercises) Open(string name)
    {
        Chapter chapter = Assert.Single(Course.Find(AppContext.BaseDirectory).Select([name]));
        return (chapter, Exercise.In(DibReader.ReadFile(chapter.Path)));
    }

    [Theory]
    [MemberData(nameof(Chapters))]
    public void A_chapter_has_three_exercises_or_more_numbered_from_one(string name)
    {
        (Chapter chapter, IReadOnlyList<Exercise> exercises) = Open(name);

        Assert.True(exercises.Count >= 3, $"{name} has {exercises.Count} exercises.");
        Assert.Equal(Enumerable.Range(1, exercises.Count).Select(i => $"{int.Parse(chapter.Number)}.{i}"), exercises.Select(one => one.Id));
    }

    [Theory]
    [MemberData(nameof(Chapters))]
    public void An_exercise_says_how_many_minutes_it_takes(string name) =>
        Assert.All(Open(name).Exercises, one => Assert.Matches(@"^\*\*[\d.]+\*\* \(([\w, ]+[,;] )?\d+ minutes?\)", one.Task));

    [Theory]
    [MemberData(nameof(Chapters))]
    public void An_exercise_has_a_solution(string name)
    {
        (Chapter chapter, IReadOnlyList<Exercise> exercises) = Open(name);

        Assert.Equal(exercises.Select(one => one.Id), Solution.Of(chapter.Path).Select(one => one.Id));
    }

    [Theory]
    [MemberData(nameof(Chapters))]
    public void A_check_does_not_show_the_answer(string name)
    {
        (Chapter chapter, IReadOnlyList<Exercise> exercises) = Open(name);
        DibDocument notebook = DibReader.ReadFile(chapter.Path);

        Assert.All(exercises, one => Assert.Matches($@"^Check\.Answer\(""{one.Id}""(, [a-zA-Z]\w*(\.Pixels\[0\])?)+\)$", notebook.Cells[one.Check].Text.Trim()));
    }

    [Fact]
    public void A_check_of_another_exercise_is_not_taken_for_this_one()
    {
        DibDocument notebook = DibReader.Read("#!markdown\n\n**3.1** (1 minute) What?\n\n#!csharp\n\nint? a = null;\n\n#!csharp\n\nCheck.Answer(\"3.2\", a, 1, \"\")\n");

        Assert.Empty(Exercise.In(notebook));
    }

    [Fact]
    public void The_check_is_asked_before_and_after_the_solution()
    {
        DibDocument notebook = DibReader.Read("#!markdown\n\n**3.1** (1 minute) What?\n\n#!csharp\n\nint? a = null;\n\n#!csharp\n\nCheck.Answer(\"3.1\", a, 1, \"\")\n");
        DibDocument solutions = DibReader.Read("#!markdown\n\n# Title\n\n#!csharp\n\n// 3.1\nint? a = 1;\n");

        DibDocument solved = Solution.Solved(notebook, Solution.In(solutions));

        Assert.Equal(["**3.1** (1 minute) What?", "int? a = null;", "Check.Answer(\"3.1\", a, 1, \"\")", "// 3.1\nint? a = 1;", "Check.Answer(\"3.1\", a, 1, \"\")"],
            solved.Cells.Select(cell => cell.Text));
    }
}
