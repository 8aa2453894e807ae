using System.CommandLine;

namespace SmallData.Book.Cli;

/// <summary><c>export</c> writes the course for front ends other than Polyglot Notebooks.</summary>
internal static class ExportCommand
{
    /// <param name="export">What to do once the options are right; gives the exit code.</param>
    public static Command Create(Func<ExportOptions, int> export)
    {
        var chapters = CourseOptions.Chapters();
        var profile = CourseOptions.Profile();
        var seed = CourseOptions.Seed();
        var frontEnd = new Option<string>("--for")
        {
            Description = "Who opens the notebooks: jupyter (.ipynb) or verso (.dib with absolute references).",
            HelpName = "jupyter|verso",
            DefaultValueFactory = _ => "jupyter",
        };
        frontEnd.AcceptOnlyFromAmong("jupyter", "verso");
        var outputs = new Option<bool>("--outputs") { Description = "Run the chapters first and store what they put out." };
        var folder = new Option<string?>("--out") { Description = "The folder for the notebooks: jupyter/ or verso/ at the root of the repository if left out.", HelpName = "DIR" };

        var command = new Command("export", "Writes every chapter as a notebook for Jupyter, or for Verso.") { chapters, frontEnd, outputs, profile, seed, folder };
        command.Validators.Add(result =>
        {
            if (result.GetValue(outputs) && result.GetValue(frontEnd) == "verso")
            {
                result.AddError("A .dib file holds no outputs. Leave out --outputs, or export --for jupyter.");
            }
        });
        command.SetAction(result => export(new ExportOptions(
            new BookOptions(result.GetValue(chapters) ?? [], result.GetValue(profile)!, result.GetValue(seed), result.GetValue(folder)),
            result.GetValue(frontEnd)!, result.GetValue(outputs))));
        return command;
    }
}

/// <summary>What <c>export</c> was asked for.</summary>
/// <param name="Run">Which chapters, how they run if they are to, and the folder to write to.</param>
/// <param name="FrontEnd"><c>jupyter</c> or <c>verso</c>.</param>
/// <param name="Outputs">Whether to run the chapters and store what they put out.</param>
internal sealed record ExportOptions(BookOptions Run, string FrontEnd, bool Outputs);
