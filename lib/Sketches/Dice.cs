namespace Sketches;

/// <summary>The random stream of one picture: SplitMix64 (Steele, Lea and Flood, 2014), the same on every machine.</summary>
internal sealed class Dice(ulong seed)
{
    private ulong state = seed;

    /// <summary>One stream for each (seed, species, number); neighbouring numbers share nothing.</summary>
    public static Dice For(int seed, Species species, int number)
    {
        ulong mixed = Mix((uint)seed * 0x9E3779B97F4A7C15UL + 0x632BE59BD9B4E019UL);
        mixed = Mix(mixed ^ ((ulong)species + 1) * 0xD1B54A32D192ED03UL);
        return new Dice(Mix(mixed ^ (uint)number * 0x8CB92BA72F3D8DD7UL));
    }

    /// <summary>A stream of its own for one part of the picture, so that a change in one part leaves the others alone.</summary>
    public Dice Fork() => new(Next());

    public ulong Next()
    {
        state += 0x9E3779B97F4A7C15UL;
        return Mix(state);
    }

    /// <summary>Uniform in [0, 1), with 24 bits: exact in single precision.</summary>
    public float Uniform() => (Next() >> 40) * (1f / (1 << 24));

    public float Range(float from, float to) => from + (to - from) * Uniform();

    /// <summary>Bell-shaped in (-1, 1): the mean of three uniforms, spread out.</summary>
    public float Bell() => (Uniform() + Uniform() + Uniform()) * (2f / 3f) - 1f;

    public int Below(int count) => (int)((Next() >> 32) * (ulong)count >> 32);

    public bool Chance(float probability) => Uniform() < probability;

    public float Sign() => Chance(0.5f) ? 1f : -1f;

    public T Pick<T>(IReadOnlyList<T> choices) => choices[Below(choices.Count)];

    /// <summary>Picks an index with the given relative weights.</summary>
    public int Weighted(params ReadOnlySpan<float> weights)
    {
        float total = 0;
        foreach (float weight in weights)
            total += weight;
        float at = Uniform() * total;
        for (int i = 0; i < weights.Length - 1; i++)
        {
            at -= weights[i];
            if (at < 0)
                return i;
        }
        return weights.Length - 1;
    }

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }
}
