namespace SmallData.Images.Augmentations;

/// <summary>Samples that look different every time they are taken: for training only, never for validation or test.</summary>
public sealed class AugmentedSamples : IRandomSamples, IDisposable
{
    private readonly ISamples samples;
    private readonly Augmentation augmentation;
    private readonly Generator generator;

    /// <summary>Wraps samples.</summary>
    /// <param name="augmentation">What to do to them.</param>
    /// <param name="seed">Seeds the draws; <see cref="Lesson.Seed"/> by default.</param>
    public AugmentedSamples(ISamples samples, Augmentation augmentation, int? seed = null)
    {
        (this.samples, this.augmentation) = (samples, augmentation);
        generator = new Generator((ulong)(seed ?? Lesson.Seed));
    }

    /// <inheritdoc/>
    public int Count => samples.Count;

    /// <inheritdoc/>
    public Device Device => samples.Device;

    /// <inheritdoc/>
    public IReadOnlyList<string> ClassNames => samples.ClassNames;

    Tensor IRandomSamples.RandomState
    {
        get => generator.get_state();
        set => generator.set_state(value);
    }

    /// <inheritdoc/>
    public Batch Take(Tensor indices)
    {
        Batch plain = samples.Take(indices);
        using Tensor images = plain.Inputs;
        return plain with { Inputs = augmentation.Apply(images, generator) };
    }

    /// <summary>Lets go of the generator; the samples stay.</summary>
    public void Dispose() => generator.Dispose();
}

/// <summary>The same augmentation as the first layer of a net: it acts in training and lets pictures pass untouched in eval mode.</summary>
public sealed class AugmentationLayer : nn.Module<Tensor, Tensor>
{
    private readonly Augmentation augmentation;
    private readonly Generator generator;

    /// <summary>Makes the layer.</summary>
    /// <param name="augmentation">What to do to the pictures.</param>
    /// <param name="seed">Seeds the draws; <see cref="Lesson.Seed"/> by default.</param>
    public AugmentationLayer(Augmentation augmentation, int? seed = null) : base(nameof(AugmentationLayer))
    {
        this.augmentation = augmentation;
        generator = new Generator((ulong)(seed ?? Lesson.Seed));
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => training ? augmentation.Apply(input, generator) : input.alias();
}
