using System.Diagnostics;
using System.Globalization;
using SmallData.Book.Documents;
using SmallData.Book.Running;
using Spectre.Console;

namespace SmallData.Book.Terminal;

/// <summary>Two lines that stay in place: chapter, cell and time; the latest progress. Four times a second.</summary>
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
            if (first)
            {
                console.Markup($"[{colour}]{(chapter.Failure is null ? "✓" : "✗")}[/]");
            }

            // Past the console, which would break long lines.
            console.Profile.Out.Writer.WriteLine(first ? line[1..] : line);
            first = false;
        }
    }

    public void Say(string line) => console.Profile.Out.Writer.WriteLine(line);

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
                context.UpdateTarget(State());
            }
            while (!stop.Wait(RefreshMilliseconds));
        });
    }

    private Rows State()
    {
        lock (gate)
        {
            var elapsed = Stopwatch.GetElapsedTime(started);
            var where = cell == 0
                ? $"{chapter}  starting"
                : string.Create(CultureInfo.InvariantCulture, $"{chapter}  cell {cell} of {cells}  {(int)elapsed.TotalMinutes}:{elapsed.Seconds:00}");
            return new Rows(Line(where, new Style(decoration: Decoration.Bold)), Line(progress.Text, Style.Plain));
        }
    }

    private Text Line(string text, Style style)
    {
        var room = Math.Max(10, console.Profile.Width - 4);
        return new Text("  " + (text.Length <= room ? text : text[..(room - 1)] + "…"), style);
    }

    private void ShowCursor(object? sender, ConsoleCancelEventArgs e) => console.Cursor.Show();
}
