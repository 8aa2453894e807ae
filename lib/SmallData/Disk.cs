using System.Text;

namespace SmallData;

/// <summary>Writes below the data and work folders: files appear whole or not at all, and what cannot be written is told with its path and the remedy.</summary>
internal static class Disk
{
    // Hidden, so that nobody takes one for a photo, and short, since names may be as long as a disk allows.
    private const string Unfinished = ".part";
    private static readonly TimeSpan Abandoned = TimeSpan.FromHours(1);

    /// <summary>Writes a file beside its place and moves it there in one step.</summary>
    /// <exception cref="IOException">There is no room.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written.</exception>
    public static void Replace(string file, Action<FileStream> write)
    {
        string unfinished = Path.Combine(Path.GetDirectoryName(file)!, $".{Guid.NewGuid():N}{Unfinished}");
        try
        {
            using (FileStream stream = File.Create(unfinished))
            {
                write(stream);
            }

            File.Move(unfinished, file, overwrite: true);
        }
        catch
        {
            File.Delete(unfinished);
            throw;
        }
    }

    /// <summary>As <see cref="Replace(string, Action{FileStream})"/>, with a text.</summary>
    /// <exception cref="IOException">There is no room.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written.</exception>
    public static void Replace(string file, string text) => Replace(file, stream => stream.Write(Encoding.UTF8.GetBytes(text)));

    /// <summary>Clears away what killed processes left in a folder: unfinished files that nobody has written to for an hour.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="below">Whether all folders below it are searched, too.</param>
    public static void RemoveAbandoned(string folder, bool below = false)
    {
        // Hidden files are wanted; what may not be read or deleted is somebody else's.
        var all = new EnumerationOptions { RecurseSubdirectories = below, IgnoreInaccessible = true, AttributesToSkip = FileAttributes.ReparsePoint };
        foreach (FileInfo file in new DirectoryInfo(folder).EnumerateFiles("." + new string('?', 32) + Unfinished, all))
        {
            // A file from the future was left before the clock was set back.
            if ((DateTime.UtcNow - file.LastWriteTimeUtc).Duration() > Abandoned)
            {
                try
                {
                    file.Delete();
                }
                catch (Exception error) when (error is IOException or UnauthorizedAccessException)
                {
                    // It costs room, not the lesson.
                }
            }
        }
    }

    /// <summary>Does something that writes; an error of the disk becomes one that says what to do.</summary>
    /// <exception cref="SmallDataException">The disk is full, or the place cannot be written.</exception>
    public static T Write<T>(string place, string variable, Func<T> action)
    {
        try
        {
            return action();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new SmallDataException(
                $"Cannot write '{place}': {error.Message.TrimEnd('.')}. Make room there, or set {variable} to a folder that can be written, and run it again.", error);
        }
    }

    /// <inheritdoc cref="Write{T}"/>
    public static void Write(string place, string variable, Action action) => Write(place, variable, () =>
    {
        action();
        return true;
    });
}

/// <summary>Lets one process at a time fill a folder; the next waits and finds it filled. The system frees the lock when its holder ends, however that ends.</summary>
internal sealed class FileLock : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(100);
    private readonly FileStream stream;

    private FileLock(FileStream stream) => this.stream = stream;

    /// <summary>Takes the lock; null if somebody else holds it.</summary>
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
