namespace SmallData;

/// <summary>What a cell calls to show something before it ends, in whatever front end it runs.</summary>
public static class Notebook
{
    /// <summary>Shows a value below the cell now.</summary>
    /// <param name="value">Anything that the front end can show: a <see cref="NotebookView"/>, a string, a number.</param>
    /// <returns>A handle that replaces what is shown, where the front end can do that.</returns>
    public static ShownOutput Show(object value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return FrontEnd.Find().Show(value);
    }
}
