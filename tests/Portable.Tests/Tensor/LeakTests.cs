using TorchSharp;
using static TorchSharp.torch;

namespace Portable.Tests.TensorTests;

/// <summary>Whoever disposes what an operation returns has disposed all that it made.</summary>
public class LeakTests
{
    private static readonly Dictionary<string, Func<Tensor, Tensor, object>> Operations = new()
    {
        ["add"] = (x, i) => x + x, ["add number"] = (x, i) => x + 1, ["number less"] = (x, i) => 1 - x, ["mixed types"] = (x, i) => x * i,
        ["compare"] = (x, i) => x > 0.5, ["pow"] = (x, i) => x.pow(3), ["clamp"] = (x, i) => x.clamp(0, 1), ["frac"] = (x, i) => x.frac(),
        ["round"] = (x, i) => x.round(2), ["lerp"] = (x, i) => x.lerp(x, x), ["addcmul"] = (x, i) => x.addcmul(x, x, 2), ["exp int"] = (x, i) => i.exp(),
        ["add alpha"] = (x, i) => x.add(x, 0.5), ["nan_to_num"] = (x, i) => x.nan_to_num(), ["isclose"] = (x, i) => x.isclose(x),
        ["allclose"] = (x, i) => x.allclose(x), ["Equals"] = (x, i) => x.Equals(x), ["softplus"] = (x, i) => x.softplus(), ["relu"] = (x, i) => x.relu(),
        ["sum"] = (x, i) => x.sum(), ["sum dims"] = (x, i) => x.sum([0], true), ["mean"] = (x, i) => x.mean([1]), ["prod"] = (x, i) => x.prod(dim: 1),
        ["max"] = (x, i) => x.max(), ["max dim"] = (x, i) => x.max(1), ["min keep"] = (x, i) => x.min(0, keepdim: true), ["argmax"] = (x, i) => x.argmax(),
        ["all"] = (x, i) => i.all(), ["any"] = (x, i) => i.any(1), ["std"] = (x, i) => x.std(1L), ["var_mean"] = (x, i) => x.var_mean(1L),
        ["std_mean"] = (x, i) => x.std_mean(), ["norm"] = (x, i) => x.norm(), ["norm 3"] = (x, i) => x.norm(1, p: 3), ["logsumexp"] = (x, i) => x.logsumexp(1),
        ["softmax"] = (x, i) => x.softmax(0), ["log_softmax"] = (x, i) => x.log_softmax(1), ["cumsum"] = (x, i) => x.cumsum(0),
        ["mm"] = (x, i) => x.mm(x), ["matmul 3"] = (x, i) => x.matmul(x), ["reshape"] = (x, i) => x.reshape(-1), ["flatten"] = (x, i) => x.flatten(),
        ["chunk"] = (x, i) => x.chunk(2), ["repeat"] = (x, i) => x.repeat(2, 2), ["tile"] = (x, i) => x.tile([2]), ["flip"] = (x, i) => x.flip(0),
        ["roll"] = (x, i) => x.roll([1, 1], [0, 1]), ["roll flat"] = (x, i) => x.roll(1), ["diag"] = (x, i) => x.diag(), ["tril"] = (x, i) => x.tril(),
        ["trace"] = (x, i) => x.trace(), ["gather"] = (x, i) => x.gather(1, i), ["scatter_add"] = (x, i) => x.scatter_add(1, i, x), ["index"] = (x, i) => x[i],
        ["index number"] = (x, i) => x[0, 1], ["index range"] = (x, i) => x[.., 1..], ["masked_fill"] = (x, i) => x.clone().masked_fill_(i.to(ScalarType.Bool), 1),
        ["sort"] = (x, i) => x.sort(), ["argsort"] = (x, i) => x.argsort(0), ["topk"] = (x, i) => x.topk(1), ["median"] = (x, i) => x.median(),
        ["unique"] = (x, i) => x.unique().output, ["kthvalue"] = (x, i) => x.kthvalue(1, 1), ["nonzero"] = (x, i) => x.nonzero(), ["unbind"] = (x, i) => x.unbind(),
        ["cat"] = (x, i) => cat([x, x]), ["stack"] = (x, i) => stack([x, x]), ["hstack"] = (x, i) => hstack([x, x]), ["meshgrid"] = (x, i) => meshgrid([x[0], x[1]]).Length,
        ["where"] = (x, i) => where(i == 0, x, x), ["randn"] = (x, i) => randn(3), ["randint"] = (x, i) => randint(5, [3]), ["randperm"] = (x, i) => randperm(5),
        ["arange"] = (x, i) => arange(0, 1, 0.1), ["linspace"] = (x, i) => linspace(0, 1, 5), ["eye"] = (x, i) => eye(3), ["tensor as"] = (x, i) => tensor(new[] { 1, 2 }, ScalarType.Float32),
        ["print"] = (x, i) => x.jlstr(), ["item"] = (x, i) => x.sum().item<float>(), ["data"] = (x, i) => x.t().data<float>().ToArray(), ["state"] = (x, i) => get_rng_state(),
        ["interleaved"] = (x, i) => x.reshape(1, 2, 2, 1).Interleaved(), ["to"] = (x, i) => x.to(ScalarType.Float64), ["bincount"] = (x, i) => i.reshape(-1).bincount(null),
    };

    // Operations whose lambda makes an intermediate tensor of its own, which is left alone here.
    private static readonly Dictionary<string, int> OwnIntermediates = new()
    {
        ["masked_fill"] = 1, ["meshgrid"] = 4, ["where"] = 1, ["item"] = 1, ["data"] = 1, ["interleaved"] = 1, ["bincount"] = 1,
    };

    public static TheoryData<string> Names() => [.. Operations.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Nothing_is_left_behind(string name)
    {
        using var x = tensor(new float[] { 1, 2, 3, 4 }, [2, 2]);
        using var i = tensor(new long[] { 0, 1, 1, 0 }, [2, 2]);
        var statistics = DisposeScopeManager.Statistics;
        long before = statistics.ThreadTotalLiveCount;
        object result = Operations[name](x, i);
        switch (result)
        {
            case Tensor tensor: tensor.Dispose(); break;
            case Tensor[] tensors: Array.ForEach(tensors, tensor => tensor.Dispose()); break;
            case ValueTuple<Tensor, Tensor> pair: pair.Item1.Dispose(); pair.Item2.Dispose(); break;
        }
        Assert.Equal(OwnIntermediates.GetValueOrDefault(name), statistics.ThreadTotalLiveCount - before);
    }
}
