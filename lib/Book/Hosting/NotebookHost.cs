using System.Text.RegularExpressions;
using SmallData.Book.Documents;

namespace SmallData.Book.Hosting;

/// <summary>
/// Runs the cells of one notebook in one session; what they put out goes to their <see cref="CellRun"/>. There are two: the book's own
/// scripting host and .NET Interactive's kernel. The build property <c>NotebookHost</c> says which is compiled in; both read cells and
/// imports alike, and <c>NotebookHosts.Open</c> makes the one that there is.
/// </summary>
/// <param name="path">The full path of the notebook.</param>
internal abstract partial class NotebookHost(string path) : IDisposable
{
    private readonly HashSet<string> importing = [];

    /// <summary>Runs one cell of code.</summary>
    /// <returns>True if it ran to its end; else its <see cref="CellRun"/> ends in an <see cref="ErrorOutput"/>.</returns>
    public async Task<bool> RunAsync(DibCell cell, CellRun run)
    {
        Begin(run);
        try
        {
            await RunCellAsync(cell, path, run).ConfigureAwait(false);
            return true;
        }
        catch (Exception e)
        {
            run.Fail(CellErrors.Describe(e, path, cell.Line));
            return false;
        }
        finally
        {
            End();
        }
    }

    /// <inheritdoc/>
    public abstract void Dispose();

    /// <summary>From here on, what is shown belongs to this run.</summary>
    protected abstract void Begin(CellRun run);

    /// <summary>The run is over.</summary>
    protected abstract void End();

    /// <summary>Runs a stretch of code, and shows the value that it ends in.</summary>
    /// <param name="code">The code.</param>
    /// <param name="file">The full path of the notebook that holds it.</param>
    /// <param name="run">Where its outputs go.</param>
    /// <exception cref="Exception">What the code throws, or that it does not compile.</exception>
    protected abstract Task RunCodeAsync(CellPart code, string file, CellRun run);

    private async Task RunCellAsync(DibCell cell, string file, CellRun run)
    {
        if (cell.IsMarkdown)
        {
            return;
        }

        if (!cell.IsCSharp)
        {
            throw new NotebookException(
                $"The book runs C# cells only; this one is '#!{cell.Kernel}'. Write it in C#, or as Markdown if it is to be shown and not run.",
                file, cell.Line);
        }

        foreach (var part in CellParts.Of(cell))
        {
            if (part.IsDirective)
            {
                await RunDirectiveAsync(part, file, run).ConfigureAwait(false);
            }
            else
            {
                RefusePackages(part, file);
                await RunCodeAsync(part, file, run).ConfigureAwait(false);
            }
        }
    }

    private async Task RunDirectiveAsync(CellPart directive, string file, CellRun run)
    {
        if (ImportDirective().Match(directive.Text) is not { Success: true } import)
        {
            throw new NotebookException(
                $"The book does not know '{directive.Text.Trim()}'; of the lines that begin with #! it runs '#!import FILE.dib' alone. Remove it.",
                file, directive.Line);
        }

        var name = import.Groups["file"].Value.Trim('"');
        var target = new[] { Path.GetDirectoryName(file)!, Path.GetDirectoryName(path)! }
            .Select(folder => Path.GetFullPath(name, folder))
            .FirstOrDefault(File.Exists)
            ?? throw new NotebookException(
                $"#!import {name}: there is no such file beside {Path.GetFileName(file)}. Mend the path, or add the file.", file, directive.Line);
        if (!importing.Add(target))
        {
            throw new NotebookException($"#!import {name}: the file imports itself. Remove one of the imports.", file, directive.Line);
        }

        foreach (var cell in DibReader.ReadFile(target).Cells)
        {
            await RunCellAsync(cell, target, run).ConfigureAwait(false);
        }

        importing.Remove(target);
    }

    private static void RefusePackages(CellPart part, string file)
    {
        if (PackageReference().Match(part.Text) is { Success: true } package)
        {
            throw new NotebookException(
                $"{package.Value.Trim()}: the book restores no packages. Reference the built assembly instead (#r \"../lib/bin/NAME.dll\").",
                file, part.Line + part.Text.AsSpan(0, package.Index).Count('\n'));
        }
    }

    [GeneratedRegex(@"^#!import\s+(?<file>""[^""]+""|\S.*?)\s*$")]
    private static partial Regex ImportDirective();

    [GeneratedRegex(@"^[ \t]*#[ri][ \t]+""nuget:[^""]*""", RegexOptions.Multiline | RegexOptions.IgnoreCase)]
    private static partial Regex PackageReference();
}
