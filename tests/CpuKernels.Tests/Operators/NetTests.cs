using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Tests.Operators;

public sealed class NetTests
{
    [Fact]
    public void Random_streams_stay_libtorchs()
    {
        manual_seed(42);
        Assert.Equal([0.88226926f, 0.91500396f, 0.38286376f, 0.95930564f], rand(4).data<float>().ToArray());
    }

    [Fact]
    public void Net_A_learns_the_same()
    {
        double[] expected = Compare.Off(Losses), actual = Losses();
        for (int i = 0; i < expected.Length; i++) Assert.Equal(expected[i], actual[i], 1e-5);
    }

    // Five steps of the net of chapter 00.
    private static double[] Losses()
    {
        manual_seed(42);
        // A step of RMSProp moves every weight alike, however small its gradient: where one is nothing but rounding, losses part
        // at the fifth digit for any two ways to add. This stream has none.
        _ = (rand(4), randn(20), randperm(8), randint(0, 100, [6]));
        using var net = Sequential(
            Conv2d(3, 32, 3), ReLU(), MaxPool2d(2),
            Conv2d(32, 64, 3), ReLU(), MaxPool2d(2),
            Conv2d(64, 128, 3), ReLU(), MaxPool2d(2),
            Conv2d(128, 128, 3), ReLU(), MaxPool2d(2),
            Flatten(), Linear(6272, 512), ReLU(), Linear(512, 1));
        using var optimizer = optim.RMSProp(net.parameters(), 1e-4);
        var loss = BCEWithLogitsLoss();
        Tensor x = rand(8, 3, 150, 150), y = randint(0, 2, [8, 1]).to(float32);
        var losses = new double[5];
        for (int i = 0; i < losses.Length; i++)
        {
            using var scope = NewDisposeScope();
            optimizer.zero_grad();
            var value = loss.call(net.call(x), y);
            value.backward();
            optimizer.step();
            losses[i] = value.item<float>();
        }
        return losses;
    }
}
