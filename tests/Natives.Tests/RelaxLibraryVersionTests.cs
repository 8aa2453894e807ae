using System.Reflection;
using System.Runtime.InteropServices;
using System.Text;

namespace Natives.Tests;

/// <summary>The build's remedy for a libstdc++ that is older than the one that TorchSharp's library was linked with.</summary>
public sealed class RelaxLibraryVersionTests
{
    private const string Strict = RelaxLibraryVersion.Version, Other = "GLIBCXX_3.4.30";

    private static string PackageLibrary { get; } = typeof(RelaxLibraryVersionTests).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "PackageLibrary").Value!;

    [Fact]
    public void The_need_of_that_version_becomes_weak_and_nothing_else_changes()
    {
        (byte[] elf, Dictionary<string, int> flags) = Library([["GLIBC_2.14", "GLIBC_2.2.5"], [Other, Strict]]);
        byte[] before = [.. elf];
        Assert.Equal(1, RelaxLibraryVersion.MarkAsWeak(elf, Strict));
        before[flags[Strict]] = 2;
        Assert.Equal(before, elf);
    }

    [Fact]
    public void A_library_without_that_need_stays_as_it_is()
    {
        (byte[] elf, _) = Library([[Other]]);
        byte[] before = [.. elf];
        Assert.Equal(0, RelaxLibraryVersion.MarkAsWeak(elf, Strict));
        Assert.Equal(before, elf);
    }

    [Theory]
    [InlineData("")]
    [InlineData("MZ, a library of Windows, which is longer than the header of an ELF file would be, by far")]
    public void What_is_no_elf_file_stays_as_it_is(string text)
    {
        byte[] file = Encoding.ASCII.GetBytes(text);
        Assert.Equal(0, RelaxLibraryVersion.MarkAsWeak(file, Strict));
        Assert.Equal(text, Encoding.ASCII.GetString(file));
    }

    [SkippableFact]
    public void TorchSharps_library_has_the_need_once()
    {
        Skip.IfNot(File.Exists(PackageLibrary), "TorchSharp's library for Linux is not in the package folder.");
        Assert.Equal(1, RelaxLibraryVersion.MarkAsWeak(File.ReadAllBytes(PackageLibrary), Strict));
    }

    [SkippableFact]
    public void The_output_holds_a_library_that_loads_here()
    {
        string library = Path.Combine(AppContext.BaseDirectory, "libLibTorchSharp.so");
        Skip.IfNot(File.Exists(library), "Another system's library is in use.");
        Assert.NotEqual(0, NativeLibrary.Load(library));
    }

    /// <summary>A library with one section of version needs: for each file that it names, the versions that it wants. Also where each flag stands.</summary>
    private static (byte[] Elf, Dictionary<string, int> Flags) Library(string[][] needs)
    {
        const int header = 64, sectionSize = 64, sections = 3;
        var names = new MemoryStream();
        names.WriteByte(0);
        var body = new MemoryStream();
        var flags = new Dictionary<string, int>();
        int start = header + sections * sectionSize;
        for (int file = 0; file < needs.Length; file++)
        {
            // Elf64_Verneed: version, count, file, where the first need stands, where the next file stands.
            bool last = file == needs.Length - 1;
            Write(body, (short)1, (short)needs[file].Length, 0, 16, last ? 0 : 16 + 16 * needs[file].Length);
            for (int need = 0; need < needs[file].Length; need++)
            {
                flags[needs[file][need]] = start + (int)body.Length + 4;
                int name = (int)names.Length;
                names.Write(Encoding.ASCII.GetBytes(needs[file][need] + "\0"));
                Write(body, 0x1234, (short)0, (short)7, name, need == needs[file].Length - 1 ? 0 : 16);
            }
        }

        var elf = new byte[start + body.Length + names.Length];
        new byte[] { 0x7f, (byte)'E', (byte)'L', (byte)'F', 2, 1, 1 }.CopyTo(elf, 0);
        BitConverter.TryWriteBytes(elf.AsSpan(0x28), (long)header);
        BitConverter.TryWriteBytes(elf.AsSpan(0x3A), (short)sectionSize);
        BitConverter.TryWriteBytes(elf.AsSpan(0x3C), (short)sections);
        Section(1, type: 0x6ffffffe, offset: start, link: 2);
        Section(2, type: 3, offset: start + (int)body.Length, link: 0);
        body.ToArray().CopyTo(elf, start);
        names.ToArray().CopyTo(elf, start + (int)body.Length);
        return (elf, flags);

        void Section(int index, int type, int offset, int link)
        {
            int at = header + index * sectionSize;
            BitConverter.TryWriteBytes(elf.AsSpan(at + 4), type);
            BitConverter.TryWriteBytes(elf.AsSpan(at + 24), (long)offset);
            BitConverter.TryWriteBytes(elf.AsSpan(at + 40), link);
        }
    }

    private static void Write(Stream stream, params object[] values)
    {
        foreach (object value in values)
        {
            stream.Write(value is short small ? BitConverter.GetBytes(small) : BitConverter.GetBytes((int)value));
        }
    }
}
