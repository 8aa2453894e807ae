using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.CSharp;
using Microsoft.DotNet.Interactive.Events;
using Plotly.NET;
using SmallData;
using SmallData.Book.Hosting;
using SmallData.Book.Running;

namespace Notebooks.Tests;

/// <summary>What only the real kernel has.</summary>
public sealed class KernelHostTests : IDisposable
{
    private readonly NotebookFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Cells_run_in_the_kernel() =>
        Assert.Equal(["csharp"], folder.Run("Microsoft.DotNet.Interactive.KernelInvocationContext.Current.HandlingKernel.Name").Succeeded().Texts(1));

    [Fact]
    public void A_view_of_the_helpers_comes_as_it_writes_itself() =>
        Assert.Equal(
            new ValueOutput(ValueKind.Html, Note.Info("2 < 3").ToHtml(), "2 < 3"),
            Shown($"#r \"{typeof(Note).Assembly.Location}\"\nSmallData.Lesson.Prepare();", "SmallData.Note.Info(\"2 < 3\")"));

    [Fact]
    public void Html_that_a_cell_asks_for_is_html()
    {
        ValueOutput shown = Shown("HTML(\"<b>x</b>\")");
        Assert.Equal((ValueKind.Html, "<b>x</b>"), (shown.Kind, shown.Html));
    }

    [Fact]
    public void Text_is_text_even_if_it_looks_like_html()
    {
        ValueOutput shown = Shown("\"<b>x</b>\"");
        Assert.Equal((ValueKind.Text, "<b>x</b>"), (shown.Kind, shown.Text));
    }

    [Theory]
    [InlineData("1.5", "1.5")]
    [InlineData("0.1f", "0.1")]
    [InlineData("new[] { 1, 2 }", "[ 1, 2 ]")]
    public void Scalars_and_their_lists_are_text(string code, string text)
    {
        ValueOutput shown = Shown(code);
        Assert.Equal((ValueKind.Text, text), (shown.Kind, shown.Text));
    }

    [Fact]
    public void Objects_are_a_table_without_the_style_sheet_that_the_kernel_sends_with_each()
    {
        ValueOutput shown = Shown("new[] { new { Name = \"cats\", Count = 3 }, new { Name = \"dogs\", Count = 4 } }");
        Assert.Equal(ValueKind.Table, shown.Kind);
        Assert.Contains("cats", shown.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("<style", shown.Html, StringComparison.Ordinal);
    }

    [Fact]
    public void An_endless_sequence_ends() =>
        Assert.Contains("more", Shown("IEnumerable<int> Endless() { for (int i = 0; ; i++) yield return i; }", "Endless()").Html, StringComparison.Ordinal);

    [Fact]
    public async Task The_setup_of_the_course_comes_in_by_the_kernels_own_import()
    {
        // The book reads imports itself, to name lines in them; in VS Code and Jupyter the directive is the kernel's.
        using var kernel = new CompositeKernel { new CSharpKernel().UseKernelHelpers() }.UseImportMagicCommand();
        var before = Environment.CurrentDirectory;
        Environment.CurrentDirectory = Course.Find(AppContext.BaseDirectory).Folder;
        try
        {
            await kernel.SendAsync(new SubmitCode("#!import setup.dib"));
            var result = await kernel.SendAsync(new SubmitCode("Note.Info(\"here\")"));
            var shown = Assert.Single(result.Events.OfType<ReturnValueProduced>());
            Assert.Equal(("text/html", Note.Info("here").ToHtml()), (shown.FormattedValues.First().MimeType, shown.FormattedValues.First().Value));
        }
        finally
        {
            Environment.CurrentDirectory = before;
        }
    }

    [Fact]
    public void A_chapter_that_begins_again_lets_go_of_what_its_cells_have_declared_anew_and_of_nothing_else()
    {
        const string Begin = "SmallData.Lesson.Begin(\"again\", (1, 1, 1));";
        string[] once =
        [
            "WeakReference Watch(object one) => new(one);", "var net = new object(); var pair = (new object(), 1); var kept = new object();",
            "var (old, oldPair, own) = (Watch(net), Watch(pair.Item1), Watch(kept));", "var net = new object(); var pair = (new object(), 2);",
        ];
        Assert.Equal(
            "( False, False, True, 2 )", Shown([$"#r \"{typeof(Note).Assembly.Location}\"", .. once, Begin, "(old.IsAlive, oldPair.IsAlive, own.IsAlive, pair.Item2)"]).Text);
    }

    [Theory]
    [InlineData("int Rate() => rate;")]
    [InlineData("Func<int> Rate = () => rate;")]
    public void A_function_that_can_still_be_called_keeps_the_variables_that_it_means(string function) =>
        Assert.Equal("3", Shown($"#r \"{typeof(Note).Assembly.Location}\"", "var rate = 3;", function, "var rate = 4;", "SmallData.Lesson.Begin(\"again\", (1, 1, 1));", "Rate()").Text);

    [Fact]
    public void A_bare_chart_is_shown_as_its_picture()
    {
        ValueOutput shown = Shown(
            $"#r \"{typeof(GenericChart).Assembly.Location}\"\n#r \"{typeof(Note).Assembly.Location}\"\nSmallData.Lesson.Prepare();",
            "Plotly.NET.CSharp.Chart.Line<int, int, string>(new[] { 1, 2 }, new[] { 3, 4 })");
        Assert.Equal(ValueKind.Html, shown.Kind);
        Assert.Contains("<svg", shown.Html, StringComparison.Ordinal);
    }

    private ValueOutput Shown(params string[] cells) =>
        Assert.IsType<ValueOutput>(Assert.Single(folder.Run(cells).Succeeded().Cell(cells.Length).Outputs));
}
