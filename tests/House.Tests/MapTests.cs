using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;

namespace House.Tests;

/// <summary>The helper's map, and that nothing of it is there for nobody.</summary>
public sealed partial class MapTests
{
    /// <summary>Set the environment variable WRITE_MAP to 1 to have the map written.</summary>
    [Fact]
    public void The_map_has_every_call_that_a_chapter_makes() =>
        WrittenPart.Check(Path.Combine(Repository.Root, "lib", "SmallData", "README.md"), "calls", Calls(), "WRITE_MAP");

    [Fact]
    public void Nothing_public_is_there_for_nobody()
    {
        string[] users =
        [
            .. Repository.Files("notebooks", "*.dib"), .. Repository.Files("tests", "*.cs"), .. Repository.Files("lib/Book", "*.cs"),
            .. Repository.Files("notebooks", "*.md"), Path.Combine(Repository.Root, "README.md"),
        ];
        var words = new HashSet<string>(users.SelectMany(file => Word().Matches(File.ReadAllText(file)).Select(match => match.Value)));
        string[] unused = [.. PublicMembers().Where(member => !words.Contains(member.Split('.')[^1]))];
        Assert.True(unused.Length == 0, "Public, and used by no chapter, test or page:\n" + string.Join('\n', unused));
    }

    private static string Calls()
    {
        var known = new HashSet<string>();
        var map = new StringBuilder();
        foreach (string notebook in Repository.Files("notebooks", "??-*.dib").Where(file => Path.GetFileName(Path.GetDirectoryName(file)) == "notebooks"))
        {
            map.Append(CultureInfo.InvariantCulture, $"\n\n**{Path.GetFileNameWithoutExtension(notebook)}**\n");
            foreach (Call call in ChapterCalls.Of(notebook).Where(call => known.Add(call.Name)))
            {
                map.Append(CultureInfo.InvariantCulture, $"\n- `{call.Name}`: {call.Summary}");
            }
        }

        return map.Append("\n\n").ToString();
    }

    private static IEnumerable<string> PublicMembers() => typeof(SmallData.Lesson).Assembly.GetExportedTypes()
        .Where(type => !type.IsEnum && type.GetMethod("<Clone>$") is null)   // what an enumeration or a record lists belongs together
        .SelectMany(type => type.GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
            .Where(member => member is PropertyInfo or FieldInfo || member is MethodInfo { IsSpecialName: false } method && method.GetBaseDefinition() == method)
            .Where(member => member.GetCustomAttribute<System.Runtime.CompilerServices.CompilerGeneratedAttribute>() is null && !member.Name.Contains('<', StringComparison.Ordinal))
            .Select(member => $"{type.Name}.{member.Name}"))
        .Distinct();

    [GeneratedRegex(@"\w+")]
    private static partial Regex Word();
}
