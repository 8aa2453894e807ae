using SmallData.Devices;

namespace SmallData.Tests.Devices;

public class GpuDiagnosisTests
{
    /// <summary>A machine with a GPU, a driver for CUDA 12.4 and libraries for CUDA 12.</summary>
    private static GpuFacts Machine => new() { IsBuiltForGpu = true, CudaNeeded = 12, DriverCuda = new(12, 4), Devices = 1, HasMemory = true };

    [Fact]
    public void A_GPU_that_works_needs_no_words() => Assert.Null(GpuDiagnosis.Of(Machine with { IsUsable = true }));

    [Fact]
    public void A_machine_without_a_GPU_and_a_build_without_one_need_no_words() =>
        Assert.Null(GpuDiagnosis.Of(Machine with { IsBuiltForGpu = false, DriverCuda = null, Devices = 0 }));

    [Fact]
    public void A_driver_without_a_GPU_behind_it_needs_no_words() =>
        Assert.Null(GpuDiagnosis.Of(Machine with { IsBuiltForGpu = false, Devices = 0 }));

    [Fact]
    public void No_memory_left_stops_the_chapter_with_the_remedy() =>
        Assert.Contains("restart the others", Assert.Throws<SmallDataException>(() => GpuDiagnosis.Of(Machine with { IsUsable = true, HasMemory = false })).Message, StringComparison.Ordinal);

    [Fact]
    public void No_driver() => Says("No NVIDIA driver answers", "--gpus all", Machine with { DriverCuda = null, Devices = 0 });

    [Fact]
    public void A_driver_that_is_too_old() =>
        Says("it knows CUDA 11.4, and TorchSharp's libraries want CUDA 12", "Update the driver", Machine with { DriverCuda = new Version(11, 4) });

    [Fact]
    public void A_build_for_the_CPU_beside_a_GPU() => Says("TorchSharp was built for the CPU", "README.md", Machine with { IsBuiltForGpu = false });

    [Fact]
    public void A_build_for_the_CPU_beside_an_old_driver_is_first_of_all_a_build_for_the_CPU() =>
        Says("TorchSharp was built for the CPU", "README.md", Machine with { IsBuiltForGpu = false, DriverCuda = new Version(11, 4) });

    [Fact]
    public void GPUs_that_a_variable_hides() => Says("CUDA_VISIBLE_DEVICES is '-1'", "Unset it", Machine with { Devices = 0, VisibleDevices = "-1" });

    [Fact]
    public void A_library_that_does_not_load() => Says("libcudnn.so.9: not found", "Build the course anew", Machine with { LoadError = "libcudnn.so.9: not found." });

    [Fact]
    public void Another_copy_of_torch_that_was_loaded_first() =>
        Says("'/opt/torch/libtorch_cpu.so'", "off the library path", Machine with { LoadedElsewhere = "/opt/torch/libtorch_cpu.so" });

    [Fact]
    public void A_GPU_that_is_not_seen_for_no_known_reason() => Says("TorchSharp does not see it", "Restart the kernel", Machine);

    [Fact]
    public void The_remark_is_on_the_chapters_card()
    {
        var card = new LessonCard("T", "stack", "CPU", Profile.Quick, 1, 1, "A <GPU> is there");
        Assert.EndsWith("\nA <GPU> is there", card.ToText(), StringComparison.Ordinal);
        Assert.Contains("A &lt;GPU&gt; is there", card.ToHtml(), StringComparison.Ordinal);
    }

    private static void Says(string cause, string remedy, GpuFacts machine)
    {
        string? remark = GpuDiagnosis.Of(machine);
        Assert.Contains(cause, remark, StringComparison.Ordinal);
        Assert.Contains(remedy, remark, StringComparison.Ordinal);
    }
}
