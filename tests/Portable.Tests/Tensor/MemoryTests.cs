using TorchSharp;
using static TorchSharp.torch;

namespace Portable.Tests.TensorTests;

public class MemoryTests
{
    [Fact]
    public void A_training_loop_holds_no_more_memory_after_many_steps_than_after_one()
    {
        var w = randn(64, 64).requires_grad_();
        long after = 0;
        for (int i = 0; i < 50; i++)
        {
            using (NewDisposeScope())
            {
                var y = w.mm(w).tanh().relu();
                (y * y).mean().backward();
                using (no_grad())
                {
                    w.sub_(w.grad! * 0.1);
                    w.grad!.zero_();
                }
            }
            if (i == 0) after = NativeMemoryWatch.Live;
        }
        Assert.InRange(NativeMemoryWatch.Live, 0, after + 1_000_000);
    }

    [Fact]
    public void Forgotten_tensors_are_reclaimed_by_the_garbage_collector()
    {
        // 8 GB in all, none disposed.
        for (int i = 0; i < 2000; i++) _ = empty(1000, 1000);
        Assert.InRange(NativeMemoryWatch.Live, 0, 1L << 30);
    }

    [Fact]
    public void A_forgotten_graph_is_reclaimed_by_the_garbage_collector()
    {
        Forget();
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        Assert.False(remembered!.IsAlive);
    }

    private static WeakReference? remembered;

    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
    private static void Forget()
    {
        var x = ones([10], requires_grad: true);
        remembered = new WeakReference(x);
        _ = (x * 2).exp().sum();
    }

    [Fact]
    public void Disposing_the_loss_without_backward_releases_the_graph()
    {
        using var x = ones([1000], requires_grad: true);
        long before = NativeMemoryWatch.Live;
        using (NewDisposeScope()) _ = (x * 2).exp().sum();
        Assert.InRange(NativeMemoryWatch.Live, 0, before + 100_000);
    }
}
