using System.Collections.Concurrent;

namespace SmallData;

/// <summary>
/// Folders that one process has for itself while others share the work folder: NAME for the first, NAME-2 for the second, and so on. The system frees a
/// folder when its process ends, however that ends, and the next process takes it: there are never more of them than processes at once.
/// </summary>
internal static class OwnFolder
{
    private static readonly ConcurrentDictionary<string, Lazy<(string Folder, FileLock Held)>> Taken = new(StringComparer.Ordinal);

    /// <summary>This process's folder of a name, made if missing: the same at every call.</summary>
    /// <param name="root">The work folder.</param>
    /// <param name="name">What the folder is called.</param>
    /// <exception cref="SmallDataException">It cannot be made.</exception>
    public static string Below(string root, string name)
    {
        string wanted = Path.Combine(root, name);
        return Disk.Write(wanted, Settings.WorkVariable, () =>
            Directory.CreateDirectory(Taken.GetOrAdd(wanted, _ => new(() => Take(wanted), LazyThreadSafetyMode.ExecutionAndPublication)).Value.Folder).FullName);
    }

    private static (string Folder, FileLock Held) Take(string wanted)
    {
        for (int number = 1; ; number++)
        {
            string folder = number == 1 ? wanted : Invariant($"{wanted}-{number}");
            if (FileLock.TryTake(folder + ".lock") is { } held)
            {
                return (folder, held);
            }
        }
    }
}
