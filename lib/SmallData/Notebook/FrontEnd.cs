using System.Reflection;

namespace SmallData;

/// <summary>
/// The front ends that the course runs in, found by name among the loaded assemblies, so that the helper
/// references none of them and works in each.
/// </summary>
internal abstract class FrontEnd
{
    /// <summary>The one that a cell runs in now; the console where there is none.</summary>
    public static FrontEnd Find() =>
        (FrontEnd?)BookFrontEnd.Loaded() ?? InteractiveFrontEnd.Loaded() ?? (FrontEnd?)VersoFrontEnd.Loaded() ?? new ConsoleFrontEnd();

    public abstract ShownOutput Show(object value);

    /// <summary>Says when the reader stops the cell that runs now; never, where the front end has no word for it.</summary>
    public virtual CancellationToken Stop => CancellationToken.None;

    internal static Type? LoadedType(string assembly, string type) =>
        AppDomain.CurrentDomain.GetAssemblies()
            .FirstOrDefault(candidate => string.Equals(candidate.GetName().Name, assembly, StringComparison.Ordinal))
            ?.GetType(type);

    /// <summary>The book's own host: <c>BookDisplay.Show(value)</c> gives null when no cell is running.</summary>
    private sealed class BookFrontEnd(MethodInfo show) : FrontEnd
    {
        public static BookFrontEnd? Loaded() =>
            LoadedType("Book", "SmallData.Book.Hosting.Scripting.BookDisplay")?.GetMethod("Show", [typeof(object)]) is { } method
                ? new BookFrontEnd(method)
                : null;

        public override ShownOutput Show(object value) =>
            show.Invoke(null, [value]) is { } output ? Updatable(output) : new ConsoleFrontEnd().Show(value);
    }

    /// <summary>Polyglot Notebooks and Jupyter's .NET kernel: <c>Kernel.display(value)</c>.</summary>
    private sealed class InteractiveFrontEnd(MethodInfo display) : FrontEnd
    {
        public static InteractiveFrontEnd? Loaded() =>
            LoadedType("Microsoft.DotNet.Interactive", "Microsoft.DotNet.Interactive.Kernel")
                ?.GetMethod("display", [typeof(object), typeof(string[])]) is { } method
                ? new InteractiveFrontEnd(method)
                : null;

        public override ShownOutput Show(object value) => Updatable(display.Invoke(null, [value, Array.Empty<string>()])!);

        // The kernel asks a running cell to stop; only the cell itself can do so.
        public override CancellationToken Stop =>
            LoadedType("Microsoft.DotNet.Interactive", "Microsoft.DotNet.Interactive.KernelInvocationContext")?.GetProperty("Current")?.GetValue(null) is { } running
            && running.GetType().GetProperty("CancellationToken")?.GetValue(running) is CancellationToken stop
                ? stop
                : CancellationToken.None;
    }

    /// <summary>Verso: <c>DisplayExtensions.Display(object, string)</c>. Outputs arrive when the cell ends, and none can be replaced.</summary>
    private sealed class VersoFrontEnd(MethodInfo display) : FrontEnd
    {
        public static VersoFrontEnd? Loaded() =>
            AppDomain.CurrentDomain.GetAssemblies()
                .Where(assembly => assembly.GetName().Name?.StartsWith("Verso", StringComparison.Ordinal) == true)
                .SelectMany(assembly => assembly.GetExportedTypes())
                .FirstOrDefault(type => type.Name == "DisplayExtensions")
                ?.GetMethod("Display", [typeof(object), typeof(string)]) is { } method
                ? new VersoFrontEnd(method)
                : null;

        public override ShownOutput Show(object value)
        {
            display.Invoke(null, [value, null]);
            return new ShownOutput(replace: null);
        }
    }

    private sealed class ConsoleFrontEnd : FrontEnd
    {
        public override ShownOutput Show(object value)
        {
            Console.WriteLine(value);
            return new ShownOutput(replace: null);
        }
    }

    private static ShownOutput Updatable(object output)
    {
        MethodInfo update = output.GetType().GetMethod("Update", [typeof(object)])
            ?? throw new MissingMethodException(output.GetType().FullName, "Update");
        return new ShownOutput(value => update.Invoke(output, [value]));
    }
}
