namespace SmallData.Training;

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
