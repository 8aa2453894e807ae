namespace SmallData.Book.Hosting.Scripting;

/// <summary>What every cell can call without a using.</summary>
public sealed class ScriptGlobals
{
    /// <summary>Shows a value below the cell.</summary>
    /// <param name="value">Anything.</param>
    /// <returns>A handle that can replace what was shown.</returns>
#pragma warning disable IDE1006 // the name that .NET Interactive gives it
    public DisplayedOutput display(object? value) =>
        BookDisplay.Current?.Display(value) ?? new DisplayedOutput(null, 0);
#pragma warning restore IDE1006
}
