using SmallData.Book.Hosting;
using SmallData.Book.Running;

namespace Notebooks.Tests;

/// <summary>What a notebook can rely on when the book runs it.</summary>
public sealed class HostTests : IDisposable
{
    private static readonly string Helper = $"#r \"{typeof(SmallData.Note).Assembly.Location}\"\nusing static SmallData.Notebook;";

    private readonly NotebookFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_cell_without_a_semicolon_shows_its_value() => Assert.Equal(["42"], folder.Run("6 * 7").Succeeded().Texts(1));

    [Fact]
    public void A_cell_that_ends_in_a_statement_shows_nothing() => Assert.Empty(folder.Run("var x = 42;").Succeeded().Cell(1).Outputs);

    [Fact]
    public void A_last_value_of_null_is_quiet() => Assert.Empty(folder.Run("(string)null").Succeeded().Cell(1).Outputs);

    [Fact]
    public void Variables_functions_types_and_usings_last_from_cell_to_cell() =>
        Assert.Equal(["Point { X = 9 }|3"], folder.Run(
            "using System.Globalization; using Invariant = System.Globalization.CultureInfo;",
            "int Square(int n) => n * n; record Point(int X); var three = 3;",
            "$\"{new Point(Square(three))}|{three.ToString(Invariant.InvariantCulture)}\"").Succeeded().Texts(3));

    [Fact]
    public void Types_can_be_declared_anew() =>
        Assert.Equal(["2"], folder.Run("class A { public int N = 1; }", "class A { public int N = 2; }", "new A().N").Succeeded().Texts(3));

    [Fact]
    public void Await_works_and_the_value_follows() =>
        Assert.Equal(["7"], folder.Run("async Task<int> Seven() { await Task.Delay(5); return 7; }", "await Seven()").Succeeded().Texts(2));

    [Fact]
    public void Blocking_on_a_task_does_not_hang() =>
        Assert.Equal(["7"], folder.Run("async Task<int> Seven() { await Task.Delay(5); return 7; }", "Seven().Result").Succeeded().Texts(2));

    [Fact]
    public void Console_output_and_values_keep_their_order()
    {
        var outputs = folder.Run("Console.Write(\"one \"); Console.WriteLine(2); display(3); Console.Error.Write('4'); 5").Succeeded().Cell(1).Outputs;
        Assert.Collection(
            outputs,
            o => Assert.Equal("one 2\n", Assert.IsType<ConsoleOutput>(o).Text),
            o => Assert.Equal("3", Assert.IsType<ValueOutput>(o).Text),
            o => Assert.Equal("4", Assert.IsType<ConsoleOutput>(o).Text),
            o => Assert.Equal("5", Assert.IsType<ValueOutput>(o).Text));
    }

    [Fact]
    public void A_progress_bar_written_with_carriage_returns_ends_in_its_last_state() =>
        Assert.Equal("100 %\ndone", folder.Run("Console.Write(\" 10 %\\r\\u001b[32m100 %\\u001b[0m\\ndone\");").Succeeded().Console(1));

    [Fact]
    public void Reading_the_console_does_not_wait() => Assert.Equal(["True"], folder.Run("Console.ReadLine() == null").Succeeded().Texts(1));

    [Fact]
    public void Update_replaces_in_place() =>
        Assert.Equal(["new", "after"], folder.Run(Helper, "var d = Show(\"old\"); \"after\".Display(); d.Update(\"new\");").Succeeded().Texts(2));

    [Fact]
    public void A_later_cell_can_update_what_an_earlier_one_showed() =>
        Assert.Equal(["new"], folder.Run(Helper, "var d = Show(\"old\");", "d.Update(\"new\");").Succeeded().Texts(2));

    /// <summary>A fault of the kernel, for which Notebook.Show publishes by itself (FrontEnd.cs). When this fails, it is mended and that can go.</summary>
    [Fact]
    public void The_kernels_own_update_is_lost() =>
        Assert.Equal(["old"], folder.Run("var d = display(\"old\"); d.Update(\"new\");").Succeeded().Texts(1));

    [Fact]
    public void Nullable_annotations_are_off_as_in_the_kernel() =>
        Assert.Equal(["True"], folder.Run("string s = null; s == null").Succeeded().Texts(1));

    [Fact]
    public void The_working_directory_is_the_notebooks_folder() =>
        Assert.Equal([folder.Notebooks], folder.Run("Environment.CurrentDirectory").Succeeded().Texts(1));

    [Fact]
    public void A_chapter_leaves_nothing_to_the_next()
    {
        folder.Run("var left = 1;").Succeeded();
        Assert.Contains("CS0103", folder.Run("left").Cell(1).Error!.Message);
    }

    [Fact]
    public void What_a_chapter_held_is_collected_after_it()
    {
        folder.Run("class Big { ~Big() => AppDomain.CurrentDomain.SetData(\"collected\", \"yes\"); }", "var big = new Big();").Succeeded();
        Assert.Equal("yes", AppDomain.CurrentDomain.GetData("collected"));
    }

    [Fact]
    public void Shown_values_reach_the_reporter()
    {
        var reporter = new SilentReporter();
        NotebookFolder.RunFile(folder.Write("01-a.dib", $"#!csharp\n{Helper}\nvar d = Show(1); d.Update(2);"), reporter).Succeeded();
        Assert.Equal([1, 2], reporter.Values);
    }

    [Fact]
    public void Text_cells_are_not_numbered()
    {
        var chapter = NotebookFolder.RunFile(folder.Write("01-a.dib", "#!markdown\n# Hi\n#!csharp\n1\n#!markdown\nbye\n#!csharp\n2"));
        Assert.Equal([0, 1, 0, 2], chapter.Cells.Select(cell => cell.Number));
        Assert.Equal(CellStatus.Text, chapter.Cells[0].Status);
    }
}
