using System.CommandLine;

namespace SmallData.Book.Cli;

/// <summary><c>export</c> writes the course for Jupyter.</summary>
internal static class ExportCommand
{
    /// <param name="export">What to do once the options are right; gives the exit code.</param>
    public static Command Create(Func<ExportOptions, int> export)
    {
        var chapters = CourseOptions.Chapters();
        var profile = CourseOptions.Profile();
        var seed = CourseOptions.Seed();
        var outputs = new Option<bool>("--outputs") { Description = "Run the chapters first and store what they put out." };
        var folder = new Option<string?>("--out") { Description = "The folder for the notebooks: jupyter/ at the root of the repository if left out.", HelpName = "DIR" };

        var command = new Command("export", "Writes every chapter as a notebook for Jupyter.") { chapters, outputs, profile, seed, folder };
        command.SetAction(result => export(new ExportOptions(
            new BookOptions(result.GetValue(chapters) ?? [], result.GetValue(profile)!, result.GetValue(seed), result.GetValue(folder)),
            result.GetValue(outputs))));
        return command;
    }
}

/// <summary>What <c>export</c> was asked for.</summary>
/// <param name="Run">Which chapters, how they run if they are to, and the folder to write to.</param>
/// <param name="Outputs">Whether to run the chapters and store what they put out.</param>
internal sealed record ExportOptions(BookOptions Run, bool Outputs);
