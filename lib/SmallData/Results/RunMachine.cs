using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace SmallData.Results;

/// <summary>What a run ran on: without it, its seconds say nothing, and its last digits little.</summary>
/// <param name="TorchSharp">Version of TorchSharp.</param>
/// <param name="Libtorch">Version of the libtorch below it.</param>
/// <param name="System">The operating system and the kind of processor.</param>
/// <param name="Cores">Logical processors of the machine.</param>
/// <param name="Threads">Threads that libtorch may use.</param>
/// <param name="VectorBits">Width of the widest vectors, in bits.</param>
/// <param name="Kernels">Whether the course's C# kernels were in libtorch.</param>
/// <param name="Device">cpu or cuda.</param>
public sealed record RunMachine(string TorchSharp, string Libtorch, string System, int Cores, int Threads, int VectorBits, bool Kernels, string Device)
{
    /// <summary>This machine, as it is set up now.</summary>
    public static RunMachine This() => new(
        typeof(torch).Assembly.GetName().Version!.ToString(3),
        typeof(RunMachine).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(one => one.Key == "LibtorchVersion").Value!,
        $"{RuntimeInformation.OSDescription}, {RuntimeInformation.ProcessArchitecture}",
        Environment.ProcessorCount,
        torch.get_num_threads(),
        Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : 128,
        Lesson.HasKernels,
        Lesson.Device.type == DeviceType.CUDA ? "cuda" : "cpu");
}
