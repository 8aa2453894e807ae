using System.Diagnostics;
using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;

namespace Tests.Operators;

/// <summary>What a program sees where the system refuses memory to a kernel: in a process of its own, whose address space is limited.</summary>
public sealed class OutOfMemoryTests
{
    private const string Recovered = "recovered";

    [SkippableTheory]
    [InlineData(nameof(Output), "InvalidOperationException: Tensor invalid")]
    [InlineData(nameof(Gradients), "ExternalException: Function ConvolutionBackward0 returned an invalid gradient")]
    public void An_exception_arrives_and_the_process_goes_on(string what, string exception)
    {
        Skip.IfNot(OperatingSystem.IsLinux() && Environment.Is64BitProcess, "setrlimit is called as on 64-bit Linux.");
        Skip.IfNot(Assembly.Installed, CpuKernels.Report);
        var start = new ProcessStartInfo("dotnet", [typeof(OutOfMemoryTests).Assembly.Location, what]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var child = Process.Start(start)!;
        var errors = child.StandardError.ReadToEndAsync();
        string[] lines = child.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        child.WaitForExit();
        Assert.True(child.ExitCode == 0, $"exit code {child.ExitCode}: {errors.Result}");
        Assert.Equal(3, lines.Length);
        Assert.StartsWith(exception, lines[0]);
        Assert.Contains("use a smaller batch, or dispose tensors that are no longer needed", lines[1]);
        Assert.Equal(Recovered, lines[2]);
    }

    /// <summary>The process's work: prints the exception, the kernels' report, and whether the same call succeeds once there is memory.</summary>
    internal static int Main(string[] arguments)
    {
        CpuKernels.Install();
        set_num_threads(2);
        Action work = arguments[0] == nameof(Output) ? Output() : Gradients();
        // Code has been compiled and threads have started before memory runs out.
        conv2d(rand(1, 64, 16, 16).requires_grad_(), rand(64, 64, 3, 3)).sum().backward();
        var before = Limit(InUse() + (24 << 20));
        var exception = Xunit.Record.Exception(work);
        string report = CpuKernels.Report;
        Limit(before);
        Console.WriteLine($"{exception?.GetType().Name}: {exception?.Message.Split('\n')[0]}");
        Console.WriteLine(report);
        work();
        Console.WriteLine(Recovered);
        return 0;
    }

    // 64 MB of output.
    private static Action Output()
    {
        Tensor x = rand(1, 64, 512, 512), w = rand(64, 64, 3, 3);
        return () => conv2d(x, w, padding: [1, 1]).sum().item<float>();
    }

    // The output is there; the gradient of the input is not.
    private static Action Gradients()
    {
        Tensor x = rand(1, 64, 512, 512).requires_grad_(), w = rand(64, 64, 3, 3).requires_grad_();
        var loss = conv2d(x, w, padding: [1, 1]).sum();
        return () => loss.backward(retain_graph: true);
    }

    // Bytes of address space in use.
    private static ulong InUse() => ulong.Parse(File.ReadAllText("/proc/self/statm").Split(' ')[0]) * (ulong)Environment.SystemPageSize;

    // Sets the limit of the address space; gives the one before.
    private static ulong Limit(ulong bytes)
    {
        const int AddressSpace = 9;
        if (getrlimit(AddressSpace, out var limit) != 0) throw new InvalidOperationException("getrlimit failed.");
        ulong before = limit.Current;
        limit.Current = bytes;
        if (setrlimit(AddressSpace, limit) != 0) throw new InvalidOperationException("setrlimit failed.");
        return before;
    }

    private struct ResourceLimit
    {
        internal ulong Current;
        internal ulong Most;
    }

    [DllImport("libc")] private static extern int getrlimit(int resource, out ResourceLimit limit);
    [DllImport("libc")] private static extern int setrlimit(int resource, in ResourceLimit limit);
}
