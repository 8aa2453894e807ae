using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

namespace SmallData.Devices;

/// <summary>Asks TorchSharp, the folder it lies in, and the NVIDIA driver's own library.</summary>
internal sealed partial class GpuProbe : IGpuProbe
{
    private delegate int Initialize(uint flags);

    private delegate int GetNumber(out int number);

    private readonly nint driver =
        NativeLibrary.TryLoad(OperatingSystem.IsWindows() ? "nvcuda.dll" : "libcuda.so.1", out nint handle) ? handle : 0;

    public bool IsUsable => torch.cuda.is_available();

    public bool IsBuiltForGpu => NativeLibraries.AreForGpu(NativeLibraries.Folder);

    public int? CudaNeeded => Directory.EnumerateFiles(NativeLibraries.Folder)
        .Select(file => RuntimeFile().Match(Path.GetFileName(file)))
        .Where(file => file.Success)
        .Select(file => (int?)int.Parse(file.Groups["major"].ValueSpan, CultureInfo.InvariantCulture))
        .FirstOrDefault();

    // CUDA writes 12.4 as 12040.
    public Version? DriverCuda => Ask("cuDriverGetVersion") is { } number ? new Version(number / 1000, number % 1000 / 10) : null;

    public int Devices => Export<Initialize>("cuInit") is { } start && start(0) == 0 ? Ask("cuDeviceGetCount") ?? 0 : 0;

    public string? VisibleDevices => Environment.GetEnvironmentVariable("CUDA_VISIBLE_DEVICES");

    public string? LoadError => NativeLibraries.Load();

    public string? LoadedElsewhere
    {
        get
        {
            using Process process = Process.GetCurrentProcess();
            return process.Modules.Cast<ProcessModule>()
                .Select(module => module.FileName)
                .FirstOrDefault(file => file.Contains("torch_cpu", StringComparison.Ordinal) && Path.GetDirectoryName(file) != NativeLibraries.Folder);
        }
    }

    public bool HasMemory()
    {
        try
        {
            using torch.Tensor some = torch.zeros(4 << 20, device: torch.CUDA);   // 16 MiB
            return some.shape[0] > 0;
        }
        catch (ExternalException error) when (error.Message.Contains("out of memory", StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }
    }

    private int? Ask(string function) => Export<GetNumber>(function) is { } ask && ask(out int number) == 0 ? number : null;

    private T? Export<T>(string function) where T : Delegate =>
        driver != 0 && NativeLibrary.TryGetExport(driver, function, out nint address) ? Marshal.GetDelegateForFunctionPointer<T>(address) : null;

    // libcudart.so.12, libcudart-9335f6a2.so.12, cudart64_12.dll
    [GeneratedRegex(@"^(libcudart.*\.so\.|cudart64_)(?<major>\d{2})")]
    private static partial Regex RuntimeFile();
}
