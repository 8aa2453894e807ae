namespace SmallData.Images.Augmentations;

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
