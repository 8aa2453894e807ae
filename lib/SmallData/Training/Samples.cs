namespace SmallData.Training;

/// <summary>A few samples, ready for a net.</summary>
/// <param name="Inputs">What the net reads, float32, batch first: images [n, channels, height, width] or features [n, …].</param>
/// <param name="Labels">The class of each, int64, shape [n].</param>
public readonly record struct Batch(Tensor Inputs, Tensor Labels) : IDisposable
{
    /// <inheritdoc/>
    public void Dispose()
    {
        Inputs.Dispose();
        Labels.Dispose();
    }
}

/// <summary>Samples that batches can be taken from: photos, features, augmented photos.</summary>
public interface ISamples
{
    /// <summary>How many samples there are.</summary>
    int Count { get; }

    /// <summary>Where batches are made.</summary>
    Device Device { get; }

    /// <summary>Names of the classes in the order of their labels.</summary>
    IReadOnlyList<string> ClassNames { get; }

    /// <summary>Takes some samples as a batch. The caller disposes it.</summary>
    /// <param name="indices">Which, int64, shape [n], on any device.</param>
    Batch Take(Tensor indices);
}

/// <summary>Samples that draw anew each time they are taken; a checkpoint keeps where they were.</summary>
internal interface IRandomSamples : ISamples
{
    /// <summary>The state of their generator.</summary>
    Tensor RandomState { get; set; }
}

/// <summary>Some of the samples of a set, such as a fold of it.</summary>
public sealed class SomeSamples : ISamples
{
    private readonly ISamples samples;
    private readonly Tensor which;

    /// <summary>Chooses samples.</summary>
    /// <param name="which">Indices of those to keep, in order.</param>
    public SomeSamples(ISamples samples, IEnumerable<int> which)
    {
        this.samples = samples;
        this.which = tensor(which.Select(index => (long)index).ToArray()).to(samples.Device).DetachFromDisposeScope();
    }

    /// <inheritdoc/>
    public int Count => (int)which.shape[0];

    /// <inheritdoc/>
    public Device Device => samples.Device;

    /// <inheritdoc/>
    public IReadOnlyList<string> ClassNames => samples.ClassNames;

    /// <inheritdoc/>
    public Batch Take(Tensor indices)
    {
        using var scope = NewDisposeScope();
        Batch some = samples.Take(which.index_select(0, indices.to(Device)));
        return new Batch(some.Inputs.MoveToOuterDisposeScope(), some.Labels.MoveToOuterDisposeScope());
    }
}

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
