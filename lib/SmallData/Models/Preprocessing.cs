namespace SmallData.Models;

/// <summary>What a base wants its pixels to look like: the order of the colours, a factor and an offset for each. A base sees well only what was prepared as in its
/// training; the wrong recipe costs points without any error.</summary>
public sealed class Preprocessing
{
    private readonly bool blueFirst;
    private readonly float[] scale;
    private readonly float[] offset;

    private Preprocessing(string name, string formula, bool blueFirst, float[] scale, float[] offset) =>
        (Name, Formula, this.blueFirst, this.scale, this.offset) = (name, formula, blueFirst, scale, offset);

    /// <summary>Pixels from 0 to 1 as they are: Keras's <c>rescale=1/255</c>, which the published lessons gave VGG16 too.</summary>
    public static Preprocessing RawUnit { get; } = new("raw", "x / 255", blueFirst: false, [1, 1, 1], [0, 0, 0]);

    /// <summary>Pixels from -1 to 1: what TensorFlow's MobileNets were trained on.</summary>
    public static Preprocessing MinusOneToOne { get; } = new("minus one to one", "x / 127.5 - 1", blueFirst: false, [2, 2, 2], [-1, -1, -1]);

    /// <summary>Less the mean and over the standard deviation of ImageNet's colours: what torchvision's and timm's weights were trained on.</summary>
    public static Preprocessing TorchvisionImageNet { get; } = new(
        "torchvision",
        "(x / 255 - mean) / standard deviation of ImageNet",
        blueFirst: false,
        [1 / 0.229f, 1 / 0.224f, 1 / 0.225f],
        [-0.485f / 0.229f, -0.456f / 0.224f, -0.406f / 0.225f]);

    /// <summary>Blue first, less ImageNet's mean, not divided: Caffe's recipe, and that of Keras's own VGG16.</summary>
    public static Preprocessing CaffeBgr { get; } = new(
        "Caffe", "blue, green, red, less (103.939, 116.779, 123.68)", blueFirst: true, [255, 255, 255], [-103.939f, -116.779f, -123.68f]);

    /// <summary>A short name, unique among the recipes; caches of features carry it.</summary>
    public string Name { get; }

    /// <summary>The recipe in words, x being a pixel from 0 to 255.</summary>
    private string Formula { get; }

    /// <summary>Prepares a batch.</summary>
    /// <param name="unitPixels">Float32 from 0 to 1, red, green, blue, shape [n, 3, height, width].</param>
    /// <returns>A new tensor of the same shape, on the same device.</returns>
    public Tensor Apply(Tensor unitPixels)
    {
        if (ReferenceEquals(this, RawUnit))
        {
            return unitPixels.alias();
        }

        using var scope = NewDisposeScope();
        Tensor ordered = blueFirst ? unitPixels.flip(1) : unitPixels;
        Tensor factors = tensor(scale, device: unitPixels.device).reshape(1, 3, 1, 1);
        Tensor offsets = tensor(offset, device: unitPixels.device).reshape(1, 3, 1, 1);
        return ordered.mul(factors).add_(offsets).MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Name}: {Formula}";
}
