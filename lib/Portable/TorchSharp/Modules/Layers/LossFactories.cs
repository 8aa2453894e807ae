using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>Binary cross-entropy of probabilities.</summary>
        /// <param name="weight">A weight for each element of a batch, or null.</param>
        /// <param name="reduction">How the losses of a batch are joined.</param>
        public static BCELoss BCELoss(Tensor? weight = null, Reduction reduction = Reduction.Mean) => new(weight, reduction);

        /// <summary>Binary cross-entropy of logits, stable where the probability nears 0 or 1.</summary>
        /// <param name="weight">A weight for each element of a batch, or null.</param>
        /// <param name="reduction">How the losses of a batch are joined.</param>
        /// <param name="pos_weights">A weight for the positive examples of each class, or null.</param>
        public static BCEWithLogitsLoss BCEWithLogitsLoss(Tensor? weight = null, Reduction reduction = Reduction.Mean, Tensor? pos_weights = null) => new(weight, reduction, pos_weights);

        /// <summary>Cross-entropy of class scores.</summary>
        /// <param name="weight">A weight for each class, or null.</param>
        /// <param name="ignore_index">A label that does not count.</param>
        /// <param name="reduction">How the losses of a batch are joined.</param>
        public static CrossEntropyLoss CrossEntropyLoss(Tensor? weight = null, long? ignore_index = null, Reduction reduction = Reduction.Mean) => new(weight, ignore_index, reduction);

        /// <summary>Negative log likelihood of log probabilities.</summary>
        /// <param name="weight">A weight for each class, or null.</param>
        /// <param name="reduction">How the losses of a batch are joined.</param>
        public static NLLLoss NLLLoss(Tensor? weight = null, Reduction reduction = Reduction.Mean) => new(weight, reduction);

        /// <summary>Multi-class hinge loss.</summary>
        /// <param name="p">1 or 2: the power of a violation.</param>
        /// <param name="margin">The distance that counts as far enough.</param>
        /// <param name="weight">A weight for each class, or null.</param>
        /// <param name="reduction">How the losses of a batch are joined.</param>
        public static MultiMarginLoss MultiMarginLoss(int p = 1, double margin = 1.0, Tensor? weight = null, Reduction reduction = Reduction.Mean) => new(p, margin, weight, reduction);

        /// <summary>Squared difference.</summary>
        /// <param name="reduction">How the losses of a batch are joined.</param>
        public static MSELoss MSELoss(Reduction reduction = Reduction.Mean) => new(reduction);

        /// <summary>Absolute difference.</summary>
        /// <param name="reduction">How the losses of a batch are joined.</param>
        public static L1Loss L1Loss(Reduction reduction = Reduction.Mean) => new(reduction);

        /// <summary>Squared below beta, straight above (Girshick 2015).</summary>
        /// <param name="reduction">How the losses of a batch are joined.</param>
        /// <param name="beta">Where the square turns into a straight line.</param>
        public static SmoothL1Loss SmoothL1Loss(Reduction reduction = Reduction.Mean, double beta = 1.0) => new(reduction, beta);

        /// <summary>Squared below delta, straight above (Huber 1964).</summary>
        /// <param name="delta">Where the square turns into a straight line.</param>
        /// <param name="reduction">How the losses of a batch are joined.</param>
        public static HuberLoss HuberLoss(double delta = 1.0, Reduction reduction = Reduction.Mean) => new(delta, reduction);

        /// <summary>x where the target is 1, max(0, margin - x) where it is -1.</summary>
        /// <param name="margin">The distance that counts as far enough.</param>
        /// <param name="reduction">How the losses of a batch are joined.</param>
        public static HingeEmbeddingLoss HingeEmbeddingLoss(double margin = 1.0, Reduction reduction = Reduction.Mean) => new(margin, reduction);
    }
}
