using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Scripting.Hosting;

namespace SmallData.Book.Hosting.Scripting;

/// <summary>
/// The assemblies that scripts share with this process: the framework, and what is built beside the book (SmallData, TorchSharp, …).
/// A script that refers to another copy of one of them gets this one, so that a type is the same type on both sides.
/// </summary>
internal static class HostAssemblies
{
    private static readonly string FrameworkFolder = Path.GetDirectoryName(typeof(object).Assembly.Location)!;

    private static readonly Lazy<IReadOnlyDictionary<string, string>> Paths = new(FindPaths);

    private static readonly Lazy<IReadOnlyList<MetadataReference>> FrameworkReferences = new(() =>
        [.. Paths.Value.Values.Where(IsFramework).Select(path => MetadataReference.CreateFromFile(path))]);

    /// <summary>References to the whole framework.</summary>
    public static IReadOnlyList<MetadataReference> Framework => FrameworkReferences.Value;

    /// <summary>The file from which this process loads the assembly of that simple name; null where it has none.</summary>
    public static string? Find(string simpleName) => Paths.Value.GetValueOrDefault(simpleName);

    /// <summary>Makes the scripts of a loader use this process's copies.</summary>
    public static void Share(InteractiveAssemblyLoader loader)
    {
        foreach (var (name, path) in Paths.Value)
        {
            if (!IsFramework(path) && TryLoad(name) is { } assembly)
            {
                loader.RegisterDependency(assembly);
            }
        }
    }

    private static Assembly? TryLoad(string name)
    {
        try
        {
            return Assembly.Load(new AssemblyName(name));
        }
        catch (Exception e) when (e is FileNotFoundException or FileLoadException or BadImageFormatException)
        {
            // Made for another machine or left out on purpose; this process does without it, so scripts share nothing.
            return null;
        }
    }

    private static bool IsFramework(string path) => Path.GetDirectoryName(path) == FrameworkFolder;

    private static Dictionary<string, string> FindPaths()
    {
        var trusted = (AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") as string ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        var paths = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var path in trusted)
        {
            if (path.EndsWith(".dll", StringComparison.OrdinalIgnoreCase))
            {
                paths.TryAdd(Path.GetFileNameWithoutExtension(path), path);
            }
        }

        return paths;
    }
}
