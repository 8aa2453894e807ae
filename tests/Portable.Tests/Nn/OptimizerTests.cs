using TorchSharp;
using TorchSharp.Modules;
using static Portable.Tests.Nn.Golden;
using static TorchSharp.torch;

namespace Portable.Tests.Nn;

/// <summary>Where each optimizer arrives after 100 steps on one small problem, against PyTorch.</summary>
public class OptimizerTests
{
    [Fact]
    public void Sgd() => Trajectory("sgd", (a, c) => optim.SGD([a, c], 0.1));

    [Fact]
    public void SgdWithMomentumAndDecay() => Trajectory("sgd_momentum", (a, c) => optim.SGD([a, c], 0.1, momentum: 0.9, weight_decay: 0.01));

    [Fact]
    public void SgdWithDampening() => Trajectory("sgd_dampening", (a, c) => optim.SGD([a, c], 0.1, momentum: 0.8, dampening: 0.3));

    [Fact]
    public void SgdWithNesterov() => Trajectory("sgd_nesterov", (a, c) => optim.SGD([a, c], 0.1, momentum: 0.9, nesterov: true));

    [Fact]
    public void SgdWithGroups() => Trajectory("sgd_groups", (a, c) => optim.SGD(
        [new SGD.ParamGroup { Parameters = [a], Options = new SGD.Options { LearningRate = 0.03 } }, new SGD.ParamGroup { Parameters = [c] }], 0.1, momentum: 0.5));

    [Fact]
    public void Adam() => Trajectory("adam", (a, c) => optim.Adam([a, c], lr: 0.02));

    [Fact]
    public void AdamWithOptions() => Trajectory("adam_options", (a, c) =>
        optim.Adam([a, c], lr: 0.02, beta1: 0.8, beta2: 0.95, eps: 1e-6, weight_decay: 0.05, amsgrad: true));

    [Fact]
    public void AdamWithGroups() => Trajectory("adam_groups", (a, c) => optim.Adam(
        [new Adam.ParamGroup([a], lr: 0.03), new Adam.ParamGroup { Parameters = [c] }], lr: 0.01));

    [Fact]
    public void AdamW() => Trajectory("adamw", (a, c) => optim.AdamW([a, c], lr: 0.02, weight_decay: 0.1));

    [Fact]
    public void RmsProp() => Trajectory("rmsprop", (a, c) => optim.RMSProp([a, c], lr: 0.01));

    // Centred, it divides by a difference of nearly equal numbers: PyTorch in single precision is 8e-5 off these doubles of its own.
    [Fact]
    public void RmsPropWithOptions() => Trajectory("rmsprop_options", (a, c) =>
        optim.RMSProp([a, c], lr: 0.01, alpha: 0.9, eps: 1e-7, weight_decay: 0.02, momentum: 0.7, centered: true), 1e-4);

    [Fact]
    public void Adagrad() => Trajectory("adagrad", (a, c) =>
        optim.Adagrad([a, c], lr: 0.1, lr_decay: 0.01, weight_decay: 0.02, initial_accumulator_value: 0.1));

    [Fact]
    public void MaximizeIsDescentOnTheNegative()
    {
        var (a, b) = (Parameter(), Parameter());
        using var up = optim.SGD([a], 0.1, momentum: 0.9, maximize: true);
        using var down = optim.SGD([b], 0.1, momentum: 0.9);
        for (int i = 0; i < 5; i++)
        {
            up.zero_grad();
            down.zero_grad();
            a.pow(3).sum().backward();
            b.pow(3).sum().neg().backward();
            up.step();
            down.step();
        }
        Assert.True(a.allclose(b));
    }

    [Fact]
    public void ZeroGradKeepsTheGradientTensor()
    {
        var a = Parameter();
        using var optimizer = optim.SGD([a], 0.1);
        a.sum().backward();
        var gradient = a.grad!;
        optimizer.zero_grad();
        Assert.Equal([0f, 0f, 0f], gradient.data<float>().ToArray());
        Assert.NotNull(a.grad);
    }

    [Fact]
    public void ParametersWithoutGradientStay()
    {
        var a = Parameter();
        float[] before = a.data<float>().ToArray();
        using var optimizer = optim.Adam([a]);
        optimizer.step();
        Assert.Equal(before, a.data<float>().ToArray());
    }

    [Fact]
    public void ClosureComputesLossAndGradient()
    {
        var a = Parameter();
        using var optimizer = optim.SGD([a], 0.5);
        var loss = optimizer.step(() =>
        {
            optimizer.zero_grad();
            var sum = a.mul(a).sum();
            sum.backward();
            return sum;
        });
        Near([0, 0, 0], a, 1e-7, "after one step of half the way");
        Assert.True(loss!.ToSingle() > 0);
    }

    [Theory]
    [InlineData(-0.1, 0, false, "Invalid learning rate: -0.1")]
    [InlineData(0.1, -1, false, "Invalid momentum value: -1")]
    [InlineData(0.1, 0, true, "Nesterov momentum requires a momentum and zero dampening")]
    public void OptionsOutOfRange(double rate, double momentum, bool nesterov, string message) =>
        Assert.Equal(message, Assert.Throws<ArgumentException>(() => optim.SGD([Parameter()], rate, momentum, nesterov: nesterov)).Message);

    [Fact]
    public void StateSurvivesAFile()
    {
        string file = Path.GetTempFileName();
        try
        {
            var (a, b) = (Parameter(), Parameter());
            using var first = optim.RMSProp([a], lr: 0.05, momentum: 0.5);
            Steps(first, a, 3);
            first.save_state_dict(file);
            using (no_grad()) b.copy_(a);
            using var second = optim.RMSProp([b], lr: 0.9, momentum: 0.1);
            second.load_state_dict(file);
            Steps(first, a, 3);
            Steps(second, b, 3);
            Assert.Equal(a.data<float>().ToArray(), b.data<float>().ToArray());
            using var other = optim.SGD([b], 0.1);
            Assert.Throws<InvalidDataException>(() => other.load_state_dict(file));
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void StateDictionariesMustFit()
    {
        using var one = optim.Adam([Parameter()]);
        using var two = optim.Adam([Parameter(), Parameter()]);
        Assert.Throws<ArgumentException>(() => one.load_state_dict(two.state_dict()));
    }

    private static Parameter Parameter() => nn.Parameter(tensor(new[] { 0.5f, -0.25f, 0.125f }));

    private static void Steps(OptimizerHelper optimizer, Parameter parameter, int count)
    {
        for (int i = 0; i < count; i++)
        {
            optimizer.zero_grad();
            parameter.pow(3).sum().backward();
            optimizer.step();
        }
    }

    private static void Trajectory(string name, Func<Parameter, Parameter, optim.Optimizer> make, double tolerance = 2e-5)
    {
        Parameter a = nn.Parameter(Fill([4, 3], 0.8, 0.1)), c = nn.Parameter(Fill([3], 0.5, 0.7));
        Tensor x = Fill([6, 4], 1.7, 0.2), t = Fill([6, 3], 0.9, 0.6);
        using var optimizer = make(a, c);
        for (int i = 0; i < 100; i++)
        {
            using var scope = NewDisposeScope();
            optimizer.zero_grad();
            x.matmul(a).add(c).tanh().sub(t).pow(2).mean().backward();
            optimizer.step();
        }
        Near(Values("optim_" + name), cat([a.flatten(), c]), tolerance, name);
    }
}
