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
    public void The_helper_shows_through_the_kernel_and_updates_in_place() =>
        Assert.Equal(["b"], folder.Run(
            $"#r \"{typeof(Note).Assembly.Location}\"\nvar shown = SmallData.Notebook.Show(\"a\");", "shown.Update(\"b\");").Succeeded().Texts(1));

    [Fact]
    public void A_view_of_the_helpers_comes_as_the_kernels_formatter_wrote_it()
    {
        var output = Assert.IsType<ValueOutput>(Assert.Single(folder.Run(
            $"#r \"{typeof(Note).Assembly.Location}\"\nSmallData.Note.Info(\"2 < 3\")").Succeeded().Cell(1).Outputs));
        Assert.Equal(RenderingKind.Html, output.Rendering.Kind);
        Assert.Equal(Note.Info("2 < 3").ToHtml(), output.Rendering.Html);
    }

    [Fact]
    public void Html_that_a_cell_asks_for_is_html() =>
        Assert.Equal("<b>x</b>", Assert.IsType<ValueOutput>(Assert.Single(
            folder.Run("display(HTML(\"<b>x</b>\"));").Succeeded().Cell(1).Outputs)).Rendering.Html);

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
    public void A_bare_chart_is_shown_as_its_picture()
    {
        var output = Assert.IsType<ValueOutput>(Assert.Single(folder.Run(
            $"#r \"{typeof(GenericChart).Assembly.Location}\"\n#r \"{typeof(Note).Assembly.Location}\"\nSmallData.Lesson.Prepare();",
            "Plotly.NET.CSharp.Chart.Line<int, int, string>(new[] { 1, 2 }, new[] { 3, 4 })").Succeeded().Cell(2).Outputs));
        Assert.Contains("<svg", output.Rendering.Html, StringComparison.Ordinal);
    }
}
