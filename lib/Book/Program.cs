using System.CommandLine.Invocation;
using System.Globalization;
using SmallData.Book.Cli;

CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.InvariantCulture;

var command = BookCommand.Create(options => BookBuild.Run(options, Environment.CurrentDirectory)).Parse(args);
if (command.Action is ParseErrorAction error)
{
    // The message says what to do; a page of help would push it out of sight.
    error.ShowHelp = false;
}

return command.Invoke();
