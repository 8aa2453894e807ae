using System.Buffers.Binary;

namespace SmallData.Models;

/// <summary>What became of weights that were asked for.</summary>
/// <param name="File">Where they are.</param>
/// <param name="WasThere">True if they were there already and nothing was done.</param>
/// <param name="WeightsHash">The SHA-256 of the weights, as <see cref="PretrainedBase.WeightsHash"/> gives it.</param>
public sealed record InstalledWeights(string File, bool WasThere, string WeightsHash);

/// <summary>
/// Brings published weights into <c>pretrained/</c> below the data root: downloads the header of a safetensors file and then the stretch in which the base's
/// tensors lie, checks every name and shape against the net, and writes the base alone as a file that says where it comes from.
/// </summary>
/// <param name="root">The data root; <see cref="Settings.DownloadRoot"/> if null.</param>
/// <param name="options">How patient downloads are.</param>
public sealed class WeightsInstaller(string? root = null, DownloadOptions? options = null)
{
    /// <summary>In the metadata of an installed file: the hash of its weights.</summary>
    internal const string HashKey = "weights-sha256";

    private readonly string root = root ?? Settings.DownloadRoot;
    private readonly DownloadOptions options = options ?? new DownloadOptions();

    /// <summary>Whether the weights are in the data root.</summary>
    /// <param name="weights">The weights.</param>
    public bool IsInstalled(PublicWeights weights) => File.Exists(Target(weights));

    /// <summary>Fetches weights; does nothing if they are there.</summary>
    /// <param name="weights">The weights.</param>
    /// <param name="progress">Told about ten times a second.</param>
    /// <param name="stop">Stops it; what was downloaded is kept for the next run.</param>
    /// <exception cref="SmallDataException">They could not be fetched, or are not what is expected; the message says why and what to do.</exception>
    public async Task<InstalledWeights> InstallAsync(PublicWeights weights, IProgress<DownloadProgress>? progress = null, CancellationToken stop = default)
    {
        string target = Target(weights);
        if (IsInstalled(weights))
        {
            using SafeTensorsFile there = SafeTensorsFile.Open(target);
            return new InstalledWeights(target, WasThere: true, there.Metadata.GetValueOrDefault(HashKey, ""));
        }

        string downloads = Created(Path.Combine(root, ".downloads", weights.Name));
        Created(Path.GetDirectoryName(target)!);
        using FileLock held = FileLock.Take(downloads + ".lock", stop: stop);
        using ConvolutionalBase net = PretrainedNets.Find(weights.Name).Create();
        string hash;
        using (var downloader = new Downloader(options))
        {
            string source = await DownloadAsync(downloader, weights, net, downloads, progress, stop).ConfigureAwait(false);
            hash = Convert(weights, source, net, target);
        }

        Directory.Delete(downloads, recursive: true);
        return new InstalledWeights(target, WasThere: false, hash);
    }

    private string Target(PublicWeights weights) => Path.Combine(root, PretrainedNets.Folder, PretrainedNets.Find(weights.Name).Weights[0].FileName);

    /// <returns>A safetensors file that holds the base's tensors and those between them.</returns>
    private static async Task<string> DownloadAsync(
        Downloader downloader, PublicWeights weights, ConvolutionalBase net, string folder, IProgress<DownloadProgress>? progress, CancellationToken stop)
    {
        long size = await downloader.SizeAsync(weights.Address, stop).ConfigureAwait(false);
        long headerLength = BinaryPrimitives.ReadInt64LittleEndian(await Part("length", 0, 8, null).ConfigureAwait(false));
        if (headerLength < 2 || headerLength > Math.Min(size - 8, SafeTensorsHeader.Longest))
        {
            throw Unexpected(weights, "it does not begin like a safetensors file");
        }

        long dataStart = 8 + headerLength;
        IReadOnlyList<SafeTensorsEntry> stretch = Stretch(weights, net, await Part("header", 8, headerLength, null).ConfigureAwait(false), size - dataStart);
        long begin = stretch[0].Begin;
        byte[] numbers = await Part($"bytes-{begin}", dataStart + begin, stretch[^1].End - begin, progress).ConfigureAwait(false);
        string assembled = Path.Combine(folder, "assembled.safetensors");
        var header = new SafeTensorsHeader([.. stretch.Select(entry => entry with { Begin = entry.Begin - begin, End = entry.End - begin })], new Dictionary<string, string>());
        await File.WriteAllBytesAsync(assembled, [.. header.ToBytes(), .. numbers], stop).ConfigureAwait(false);
        return assembled;

        async Task<byte[]> Part(string name, long start, long length, IProgress<DownloadProgress>? bar)
        {
            string file = Path.Combine(folder, name);
            var slice = new RemoteFile([weights.Address], FileKind.Plain, length) { Slice = new FileSlice(start, size) };
            await downloader.DownloadAsync(slice, file, bar, stop).ConfigureAwait(false);
            return await File.ReadAllBytesAsync(file, stop).ConfigureAwait(false);
        }
    }

    /// <summary>The tensors of the base in the file, from the first to the last of them.</summary>
    private static IReadOnlyList<SafeTensorsEntry> Stretch(PublicWeights weights, ConvolutionalBase net, byte[] json, long dataLength)
    {
        IReadOnlyList<SafeTensorsEntry> offered;
        try
        {
            offered = SafeTensorsHeader.Parse(json, dataLength).Entries;
        }
        catch (InvalidDataException error)
        {
            throw Unexpected(weights, error.Message);
        }

        Dictionary<string, Tensor> wanted = StateDict.Weights(net).ToDictionary(entry => weights.NameInFile(entry.Key), entry => entry.Value, StringComparer.Ordinal);
        int[] found = [.. Enumerable.Range(0, offered.Count).Where(i => wanted.TryGetValue(offered[i].Name, out Tensor? tensor) && offered[i].Shape.SequenceEqual(tensor.shape))];
        HashSet<string> names = [.. found.Select(i => offered[i].Name)];
        return wanted.Keys.FirstOrDefault(name => !names.Contains(name)) is { } missing
            ? throw Unexpected(weights, $"it has no '{missing}' of {StoredTensor.ShapeOf(wanted[missing].shape)}")
            : [.. offered.Skip(found[0]).Take(found[^1] + 1 - found[0])];
    }

    private static SmallDataException Unexpected(PublicWeights weights, string reason) =>
        new($"{weights.Address} is not what is expected: {reason}. The publisher may have changed it: please report this.");

    private static string Convert(PublicWeights weights, string source, ConvolutionalBase net, string target)
    {
        using (SafeTensorsFile downloaded = SafeTensorsFile.Open(source))
        {
            StateDict.Load(net, downloaded, weights.NameInFile);
        }

        if (net.state_dict().Where(entry => !AllFinite(entry.Value)).Select(entry => entry.Key).FirstOrDefault() is { } broken)
        {
            throw Unexpected(weights, $"its '{broken}' holds numbers that are infinite or none");
        }

        string hash = StateDict.Hash(net);
        SafeTensorsWriter.Save(target, net, new Dictionary<string, string>
        {
            ["source"] = weights.Address.ToString(), ["terms"] = weights.Terms, [HashKey] = hash,
        });
        return hash;
    }

    private static bool AllFinite(Tensor tensor)
    {
        using var scope = NewDisposeScope();
        return tensor.detach().isfinite().all().ToBoolean();
    }

    private string Created(string folder)
    {
        try
        {
            return Directory.CreateDirectory(folder).FullName;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new SmallDataException($"Cannot write to '{root}': {error.Message} Set {Settings.DataVariable} to a folder that can be written.", error);
        }
    }
}
