using System.Diagnostics;
using System.Runtime.ExceptionServices;
using SmallData.Book.Documents;
using SmallData.Book.Hosting;
using SmallData.Book.Terminal;

namespace SmallData.Book.Running;

/// <summary>Runs chapters one after another; nothing of one is left when the next begins.</summary>
internal sealed class ChapterRunner(IRunReporter reporter)
{
    // Deep recursion in a learner's cell (a tree, a flood fill) should not be what ends the book.
    private const int StackBytes = 64 << 20;

    /// <summary>Runs a chapter to its end, or to the first cell that fails.</summary>
    /// <param name="chapter">The chapter.</param>
    /// <param name="document">What to run in its place, such as the chapter with its solutions; null for its file.</param>
    public ChapterResult Run(Chapter chapter, DibDocument? document = null)
    {
        ChapterResult? result = null;
        ExceptionDispatchInfo? failure = null;

        // A thread of its own: gradient mode and dispose scopes belong to a thread, and must not pass to the next chapter.
        var thread = new Thread(
            () =>
            {
                try
                {
                    result = RunHere(chapter, document);
                }
                catch (Exception e)
                {
                    failure = ExceptionDispatchInfo.Capture(e);
                }
            },
            StackBytes)
        { Name = chapter.Name };
        thread.Start();
        thread.Join();

        // The next chapter starts with what a kernel of its own would start with. Not before the thread has ended: what its stack names is not freed.
        TorchSharp.CpuKernels.TrimMemory();
        failure?.Throw();
        return result!;
    }

    private ChapterResult RunHere(Chapter chapter, DibDocument? document)
    {
        var watch = Stopwatch.StartNew();
        try
        {
            document ??= DibReader.ReadFile(chapter.Path);
        }
        catch (NotebookException e)
        {
            return Unreadable(chapter, e);
        }

        var codeCells = document.Cells.Count(cell => !cell.IsMarkdown);
        reporter.ChapterStarted(chapter, codeCells);
        var folder = Environment.CurrentDirectory;
        Environment.CurrentDirectory = Path.GetDirectoryName(chapter.Path)!;
        try
        {
            using var host = new KernelHost(chapter.Path);
            var cells = RunCells(document, host);
            var result = new ChapterResult(chapter, cells, watch.Elapsed);
            reporter.ChapterFinished(result);
            return result;
        }
        finally
        {
            Environment.CurrentDirectory = folder;
        }
    }

    private List<CellResult> RunCells(DibDocument document, KernelHost host)
    {
        var ran = new List<(CellResult Result, CellRun Run)>();
        var number = 0;
        var failed = false;
        foreach (var cell in document.Cells)
        {
            var run = new CellRun(reporter);
            var result = new CellResult(cell, 0, CellStatus.Text, TimeSpan.Zero, []);
            if (!cell.IsMarkdown)
            {
                result = result with { Number = ++number, Status = CellStatus.NotRun };
                if (!failed)
                {
                    result = RunCell(result, run, host);
                    failed = result.Status == CellStatus.Failed;
                    reporter.CellFinished(result);
                }
            }

            ran.Add((result, run));
        }

        // Read at the end: a later cell may have updated what an earlier one showed.
        return [.. ran.Select(r => r.Result with { Outputs = r.Run.Outputs })];
    }

    private CellResult RunCell(CellResult cell, CellRun run, KernelHost host)
    {
        reporter.CellStarted(cell.Number, cell.Cell);
        var watch = Stopwatch.StartNew();

        // Waiting here keeps every cell on the chapter's thread.
        var succeeded = host.RunAsync(cell.Cell, run).GetAwaiter().GetResult();
        return cell with
        {
            Status = succeeded ? CellStatus.Ran : CellStatus.Failed,
            Elapsed = watch.Elapsed,
            Outputs = run.Outputs,
        };
    }

    private ChapterResult Unreadable(Chapter chapter, NotebookException e)
    {
        var cell = new DibCell("meta", "", Math.Max(1, e.Line));
        var failure = new CellResult(cell, 0, CellStatus.Failed, TimeSpan.Zero, [CellErrors.Describe(e, chapter.Path, cell.Line)]);
        var result = new ChapterResult(chapter, [failure], TimeSpan.Zero);
        reporter.ChapterStarted(chapter, 0);
        reporter.ChapterFinished(result);
        return result;
    }
}
