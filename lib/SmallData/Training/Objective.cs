namespace SmallData.Training;

/// <summary>What a net is trained for: the loss to make small and the answers to count as right.</summary>
public abstract class Objective
{
    /// <summary>Two classes, one logit for the second (Keras's Dense(1, sigmoid) with binary cross-entropy).</summary>
    public static Objective Binary { get; } = new BinaryObjective();

    /// <summary>Any number of classes, one logit each (softmax with cross-entropy).</summary>
    public static Objective Categorical { get; } = new CategoricalObjective();

    /// <summary>What fits a number of classes, and how many logits a net for it ends in: one for two classes, else one each.</summary>
    /// <param name="classes">At least 2.</param>
    public static (Objective Objective, int Logits) For(int classes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 2);
        return classes == 2 ? (Binary, 1) : (Categorical, classes);
    }

    /// <summary>The mean loss of a batch, a scalar.</summary>
    /// <param name="logits">The net's output, before sigmoid or softmax.</param>
    /// <param name="labels">int64, shape [n].</param>
    public abstract Tensor Loss(Tensor logits, Tensor labels);

    /// <summary>The probability of each class, float32, shape [n, classes].</summary>
    internal abstract Tensor Probabilities(Tensor logits);

    /// <summary>The class that each logit speaks for, int64, shape [n].</summary>
    /// <param name="logits">The net's output.</param>
    public abstract Tensor Predictions(Tensor logits);

    private sealed class BinaryObjective : Objective
    {
        public override Tensor Loss(Tensor logits, Tensor labels) =>
            nn.functional.binary_cross_entropy_with_logits(logits.reshape(-1), labels.to(logits.dtype));

        internal override Tensor Probabilities(Tensor logits)
        {
            Tensor second = logits.reshape(-1).sigmoid();
            return stack([1 - second, second], 1);
        }

        public override Tensor Predictions(Tensor logits) => logits.reshape(-1).gt(0).to(ScalarType.Int64);
    }

    private sealed class CategoricalObjective : Objective
    {
        public override Tensor Loss(Tensor logits, Tensor labels) => nn.functional.cross_entropy(logits, labels);

        internal override Tensor Probabilities(Tensor logits) => logits.softmax(1);

        public override Tensor Predictions(Tensor logits) => logits.argmax(1);
    }
}
