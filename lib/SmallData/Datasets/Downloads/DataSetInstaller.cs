using System.Text.Json;

namespace SmallData.Datasets.Downloads;

/// <summary>What became of a data set.</summary>
/// <param name="Folder">Where it is.</param>
/// <param name="WasThere">True if it was there already and nothing was done.</param>
public sealed record Installed(string Folder, bool WasThere);

/// <summary>Brings a public data set into the data root: downloads and checks its files, unpacks them into a folder beside the target, checks what came out, and moves it
/// into place in one step. Until then nothing that was there before is touched.</summary>
public sealed class DataSetInstaller
{
    private readonly string root;
    private readonly DownloadOptions? options;
    private readonly Func<string, Stream>? createUnpacked;

    /// <summary>What a data set's folder says of itself, in the hidden file <c>.dataset.json</c>: written last, so its presence means "complete".</summary>
    private sealed record Label(string Name, string Terms, string Home, IReadOnlyList<string> Files, DateTimeOffset Fetched)
    {
        private const string FileName = ".dataset.json";
        private static readonly JsonSerializerOptions Format = new() { WriteIndented = true };

        public static Label? Read(string folder)
        {
            try
            {
                return JsonSerializer.Deserialize<Label>(File.ReadAllText(Path.Combine(folder, FileName)));
            }
            catch (Exception error) when (error is JsonException or IOException)
            {
                return null;
            }
        }

        public void Write(string folder) => File.WriteAllText(Path.Combine(folder, FileName), JsonSerializer.Serialize(this, Format));
    }

    /// <summary>Creates an installer.</summary>
    /// <param name="root">The data root; <see cref="Settings.DownloadRoot"/> if null.</param>
    /// <param name="options">How patient downloads are.</param>
    public DataSetInstaller(string? root = null, DownloadOptions? options = null) : this(root, options, createUnpacked: null)
    {
    }

    internal DataSetInstaller(string? root, DownloadOptions? options, Func<string, Stream>? createUnpacked) =>
        (this.root, this.options, this.createUnpacked) = (root ?? Settings.DownloadRoot, options, createUnpacked);

    /// <summary>Whether a data set is complete in the data root.</summary>
    public bool IsInstalled(PublicDataSet set) => Label.Read(Target(set))?.Name == set.Name && FindMissing(set, Target(set)) is null;

    /// <summary>Fetches a data set; does nothing if it is there, and waits where another process is fetching it.</summary>
    /// <param name="progress">Told about ten times a second.</param>
    /// <param name="stop">Stops it; what was downloaded is kept for the next run.</param>
    /// <exception cref="SmallDataException">It could not be fetched; the message says why and what to do. The data root is as before.</exception>
    public async Task<Installed> InstallAsync(PublicDataSet set, IProgress<DownloadProgress>? progress = null, CancellationToken stop = default)
    {
        string target = Target(set), downloads = Path.Combine(root, ".downloads"), files = Path.Combine(downloads, set.Name), unpacked = target + ".unpacking";
        if (IsInstalled(set))
        {
            return new Installed(target, WasThere: true);
        }

        OnDisk(() => Directory.CreateDirectory(downloads));
        void Waiting() => progress?.Report(new(DownloadStage.Waiting, set.Name, 0, 0, 0));
        using FileLock held = await Task.Run(() => OnDisk(() => FileLock.Take(Path.Combine(downloads, set.Folder + ".lock"), Waiting, stop)), stop).ConfigureAwait(false);
        if (IsInstalled(set))
        {
            return new Installed(target, WasThere: true);
        }

        RefuseToReplace(set, target);
        RefuseToFill(set);
        OnDisk(() => Directory.CreateDirectory(files));
        using (var downloader = new Downloader(options))
        {
            foreach (RemoteFile file in set.Files)
            {
                await downloader.DownloadAsync(file, Path.Combine(files, file.FileName), progress, stop).ConfigureAwait(false);
            }
        }

        try
        {
            OnDisk(() =>
            {
                Remove(unpacked);
                Directory.CreateDirectory(unpacked);
                Fill(set, files, unpacked, progress, stop);
                if (Directory.Exists(target))
                {
                    Directory.Delete(target);   // only an empty folder can be here still; any other is refused
                }

                Directory.Move(unpacked, target);
                return true;
            });
        }
        finally
        {
            Remove(unpacked);
        }

        Remove(files);
        return new Installed(target, WasThere: false);
    }

    private string Target(PublicDataSet set) => Path.Combine(root, set.Folder);

    private void Fill(PublicDataSet set, string files, string unpacked, IProgress<DownloadProgress>? progress, CancellationToken stop)
    {
        foreach (RemoteFile file in set.Files)
        {
            string source = Path.Combine(files, file.FileName);
            if (file.Kind != FileKind.Zip)
            {
                File.Copy(source, Path.Combine(unpacked, file.FileName));
                continue;
            }

            try
            {
                Unpacker.For(file, unpacked, createUnpacked).Unpack(source, new ProgressMeter(progress, DownloadStage.Unpacking, file.FileName, total: 0), stop);
            }
            catch (Exception error) when (error is EvilArchiveException or InvalidDataException or EndOfStreamException or FormatException)
            {
                File.Delete(source);
                throw new SmallDataException(error is EvilArchiveException
                    ? $"{file.FileName} is refused: {error.Message}. Nothing of it was kept. Do not use this file; please report it."
                    : $"{file.FileName} is damaged: {error.Message} It was deleted; run this again to download it anew.", error);
            }
        }

        if (FindMissing(set, unpacked) is { } missing)
        {
            throw new SmallDataException($"{set.Name} is not what is expected: {missing}. The publisher may have changed it: please report this.");
        }

        new Label(set.Name, set.Terms, set.Home.ToString(), [.. set.Files.Select(file => file.Addresses[0].ToString())], DateTimeOffset.UtcNow).Write(unpacked);
    }

    private static string? FindMissing(PublicDataSet set, string folder)
    {
        int Found(string path) => Directory.Exists(path) ? Directory.EnumerateFiles(path).Count(file => Path.GetFileName(file)[0] != '.') : 0;
        return set.Contents.Select(part => (part.Key, part.Value, Found: Found(Path.Combine(folder, part.Key)))).Where(part => part.Found != part.Value)
            .Select(part => Invariant($"'{Path.Combine(set.Folder, part.Key)}' holds {part.Found} files instead of {part.Value}")).FirstOrDefault();
    }

    // A learner's own photos may be there; no download is worth them.
    private static void RefuseToReplace(PublicDataSet set, string target)
    {
        if (Directory.Exists(target) && Directory.EnumerateFileSystemEntries(target).Any())
        {
            string holds = Label.Read(target) is not { } label ? "other files" : label.Name == set.Name ? $"an incomplete {set.Name}" : $"the data set {label.Name}";
            throw new SmallDataException($"'{target}' holds {holds}. Rename or delete that folder, then run this again; nothing was changed.");
        }
    }

    private void RefuseToFill(PublicDataSet set)
    {
        // The archive and its content are there together for a while.
        (long needed, long free) = (set.Size * 2, OnDisk(() => new DriveInfo(Path.GetFullPath(root)).AvailableFreeSpace));
        if (free < needed)
        {
            throw new SmallDataException(
                $"{set.Name} needs {ByteText.Of(needed)} in '{root}', where {ByteText.Of(free)} are free. Make room, or set {Settings.DataVariable} to a folder on another disk.");
        }
    }

    private static void Remove(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private T OnDisk<T>(Func<T> action) => Disk.Write(root, Settings.DataVariable, action);
}
