using System.Net;
using System.Net.Http.Headers;

namespace SmallData.Datasets.Downloads;

/// <summary>
/// Downloads one file so that a cut connection costs nothing: what has arrived stays in a <c>.part</c> file, and the next attempt, in this run or
/// another, asks for the rest. The file gets its name only when its size, first bytes and checksum are right.
/// </summary>
public sealed class Downloader : IDisposable
{
    private readonly HttpClient client;
    private readonly DownloadOptions options;

    /// <summary>Creates a downloader.</summary>
    /// <param name="options">How patient it is; the defaults suit a home connection.</param>
    public Downloader(DownloadOptions? options = null)
    {
        this.options = options ?? new DownloadOptions();
        client = new HttpClient(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.None, ConnectTimeout = this.options.Silence })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
        client.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("SmallData", "1.0"));
    }

    /// <inheritdoc/>
    public void Dispose() => client.Dispose();

    /// <summary>Downloads a file, or goes on where an earlier run was cut. Does nothing if it is there and whole.</summary>
    /// <param name="file">What to download.</param>
    /// <param name="target">The path that the complete file gets; its folder must exist.</param>
    /// <param name="progress">Told about ten times a second.</param>
    /// <param name="stop">Stops the download; what has arrived is kept.</param>
    /// <exception cref="SmallDataException">No address served the right bytes, or the disk is full. The message says which and what to do.</exception>
    public async Task DownloadAsync(RemoteFile file, string target, IProgress<DownloadProgress>? progress = null, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentException.ThrowIfNullOrEmpty(target);
        if (File.Exists(target) && new FileInfo(target).Length == file.Size && await FindFault(file, target, progress, stop).ConfigureAwait(false) is null)
        {
            return;
        }

        var failures = new List<string>();
        foreach (Uri address in file.Addresses)
        {
            try
            {
                await DownloadFrom(address, file, new PartFile(file, target), target, progress, stop).ConfigureAwait(false);
                return;
            }
            catch (DownloadFailedException failure)
            {
                failures.Add($"{address}: {failure.Message}");
            }
        }

        throw new SmallDataException($"Cannot download {file.FileName}. {string.Join(' ', failures)}");
    }

    /// <summary>Asks how long a file is, without downloading it.</summary>
    /// <param name="address">The file.</param>
    /// <param name="stop">Stops asking.</param>
    /// <exception cref="SmallDataException">The server does not say; the message says what it answered.</exception>
    public async Task<long> SizeAsync(Uri address, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(address);
        string reason = "";
        for (int failed = 1; failed <= options.Attempts; failed++)
        {
            try
            {
                // One byte: the answer states the whole length, and shows whether the server serves parts at all.
                using var request = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { Range = new RangeHeaderValue(0, 0) } };
                using var silence = CancellationTokenSource.CreateLinkedTokenSource(stop);
                using HttpResponseMessage response = await Unless(silence, token => client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, token), stop)
                    .ConfigureAwait(false);
                long? size = response.StatusCode == HttpStatusCode.PartialContent ? response.Content.Headers.ContentRange?.Length : response.Content.Headers.ContentLength;
                if (response.IsSuccessStatusCode && size is { } length)
                {
                    return length;
                }

                reason = $"the server answers {(int)response.StatusCode} {response.ReasonPhrase} and states no length";
                if (response.StatusCode is < HttpStatusCode.InternalServerError and not (HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests))
                {
                    break;
                }
            }
            catch (Exception error) when (error is HttpRequestException or IOException or TimeoutException)
            {
                reason = error.Message.TrimEnd('.');
            }

            await Task.Delay(Wait(failed, null), options.Clock, stop).ConfigureAwait(false);
        }

        throw new SmallDataException($"Cannot download {address}: {reason}. Check the network and run it again; if the file has moved, look at its home page.");
    }

    private async Task DownloadFrom(
        Uri address, RemoteFile file, PartFile part, string target, IProgress<DownloadProgress>? progress, CancellationToken stop)
    {
        await Fetch(address, file, part, progress, stop).ConfigureAwait(false);
        if (await FindFault(file, part.Path, progress, stop).ConfigureAwait(false) is { } fault)
        {
            part.Delete();
            throw new DownloadFailedException(fault);
        }

        OnDisk(target, () => part.Complete(target));
    }

    /// <summary>Asks again and again, with growing waits, until the part has the full size.</summary>
    private async Task Fetch(Uri address, RemoteFile file, PartFile part, IProgress<DownloadProgress>? progress, CancellationToken stop)
    {
        var meter = new ProgressMeter(progress, options.Clock, DownloadStage.Downloading, file.FileName, file.Size);
        long furthest = part.Length;
        for (int failed = 0; ;)
        {
            TimeSpan? asked = null;
            string reason;
            try
            {
                if (await Ask(address, file, part, meter, stop).ConfigureAwait(false))
                {
                    return;
                }

                reason = "the connection was cut";
            }
            catch (TryAgainException again)
            {
                (asked, reason) = (again.After, again.Message);
            }
            catch (Exception error) when (error is HttpRequestException or IOException or TimeoutException)
            {
                reason = error.Message;
            }

            // New bytes are hope; the same bytes again after a restart are not, or a broken server would keep us for ever.
            failed = part.Length > furthest ? 1 : failed + 1;
            furthest = Math.Max(furthest, part.Length);
            if (failed >= options.Attempts)
            {
                throw new DownloadFailedException(
                    $"{reason.TrimEnd('.')}. Gave up after {failed} attempts; {ByteText.Of(part.Length)} of {ByteText.Of(file.Size)} are kept. Check the network and run it again: it goes on from there.");
            }

            await Task.Delay(Wait(failed, asked), options.Clock, stop).ConfigureAwait(false);
        }
    }

    private TimeSpan Wait(int failed, TimeSpan? asked)
    {
        TimeSpan doubled = options.FirstWait * Math.Pow(2, Math.Min(failed - 1, 20));
        TimeSpan wait = asked > doubled ? asked.Value : doubled;
        return wait < options.LongestWait ? wait : options.LongestWait;
    }

    /// <summary>One request. True once the part has the full size.</summary>
    private async Task<bool> Ask(Uri address, RemoteFile file, PartFile part, ProgressMeter meter, CancellationToken stop)
    {
        // A part as long as the file is only waiting for its check; a longer one is of no use.
        if (part.Length >= file.Size)
        {
            if (part.Length == file.Size)
            {
                return true;
            }

            part.Delete();
        }

        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        part.AskForRest(request);
        using var silence = CancellationTokenSource.CreateLinkedTokenSource(stop);
        using HttpResponseMessage response = await Unless(silence, token => client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, token), stop)
            .ConfigureAwait(false);
        AnswerCheck.Throw(response, file, part);
        if (part.Length == 0 || !part.IsRest(response))
        {
            // A server that ignores the range sends everything; so does one whose file has changed.
            OnDisk(part.Path, () => part.Restart(address, response));
        }

        await using Stream body = await response.Content.ReadAsStreamAsync(stop).ConfigureAwait(false);
        await Append(body, file, part, meter, silence, stop).ConfigureAwait(false);
        return part.Length == file.Size;
    }

    private async Task Append(Stream body, RemoteFile file, PartFile part, ProgressMeter meter, CancellationTokenSource silence, CancellationToken stop)
    {
        Stream disk = OnDisk(part.Path, () => options.OpenAppend(part.Path));
        long done = part.Length;
        meter.Report(done);
        try
        {
            byte[] buffer = new byte[1 << 16];
            int count;
            while ((count = await Unless(silence, token => body.ReadAsync(buffer, token).AsTask(), stop).ConfigureAwait(false)) > 0)
            {
                if (done + count > file.Size)
                {
                    throw new DownloadFailedException($"the server sends more than the {file.Size} bytes that the file has. The publisher may have changed it: please report this.");
                }

                if (done == 0 && AnswerCheck.WrongBeginning(file, buffer.AsSpan(0, count)) is { } wrong)
                {
                    throw new DownloadFailedException(wrong);
                }

                OnDisk(part.Path, () => disk.Write(buffer, 0, count));
                meter.Report(done += count);
            }
        }
        finally
        {
            OnDisk(part.Path, disk.Dispose);
        }
    }

    /// <summary>Waits for the network, but not longer than the longest silence.</summary>
    private async Task<T> Unless<T>(CancellationTokenSource silence, Func<CancellationToken, Task<T>> action, CancellationToken stop)
    {
        silence.CancelAfter(options.Silence);
        try
        {
            return await action(silence.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            throw new TimeoutException($"nothing came for {options.Silence.TotalSeconds:0} seconds");
        }
    }

    /// <summary>What is wrong with a complete file, or null.</summary>
    private async Task<string?> FindFault(RemoteFile file, string path, IProgress<DownloadProgress>? progress, CancellationToken stop)
    {
        if (file.Sha256 is not { } published)
        {
            return null;
        }

        var meter = new ProgressMeter(progress, options.Clock, DownloadStage.Checking, file.FileName, file.Size);
        string found = await FileHash.Sha256Async(path, meter.Report, stop).ConfigureAwait(false);
        return string.Equals(published, found, StringComparison.OrdinalIgnoreCase)
            ? null
            : $"its SHA-256 is {found}, but {published} is published. The download was deleted; run it again, and if it fails again, do not use the file.";
    }

    private static void OnDisk(string path, Action action) => OnDisk(path, () =>
    {
        action();
        return true;
    });

    // Errors of the disk must not look like errors of the network, which are tried again.
    private static T OnDisk<T>(string path, Func<T> action)
    {
        try
        {
            return action();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new SmallDataException(
                $"Cannot write '{path}': {error.Message} Make room there, or set {Settings.DataVariable} to a folder on another disk, and run it again.", error);
        }
    }
}
