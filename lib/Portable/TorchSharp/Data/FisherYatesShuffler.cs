using System.Collections;

namespace TorchSharp.Utils;

/// <summary>The numbers 0 … size-1 in random order (Fisher and Yates, inside out), a new order for each enumeration unless seeded.</summary>
public class FisherYatesShuffler : IEnumerable<long>
{
    private readonly long _size;
    private readonly int? _seed;

    /// <summary>Makes a shuffler.</summary>
    /// <param name="size">How many numbers.</param>
    /// <param name="seed">The seed of System.Random, or null for a new order each time.</param>
    public FisherYatesShuffler(long size, int? seed = null) => (_size, _seed) = (size, seed);

    /// <summary>An enumerator over the shuffled numbers.</summary>
    public IEnumerator<long> GetEnumerator() => ((IEnumerable<long>)Shuffled()).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private long[] Shuffled()
    {
        var random = _seed is { } seed ? new Random(seed) : new Random();
        var order = new long[_size];
        for (long i = 0; i < _size; i++)
        {
            // Two draws make one long, as in TorchSharp, so that a seed gives its order.
            long j = (((long)random.Next() << 32) + (uint)random.Next()) % (i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }
}
