namespace SmallData.Devices;

/// <summary>Says in words why a GPU is not used, and what to do about it.</summary>
internal static class GpuDiagnosis
{
    private const string HowTo = "README.md says how to build the course for a GPU.";

    /// <param name="probe">What is known of the GPU.</param>
    /// <returns>A remark for the learner; null where there is nothing to say: the GPU is used, or there is none.</returns>
    /// <exception cref="SmallDataException">The GPU has no memory left.</exception>
    public static string? Of(IGpuProbe probe)
    {
        if (probe.IsUsable)
        {
            return probe.HasMemory() ? null : throw new SmallDataException(
                "The GPU has no memory left. Every notebook that is open keeps its share until its kernel is restarted: restart the others "
                + "(nvidia-smi lists who holds memory), or set CUDA_VISIBLE_DEVICES to nothing to compute on the CPU.");
        }

        return probe.DriverCuda is { } driver ? WithDriver(probe, driver) : WithoutDriver(probe);
    }

    private static string? WithoutDriver(IGpuProbe probe) => probe.IsBuiltForGpu
        ? "No NVIDIA driver answers, so this runs on the CPU. In a container: start it with --gpus all. Else install the driver; nvidia-smi shows whether it works."
        : null;

    private static string? WithDriver(IGpuProbe probe, Version driver)
    {
        if (probe.IsBuiltForGpu && probe.CudaNeeded is { } needed && driver.Major < needed)
        {
            return Invariant($"The NVIDIA driver is too old, so this runs on the CPU: it knows CUDA {driver.ToString(2)}, and TorchSharp's libraries want CUDA {needed}. Update the driver of this machine.");
        }

        if (probe.Devices == 0)
        {
            return probe is { IsBuiltForGpu: true, VisibleDevices: { } visible }
                ? $"CUDA_VISIBLE_DEVICES is '{visible}', which hides every GPU, so this runs on the CPU. Unset it and restart the kernel to use one."
                : WithoutDriver(probe);
        }

        if (!probe.IsBuiltForGpu)
        {
            return $"A GPU is there, but TorchSharp was built for the CPU, so this runs on the CPU. {HowTo}";
        }

        return probe switch
        {
            { LoadError: { } error } => $"TorchSharp's libraries for the GPU do not load, so this runs on the CPU: {error} Build the course anew. {HowTo}",
            { LoadedElsewhere: { } other } =>
                $"Another copy of torch was loaded first, so this runs on the CPU: '{other}'. Take its folder off the library path and restart the kernel.",
            _ => $"A GPU is there, but TorchSharp does not see it, so this runs on the CPU. Restart the kernel and run the chapter's first cell first. {HowTo}",
        };
    }
}
