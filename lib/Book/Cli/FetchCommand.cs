using System.CommandLine;
using SmallData.Datasets.Downloads;
using SmallData.Models;
using SmallData.Models.Weights;

namespace SmallData.Book.Cli;

/// <summary><c>fetch NAME</c> downloads a public data set or a net's weights; <c>fetch</c> alone lists those there are.</summary>
internal static class FetchCommand
{
    public static Command Create()
    {
        var name = new Argument<string?>("name")
        {
            Description = "The data set, or the net whose weights, to download. Without a name: what there is, how large, on what terms.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var command = new Command("fetch", $"Downloads a public data set, or weights, into {Settings.DataVariable}, or data/ if that is not set.") { name };
        command.SetAction((result, stop) => result.GetValue(name) is { } wanted && PublicWeights.TryFind(wanted) is { } weights
            ? FetchWeights.Run(weights, () => new WeightsInstaller(), Console.Out, Console.Error, Console.IsOutputRedirected ? null : Console.WindowWidth, stop)
            : Run(result.GetValue(name), () => new DataSetInstaller(), PublicDataSets.Find, Console.Out, Console.Error, Console.IsOutputRedirected ? null : Console.WindowWidth, stop));
        return command;
    }

    /// <summary>Lists or downloads.</summary>
    /// <param name="name">The data set; null for the list.</param>
    /// <param name="open">Opens the data root that it goes to.</param>
    /// <param name="find">Finds a data set by its name.</param>
    /// <param name="output">Takes the list, the bar and the verdict.</param>
    /// <param name="errors">Takes what went wrong.</param>
    /// <param name="width">Columns of the terminal; null if the output is no terminal.</param>
    /// <param name="stop">Stops the download.</param>
    /// <returns>0 if the data set is there in the end, else 1.</returns>
    internal static Task<int> Run(
        string? name, Func<DataSetInstaller> open, Func<string, PublicDataSet> find, TextWriter output, TextWriter errors, int? width, CancellationToken stop)
    {
        return Transfer.Run(
            async bar =>
            {
                if (name is null)
                {
                    DataSetInstaller installer = open();
                    output.WriteLine(string.Join("\n\n", PublicDataSets.All.Select(one =>
                        $"{one.Name}  ({ByteText.Of(one.Size)}{(installer.IsInstalled(one) ? ", here" : "")})\n  {one.Title}\n  Terms: {one.Terms}")));
                    output.WriteLine();
                    output.WriteLine(FetchWeights.List());
                    output.WriteLine();
                    output.WriteLine("Fetch one with: dotnet run --project lib/Book -c Release -- fetch NAME");
                    return;
                }

                PublicDataSet set = find(name);
                output.WriteLine($"{set.Title} ({ByteText.Of(set.Size)}), {set.Home}");
                output.WriteLine($"Terms: {set.Terms}");
                Installed installed = await open().InstallAsync(set, bar, stop).ConfigureAwait(false);
                bar.Finish();
                output.WriteLine(installed.WasThere ? $"Already in '{installed.Folder}': nothing to do." : $"Now in '{installed.Folder}'.");
            },
            output, errors, width);
    }
}

/// <summary>The part of <c>fetch</c> that downloads a net's weights.</summary>
internal static class FetchWeights
{
    /// <summary>The weights that there are, with sizes and terms.</summary>
    public static string List() => string.Join("\n\n", PublicWeights.All.Select(one => $"{one.Name}  ({ByteText.Of(one.Download)})\n  {one.Title}\n  Terms: {one.Terms}"));

    /// <summary>Downloads.</summary>
    /// <param name="weights">What to download.</param>
    /// <param name="open">Opens the data root that they go to.</param>
    /// <param name="output">Takes the bar and the verdict.</param>
    /// <param name="errors">Takes what went wrong.</param>
    /// <param name="width">Columns of the terminal; null if the output is no terminal.</param>
    /// <param name="stop">Stops the download.</param>
    /// <returns>0 if the weights are there in the end, else 1.</returns>
    public static Task<int> Run(
        PublicWeights weights, Func<WeightsInstaller> open, TextWriter output, TextWriter errors, int? width, CancellationToken stop)
    {
        return Transfer.Run(
            async bar =>
            {
                output.WriteLine($"{weights.Title} (about {ByteText.Of(weights.Download)}), {weights.Home}");
                output.WriteLine($"Terms: {weights.Terms}");
                InstalledWeights installed = await open().InstallAsync(weights, bar, stop).ConfigureAwait(false);
                bar.Finish();
                output.WriteLine(installed.WasThere ? $"Already in '{installed.File}': nothing to do." : $"Now in '{installed.File}'.");
                output.WriteLine($"SHA-256 of the weights: {installed.WeightsHash}");
            },
            output, errors, width);
    }
}
