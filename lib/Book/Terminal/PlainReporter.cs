using System.Diagnostics;
using System.Globalization;
using SmallData.Book.Documents;
using SmallData.Book.Running;

namespace SmallData.Book.Terminal;

/// <summary>Plain lines, for logs: each chapter, each slow cell, and a sign of life while a cell runs long.</summary>
internal sealed class PlainReporter : IRunReporter, IDisposable
{
    private static readonly TimeSpan Slow = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan SignOfLife = TimeSpan.FromSeconds(30);

    private readonly TextWriter output;
    private readonly Lock gate = new();
    private readonly Progress progress = new();
    private readonly Timer timer;
    private string chapter = "";
    private int cells;
    private int cell;
    private long started;

    public PlainReporter(TextWriter output)
    {
        this.output = output;
        timer = new Timer(_ => StillRunning(), null, SignOfLife, SignOfLife);
    }

    public void ChapterStarted(Chapter chapter, int codeCells)
    {
        lock (gate)
        {
            (this.chapter, cells, cell) = (chapter.Name, codeCells, 0);
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{chapter.Name}: {codeCells} cells"));
        }
    }

    public void CellStarted(int number, DibCell cell)
    {
        lock (gate)
        {
            this.cell = number;
            started = Stopwatch.GetTimestamp();
            progress.Clear();
        }
    }

    public void Shown(object? value) => progress.Shown(value);

    public void CellFinished(CellResult cell)
    {
        lock (gate)
        {
            if (cell.Elapsed >= Slow && cell.Status == CellStatus.Ran)
            {
                output.WriteLine($"  {Position}, {Durations.Format(cell.Elapsed)}{LatestText}");
            }

            this.cell = 0;
        }
    }

    public void ChapterFinished(ChapterResult chapter)
    {
        lock (gate)
        {
            foreach (var line in Verdicts.Of(chapter))
            {
                output.WriteLine(line);
            }
        }
    }

    public void Say(string line)
    {
        lock (gate)
        {
            output.WriteLine(line);
        }
    }

    public void Dispose() => timer.Dispose();

    private string Position => string.Create(CultureInfo.InvariantCulture, $"{chapter}, cell {cell} of {cells}");

    private string LatestText => progress.Text is { Length: > 0 } text ? ": " + text : "";

    private void StillRunning()
    {
        lock (gate)
        {
            var elapsed = Stopwatch.GetElapsedTime(started);
            if (cell > 0 && elapsed >= SignOfLife)
            {
                output.WriteLine($"  {Position}, still running after {Durations.Format(elapsed)}{LatestText}");
            }
        }
    }
}
