namespace SmallData;

/// <summary>Lets one process at a time fill a folder; the next waits and finds it filled. The system frees the lock when its holder ends, however that ends.</summary>
internal sealed class FileLock : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(100);
    private readonly FileStream stream;

    private FileLock(FileStream stream) => this.stream = stream;

    /// <summary>Takes the lock, or gives null if somebody else holds it.</summary>
    /// <param name="file">Stands for what is locked. It stays.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static FileLock? TryTake(string file)
    {
        try
        {
            return new FileLock(new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException error) when (IsHeld(error))
        {
            return null;
        }
    }

    /// <summary>Waits until nobody else holds the lock, and takes it.</summary>
    /// <param name="file">Stands for what is locked. It stays: deleting it would let a third process lock a new one while a second still waits on the old.</param>
    /// <param name="waiting">Told once if somebody else holds it.</param>
    /// <param name="stop">Stops waiting.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static FileLock Take(string file, Action? waiting = null, CancellationToken stop = default)
    {
        while (true)
        {
            if (TryTake(file) is { } taken)
            {
                return taken;
            }

            waiting?.Invoke();
            waiting = null;
            stop.WaitHandle.WaitOne(Patience);
            stop.ThrowIfCancellationRequested();
        }
    }

    // EWOULDBLOCK of Linux and of macOS, ERROR_SHARING_VIOLATION of Windows; a full disk and the like are no reason to wait.
    private static bool IsHeld(IOException error) => error.HResult is 11 or 35 or unchecked((int)0x80070020);

    public void Dispose() => stream.Dispose();
}
