using TorchSharp;
using static TorchSharp.torch;

namespace SmallData.Features;

/// <summary>
/// A layer that takes the mean of each feature map off it and divides by its standard deviation, both of the training photos. A top that begins with it
/// learns all maps at one rate, so it trains until it is flat; and it needs no other features when it is put on a net.
/// </summary>
public sealed class Standardize : nn.Module<Tensor, Tensor>
{
    private readonly Tensor mean;
    private readonly Tensor deviation;

    private Standardize(Tensor mean, Tensor deviation) : base(nameof(Standardize))
    {
        (this.mean, this.deviation) = (mean, deviation);
        register_buffer(nameof(mean), mean);
        register_buffer(nameof(deviation), deviation);
    }

    /// <summary>Measures the maps of photos.</summary>
    /// <param name="training">What the base says about the photos to learn from, never those to test on: their mean would give them away.</param>
    public static Standardize By(FeatureSet training)
    {
        ArgumentNullException.ThrowIfNull(training);
        using var noGradients = no_grad();
        using var scope = NewDisposeScope();
        Tensor mean = training.Maps.mean([0, 2, 3], keepdim: true);

        // A map that is the same everywhere becomes 0, and not its own rounding errors made large.
        Tensor deviation = (training.Maps - mean).square().mean([0, 2, 3], keepdim: true).sqrt().add(1e-6);
        return new Standardize(mean.DetachFromDisposeScope(), deviation.DetachFromDisposeScope());
    }

    /// <summary>Standardises.</summary>
    /// <param name="input">Feature maps, shape [n, channels, rows, columns].</param>
    /// <returns>The same shape; over the training photos each map has mean 0 and standard deviation 1.</returns>
    public override Tensor forward(Tensor input)
    {
        using Tensor centred = input - mean;
        return centred / deviation;
    }
}
