using TorchSharp;
using TorchSharp.Kernels;

namespace Tests;

public sealed class InstallTests
{
    [Fact]
    public void The_report_says_what_is_installed_or_why_not()
    {
        if (Simd.Width >= 256) Assert.Equal($"C# kernels with {Simd.Width}-bit vectors are installed in libtorch 2.10; glibc keeps freed memory, in one heap.", CpuKernels.Report);
        else Assert.StartsWith("C# kernels are not installed: this processor has no AVX2", CpuKernels.Report);
    }

    [Fact]
    public void Any_thread_may_install_again()
    {
        string before = CpuKernels.Report;
        Parallel.For(0, 8, _ => Assert.Equal(Assembly.Installed, CpuKernels.Install()));
        Assert.Equal(before, CpuKernels.Report);
    }
}
