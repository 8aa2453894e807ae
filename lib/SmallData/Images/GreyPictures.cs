namespace SmallData.Images;

/// <summary>Small grey pictures that come with their labels, such as Fashion-MNIST's: one channel.</summary>
public sealed class GreyPictures : BytePictures
{
    private GreyPictures(Tensor pixels, Tensor labels, IReadOnlyList<string> classNames) : base(pixels, labels, classNames)
    {
    }

    /// <summary>Moves pictures to the device.</summary>
    /// <param name="classNames">The classes in the order of their labels.</param>
    /// <param name="device">Where the pixels live; <see cref="Lesson.Device"/> by default.</param>
    internal static GreyPictures Of(LabelledPictures pictures, IReadOnlyList<string> classNames, Device? device = null)
    {
        using var scope = NewDisposeScope();
        Tensor pixels = tensor(pictures.Pixels, dtype: ScalarType.Byte).reshape(pictures.Count, 1, pictures.Height, pictures.Width);
        Tensor labels = tensor(pictures.Labels, dtype: ScalarType.Byte).to(ScalarType.Int64);
        device ??= Lesson.Device;
        return new GreyPictures(pixels.to(device).DetachFromDisposeScope(), labels.to(device).DetachFromDisposeScope(), classNames);
    }

    /// <summary>The name of one picture's class.</summary>
    /// <param name="index">Which, from 0.</param>
    public string ClassOf(int index)
    {
        using Tensor label = Labels[index];
        return ClassNames[(int)label.ToInt64()];
    }
}
