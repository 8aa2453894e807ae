using System.Collections.Concurrent;
using Microsoft.DotNet.Interactive.Events;

namespace SmallData.Book.Hosting;

/// <summary>Why a command failed: what was thrown, where that is known, and the kernel's words.</summary>
internal sealed record KernelFailure(Exception? Exception, string Message);

/// <summary>Turns the kernel's events into the outputs of cells, as they happen.</summary>
internal sealed class KernelEventListener : IObserver<KernelEvent>
{
    private readonly ConcurrentDictionary<string, (CellRun Run, int Index)> shown = new(StringComparer.Ordinal);
    private KernelFailure? failure;

    /// <summary>The cell that runs now, or ran last: a task that it has left running may still show something, which belongs to it.</summary>
    public CellRun? Run { get; set; }

    /// <summary>The first failure since the last call; null where all went well.</summary>
    public KernelFailure? TakeFailure() => Interlocked.Exchange(ref failure, null);

    /// <inheritdoc/>
    public void OnNext(KernelEvent value)
    {
        switch (value)
        {
            case StandardOutputValueProduced or StandardErrorValueProduced:
                Run?.Write(ShownValue.TextOf((DisplayEvent)value));
                break;

            // A cell that ends in null stays quiet.
            case ReturnValueProduced { Value: null }:
                break;

            case DisplayedValueUpdated { ValueId: { } id } update when shown.TryGetValue(id, out var place):
                place.Run.Replace(place.Index, update.Value, ShownValue.Of(update));
                break;

            case DisplayEvent display and (ReturnValueProduced or DisplayedValueProduced) when Run is { } run:
                int index = run.Show(display.Value, ShownValue.Of(display));
                if (display.ValueId is { } newId)
                {
                    shown[newId] = (run, index);
                }

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
}
