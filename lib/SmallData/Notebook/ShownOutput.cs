namespace SmallData;

/// <summary>One output below a cell.</summary>
public sealed class ShownOutput
{
    private readonly Action<object>? replace;

    internal ShownOutput(Action<object>? replace) => this.replace = replace;

    /// <summary>Whether <see cref="Update"/> replaces the output in place; if not, it does nothing until <see cref="Finish"/>.</summary>
    internal bool IsLive => replace is not null;

    /// <summary>Replaces what is shown. Does nothing where the front end cannot: a hundred copies of a progress bar help nobody.</summary>
    /// <param name="value">What to show instead.</param>
    public void Update(object value)
    {
        ArgumentNullException.ThrowIfNull(value);
        replace?.Invoke(value);
    }

    /// <summary>Replaces what is shown for the last time; where that cannot be done, shows it anew.</summary>
    /// <param name="value">The final state.</param>
    public void Finish(object value)
    {
        if (IsLive)
        {
            Update(value);
        }
        else
        {
            Notebook.Show(value);
        }
    }
}
