using System.CommandLine;

namespace SmallData.Book.Cli;

/// <summary>The command line of the book.</summary>
internal static class BookCommand
{
    /// <param name="build">What to do once the options are right; gives the exit code.</param>
    public static RootCommand Create(Func<BookOptions, int> build)
    {
        var chapters = CourseOptions.Chapters();
        var profile = CourseOptions.Profile();
        var seed = CourseOptions.Seed();
        var output = new Option<string?>("--out")
        {
            Description = "The folder for the book. book/ at the root of the repository if left out.",
            HelpName = "DIR",
        };

        var root = new RootCommand("Runs the notebooks of the course and binds them into one book of web pages.")
        {
            chapters, profile, seed, output,
        };
        root.SetAction(result => build(new BookOptions(
            result.GetValue(chapters) ?? [], result.GetValue(profile)!, result.GetValue(seed), result.GetValue(output))));
        return root;
    }
}
