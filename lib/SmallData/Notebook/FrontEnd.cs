using System.Runtime.CompilerServices;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Events;
using Microsoft.DotNet.Interactive.Formatting;

namespace SmallData;

/// <summary>What a cell shows things through. Nothing of a front end is loaded unless it is there, so the helper works in each and in none.</summary>
internal abstract class FrontEnd
{
    /// <summary>The one that a cell runs in now; the console where there is none.</summary>
    public static FrontEnd Find() => IsLoaded("Microsoft.DotNet.Interactive") && Kernel() is { } kernel ? kernel : new ConsoleFrontEnd();

    public abstract ShownOutput Show(object value);

    /// <summary>Says when the reader stops the cell that runs now; never, where the front end has no word for it.</summary>
    public virtual CancellationToken Stop => CancellationToken.None;

    /// <summary>Whether an assembly is in this process.</summary>
    internal static bool IsLoaded(string assembly) =>
        AppDomain.CurrentDomain.GetAssemblies().Any(candidate => string.Equals(candidate.GetName().Name, assembly, StringComparison.Ordinal));

    // Not inlined: where there is no kernel, its types must not be asked for.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static KernelFrontEnd? Kernel() => KernelInvocationContext.Current is { } cell ? new KernelFrontEnd(cell) : null;

    /// <summary>.NET Interactive's kernel, which VS Code, Jupyter and the book run. The events are published here, not by <c>display(x).Update(y)</c>: in
    /// 1.0.0-beta.26120.1 and the tool 1.0.712001 that publishes the update under another id than the value, so it is lost and a training stays at its first step.</summary>
    private sealed class KernelFrontEnd(KernelInvocationContext cell) : FrontEnd
    {
        public override ShownOutput Show(object value)
        {
            string id = Guid.NewGuid().ToString("N");
            cell.Publish(new DisplayedValueProduced(value, cell.Command, FormattedValue.CreateManyFromObject(value), id));
            return new ShownOutput(Update);

            // A cell that has ended publishes nothing more: an update from a later one goes out with that.
            void Update(object update)
            {
                KernelInvocationContext now = KernelInvocationContext.Current ?? cell;
                now.Publish(new DisplayedValueUpdated(update, id, now.Command, FormattedValue.CreateManyFromObject(update)));
            }
        }

        // The front end asks a running cell to stop; only the cell itself can do so.
        public override CancellationToken Stop => CancellationTokenSource.CreateLinkedTokenSource(cell.CancellationToken, JupyterInterrupt.Token).Token;
    }

    private sealed class ConsoleFrontEnd : FrontEnd
    {
        public override ShownOutput Show(object value)
        {
            Console.WriteLine(value);
            return new ShownOutput(replace: null);
        }
    }
}
