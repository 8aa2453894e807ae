using System.Runtime.CompilerServices;
using TorchSharp;
using TorchSharp.Kernels;

// The number of threads and the switch of the kernels belong to the whole process.
[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace Tests;

internal static class Assembly
{
    /// <summary>False where the processor, or DOTNET_EnableAVX2=0, leaves libtorch as it is: its results are then compared with themselves.</summary>
    internal static bool Installed { get; private set; }

    /// <summary>The kernels' threads and outputs are libtorch's, which has to be found first.</summary>
    [ModuleInitializer]
    internal static void Install()
    {
        Installed = CpuKernels.Install();
        torch.InitializeDeviceType(DeviceType.CPU);
        Libtorch.Load();
        // With one thread libtorch computes some 1×1 convolutions itself, whatever is registered.
        torch.set_num_threads(2);
    }
}
