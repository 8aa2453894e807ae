using System.Diagnostics;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using SmallData;
using SmallData.Book.Cli;
using SmallData.Book.Documents;
using SmallData.Book.Running;

namespace Notebooks.Tests;

public sealed class ExportTests : IDisposable
{
    private readonly NotebookFolder folder = new();
    private readonly string? profile = Environment.GetEnvironmentVariable(Settings.ProfileVariable);

    public void Dispose()
    {
        Environment.SetEnvironmentVariable(Settings.ProfileVariable, profile);
        folder.Dispose();
    }

    public static TheoryData<string> CourseFiles() =>
        [.. Paths()];

    private static IEnumerable<string> Paths() =>
        Directory.EnumerateFiles(Course.Find(AppContext.BaseDirectory).Folder, "*.dib", SearchOption.AllDirectories).Order(StringComparer.Ordinal);

    [Theory]
    [MemberData(nameof(CourseFiles))]
    public void Every_file_of_the_course_keeps_to_the_notebook_format(string file) =>
        NotebookFormat.Check(Ipynb.Write(DibReader.Parse(DibReader.TextOf(file), file)));

    [Fact]
    public void Outputs_keep_to_the_notebook_format()
    {
        ChapterResult ran = folder.Run("Console.Write(\"a\\nb\");\n1.5", "new { A = 1 }", "throw new Exception(\"oh\");", "2");
        JsonObject notebook = Exported(ran);
        NotebookFormat.Check(notebook.ToJsonString());

        JsonArray[] outputs = [.. notebook["cells"]!.AsArray().Select(cell => cell!["outputs"]!.AsArray())];
        Assert.Equal(["a\n", "b"], outputs[0][0]!["text"]!.AsArray().Select(line => (string?)line));
        Assert.Equal("1.5", (string?)outputs[0][1]!["data"]!["text/plain"]![0]);
        Assert.Contains("<table", string.Concat(outputs[1][0]!["data"]!["text/html"]!.AsArray().Select(line => (string?)line)));
        Assert.Equal("oh", (string?)outputs[2][0]!["evalue"]);
        Assert.Empty(outputs[3]);
        Assert.Equal([1, 2, 3, null], notebook["cells"]!.AsArray().Select(cell => (int?)cell!["execution_count"]));
    }

    [Fact]
    public void A_chart_is_stored_as_a_picture_without_scripts()
    {
        string bin = AppContext.BaseDirectory.Replace('\\', '/');
        ChapterResult ran = folder.Run(
            $"#r \"{bin}SmallData.dll\"\n#r \"{bin}Plotly.NET.dll\"\nusing SmallData.Charts; using SmallData.Training;\nSmallData.Lesson.Prepare();",
            "Curves.Of((\"run\", new History([new Epoch(1, 0.7, 0.5, 0.7, 0.5, 1), new Epoch(2, 0.6, 0.6, 0.6, 0.7, 1)])))").Succeeded();
        JsonNode data = Exported(ran)["cells"]![1]!["outputs"]![0]!["data"]!;
        string Text(string type) => string.Concat(data[type]!.AsArray().Select(line => (string?)line));
        Assert.StartsWith("<svg xmlns=\"http://www.w3.org/2000/svg\"", Text("image/svg+xml"));
        Assert.Contains(Text("image/svg+xml"), Text("text/html"));
        Assert.DoesNotContain("<script", Text("text/html"));
        Assert.DoesNotContain("<button", Text("text/html"));
        Assert.Single(Regex.Matches(Text("text/html"), "class=\"sd-figure"));
        XElement.Parse(Text("image/svg+xml"));
        Assert.NotEmpty(Text("text/plain"));
    }

    [Fact]
    public void A_cell_keeps_its_id_when_another_is_added_before_it()
    {
        static string?[] Ids(string dib) => [.. JsonNode.Parse(Ipynb.Write(DibReader.Parse(dib, "a.dib")))!["cells"]!.AsArray().Select(cell => (string?)cell!["id"])];
        string?[] two = Ids("#!csharp\n\na\n\n#!markdown\n\nb\n");
        Assert.Equal(two, Ids("#!csharp\n\nnew\n\n#!csharp\n\na\n\n#!markdown\n\nb\n")[1..]);
    }

    [Fact]
    public void What_was_changed_in_Jupyter_becomes_cells()
    {
        JsonNode notebook = JsonNode.Parse(Ipynb.Write(DibReader.Parse("#!csharp\n\n1\n\n#!markdown\n\nend\n", "a.dib")))!;
        JsonArray cells = notebook["cells"]!.AsArray();
        cells.Insert(1, new JsonObject { ["cell_type"] = "code", ["metadata"] = new JsonObject(), ["source"] = "#!fsharp\nlet x = 1" });
        cells.Add(new JsonObject { ["cell_type"] = "markdown", ["metadata"] = new JsonObject(), ["source"] = "more" });
        Assert.Equal(
            "#!csharp\n\n1\n\n#!fsharp\n\nlet x = 1\n\n#!markdown\n\nend\n\n#!markdown\n\nmore\n",
            Ipynb.ToDib(notebook.ToJsonString()));
    }

    [Theory]
    [InlineData("{", "is no notebook that can be read")]
    [InlineData("""{"nbformat":3,"worksheets":[]}""", "nbformat 4")]
    [InlineData("""{"nbformat":4,"metadata":{},"cells":[{"cell_type":"markdown","metadata":{},"source":"a\n#!csharp"}]}""", "split the cell there")]
    [InlineData("""{"nbformat":4,"metadata":{"kernelspec":{"language":"julia"}},"cells":[{"cell_type":"code","metadata":{},"source":"1"}]}""", "(julia)")]
    [InlineData("""{"nbformat":4,"metadata":[],"cells":[]}""", "is no notebook that can be read")]
    [InlineData("""{"nbformat":4,"metadata":{},"cells":[],"cells":[]}""", "is no notebook that can be read")]
    public void What_cannot_be_imported_says_why(string json, string why) =>
        Assert.Contains(why, Assert.Throws<NotebookException>(() => Ipynb.ToDib(json)).Message);

    [Fact]
    public void An_export_holds_chapters_solutions_setup_and_pictures()
    {
        WriteCourse();
        Assert.Equal(0, Export("--out", "jupyter"));
        string[] files = [.. Directory.EnumerateFiles(Path.Combine(folder.Root, "jupyter"), "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(folder.Root, file).Replace('\\', '/')).Order(StringComparer.Ordinal)];
        Assert.Equal(
            ["jupyter/01-one.ipynb", "jupyter/images/a.svg", "jupyter/setup.dib", "jupyter/setup.ipynb", "jupyter/solutions/01-one.ipynb"], files);
    }

    [Theory]
    [InlineData("jupyter", "#r \"../lib/bin/X.dll\"")]
    [InlineData("deep/down/here", "#r \"../../../lib/bin/X.dll\"")]
    public void Setup_finds_the_helper_from_where_it_is_put(string to, string reference)
    {
        WriteCourse();
        Assert.Equal(0, Export("--out", to));
        Assert.Contains(reference, File.ReadAllText(Path.Combine(folder.Root, to, "setup.dib")));
    }

    [Fact]
    public void With_outputs_the_chapters_run()
    {
        WriteCourse();
        Assert.Equal(0, Export("--outputs"));
        string text = File.ReadAllText(Path.Combine(folder.Root, "jupyter", "01-one.ipynb"));
        NotebookFormat.Check(text);
        Assert.Contains("\"42\"", text);
    }

    [Fact]
    public void The_course_itself_is_not_written_over()
    {
        WriteCourse();
        Assert.Equal(1, Export("--out", "notebooks"));
    }

    [Fact]
    public void An_import_writes_beside_and_never_over_what_is_there()
    {
        string chapter = WriteCourse();
        Export();
        string exported = Path.Combine(folder.Root, "jupyter", "01-one.ipynb");
        Assert.Equal(0, ImportCommand.Run(exported, null, false, TextWriter.Null, TextWriter.Null));
        Assert.Equal(File.ReadAllBytes(chapter), File.ReadAllBytes(Path.ChangeExtension(exported, ".dib")));
        var errors = new StringWriter();
        Assert.Equal(1, ImportCommand.Run(exported, null, false, TextWriter.Null, errors));
        Assert.Contains("--force", errors.ToString());
    }

    [SkippableFact]
    public void The_formats_own_validator_accepts_every_file()
    {
        const string Python = "/usr/bin/python3";
        Skip.IfNot(File.Exists(Python) && Exit(Python, "-c", "import nbformat") == 0, "python3-nbformat is not installed.");
        ChapterResult ran = folder.Run("Console.Write(1);\nnew { A = 1 }", "throw new Exception();");
        string[] files =
        [
            .. Paths().Select((file, i) => Save($"{i}.ipynb", Ipynb.Write(DibReader.Parse(DibReader.TextOf(file), file)))),
            Save("outputs.ipynb", Exported(ran).ToJsonString()),
        ];
        Assert.Equal(0, Exit(Python, ["-c", "import sys, nbformat\nfor f in sys.argv[1:]: nbformat.validate(nbformat.read(f, as_version=nbformat.NO_CONVERT))", .. files]));
    }

    private static JsonObject Exported(ChapterResult ran) =>
        JsonNode.Parse(Ipynb.Write(DibReader.Parse(DibReader.TextOf(ran.Chapter.Path), ran.Chapter.Path), ran.Cells))!.AsObject();

    private string Save(string name, string text)
    {
        string path = Path.Combine(folder.Root, name);
        File.WriteAllText(path, text);
        return path;
    }

    private static int Exit(string program, params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode;
    }

    private string WriteCourse()
    {
        folder.Write("setup.dib", "#!csharp\n\n#r \"../lib/bin/X.dll\"\n");
        folder.Write("solutions/01-one.dib", "#!markdown\n\n# Solutions\n");
        folder.Write("images/a.svg", "<svg/>");
        return folder.Write("01-one.dib", "#!csharp\n\n6 * 7\n");
    }

    private int Export(params string[] arguments)
    {
        TextWriter output = Console.Out, error = Console.Error;
        Console.SetOut(TextWriter.Null);
        Console.SetError(TextWriter.Null);
        try
        {
            return ExportCommand.Create(options => CourseExport.Run(options, folder.Root)).Parse(arguments).Invoke();
        }
        finally
        {
            Console.SetOut(output);
            Console.SetError(error);
        }
    }
}
