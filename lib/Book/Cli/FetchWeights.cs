using SmallData.Book.Terminal;
using SmallData.Datasets.Downloads;
using SmallData.Models.Downloads;

namespace SmallData.Book.Cli;

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
