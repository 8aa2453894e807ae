using System.Runtime.ExceptionServices;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.CSharp;
using SmallData.Book.Documents;

namespace SmallData.Book.Hosting;

/// <summary>
/// Runs a notebook's cells in .NET Interactive's own C# kernel, composed as the <c>dotnet-interactive</c> tool composes it: what VS Code and
/// Jupyter run. Displays and formatters are the kernel's; the book only listens.
/// </summary>
internal sealed class KernelHost : NotebookHost
{
    private readonly TextReader input = Console.In;
    private readonly CompositeKernel kernel = new();
    private readonly KernelEventListener events = new();
    private readonly IDisposable subscription;

    /// <param name="path">The full path of the notebook.</param>
    public KernelHost(string path)
        : base(path)
    {
        var csharp = new CSharpKernel().UseKernelHelpers().UseWho().UseValueSharing();
        LineNumbers.Enable(csharp);
        kernel.Add(csharp, ["c#", "C#"]);
        kernel.DefaultKernelName = csharp.Name;
        subscription = kernel.KernelEvents.Subscribe(events);

        // Nobody sits at the console to answer a cell that reads from it.
        Console.SetIn(TextReader.Null);
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        subscription.Dispose();
        kernel.Dispose();
        Console.SetIn(input);
    }

    /// <inheritdoc/>
    protected override void Begin(CellRun run) => events.Run = run;

    /// <summary>A task that a cell has left running may still show something, which belongs to that cell.</summary>
    protected override void End()
    {
    }

    /// <inheritdoc/>
    protected override async Task RunCodeAsync(CellPart code, string file, CellRun run)
    {
        // With a line directive the compiler's messages and stack traces name the file and its line, not the submission's.
        await kernel.SendAsync(new SubmitCode($"#line {code.Line} \"{file}\"\n{code.Text}")).ConfigureAwait(false);
        switch (events.TakeFailure())
        {
            case { Exception: CodeSubmissionCompilationErrorException { InnerException: { } compilation } }:
                throw compilation;
            case { Exception: { } thrown }:
                ExceptionDispatchInfo.Throw(thrown);
                break;
            case { Message: var message }:
                throw new NotebookException(message, file, code.Line);
        }
    }
}
