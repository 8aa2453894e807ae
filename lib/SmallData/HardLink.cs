using System.Runtime.InteropServices;

namespace SmallData;

/// <summary>A second name for the bytes of a file, for which .NET has no call.</summary>
internal static class HardLink
{
    /// <summary>Makes one; false where the disk has no such thing, or the two places are on different disks.</summary>
    /// <param name="file">The file.</param>
    /// <param name="link">Its other name; nothing may be there yet.</param>
    public static bool TryMake(string file, string link)
    {
        try
        {
            return OperatingSystem.IsWindows() ? CreateHardLink(link, file, 0) : Link(file, link) == 0;
        }
        catch (Exception error) when (error is DllNotFoundException or EntryPointNotFoundException)
        {
            return false;
        }
    }

    [DllImport("libc", EntryPoint = "link")]
    private static extern int Link([MarshalAs(UnmanagedType.LPUTF8Str)] string file, [MarshalAs(UnmanagedType.LPUTF8Str)] string link);

    [DllImport("kernel32", EntryPoint = "CreateHardLinkW", CharSet = CharSet.Unicode, ExactSpelling = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool CreateHardLink(string link, string file, nint security);
}
