using TorchSharp;
using static Portable.Tests.Nn.Golden;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;
using Reduction = TorchSharp.torch.nn.Reduction;

namespace Portable.Tests.Nn;

/// <summary>Values and gradients of losses against PyTorch, in each reduction.</summary>
public class LossTests
{
    private static readonly Dictionary<string, Func<Tensor, Reduction, Tensor>> Losses = new()
    {
        ["ce"] = (x, r) => F.cross_entropy(x, Labels, reduction: r),
        ["ce_weight_ignore"] = (x, r) => F.cross_entropy(x, tensor(new long[] { 1, -100, 3, 2, -100 }), Weight, reduction: r),
        ["ce_smooth"] = (x, r) => F.cross_entropy(x, Labels, Weight, reduction: r, label_smoothing: 0.1),
        ["ce_probabilities"] = (x, r) => F.cross_entropy(x, Probabilities, reduction: r, label_smoothing: 0.1),
        ["ce_pixels"] = (x, r) => F.cross_entropy(x, tensor(new long[] { 0, 1, 2, 1, 2, 0 }).reshape(1, 2, 3), reduction: r),
        ["nll"] = (x, r) => F.nll_loss(x, Labels, Weight, r),
        ["bce"] = (x, r) => F.binary_cross_entropy(x.add(1).div(2), Probabilities, reduction: r),
        ["bce_logits"] = (x, r) => F.binary_cross_entropy_with_logits(x.mul(9), Probabilities, reduction: r),
        ["bce_logits_pos"] = (x, r) => F.binary_cross_entropy_with_logits(x, Probabilities, Targets.abs(), r, Weight),
        ["mse"] = (x, r) => F.mse_loss(x, Targets, r),
        ["l1"] = (x, r) => F.l1_loss(x, Targets, r),
        ["smooth_l1"] = (x, r) => F.smooth_l1_loss(x, Targets, r, 0.7),
        ["huber"] = (x, r) => F.huber_loss(x, Targets, 0.7, r),
        ["hinge_embedding"] = (x, r) => F.hinge_embedding_loss(x, Fill([5, 4], 2.1, 0.9).sign(), 0.8, r),
        ["multi_margin"] = (x, r) => F.multi_margin_loss(x, Labels, weight: Weight, reduction: r),
        ["multi_margin_2"] = (x, r) => F.multi_margin_loss(x, Labels, 2, 0.5, null, r),
    };

    private static Tensor Labels => tensor(new long[] { 1, 0, 3, 2, 3 });

    private static Tensor Weight => tensor(new[] { 0.5f, 1.5f, 1.0f, 2.0f });

    private static Tensor Probabilities => Fill([5, 4], 0.5, 0.2).add(1).div(2);

    private static Tensor Targets => Fill([5, 4], 0.6, 0.9);

    public static IEnumerable<object[]> Cases() =>
        from name in Losses.Keys from reduction in Enum.GetValues<Reduction>() select new object[] { name, reduction };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Loss(string name, Reduction reduction)
    {
        var x = Leaf(name == "ce_pixels" ? [1, 3, 2, 3] : [5, 4], 1.1, 0.4);
        Check($"{name}_{reduction.ToString().ToLowerInvariant()}", Losses[name](x, reduction), [x], 3e-6);
    }

    [Fact]
    public void SymmetricLossesHaveAGradientByTheTarget()
    {
        Tensor x = Leaf([3, 2]), y = Leaf([2], 0.5, 0.9);
        F.mse_loss(x, y).backward();
        double[] a = x.detach().to(ScalarType.Float64).data<double>().ToArray(), b = y.detach().to(ScalarType.Float64).data<double>().ToArray();
        var expected = new double[2];
        for (int i = 0; i < 6; i++) expected[i % 2] -= 2 * (a[i] - b[i % 2]) / 6;
        Near(expected, y.grad!, 1e-6, "gradient by the target");
    }

    [Fact]
    public void SaturatedProbabilitiesCostAtMost100()
    {
        using var loss = nn.BCELoss();
        Assert.Equal(100, loss.call(tensor(new[] { 0f }), tensor(new[] { 1f })).ToSingle());
    }

    [Fact]
    public void LargeLogitsDoNotOverflow()
    {
        using var loss = nn.BCEWithLogitsLoss();
        Assert.Equal(500, loss.call(tensor(new[] { 1000f, -1000f }), tensor(new[] { 0f, 0f })).ToSingle());
    }
}
