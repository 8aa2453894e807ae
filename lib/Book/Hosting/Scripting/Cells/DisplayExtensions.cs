namespace SmallData.Book.Hosting.Scripting.Cells;

/// <summary>Extension methods that every cell can call.</summary>
public static class DisplayExtensions
{
    /// <summary>Shows a value below the cell.</summary>
    /// <param name="value">Anything.</param>
    /// <returns>A handle that can replace what was shown.</returns>
    public static DisplayedOutput Display(this object? value) =>
        BookDisplay.Current?.Display(value) ?? new DisplayedOutput(null, 0);
}
