using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Tests;

/// <summary>The program of lib/CpuKernels/README.md.</summary>
internal static class ReadmeProgram
{
    internal static void Run()
    {
        CpuKernels.Install();
        Console.WriteLine(CpuKernels.Report);
        using var net = Sequential(Conv2d(3, 32, 3), ReLU(), MaxPool2d(2), Conv2d(32, 64, 3), ReLU(), MaxPool2d(2), Flatten(), Linear(64 * 36 * 36, 1));
        using var optimizer = optim.RMSProp(net.parameters(), 1e-4);
        Tensor images = rand(20, 3, 150, 150), labels = randint(0, 2, [20, 1]).to(float32);
        for (int step = 0; step < 10; step++)
        {
            using var scope = NewDisposeScope();
            optimizer.zero_grad();
            functional.binary_cross_entropy_with_logits(net.call(images), labels).backward();
            optimizer.step();
        }
    }
}
