using System.Runtime.CompilerServices;
using TorchSharp;

// The number of threads and the switch of the kernels belong to the whole process.
[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace Tests;

internal static class Assembly
{
    /// <summary>The kernels' threads and outputs are libtorch's, which has to be found first.</summary>
    [ModuleInitializer]
    internal static void Install() => CpuKernels.Install();
}
