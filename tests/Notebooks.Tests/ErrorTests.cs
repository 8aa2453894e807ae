using SmallData.Book.Running;

namespace Notebooks.Tests;

public sealed class ErrorTests : IDisposable
{
    private readonly NotebookFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void An_exception_gives_type_message_file_and_line()
    {
        // Each cell's text begins two lines below its marker, and ends with a blank line.
        var chapter = folder.Run("var a = 1;", "var b = 2;\n\nthrow new InvalidOperationException(\"no photos\");");
        var error = chapter.Cell(2).Error!;
        Assert.Equal(("System.InvalidOperationException", "no photos", "01-test.dib", 9), (error.Type, error.Message, error.File, error.Line));
    }

    [Fact]
    public void The_stack_names_the_readers_functions_and_no_machinery()
    {
        var error = folder.Run(
            "void Deep(int n)\n{\n    if (n == 0) throw new Exception(\"deep\");\n    Deep(n - 1);\n}",
            "Deep(1);").Cell(2).Error!;
        Assert.Equal(["Deep at 01-test.dib line 5", "Deep at 01-test.dib line 6", "the cell at 01-test.dib line 11"], error.Stack);
    }

    [Fact]
    public void An_exception_after_an_await_has_its_line()
    {
        var error = folder.Run("await Task.Delay(1);\nint.Parse(\"x\");").Cell(1).Error!;
        Assert.Equal(4, error.Line);
    }

    [Fact]
    public void The_inner_exception_is_told_too()
    {
        var error = folder.Run("try { int.Parse(\"x\"); } catch (Exception e) { throw new InvalidOperationException(\"outer\", e); }").Cell(1).Error!;
        Assert.StartsWith("outer\n→ System.FormatException:", error.Message);
    }

    [Fact]
    public void Compiler_errors_have_file_line_and_column()
    {
        var error = folder.Run("var a = 1;\n\n  undefined(a);").Cell(1).Error!;
        Assert.Equal(("compiler error", 5), (error.Type, error.Line));
        Assert.StartsWith("(5,3): CS0103:", error.Message);
    }

    [Fact]
    public void Nothing_of_a_cell_that_does_not_compile_runs() =>
        Assert.Equal("", folder.Run("Console.Write(\"ran\");\nundefined();").Console(1));

    [Fact]
    public void What_was_put_out_before_the_error_is_kept() =>
        Assert.Equal("before", folder.Run("Console.Write(\"before\"); throw new Exception();").Console(1));

    [Fact]
    public void Cells_after_a_failure_are_not_run()
    {
        var chapter = folder.Run("throw new Exception();", "Console.Write(\"ran\");");
        Assert.Equal([CellStatus.Failed, CellStatus.NotRun], chapter.Cells.Select(cell => cell.Status));
        Assert.Empty(chapter.Cell(2).Outputs);
    }

    [Fact]
    public void Other_languages_are_refused()
    {
        var error = NotebookFolder.RunFile(folder.Write("01-a.dib", "#!fsharp\n\nlet x = 1")).Cell(1).Error!;
        Assert.Contains("#!fsharp", error.Message);
        Assert.Equal(3, error.Line);
    }

    [Fact]
    public void Unknown_magic_is_refused()
    {
        var error = folder.Run("#!time\n1").Cell(1).Error!;
        Assert.Contains("'#!time'", error.Message);
    }

    [Fact]
    public void A_broken_header_fails_the_chapter()
    {
        var chapter = NotebookFolder.RunFile(folder.Write("01-a.dib", "#!meta\n{oops\n#!csharp\n1"));
        Assert.Contains("#!meta", chapter.Failure!.Error!.Message);
    }
}
