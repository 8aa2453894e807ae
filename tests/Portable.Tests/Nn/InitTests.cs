using static Portable.Tests.Nn.Golden;
using static TorchSharp.torch;
using FanInOut = TorchSharp.torch.nn.init.FanInOut;
using NonlinearityType = TorchSharp.torch.nn.init.NonlinearityType;

namespace Portable.Tests.Nn;

/// <summary>Initialisation draws PyTorch's numbers at a seed.</summary>
public class InitTests
{
    [Fact]
    public void LayersAreInitialisedAsInPyTorch()
    {
        manual_seed(42);
        using var net = nn.Sequential(nn.Conv2d(3, 8, 3), nn.Linear(10, 4), nn.BatchNorm2d(8), nn.Conv2d(8, 8, 3, groups: 8, bias: false));
        Near(Values("init_default"), nn.utils.parameters_to_vector(net.parameters()), 1e-7, "parameters");
    }

    [Fact]
    public void NamedInitialisationsDrawInTurn()
    {
        manual_seed(7);
        var w = empty(6, 5, 3, 3);
        Near(Values("init_kaiming_uniform"), nn.init.kaiming_uniform_(w, nonlinearity: NonlinearityType.ReLU), 1e-7, "kaiming_uniform_");
        Near(Values("init_kaiming_normal"), nn.init.kaiming_normal_(w, mode: FanInOut.FanOut), 1e-6, "kaiming_normal_");
        Near(Values("init_xavier_uniform"), nn.init.xavier_uniform_(w, 1.5), 1e-7, "xavier_uniform_");
    }

    [Fact]
    public void ConstantsAndIdentity()
    {
        Assert.Equal([1f, 0f, 0f, 1f], nn.init.eye_(empty(2, 2)).data<float>().ToArray());
        Assert.Equal([2.5f, 2.5f], nn.init.constant_(empty(2), 2.5).data<float>().ToArray());
    }

    [Fact]
    public void FansCountTheReceptiveField()
    {
        Assert.Equal((45L, 54L), nn.init.CalculateFanInAndFanOut(empty(6, 5, 3, 3)));
        Assert.Throws<ArgumentException>(() => nn.init.CalculateFanInAndFanOut(empty(6)));
    }
}
