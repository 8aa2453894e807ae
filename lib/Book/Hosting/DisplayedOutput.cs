using SmallData.Book.Display;

namespace SmallData.Book.Hosting;

/// <summary>Something that a cell has shown, and that can be replaced where it stands.</summary>
public sealed class DisplayedOutput
{
    private readonly CellRun? run;
    private readonly int index;

    internal DisplayedOutput(CellRun? run, int index)
    {
        this.run = run;
        this.index = index;
    }

    /// <summary>Replaces what is shown, in its place.</summary>
    /// <param name="value">The value to show instead.</param>
    public void Update(object value) => Update(value, ValueFormatter.Format(value));

    /// <summary>Replaces what is shown by a value that is formatted already.</summary>
    internal void Update(object? value, Rendering rendering) => run?.Replace(index, value, rendering);
}
