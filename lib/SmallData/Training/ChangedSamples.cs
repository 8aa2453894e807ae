namespace SmallData.Training;

/// <summary>Samples seen through a fixed change, such as a crop: to ask a trained net how it does on them. Changes drawn at random are for training and belong to
/// <see cref="Images.Augmentations.AugmentedSamples"/>.</summary>
public sealed class ChangedSamples : ISamples
{
    private readonly ISamples samples;
    private readonly Func<Tensor, Tensor> change;

    /// <summary>Wraps samples.</summary>
    /// <param name="change">What to do to a batch of inputs; the number of samples in it must stay.</param>
    public ChangedSamples(ISamples samples, Func<Tensor, Tensor> change)
    {
        (this.samples, this.change) = (samples, change);
    }

    /// <inheritdoc/>
    public int Count => samples.Count;

    /// <inheritdoc/>
    public Device Device => samples.Device;

    /// <inheritdoc/>
    public IReadOnlyList<string> ClassNames => samples.ClassNames;

    /// <inheritdoc/>
    public Batch Take(Tensor indices)
    {
        using var scope = NewDisposeScope();
        Batch plain = samples.Take(indices);
        return new Batch(change(plain.Inputs).MoveToOuterDisposeScope(), plain.Labels.MoveToOuterDisposeScope());
    }
}
