using SmallData.Datasets.Downloads;

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

/// <summary>One line that shows how far a download is, with rate and time left; a line for each step where the output is no terminal.</summary>
internal sealed class TransferBar : IProgress<DownloadProgress>
{
    private const int BarWidth = 24;
    private const string ClearToEnd = "\u001b[K";

    private readonly TextWriter output;
    private readonly int? width;
    private readonly Lock gate = new();
    private (DownloadStage Stage, string File)? step;
    private bool open;

    /// <param name="output">Where it is written.</param>
    /// <param name="width">The columns of the terminal; null if the output is no terminal.</param>
    public TransferBar(TextWriter output, int? width) => (this.output, this.width) = (output, width);

    public void Report(DownloadProgress value)
    {
        lock (gate)
        {
            if (width is not { } columns)
            {
                if (step != (value.Stage, value.File))
                {
                    output.WriteLine(value);
                }
            }
            else
            {
                string line = (value.Total > 0 ? Bar(value.Fraction) + " " : "") + value;
                output.Write('\r' + (line.Length < columns ? line : line[..Math.Max(columns - 1, 0)]) + ClearToEnd);
                open = true;
            }

            step = (value.Stage, value.File);
        }
    }

    /// <summary>Clears the line for what is said next.</summary>
    public void Finish()
    {
        lock (gate)
        {
            if (open)
            {
                output.Write('\r' + ClearToEnd);
                open = false;
            }
        }
    }

    private static string Bar(double fraction)
    {
        int done = (int)(fraction * BarWidth);
        return new string('█', done) + new string('░', BarWidth - done);
    }
}
