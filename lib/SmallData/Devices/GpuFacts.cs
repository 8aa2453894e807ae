using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

namespace SmallData.Devices;

/// <summary>What can be found out about a GPU, from TorchSharp, the folder it lies in, and the NVIDIA driver's own library.</summary>
internal sealed partial record GpuFacts
{
    private delegate int Initialize(uint flags);

    private delegate int GetNumber(out int number);

    /// <summary>Whether TorchSharp can compute on a GPU.</summary>
    public bool IsUsable { get; init; }

    /// <summary>Whether the GPU gives a little memory.</summary>
    public bool HasMemory { get; init; }

    /// <summary>Whether the libraries that TorchSharp needs for a GPU lie beside it.</summary>
    public bool IsBuiltForGpu { get; init; }

    /// <summary>The version of CUDA that those libraries belong to, such as 12; null where unknown.</summary>
    public int? CudaNeeded { get; init; }

    /// <summary>The newest version of CUDA that the driver knows, such as 12.4; null where there is no driver.</summary>
    public Version? DriverCuda { get; init; }

    /// <summary>How many GPUs the driver offers.</summary>
    public int Devices { get; init; }

    /// <summary>What CUDA_VISIBLE_DEVICES says; null where it is not set.</summary>
    public string? VisibleDevices { get; init; }

    /// <summary>Why a library beside TorchSharp could not be loaded; null where all could.</summary>
    public string? LoadError { get; init; }

    /// <summary>A library of torch that this process has loaded from another folder; null where there is none.</summary>
    public string? LoadedElsewhere { get; init; }

    /// <summary>The facts of this machine, without using the GPU more than need be.</summary>
    public static GpuFacts Here()
    {
        if (cuda.is_available())
        {
            return new GpuFacts { IsUsable = true, HasMemory = GivesMemory() };
        }

        nint driver = NativeLibrary.TryLoad(OperatingSystem.IsWindows() ? "nvcuda.dll" : "libcuda.so.1", out nint handle) ? handle : 0;
        T? Export<T>(string name) where T : Delegate =>
            driver != 0 && NativeLibrary.TryGetExport(driver, name, out nint address) ? Marshal.GetDelegateForFunctionPointer<T>(address) : null;
        int? Ask(string name) => Export<GetNumber>(name) is { } ask && ask(out int number) == 0 ? number : null;

        using Process process = Process.GetCurrentProcess();
        return new GpuFacts
        {
            IsBuiltForGpu = NativeLibraries.AreForGpu(NativeLibraries.Folder),
            CudaNeeded = Directory.EnumerateFiles(NativeLibraries.Folder).Select(file => Runtime().Match(Path.GetFileName(file))).Where(file => file.Success)
                .Select(file => (int?)int.Parse(file.Groups["major"].ValueSpan, CultureInfo.InvariantCulture)).FirstOrDefault(),
            DriverCuda = Ask("cuDriverGetVersion") is { } version ? new Version(version / 1000, version % 1000 / 10) : null,   // CUDA writes 12.4 as 12040
            Devices = Export<Initialize>("cuInit") is { } start && start(0) == 0 ? Ask("cuDeviceGetCount") ?? 0 : 0,
            VisibleDevices = Environment.GetEnvironmentVariable("CUDA_VISIBLE_DEVICES"),
            LoadError = NativeLibraries.Load(),
            LoadedElsewhere = process.Modules.Cast<ProcessModule>().Select(module => module.FileName)
                .FirstOrDefault(file => file.Contains("torch_cpu", StringComparison.Ordinal) && Path.GetDirectoryName(file) != NativeLibraries.Folder),
        };
    }

    private static bool GivesMemory()
    {
        try
        {
            using Tensor some = zeros(4 << 20, device: CUDA);   // 16 MiB
            return true;
        }
        catch (ExternalException error) when (error.Message.Contains("out of memory", StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }
    }

    // libcudart.so.12, libcudart-9335f6a2.so.12, cudart64_12.dll
    [GeneratedRegex(@"^(libcudart.*\.so\.|cudart64_)(?<major>\d{2})")]
    private static partial Regex Runtime();
}

/// <summary>Says in words why a GPU is not used, and what to do about it.</summary>
internal static class GpuDiagnosis
{
    private const string HowTo = "README.md says how to build the course for a GPU.";

    /// <returns>A remark for the learner; null where there is nothing to say: the GPU is used, or there is none.</returns>
    /// <exception cref="SmallDataException">The GPU has no memory left.</exception>
    public static string? Of(GpuFacts gpu) => gpu switch
    {
        { IsUsable: true, HasMemory: true } => null,
        { IsUsable: true } => throw new SmallDataException(
            "The GPU has no memory left. Every notebook that is open keeps its share until its kernel is restarted: restart the others "
            + "(nvidia-smi lists who holds memory), or set CUDA_VISIBLE_DEVICES to nothing to compute on the CPU."),
        { DriverCuda: { } driver, IsBuiltForGpu: true, CudaNeeded: { } needed } when driver.Major < needed =>
            $"The NVIDIA driver is too old, so this runs on the CPU: it knows CUDA {driver.ToString(2)}, and TorchSharp's libraries want CUDA {needed}. Update the driver of this machine.",
        { DriverCuda: not null, IsBuiltForGpu: true, Devices: 0, VisibleDevices: { } visible } =>
            $"CUDA_VISIBLE_DEVICES is '{visible}', which hides every GPU, so this runs on the CPU. Unset it and restart the kernel to use one.",
        { DriverCuda: null } or { Devices: 0 } => gpu.IsBuiltForGpu
            ? "No NVIDIA driver answers, so this runs on the CPU. In a container: start it with --gpus all. Else install the driver; nvidia-smi shows whether it works."
            : null,
        { IsBuiltForGpu: false } => $"A GPU is there, but TorchSharp was built for the CPU, so this runs on the CPU. {HowTo}",
        { LoadError: { } error } => $"TorchSharp's libraries for the GPU do not load, so this runs on the CPU: {error} Build the course anew. {HowTo}",
        { LoadedElsewhere: { } other } =>
            $"Another copy of torch was loaded first, so this runs on the CPU: '{other}'. Take its folder off the library path and restart the kernel.",
        _ => $"A GPU is there, but TorchSharp does not see it, so this runs on the CPU. Restart the kernel and run the chapter's first cell first. {HowTo}",
    };
}
