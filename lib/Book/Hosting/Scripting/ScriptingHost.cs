namespace SmallData.Book.Hosting.Scripting;

/// <summary>Runs a notebook's cells as C# scripts, with the compiler alone: nothing of .NET Interactive is needed.</summary>
/// <param name="path">The full path of the notebook.</param>
internal sealed class ScriptingHost(string path) : NotebookHost(path)
{
    private readonly ScriptSession session = new(Path.GetDirectoryName(path)!);
    private readonly ConsoleCapture console = new();

    /// <inheritdoc/>
    public override void Dispose()
    {
        session.Dispose();
        console.Dispose();
    }

    /// <inheritdoc/>
    protected override void Begin(CellRun run) => BookDisplay.Current = run;

    /// <inheritdoc/>
    protected override void End() => BookDisplay.Current = null;

    /// <inheritdoc/>
    protected override async Task RunCodeAsync(CellPart code, string file, CellRun run)
    {
        var (hasValue, value) = await session.RunAsync(code.Text, file, code.Line).ConfigureAwait(false);
        if (hasValue && value is not null)
        {
            run.Display(value);
        }
    }
}
