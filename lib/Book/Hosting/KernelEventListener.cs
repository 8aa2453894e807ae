using System.Collections.Concurrent;
using Microsoft.DotNet.Interactive.Events;

namespace SmallData.Book.Hosting;

/// <summary>Why a command failed: what was thrown, where that is known, and the kernel's words.</summary>
internal sealed record KernelFailure(Exception? Exception, string Message);

/// <summary>Turns the kernel's events into the outputs of cells, as they happen.</summary>
internal sealed class KernelEventListener : IObserver<KernelEvent>
{
    private readonly ConcurrentDictionary<string, DisplayedOutput> displayed = new(StringComparer.Ordinal);
    private KernelFailure? failure;

    /// <summary>The cell that runs now.</summary>
    public CellRun? Run { get; set; }

    /// <summary>The first failure since the last call; null where all went well.</summary>
    public KernelFailure? TakeFailure() => Interlocked.Exchange(ref failure, null);

    /// <inheritdoc/>
    public void OnNext(KernelEvent value)
    {
        switch (value)
        {
            case StandardOutputValueProduced or StandardErrorValueProduced:
                Run?.Write(KernelRendering.TextOf((DisplayEvent)value));
                break;

            // A cell that ends in null stays quiet, as in the scripting host.
            case ReturnValueProduced { Value: null }:
                break;

            case DisplayedValueUpdated { ValueId: { } id } update when displayed.TryGetValue(id, out var output):
                output.Update(update.Value, KernelRendering.Of(update));
                break;

            case DisplayEvent shown and (ReturnValueProduced or DisplayedValueProduced):
                Show(shown);
                break;

            // A command that fails takes the one that sent it with it; the first tells the cause.
            case CommandFailed failed:
                Interlocked.CompareExchange(ref failure, new KernelFailure(failed.Exception, failed.Message), null);
                break;
        }
    }

    /// <inheritdoc/>
    public void OnCompleted()
    {
    }

    /// <inheritdoc/>
    public void OnError(Exception error) => Interlocked.CompareExchange(ref failure, new KernelFailure(error, error.Message), null);

    private void Show(DisplayEvent shown)
    {
        if (Run?.Display(shown.Value, KernelRendering.Of(shown)) is { } output && shown.ValueId is { } id)
        {
            displayed[id] = output;
        }
    }
}
