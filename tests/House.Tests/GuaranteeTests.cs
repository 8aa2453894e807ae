using System.Text.RegularExpressions;

namespace House.Tests;

/// <summary>README's table of guarantees: every test that it names is there.</summary>
public sealed partial class GuaranteeTests
{
    private static readonly string Table = Section().Match(File.ReadAllText(Path.Combine(Repository.Root, "README.md"))).Value;

    public static TheoryData<string> Tests => [.. Row().Matches(Table).SelectMany(row => Name().Matches(row.Groups["held"].Value)).Select(name => name.Value).Distinct()];

    [Theory]
    [MemberData(nameof(Tests))]
    public void A_guarantee_is_held_by_a_test_that_is_there(string name) =>
        Assert.Contains(Repository.Files("tests", name + ".cs"), file => File.ReadAllText(file).Contains($"class {name}", StringComparison.Ordinal));

    [Fact]
    public void Every_guarantee_names_what_holds_it() => Assert.All(Row().Matches(Table), row => Assert.Contains('`', row.Groups["held"].Value));

    [GeneratedRegex("(?s)## What is promised.*?(?=\n## )")]
    private static partial Regex Section();

    [GeneratedRegex(@"(?m)^\| (?<promised>[A-Z][^|]*) \| (?<held>[^|]*) \|$")]
    private static partial Regex Row();

    [GeneratedRegex("(?<=`)[A-Z][A-Za-z]+Tests(?=`)")]
    private static partial Regex Name();
}
