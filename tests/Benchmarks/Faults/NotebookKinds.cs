using System.Text;
using SmallData.Book.Documents;
using SmallData.Book.Running;

namespace Benchmarks.Faults;

/// <summary>Notebooks: the book's own, and those that others wrote.</summary>
internal static class NotebookKinds
{
    private const string Polyglot = """
        #!meta

        {"kernelInfo":{"defaultKernelName":"csharp","items":[{"name":"csharp","languageName":"C#","aliases":["c#","cs"]},{"name":"fsharp","aliases":["f#"]}]}}

        #!markdown

        # Title *with* $x^2$ and a [link](01-one.dib#there)

        **1.1** (1 minute) What?

        #!csharp

        #!import setup.dib
        var n = 6 * 7;   // 한글

        #!fsharp

        let x = 1

        #!csharp

        Check.Number("1.1", n)

        """;

    public static IReadOnlyList<FaultKind> All { get; } =
    [
        FaultKind.OnDisk("dib", Notebooks, file => DibReader.ReadFile(file) is { } read && Exercise.In(read).Count >= 0),
        FaultKind.OnDisk("ipynb", Jupyter, file => DibReader.Read(Ipynb.ToDib(DibReader.TextOf(file), file), file).Cells.Count >= 0),
    ];

    private static IReadOnlyList<byte[]> Notebooks() =>
        [Encoding.UTF8.GetBytes(Polyglot), .. Course.Find(AppContext.BaseDirectory).Select(["01", "08"]).Select(chapter => File.ReadAllBytes(chapter.Path))];

    private static IReadOnlyList<byte[]> Jupyter() =>
        [.. Notebooks().Select(notebook => Encoding.UTF8.GetBytes(Ipynb.Write(DibReader.Parse(Encoding.UTF8.GetString(notebook), "whole.dib"))))];
}
