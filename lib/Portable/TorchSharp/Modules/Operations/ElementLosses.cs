using System.Runtime.InteropServices;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp;

/// <summary>The formulas of losses that treat each element alone.</summary>
internal static class ElementLosses
{
    internal static readonly PointwiseLoss SquaredError = new("MseLossBackward", (x, y) => (x - y) * (x - y), (x, y) => 2 * (x - y), Symmetric: true);

    internal static readonly PointwiseLoss AbsoluteError = new("L1LossBackward", (x, y) => Math.Abs(x - y), (x, y) => Sign(x - y), Symmetric: true);

    // PyTorch cuts the logarithms off at -100 and the divisor at 1e-12, so that a saturated probability costs no infinity.
    internal static readonly PointwiseLoss BinaryCrossEntropy = new("BinaryCrossEntropyBackward",
        (x, y) => x is >= 0 and <= 1
            ? -(y * Math.Max(Math.Log(x), -100) + (1 - y) * Math.Max(Math.Log(1 - x), -100))
            : double.IsNaN(x) ? x : throw new ExternalException("all elements of input should be between 0 and 1"),
        (x, y) => (x - y) / Math.Max((1 - x) * x, 1e-12));

    internal static PointwiseLoss SmoothAbsolute(string name, double bend, double scale) => new(name,
        (x, y) => Math.Abs(x - y) is var d && d < bend ? scale * 0.5 * d * d / bend : scale * (d - 0.5 * bend),
        (x, y) => Math.Abs(x - y) < bend ? scale * (x - y) / bend : scale * Sign(x - y), Symmetric: true);

    internal static PointwiseLoss HingeEmbedding(double margin) => new("HingeEmbeddingLossBackward",
        (x, y) => (y != 1 ? Math.Max(0, margin - x) : 0) + (y != -1 ? x : 0),
        (x, y) => (y != 1 && margin - x > 0 ? -1 : 0) + (y != -1 ? 1 : 0));

    internal static double Sign(double x) => x > 0 ? 1 : x < 0 ? -1 : 0;
}

/// <summary>Binary cross-entropy of logits: (1 - y) · x + (1 + (w - 1) · y) · log(1 + exp(-x)), w the weight of positives.</summary>
internal static class LogitLoss
{
    internal static Tensor Run(Tensor input, Tensor target, Tensor? weight, Reduction reduction, Tensor? positive)
    {
        if (positive is null) return Plain.Run(input, target, reduction, weight);
        // The same formula with the positive part weighted: loss(x, y) = w·y·softplus(-x) + (1 - y)·softplus(x).
        using var scope = NewDisposeScope();
        var positives = target.mul(positive);
        var ofPositives = Positives.Run(input, positives, Reduction.None, weight);
        var ofNegatives = Negatives.Run(input, target, Reduction.None, weight);
        var loss = ofPositives.add(ofNegatives);
        var reduced = reduction switch { Reduction.None => loss, Reduction.Sum => loss.sum(), _ => loss.mean() };
        return reduced.MoveToOuterDisposeScope();
    }

    private static readonly PointwiseLoss Plain = new("BinaryCrossEntropyWithLogitsBackward",
        (x, y) => (1 - y) * x + Softplus(-x), (x, y) => Sigmoid(x) - y);

    private static readonly PointwiseLoss Positives = new("BinaryCrossEntropyWithLogitsBackward",
        (x, y) => y * Softplus(-x), (x, y) => -y * Sigmoid(-x));

    private static readonly PointwiseLoss Negatives = new("BinaryCrossEntropyWithLogitsBackward",
        (x, y) => (1 - y) * Softplus(x), (x, y) => (1 - y) * Sigmoid(x));

    private static double Softplus(double x) => x > 0 ? x + double.LogP1(Math.Exp(-x)) : double.LogP1(Math.Exp(x));

    private static double Sigmoid(double x) => x >= 0 ? 1 / (1 + Math.Exp(-x)) : Math.Exp(x) / (1 + Math.Exp(x));
}
