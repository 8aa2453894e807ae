using TorchSharp;
using static Portable.Tests.Nn.Golden;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace Portable.Tests.Nn;

/// <summary>The course's first net (Chollet 2017, chapter 5.2) on small images, step by step against PyTorch from the same seed.</summary>
public class NetATests
{
    [Fact]
    public void FirstLossesAgreeWithPyTorch()
    {
        using var everything = NewDisposeScope();
        manual_seed(1);
        var net = nn.Sequential(
            nn.Conv2d(3, 32, 3), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(32, 64, 3), nn.ReLU(), nn.MaxPool2d(2),
            nn.Conv2d(64, 128, 3), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(128, 128, 3), nn.ReLU(), nn.MaxPool2d(2),
            nn.Flatten(), nn.Linear(1152, 512), nn.ReLU(), nn.Linear(512, 1));
        var noise = rand(200, 3, 78, 78);
        var targets = randint(0, 2, new long[] { 200, 1 }).to(ScalarType.Float32);
        var stripes = sin(arange(78).mul(0.4)).reshape(1, 1, 1, 78);
        var images = 0.5 + 0.3 * (noise - 0.5) + 0.2 * stripes * (2 * targets.reshape(200, 1, 1, 1) - 1);
        using var optimizer = optim.SGD(net.parameters(), 0.02, momentum: 0.9);
        var losses = new double[100];
        Tensor order = empty(0);
        for (int step = 0; step < losses.Length; step++)
        {
            using var scope = NewDisposeScope();
            if (step % 10 == 0) order = randperm(200).MoveToOuterDisposeScope();
            var batch = order.slice(0, step % 10 * 20, step % 10 * 20 + 20, 1);
            optimizer.zero_grad();
            var loss = F.binary_cross_entropy_with_logits(net.call(images.index_select(0, batch)), targets.index_select(0, batch));
            loss.backward();
            optimizer.step();
            losses[step] = loss.ToSingle();
        }
        Near(Values("net_a_losses"), losses, 1e-3, "loss of step");
    }
}
