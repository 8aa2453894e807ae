namespace SmallData.Classifiers;

/// <summary>A linear support vector machine: minimises ½‖w‖² + C Σ max(0, 1 − y (w·x + b))², the intercept b regularised along with w. The same problem as liblinear's
/// and scikit-learn's LinearSVC with squared hinge (Fan et al. 2008), solved exactly. More than two classes: one against the rest.</summary>
public sealed class LinearSvm : NotebookView, IDisposable
{
    private LinearSvm(double c, Tensor coefficients, double[] intercepts, int[] supportVectors, int samples, double trainingAccuracy) =>
        (C, Coefficients, Intercepts, SupportVectors, Samples, TrainingAccuracy) = (c, coefficients, intercepts, supportVectors, samples, trainingAccuracy);

    /// <summary>What a sample inside the margin costs: small C, wide margin; large C, few mistakes in training.</summary>
    public double C { get; }

    /// <summary>w: float32, shape [1, d] for two classes, [classes, d] for more.</summary>
    internal Tensor Coefficients { get; }

    /// <summary>b: one for two classes, else one a class.</summary>
    public IReadOnlyList<double> Intercepts { get; }

    /// <summary>How many samples it was fitted to.</summary>
    public int Samples { get; }

    /// <summary>Share of those that it gets right, 0 to 1.</summary>
    public double TrainingAccuracy { get; }

    /// <summary>How many samples lie inside the margin, or at its edge but for rounding, and so hold it in place; for more than two classes, one number a class.</summary>
    public IReadOnlyList<int> SupportVectors { get; }

    /// <summary>Coefficients and intercepts together.</summary>
    public long Parameters => Coefficients.numel() + Intercepts.Count;

    /// <summary>Fits.</summary>
    /// <param name="features">float32, shape [n, d].</param>
    /// <param name="labels">int64, shape [n]: 0, 1, …</param>
    /// <param name="c">What a sample inside the margin costs; more than 0.</param>
    /// <exception cref="SmallDataException">Shapes do not fit, a class is missing, or a feature is NaN or infinite.</exception>
    public static LinearSvm Fit(Tensor features, Tensor labels, double c = 1) => Fit(new ClassifierData(features, labels), c);

    internal static LinearSvm Fit(ClassifierData data, double c)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(c);
        _ = data.Products;
        using var alone = new OneThread();
        OneVersusRest machine = new OneVersusRest(data, [.. Enumerable.Range(0, data.Count)]).Solve(c);
        return new LinearSvm(c, data.Combine(machine.Weights), [.. machine.Weights.Select(one => one.Sum())],
            [.. machine.Weights.Select(one => one.Count(weight => weight != 0))], data.Count, machine.TrainingAccuracy);
    }

    /// <summary>w·x + b of each sample: float32, shape [n] for two classes (above 0 says the second), [n, classes] for more.</summary>
    /// <param name="features">float32, shape [n, d].</param>
    public Tensor Decide(Tensor features)
    {
        if (features.shape is not [_, var width] || width != Coefficients.shape[1])
        {
            throw new SmallDataException(Invariant($"The SVM was fitted to {Coefficients.shape[1]} features; these have the shape [{string.Join(", ", features.shape)}]. Use the same base and the same form (Flat or Pooled)."));
        }

        using var noGradients = no_grad();
        using var scope = NewDisposeScope();
        Tensor offsets = tensor(Intercepts.Select(one => (float)one).ToArray(), device: features.device);
        Tensor decisions = features.mm(Coefficients.to(features.device).t()).add(offsets);
        return (Intercepts.Count == 1 ? decisions.squeeze(1) : decisions).MoveToOuterDisposeScope();
    }

    /// <summary>The class of each sample.</summary>
    /// <param name="features">float32, shape [n, d].</param>
    public int[] Predict(Tensor features)
    {
        using var scope = NewDisposeScope();
        Tensor decisions = Decide(features);
        Tensor chosen = decisions.dim() == 1 ? decisions.gt(0).to(ScalarType.Int64) : decisions.argmax(1);
        return [.. chosen.cpu().data<long>().Select(label => (int)label)];
    }

    /// <summary>Share of right answers, 0 to 1.</summary>
    /// <param name="features">float32, shape [n, d].</param>
    /// <param name="labels">int64, shape [n].</param>
    public double Accuracy(Tensor features, Tensor labels)
    {
        var data = new ClassifierData(features, labels);
        return Predict(features).Zip(data.Labels).Count(pair => pair.First == pair.Second) / (double)data.Count;
    }

    /// <inheritdoc/>
    public void Dispose() => Coefficients.Dispose();

    /// <inheritdoc/>
    public override string ToText() => Invariant($"linear SVM, C = {C}: {Samples:N0} samples of {Coefficients.shape[1]:N0} features, {string.Join(" / ", SupportVectors)} of them hold the border, at the edge of the street or in it, {TrainingAccuracy:P1} of the training right");
}
