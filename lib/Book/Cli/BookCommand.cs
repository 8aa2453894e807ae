using System.CommandLine;
using System.Globalization;
using SmallData.Book.Binding;
using SmallData.Book.Documents;
using SmallData.Book.Running;
using SmallData.Book.Terminal;

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

/// <summary>What the command line asks for.</summary>
/// <param name="Chapters">Names of chapters; none means all.</param>
/// <param name="Profile">quick, lesson or full.</param>
/// <param name="Seed">The seed of every random stream; null leaves the lessons' own.</param>
/// <param name="Out">The folder for the book; null means <c>book/</c> at the repository's root.</param>
internal sealed record BookOptions(IReadOnlyList<string> Chapters, string Profile, int? Seed, string? Out);

/// <summary>Runs the chapters that were asked for and binds the book.</summary>
internal static class BookBuild
{
    /// <param name="options">The command line's options.</param>
    /// <param name="folder">The folder in which the command was given.</param>
    /// <returns>0 if every cell ran, else 1.</returns>
    public static int Run(BookOptions options, string folder)
    {
        try
        {
            var course = Course.Find(folder);
            var chapters = course.Select(options.Chapters);
            RunEnvironment.Apply(options, folder);

            var terminal = Console.Out;
            IRunReporter reporter = Console.IsOutputRedirected ? new PlainReporter(terminal) : new LiveReporter(terminal);
            using var disposable = (IDisposable)reporter;
            var runner = new ChapterRunner(reporter);
            var facts = Facts(options);
            var results = chapters.Select(chapter => runner.Run(chapter)).ToList();
            var book = Path.GetFullPath(options.Out ?? Path.Combine(course.Root, "book"), folder);
            var index = BookBinder.Bind(course, results, facts, book);

            reporter.Say($"The book: {index}");
            var failed = results.Count(chapter => chapter.Failure is not null);
            if (failed > 0)
            {
                reporter.Say(string.Create(CultureInfo.InvariantCulture, $"{failed} of {results.Count} chapters failed; the book shows where."));
            }

            return failed == 0 ? 0 : 1;
        }
        catch (Exception e) when (e is NotebookException or SmallDataException)
        {
            Console.Error.WriteLine(e.Message);
            return 1;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"The book cannot be written: {e.Message} Choose another folder with --out.");
            return 1;
        }
    }

    private static BookFacts Facts(BookOptions options)
    {
        var data = Environment.GetEnvironmentVariable(Settings.DataVariable) is { Length: > 0 } root
            ? Path.GetFileName(Path.TrimEndingDirectorySeparator(root)) + "/"
            : "the course's own";
        return new BookFacts(options.Profile, Settings.Seed.ToString(CultureInfo.InvariantCulture), data, DateTimeOffset.Now);
    }
}
