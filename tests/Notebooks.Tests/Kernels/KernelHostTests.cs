using SmallData;
using SmallData.Book.Hosting;

namespace Notebooks.Tests.Kernels;

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
    public void The_kernels_own_import_reads_the_setup_of_the_course()
    {
        // In VS Code and Jupyter the directive is the kernel's; sent from inside a cell, it is here too.
        folder.Write("setup.dib", "#!csharp\nusing Sb = System.Text.StringBuilder;\nvar ten = 10;");
        Assert.Equal(["10"], folder.Run(
            """
            var root = Microsoft.DotNet.Interactive.KernelInvocationContext.Current.HandlingKernel.RootKernel;
            await Microsoft.DotNet.Interactive.KernelExtensions.LoadAndRunInteractiveDocument(root, new System.IO.FileInfo("setup.dib"));
            """,
            "new Sb().Append(ten).ToString()").Succeeded().Texts(2));
    }
}
