using System.Runtime.InteropServices;
using System.Text;
using TorchSharp.Kernels;

namespace TorchSharp;

/// <summary>
/// C# kernels that libtorch calls instead of its own on a CPU. They are registered in its dispatcher through its stable C ABI:
/// tensors, autograd, optimizers and random streams stay libtorch's, and programs need no change.
/// </summary>
public static unsafe class CpuKernels
{
    private static readonly Lock Gate = new();
    private static string report = "C# kernels are not installed: CpuKernels.Install() was not called.";
    private static bool installed;

    /// <summary>In words: what is installed, or why it is not.</summary>
    public static string Report => Operator.LastFailure is { } failure ? $"{report} The last failure: {failure}" : report;

    /// <summary>True where the kernels compute.</summary>
    internal static bool IsInstalled => installed && Enabled;

    /// <summary>Tests switch the kernels off to let libtorch's own compute the same in the same process.</summary>
    internal static bool Enabled { get; set; } = true;

    /// <summary>
    /// Registers the kernels in libtorch, once in a process, and sets its allocator to keep memory. Works before or after the
    /// first tensor, from any thread; later calls change nothing. What it cannot do it leaves to libtorch, and
    /// <see cref="Report"/> says why: no exception leaves it but TorchSharp's own, where that finds no libtorch.
    /// </summary>
    /// <param name="untested">Also on systems where the kernels were never run: Windows, macOS, processors other than x64.</param>
    /// <returns>True where the kernels are installed.</returns>
    public static bool Install(bool untested = false)
    {
        lock (Gate)
        {
            if (installed) return true;
            string? reason = Obstacle(untested);
            if (reason is null)
            {
                // TorchSharp loads libtorch.
                torch.InitializeDeviceType(DeviceType.CPU);
                reason = Libtorch.Load() ?? Register();
            }
            installed = reason is null;
            report = installed ? Success() : $"C# kernels are not installed: {reason}";
            return installed;
        }
    }

    /// <summary>
    /// Frees tensors that nobody names any more, and gives their memory and what the kernels keep for the next call back to the system. Worth a
    /// call between two pieces of work of which the first needed much: else memory is kept for the next step, however long that takes to come.
    /// </summary>
    public static void TrimMemory()
    {
        KeptWeights.Forget();
        // A module's finalizer lets go of its tensors, whose own come a collection later.
        for (int round = 0; round < 2; round++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
        NativePool.Trim();
        Allocator.Trim();
    }

    private static string? Obstacle(bool untested)
    {
        if (!BitConverter.IsLittleEndian || IntPtr.Size != 8) return "they need a 64-bit little-endian processor.";
        bool tested = OperatingSystem.IsLinux() && RuntimeInformation.ProcessArchitecture == Architecture.X64;
        if (!tested && !untested) return $"they were never run on {RuntimeInformation.RuntimeIdentifier}. CpuKernels.Install(untested: true) tries them.";
        if (RuntimeInformation.ProcessArchitecture == Architecture.X64 && Simd.Width < 256)
            return "this processor has no AVX2, or DOTNET_EnableAVX2=0 hides it; libtorch's own kernels are faster there.";
        return null;
    }

    private static string? Register()
    {
        fixed (byte* aten = "aten\0"u8, cpu = "CPU\0"u8, file = "CpuKernels\0"u8)
        {
            if (Libtorch.aoti_torch_library_init_impl(aten, cpu, file, 0, out nint library) != 0) return "libtorch does not let kernels be registered.";
            using var quiet = Libtorch.Quiet();
            return Add<ConvolutionForward>(library) ?? Add<ConvolutionBackward>(library) ?? Add<GridSampler>(library) ?? Add<AffineGridGenerator>(library);
        }
    }

    private static string? Add<T>(nint library) where T : IOperator
    {
        var entry = T.Entry;
        if (entry == null) return $"this libtorch, or this system, does not let {T.Name} be taken over.";
        fixed (byte* name = Encoding.UTF8.GetBytes(T.Name + '\0'))
        {
            return Libtorch.aoti_torch_library_impl(library, name, entry) == 0 ? null : $"libtorch has no operator {T.Name}.";
        }
    }

    private static string Success() =>
        $"C# kernels with {Simd.Width}-bit vectors are installed in libtorch 2.10; {Allocator.Tune()}.";
}
