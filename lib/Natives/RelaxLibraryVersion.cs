using System;
using System.IO;
using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Build.Framework;

/// <summary>
/// Copies a Linux library and marks its need of GLIBCXX_3.4.32 as weak, where this system's libstdc++ does not have that version.
/// The build compiles and runs it, against .NET Standard 2.0; see Natives.targets for the cause.
/// </summary>
public sealed class RelaxLibraryVersion : Microsoft.Build.Utilities.Task
{
    /// <summary>The version that is marked.</summary>
    public const string Version = "GLIBCXX_3.4.32";

    // The one symbol of that version, and so the sign that a libstdc++ has it.
    private const string Symbol = "_ZSt21ios_base_library_initv";

    /// <summary>The library as its package brings it; it is not changed.</summary>
    [Required]
    public string Library { get; set; } = "";

    /// <summary>Where the changed copy goes.</summary>
    [Required]
    public string Relaxed { get; set; } = "";

    /// <summary>The file that is to say whether this system needs the copy: True or False.</summary>
    [Required]
    public string Answer { get; set; } = "";

    /// <inheritdoc/>
    public override bool Execute()
    {
        bool isNeeded = !SystemHasVersion();
        if (isNeeded)
        {
            byte[] elf = File.ReadAllBytes(Library);
            MarkAsWeak(elf, Version);
            Put(Relaxed, elf, File.GetLastWriteTimeUtc(Library));
        }

        Put(Answer, Encoding.ASCII.GetBytes(isNeeded.ToString()), DateTime.UtcNow);
        return true;
    }

    // Written beside and moved: projects that build side by side each find a whole file.
    private static void Put(string file, byte[] content, DateTime time)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file) ?? ".");
        string part = file + "." + Guid.NewGuid().ToString("N");
        File.WriteAllBytes(part, content);
        File.SetLastWriteTimeUtc(part, time);
        try
        {
            if (File.Exists(file))
            {
                File.Replace(part, file, null);
            }
            else
            {
                File.Move(part, file);
            }
        }
        catch (IOException) when (File.Exists(file))
        {
            File.Delete(part);   // another project was faster, with the same
        }
    }

    private static bool SystemHasVersion()
    {
        IntPtr library = dlopen("libstdc++.so.6", 1);
        return library != IntPtr.Zero && dlsym(library, Symbol) != IntPtr.Zero;
    }

    [DllImport("libdl.so.2")]
    private static extern IntPtr dlopen(string file, int flags);

    [DllImport("libdl.so.2")]
    private static extern IntPtr dlsym(IntPtr library, string symbol);

    /// <summary>Sets VER_FLG_WEAK on every need of a version in the section <c>.gnu.version_r</c> of a 64-bit ELF file.</summary>
    /// <param name="elf">The file's bytes, changed in place.</param>
    /// <param name="version">The version's name.</param>
    /// <returns>How many needs were marked; 0 where the file has none, or is no such file.</returns>
    public static int MarkAsWeak(byte[] elf, string version)
    {
        const int needsSection = 0x6ffffffe;   // SHT_GNU_verneed
        const int weak = 2;                    // VER_FLG_WEAK
        if (elf.Length < 64 || BitConverter.ToInt32(elf, 0) != 0x464c457f || elf[4] != 2 || elf[5] != 1)
        {
            return 0;
        }

        int marked = 0;
        int sections = BitConverter.ToInt32(elf, 0x28), size = BitConverter.ToUInt16(elf, 0x3A), count = BitConverter.ToUInt16(elf, 0x3C);
        for (int section = sections; section < sections + count * size; section += size)
        {
            if (BitConverter.ToInt32(elf, section + 4) != needsSection)
            {
                continue;
            }

            int names = BitConverter.ToInt32(elf, sections + BitConverter.ToInt32(elf, section + 40) * size + 24);
            int file = BitConverter.ToInt32(elf, section + 24), toNext;
            do
            {
                int need = file + BitConverter.ToInt32(elf, file + 8);
                for (int left = BitConverter.ToUInt16(elf, file + 2); left > 0; left--)
                {
                    if (NameAt(elf, names + BitConverter.ToInt32(elf, need + 8)) == version)
                    {
                        elf[need + 4] |= weak;
                        marked++;
                    }

                    need += BitConverter.ToInt32(elf, need + 12);
                }

                toNext = BitConverter.ToInt32(elf, file + 12);
                file += toNext;
            }
            while (toNext != 0);
        }

        return marked;
    }

    private static string NameAt(byte[] elf, int at) => Encoding.ASCII.GetString(elf, at, Array.IndexOf(elf, (byte)0, at) - at);
}
