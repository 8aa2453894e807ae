using System.Text;
using System.Text.RegularExpressions;

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

    /// <returns>Its place among the outputs, by which <see cref="Replace"/> knows it.</returns>
    public int Show(object? value, ValueOutput output)
    {
        int index = Add(output);
        progress.Shown(value);
        return index;
    }

    public void Replace(int index, object? value, ValueOutput output)
    {
        lock (gate)
        {
            outputs[index] = output;
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

/// <summary>Turns what was written for a terminal into the text that a terminal would show in the end.</summary>
internal static partial class TerminalText
{
    /// <summary>Drops colour codes, and lets a carriage return write its line over.</summary>
    public static string Settle(string text)
    {
        text = EscapeSequence().Replace(text, "").Replace("\r\n", "\n");
        if (!text.Contains('\r'))
        {
            return text;
        }

        var settled = new StringBuilder();
        foreach (var line in text.Split('\n'))
        {
            settled.Append(Overwritten(line)).Append('\n');
        }

        return settled.ToString(0, settled.Length - 1);
    }

    private static string Overwritten(string line)
    {
        var shown = new StringBuilder();
        foreach (var part in line.Split('\r'))
        {
            shown.Remove(0, Math.Min(part.Length, shown.Length)).Insert(0, part);
        }

        return shown.ToString();
    }

    [GeneratedRegex(@"\x1b\[[0-9;?]*[A-Za-z]")]
    private static partial Regex EscapeSequence();
}
