using SmallData.Datasets.Downloads;
using SmallData.Models.Weights;
using TorchSharp;
using static TorchSharp.torch;

namespace SmallData.Models.Downloads;

/// <summary>What became of weights that were asked for.</summary>
/// <param name="File">Where they are.</param>
/// <param name="WasThere">True if they were there already and nothing was done.</param>
/// <param name="WeightsHash">The SHA-256 of the weights, as <see cref="PretrainedBase.WeightsHash"/> gives it.</param>
public sealed record InstalledWeights(string File, bool WasThere, string WeightsHash);

/// <summary>
/// Brings published weights into <c>pretrained/</c> below the data root: downloads them, checks every name and shape against the net, and writes
/// the base alone as a safetensors file that says where it comes from.
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
        ArgumentNullException.ThrowIfNull(weights);
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
            string source = await new SlicedSafeTensors(downloader, weights, downloads).DownloadAsync(net, progress, stop).ConfigureAwait(false);
            hash = Convert(weights, source, net, target);
        }

        Directory.Delete(downloads, recursive: true);
        return new InstalledWeights(target, WasThere: false, hash);
    }

    private string Target(PublicWeights weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        return Path.Combine(root, PretrainedNets.Folder, PretrainedNets.Find(weights.Name).Weights[0].FileName);
    }

    private static string Convert(PublicWeights weights, string source, ConvolutionalBase net, string target)
    {
        using (SafeTensorsFile downloaded = SafeTensorsFile.Open(source))
        {
            StateDict.Load(net, downloaded);
        }

        if (net.state_dict().Where(entry => !AllFinite(entry.Value)).Select(entry => entry.Key).FirstOrDefault() is { } broken)
        {
            throw new SmallDataException($"'{broken}' in {weights.Address} holds numbers that are infinite or none. The publisher may have changed it: please report this.");
        }

        string hash = StateDict.Hash(net);
        SafeTensorsWriter.Save(target, net, metadata: new Dictionary<string, string>
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
