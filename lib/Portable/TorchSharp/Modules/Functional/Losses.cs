namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>Binary cross-entropy of probabilities; logarithms are cut off at -100.</summary>
            /// <param name="input">Probabilities.</param>
            /// <param name="target">Targets in 0 … 1, of the same shape and type.</param>
            /// <param name="weight">A weight for each element, or null.</param>
            /// <param name="reduction">How the losses are joined.</param>
            public static Tensor binary_cross_entropy(Tensor input, Tensor target, Tensor? weight = null, Reduction reduction = Reduction.Mean)
            {
                if (!input.Sizes.AsSpan().SequenceEqual(target.Sizes))
                    throw Dims.Error($"Using a target size ({Dims.Text(target.Sizes)}) that is different to the input size " +
                        $"({Dims.Text(input.Sizes)}) is deprecated. Please ensure they have the same size.");
                return ElementLosses.BinaryCrossEntropy.Run(input, target, reduction, weight);
            }

            /// <summary>Binary cross-entropy of logits.</summary>
            /// <param name="input">Logits.</param>
            /// <param name="target">Targets in 0 … 1, of the same shape and type.</param>
            /// <param name="weight">A weight for each element, or null.</param>
            /// <param name="reduction">How the losses are joined.</param>
            /// <param name="pos_weights">A weight for the positive part of each class, or null.</param>
            public static Tensor binary_cross_entropy_with_logits(Tensor input, Tensor target, Tensor? weight = null,
                Reduction reduction = Reduction.Mean, Tensor? pos_weights = null)
            {
                if (!input.Sizes.AsSpan().SequenceEqual(target.Sizes))
                    throw Dims.Error($"Target size ({Dims.Text(target.Sizes)}) must be the same as input size ({Dims.Text(input.Sizes)})");
                return LogitLoss.Run(input, target, weight, reduction, pos_weights);
            }

            /// <summary>Cross-entropy of class scores.</summary>
            /// <param name="input">Scores [N, C] or [N, C, d1 …].</param>
            /// <param name="target">Class indices [N] or [N, d1 …] (Int64), or probabilities of the input's shape.</param>
            /// <param name="weight">A weight for each class, or null.</param>
            /// <param name="ignore_index">A label that does not count.</param>
            /// <param name="reduction">How the losses are joined.</param>
            /// <param name="label_smoothing">How much of the probability is spread evenly over all classes, 0 to 1.</param>
            public static Tensor cross_entropy(Tensor input, Tensor target, Tensor? weight = null, long ignore_index = -100,
                Reduction reduction = Reduction.Mean, double label_smoothing = 0.0) =>
                ClassLosses.CrossEntropy(input, target, weight, ignore_index, reduction, label_smoothing);

            /// <summary>Negative log likelihood.</summary>
            /// <param name="input">Log probabilities [N, C] or [N, C, d1 …].</param>
            /// <param name="target">Class indices [N] or [N, d1 …] (Int64).</param>
            /// <param name="weight">A weight for each class, or null.</param>
            /// <param name="reduction">How the losses are joined.</param>
            public static Tensor nll_loss(Tensor input, Tensor target, Tensor? weight = null, Reduction reduction = Reduction.Mean) =>
                ClassLosses.LogLikelihood(input, target, weight, -100, reduction);

            /// <summary>Multi-class hinge loss: the mean over classes of max(0, margin - x[label] + x[class])^p.</summary>
            /// <param name="input">Scores [N, C].</param>
            /// <param name="target">Class indices [N] (Int64).</param>
            /// <param name="p">1 or 2.</param>
            /// <param name="margin">The distance that counts as far enough.</param>
            /// <param name="weight">A weight for each class, or null.</param>
            /// <param name="reduction">How the losses are joined.</param>
            public static Tensor multi_margin_loss(Tensor input, Tensor target, int p = 1, double margin = 1.0, Tensor? weight = null,
                Reduction reduction = Reduction.Mean) => ClassLosses.MultiMargin(input, target, p, margin, weight, reduction);

            /// <summary>x where the target is 1, max(0, margin - x) where it is -1.</summary>
            /// <param name="input">Distances.</param>
            /// <param name="target">1 or -1.</param>
            /// <param name="margin">The distance that counts as far enough.</param>
            /// <param name="reduction">How the losses are joined.</param>
            public static Tensor hinge_embedding_loss(Tensor input, Tensor target, double margin = 0.0, Reduction reduction = Reduction.Mean) =>
                ElementLosses.HingeEmbedding(margin).Run(input, target, reduction);

            /// <summary>Squared difference.</summary>
            /// <param name="input">Predictions.</param>
            /// <param name="target">Targets, broadcast.</param>
            /// <param name="reduction">How the losses are joined.</param>
            public static Tensor mse_loss(Tensor input, Tensor target, Reduction reduction = Reduction.Mean) =>
                ElementLosses.SquaredError.Run(input, target, reduction);

            /// <summary>Absolute difference.</summary>
            /// <param name="input">Predictions.</param>
            /// <param name="target">Targets, broadcast.</param>
            /// <param name="reduction">How the losses are joined.</param>
            public static Tensor l1_loss(Tensor input, Tensor target, Reduction reduction = Reduction.Mean) =>
                ElementLosses.AbsoluteError.Run(input, target, reduction);

            /// <summary>Squared below beta, straight above.</summary>
            /// <param name="input">Predictions.</param>
            /// <param name="target">Targets, broadcast.</param>
            /// <param name="reduction">How the losses are joined.</param>
            /// <param name="beta">Where the square turns into a straight line.</param>
            public static Tensor smooth_l1_loss(Tensor input, Tensor target, Reduction reduction = Reduction.Mean, double beta = 1.0) =>
                (beta == 0 ? ElementLosses.AbsoluteError : ElementLosses.SmoothAbsolute("SmoothL1LossBackward", beta, 1)).Run(input, target, reduction);

            /// <summary>Squared below delta, straight above: delta times the smooth L1 loss.</summary>
            /// <param name="input">Predictions.</param>
            /// <param name="target">Targets, broadcast.</param>
            /// <param name="delta">Where the square turns into a straight line.</param>
            /// <param name="reduction">How the losses are joined.</param>
            public static Tensor huber_loss(Tensor input, Tensor target, double delta = 1.0, Reduction reduction = Reduction.Mean) =>
                ElementLosses.SmoothAbsolute("HuberLossBackward", delta, delta).Run(input, target, reduction);
        }
    }
}
