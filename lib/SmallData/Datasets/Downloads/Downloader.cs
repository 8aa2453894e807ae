using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;

namespace SmallData.Datasets.Downloads;

/// <summary>How patient a download is: whatever a server does, it ends within a minute of the last thousand bytes.</summary>
public sealed record DownloadOptions
{
    /// <summary>How often in a row an address may fail without getting on before it is given up.</summary>
    public int Attempts { get; init; } = 3;

    /// <summary>The wait after the first failure; it doubles with each further one.</summary>
    public TimeSpan FirstWait { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest wait, also where a server asks for more.</summary>
    internal TimeSpan LongestWait { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a connection may be silent, or nearly so, before it counts as cut.</summary>
    internal TimeSpan Silence { get; init; } = TimeSpan.FromSeconds(12);

    /// <summary>Fewer bytes than these in <see cref="Silence"/> are nearly silence, and no reason to try ever again.</summary>
    internal long Least { get; init; } = 4096;

    /// <summary>The clock; tests may set their own.</summary>
    internal TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Opens a file for appending; tests let it run out of space.</summary>
    internal Func<string, Stream> OpenAppend { get; init; } = path => new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.Read, 1 << 16);

    /// <summary>Changes how connections are made; tests trust a certificate of their own.</summary>
    internal Action<SocketsHttpHandler> Connect { get; init; } = _ => { };
}

/// <summary>
/// What HttpClient lacks: a cut connection costs nothing, since what has arrived stays in a <c>.part</c> file, and the next attempt, in this run or
/// another, asks for the rest. The file gets its name only when its size, first bytes and checksum are right.
/// </summary>
internal sealed class Downloader : IDisposable
{
    private const string WebPage = "a web page arrives instead of the file. Open the address in a browser: a login page of the network or a notice of the publisher may be in the way.";

    private readonly HttpClient client;
    private readonly DownloadOptions options;

    /// <summary>An address that will not serve the file, however often it is asked.</summary>
    private sealed class FailedException(string message) : Exception(message);

    /// <summary>An answer after which asking again makes sense, perhaps after the wait that the server asks for.</summary>
    private sealed class AgainException(string message, TimeSpan? after = null) : Exception(message)
    {
        public TimeSpan? After { get; } = after;
    }

    public Downloader(DownloadOptions? options = null)
    {
        this.options = options ?? new DownloadOptions();

        // Redirects are followed, but by default not from https to http. What is not wanted of an answer is not read on for a while, either.
        var handler = new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.None, ConnectTimeout = this.options.Silence, MaxResponseDrainSize = 0 };
        this.options.Connect(handler);
        client = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
        client.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("SmallData", "1.0"));
    }

    public void Dispose() => client.Dispose();

    /// <summary>Whether SMALLDATA_OFFLINE forbids an address. This machine's own are never forbidden.</summary>
    public static bool IsForbidden(Uri address) => Settings.Offline && !address.IsLoopback;

    /// <summary>Downloads a file, or goes on where an earlier run was cut. Does nothing if it is there and whole.</summary>
    /// <param name="file">What to download.</param>
    /// <param name="target">The path that the complete file gets; its folder must exist.</param>
    /// <param name="progress">Told about ten times a second.</param>
    /// <param name="stop">Stops the download; what has arrived is kept.</param>
    /// <exception cref="SmallDataException">No address served the right bytes, or the disk is full. The message says which and what to do.</exception>
    public async Task DownloadAsync(RemoteFile file, string target, IProgress<DownloadProgress>? progress = null, CancellationToken stop = default)
    {
        if (File.Exists(target) && new FileInfo(target).Length == file.Size && await FindFault(file, target, progress, stop).ConfigureAwait(false) is null)
        {
            return;
        }

        var failures = new List<string>();
        foreach (Uri address in file.Addresses)
        {
            var part = new PartFile(file, target);
            try
            {
                await Fetch(Allowed(address), file, part, progress, stop).ConfigureAwait(false);
                if (await FindFault(file, part.Path, progress, stop).ConfigureAwait(false) is { } fault)
                {
                    part.Delete();
                    throw new FailedException(fault);
                }

                OnDisk(target, part.Complete);
                return;
            }
            catch (FailedException failure)
            {
                failures.Add($"{address}: {failure.Message}");
            }
        }

        throw new SmallDataException($"Cannot download {file.FileName}. {string.Join(' ', failures)}");
    }

    /// <summary>Asks how long a file is, without downloading it.</summary>
    /// <exception cref="SmallDataException">The server does not say; or cannot be reached, and the inner exception says why.</exception>
    public async Task<long> SizeAsync(Uri address, CancellationToken stop = default)
    {
        for (int failed = 1; ; failed++)
        {
            string reason;
            Exception? cause = null;
            try
            {
                // One byte: the answer states the whole length, and shows whether the server serves parts at all.
                using var request = new HttpRequestMessage(HttpMethod.Get, Allowed(address)) { Headers = { Range = new RangeHeaderValue(0, 0) } };
                using var silence = CancellationTokenSource.CreateLinkedTokenSource(stop);
                using HttpResponseMessage response = await Unless(silence, token => client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, token), stop)
                    .ConfigureAwait(false);
                if (response.IsSuccessStatusCode && (response.Content.Headers.ContentRange?.Length ?? response.Content.Headers.ContentLength) is { } length)
                {
                    return length;
                }

                reason = $"the server answers {(int)response.StatusCode} {response.ReasonPhrase} and states no length";
                failed = IsBusy(response.StatusCode) ? failed : options.Attempts;
            }
            catch (Exception error) when (error is HttpRequestException or IOException or TimeoutException)
            {
                (reason, cause) = (error.Message.TrimEnd('.'), error);
            }

            if (failed >= options.Attempts)
            {
                throw new SmallDataException($"Cannot download {address}: {reason}. Check the network and run it again; if the file has moved, look at its home page.", cause);
            }

            await Task.Delay(Wait(failed, null), options.Clock, stop).ConfigureAwait(false);
        }
    }

    /// <summary>The SHA-256 of a file, as 64 lower-case hexadecimal digits.</summary>
    public static async Task<string> Sha256Async(string file, Action<long> read, CancellationToken stop)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using FileStream stream = new(file, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.SequentialScan | FileOptions.Asynchronous);
        byte[] buffer = new byte[1 << 18];
        int count;
        while ((count = await stream.ReadAsync(buffer, stop).ConfigureAwait(false)) > 0)
        {
            hash.AppendData(buffer, 0, count);
            read(stream.Position);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static Uri Allowed(Uri address) => IsForbidden(address)
        ? throw new SmallDataException($"{Settings.OfflineVariable} forbids to download {address}. Unset it, or put the file there yourself: see data/README.md.")
        : address;

    /// <summary>Asks again and again, with growing waits, until the part has the full size.</summary>
    private async Task Fetch(Uri address, RemoteFile file, PartFile part, IProgress<DownloadProgress>? progress, CancellationToken stop)
    {
        var meter = new ProgressMeter(progress, options.Clock, DownloadStage.Downloading, file.FileName, file.Size);
        long furthest = part.Length;
        for (int failed = 0; ;)
        {
            TimeSpan? asked = null;
            bool slow = false;
            string reason;
            try
            {
                if (await Ask(address, file, part, meter, stop).ConfigureAwait(false))
                {
                    return;
                }

                reason = "the connection was cut";
            }
            catch (AgainException again)
            {
                (asked, reason) = (again.After, again.Message);
            }
            catch (Exception error) when (error is HttpRequestException or IOException or TimeoutException)
            {
                (slow, reason) = (error is TimeoutException, error.Message);
            }

            // New bytes are hope; a trickle, or the same bytes again after a restart, are not, or a broken server would keep us for ever.
            failed = !slow && part.Length >= furthest + options.Least ? 1 : failed + 1;
            furthest = Math.Max(furthest, part.Length);
            if (failed >= options.Attempts)
            {
                throw new FailedException(
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
        if (part.Length == file.Size)
        {
            return true;
        }

        if (part.Length > file.Size)
        {
            part.Delete();
        }

        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        part.AskForRest(request);
        using var silence = CancellationTokenSource.CreateLinkedTokenSource(stop);
        using HttpResponseMessage response = await Unless(silence, token => client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, token), stop)
            .ConfigureAwait(false);
        Check(response, address, file, part);
        if (part.Length == 0 || !part.IsRest(address, response))
        {
            // A server that ignores the range sends everything; so does one whose file has changed.
            OnDisk(part.Path, () => part.Restart(address, response));
        }

        await using Stream body = await response.Content.ReadAsStreamAsync(stop).ConfigureAwait(false);
        await Append(body, file, part, meter, silence, stop).ConfigureAwait(false);
        return part.Length == file.Size;
    }

    private static bool IsBusy(HttpStatusCode status) =>
        status is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError;

    /// <summary>Throws unless an answer brings the file or the rest of it.</summary>
    private static void Check(HttpResponseMessage response, Uri address, RemoteFile file, PartFile part)
    {
        string status = $"the server answers {(int)response.StatusCode} {response.ReasonPhrase}";
        bool whole = response.StatusCode == HttpStatusCode.OK, range = response.StatusCode == HttpStatusCode.PartialContent;
        if (response.StatusCode == HttpStatusCode.RequestedRangeNotSatisfiable)
        {
            part.Delete();
            throw new AgainException(status);
        }

        if (!whole && !range)
        {
            throw IsBusy(response.StatusCode) ? new AgainException(status, response.Headers.RetryAfter?.Delta ?? response.Headers.RetryAfter?.Date - DateTimeOffset.UtcNow)
                : (int)response.StatusCode / 100 == 3 ? new FailedException("the server sends on to an address without encryption, which is not followed. Please report this.")
                : new FailedException($"{status}. The publisher may have moved the file: look at its home page and please report this.");
        }

        if (response.Content.Headers.ContentType?.MediaType is "text/html" or "application/xhtml+xml")
        {
            throw new FailedException(WebPage);
        }

        if (whole && file.Slice is not null && part.Length == 0)
        {
            throw new FailedException("the server sends only whole files, and a part is wanted. Try again later, or from another network.");
        }

        if ((whole && file.Slice is not null) || (range && !part.IsRest(address, response)))
        {
            part.Delete();
            throw new AgainException("the server has another version of the file, or sends another part, than was asked for");
        }

        long expected = file.Slice?.FileSize ?? file.Size;
        if ((range ? response.Content.Headers.ContentRange?.Length : response.Content.Headers.ContentLength) is { } length && length != expected)
        {
            throw new FailedException($"the server's file has {length} bytes, but {expected} are expected. The publisher may have changed it: please report this.");
        }
    }

    private async Task Append(Stream body, RemoteFile file, PartFile part, ProgressMeter meter, CancellationTokenSource silence, CancellationToken stop)
    {
        Stream disk = OnDisk(part.Path, () => options.OpenAppend(part.Path));
        long done = part.Length, counted = done, since = options.Clock.GetTimestamp();
        meter.Report(done);
        try
        {
            byte[] buffer = new byte[1 << 16];
            int count;
            while ((count = await Unless(silence, token => body.ReadAsync(buffer, token).AsTask(), stop).ConfigureAwait(false)) > 0)
            {
                if (done + count > file.Size)
                {
                    throw new FailedException($"the server sends more than the {file.Size} bytes that the file has. The publisher may have changed it: please report this.");
                }

                if (done == 0 && WrongBeginning(file, buffer.AsSpan(0, count)) is { } wrong)
                {
                    throw new FailedException(wrong);
                }

                OnDisk(part.Path, () => disk.Write(buffer, 0, count));
                meter.Report(done += count);
                if (options.Clock.GetElapsedTime(since) >= options.Silence)
                {
                    if (done < counted + options.Least)
                    {
                        throw new TimeoutException($"only {done - counted} bytes came in {options.Silence.TotalSeconds:0} seconds");
                    }

                    (counted, since) = (done, options.Clock.GetTimestamp());
                }
            }
        }
        finally
        {
            OnDisk(part.Path, disk.Dispose);
        }
    }

    /// <summary>What is wrong with the first bytes, or null. A login page of a hotel or a school is the usual reason.</summary>
    private static string? WrongBeginning(RemoteFile file, ReadOnlySpan<byte> start)
    {
        ReadOnlySpan<byte> signature = file.Kind switch { FileKind.Zip => "PK"u8, FileKind.Gzip => [0x1F, 0x8B], _ => [] };
        int shared = Math.Min(start.Length, signature.Length);   // one byte may arrive alone
        return start[..shared].SequenceEqual(signature[..shared]) ? null
            : start.TrimStart(" \t\r\n\uFEFF"u8).StartsWith("<"u8) ? WebPage
            : $"what arrives is no {file.Kind.ToString().ToLowerInvariant()} file. Open the address in a browser to see what it is.";
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
        string found = await Sha256Async(path, meter.Report, stop).ConfigureAwait(false);
        return string.Equals(published, found, StringComparison.OrdinalIgnoreCase)
            ? null
            : $"its SHA-256 is {found}, but {published} is published. The download was deleted; run it again, and if it fails again, do not use the file.";
    }

    // Errors of the disk must not look like errors of the network, which are tried again.
    private static void OnDisk(string path, Action action) => Disk.Write(path, Settings.DataVariable, action);

    private static T OnDisk<T>(string path, Func<T> action) => Disk.Write(path, Settings.DataVariable, action);
}
