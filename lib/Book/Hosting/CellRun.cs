using System.Text;
using SmallData.Book.Display;

namespace SmallData.Book.Hosting;

/// <summary>A cell while it runs and after: what it put out. Safe to write to from any thread.</summary>
internal sealed class CellRun(IProgressSink progress)
{
    private readonly Lock gate = new();
    private readonly List<CellOutput> outputs = [];
    private readonly StringBuilder console = new();

    /// <summary>The outputs so far, in order.</summary>
    public IReadOnlyList<CellOutput> Outputs
    {
        get
        {
            lock (gate)
            {
                FlushConsole();
                return [.. outputs];
            }
        }
    }

    public void Write(ReadOnlySpan<char> text)
    {
        lock (gate)
        {
            console.Append(text);
        }
    }

    public void Fail(ErrorOutput error) => Add(error);

    public DisplayedOutput Display(object? value) => Display(value, ValueFormatter.Format(value));

    public DisplayedOutput Display(object? value, Rendering rendering)
    {
        var index = Add(new ValueOutput(rendering));
        progress.Shown(value);
        return new DisplayedOutput(this, index);
    }

    public void Replace(int index, object? value, Rendering rendering)
    {
        lock (gate)
        {
            outputs[index] = new ValueOutput(rendering);
        }

        progress.Shown(value);
    }

    private int Add(CellOutput output)
    {
        lock (gate)
        {
            FlushConsole();
            outputs.Add(output);
            return outputs.Count - 1;
        }
    }

    private void FlushConsole()
    {
        if (console.Length > 0)
        {
            outputs.Add(new ConsoleOutput(TerminalText.Settle(console.ToString())));
            console.Clear();
        }
    }
}

/// <summary>Hears of every value that a running cell shows, for the terminal's progress line.</summary>
internal interface IProgressSink
{
    /// <summary>A value was shown or updated.</summary>
    void Shown(object? value);
}
