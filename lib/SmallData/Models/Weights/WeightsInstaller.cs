using SmallData.Datasets.Downloads;

namespace SmallData.Models.Weights;

/// <summary>What became of weights that were asked for.</summary>
/// <param name="File">Where they are.</param>
/// <param name="WasThere">True if they were there already and nothing was done.</param>
/// <param name="WeightsHash">The SHA-256 of the weights, as <see cref="PretrainedBase.WeightsHash"/> gives it.</param>
public sealed record InstalledWeights(string File, bool WasThere, string WeightsHash);

/// <summary>Brings published weights into <c>pretrained/</c> below the data root: downloads the header of a safetensors file and then the stretch in which the base's
/// tensors lie, checks every name and shape against the net, and writes the base alone as a file that says where it comes from.</summary>
/// <param name="root">The data root; <see cref="Settings.DownloadRoot"/> if null.</param>
/// <param name="options">How patient downloads are.</param>
public sealed class WeightsInstaller(string? root = null, DownloadOptions? options = null)
{
    /// <summary>In the metadata of an installed file: the hash of its weights.</summary>
    internal const string HashKey = "weights-sha256";

    private readonly string root = root ?? Settings.DownloadRoot;

    /// <summary>Fetches weights; does nothing if they are there.</summary>
    /// <param name="progress">Told about ten times a second.</param>
    /// <param name="stop">Stops it; what was downloaded is kept for the next run.</param>
    /// <exception cref="SmallDataException">They could not be fetched, or are not what is expected; the message says why and what to do.</exception>
    public async Task<InstalledWeights> InstallAsync(PublicWeights weights, IProgress<DownloadProgress>? progress = null, CancellationToken stop = default)
    {
        PretrainedNet kind = PretrainedNets.Find(weights.Name);
        string target = Path.Combine(root, PretrainedNets.Folder, kind.Weights[0].FileName), downloads = Path.Combine(root, ".downloads", weights.Name);
        if (File.Exists(target))
        {
            using SafeTensorsFile there = SafeTensorsFile.Open(target);
            return new InstalledWeights(target, WasThere: true, there.Metadata.GetValueOrDefault(HashKey, ""));
        }

        Disk.Write(root, Settings.DataVariable, () => Directory.CreateDirectory(downloads));
        using FileLock held = FileLock.Take(downloads + ".lock", stop: stop);
        using ConvolutionalBase net = kind.Create();
        using (var downloader = new Downloader(options))
        {
            await FillAsync(net, weights, downloader, downloads, progress, stop).ConfigureAwait(false);
        }

        string hash = StateDict.Hash(net);
        var remarks = new Dictionary<string, string> { ["source"] = weights.Address.ToString(), ["terms"] = weights.Terms, [HashKey] = hash };
        Disk.Write(root, Settings.DataVariable, () => SafeTensorsWriter.Save(target, net, remarks));
        Directory.Delete(downloads, recursive: true);
        return new InstalledWeights(target, WasThere: false, hash);
    }

    private static async Task FillAsync(
        ConvolutionalBase net, PublicWeights weights, Downloader downloader, string folder, IProgress<DownloadProgress>? progress, CancellationToken stop)
    {
        long size = await downloader.SizeAsync(weights.Address, stop).ConfigureAwait(false);
        byte[] beginning = await Part("length", 0, 8, null).ConfigureAwait(false);
        long headerLength = Expect(() => SafeTensorsHeader.Length(beginning, size));
        byte[] json = await Part("header", 8, headerLength, null).ConfigureAwait(false);
        Dictionary<string, StoredTensor> offered = Expect(() => SafeTensorsHeader.Parse(json, size)).Tensors.ToDictionary(one => one.Name, StringComparer.Ordinal);

        Func<string, string> publishers = weights.NamesFor(net);
        (Tensor Target, StoredTensor Stored)[] wanted = [.. StateDict.Weights(net).Select(entry => (entry.Value, Offered(publishers(entry.Key), entry.Value)))];
        long begin = wanted.Min(one => one.Stored.Begin), end = wanted.Max(one => one.Stored.End);
        byte[] numbers = await Part($"bytes-{begin}", begin, end - begin, progress).ConfigureAwait(false);
        foreach ((Tensor target, StoredTensor stored) in wanted)
        {
            using var noGradients = no_grad();
            using var scope = NewDisposeScope();
            Tensor read = empty(target.shape, dtype: stored.Type);
            numbers.AsSpan((int)(stored.Begin - begin), (int)(stored.End - stored.Begin)).CopyTo(read.bytes);
            target.copy_(read.isfinite().all().ToBoolean() ? read : throw Unexpected($"its '{stored.Name}' holds numbers that are infinite or none"));
        }

        async Task<byte[]> Part(string name, long start, long length, IProgress<DownloadProgress>? bar)
        {
            string file = Path.Combine(folder, name);
            var slice = new RemoteFile([weights.Address], FileKind.Plain, length) { Slice = new FileSlice(start, size) };
            await downloader.DownloadAsync(slice, file, bar, stop).ConfigureAwait(false);
            return await File.ReadAllBytesAsync(file, stop).ConfigureAwait(false);
        }

        StoredTensor Offered(string name, Tensor target) => offered.TryGetValue(name, out StoredTensor? found) && found.Shape.SequenceEqual(target.shape)
            ? found
            : throw Unexpected($"it has no '{name}' of {StoredTensor.ShapeOf(target.shape)}");

        T Expect<T>(Func<T> read)
        {
            try
            {
                return read();
            }
            catch (InvalidDataException error)
            {
                throw Unexpected(error.Message);
            }
        }

        SmallDataException Unexpected(string reason) =>
            new($"{weights.Address} is not what is expected: {reason}. The publisher may have changed it: please report this.");
    }
}
