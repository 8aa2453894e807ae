using System.Text.Json;

namespace SmallData.Datasets.Downloads;

/// <summary>What became of a data set.</summary>
/// <param name="Folder">Where it is.</param>
/// <param name="WasThere">True if it was there already and nothing was done.</param>
public sealed record Installed(string Folder, bool WasThere);

/// <summary>
/// Brings a public data set into the data root: downloads and checks its files, unpacks them into a folder beside the target, checks what
/// came out, and moves it into place in one step. Until then nothing that was there before is touched.
/// </summary>
public sealed class DataSetInstaller
{
    private readonly string root;
    private readonly DownloadOptions options;
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
        (this.root, this.options, this.createUnpacked) = (root ?? Settings.DownloadRoot, options ?? new DownloadOptions(), createUnpacked);

    /// <summary>Whether a data set is complete in the data root.</summary>
    /// <param name="set">The data set.</param>
    public bool IsInstalled(PublicDataSet set) => Label.Read(Target(set))?.Name == set.Name && FindMissing(set, Target(set)) is null;

    /// <summary>Fetches a data set; does nothing if it is there, and waits where another process is fetching it.</summary>
    /// <param name="set">The data set.</param>
    /// <param name="progress">Told about ten times a second.</param>
    /// <param name="stop">Stops it; what was downloaded is kept for the next run.</param>
    /// <exception cref="SmallDataException">It could not be fetched; the message says why and what to do. The data root is as before.</exception>
    public async Task<Installed> InstallAsync(PublicDataSet set, IProgress<DownloadProgress>? progress = null, CancellationToken stop = default)
    {
        string target = Target(set);
        if (IsInstalled(set))
        {
            return new Installed(target, WasThere: true);
        }

        string downloads = OnDisk(() => Directory.CreateDirectory(Path.Combine(root, ".downloads")).FullName);
        using FileLock held = await Task.Run(
            () => OnDisk(() => FileLock.Take(Path.Combine(downloads, set.Folder + ".lock"), () => progress?.Report(new(DownloadStage.Waiting, set.Name, 0, 0, 0)), stop)), stop)
            .ConfigureAwait(false);
        if (IsInstalled(set))
        {
            return new Installed(target, WasThere: true);
        }

        RefuseToReplace(set, target);
        CheckSpace(set);
        string files = OnDisk(() => Directory.CreateDirectory(Path.Combine(downloads, set.Name)).FullName);
        using (var downloader = new Downloader(options))
        {
            foreach (RemoteFile file in set.Files)
            {
                await downloader.DownloadAsync(file, Path.Combine(files, file.FileName), progress, stop).ConfigureAwait(false);
            }
        }

        string unpacked = target + ".unpacking";
        try
        {
            OnDisk(() => Fill(set, files, unpacked, progress, stop));
            OnDisk(() =>
            {
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

    private bool Fill(PublicDataSet set, string files, string unpacked, IProgress<DownloadProgress>? progress, CancellationToken stop)
    {
        Remove(unpacked);
        Directory.CreateDirectory(unpacked);
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
                var meter = new ProgressMeter(progress, DownloadStage.Unpacking, file.FileName, total: 0);
                Unpacker.For(file, unpacked, createUnpacked).Unpack(source, meter, stop);
            }
            catch (EvilArchiveException evil)
            {
                File.Delete(source);
                throw new SmallDataException($"{file.FileName} is refused: {evil.Message}. Nothing of it was kept. Do not use this file; please report it.", evil);
            }
            catch (Exception damaged) when (damaged is InvalidDataException or EndOfStreamException or FormatException)
            {
                File.Delete(source);
                throw new SmallDataException($"{file.FileName} is damaged: {damaged.Message} It was deleted; run this again to download it anew.", damaged);
            }
        }

        if (FindMissing(set, unpacked) is { } missing)
        {
            throw new SmallDataException($"{set.Name} is not what is expected: {missing}. The publisher may have changed it: please report this.");
        }

        new Label(set.Name, set.Terms, set.Home.ToString(), [.. set.Files.Select(file => file.Addresses[0].ToString())], DateTimeOffset.UtcNow).Write(unpacked);
        return true;
    }

    private static string? FindMissing(PublicDataSet set, string folder)
    {
        foreach ((string name, int expected) in set.Contents)
        {
            string path = Path.Combine(folder, name);
            int found = Directory.Exists(path) ? Directory.EnumerateFiles(path).Count(file => Path.GetFileName(file)[0] != '.') : 0;
            if (found != expected)
            {
                return Invariant($"'{Path.Combine(set.Folder, name)}' holds {found} files instead of {expected}");
            }
        }

        return null;
    }

    // A learner's own photos may be there; no download is worth them.
    private static void RefuseToReplace(PublicDataSet set, string target)
    {
        if (Directory.Exists(target) && Directory.EnumerateFileSystemEntries(target).Any())
        {
            string holds = Label.Read(target) switch
            {
                { } label when label.Name == set.Name => $"an incomplete {set.Name}",
                { } label => $"the data set {label.Name}",
                null => "other files",
            };
            throw new SmallDataException($"'{target}' holds {holds}. Rename or delete that folder, then run this again; nothing was changed.");
        }
    }

    private void CheckSpace(PublicDataSet set)
    {
        // The archive and its content are there together for a while.
        long needed = set.Size * 2;
        long free = OnDisk(() => new DriveInfo(Path.GetFullPath(root)).AvailableFreeSpace);
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
