using System.CommandLine.Invocation;
using System.Globalization;
using SmallData.Book.Cli;

CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.InvariantCulture;

var root = BookCommand.Create(options => BookBuild.Run(options, Environment.CurrentDirectory));
root.Subcommands.Add(FetchCommand.Create());
root.Subcommands.Add(ExportCommand.Create(options => CourseExport.Run(options, Environment.CurrentDirectory)));
root.Subcommands.Add(ImportCommand.Create());
var command = root.Parse(args);
if (command.Action is ParseErrorAction error)
{
    // The message says what to do; a page of help would push it out of sight.
    error.ShowHelp = false;
}

return command.Invoke();
