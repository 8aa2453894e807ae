using System.Diagnostics;

namespace SmallData.Tests.Disks;

/// <summary>A disk in memory that is soon full and can be made read-only; tests that need one are skipped where nothing may be mounted.</summary>
internal sealed class SmallMount : IDisposable
{
    private readonly string path;

    private SmallMount(string path) => this.path = path;

    /// <summary>Mounts a disk at a folder, which is made.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="kilobytes">How much it holds.</param>
    public static SmallMount At(string path, int kilobytes)
    {
        Directory.CreateDirectory(path);
        Skip.IfNot(OperatingSystem.IsLinux() && Mount("-t", "tmpfs", "-o", $"size={kilobytes}k", "none", path), "Nothing may be mounted here: that takes Linux and root.");
        return new SmallMount(path);
    }

    /// <summary>Makes room.</summary>
    public void Grow(int kilobytes) => Assert.True(Mount("-o", $"remount,size={kilobytes}k", path));

    /// <summary>Forbids or allows to write, which a folder's mode cannot forbid to root.</summary>
    public void SetReadOnly(bool readOnly) => Assert.True(Mount("-o", readOnly ? "remount,ro" : "remount,rw", path));

    /// <summary>Writes until nothing more fits.</summary>
    public void Fill()
    {
        try
        {
            using FileStream filler = File.Create(Path.Combine(path, "filler"));
            while (true)
            {
                filler.Write(new byte[4096]);
                filler.Flush();
            }
        }
        catch (IOException)
        {
            // Full.
        }
    }

    // Lazily: a file in it may still be open.
    public void Dispose() => Run("umount", "-l", path);

    private static bool Mount(params string[] arguments) => Run("mount", arguments);

    private static bool Run(string program, params string[] arguments)
    {
        try
        {
            using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
            process.StandardError.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
