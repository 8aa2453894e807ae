using System.Runtime.ExceptionServices;
using System.Text.RegularExpressions;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.CSharp;
using SmallData.Book.Documents;

namespace SmallData.Book.Hosting;

/// <summary>
/// Runs the cells of one notebook in .NET Interactive's own C# kernel, composed as the <c>dotnet-interactive</c> tool composes it: what VS Code
/// and Jupyter run. Displays and formatters are the kernel's; the book only listens. It reads <c>#!import</c> itself, so that an error in the
/// imported file names that file and its line.
/// </summary>
internal sealed partial class KernelHost : IDisposable
{
    private readonly string path;
    private readonly HashSet<string> importing = [];
    private readonly TextReader input = Console.In;
    private readonly CompositeKernel kernel = new();
    private readonly KernelEventListener events = new();
    private readonly IDisposable subscription;

    /// <param name="path">The full path of the notebook.</param>
    public KernelHost(string path)
    {
        this.path = path;
        var csharp = new CSharpKernel().UseKernelHelpers().UseWho().UseValueSharing();
        LineNumbers.Enable(csharp);
        kernel.Add(csharp, ["c#", "C#"]);
        kernel.DefaultKernelName = csharp.Name;
        subscription = kernel.KernelEvents.Subscribe(events);

        // Nobody sits at the console to answer a cell that reads from it.
        Console.SetIn(TextReader.Null);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        subscription.Dispose();
        kernel.Dispose();
        Console.SetIn(input);
    }

    /// <summary>Runs one cell of code.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="run">Where its outputs go.</param>
    /// <returns>True if it ran to its end; else its <see cref="CellRun"/> ends in an <see cref="ErrorOutput"/>.</returns>
    public async Task<bool> RunAsync(DibCell cell, CellRun run)
    {
        events.Run = run;
        try
        {
            await RunCellAsync(cell, path).ConfigureAwait(false);
            return true;
        }
        catch (Exception e)
        {
            run.Fail(CellErrors.Describe(e, path, cell.Line));
            return false;
        }
    }

    private async Task RunCellAsync(DibCell cell, string file)
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

        // Lines that begin with #! take effect in their order between the code around them.
        string[] lines = cell.Text.Split('\n');
        for (int from = 0, i = 0; i <= lines.Length; i++)
        {
            bool isDirective = i < lines.Length && lines[i].StartsWith("#!", StringComparison.Ordinal);
            if (i < lines.Length && !isDirective)
            {
                continue;
            }

            if (lines[from..i].Any(line => !string.IsNullOrWhiteSpace(line)))
            {
                await RunCodeAsync(string.Join('\n', lines[from..i]), file, cell.Line + from).ConfigureAwait(false);
            }

            if (isDirective)
            {
                await RunDirectiveAsync(lines[i], file, cell.Line + i).ConfigureAwait(false);
            }

            from = i + 1;
        }
    }

    private async Task RunDirectiveAsync(string directive, string file, int line)
    {
        if (ImportDirective().Match(directive) is not { Success: true } import)
        {
            throw new NotebookException(
                $"The book does not know '{directive.Trim()}'; of the lines that begin with #! it runs '#!import FILE.dib' alone. Remove it.", file, line);
        }

        string name = import.Groups["file"].Value.Trim('"');
        string target = new[] { Path.GetDirectoryName(file)!, Path.GetDirectoryName(path)! }
            .Select(folder => Path.GetFullPath(name, folder))
            .FirstOrDefault(File.Exists)
            ?? throw new NotebookException(
                $"#!import {name}: there is no such file beside {Path.GetFileName(file)}. Mend the path, or add the file.", file, line);
        if (!importing.Add(target))
        {
            throw new NotebookException($"#!import {name}: the file imports itself. Remove one of the imports.", file, line);
        }

        foreach (DibCell cell in DibReader.ReadFile(target).Cells)
        {
            await RunCellAsync(cell, target).ConfigureAwait(false);
        }

        importing.Remove(target);
    }

    private async Task RunCodeAsync(string code, string file, int line)
    {
        if (PackageReference().Match(code) is { Success: true } package)
        {
            throw new NotebookException(
                $"{package.Value.Trim()}: the book restores no packages. Reference the built assembly instead (#r \"../lib/bin/NAME.dll\").",
                file, line + code.AsSpan(0, package.Index).Count('\n'));
        }

        // With a line directive the compiler's messages and stack traces name the file and its line, not the submission's. It has no way to say a quotation mark.
        await kernel.SendAsync(new SubmitCode($"#line {line} \"{file.Replace('"', '\'')}\"\n{code}")).ConfigureAwait(false);
        switch (events.TakeFailure())
        {
            case { Exception: CodeSubmissionCompilationErrorException { InnerException: { } compilation } }:
                throw compilation;
            case { Exception: { } thrown }:
                ExceptionDispatchInfo.Throw(thrown);
                break;
            case { Message: var message }:
                throw new NotebookException(message, file, line);
        }
    }

    [GeneratedRegex(@"^#!import\s+(?<file>""[^""]+""|\S.*?)\s*$")]
    private static partial Regex ImportDirective();

    [GeneratedRegex(@"^[ \t]*#[ri][ \t]+""nuget:[^""]*""", RegexOptions.Multiline | RegexOptions.IgnoreCase)]
    private static partial Regex PackageReference();
}
