using TorchSharp;
using TorchSharp.Engine;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Portable.Tests.MemoryTests;

public class TrainingMemoryTests
{
    private const int WarmUp = 20;

    [Fact]
    public void Native_memory_is_the_same_after_each_training_step()
    {
        var step = SmallNet();
        Settle();
        var rented = new List<long>();
        for (int i = 0; i < 200; i++)
        {
            using (NewDisposeScope()) step();
            if (i >= WarmUp) rented.Add(NativePool.Rented);
        }
        Assert.Single(rented.Distinct());
    }

    [Fact]
    public void Managed_garbage_of_training_does_not_pile_up()
    {
        var step = SmallNet();
        Settle();
        long before = GC.GetTotalMemory(false), highest = 0, allocated = GC.GetAllocatedBytesForCurrentThread();
        while (GC.GetAllocatedBytesForCurrentThread() - allocated < 8 << 20)
        {
            using (NewDisposeScope()) step();
            highest = Math.Max(highest, GC.GetTotalMemory(false));
        }
        Assert.InRange(highest - before, 0, 4 << 20);
    }

    [Fact]
    public void Graphs_that_are_never_disposed_are_cleaned_up_after()
    {
        const int Passes = 300;
        var net = Sequential(Conv2d(3, 16, 3), ReLU(), MaxPool2d(2), Conv2d(16, 16, 3), ReLU());
        var images = rand(16, 3, 64, 64);
        Settle();
        long before = NativePool.Rented, highest = 0, made = 0;
        for (int i = 0; i < Passes; i++)
        {
            long held = NativePool.Rented;
            net.call(images);
            made += Math.Max(0, NativePool.Rented - held);
            highest = Math.Max(highest, NativePool.Rented);
        }
        Assert.InRange(highest - before, 0, made / 2);
    }

    /// <summary>One step of a convnet on made-up pictures.</summary>
    private static Action SmallNet()
    {
        var net = Sequential(Conv2d(3, 8, 3), ReLU(), MaxPool2d(2), Conv2d(8, 16, 3), ReLU(), MaxPool2d(2), Flatten(),
            Linear(64, 32), ReLU(), Dropout(0.3), Linear(32, 10));
        Tensor images = rand(8, 3, 16, 16), labels = randint(0, 10, [8]);
        var optimizer = optim.Adam(net.parameters());
        var loss = CrossEntropyLoss();
        return () =>
        {
            optimizer.zero_grad();
            loss.call(net.call(images), labels).backward();
            optimizer.step();
        };
    }

    /// <summary>Lets what earlier tests forgot go back to the pool first.</summary>
    private static void Settle()
    {
        for (int i = 0; i < 2; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
    }
}
