namespace SmallData.Training;

/// <summary>The order in which training samples come: every pass over them is shuffled anew, and a batch never mixes two passes (like Keras's flow_from_directory, whose
/// last batch of a pass is short).</summary>
internal sealed class BatchOrder : IDisposable
{
    // A generator of its own: the order does not depend on how much the net or its dropout draws.
    private readonly Generator generator;
    private readonly int count, batchSize;
    private Tensor? pass;
    private int next;

    public BatchOrder(int count, int batchSize, int seed)
    {
        (this.count, this.batchSize) = (count, batchSize);
        generator = new Generator((ulong)seed);
    }

    /// <summary>Batches in one pass over all samples; the last one may be short.</summary>
    public int BatchesInPass => (count + batchSize - 1) / batchSize;

    /// <summary>The indices of the next batch, int64, on the CPU.</summary>
    public Tensor Next()
    {
        if (pass is null || next >= count)
        {
            pass?.Dispose();
            pass = randperm(count, dtype: ScalarType.Int64, generator: generator).DetachFromDisposeScope();
            next = 0;
        }

        int from = next;
        next = Math.Min(count, from + batchSize);
        return pass.narrow(0, from, next - from);
    }

    /// <summary>The order's state, for a checkpoint taken between two passes.</summary>
    public Tensor State
    {
        get => generator.get_state();
        set => generator.set_state(value);
    }

    public void Dispose()
    {
        pass?.Dispose();
        generator.Dispose();
    }
}
