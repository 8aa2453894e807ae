using Microsoft.DotNet.Interactive.Documents;
using SmallData.Book.Documents;

namespace Notebooks.Tests;

public class DibTests
{
    private const string Canonical =
        """
        #!meta

        {"kernelInfo":{"defaultKernelName":"csharp","items":[{"name":"csharp","languageName":"C#","aliases":["c#","cs"]},{"name":"lab"}]}}

        #!markdown

        # Title

        Some `code` and

        a paragraph.

        #!csharp

        #!import setup.dib

        #!csharp

        var x = 1;

            // indented
        x

        #!lab

        stir


        """;

    [Theory]
    [MemberData(nameof(CourseFiles))]
    public void Every_file_of_the_course_is_written_again_to_the_letter(string file)
    {
        string text = File.ReadAllText(file);
        Assert.Equal(text, DibReader.Parse(text, file).ToCodeSubmissionContent("\n"));
    }

    [Theory]
    [MemberData(nameof(CourseFiles))]
    public void Every_cell_of_the_course_begins_on_the_line_that_it_names(string file)
    {
        string[] lines = File.ReadAllLines(file);
        Assert.All(DibReader.ReadFile(file).Cells, cell => Assert.Equal(cell.Text.Split('\n'), lines[(cell.Line - 1)..(cell.Line - 1 + cell.Text.Split('\n').Length)]));
    }

    [Theory]
    [MemberData(nameof(CourseFiles))]
    public void Every_file_of_the_course_comes_back_from_ipynb_to_the_letter(string file)
    {
        string text = File.ReadAllText(file);
        Assert.Equal(text, Ipynb.ToDib(Ipynb.Write(DibReader.Parse(text, file))));
    }

    public static TheoryData<string> CourseFiles() =>
        [.. Directory.EnumerateFiles(Headings.Course.Folder, "*.dib", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];

    [Fact]
    public void Cells_keep_kernel_text_and_line()
    {
        var cells = DibReader.Read(Canonical).Cells;
        Assert.Equal(
            [
                new DibCell("markdown", "# Title\n\nSome `code` and\n\na paragraph.", 7),
                new DibCell("csharp", "#!import setup.dib", 15),
                new DibCell("csharp", "var x = 1;\n\n    // indented\nx", 19),
                new DibCell("lab", "stir", 26),
            ],
            cells);
    }

    [Fact]
    public void Windows_line_ends_and_a_byte_order_mark_change_nothing() =>
        Assert.Equal(DibReader.Read(Canonical).Cells, DibReader.Read("\uFEFF" + Canonical.ReplaceLineEndings("\r\n")).Cells);

    [Theory]
    [InlineData("#!c#", "csharp")]
    [InlineData("#!cs", "csharp")]
    [InlineData("#!md", "markdown")]
    [InlineData("#!fsharp", "fsharp")]
    [InlineData("#!powershell", "pwsh")]
    public void Aliases_mean_their_kernel(string marker, string kernel) =>
        Assert.Equal(kernel, Assert.Single(DibReader.Read($"{marker}\n1").Cells).Kernel);

    [Fact]
    public void Text_before_any_marker_is_code() => Assert.Equal(new DibCell("csharp", "1 + 1", 2), Assert.Single(DibReader.Read("\n1 + 1\n").Cells));

    [Fact]
    public void Empty_cells_are_left_out() => Assert.Empty(DibReader.Read("#!csharp\n\n\n#!markdown\n\n").Cells);

    [Fact]
    public void Unknown_magic_lines_stay_in_their_cell() =>
        Assert.Equal("#!time\nx", Assert.Single(DibReader.Read("#!csharp\n#!time\nx").Cells).Text);

    [Fact]
    public void A_broken_header_is_named_with_its_line()
    {
        var error = Assert.Throws<NotebookException>(() => DibReader.Read("#!meta\n\n{\"kernelInfo\":\n  oops}\n\n#!csharp\n1", "a/02-x.dib"));
        Assert.Contains("02-x.dib", error.Message);
        Assert.Equal(4, error.Line);
    }

    [Theory]
    [InlineData("""{"kernelInfo":{"items":[{"name":"fsharp"},{"name":"fsharp"}]}}""")]
    [InlineData("""{"kernelInfo":{"items":[{"name":" "}]}}""")]
    public void A_header_that_is_none_of_a_notebook_is_refused_by_name(string header) => Assert.Contains(
        "header of '02-x.dib' lists a language", Assert.Throws<NotebookException>(() => DibReader.Read($"#!meta\n\n{header}\n\n#!csharp\n1", "a/02-x.dib")).Message);

    [Fact]
    public void A_missing_file_is_named() =>
        Assert.Contains("nowhere.dib", Assert.Throws<NotebookException>(() => DibReader.ReadFile("nowhere.dib")).Message);
}
