using TorchSharp;
using static Portable.Tests.Nn.Golden;
using static TorchSharp.torch;

namespace Portable.Tests.Nn;

/// <summary>Chains of modules: what is fused has the values and gradients of its parts.</summary>
public class SequentialTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void FusedConvolutionEqualsItsParts(bool pooled)
    {
        manual_seed(5);
        using var convolution = nn.Conv2d(3, 5, 3, padding: 1);
        using var relu = nn.ReLU();
        using var pool = nn.MaxPool2d(2);
        using var chain = nn.Sequential(pooled ? [convolution, relu, pool] : [convolution, relu]);
        var (a, b) = (Leaf([2, 3, 9, 7]), Leaf([2, 3, 9, 7]));

        var fused = chain.call(a);
        var direction = Fill(fused.shape, 0.37, 0.1);
        fused.mul(direction).sum().backward();
        var (dw, db) = (convolution.weight.grad!.clone(), convolution.bias!.grad!.clone());
        chain.zero_grad();

        var parts = relu.call(convolution.call(b));
        if (pooled) parts = pool.call(parts);
        parts.mul(direction).sum().backward();
        Assert.Equal(parts.data<float>().ToArray(), fused.data<float>().ToArray());
        Assert.True(a.grad!.allclose(b.grad!, 1e-5, 1e-6));
        Assert.True(dw.allclose(convolution.weight.grad!, 1e-5, 1e-6));
        Assert.True(db.allclose(convolution.bias!.grad!, 1e-5, 1e-6));
    }

    [Fact]
    public void HooksSeeEachModulesOutputEvenWhereModulesCouldBeFused()
    {
        using var convolution = nn.Conv2d(1, 2, 3);
        using var chain = nn.Sequential(convolution, nn.ReLU(), nn.MaxPool2d(2));
        float smallest = 0;
        var hook = convolution.register_forward_hook((_, _, output) =>
        {
            smallest = output.min().ToSingle();
            return output;
        });
        chain.call(Fill([1, 1, 8, 8]));
        Assert.True(smallest < 0, "the hook saw no negative value: it was given the ReLU's output");
        smallest = 0;
        hook.remove();
        chain.call(Fill([1, 1, 8, 8]));
        Assert.Equal(0, smallest);
    }

    [Fact]
    public void EvaluationFollowsChangedWeights()
    {
        manual_seed(5);
        using var convolution = nn.Conv2d(4, 8, 3, padding: 1);
        var x = Fill([2, 4, 12, 12]);
        var recorded = convolution.call(x);
        using var guard = no_grad();
        Near(recorded.detach().to(ScalarType.Float64).contiguous().data<double>().ToArray(), convolution.call(x), 1e-4, "inference");
        convolution.weight.mul_(2);
        convolution.bias!.mul_(2);
        Near(recorded.mul(2).to(ScalarType.Float64).contiguous().data<double>().ToArray(), convolution.call(x), 1e-4, "after the change");
    }

    [Fact]
    public void PreHookReplacesTheInput()
    {
        using var layer = nn.ReLU();
        layer.register_forward_pre_hook((_, input) => input.neg());
        Assert.Equal([2f], layer.call(tensor(new[] { -2f })).data<float>().ToArray());
    }

    [Fact]
    public void ChainsAreNumberedOrNamed()
    {
        using var numbered = nn.Sequential(nn.Linear(3, 2), nn.ReLU(), nn.Linear(2, 1, hasBias: false));
        Assert.Equal(["0.weight", "0.bias", "2.weight"], numbered.named_parameters().Select(p => p.name));
        using var named = nn.Sequential(("in", nn.Linear(3, 2)), ("act", nn.ReLU()));
        Assert.Equal(["in.weight", "in.bias"], named.state_dict().Keys);
        Assert.Equal(["in", "act"], named.named_children().Select(c => c.name));
    }

    [Fact]
    public void SlicesShareTheirModules()
    {
        using var chain = nn.Sequential(nn.Linear(3, 2), nn.ReLU(), nn.Linear(2, 1));
        Assert.Same(chain[1], chain[1..][0]);
        Assert.Equal(2, chain[(null, 2)].Count);
        Assert.Throws<IndexOutOfRangeException>(() => chain[(0, 4)]);
    }

    [Fact]
    public void ForwardLeavesTheInputAlone()
    {
        using var chain = nn.Sequential(nn.ReLU(), nn.Tanh());
        var x = Fill([2, 2]);
        chain.call(x);
        Assert.False(x.IsInvalid);
    }

    [Fact]
    public void EvaluationModeReachesEveryModule()
    {
        using var chain = nn.Sequential(nn.Dropout(), nn.Sequential(nn.Dropout2d()));
        chain.eval();
        Assert.All(chain.modules(), module => Assert.False(module.training));
        chain.train();
        Assert.All(chain.modules(), module => Assert.True(module.training));
    }
}
