using System.Globalization;
using System.Runtime.CompilerServices;
using static TorchSharp.torch;

namespace Portable.Tests.TensorTests;

/// <summary>Streams that PyTorch draws at a seed (random.txt, written by random_golden.py), compared bit by bit.</summary>
public class RandomTests
{
    private static readonly Dictionary<string, string[]> Golden = Read();

    private static Dictionary<string, string[]> Read([CallerFilePath] string here = "")
    {
        var lines = File.ReadAllLines(Path.Combine(Path.GetDirectoryName(here)!, "random.txt"));
        return lines.Select(line => line.Split(' ')).ToDictionary(parts => parts[0], parts => parts[1..]);
    }

    private static string[] Bits(Tensor tensor)
    {
        using var flat = tensor.contiguous();
        return flat.dtype switch
        {
            ScalarType.Float32 => [.. flat.data<float>().Select(x => BitConverter.SingleToUInt32Bits(x).ToString("x8", CultureInfo.InvariantCulture))],
            ScalarType.Float64 => [.. flat.data<double>().Select(x => BitConverter.DoubleToUInt64Bits(x).ToString("x16", CultureInfo.InvariantCulture))],
            _ => [.. flat.to_type(ScalarType.Int64).data<long>().Select(x => x.ToString(CultureInfo.InvariantCulture))],
        };
    }

    private static void Check(string name, params Tensor[] draws)
    {
        for (int i = 0; i < draws.Length; i++) Assert.Equal(Golden[$"{name}.{i}"], Bits(draws[i]));
    }

    [Fact]
    public void Uniform_numbers()
    {
        using var scope = NewDisposeScope();
        manual_seed(42);
        Check("rand", rand(5), rand(3, ScalarType.Float64), rand(700)[^8..]);
    }

    [Fact]
    public void Few_normal_numbers_share_a_cached_one_between_calls()
    {
        using var scope = NewDisposeScope();
        manual_seed(42);
        Check("randn_small", randn(5), randn(4), randn(3, ScalarType.Float64), randn(2));
    }

    [Fact]
    public void Sixteen_normal_numbers_are_one_block()
    {
        using var scope = NewDisposeScope();
        manual_seed(42);
        Check("randn_16", randn(16), randn(3));
    }

    [Fact]
    public void Many_normal_numbers_redraw_their_tail()
    {
        using var scope = NewDisposeScope();
        manual_seed(42);
        Check("randn_block", randn(20), randn(1024)[^16..], randn(1003), randn(3));
    }

    [Fact]
    public void Normal_doubles()
    {
        using var scope = NewDisposeScope();
        manual_seed(7);
        Check("randn_double", randn(20, ScalarType.Float64), randn(33, ScalarType.Float64), randn(3, ScalarType.Float64));
    }

    [Fact]
    public void Integers()
    {
        using var scope = NewDisposeScope();
        manual_seed(42);
        Check("randint", randint(100, [8]), randint(-5, 5, [8]), randint(0, 1L << 40, [4L]), randint(3, [5], ScalarType.Int32));
    }

    [Fact]
    public void Permutations()
    {
        using var scope = NewDisposeScope();
        manual_seed(42);
        Check("randperm", randperm(10), randperm(100), rand(1));
    }

    [Fact]
    public void Coin_tosses()
    {
        using var scope = NewDisposeScope();
        manual_seed(42);
        Check("bernoulli", full(12, 0.3).bernoulli(), empty(12).bernoulli_(0.7), empty(12).bernoulli_(0.5), rand(1));
    }

    [Fact]
    public void Uniform_numbers_of_a_range()
    {
        using var scope = NewDisposeScope();
        manual_seed(3);
        Check("uniform", empty(6).uniform_(-2, 3), empty(4, ScalarType.Float64).uniform_(0.25, 0.5));
    }

    [Fact]
    public void Normal_numbers_of_a_mean_and_deviation()
    {
        using var scope = NewDisposeScope();
        manual_seed(3);
        Check("normal", empty(6).normal_(2, 3), empty(32).normal_(-1, 0.5), empty(4, ScalarType.Float64).normal_(1, 2));
    }

    [Fact]
    public void The_state_is_laid_out_as_PyTorch_does_it()
    {
        using var scope = NewDisposeScope();
        manual_seed(5);
        _ = randn(3);
        Check("state", get_rng_state());
    }

    [Fact]
    public void A_restored_state_repeats_the_stream()
    {
        using var scope = NewDisposeScope();
        manual_seed(5);
        _ = randn(3);
        var state = get_rng_state();
        var first = randn(5);
        set_rng_state(state);
        Assert.Equal(Bits(first), Bits(randn(5)));
    }

    [Fact]
    public void A_generator_of_one_s_own_leaves_the_default_alone()
    {
        using var scope = NewDisposeScope();
        manual_seed(42);
        using var own = new Generator(42);
        Assert.Equal(Golden["rand.0"], Bits(rand(5, generator: own)));
        Assert.Equal(Golden["rand.0"], Bits(rand(5)));
    }
}
