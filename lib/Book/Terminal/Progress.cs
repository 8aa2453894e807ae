using System.Diagnostics;

namespace SmallData.Book.Terminal;

/// <summary>The text of what was shown last, asked for at most four times a second.</summary>
internal sealed class Progress
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    private readonly Lock gate = new();
    private long asked;
    private string text = "";

    /// <summary>The latest text; empty where nothing that was shown has one.</summary>
    public string Text
    {
        get
        {
            lock (gate)
            {
                return text;
            }
        }
    }

    public void Shown(object? value)
    {
        lock (gate)
        {
            if (value is null || (asked != 0 && Stopwatch.GetElapsedTime(asked) < Interval))
            {
                return;
            }

            asked = Stopwatch.GetTimestamp();
            text = (value as NotebookView)?.ToText().ReplaceLineEndings(" ").Trim() ?? text;
        }
    }

    public void Clear()
    {
        lock (gate)
        {
            (asked, text) = (0, "");
        }
    }
}
