using System.Runtime.CompilerServices;
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

        ScriptVariable[] hidden = [.. state.Variables.GroupBy(variable => variable.Name).SelectMany(declared => declared.SkipLast(1))
            .Where(variable => !variable.IsReadOnly)];
        foreach (ScriptVariable variable in hidden)
        {
            variable.Value = variable.Type.IsValueType ? Activator.CreateInstance(variable.Type) : null;   // a tuple holds what is in it
        }

        if (hidden.Length > 0)
        {
            CpuKernels.TrimMemory();
        }
    }
}
