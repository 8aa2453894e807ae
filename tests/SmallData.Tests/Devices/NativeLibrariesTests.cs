using SmallData.Devices;

namespace SmallData.Tests.Devices;

public sealed class NativeLibrariesTests : IDisposable
{
    private readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Those_for_a_GPU_are_in_before_the_one_that_TorchSharp_calls()
    {
        Put("libLibTorchSharp.so", "libtorch.so", "libtorch_cuda.so", "libtorch_cpu.so", "libc10.so", "libc10_cuda.so",
            "LibTorchSharp.dll", "torch.dll", "torch_cuda.dll", "torch_cpu.dll", "c10.dll", "c10_cuda.dll");
        string[] order = OperatingSystem.IsWindows()
            ? ["c10.dll", "torch_cpu.dll", "c10_cuda.dll", "torch_cuda.dll", "torch.dll", "LibTorchSharp.dll"]
            : ["libc10.so", "libtorch_cpu.so", "libc10_cuda.so", "libtorch_cuda.so", "libtorch.so", "libLibTorchSharp.so"];
        var loaded = new List<string>();
        Assert.Null(NativeLibraries.Load(folder.Root, path => { loaded.Add(Path.GetFileName(path)); return 1; }));
        Assert.Equal(order, loaded);
    }

    [Fact]
    public void Those_for_the_CPU_alone_are_left_to_TorchSharp()
    {
        Put("libLibTorchSharp.so", "libtorch_cpu.so", "LibTorchSharp.dll", "torch_cpu.dll");
        Assert.Null(NativeLibraries.Load(folder.Root, _ => throw new InvalidOperationException("nothing is to be loaded")));
    }

    [Fact]
    public void One_that_does_not_load_is_told_and_those_after_it_are_left()
    {
        Put("libtorch_cuda.so", "torch_cuda.dll", "libtorch.so", "torch.dll");
        var asked = new List<string>();
        string? error = NativeLibraries.Load(folder.Root, path => { asked.Add(path); throw new DllNotFoundException("libcudnn.so.9 is missing"); });
        Assert.Equal("libcudnn.so.9 is missing", error);
        Assert.Single(asked);
    }

    [Fact]
    public void Without_any_preparing_a_lesson_does_nothing()
    {
        Lesson.Prepare();
        Assert.Null(NativeLibraries.Load());
    }

    private void Put(params string[] names)
    {
        foreach (string name in names)
        {
            File.WriteAllText(Path.Combine(folder.Root, name), "");
        }
    }
}
