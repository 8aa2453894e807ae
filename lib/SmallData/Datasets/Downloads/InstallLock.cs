namespace SmallData.Datasets.Downloads;

/// <summary>Keeps two processes from filling the same folder. The system frees it when its holder ends, however that ends.</summary>
internal sealed class InstallLock : IDisposable
{
    private readonly FileStream stream;

    private InstallLock(FileStream stream) => this.stream = stream;

    /// <exception cref="SmallDataException">Another process holds it.</exception>
    public static InstallLock Take(string file, string what)
    {
        try
        {
            return new InstallLock(new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException error) when (error is not (DirectoryNotFoundException or PathTooLongException))
        {
            throw new SmallDataException($"Another process is fetching {what} ('{file}' is in use). Wait until it is done, then run this again.", error);
        }
    }

    // The file stays: deleting it would let a third process lock a new one while a second still waits on the old.
    public void Dispose() => stream.Dispose();
}
