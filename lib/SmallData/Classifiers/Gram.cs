using TorchSharp;
using static TorchSharp.torch;

namespace SmallData.Classifiers;

/// <summary>
/// The inner products of all samples with each other, the constant feature 1 of the intercept included: all that a linear SVM needs to know
/// of the features, however many there are. In double precision, since a large C asks for differences that float32 has lost.
/// </summary>
internal sealed class Gram
{
    // Columns of the features that are turned into doubles at a time, so that no second copy of all of them is made.
    private const int Columns = 2048;

    private readonly double[] products;

    private Gram(int count, double[] products) => (Count, this.products) = (count, products);

    /// <summary>How many samples there are.</summary>
    public int Count { get; }

    /// <summary>The inner products of one sample with all.</summary>
    public ReadOnlySpan<double> Row(int sample) => products.AsSpan(sample * Count, Count);

    /// <summary>Multiplies samples with each other.</summary>
    /// <param name="features">float32, shape [n, d], on any device.</param>
    public static Gram Of(Tensor features)
    {
        using var noGradients = no_grad();
        using var scope = NewDisposeScope();
        long count = features.shape[0];
        Tensor sum = ones(count, count, ScalarType.Float64, features.device);
        foreach (Tensor part in Parts(features))
        {
            using Tensor transposed = part.t();
            using Tensor product = part.mm(transposed);
            sum.add_(product);
            part.Dispose();
        }

        return new Gram((int)count, [.. sum.cpu().data<double>()]);
    }

    /// <summary>The samples added up with weights: float32, shape [k, d].</summary>
    /// <param name="weights">float64, shape [k, n].</param>
    /// <param name="features">float32, shape [n, d].</param>
    public static Tensor Combine(Tensor weights, Tensor features)
    {
        using var noGradients = no_grad();
        using var scope = NewDisposeScope();
        Tensor there = weights.to(features.device);
        return cat([.. Parts(features).Select(part => there.mm(part).to(ScalarType.Float32))], 1).MoveToOuterDisposeScope();
    }

    private static IEnumerable<Tensor> Parts(Tensor features)
    {
        for (long from = 0; from < features.shape[1]; from += Columns)
        {
            using Tensor part = features.narrow(1, from, Math.Min(Columns, features.shape[1] - from));
            yield return part.to(ScalarType.Float64);
        }
    }
}
