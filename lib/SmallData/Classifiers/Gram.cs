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
        float[] table = features.cpu().contiguous().data<float>().ToArray();
        int count = (int)features.shape[0];
        double[] products = SymmetricProducts.Of(table, count, (int)features.shape[1]);
        for (int i = 0; i < products.Length; i++)
        {
            products[i] += 1;
        }

        return new Gram(count, products);
    }

    /// <summary>The samples added up with weights: float32, shape [k, d].</summary>
    /// <param name="weights">float64, shape [k, n].</param>
    /// <param name="features">float32, shape [n, d].</param>
    public static Tensor Combine(Tensor weights, Tensor features)
    {
        using var noGradients = no_grad();
        using var scope = NewDisposeScope();
        Tensor there = weights.to(features.device);
        var parts = new List<Tensor>();
        for (long from = 0; from < features.shape[1]; from += Columns)
        {
            using Tensor part = features.narrow(1, from, Math.Min(Columns, features.shape[1] - from));
            using Tensor precise = part.to(ScalarType.Float64);
            using Tensor combined = there.mm(precise);
            parts.Add(combined.to(ScalarType.Float32));
        }

        return cat(parts, 1).MoveToOuterDisposeScope();
    }
}
