namespace SmallData.Features;

/// <summary>The first layer of a top: each number minus its mean, over its standard deviation, both measured once on the training features and never learnt. All numbers
/// then count alike, one learning rate suits them all, and a small top is done in a few epochs. As a layer it is saved with the net and cannot be forgotten.</summary>
public sealed class Standardize : nn.Module<Tensor, Tensor>
{
    // A number that never changed in training has no scale. It is left on its own: divided by next to nothing, the first photo in which it does change would drown all else.
    private const double Least = 1e-6;

    private readonly Tensor mean, deviation;

    private Standardize(Tensor mean, Tensor deviation) : base(nameof(Standardize))
    {
        (this.mean, this.deviation) = (mean, deviation);
        register_buffer(nameof(mean), mean);
        register_buffer(nameof(deviation), deviation);
    }

    /// <summary>Measures.</summary>
    /// <param name="rows">Training features, float32, shape [n, d]: <see cref="FeatureSet.Pooled"/> or <see cref="FeatureSet.Flat"/>.</param>
    public static Standardize Of(Tensor rows)
    {
        using var noGradients = no_grad();
        using var scope = NewDisposeScope();
        Tensor mean = rows.mean([0]);
        Tensor measured = (rows - mean).square().mean([0]).sqrt();
        Tensor deviation = where(measured > Least, measured, ones_like(measured));
        return new Standardize(mean.DetachFromDisposeScope(), deviation.DetachFromDisposeScope());
    }

    /// <summary>Standardised rows, shape [n, d].</summary>
    /// <param name="input">Shape [n, d].</param>
    /// <exception cref="SmallDataException">It has another d.</exception>
    public override Tensor forward(Tensor input)
    {
        if (input.shape[^1] != mean.shape[0])
        {
            throw new SmallDataException($"These features have {input.shape[^1]} numbers each; the layer was measured on {mean.shape[0]}. Give it features of the same base, block and size.");
        }

        using Tensor centred = input - mean;
        return centred / deviation;
    }
}
