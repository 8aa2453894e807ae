using System.Runtime.InteropServices;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp;

/// <summary>Losses of rows of class scores: cross-entropy, negative log likelihood, multi-class hinge.</summary>
internal static unsafe class ClassLosses
{
    /// <summary>
    /// Cross-entropy of scores [N, C] or [N, C, d1 …] against class indices, or against probabilities of the same shape.
    /// </summary>
    internal static Tensor CrossEntropy(Tensor input, Tensor target, Tensor? weight, long ignored, Reduction reduction, double smoothing)
    {
        if (smoothing is < 0 or > 1) throw new ExternalException($"label_smoothing must be between 0.0 and 1.0. Got: {smoothing}");
        int classDim = input.ndim == 1 ? 0 : 1;
        using var scope = NewDisposeScope();
        var log = input.log_softmax(classDim);
        if (target.Sizes.AsSpan().SequenceEqual(input.Sizes) && Dtypes.IsFloat(target.dtype))
            return Probabilities(log, target, weight, reduction, smoothing, classDim).MoveToOuterDisposeScope();
        return LogLikelihood(log, target, weight, ignored, reduction, smoothing).MoveToOuterDisposeScope();
    }

    /// <summary>Negative log likelihood of log probabilities [N, C] or [N, C, d1 …] at class indices.</summary>
    internal static Tensor LogLikelihood(Tensor log, Tensor target, Tensor? weight, long ignored, Reduction reduction, double smoothing = 0)
    {
        using var scope = NewDisposeScope();
        var (rows, targets) = Rows(log, target, "nll_loss_nd");
        int classes = (int)rows.Sizes[1], count = checked((int)targets.Count);
        long* labels = (long*)targets.Data;
        using Doubles x = Doubles.Read(rows), w = Weights(weight, classes), values = new(count), slope = new(x.Length);
        double total = 0, evenly = smoothing / classes;
        for (int row = 0; row < count; row++)
        {
            if (labels[row] == ignored) continue;
            int label = Label(labels[row], classes), at = row * classes;
            double loss = -(1 - smoothing) * w[label] * x[at + label];
            for (int c = 0; smoothing > 0 && c < classes; c++)
            {
                loss -= evenly * w[c] * x[at + c];
                slope[at + c] = -evenly * w[c];
            }
            slope[at + label] -= (1 - smoothing) * w[label];
            values[row] = loss;
            total += w[label];
        }
        var slopes = Autograd.Needed(rows) ? slope.Write(rows.Sizes, log.dtype) : null;
        return Reduced.Loss("NllLossBackward", values, [count], log.dtype, reduction, total, slopes, [rows])
            .Shaped(reduction, target).MoveToOuterDisposeScope();
    }

    /// <summary>Mean over classes of max(0, margin - x[label] + x[class])^p, without the label's own (multi-class hinge).</summary>
    internal static Tensor MultiMargin(Tensor input, Tensor target, int p, double margin, Tensor? weight, Reduction reduction)
    {
        if (p is not (1 or 2)) throw new ExternalException("only p == 1 and p == 2 supported");
        using var scope = NewDisposeScope();
        var (rows, targets) = Rows(input, target, "multi_margin_loss");
        int classes = (int)rows.Sizes[1], count = checked((int)targets.Count);
        long* labels = (long*)targets.Data;
        using Doubles x = Doubles.Read(rows), w = Weights(weight, classes), values = new(count), slope = new(x.Length);
        for (int row = 0; row < count; row++)
        {
            int label = Label(labels[row], classes), at = row * classes;
            for (int c = 0; c < classes; c++)
            {
                double violation = margin - x[at + label] + x[at + c];
                if (c == label || violation <= 0) continue;
                double value = p == 1 ? violation : violation * violation, derivative = p == 1 ? 1 : 2 * violation;
                values[row] += w[label] * value / classes;
                slope[at + c] += w[label] * derivative / classes;
                slope[at + label] -= w[label] * derivative / classes;
            }
        }
        var slopes = Autograd.Needed(rows) ? slope.Write(rows.Sizes, input.dtype) : null;
        return Reduced.Loss("MultiMarginLossBackward", values, [count], input.dtype, reduction, count, slopes, [rows])
            .Shaped(reduction, target).MoveToOuterDisposeScope();
    }

    private static Tensor Probabilities(Tensor log, Tensor target, Tensor? weight, Reduction reduction, double smoothing, int classDim)
    {
        long classes = log.Sizes[classDim];
        var wanted = smoothing > 0 ? target.mul(1 - smoothing).add(smoothing / classes) : target;
        var terms = log.mul(wanted);
        if (weight is not null)
        {
            var shape = new long[log.Sizes.Length];
            Array.Fill(shape, 1);
            shape[classDim] = classes;
            terms = terms.mul(weight.reshape(shape));
        }
        var loss = terms.sum(classDim).neg();
        return reduction switch
        {
            Reduction.None => loss,
            Reduction.Sum => loss.sum(),
            _ => loss.sum().div(Math.Max(1, log.Count / classes)),
        };
    }

    /// <summary>Scores as [rows, classes], and one label a row.</summary>
    private static (Tensor Rows, Tensor Labels) Rows(Tensor scores, Tensor target, string operation)
    {
        if (target.dtype != ScalarType.Int64)
            throw new ExternalException($"{operation}: expected scalar type Long but found {Dtypes.Name(target.dtype)}");
        var (s, t) = (scores.Sizes, target.Sizes);
        long[] expected = s.Length <= 1 ? [] : [s[0], .. s[2..]];
        if (!t.AsSpan().SequenceEqual(expected))
        {
            throw s.Length > 1 && t.Length > 0 && t[0] != s[0]
                ? new ExternalException($"Expected input batch_size ({s[0]}) to match target batch_size ({t[0]}).")
                : new ExternalException($"Expected target size {Dims.Text(expected)}, got {Dims.Text(t)}");
        }
        var rows = s.Length switch
        {
            1 => scores.unsqueeze(0),
            2 => scores,
            _ => scores.movedim([1], [s.Length - 1]).reshape(-1, s[1]),
        };
        return (rows, Operands.Contiguous(target));
    }

    private static int Label(long label, int classes) =>
        label >= 0 && label < classes ? (int)label : throw new ExternalException($"Target {label} is out of bounds.");

    private static Doubles Weights(Tensor? weight, int classes)
    {
        if (weight is null)
        {
            var ones = new Doubles(classes);
            ones.Fill(1);
            return ones;
        }
        if (weight.Count != classes)
            throw new ExternalException("weight tensor should be defined either for all " +
                $"{classes} classes or no classes but got weight tensor of shape: {Dims.Text(weight.Sizes)}");
        return Doubles.Read(weight);
    }

    /// <summary>Gives unreduced losses the target's shape.</summary>
    private static Tensor Shaped(this Tensor loss, Reduction reduction, Tensor target) =>
        reduction == Reduction.None && loss.Sizes.Length != target.Sizes.Length ? loss.reshape(target.Sizes) : loss;
}
