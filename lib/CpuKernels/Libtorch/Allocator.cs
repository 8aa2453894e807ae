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

    /// <summary>Tells glibc to keep freed memory; does nothing under another C library.</summary>
    /// <returns>In words, what was set.</returns>
    internal static string Tune()
    {
        if (!OperatingSystem.IsLinux() || !NativeLibrary.TryLoad("libc.so.6", out nint libc)
            || !NativeLibrary.TryGetExport(libc, "gnu_get_libc_version", out _) || !NativeLibrary.TryGetExport(libc, "mallopt", out nint mallopt))
            return "the allocator is the system's, as it is";
        var set = (delegate* unmanaged<int, int, int>)mallopt;
        // One heap for all threads: with one each, tensors freed by another thread than they came from pile up.
        bool done = set(ArenaMax, 1) != 0 & set(MmapThreshold, 1 << 30) != 0 & set(TrimThreshold, int.MaxValue) != 0;
        return done ? "glibc keeps freed memory, in one heap" : "glibc refused to keep freed memory";
    }

    /// <summary>Gives freed memory back to the system; does nothing under another C library.</summary>
    internal static void Trim()
    {
        if (OperatingSystem.IsLinux() && NativeLibrary.TryLoad("libc.so.6", out nint libc) && NativeLibrary.TryGetExport(libc, "malloc_trim", out nint trim))
            ((delegate* unmanaged<nuint, int>)trim)(0);
    }
}
