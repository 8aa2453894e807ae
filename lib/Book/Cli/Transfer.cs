using SmallData.Book.Terminal;

namespace SmallData.Book.Cli;

/// <summary>What every download of <c>fetch</c> has in common: a bar, and an end in words whatever happens.</summary>
internal static class Transfer
{
    /// <param name="work">Downloads, moving the bar.</param>
    /// <param name="output">Takes the bar.</param>
    /// <param name="errors">Takes what went wrong.</param>
    /// <param name="width">Columns of the terminal; null if the output is no terminal.</param>
    /// <returns>0 if the work was done, else 1.</returns>
    public static async Task<int> Run(Func<TransferBar, Task> work, TextWriter output, TextWriter errors, int? width)
    {
        var bar = new TransferBar(output, width);
        try
        {
            await work(bar).ConfigureAwait(false);
            return 0;
        }
        catch (SmallDataException error)
        {
            bar.Finish();
            errors.WriteLine(error.Message);
        }
        catch (OperationCanceledException)
        {
            bar.Finish();
            errors.WriteLine("Stopped. What has arrived is kept: run it again to go on from there.");
        }

        return 1;
    }
}
