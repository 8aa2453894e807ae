using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace SmallData.Book.Cli;

/// <summary>The options of every command that runs chapters.</summary>
internal static class CourseOptions
{
    private static readonly string[] Profiles = ["quick", "lesson", "full"];

    /// <summary>Which chapters.</summary>
    public static Option<string[]> Chapters() => new("--chapters")
    {
        Description = "The chapters to run, by number or name: 01,02 or data-split. All if left out.",
        HelpName = "01,02",
        AllowMultipleArgumentsPerToken = true,
        CustomParser = result => [.. result.Tokens.SelectMany(t => t.Value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))],
        DefaultValueFactory = _ => [],
    };

    /// <summary>How much to train.</summary>
    public static Option<string> Profile()
    {
        var profile = new Option<string>("--profile")
        {
            Description = $"How much to train: quick (a test), lesson (a class), full (the published settings). {Settings.ProfileVariable} sets it too.",
            HelpName = "quick|lesson|full",
            DefaultValueFactory = _ => Environment.GetEnvironmentVariable(Settings.ProfileVariable)?.Trim().ToLowerInvariant() is { Length: > 0 } set ? set : "lesson",
        };
        profile.Validators.Add(CheckProfile);
        return profile;
    }

    /// <summary>The seed.</summary>
    public static Option<int?> Seed() => new("--seed")
    {
        Description = $"The seed of every random stream, a whole number. The lessons' own if left out. {Settings.SeedVariable} sets it too.",
        HelpName = "N",
        CustomParser = ParseSeed,
    };

    private static void CheckProfile(OptionResult result)
    {
        var value = result.GetValueOrDefault<string>();
        if (!Profiles.Contains(value))
        {
            var source = result.Implicit ? $"the environment variable {Settings.ProfileVariable}" : "--profile";
            result.AddError($"'{value}' is no profile. Set {source} to quick, lesson or full.");
        }
    }

    private static int? ParseSeed(ArgumentResult result)
    {
        var text = result.Tokens.Count > 0 ? result.Tokens[0].Value : "";
        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seed))
        {
            return seed;
        }

        result.AddError($"--seed wants a whole number such as 42, not '{text}'.");
        return null;
    }
}

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
