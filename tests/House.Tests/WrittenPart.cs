namespace House.Tests;

/// <summary>A part of a page that a test makes: between two remarks that readers do not see.</summary>
internal static class WrittenPart
{
    /// <summary>Holds the part to what it should be.</summary>
    /// <param name="page">The file.</param>
    /// <param name="name">What the remarks call the part.</param>
    /// <param name="expected">What stands between them.</param>
    /// <param name="variable">An environment variable: set to 1, the part is written instead.</param>
    public static void Check(string page, string name, string expected, string variable)
    {
        string text = File.ReadAllText(page), begin = $"<!-- {name}: written by tests/House.Tests -->";
        int from = text.IndexOf(begin, StringComparison.Ordinal) + begin.Length, to = text.IndexOf($"<!-- /{name} -->", StringComparison.Ordinal);
        if (Environment.GetEnvironmentVariable(variable) == "1")
        {
            File.WriteAllText(page, text[..from] + expected + text[to..]);
            return;
        }

        Assert.Equal(expected, text[from..to]);
    }
}
