using System.Reflection;
using System.Runtime.Loader;

namespace SmallData;

/// <summary>Gives Plotly.NET the FSharp.Core of the kernel that it runs in. Plotly.NET 6 asks for 10.1, the kernel carries 10.0: with a second copy loaded beside the
/// first, the types of one are not those of the other, and every chart ends in a MissingMethodException. So none lies beside SmallData.dll; a host that has none gets the
/// one in the folder <c>fsharp</c>.</summary>
internal static class HostFSharp
{
    private const string Library = "FSharp.Core";

    private static readonly Lazy<bool> Used = new(() =>
    {
        AssemblyLoadContext.Default.Resolving += (context, name) => name.Name == Library ? Find(context) : null;
        return true;
    });

    /// <summary>From now on; must come before the first chart. A second call changes nothing.</summary>
    public static void Use() => _ = Used.Value;

    private static Assembly? Find(AssemblyLoadContext context)
    {
        try
        {
            return context.LoadFromAssemblyName(new AssemblyName(Library));   // whatever version the host has
        }
        catch (FileNotFoundException)
        {
            string beside = Path.Combine(Path.GetDirectoryName(typeof(HostFSharp).Assembly.Location)!, "fsharp", Library + ".dll");
            return File.Exists(beside) ? context.LoadFromAssemblyPath(beside) : null;
        }
    }
}
