namespace SmallData.Book.Hosting.Scripting;

/// <summary>The book's display: libraries find it by name and show values in the cell that is running.</summary>
public static class BookDisplay
{
    private static volatile CellRun? current;

    /// <summary>The cell that is running, if one is; the runner sets it.</summary>
    internal static CellRun? Current
    {
        get => current;
        set => current = value;
    }

    /// <summary>Shows a value in the running cell.</summary>
    /// <param name="value">Anything; what has a public <c>ToHtml()</c> is shown as that HTML.</param>
    /// <returns>A handle that can replace what was shown; null where no cell is running.</returns>
    public static DisplayedOutput? Show(object value) => current?.Display(value);
}
