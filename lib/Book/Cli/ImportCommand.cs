using System.CommandLine;
using SmallData.Book.Documents;

namespace SmallData.Book.Cli;

/// <summary><c>import FILE.ipynb</c> brings a notebook that was changed in Jupyter back as a <c>.dib</c> file.</summary>
internal static class ImportCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("file") { Description = "The .ipynb file to read." };
        var output = new Option<string?>("--out") { Description = "The .dib file to write; beside the .ipynb file if left out.", HelpName = "FILE" };
        var force = new Option<bool>("--force") { Description = "Write over a file that is there." };
        var command = new Command("import", "Writes a Jupyter notebook as a .dib file; its outputs stay behind.") { file, output, force };
        command.SetAction(result => Run(result.GetValue(file)!, result.GetValue(output), result.GetValue(force), Console.Out, Console.Error));
        return command;
    }

    /// <returns>0 if the file was written, else 1.</returns>
    internal static int Run(string file, string? target, bool force, TextWriter output, TextWriter errors)
    {
        target ??= Path.ChangeExtension(file, ".dib");
        try
        {
            if (File.Exists(target) && !force)
            {
                errors.WriteLine($"'{target}' is there already. Name another file with --out, or write over it with --force.");
                return 1;
            }

            Disk.Replace(Path.GetFullPath(target), Ipynb.ToDib(DibReader.TextOf(file), file));
            output.WriteLine($"Written: {target}");
            return 0;
        }
        catch (NotebookException e)
        {
            errors.WriteLine(e.Message);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            errors.WriteLine($"'{target}' cannot be written: {e.Message} Name another file with --out.");
        }

        return 1;
    }
}
