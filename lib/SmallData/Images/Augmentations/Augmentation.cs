namespace SmallData.Images.Augmentations;

/// <summary>Random changes that leave a cat a cat, with the names, units and formulas of Keras's ImageDataGenerator. Every picture draws its own numbers, every time. All
/// changes of shape become one matrix a picture and one sampling a batch, where the batch lives.</summary>
public sealed record Augmentation
{
    /// <summary>Turn by up to so many <b>degrees</b> either way.</summary>
    public double RotationRange { get; init; }

    /// <summary>Shift sideways by up to this fraction of the width.</summary>
    public double WidthShiftRange { get; init; }

    /// <summary>Shift up or down by up to this fraction of the height.</summary>
    public double HeightShiftRange { get; init; }

    /// <summary>Shear by up to so many <b>degrees</b>. Keras's <c>shear_range</c> was an angle in radians until early 2018 and is one in degrees since: 0.2 in an older
    /// script is <c>double.RadiansToDegrees(0.2)</c> here, 11.5 degrees.</summary>
    public double ShearRange { get; init; }

    /// <summary>Zoom rows and columns, each by its own factor from 1 - z to 1 + z.</summary>
    public double ZoomRange { get; init; }

    /// <summary>Zoom by a factor between these two instead, Keras's <c>zoom_range=[low, high]</c>: below 1 comes closer, above 1 shows more; null for <see cref="ZoomRange"/>.</summary>
    public (double Low, double High)? ZoomBetween { get; init; }

    /// <summary>Mirror every other picture, left to right.</summary>
    public bool HorizontalFlip { get; init; }

    /// <summary>Turn every other picture upside down.</summary>
    public bool VerticalFlip { get; init; }

    /// <summary>What appears beyond the edge.</summary>
    public FillMode FillMode { get; init; } = FillMode.Nearest;

    /// <summary>Multiply by a factor between these two; null leaves the brightness alone.</summary>
    public (double Low, double High)? BrightnessRange { get; init; }

    /// <summary>Add up to this much, on the scale 0 to 1, to every colour of a picture, within the range that it had.</summary>
    public double ChannelShiftRange { get; init; }

    /// <summary>The settings of Deep Learning with Python, ch. 5.2 (lesson A), of 2017: its shear of 0.2 is in radians.</summary>
    public static Augmentation Chollet { get; } = new()
    {
        RotationRange = 40, WidthShiftRange = 0.2, HeightShiftRange = 0.2, ShearRange = double.RadiansToDegrees(0.2), ZoomRange = 0.2, HorizontalFlip = true,
    };

    /// <summary>The settings of the Keras blog's "Building powerful image classification models using very little data" (lesson E), of 2016: radians, too.</summary>
    public static Augmentation KerasBlog { get; } = new() { ShearRange = double.RadiansToDegrees(0.2), ZoomRange = 0.2, HorizontalFlip = true };

    /// <summary>The settings of AI and Machine Learning for Coders, ch. 3 (lesson C), of 2020: lesson A's numbers, but a shear of 0.2 has become degrees.</summary>
    public static Augmentation Moroney { get; } = Chollet with { ShearRange = 0.2 };

    /// <summary>Changes every picture of a batch.</summary>
    /// <param name="images">Float32 from 0 to 1, shape [n, channels, height, width].</param>
    /// <param name="generator">Where the draws come from, on the CPU.</param>
    /// <returns>A new batch of the same shape, again from 0 to 1.</returns>
    public Tensor Apply(Tensor images, Generator generator)
    {
        using var scope = NewDisposeScope();
        (int height, int width) = ((int)images.shape[2], (int)images.shape[3]);
        AffineDraw[] draws = Draw((int)images.shape[0], generator);
        Tensor matrices = tensor([.. draws.SelectMany(draw => draw.GridMatrix(height, width))]).reshape(-1, 2, 3).to(images.device);
        Tensor grid = nn.functional.affine_grid(matrices, images.shape, align_corners: false);
        Tensor moved = nn.functional.grid_sample(images, FillMode == FillMode.Wrap ? Wrapped(grid) : grid, GridSampleMode.Bilinear, Padding, align_corners: false);
        return Light(moved, generator).MoveToOuterDisposeScope();
    }

    /// <summary>Draws the change of shape of each picture. Numbers are drawn even for a range of zero, so one setting never moves another's draws.</summary>
    /// <param name="generator">Where the draws come from.</param>
    public AffineDraw[] Draw(int count, Generator generator)
    {
        using Tensor drawn = rand(count, 8, dtype: ScalarType.Float64, generator: generator);
        double[] u = [.. drawn.data<double>()];
        (double closest, double farthest) = ZoomBetween ?? (1 - ZoomRange, 1 + ZoomRange);
        double Between(double low, double high, int picture, int column) => low + (high - low) * u[8 * picture + column];
        return
        [
            .. Enumerable.Range(0, count).Select(picture => new AffineDraw(
                Between(-RotationRange, RotationRange, picture, 0),
                Between(-HeightShiftRange, HeightShiftRange, picture, 1),
                Between(-WidthShiftRange, WidthShiftRange, picture, 2),
                Between(-ShearRange, ShearRange, picture, 3),
                Between(closest, farthest, picture, 4),
                Between(closest, farthest, picture, 5),
                HorizontalFlip && u[8 * picture + 6] < 0.5,
                VerticalFlip && u[8 * picture + 7] < 0.5)),
        ];
    }

    private GridSamplePaddingMode Padding => FillMode switch
    {
        FillMode.Constant => GridSamplePaddingMode.Zeros,
        FillMode.Reflect => GridSamplePaddingMode.Reflection,
        _ => GridSamplePaddingMode.Border,
    };

    // Places beyond one edge come in again at the other.
    private static Tensor Wrapped(Tensor grid) => (grid + 1).remainder(2) - 1;

    private Tensor Light(Tensor images, Generator generator)
    {
        long[] onePerPicture = [images.shape[0], 1, 1, 1];
        if (ChannelShiftRange > 0)
        {
            Tensor shift = rand(onePerPicture, generator: generator).mul(2 * ChannelShiftRange).sub(ChannelShiftRange).to(images.device);
            Tensor pixels = images.flatten(1);
            Tensor darkest = pixels.amin([1]).reshape(onePerPicture), brightest = pixels.amax([1]).reshape(onePerPicture);
            images = minimum(maximum(images + shift, darkest), brightest);
        }

        if (BrightnessRange is (double low, double high))
        {
            Tensor factor = rand(onePerPicture, generator: generator).mul(high - low).add(low).to(images.device);
            images = (images * factor).clamp(0, 1);
        }

        return images;
    }
}

/// <summary>What lies beyond the edge of a picture when it is turned, shifted or zoomed (Keras's fill_mode).</summary>
public enum FillMode
{
    /// <summary>The edge, repeated: aaa|abcd|ddd.</summary>
    Nearest,

    /// <summary>Black: 000|abcd|000.</summary>
    Constant,

    /// <summary>The picture, mirrored: cba|abcd|dcb.</summary>
    Reflect,

    /// <summary>The picture again: bcd|abcd|abc.</summary>
    Wrap,
}
