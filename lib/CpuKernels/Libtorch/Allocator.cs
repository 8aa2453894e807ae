using System.Globalization;
using System.Runtime.InteropServices;

namespace TorchSharp.Kernels;

/// <summary>
/// Settings of glibc's allocator. As it comes, it gives every large tensor back to the system and takes it again page by
/// page, which costs a third of a training step.
/// </summary>
internal static unsafe class Allocator
{
    // From glibc's malloc.h.
    private const int TrimThreshold = -1, MmapThreshold = -3, ArenaMax = -8;

    // No block is given back to the system by itself but those beyond a gibibyte.
    private const int Largest = 1 << 30;

    // Words of glibc's settings that are looked through; it has about twenty.
    private const int MostSettings = 32;

    /// <summary>Tells glibc to keep freed memory; does nothing under another C library.</summary>
    /// <returns>In words, what was set.</returns>
    internal static string Tune()
    {
        if (!OperatingSystem.IsLinux() || !NativeLibrary.TryLoad("libc.so.6", out nint libc)
            || !NativeLibrary.TryGetExport(libc, "gnu_get_libc_version", out _) || !NativeLibrary.TryGetExport(libc, "mallopt", out nint mallopt))
            return "the allocator is the system's, as it is";
        var set = (delegate* unmanaged<int, int, int>)mallopt;
        // One heap for all threads: with one each, tensors freed by another thread than they came from pile up.
        bool done = set(ArenaMax, 1) != 0 & set(MmapThreshold, Largest) != 0 & set(TrimThreshold, int.MaxValue) != 0;
        if (!done) return "glibc refused to keep freed memory";
        return "glibc keeps freed memory, in one heap" + (StopThreadCaches() ? "" : " that may go to pieces: start with GLIBC_TUNABLES=glibc.malloc.tcache_count=0");
    }

    /// <summary>
    /// What the environment variable GLIBC_TUNABLES=glibc.malloc.tcache_count=0 does at a program's start, done while it runs. libtorch asks for memory aligned to 64 bytes, so
    /// glibc cuts up to 96 bytes off each block. Each thread keeps such pieces for small objects, and a freed block that has lost its rim does not fit the next tensor of the
    /// very same size: net A's training grew to 7 GB, of which it used 157 MB (glibc 2.36). Without these caches the pieces come together again.
    /// </summary>
    /// <returns>Whether they are off.</returns>
    private static bool StopThreadCaches()
    {
        if (Environment.GetEnvironmentVariable("GLIBC_TUNABLES")?.Contains("tcache_count=0", StringComparison.Ordinal) == true) return true;
        // glibc keeps its settings in one block of words: those that were just set, some more, and of the caches the number of sizes, the largest size, the number of pieces.
        foreach (string line in File.ReadLines("/proc/self/maps").Where(line => line.EndsWith("/libc.so.6", StringComparison.Ordinal) && line.Contains(" rw-p ", StringComparison.Ordinal)))
        {
            nint[] range = [.. line.Split(' ', 2)[0].Split('-').Select(address => nint.Parse(address, NumberStyles.HexNumber, CultureInfo.InvariantCulture))];
            var words = new Span<nuint>((void*)range[0], (int)((range[1] - range[0]) / sizeof(nuint)));
            int caches = words.IndexOf((ReadOnlySpan<nuint>)[64, 1032, 7]);
            if (caches < 0) continue;
            Span<nuint> before = words[Math.Max(0, caches - MostSettings)..caches];
            if (!before.Contains((nuint)int.MaxValue) || !before.Contains((nuint)Largest)) continue;
            words[caches + 2] = 0;
            return true;
        }
        return false;
    }

    /// <summary>Gives freed memory back to the system; does nothing under another C library.</summary>
    internal static void Trim()
    {
        if (OperatingSystem.IsLinux() && NativeLibrary.TryLoad("libc.so.6", out nint libc) && NativeLibrary.TryGetExport(libc, "malloc_trim", out nint trim))
            ((delegate* unmanaged<nuint, int>)trim)(0);
    }
}
