using System.Globalization;
using System.Text;

namespace House.Tests;

/// <summary>The helper's map.</summary>
public sealed class MapTests
{
    private const string Begin = "<!-- calls: written by tests/House.Tests -->", End = "<!-- /calls -->";

    private static readonly string Readme = Path.Combine(Repository.Root, "lib", "SmallData", "README.md");

    /// <summary>Set the environment variable WRITE_MAP to 1 to have the map written.</summary>
    [Fact]
    public void The_map_has_every_call_that_a_chapter_makes()
    {
        string text = File.ReadAllText(Readme);
        int from = text.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length, to = text.IndexOf(End, StringComparison.Ordinal);
        string calls = Calls();
        if (Environment.GetEnvironmentVariable("WRITE_MAP") == "1")
        {
            File.WriteAllText(Readme, text[..from] + calls + text[to..]);
            return;
        }

        Assert.Equal(calls, text[from..to]);
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
}
