using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Portable.Tests.Nn;

/// <summary>The bytes that each optimizer writes: every option and every tensor of the state in its place.</summary>
public class OptimizerFileTests
{
    [Fact]
    public void Adam() => Writes("044164616D0101000000000000E03F000000000000E03F000000000000D03F000000000000E83F00000000000000400000000000000840010007000000000000000601010000803F060101000000400106010100004040",
        p => optim.Adam([p], 0.5, 0.25, 0.75, 2, 3, amsgrad: true),
        (Adam.State s) => (s.step, _, _, _) = (7, s.exp_avg.fill_(1), s.exp_avg_sq.fill_(2), s.max_exp_avg_sq!.fill_(3)));

    [Fact]
    public void AdamW() => Writes("054164616D570101000000000000E03F000000000000E03F000000000000D03F000000000000E83F00000000000000400000000000000840000107000000000000000601010000803F0601010000004000",
        p => optim.AdamW([p], 0.5, 0.25, 0.75, 2, 3, maximize: true),
        (AdamW.State s) => (s.step, _, _) = (7, s.exp_avg.fill_(1), s.exp_avg_sq.fill_(2)));

    [Fact]
    public void RmsProp() => Writes("07524D5350726F700101000000000000E03F000000000000E03F00000000000000E83F000000000000D03F000000000000004000000000000008400107000000000000000601010000803F01060101000000400106010100004040",
        p => optim.RMSProp([p], 0.5, 0.25, 2, 3, 0.75, centered: true),
        (RMSProp.State s) => (s.step, _, _, _) = (7, s.square_avg.fill_(1), s.momentum_buffer!.fill_(2), s.grad_avg!.fill_(3)));

    [Fact]
    public void Sgd() => Writes("035347440101000000000000E03F000000000000E03F000000000000D03F000000000000E83F000000000000084000010106010100000040",
        p => optim.SGD([p], 0.5, 0.25, 0.75, 3, maximize: true),
        (SGD.State s) => s.momentum_buffer = zeros(1).fill_(2));

    [Fact]
    public void Adagrad() => Writes("07416461677261640101000000000000E03F000000000000E03F000000000000D03F000000000000E83F0000000000000040000000000000084007000000000000000601010000803F",
        p => optim.Adagrad([p], 0.5, 0.25, 3, 0.75, 2),
        (Adagrad.State s) => (s.step, _) = (7, s.sum.fill_(1)));

    /// <summary>Each state reads and copies what another of its kind wrote, and says that they are equal.</summary>
    [Fact]
    public void StateIsReadAndCopied()
    {
        using var one = optim.Adam([Parameter()], amsgrad: true);
        using var two = optim.Adam([Parameter()], 0.5, 0.25, 0.75, 2, 3);
        var (source, target) = ((Adam.State)one.state_dict().State[0], (Adam.State)two.state_dict().State[0]);
        (source.step, _, _, _) = (7, source.exp_avg.fill_(1), source.exp_avg_sq.fill_(2), source.max_exp_avg_sq!.fill_(3));
        Assert.False(source.ApproximatelyEquals(target));
        two.load_state_dict(one.state_dict());
        Assert.True(source.ApproximatelyEquals(target));
        Assert.Equal(Bytes(one), Bytes(two));
        source.max_exp_avg_sq.fill_(4);
        Assert.False(source.ApproximatelyEquals(target));
        Assert.Equal(3, target.max_exp_avg_sq!.item<float>());
    }

    [Fact]
    public void StatesOfOtherKindsDiffer()
    {
        using var one = optim.Adam([Parameter()]);
        using var two = optim.AdamW([Parameter()]);
        Assert.False(one.state_dict().State[0].ApproximatelyEquals(two.state_dict().State[0]));
    }

    /// <summary>A group keeps the options that it sets and takes those that it leaves open from the optimizer.</summary>
    [Fact]
    public void OpenOptionsAreTheOptimizers()
    {
        var group = new Adam.ParamGroup([Parameter()], new Adam.Options { beta2 = 0.5, amsgrad = false });
        using var optimizer = optim.Adam([group], 0.125, beta1: 0.25, beta2: 0.75, eps: 2, weight_decay: 3, amsgrad: true, maximize: true);
        var o = group.Options;
        Assert.Equal((0.125, 0.25, 0.5, 2.0, 3.0, false, true), (o.LearningRate, o.beta1, o.beta2, o.eps, o.weight_decay, o.amsgrad, o.maximize));
    }

    private static void Writes<TState>(string expected, Func<Parameter, OptimizerHelper> make, Action<TState> set) where TState : OptimizerState
    {
        using var parameter = Parameter();
        using var optimizer = make(parameter);
        set((TState)optimizer.state_dict().State[0]);
        string written = Convert.ToHexString(Bytes(optimizer));
        Assert.Equal(expected, written);

        using var another = make(parameter);
        another.load_state_dict(new BinaryReader(new MemoryStream(Convert.FromHexString(expected))));
        Assert.Equal(expected, Convert.ToHexString(Bytes(another)));
    }

    private static byte[] Bytes(OptimizerHelper optimizer)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        optimizer.save_state_dict(writer);
        return stream.ToArray();
    }

    private static Parameter Parameter() => nn.Parameter(zeros(1));
}
