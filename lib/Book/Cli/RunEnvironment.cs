using System.Globalization;

namespace SmallData.Book.Cli;

/// <summary>Passes the options on to the chapters, which read them from environment variables.</summary>
internal static class RunEnvironment
{
    /// <param name="options">The command line's options.</param>
    /// <param name="folder">The folder in which the command was given, to which a relative data root refers.</param>
    public static void Apply(BookOptions options, string folder)
    {
        Environment.SetEnvironmentVariable(Settings.ProfileVariable, options.Profile);
        if (options.Seed is { } seed)
        {
            Environment.SetEnvironmentVariable(Settings.SeedVariable, seed.ToString(CultureInfo.InvariantCulture));
        }

        // Chapters run in their own folder, where a path relative to this one would mean something else.
        if (Environment.GetEnvironmentVariable(Settings.DataVariable) is { Length: > 0 } data && Path.GetFullPath(data, folder) is var full && Directory.Exists(full))
        {
            Environment.SetEnvironmentVariable(Settings.DataVariable, full);
        }
    }
}
