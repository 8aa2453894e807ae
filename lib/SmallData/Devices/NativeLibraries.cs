using System.Runtime.InteropServices;

namespace SmallData.Devices;

/// <summary>Loads TorchSharp's libraries for a GPU before anything else of torch. In a notebook's kernel the first tensor would load those for the CPU alone, and CUDA
/// would be missing without a word.</summary>
internal static class NativeLibraries
{
    // Each before those that need it; the CUDA one must be in before the one that TorchSharp calls.
    private static readonly string[] Linux = ["libc10.so", "libtorch_cpu.so", "libc10_cuda.so", "libtorch_cuda.so", "libtorch.so", "libLibTorchSharp.so"];
    private static readonly string[] Windows = ["c10.dll", "torch_cpu.dll", "c10_cuda.dll", "torch_cuda.dll", "torch.dll", "LibTorchSharp.dll"];

    private static readonly Lazy<string?> Loaded = new(() => Load(Folder, NativeLibrary.Load));

    /// <summary>The folder of TorchSharp.dll, where its libraries lie flat.</summary>
    public static string Folder => Path.GetDirectoryName(typeof(torch).Assembly.Location) is { Length: > 0 } folder ? folder : AppContext.BaseDirectory;

    /// <summary>Whether the libraries for a GPU lie in a folder.</summary>
    public static bool AreForGpu(string folder) => File.Exists(Path.Combine(folder, OperatingSystem.IsWindows() ? "torch_cuda.dll" : "libtorch_cuda.so"));

    /// <summary>Loads them, once in a process. Does nothing where there are none.</summary>
    /// <returns>Why one could not be loaded; null if all could.</returns>
    public static string? Load() => Loaded.Value;


    internal static string? Load(string folder, Func<string, nint> load)
    {
        if (!AreForGpu(folder))
        {
            return null;
        }

        foreach (string file in (OperatingSystem.IsWindows() ? Windows : Linux).Select(name => Path.Combine(folder, name)).Where(File.Exists))
        {
            try
            {
                load(file);
            }
            catch (Exception error) when (error is DllNotFoundException or BadImageFormatException)
            {
                return error.Message;
            }
        }

        return null;
    }
}
