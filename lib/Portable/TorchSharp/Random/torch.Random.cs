namespace TorchSharp;

public static partial class torch
{
    /// <summary>Integers drawn evenly from [0, high).</summary>
    public static Tensor randint(long high, long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) =>
        Sampling.Integers(0, high, size, dtype, device, requires_grad, generator);

    /// <summary>Integers drawn evenly from [low, high).</summary>
    public static Tensor randint(long low, long high, long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) =>
        Sampling.Integers(low, high, size, dtype, device, requires_grad, generator);

    /// <summary>Integers drawn evenly from [0, high).</summary>
    public static Tensor randint(int high, int[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) =>
        Sampling.Integers(0, high, Array.ConvertAll(size, x => (long)x), dtype, device, requires_grad, generator);

    /// <summary>Integers drawn evenly from [low, high).</summary>
    public static Tensor randint(int low, int high, int[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) =>
        Sampling.Integers(low, high, Array.ConvertAll(size, x => (long)x), dtype, device, requires_grad, generator);

    /// <summary>An integer drawn evenly from [0, high).</summary>
    public static int randint_int(int high, Generator? generator = null) => randint_int(0, high, generator);

    /// <summary>An integer drawn evenly from [low, high).</summary>
    public static int randint_int(int low, int high, Generator? generator = null) => (int)randint_long(low, high, generator);

    /// <summary>An integer drawn evenly from [0, high).</summary>
    public static long randint_long(long high, Generator? generator = null) => randint_long(0, high, generator);

    /// <summary>An integer drawn evenly from [low, high).</summary>
    public static long randint_long(long low, long high, Generator? generator = null)
    {
        using var drawn = Sampling.Integers(low, high, [], null, null, false, generator);
        return drawn.ToInt64();
    }

    /// <summary>A random order of 0 … n-1.</summary>
    public static Tensor randperm(long n, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null)
    {
        if (n < 0) throw Dims.Error($"n must be non-negative, got{n}");
        return Factory.FromSpan<long>(Sampling.Permutation(n, generator), [n], dtype ?? ScalarType.Int64, device, requires_grad);
    }

    /// <summary>Numbers drawn evenly from [0, 1), of the shape of another tensor.</summary>
    public static Tensor rand_like(Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) => input.rand_like(dtype, device, requires_grad);

    /// <summary>Numbers drawn from the standard normal distribution, of the shape of another tensor.</summary>
    public static Tensor randn_like(Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) => input.randn_like(dtype, device, requires_grad);

    /// <summary>Integers drawn evenly from [low, high), of the shape of another tensor.</summary>
    public static Tensor randint_like(Tensor input, long low, long high, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) => input.randint_like(low, high, dtype, device, requires_grad);

    /// <summary>Ones drawn with the probabilities that a tensor holds, zeros else.</summary>
    public static Tensor bernoulli(Tensor input, Generator? generator = null) => input.bernoulli(generator);

    /// <summary>Numbers drawn from a normal distribution.</summary>
    public static Tensor normal(double mean, double std, ReadOnlySpan<long> size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null)
    {
        var tensor = Factory.Empty(size, dtype, device, false);
        Sampling.FillNormal(tensor, mean, std, generator);
        tensor.requires_grad = requires_grad;
        return tensor;
    }
}
