using System.Diagnostics;
using System.Globalization;
using SmallData.Book.Documents;
using SmallData.Book.Running;
using Spectre.Console;

namespace SmallData.Book.Terminal;

/// <summary>One line that stays in place and tells chapter, cell, time and the latest progress, four times a second.</summary>
internal sealed class LiveReporter : IRunReporter, IDisposable
{
    private const int RefreshMilliseconds = 250;

    private readonly IAnsiConsole console;
    private readonly Progress progress = new();
    private readonly Lock gate = new();
    private Thread? painter;
    private ManualResetEventSlim stop = new();
    private string chapter = "";
    private int cells;
    private int cell;
    private long started;

    /// <param name="output">The terminal itself, since cells' console output goes elsewhere.</param>
    public LiveReporter(TextWriter output)
    {
        console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output) });
        Console.CancelKeyPress += ShowCursor;
    }

    public void ChapterStarted(Chapter chapter, int codeCells)
    {
        lock (gate)
        {
            (this.chapter, cells, cell, started) = (chapter.Name, codeCells, 0, Stopwatch.GetTimestamp());
        }

        progress.Clear();
        stop = new ManualResetEventSlim();
        painter = new Thread(Paint) { IsBackground = true, Name = "progress" };
        painter.Start();
    }

    public void CellStarted(int number, DibCell cell)
    {
        lock (gate)
        {
            this.cell = number;
            started = Stopwatch.GetTimestamp();
        }

        progress.Clear();
    }

    public void Shown(object? value) => progress.Shown(value);

    public void CellFinished(CellResult cell) => progress.Clear();

    public void ChapterFinished(ChapterResult chapter)
    {
        stop.Set();
        painter?.Join();
        painter = null;
        var colour = chapter.Failure is null ? "green" : "red";
        var first = true;
        foreach (var line in Verdicts.Of(chapter))
        {
            console.MarkupLine(first ? $"[{colour}]{(chapter.Failure is null ? "✓" : "✗")}[/]{Markup.Escape(line[1..])}" : Markup.Escape(line));
            first = false;
        }
    }

    public void Say(string line) => console.WriteLine(line);

    public void Dispose()
    {
        stop.Set();
        painter?.Join();
        Console.CancelKeyPress -= ShowCursor;
    }

    private void Paint()
    {
        console.Live(new Text("")).AutoClear(true).Overflow(VerticalOverflow.Crop).Start(context =>
        {
            do
            {
                context.UpdateTarget(new Text(Line(), new Style(Color.Grey)) { Overflow = Overflow.Ellipsis });
                context.Refresh();
            }
            while (!stop.Wait(RefreshMilliseconds));
        });
    }

    private string Line()
    {
        lock (gate)
        {
            var elapsed = Durations.Format(TimeSpan.FromSeconds(Math.Floor(Stopwatch.GetElapsedTime(started).TotalSeconds)));
            var text = string.Create(CultureInfo.InvariantCulture, $"  {chapter}  cell {cell} of {cells}  {elapsed}  {progress.Text}");
            return text.Length < console.Profile.Width ? text : text[..(console.Profile.Width - 2)] + "…";
        }
    }

    private void ShowCursor(object? sender, ConsoleCancelEventArgs e) => console.Cursor.Show();
}
