using System.IO.Compression;
using System.Reflection;
using System.Text.RegularExpressions;

namespace Notebooks.Tests.Scripting.KernelApi;

/// <summary>A type of the listing: its kind, its base and its members' lines.</summary>
internal sealed record ListedType(string Name, string Kind, string? Base, IReadOnlyList<string> Members);

/// <summary>The public signatures of .NET Interactive, one a line; a compressed copy is embedded in this assembly (pack.sh makes it).</summary>
internal sealed partial class KernelListing
{
    private KernelListing(IReadOnlyDictionary<string, ListedType> types) => Types = types;

    /// <summary>Its types by their full names; generic ones, which the book does not use, are left out.</summary>
    public IReadOnlyDictionary<string, ListedType> Types { get; }

    public static KernelListing Read()
    {
        using var packed = Assembly.GetExecutingAssembly().GetManifestResourceStream("Microsoft.DotNet.Interactive.txt.gz")!;
        using var reader = new StreamReader(new GZipStream(packed, CompressionMode.Decompress));
        var lines = reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var members = lines.Where(line => line[0] != 'T').ToLookup(line => MemberHead().Match(line).Groups["owner"].Value);
        var types = lines.Select(line => TypeLine().Match(line)).Where(match => match.Success).Select(match => new ListedType(
            match.Groups["name"].Value, match.Groups["kind"].Value, match.Groups["base"] is { Success: true } b ? b.Value : null,
            [.. members[match.Groups["name"].Value]]));
        return new KernelListing(types.ToDictionary(type => type.Name));
    }

    /// <summary>A member's own name: <c>.ctor</c> for a constructor.</summary>
    public static string NameOf(string member) => MemberHead().Match(member).Groups["name"].Value is "ctor" ? ".ctor" : MemberHead().Match(member).Groups["name"].Value;

    [GeneratedRegex(@"^T (?<kind>static class|class|abstract class|sealed class|interface|enum|struct) (?<name>[\w.]+)(?=$| : )( : (?<base>[\w.]+))?")]
    private static partial Regex TypeLine();

    [GeneratedRegex(@"^[MPFE] (static )?(protected )?(?<owner>[\w.]+)\.(?<name>\w+)(?=[<( ])")]
    public static partial Regex MemberHead();
}
