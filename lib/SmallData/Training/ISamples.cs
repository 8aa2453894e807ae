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
