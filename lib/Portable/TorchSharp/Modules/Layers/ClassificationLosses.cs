using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Binary cross-entropy of probabilities.</summary>
public sealed class BCELoss : WeightedLoss<Tensor, Tensor, Tensor>
{
    /// <summary>Sets the options.</summary>
    /// <param name="weight">A weight for each element of a batch, or null.</param>
    /// <param name="reduction">How the losses of a batch are joined.</param>
    public BCELoss(Tensor? weight = null, nn.Reduction reduction = nn.Reduction.Mean)
        : base(weight, reduction) { }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input, Tensor target) =>
        nn.functional.binary_cross_entropy(input, target, weight, reduction);
}

/// <summary>Binary cross-entropy of logits, stable where the probability nears 0 or 1.</summary>
public sealed class BCEWithLogitsLoss : WeightedLoss<Tensor, Tensor, Tensor>
{
    /// <summary>Sets the options.</summary>
    /// <param name="weight">A weight for each element of a batch, or null.</param>
    /// <param name="reduction">How the losses of a batch are joined.</param>
    /// <param name="pos_weights">A weight for the positive examples of each class, or null.</param>
    public BCEWithLogitsLoss(Tensor? weight = null, nn.Reduction reduction = nn.Reduction.Mean, Tensor? pos_weights = null)
        : base(weight, reduction) => this.pos_weights = pos_weights;

    /// <summary>A weight for the positive examples of each class, or null.</summary>
    public Tensor? pos_weights { get; }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input, Tensor target) =>
        nn.functional.binary_cross_entropy_with_logits(input, target, weight, reduction, pos_weights);
}

/// <summary>Cross-entropy of class scores.</summary>
public sealed class CrossEntropyLoss : WeightedLoss<Tensor, Tensor, Tensor>
{
    /// <summary>Sets the options.</summary>
    /// <param name="weight">A weight for each class, or null.</param>
    /// <param name="ignore_index">A label that does not count.</param>
    /// <param name="reduction">How the losses of a batch are joined.</param>
    /// <param name="label_smoothing">How much of the probability is spread evenly over all classes, 0 to 1.</param>
    public CrossEntropyLoss(Tensor? weight = null, long? ignore_index = null, nn.Reduction reduction = nn.Reduction.Mean, double label_smoothing = 0.0)
        : base(weight, reduction) => (this.ignore_index, this.label_smoothing) = (ignore_index, label_smoothing);

    /// <summary>A label that does not count.</summary>
    public long? ignore_index { get; }

    /// <summary>How much of the probability is spread evenly over all classes, 0 to 1.</summary>
    public double label_smoothing { get; }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input, Tensor target) =>
        nn.functional.cross_entropy(input, target, weight, ignore_index ?? -100, reduction, label_smoothing);
}

/// <summary>Negative log likelihood of log probabilities.</summary>
public sealed class NLLLoss : WeightedLoss<Tensor, Tensor, Tensor>
{
    /// <summary>Sets the options.</summary>
    /// <param name="weight">A weight for each class, or null.</param>
    /// <param name="reduction">How the losses of a batch are joined.</param>
    public NLLLoss(Tensor? weight = null, nn.Reduction reduction = nn.Reduction.Mean)
        : base(weight, reduction) { }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input, Tensor target) =>
        nn.functional.nll_loss(input, target, weight, reduction);
}

/// <summary>Multi-class hinge loss.</summary>
public sealed class MultiMarginLoss : WeightedLoss<Tensor, Tensor, Tensor>
{
    /// <summary>Sets the options.</summary>
    /// <param name="p">1 or 2: the power of a violation.</param>
    /// <param name="margin">The distance that counts as far enough.</param>
    /// <param name="weight">A weight for each class, or null.</param>
    /// <param name="reduction">How the losses of a batch are joined.</param>
    public MultiMarginLoss(int p = 1, double margin = 1.0, Tensor? weight = null, nn.Reduction reduction = nn.Reduction.Mean)
        : base(weight, reduction) => (this.p, this.margin) = (p, margin);

    /// <summary>1 or 2: the power of a violation.</summary>
    public int p { get; }

    /// <summary>The distance that counts as far enough.</summary>
    public double margin { get; }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input, Tensor target) =>
        nn.functional.multi_margin_loss(input, target, p, margin, weight, reduction);
}

/// <summary>x where the target is 1, max(0, margin - x) where it is -1.</summary>
public sealed class HingeEmbeddingLoss : Loss<Tensor, Tensor, Tensor>
{
    /// <summary>Sets the options.</summary>
    /// <param name="margin">The distance that counts as far enough.</param>
    /// <param name="reduction">How the losses of a batch are joined.</param>
    public HingeEmbeddingLoss(double margin = 0.0, nn.Reduction reduction = nn.Reduction.Mean)
        : base(reduction) => this.margin = margin;

    /// <summary>The distance that counts as far enough.</summary>
    public double margin { get; }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input, Tensor target) =>
        nn.functional.hinge_embedding_loss(input, target, margin, reduction);
}
