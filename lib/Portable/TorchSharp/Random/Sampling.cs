using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>
/// PyTorch's CPU distributions, drawing the same numbers in the same order and rounding them as its x64 builds do, which fuse
/// multiplication and addition.
/// </summary>
internal static unsafe class Sampling
{
    public static Tensor Uniform(ReadOnlySpan<long> size, ScalarType? dtype, Device? device, bool requiresGrad, Generator? generator)
    {
        var tensor = Factory.Empty(size, dtype, device, false);
        FillUniform(tensor, 0, 1, generator);
        tensor.requires_grad = requiresGrad;
        return tensor;
    }

    public static Tensor Normal(ReadOnlySpan<long> size, ScalarType? dtype, Device? device, bool requiresGrad, Generator? generator)
    {
        var tensor = Factory.Empty(size, dtype, device, false);
        FillNormal(tensor, 0, 1, generator);
        tensor.requires_grad = requiresGrad;
        return tensor;
    }

    public static Tensor Integers(long low, long high, ReadOnlySpan<long> size, ScalarType? dtype, Device? device, bool requiresGrad, Generator? generator)
    {
        var tensor = Factory.Empty(size, dtype ?? ScalarType.Int64, device, false);
        FillIntegers(tensor, low, high, generator);
        tensor.requires_grad = requiresGrad;
        return tensor;
    }

    /// <summary>24 random bits as a float in [0, 1).</summary>
    public static float UniformFloat(Mt19937 engine) => (engine.Next() & 0xffffff) * (1f / (1 << 24));

    /// <summary>Floats in [0, 1), as <see cref="UniformFloat"/> gives them.</summary>
    public static void Fractions(Span<float> numbers, Mt19937 engine)
    {
        var words = System.Runtime.InteropServices.MemoryMarshal.Cast<float, uint>(numbers);
        engine.Fill(words);
        for (int i = 0; i < words.Length; i++) numbers[i] = (int)(words[i] & 0xffffff) * (1f / (1 << 24));
    }

    /// <summary>53 random bits as a double in [0, 1).</summary>
    public static double UniformDouble(Mt19937 engine) => (engine.Next64() & ((1UL << 53) - 1)) * (1.0 / (1UL << 53));

    public static void FillUniform(Tensor tensor, double from, double to, Generator? generator)
    {
        var source = generator ?? Generator.Default;
        using var held = source.Gate.EnterScope();
        var engine = source.Engine;
        if (from > to) throw Dims.Error($"uniform_ expects to return a [from, to) range, but found from={from} > to={to}");
        Fill(tensor, t =>
        {
            if (t.Type == ScalarType.Float32)
            {
                float low = (float)from, range = (float)to - (float)from;
                var numbers = Factory.Span<float>(t);
                Fractions(numbers, engine);
                if (low == 0 && range == 1) return;
                foreach (ref float x in numbers) x = MathF.FusedMultiplyAdd(x, range, low);
            }
            else if (t.Type == ScalarType.Float64)
            {
                foreach (ref double x in Factory.Span<double>(t)) x = Math.FusedMultiplyAdd(UniformDouble(engine), to - from, from);
            }
            else
            {
                throw Dims.Error($"\"check_uniform_bounds\" not implemented for '{Dtypes.Name(t.Type)}'");
            }
        });
    }

    public static void FillNormal(Tensor tensor, double mean, double std, Generator? generator)
    {
        var source = generator ?? Generator.Default;
        using var held = source.Gate.EnterScope();
        if (std < 0) throw Dims.Error($"normal expects std >= 0.0, but found std {std}");
        long count = tensor.Count;
        if (tensor.Type == ScalarType.Float32 && count >= 16 && tensor.IsContiguous)
        {
            Fill(tensor, t => NormalFill.Floats((float*)t.Data, count, (float)mean, (float)std, source.Engine));
            return;
        }
        if (tensor.Type == ScalarType.Float64 && count >= 16 && tensor.IsContiguous)
        {
            Fill(tensor, t => NormalFill.Doubles((double*)t.Data, count, mean, std, source.Engine));
            return;
        }
        Fill(tensor, t =>
        {
            if (t.Type == ScalarType.Float32)
            {
                foreach (ref float x in Factory.Span<float>(t)) x = (float)Math.FusedMultiplyAdd(NormalDouble(source), std, mean);
            }
            else if (t.Type == ScalarType.Float64)
            {
                foreach (ref double x in Factory.Span<double>(t)) x = Math.FusedMultiplyAdd(NormalDouble(source), std, mean);
            }
            else
            {
                throw Dims.Error($"\"normal_kernel_cpu\" not implemented for '{Dtypes.Name(t.Type)}'");
            }
        });
    }

    /// <summary>One sample of the polar form of Box and Muller; each two uniform draws give a pair, the second of which is kept.</summary>
    public static double NormalDouble(Generator generator)
    {
        if (generator.NextDoubleNormal is double kept)
        {
            generator.NextDoubleNormal = null;
            return kept;
        }
        double u1 = UniformDouble(generator.Engine), u2 = UniformDouble(generator.Engine);
        double radius = Math.Sqrt(-2.0 * Math.Log(1 - u2));
        double theta = 2.0 * Math.PI * u1;
        generator.NextDoubleNormal = radius * Math.Sin(theta);
        return radius * Math.Cos(theta);
    }

    public static void FillIntegers(Tensor tensor, long low, long high, Generator? generator)
    {
        if (low >= high) throw Dims.Error($"random_ expects 'from' to be less than 'to', but got from={low} >= to={high}");
        var source = generator ?? Generator.Default;
        using var held = source.Gate.EnterScope();
        var engine = source.Engine;
        ulong range = (ulong)high - (ulong)low;
        using var scratch = Tensor.Allocate((long[])tensor.Sizes.Clone(), ScalarType.Int64, register: false);
        foreach (ref long x in Factory.Span<long>(scratch)) x = Integer(engine, low, range);
        Copying.Copy(tensor, scratch);
        tensor.BumpVersion();
    }

    public static long Integer(Mt19937 engine, long low, ulong range) =>
        range >= 1UL << 32 ? (long)(engine.Next64() % range) + low : (long)(engine.Next() % range) + low;

    /// <summary>A random order of 0 … n-1, by PyTorch's form of the Fisher-Yates shuffle.</summary>
    public static long[] Permutation(long n, Generator? generator)
    {
        var source = generator ?? Generator.Default;
        using var held = source.Gate.EnterScope();
        var engine = source.Engine;
        var order = new long[n];
        for (long i = 0; i < n; i++) order[i] = i;
        for (long i = 0; i < n - 1; i++)
        {
            long z = engine.Next() % (n - i);
            (order[i], order[i + z]) = (order[i + z], order[i]);
        }
        return order;
    }

    public static void FillBernoulli(Tensor tensor, double p, Generator? generator)
    {
        if (p is < 0 or > 1) throw Dims.Error($"bernoulli_ expects p to be in [0, 1], but got p={p}");
        var source = generator ?? Generator.Default;
        using var held = source.Gate.EnterScope();
        var engine = source.Engine;
        using var scratch = Tensor.Allocate((long[])tensor.Sizes.Clone(), ScalarType.Bool, register: false);
        Toss(Factory.Span<byte>(scratch), p, engine);
        Copying.Copy(tensor, scratch);
        tensor.BumpVersion();
    }

    // A double of 53 random bits is below p where the bits, as an integer, are below p · 2^53.
    private static void Toss(Span<byte> coins, double p, Mt19937 engine)
    {
        const int Block = 512;
        ulong limit = (ulong)Math.Ceiling(p * (1UL << 53));
        Span<uint> words = stackalloc uint[2 * Block];
        for (int from = 0; from < coins.Length; from += Block)
        {
            int count = Math.Min(Block, coins.Length - from);
            engine.Fill(words[..(2 * count)]);
            for (int i = 0; i < count; i++)
            {
                ulong bits = (((ulong)words[2 * i] << 32) | words[(2 * i) + 1]) & ((1UL << 53) - 1);
                coins[from + i] = bits < limit ? (byte)1 : (byte)0;
            }
        }
    }

    /// <summary>Fills a contiguous tensor in place, or any other by way of a contiguous copy.</summary>
    private static void Fill(Tensor tensor, Action<Tensor> fill)
    {
        if (tensor.Planar().IsContiguous)
        {
            fill(tensor);
        }
        else
        {
            using var scratch = Tensor.Allocate((long[])tensor.Sizes.Clone(), tensor.Type, register: false);
            fill(scratch);
            Copying.Copy(tensor, scratch);
        }
        tensor.BumpVersion();
    }
}

/// <summary>The block form of normal sampling that PyTorch uses for 16 numbers and more.</summary>
internal static unsafe class NormalFill
{
    private const int Block = 16;

    public static void Floats(float* data, long count, float mean, float std, Mt19937 engine)
    {
        for (long i = 0; i < count; i += 1 << 20) Sampling.Fractions(new Span<float>(data + i, (int)Math.Min(count - i, 1 << 20)), engine);
        for (long i = 0; i < count - 15; i += Block) Transform(data + i, mean, std);
        if (count % Block == 0) return;
        // The last 16 numbers are drawn again, overlapping the block before.
        float* tail = data + count - Block;
        for (int i = 0; i < Block; i++) tail[i] = Sampling.UniformFloat(engine);
        Transform(tail, mean, std);
    }

    private static void Transform(float* data, float mean, float std)
    {
        for (int j = 0; j < Block / 2; j++)
        {
            float u1 = 1 - data[j], u2 = data[j + 8];
            float radius = MathF.Sqrt(-2 * CephesFloats.Log(u1));
            var (sin, cos) = CephesFloats.SinCos(2f * MathF.PI * u2);
            data[j] = MathF.FusedMultiplyAdd(radius * cos, std, mean);
            data[j + 8] = MathF.FusedMultiplyAdd(radius * sin, std, mean);
        }
    }

    public static void Doubles(double* data, long count, double mean, double std, Mt19937 engine)
    {
        for (long i = 0; i < count; i++) data[i] = Sampling.UniformDouble(engine);
        for (long i = 0; i < count - 15; i += Block) Transform(data + i, mean, std);
        if (count % Block == 0) return;
        double* tail = data + count - Block;
        for (int i = 0; i < Block; i++) tail[i] = Sampling.UniformDouble(engine);
        Transform(tail, mean, std);
    }

    private static void Transform(double* data, double mean, double std)
    {
        for (int j = 0; j < Block / 2; j++)
        {
            double u1 = 1 - data[j], u2 = data[j + 8];
            double radius = Math.Sqrt(-2 * Math.Log(u1));
            double theta = 2 * Math.PI * u2;
            data[j] = Math.FusedMultiplyAdd(radius * Math.Cos(theta), std, mean);
            data[j + 8] = Math.FusedMultiplyAdd(radius * Math.Sin(theta), std, mean);
        }
    }
}
