namespace SmallData;

/// <summary>What a cell calls to show something before it ends, in whatever front end it runs.</summary>
public static class Notebook
{
    /// <summary>Shows a value below the cell now.</summary>
    /// <param name="value">Anything that the front end can show: a <see cref="NotebookView"/>, a string, a number.</param>
    /// <returns>A handle that replaces what is shown, where the front end can do that.</returns>
    public static ShownOutput Show(object value) => FrontEnd.Find().Show(value);
}

/// <summary>One output below a cell.</summary>
public sealed class ShownOutput
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    private readonly Action<object>? replace;
    private readonly TimeProvider clock;
    private long shown;

    internal ShownOutput(Action<object>? replace, TimeProvider? clock = null)
    {
        (this.replace, this.clock) = (replace, clock ?? TimeProvider.System);
        shown = this.clock.GetTimestamp();
    }

    /// <summary>Replaces what is shown. Does nothing where the front end cannot: a hundred copies of a progress bar help nobody.</summary>
    public void Update(object value) => replace?.Invoke(value);

    /// <summary>As <see cref="Update"/>, at most four times a second: for what changes all the time.</summary>
    internal void UpdateSometimes(Func<object> value)
    {
        if (replace is not null && clock.GetElapsedTime(shown) >= Pause)
        {
            shown = clock.GetTimestamp();
            replace(value());
        }
    }

    /// <summary>Replaces what is shown for the last time; where that cannot be done, shows it anew.</summary>
    public void Finish(object value)
    {
        if (replace is null)
        {
            Notebook.Show(value);
        }
        else
        {
            replace(value);
        }
    }
}
