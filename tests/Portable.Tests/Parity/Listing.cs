using System.IO.Compression;
using System.Reflection;
using System.Text.RegularExpressions;

namespace Portable.Tests.Parity;

/// <summary>
/// The public signatures of a real package, one a line. A compressed copy of the listing is embedded in this assembly (api/pack.sh makes it),
/// so the comparison runs in every clone.
/// </summary>
internal sealed partial class Listing
{
    private readonly HashSet<string> _normalised;
    private readonly ILookup<string, string> _byType;

    public Listing(IReadOnlyList<string> lines)
    {
        Lines = lines;
        var staticClasses = lines.Where(l => l.StartsWith("T static class ")).Select(PlainHead).ToHashSet();
        _normalised = [.. lines.Select(l => staticClasses.Contains(Owner(l)) ? l : NotAnExtension(l)).Select(Normalise)];
        _byType = lines.ToLookup(l => Owner(l));
    }

    public IReadOnlyList<string> Lines { get; }

    /// <summary>Reads the embedded listing of a package.</summary>
    public static Listing Of(string package)
    {
        string resource = $"api/{package}.txt.gz";
        using var packed = Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)
            ?? throw new FileNotFoundException($"The listing {resource} is not embedded in the test assembly; make it with tests/Portable.Tests/Parity/api/pack.sh.");
        using var reader = new StreamReader(new GZipStream(packed, CompressionMode.Decompress));
        return new Listing(reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>The lines that the real package lacks, each followed by the nearest ones that it has.</summary>
    public IReadOnlyList<string> Differences(IEnumerable<string> ours) =>
        [.. ours.Where(line => !_normalised.Contains(Normalise(line))).Select(line => $"ours:    {line}\n{Nearest(line)}")];

    /// <summary>F# marks methods of ordinary classes as extensions too; C# neither can nor would call them so.</summary>
    private static string NotAnExtension(string line) => line.Replace("(this ", "(");

    private string Nearest(string line)
    {
        string head = PlainHead(line), owner = Owner(line);
        var candidates = line[0] == 'T' ? Lines.Where(l => l[0] == 'T') : _byType[owner].Where(l => l[0] != 'T');
        if (line[0] == 'T') candidates = candidates.Where(l => PlainHead(l).Split('.')[^1] == head.Split('.')[^1] || Owner(l) == owner);
        var nearest = candidates.OrderBy(l => PlainHead(l) == head ? 0 : 1).ThenBy(l => Distance(PlainHead(l), head)).ThenBy(l => Distance(l, line)).Take(3).ToArray();
        return nearest.Length == 0 ? $"listing: nothing in {owner}" : string.Join('\n', nearest.Select(l => $"listing: {l}"));
    }

    /// <summary>
    /// Two listings may name generic parameters differently, so those that a line's head declares become !0, !1 … by position,
    /// wherever a type can stand.
    /// </summary>
    internal static string Normalise(string line)
    {
        var names = GenericLists().Matches(Head(line)).SelectMany(m => m.Groups[1].Value.Split(',')).ToArray();
        for (int i = 0; i < names.Length; i++)
            line = Regex.Replace(line, $@"(?<=[(<\[,:]|[,:] |\b(?:this|out|ref|in|params) ){Regex.Escape(names[i])}(?!\w)", $"!{i}");
        return line;
    }

    /// <summary>The declaring name of a line: all before the parameters, accessors or type.</summary>
    private static string Head(string line)
    {
        string rest = Modifiers().Replace(line, "");
        int depth = 0;
        for (int i = 0; i < rest.Length; i++)
        {
            if (rest[i] == '<') depth++;
            if (rest[i] == '>') depth--;
            if (depth == 0 && rest[i] is '(' or ' ' or '[') return rest[..i];
        }
        return rest;
    }

    private static string PlainHead(string line) => GenericLists().Replace(Head(line), "");

    private static string Owner(string line)
    {
        string head = PlainHead(line);
        int dot = head.LastIndexOf('.');
        return dot < 0 ? head : head[..dot];
    }

    /// <summary>Edit distance of the first few hundred characters.</summary>
    private static int Distance(string a, string b)
    {
        (a, b) = (a[..Math.Min(a.Length, 300)], b[..Math.Min(b.Length, 300)]);
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (int i = 1; i <= a.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int above = row[j];
                row[j] = Math.Min(Math.Min(row[j] + 1, row[j - 1] + 1), diagonal + (a[i - 1] == b[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }
        return row[^1];
    }

    [GeneratedRegex(@"^[TMPFE] ((static|protected|class|struct|interface|enum|delegate) )*")]
    private static partial Regex Modifiers();

    [GeneratedRegex("<([^<>]*)>")]
    private static partial Regex GenericLists();
}
