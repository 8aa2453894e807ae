using SmallData.Book.Hosting.Scripting;

namespace Notebooks.Tests.Scripting;

/// <summary>What the scripting host alone does.</summary>
public sealed class ScriptingHostTests : IDisposable
{
    private readonly NotebookFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Cells_without_await_share_one_thread_and_chapters_do_not()
    {
        var first = folder.Run("Environment.CurrentManagedThreadId", "Environment.CurrentManagedThreadId").Succeeded();
        Assert.Equal(first.Texts(1), first.Texts(2));
        Assert.NotEqual([Environment.CurrentManagedThreadId.ToString()], first.Texts(1));
    }

    [Fact]
    public void Libraries_show_through_the_book() =>
        Assert.Equal(["b"], folder.Run(
            """
            var type = AppDomain.CurrentDomain.GetAssemblies().Select(a => a.GetType("SmallData.Book.Hosting.Scripting.BookDisplay")).Single(t => t != null);
            dynamic shown = type.GetMethod("Show").Invoke(null, new object[] { "a" });
            shown.Update("b");
            """).Succeeded().Texts(1));

    [Fact]
    public void Outside_a_cell_the_hook_says_so_with_null() => Assert.Null(BookDisplay.Show("x"));
}
