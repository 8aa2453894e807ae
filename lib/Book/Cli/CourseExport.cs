using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.DotNet.Interactive.Documents;
using SmallData.Book.Documents;
using SmallData.Book.Running;
using SmallData.Book.Terminal;

namespace SmallData.Book.Cli;

/// <summary>Writes chapters, solutions and setup into a folder of their own, from which they run as they stand.</summary>
internal sealed partial class CourseExport(ExportOptions options, Course course, string folder)
{
    private const string Setup = "setup.dib";

    /// <param name="options">The command line's options.</param>
    /// <param name="current">The folder in which the command was given.</param>
    /// <returns>0 if everything was written and, where asked to, ran.</returns>
    public static int Run(ExportOptions options, string current)
    {
        try
        {
            Course course = Course.Find(current);
            string folder = Path.GetFullPath(options.Run.Out ?? Path.Combine(course.Root, "jupyter"), current);
            RunEnvironment.Apply(options.Run, current);
            return new CourseExport(options, course, folder).Write();
        }
        catch (Exception e) when (e is NotebookException or SmallDataException)
        {
            Console.Error.WriteLine(e.Message);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"The notebooks cannot be written: {e.Message} Choose another folder with --out.");
        }

        return 1;
    }

    private int Write()
    {
        if (folder == course.Folder)
        {
            throw new NotebookException($"'{folder}' holds the course itself. Choose another folder with --out.", folder, 0);
        }

        IReadOnlyList<Chapter> chapters = course.Select(options.Run.Chapters);
        TextWriter terminal = Console.Out;
        IRunReporter reporter = Console.IsOutputRedirected ? new PlainReporter(terminal) : new LiveReporter(terminal);
        using var disposable = (IDisposable)reporter;
        var runner = new ChapterRunner(reporter);
        int failed = 0;

        WriteSetup();
        CopyPictures();
        foreach (Chapter chapter in chapters)
        {
            IReadOnlyList<CellResult>? results = null;
            if (options.Outputs)
            {
                ChapterResult ran = runner.Run(chapter);
                failed += ran.Failure is null ? 0 : 1;
                results = ran.Cells;
            }

            WriteNotebook(Path.GetFileName(chapter.Path), results);
            string solution = Path.Combine("solutions", Path.GetFileName(chapter.Path));
            if (File.Exists(Path.Combine(course.Folder, solution)))
            {
                WriteNotebook(solution, results: null);
            }
        }

        reporter.Say($"{chapters.Count.ToString(CultureInfo.InvariantCulture)} chapters for Jupyter: {folder}");
        if (!Path.GetFullPath(folder).StartsWith(course.Root + Path.DirectorySeparatorChar, StringComparison.Ordinal))
        {
            reporter.Say($"They look for data/ in a folder above them. From here they find it with {Settings.DataVariable}={Path.Combine(course.Root, "data")}.");
        }

        return failed == 0 ? 0 : 1;
    }

    /// <summary>
    /// Setup stays a <c>.dib</c> file, since <c>#!import setup.dib</c> stays in the chapters: Jupyter's .NET kernel reads it as Polyglot
    /// Notebooks does.
    /// </summary>
    private void WriteSetup()
    {
        if (File.Exists(Path.Combine(course.Folder, Setup)))
        {
            Save(Setup, Moved(Setup).ToCodeSubmissionContent("\n"));
            WriteNotebook(Setup, results: null);
        }
    }

    private void WriteNotebook(string name, IReadOnlyList<CellResult>? results) =>
        Save(Path.ChangeExtension(name, ".ipynb"), Ipynb.Write(Moved(name), results));

    private void CopyPictures()
    {
        string images = Path.Combine(course.Folder, "images");
        foreach (string picture in Directory.Exists(images) ? Directory.GetFiles(images) : [])
        {
            string target = Path.Combine(folder, "images", Path.GetFileName(picture));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(picture, target, overwrite: true);
        }
    }

    /// <summary>A notebook in which <c>#r "path"</c> means the same file from where it goes.</summary>
    private InteractiveDocument Moved(string name)
    {
        string path = Path.Combine(course.Folder, name);
        string from = Path.GetDirectoryName(path)!;
        string to = Path.GetDirectoryName(Path.Combine(folder, name))!;
        InteractiveDocument notebook = DibReader.Parse(DibReader.TextOf(path), path);
        foreach (InteractiveDocumentElement cell in notebook.Elements.Where(cell => cell.KernelName == "csharp"))
        {
            cell.Contents = RelativeReference().Replace(cell.Contents, found =>
                found.Groups["before"].Value + Path.GetRelativePath(to, Path.GetFullPath(found.Groups["path"].Value, from)).Replace('\\', '/') + "\"");
        }

        return notebook;
    }

    private void Save(string name, string text)
    {
        string path = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        Disk.Replace(path, text);
    }

    // A path, not a package ("nuget:…"), nor the bare name of an assembly.
    [GeneratedRegex("""(?<before>^[ \t]*#r[ \t]+")(?<path>\.{1,2}[/\\][^"\r\n]*)"(?=[ \t\r]*$)""", RegexOptions.Multiline)]
    private static partial Regex RelativeReference();
}
