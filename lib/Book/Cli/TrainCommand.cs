using System.CommandLine;
using SmallData.Models;

namespace SmallData.Book.Cli;

/// <summary><c>train mini-vgg</c> trains the base that comes with the course anew.</summary>
internal static class TrainCommand
{
    public static Command Create()
    {
        var name = new Argument<string>("name") { Description = "The base to train: mini-vgg." };
        name.AcceptOnlyFromAmong("mini-vgg");
        var folder = new Option<string?>("--out") { Description = "Where its weights and its card go: data/pretrained of the course if left out.", HelpName = "DIR" };
        var command = new Command("train", "Trains the base that comes with the course anew; a run that was cut goes on where it was.") { name, folder };
        command.SetAction(result => Run(result.GetValue(folder)));
        return command;
    }

    private static int Run(string? folder)
    {
        try
        {
            string target = Directory.CreateDirectory(folder ?? Settings.PretrainedFolder).FullName;
            Console.WriteLine($"Drawing and training; the result goes to '{target}'.");
            Console.WriteLine(new MiniVggTraining().Run(target, Settings.WorkRoot));
            return 0;
        }
        catch (SmallDataException error)
        {
            Console.Error.WriteLine(error.Message);
            return 1;
        }
    }
}
