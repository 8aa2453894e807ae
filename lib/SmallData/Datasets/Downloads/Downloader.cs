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

    /// <summary>Opens a file for appending; tests let it run out of space.</summary>
    internal Func<string, Stream> OpenAppend { get; init; } = path => new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.Read, 1 << 16);

    /// <summary>Changes how connections are made; tests trust a certificate of their own.</summary>
    internal Action<SocketsHttpHandler> Connect { get; init; } = _ => { };
}

/// <summary>What HttpClient lacks: a cut connection costs nothing, since what has arrived stays in a <c>.part</c> file, and the next attempt, in this run or another,
/// asks for the rest. The file gets its name only when its size, first bytes and checksum are right.</summary>
internal sealed class Downloader : IDisposable
{
    private const string WebPage = "a web page arrives instead of the file. Open the address in a browser: a login page of the network or a notice of the publisher may be in the way.";
    private const string Changed = "The publisher may have changed it: please report this.";

    private readonly HttpClient client;
    private readonly DownloadOptions options;

    /// <summary>An address that will not serve the file, however often it is asked.</summary>
    private sealed class FailedException(string message, Exception? cause = null) : Exception(message, cause);

    /// <summary>An answer after which asking again makes sense, perhaps after the wait that the server asks for.</summary>
    private sealed class AgainException(string message, TimeSpan? after = null) : IOException(message)
    {
        public TimeSpan? After { get; } = after;
    }

    public Downloader(DownloadOptions? options = null)
    {
        this.options = options ?? new DownloadOptions();

        // Redirects are followed, but by default not from https to http. What is not wanted of an answer is not read on for a while, either.
        var handler = new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.None, ConnectTimeout = this.options.Silence, MaxResponseDrainSize = 0 };
        this.options.Connect(handler);
        client = new HttpClient(handler) { Timeout = this.options.Silence };   // for the beginning of an answer
        client.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("SmallData", "1.0"));
    }

    public void Dispose() => client.Dispose();

    /// <summary>Whether SMALLDATA_OFFLINE forbids an address. This machine's own are never forbidden.</summary>
    public static bool IsForbidden(Uri address) => Settings.Offline && !address.IsLoopback;

    /// <summary>Downloads a file to <paramref name="target"/>, or goes on where an earlier run was cut. Does nothing if it is there and whole.</summary>
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
            var meter = new ProgressMeter(progress, DownloadStage.Downloading, file.FileName, file.Size);
            try
            {
                await Patiently(() => Ask(Allowed(address), file, part, meter, stop), () => part.Length, stop).ConfigureAwait(false);
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
        long size = 0;
        try
        {
            await Patiently(Ask, () => 0, stop).ConfigureAwait(false);
            return size;
        }
        catch (FailedException failure)
        {
            throw new SmallDataException($"Cannot download {address}: {failure.Message}", failure.InnerException is AgainException ? null : failure.InnerException);
        }

        async Task<bool> Ask()
        {
            // One byte: the answer states the whole length, and shows whether the server serves parts at all.
            using var request = new HttpRequestMessage(HttpMethod.Get, Allowed(address)) { Headers = { Range = new RangeHeaderValue(0, 0) } };
            using HttpResponseMessage response = await InTime(client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, stop)).ConfigureAwait(false);
            RequireSuccess(response);
            size = response.Content.Headers.ContentRange?.Length ?? response.Content.Headers.ContentLength ?? throw new FailedException("the server states no length");
            return true;
        }
    }

    private static Uri Allowed(Uri address) => IsForbidden(address)
        ? throw new SmallDataException($"{Settings.OfflineVariable} forbids to download {address}. Unset it, or put the file there yourself: see data/README.md.")
        : address;

    /// <summary>Asks again and again, with growing waits, until an attempt says that all is there.</summary>
    private async Task Patiently(Func<Task<bool>> attempt, Func<long> arrived, CancellationToken stop)
    {
        long furthest = arrived();
        for (int failed = 0; ;)
        {
            Exception error = new IOException("the connection was cut");
            try
            {
                if (await attempt().ConfigureAwait(false))
                {
                    return;
                }
            }
            catch (Exception caught) when (caught is HttpRequestException or IOException or TimeoutException)
            {
                error = caught;
            }

            // New bytes are hope; a trickle, or the same bytes again after a restart, are not, or a broken server would keep us for ever.
            failed = error is not TimeoutException && arrived() >= furthest + options.Least ? 1 : failed + 1;
            furthest = Math.Max(furthest, arrived());
            if (failed >= options.Attempts)
            {
                throw new FailedException(
                    $"{error.Message.TrimEnd('.')}. Gave up after {failed} attempts; {ByteText.Of(arrived())} are kept. Check the network and run it again: it goes on from there.", error);
            }

            TimeSpan doubled = options.FirstWait * Math.Pow(2, Math.Min(failed - 1, 20)), asked = (error as AgainException)?.After ?? TimeSpan.Zero;
            await Task.Delay(TimeSpan.FromTicks(Math.Min(Math.Max(asked.Ticks, doubled.Ticks), options.LongestWait.Ticks)), stop).ConfigureAwait(false);
        }
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
        using HttpResponseMessage response = await InTime(client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, stop)).ConfigureAwait(false);
        Check(response, address, file, part);
        if (part.Length == 0 || !part.IsRest(address, response))
        {
            // A server that ignores the range sends everything; so does one whose file has changed.
            OnDisk(part.Path, () => part.Restart(address, response));
        }

        await using Stream body = await response.Content.ReadAsStreamAsync(stop).ConfigureAwait(false);
        await Append(body, file, part, meter, stop).ConfigureAwait(false);
        return part.Length == file.Size;
    }

    /// <summary>Throws unless an answer brings something.</summary>
    private static void RequireSuccess(HttpResponseMessage response)
    {
        string status = $"the server answers {(int)response.StatusCode} {response.ReasonPhrase}";
        RetryConditionHeaderValue? again = response.Headers.RetryAfter;
        switch (response.StatusCode)
        {
            case HttpStatusCode.OK or HttpStatusCode.PartialContent:
                return;
            case HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError:
                throw new AgainException(status, again?.Delta ?? again?.Date - DateTimeOffset.UtcNow);
            case >= HttpStatusCode.Ambiguous and < HttpStatusCode.BadRequest:
                throw new FailedException("the server sends on to an address without encryption, which is not followed. Please report this.");
            default:
                throw new FailedException($"{status}. The publisher may have moved the file: look at its home page and please report this.");
        }
    }

    /// <summary>Throws unless an answer brings the file or the rest of it.</summary>
    private static void Check(HttpResponseMessage response, Uri address, RemoteFile file, PartFile part)
    {
        if (response.StatusCode == HttpStatusCode.RequestedRangeNotSatisfiable)
        {
            part.Delete();
            throw new AgainException("the server has less of the file than has arrived");
        }

        RequireSuccess(response);
        if (response.Content.Headers.ContentType?.MediaType is "text/html" or "application/xhtml+xml")
        {
            throw new FailedException(WebPage);
        }

        bool whole = response.StatusCode == HttpStatusCode.OK;
        if (whole && file.Slice is not null && part.Length == 0)
        {
            throw new FailedException("the server sends only whole files, and a part is wanted. Try again later, or from another network.");
        }

        if (whole ? file.Slice is not null : !part.IsRest(address, response))
        {
            part.Delete();
            throw new AgainException("the server has another version of the file, or sends another part, than was asked for");
        }

        long expected = file.Slice?.FileSize ?? file.Size;
        if ((whole ? response.Content.Headers.ContentLength : response.Content.Headers.ContentRange?.Length) is { } length && length != expected)
        {
            throw new FailedException($"the server's file has {length} bytes, but {expected} are expected. {Changed}");
        }
    }

    private async Task Append(Stream body, RemoteFile file, PartFile part, ProgressMeter meter, CancellationToken stop)
    {
        Stream disk = OnDisk(part.Path, () => options.OpenAppend(part.Path));
        long done = part.Length, counted = done, since = Environment.TickCount64;
        meter.Report(done);
        try
        {
            byte[] buffer = new byte[1 << 16];
            int count;
            while ((count = await InTime(body.ReadAsync(buffer, stop).AsTask()).ConfigureAwait(false)) > 0)
            {
                if (done + count > file.Size)
                {
                    throw new FailedException($"the server sends more than the {file.Size} bytes that the file has. {Changed}");
                }

                if (done == 0 && WrongBeginning(file, buffer.AsSpan(0, count)) is { } wrong)
                {
                    throw new FailedException(wrong);
                }

                OnDisk(part.Path, () => disk.Write(buffer, 0, count));
                meter.Report(done += count);
                if (Environment.TickCount64 - since >= options.Silence.TotalMilliseconds)
                {
                    (counted, since) = done >= counted + options.Least
                        ? (done, Environment.TickCount64)
                        : throw new TimeoutException($"only {done - counted} bytes came in {options.Silence.TotalSeconds:0} seconds");
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
    private async Task<T> InTime<T>(Task<T> network)
    {
        try
        {
            return await network.WaitAsync(options.Silence).ConfigureAwait(false);
        }
        catch (Exception error) when (error is TimeoutException or OperationCanceledException { InnerException: TimeoutException })
        {
            throw new TimeoutException($"nothing came for {options.Silence.TotalSeconds:0} seconds");
        }
    }

    /// <summary>What is wrong with a complete file, or null.</summary>
    private static async Task<string?> FindFault(RemoteFile file, string path, IProgress<DownloadProgress>? progress, CancellationToken stop)
    {
        if (file.Sha256 is not { } published)
        {
            return null;
        }

        var meter = new ProgressMeter(progress, DownloadStage.Checking, file.FileName, file.Size);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using FileStream stream = File.OpenRead(path);
        byte[] buffer = new byte[1 << 18];
        for (int count; (count = await stream.ReadAsync(buffer, stop).ConfigureAwait(false)) > 0; meter.Report(stream.Position))
        {
            hash.AppendData(buffer, 0, count);
        }

        string found = Convert.ToHexStringLower(hash.GetHashAndReset());
        return string.Equals(published, found, StringComparison.OrdinalIgnoreCase)
            ? null
            : $"its SHA-256 is {found}, but {published} is published. The download was deleted; run it again, and if it fails again, do not use the file.";
    }

    // Errors of the disk must not look like errors of the network, which are tried again.
    private static void OnDisk(string path, Action action) => Disk.Write(path, Settings.DataVariable, action);

    private static T OnDisk<T>(string path, Func<T> action) => Disk.Write(path, Settings.DataVariable, action);
}

/// <summary>A download that is not complete: the bytes so far in <c>NAME.part</c>, and in <c>NAME.part.from</c> what they are the beginning of, so that another run goes
/// on only with the same version of the same file.</summary>
internal sealed class PartFile(RemoteFile file, string target)
{
    private readonly string from = target + ".part.from";

    public string Path { get; } = target + ".part";

    public long Length => File.Exists(Path) ? new FileInfo(Path).Length : 0;

    /// <summary>Asks for the rest of the file if its beginning is here; the server sends all of it where the version is another one.</summary>
    public void AskForRest(HttpRequestMessage request)
    {
        if (Length > 0 && KnownVersion(request.RequestUri!) is { } version && RangeConditionHeaderValue.TryParse(version, out RangeConditionHeaderValue? condition))
        {
            request.Headers.IfRange = condition;
        }
        else
        {
            Delete();
        }

        // A slice ends before the file does.
        request.Headers.Range = Length == 0 && file.Slice is null ? null : new RangeHeaderValue(Next, file.Slice is { } slice ? slice.Start + file.Size - 1 : null);
    }

    /// <summary>Starts anew with the version that a full answer brings.</summary>
    public void Restart(Uri address, HttpResponseMessage response)
    {
        Delete();
        if (Version(response) is { } version)
        {
            File.WriteAllText(from, $"{Address(address)}\n{version}\n");
        }
    }

    /// <summary>Whether an answer is the rest, of the same version, from where the part ends.</summary>
    public bool IsRest(Uri address, HttpResponseMessage response) =>
        response.StatusCode == HttpStatusCode.PartialContent && response.Content.Headers.ContentRange is { Unit: "bytes" } range
        && range.From == Next && (Length == 0 || Version(response) is not { } version || version == KnownVersion(address));

    /// <summary>Forgets the bytes, and what they are the beginning of.</summary>
    public void Delete()
    {
        File.Delete(Path);
        File.Delete(from);
    }

    /// <summary>Gives the complete file its name.</summary>
    public void Complete()
    {
        File.Move(Path, target, overwrite: true);
        File.Delete(from);
    }

    private long Next => (file.Slice?.Start ?? 0) + Length;

    // Only what identifies the bytes exactly lets a later run go on: a weak tag does not (RFC 9110, 13.1.5).
    private static string? Version(HttpResponseMessage response) =>
        response.Headers.ETag is { IsWeak: false } tag ? tag.ToString() : response.Content.Headers.LastModified?.ToString("R");

    private string? KnownVersion(Uri address) =>
        File.Exists(from) && File.ReadAllLines(from) is [var known, var version] && known == Address(address) ? version : null;

    private static string Address(Uri address) => address.GetLeftPart(UriPartial.Path);
}
