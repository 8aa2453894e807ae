using System.Globalization;

namespace SmallData.Book.Cli;

/// <summary>Passes the options on to the chapters, which read them from environment variables.</summary>
internal static class RunEnvironment
{
    public const string DataVariable = "SMALLDATA_DATA";

    /// <param name="options">The command line's options.</param>
    /// <param name="folder">The folder in which the command was given, to which a relative data root refers.</param>
    public static void Apply(BookOptions options, string folder)
    {
        Environment.SetEnvironmentVariable(BookCommand.ProfileVariable, options.Profile);
        if (options.Seed is { } seed)
        {
            Environment.SetEnvironmentVariable(BookCommand.SeedVariable, seed.ToString(CultureInfo.InvariantCulture));
        }

        // Chapters run in their own folder, where a path relative to this one would mean something else.
        if (Environment.GetEnvironmentVariable(DataVariable) is { Length: > 0 } data && Path.GetFullPath(data, folder) is var full && Directory.Exists(full))
        {
            Environment.SetEnvironmentVariable(DataVariable, full);
        }
    }
}
