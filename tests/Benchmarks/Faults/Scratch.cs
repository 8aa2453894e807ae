namespace Benchmarks.Faults;

/// <summary>A folder of this process, gone when it ends by itself; the campaign clears it away where the process was lost.</summary>
internal static class Scratch
{
    private static readonly Lazy<string> Folder = new(() =>
    {
        string folder = Directory.CreateDirectory(Of(Environment.ProcessId)).FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Remove(Environment.ProcessId);
        return folder;
    });

    /// <summary>The path of a file in it.</summary>
    public static string Path(string name) => System.IO.Path.Combine(Folder.Value, name);

    /// <summary>Removes what a process left.</summary>
    public static void Remove(int process)
    {
        if (Directory.Exists(Of(process)))
        {
            Directory.Delete(Of(process), recursive: true);
        }
    }

    private static string Of(int process) =>
        System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"smalldata-faults-{process.ToString(System.Globalization.CultureInfo.InvariantCulture)}");
}
