using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Scripting;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.CSharp;

namespace SmallData;

/// <summary>Lets go of what earlier runs of a chapter left in this kernel. C# scripting keeps the variables of every cell for good, also those that a later run of the
/// cell declares anew and that no code can name any more: chapters 02, 03 and 06, run again and again, took a gigabyte more in each round.</summary>
internal static class EarlierRuns
{
    /// <summary>Empties them, if a cell of .NET Interactive's C# kernel runs now.</summary>
    public static void Release()
    {
        if (FrontEnd.IsLoaded("Microsoft.DotNet.Interactive.CSharp"))
        {
            ReleaseVariables();
        }
    }

    // Not inlined: where there is no kernel, its types must not be asked for.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void ReleaseVariables()
    {
        if (KernelInvocationContext.Current?.HandlingKernel is not CSharpKernel { ScriptState: { } state })
        {
            return;
        }

        bool[] inUse = CellsWhoseFunctionsCanBeCalled(state.Script, out ILookup<string, int> cellsOf);
        bool released = false;
        foreach (IGrouping<string, ScriptVariable> declared in state.Variables.GroupBy(variable => variable.Name))
        {
            int[] cells = [.. cellsOf[declared.Key]];
            foreach ((ScriptVariable variable, (int from, int until)) in declared.Zip(cells.Zip(cells.Skip(1))))
            {
                // A function from before the new declaration still means the old one.
                if (!variable.IsReadOnly && !inUse.AsSpan(from, until - from).Contains(true))
                {
                    variable.Value = variable.Type.IsValueType ? Activator.CreateInstance(variable.Type) : null;   // a tuple holds what is in it
                    released = true;
                }
            }
        }

        if (released)
        {
            CpuKernels.TrimMemory();
        }
    }

    /// <summary>For each cell that ran, the oldest first: whether it made a function that no later cell has made anew. And for each variable, the cells that declare it.</summary>
    private static bool[] CellsWhoseFunctionsCanBeCalled(Script newest, out ILookup<string, int> cellsOf)
    {
        var cells = new List<ISymbol[]>();
        for (Script? one = newest; one is not null; one = one.Previous)
        {
            cells.Add([.. one.GetCompilation().ScriptClass?.GetMembers() ?? []]);
        }

        cells.Reverse();
        cellsOf = cells.SelectMany((members, cell) => members.OfType<IFieldSymbol>().Select(field => (field.Name, cell))).ToLookup(pair => pair.Name, pair => pair.cell);
        var latest = new Dictionary<string, int>(StringComparer.Ordinal);
        string[][] functions = [.. cells.Select(members => members.Where(IsFunction).Select(member => member.Name).ToArray())];
        for (int cell = 0; cell < functions.Length; cell++)
        {
            Array.ForEach(functions[cell], name => latest[name] = cell);
        }

        return [.. functions.Select((names, cell) => names.Any(name => latest[name] == cell))];
    }

    private static bool IsFunction(ISymbol member) => member is IMethodSymbol { MethodKind: MethodKind.Ordinary, IsImplicitlyDeclared: false } or IFieldSymbol { Type.TypeKind: TypeKind.Delegate };
}
