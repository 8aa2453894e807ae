using System.CommandLine;
using System.Text.RegularExpressions;
using SmallData;
using SmallData.Book.Cli;
using SmallData.Book.Documents;
using SmallData.Book.Running;
using SmallData.Book.Terminal;

namespace Notebooks.Tests;

public sealed class CommandTests : IDisposable
{
    private static readonly string[] Variables = [Settings.ProfileVariable, Settings.SeedVariable, Settings.DataVariable];

    private readonly NotebookFolder folder = new();
    private readonly Dictionary<string, string?> before = Variables.ToDictionary(name => name, Environment.GetEnvironmentVariable);

    public CommandTests()
    {
        foreach (var name in Variables)
        {
            Environment.SetEnvironmentVariable(name, null);
        }
    }

    public void Dispose()
    {
        foreach (var (name, value) in before)
        {
            Environment.SetEnvironmentVariable(name, value);
        }

        folder.Dispose();
    }

    [Fact]
    public void Without_options_all_chapters_run_as_lessons()
    {
        var options = Parse();
        Assert.Empty(options.Chapters);
        Assert.Equal(("lesson", null, null), (options.Profile, options.Seed, options.Out));
    }

    [Fact]
    public void Options_are_read()
    {
        var options = Parse("--chapters", "01,data-split", "--profile", "full", "--seed", "-7", "--out", "x");
        Assert.Equal(["01", "data-split"], options.Chapters);
        Assert.Equal(("full", -7, "x"), (options.Profile, options.Seed, options.Out));
    }

    [Fact]
    public void The_variable_chooses_the_profile_and_the_option_wins()
    {
        Environment.SetEnvironmentVariable(Settings.ProfileVariable, "quick");
        Assert.Equal("quick", Parse().Profile);
        Assert.Equal("full", Parse("--profile", "full").Profile);
    }

    [Theory]
    [InlineData("--profile", "fast", "Set --profile to quick, lesson or full")]
    [InlineData("--seed", "many", "whole number")]
    [InlineData("--chapter", "1", "--chapter")]
    public void Wrong_options_say_what_is_right(string option, string value, string remedy) =>
        Assert.Contains(Errors(option, value), error => error.Contains(remedy));

    [Fact]
    public void A_wrong_variable_is_named()
    {
        Environment.SetEnvironmentVariable(Settings.ProfileVariable, "fast");
        Assert.Contains(Errors(), error => error.Contains(Settings.ProfileVariable) && error.Contains("quick"));
    }

    [Theory]
    [InlineData("1")]
    [InlineData("01")]
    [InlineData("one")]
    [InlineData("01-ONE")]
    [InlineData("01-one.dib")]
    public void A_chapter_has_many_names(string name)
    {
        folder.Write("01-one.dib", "");
        folder.Write("11-other.dib", "");
        Assert.Equal("01-one", Assert.Single(Course.Open(folder.Notebooks).Select([name])).Name);
    }

    [Fact]
    public void An_unknown_chapter_lists_those_there_are()
    {
        folder.Write("01-one.dib", "");
        folder.Write("02-two.dib", "");
        var error = Assert.Throws<NotebookException>(() => Course.Open(folder.Notebooks).Select(["3"]));
        Assert.Equal("There is no chapter '3'. There are: 01-one, 02-two.", error.Message);
    }

    [Fact]
    public void Setup_is_no_chapter_and_the_order_is_the_courses()
    {
        folder.Write("setup.dib", "");
        folder.Write("02-two.dib", "");
        folder.Write("01-one.dib", "");
        Assert.Equal(["01-one", "02-two"], Course.Open(folder.Notebooks).Select(["2", "1"]).Select(chapter => chapter.Name));
    }

    [Fact]
    public void The_notebooks_are_found_from_a_folder_below()
    {
        folder.Write("01-one.dib", "");
        var below = Directory.CreateDirectory(Path.Combine(folder.Root, "lib", "deep")).FullName;
        Assert.Equal(folder.Notebooks, Course.Find(below).Folder);
    }

    [Fact]
    public void A_run_passes_profile_and_seed_to_the_cells_and_ends_with_0()
    {
        folder.Write("01-one.dib", "#!csharp\nConsole.Write(Environment.GetEnvironmentVariable(\"SMALLDATA_PROFILE\") + Environment.GetEnvironmentVariable(\"SMALLDATA_SEED\"));");
        Assert.Equal(0, Build("--profile", "quick", "--seed", "5"));
        Assert.Contains("quick5", File.ReadAllText(Path.Combine(folder.Root, "book", "01-one.html")));
    }

    [Fact]
    public void A_failing_cell_ends_its_chapter_only_and_the_run_ends_with_1()
    {
        folder.Write("01-one.dib", "#!csharp\nthrow new Exception();");
        folder.Write("02-two.dib", "#!csharp\nConsole.Write(6 * 7);");
        Assert.Equal(1, Build());
        Assert.Contains("42", File.ReadAllText(Path.Combine(folder.Root, "book", "02-two.html")));
    }

    [Fact]
    public void A_wrong_seed_in_the_variable_ends_with_1()
    {
        folder.Write("01-one.dib", "#!csharp\n1");
        Environment.SetEnvironmentVariable(Settings.SeedVariable, "many");
        Assert.Equal(1, Build());
    }

    [Fact]
    public void A_book_that_cannot_be_written_is_named_with_the_remedy_and_once_it_can_it_is_built()
    {
        folder.Write("01-one.dib", "#!csharp\n1");
        string blocked = Path.Combine(folder.Root, "blocked");
        File.WriteAllText(blocked, "a file where a folder must be");
        Assert.Equal(1, Build(out string errors, "--out", blocked));
        Assert.Matches($"^The book cannot be written: .*'{Regex.Escape(blocked)}.*Choose another folder with --out", errors);

        File.Delete(blocked);
        Assert.Equal(0, Build("--out", blocked));
    }

    [Fact]
    public void An_unknown_chapter_ends_with_1()
    {
        folder.Write("01-one.dib", "");
        Assert.Equal(1, Build("--chapters", "9"));
    }

    [Fact]
    public void A_relative_data_root_is_relative_to_where_the_command_was_given()
    {
        folder.Write("01-one.dib", "#!csharp\nConsole.Write(Environment.GetEnvironmentVariable(\"SMALLDATA_DATA\"));");
        var photos = Directory.CreateDirectory(Path.Combine(folder.Root, "photos")).FullName;
        Environment.SetEnvironmentVariable(Settings.DataVariable, "photos");
        Assert.Equal(0, Build());
        Assert.Contains(photos, File.ReadAllText(Path.Combine(folder.Root, "book", "01-one.html")));
    }

    [Fact]
    public void The_log_tells_where_a_cell_failed()
    {
        var log = new StringWriter();
        using (var reporter = new PlainReporter(log))
        {
            NotebookFolder.RunFile(folder.Write("01-one.dib", "#!csharp\n1\n#!csharp\nint.Parse(\"x\");\n#!csharp\n3"), reporter);
        }

        Assert.Contains("01-one: FAILED at cell 2, 01-one.dib line 4", log.ToString());
        Assert.Contains("1 cell after it not run", log.ToString());
    }

    private static BookOptions Parse(params string[] arguments)
    {
        BookOptions? options = null;
        var result = BookCommand.Create(parsed => { options = parsed; return 0; }).Parse(arguments);
        Assert.Empty(result.Errors.Select(error => error.Message));
        result.Invoke();
        return options!;
    }

    private static IReadOnlyList<string> Errors(params string[] arguments) =>
        [.. BookCommand.Create(_ => 0).Parse(arguments).Errors.Select(error => error.Message)];

    private int Build(params string[] arguments) => Build(out _, arguments);

    private int Build(out string errors, params string[] arguments)
    {
        var (output, error) = (Console.Out, Console.Error);
        var told = new StringWriter();
        Console.SetOut(TextWriter.Null);
        Console.SetError(told);
        try
        {
            return BookCommand.Create(options => BookBuild.Run(options, folder.Root)).Parse(arguments).Invoke();
        }
        finally
        {
            Console.SetOut(output);
            Console.SetError(error);
            errors = told.ToString();
        }
    }
}
