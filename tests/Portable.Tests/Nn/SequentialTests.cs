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
    public void ConvolutionAndPoolingWithoutReluEqualTheirParts()
    {
        manual_seed(6);
        using var convolution = nn.Conv2d(2, 5, 3);
        using var pool = nn.MaxPool2d(2);
        using var chain = nn.Sequential(convolution, pool);
        var (a, b) = (Fill([2, 2, 11, 8]), Leaf([2, 2, 11, 8]));
        var fused = chain.call(a);
        var direction = Fill(fused.shape, 0.37, 0.1);
        fused.mul(direction).sum().backward();
        var (dw, db) = (convolution.weight.grad!.clone(), convolution.bias!.grad!.clone());
        chain.zero_grad();

        var parts = pool.call(convolution.call(b));
        parts.mul(direction).sum().backward();
        Assert.Equal(parts.data<float>().ToArray(), fused.data<float>().ToArray());
        Assert.True(dw.allclose(convolution.weight.grad!, 1e-5, 1e-6));
        Assert.True(db.allclose(convolution.bias!.grad!, 1e-5, 1e-6));
    }

    [Theory]
    [InlineData("relu", 3, 32, 3, 2, 1, false)]
    [InlineData("relu6", 32, 32, 3, 1, 32, false)]
    [InlineData("relu6", 16, 96, 1, 1, 1, false)]
    [InlineData("none", 96, 24, 1, 1, 1, true)]
    [InlineData("relu", 32, 48, 3, 1, 1, true)]
    [InlineData("relu6", 6, 9, 3, 1, 3, true)]
    public void BatchNormFoldedIntoAConvolutionEqualsItsParts(string activation, long c, long oc, long kernel, long stride, long groups, bool bias)
    {
        manual_seed(5);
        using var convolution = nn.Conv2d(c, oc, kernel, stride: stride, padding: kernel / 2, groups: groups, bias: bias);
        using var norm = Trained(nn.BatchNorm2d(oc));
        nn.Module<Tensor, Tensor>[] layers = activation switch
        {
            "relu" => [convolution, norm, nn.ReLU()],
            "relu6" => [convolution, norm, nn.ReLU6()],
            _ => [convolution, norm],
        };
        using var chain = nn.Sequential(layers);
        chain.eval();
        using var guard = no_grad();
        var x = randn(2, c, 13, 10);
        var parts = layers.Aggregate(x, (input, layer) => layer.call(input));
        AssertClose(parts, chain.call(x));
    }

    [Theory]
    [InlineData(5, 180)] // an image at a time
    [InlineData(33, 64)] // four at a time, one in the end
    public void TwoUnitsInARowGiveTheSameBitsAsEachByItself(long images, long size)
    {
        manual_seed(5);
        using var widen = nn.Sequential(nn.Conv2d(3, 32, 1, bias: false), Trained(nn.BatchNorm2d(32)), nn.ReLU6());
        using var filter = nn.Sequential(nn.Conv2d(32, 32, 3, stride: 2, padding: 1, groups: 32), Trained(nn.BatchNorm2d(32)), nn.ReLU6());
        using var chain = nn.Sequential(widen, filter);
        chain.eval();
        using var guard = no_grad();
        var x = randn(images, 3, size, size);
        Assert.Equal(filter.call(widen.call(x)).data<float>().ToArray(), chain.call(x).data<float>().ToArray());
    }

    [Fact]
    public void FoldedBatchNormFollowsEveryTensorThatWentIn()
    {
        manual_seed(5);
        using var convolution = nn.Conv2d(4, 8, 3);
        using var norm = Trained(nn.BatchNorm2d(8));
        using var chain = nn.Sequential(convolution, norm);
        chain.eval();
        using var guard = no_grad();
        var x = randn(2, 4, 9, 9);
        foreach (var changed in new[] { convolution.weight, convolution.bias!, norm.weight, norm.bias!, norm.running_mean!, norm.running_var! })
        {
            chain.call(x);
            changed.mul_(1.5);
            AssertClose(norm.call(convolution.call(x)), chain.call(x));
        }
        norm.eps = 0.1;
        AssertClose(norm.call(convolution.call(x)), chain.call(x));
    }

    [Fact]
    public void BatchNormIsNotFoldedWhileTraining()
    {
        manual_seed(5);
        using var norm = nn.BatchNorm2d(8);
        using var chain = nn.Sequential(nn.Conv2d(4, 8, 3), norm, nn.ReLU6());
        using var guard = no_grad();
        chain.call(randn(2, 4, 9, 9));
        Assert.Equal(1, norm.num_batches_tracked!.ToInt64());
    }

    [Fact]
    public void GradientsPassABatchNormInEvaluationMode()
    {
        manual_seed(5);
        using var convolution = nn.Conv2d(4, 8, 3);
        using var norm = Trained(nn.BatchNorm2d(8));
        using var chain = nn.Sequential(convolution, norm, nn.ReLU6());
        chain.eval();
        chain.call(randn(2, 4, 9, 9)).sum().backward();
        Assert.True(convolution.weight.grad!.abs().sum().ToSingle() > 0);
        Assert.True(norm.weight.grad!.abs().sum().ToSingle() > 0);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void HooksSeeOutputsThatFoldingWouldSkip(int watched)
    {
        manual_seed(5);
        nn.Module<Tensor, Tensor>[] layers = [nn.Conv2d(4, 8, 3), Trained(nn.BatchNorm2d(8)), nn.ReLU6()];
        using var chain = nn.Sequential(layers);
        chain.eval();
        using var guard = no_grad();
        var x = randn(2, 4, 9, 9);
        var expected = layers.Take(watched + 1).Aggregate(x, (input, layer) => layer.call(input));
        Tensor? seen = null;
        layers[watched].register_forward_hook((_, _, output) =>
        {
            seen = output.clone();
            return output;
        });
        chain.call(x);
        Assert.NotNull(seen);
        AssertClose(expected, seen);
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

    /// <summary>A norm with statistics, scale and shift as after training.</summary>
    private static TorchSharp.Modules.BatchNorm2d Trained(TorchSharp.Modules.BatchNorm2d norm)
    {
        using var guard = no_grad();
        norm.running_mean!.normal_(0, 0.5);
        norm.running_var!.uniform_(0.2, 3);
        norm.weight.uniform_(0.5, 1.5);
        norm.bias!.normal_(0.5, 1);
        return norm;
    }

    /// <summary>Within 1e-5 of the largest value.</summary>
    private static void AssertClose(Tensor expected, Tensor actual)
    {
        Assert.Equal(expected.shape, actual.shape);
        double scale = expected.abs().max().ToSingle(), error = (expected - actual).abs().max().ToSingle();
        Assert.True(error <= 1e-5 * scale, $"off by {error:g3}, largest value {scale:g3}");
    }
}
