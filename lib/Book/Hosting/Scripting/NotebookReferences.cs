using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace SmallData.Book.Hosting.Scripting;

/// <summary>Finds what <c>#r "path"</c> means: relative to the file that says it, else to the notebook's folder.</summary>
internal sealed class NotebookReferences(string folder) : MetadataReferenceResolver
{
    public override bool ResolveMissingAssemblies => true;

    public override ImmutableArray<PortableExecutableReference> ResolveReference(
        string reference, string? baseFilePath, MetadataReferenceProperties properties)
    {
        var name = Path.GetFileName(reference);
        if (name.EndsWith(".dll", StringComparison.OrdinalIgnoreCase))
        {
            name = Path.GetFileNameWithoutExtension(name);
        }

        var path = HostAssemblies.Find(name)
            ?? Candidates(reference, baseFilePath).FirstOrDefault(File.Exists);
        return path is null ? [] : [MetadataReference.CreateFromFile(path, properties)];
    }

    public override PortableExecutableReference? ResolveMissingAssembly(MetadataReference definition, AssemblyIdentity referenceIdentity)
    {
        var path = HostAssemblies.Find(referenceIdentity.Name);
        if (path is null && definition is PortableExecutableReference { FilePath: { } referrer })
        {
            path = Path.Combine(Path.GetDirectoryName(referrer)!, referenceIdentity.Name + ".dll");
        }

        return path is not null && File.Exists(path) ? MetadataReference.CreateFromFile(path) : null;
    }

    public override bool Equals(object? other) => other is NotebookReferences references && references.GetHashCode() == GetHashCode();

    public override int GetHashCode() => folder.GetHashCode(StringComparison.Ordinal);

    private IEnumerable<string> Candidates(string reference, string? baseFilePath)
    {
        if (Path.GetDirectoryName(baseFilePath) is { Length: > 0 } beside)
        {
            yield return Path.GetFullPath(reference, beside);
        }

        yield return Path.GetFullPath(reference, folder);
    }
}
