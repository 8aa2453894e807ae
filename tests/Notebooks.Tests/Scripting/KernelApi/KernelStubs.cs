using System.Text;
using System.Text.RegularExpressions;

namespace Notebooks.Tests.Scripting.KernelApi;

/// <summary>
/// Writes, as C# that compiles and does nothing, the part of the listing that some source names: the types whose names it uses, of these the
/// members whose names it uses, its extension methods, and the types that those need.
/// </summary>
internal sealed partial class KernelStubs(KernelListing listing, IReadOnlySet<string> used)
{
    private readonly Queue<string> waiting = new();
    private readonly HashSet<string> written = [];

    public string Write()
    {
        foreach (var type in listing.Types.Values.Where(type => used.Contains(type.Name.Split('.')[^1]) || type.Members.Any(IsExtension)))
        {
            Need(type.Name);
        }

        var code = new StringBuilder();
        while (waiting.TryDequeue(out var name))
        {
            WriteType(code, listing.Types[name]);
        }

        return code.ToString();
    }

    private bool IsExtension(string member) => member.Contains("(this ", StringComparison.Ordinal) && used.Contains(KernelListing.NameOf(member));

    private void Need(string type)
    {
        if (listing.Types.ContainsKey(type) && written.Add(type))
        {
            waiting.Enqueue(type);
        }
    }

    private string Needing(string signature)
    {
        foreach (Match name in TypeName().Matches(signature))
        {
            Need(name.Value);
        }

        return signature;
    }

    private void WriteType(StringBuilder code, ListedType type)
    {
        int dot = type.Name.LastIndexOf('.');
        var name = type.Name[(dot + 1)..];
        var kind = type.Kind is "static class" or "interface" or "enum" or "struct" ? type.Kind : "class";
        var parent = kind == "class" && type.Base is { } b && (listing.Types.TryGetValue(b, out var listed) ? listed.Kind != "interface" : b == "System.Exception")
            ? " : " + Needing(b)
            : "";
        code.AppendLine($"namespace {type.Name[..dot]} {{ public {kind} {name}{parent} {{");
        var toBase = parent.Length > 0 && !parent.EndsWith("System.Exception", StringComparison.Ordinal) ? " : base((Hidden.No)null)" : "";
        if (kind == "class")
        {
            // For classes derived here; the source under test, in another assembly, cannot call it.
            code.AppendLine($"private protected {name}(Hidden.No _){toBase} {{ }}");
        }

        foreach (var member in type.Members.Where(member => kind != "enum" && (KernelListing.NameOf(member) is ".ctor" || used.Contains(KernelListing.NameOf(member)))))
        {
            code.AppendLine(Member(member, name, toBase));
        }

        code.AppendLine("} }");
    }

    private string Member(string line, string type, string toBase)
    {
        var head = KernelListing.MemberHead().Match(line);
        var modifiers = $"{(line.Contains(" protected ", StringComparison.Ordinal) ? "protected" : "public")} {(line.StartsWith("M static ", StringComparison.Ordinal) || line.StartsWith("P static ", StringComparison.Ordinal) ? "static " : "")}";
        var rest = Needing(Defaults().Replace(line[head.Length..], "= default"));
        if (KernelListing.NameOf(line) == ".ctor")
        {
            return $"{modifiers}{type}{rest}{toBase} {{ }}";
        }

        int colon = rest.LastIndexOf(" : ", StringComparison.Ordinal);
        var (shape, result) = (rest[..colon], rest[(colon + 3)..]);
        return line[0] == 'P'
            ? $"{modifiers}{result} {head.Groups["name"].Value} {{ get => throw null; {(shape.Contains("set;", StringComparison.Ordinal) ? "set { } " : "")}}}"
            : $"{modifiers}{result} {head.Groups["name"].Value}{shape} => throw null;";
    }

    [GeneratedRegex(@"[A-Za-z_][\w.]*")]
    private static partial Regex TypeName();

    [GeneratedRegex(@"= (?:""[^""]*""|[\w.]+)")]
    private static partial Regex Defaults();
}
