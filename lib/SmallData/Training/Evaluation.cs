namespace SmallData.Training;

/// <summary>How a net does on samples that it did not learn from.</summary>
public sealed class Evaluation : NotebookView
{
    internal Evaluation(double loss, IReadOnlyList<string> classNames, int[] labels, int[] predictions, float[] confidence)
    {
        (Loss, ClassNames, Labels, Predictions, Confidence) = (loss, classNames, labels, predictions, confidence);
        Accuracy = labels.Zip(predictions).Count(pair => pair.First == pair.Second) / (double)labels.Length;
    }

    /// <summary>Mean loss.</summary>
    public double Loss { get; }

    /// <summary>Share of right answers, 0 to 1.</summary>
    public double Accuracy { get; }

    /// <summary>Names of the classes in the order of their labels.</summary>
    public IReadOnlyList<string> ClassNames { get; }

    /// <summary>The true class of each sample, in the samples' order.</summary>
    public IReadOnlyList<int> Labels { get; }

    /// <summary>The class that the net chose.</summary>
    public IReadOnlyList<int> Predictions { get; }

    /// <summary>The probability that the net gave to its choice, 0 to 1.</summary>
    public IReadOnlyList<float> Confidence { get; }

    /// <summary>How many samples of class <paramref name="label"/> were taken for class <paramref name="prediction"/>.</summary>
    public int Confused(int label, int prediction) => Labels.Zip(Predictions).Count(pair => pair.First == label && pair.Second == prediction);

    /// <summary>Indices of the wrong answers, the most confident first.</summary>
    public IReadOnlyList<int> Mistakes =>
        [.. Enumerable.Range(0, Labels.Count).Where(index => Labels[index] != Predictions[index]).OrderByDescending(index => Confidence[index])];

    /// <summary>One answer in words, such as "cats; says dogs, 93 % sure".</summary>
    /// <param name="sample">Which sample, from 0.</param>
    public string Verdict(int sample) => Invariant($"{ClassNames[Labels[sample]]}; says {ClassNames[Predictions[sample]]}, {Confidence[sample]:P0} sure");

    /// <inheritdoc/>
    public override string ToText() => Invariant($"accuracy {Accuracy:0.000}, loss {Loss:0.0000}, {Labels.Count - Mistakes.Count} of {Labels.Count} right");
}
