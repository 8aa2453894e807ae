using SmallData;

namespace SmallData.Tests;

/// <summary>A folder that a test may fill, and the settings that point at it; both are put back afterwards.</summary>
public sealed class TestFolder : IDisposable
{
    private static readonly string[] Variables =
    [
        Settings.DataVariable, Settings.WorkVariable, Settings.ProfileVariable, Settings.SeedVariable, Settings.KernelsVariable, Settings.ThreadsVariable,
        Settings.PhotosVariable, Settings.OfflineVariable, Settings.ResultsVariable,
    ];

    private readonly Dictionary<string, string?> before = Variables.ToDictionary(name => name, Environment.GetEnvironmentVariable);

    public TestFolder()
    {
        Root = Directory.CreateTempSubdirectory("smalldata-").FullName;
        foreach (string variable in Variables)
        {
            Environment.SetEnvironmentVariable(variable, null);
        }

        Environment.SetEnvironmentVariable(Settings.WorkVariable, Path.Combine(Root, "work"));
        Environment.SetEnvironmentVariable(Settings.OfflineVariable, "1");
    }

    public string Root { get; }

    /// <summary>The folder of real data sets that the tests were started with, if any.</summary>
    public static string? RealData { get; } = Environment.GetEnvironmentVariable(Settings.DataVariable) is { Length: > 0 } folder ? folder : null;

    public string Write(string relative, byte[] content)
    {
        string file = Path.Combine(Root, relative);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllBytes(file, content);
        return file;
    }

    public void Dispose()
    {
        foreach ((string variable, string? value) in before)
        {
            Environment.SetEnvironmentVariable(variable, value);
        }

        Directory.Delete(Root, recursive: true);
    }
}
