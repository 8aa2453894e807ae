using System.Collections.Concurrent;

namespace SmallData.Datasets.Downloads;

/// <summary>Downloads a data set when a chapter first needs it, with its size, source and terms shown. Without a network it gives up within seconds.</summary>
internal static class OnDemand
{
    /// <summary>How long to wait for a server's first answer.</summary>
    private static readonly TimeSpan Reach = TimeSpan.FromSeconds(4);

    // A book's chapters must not all wait for the same answer that does not come.
    private static readonly TimeSpan Remembered = TimeSpan.FromMinutes(10);
    private static readonly ConcurrentDictionary<string, (long When, string Why)> Unreachable = new();

    /// <summary>Fetches a data set into the data root, unless SMALLDATA_OFFLINE forbids it. Whatever happens, the cell says so.</summary>
    /// <returns>Whether it is there now; if not, the course goes on with drawn pictures.</returns>
    /// <exception cref="OperationCanceledException">The reader stopped the cell.</exception>
    public static bool Fetch(PublicDataSet set, DownloadOptions? options = null)
    {
        Uri source = set.Files[0].Addresses[0];
        if (Downloader.IsForbidden(source))
        {
            return false;
        }

        options ??= new DownloadOptions();
        CancellationToken stop = FrontEnd.Find().Stop;
        if (Task.Run(() => WhyUnreachable(source, options, stop), CancellationToken.None).GetAwaiter().GetResult() is { } reason)
        {
            Notebook.Show(Drawn($"{set.Title} cannot be downloaded now: {reason}."));
            return false;
        }

        ShownOutput shown = Notebook.Show(new DownloadView(set, null));
        try
        {
            Installed installed = Task.Run(() => new DataSetInstaller(null, options).InstallAsync(set, new Bar(set, shown), stop), CancellationToken.None).GetAwaiter().GetResult();
            shown.Finish(Note.Pass($"{set.Title}: now in '{installed.Folder}'. Terms: {set.Terms}"));
            return true;
        }
        catch (SmallDataException error)
        {
            shown.Finish(Drawn(error.Message));
            return false;
        }
        catch (OperationCanceledException)
        {
            shown.Finish(Note.Attention("Stopped. What has arrived is kept: run the cell again to go on from there."));
            throw;
        }
    }

    private static Note Drawn(string why) =>
        Note.Attention($"{why} The course draws its own pictures instead; with {Settings.OfflineVariable}=1 it does not ask again.");

    private static async Task<string?> WhyUnreachable(Uri source, DownloadOptions options, CancellationToken stop)
    {
        if (Unreachable.TryGetValue(source.Authority, out (long When, string Why) known) && Environment.TickCount64 - known.When < Remembered.TotalMilliseconds)
        {
            return known.Why;
        }

        try
        {
            using var downloader = new Downloader(options with { Attempts = 1, Silence = options.Silence < Reach ? options.Silence : Reach });
            await downloader.SizeAsync(source, stop).ConfigureAwait(false);
        }
        catch (SmallDataException error) when (error.InnerException is { } inner)
        {
            string why = $"{source.Host} cannot be reached ({inner.Message.TrimEnd('.')})";
            Unreachable[source.Authority] = (Environment.TickCount64, why);
            return why;
        }
        catch (SmallDataException)
        {
            // There is a network: the download itself finds out what is wrong, or asks elsewhere.
        }

        return null;
    }

    private sealed class Bar(PublicDataSet set, ShownOutput shown) : IProgress<DownloadProgress>
    {
        public void Report(DownloadProgress value) => shown.UpdateSometimes(() => new DownloadView(set, value));
    }

    /// <summary>What is downloaded, from where, on what terms, and how far it is.</summary>
    private sealed class DownloadView(PublicDataSet set, DownloadProgress? progress) : NotebookView
    {
        private string Head => $"Downloading {set.Title}: {ByteText.Of(set.Size)} from {set.Files[0].Addresses[0].Host}, described at {set.Home}\nTerms: {set.Terms}";

        public override string ToText() => Head + (progress is null ? "" : $"\n{progress}");

        public override string ToHtml() => Note.Info(Head).ToHtml() + Html.Bar(set.Name, progress?.ToString() ?? "", progress?.Fraction ?? 0);
    }
}
