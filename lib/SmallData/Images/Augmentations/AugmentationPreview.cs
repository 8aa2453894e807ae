using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;

namespace SmallData.Images.Augmentations;

/// <summary>Writes variants of one photo as JPEG files, to be looked at before hours of training rest on them.</summary>
public static class AugmentationPreview
{
    /// <summary>Augments one photo many times and saves each variant as prefix_0.jpeg, prefix_1.jpeg, … (lesson E's preview folder).</summary>
    /// <param name="augmentation">What to do to the photo.</param>
    /// <param name="photo">uint8, shape [3, height, width].</param>
    /// <param name="folder">Where to write; created if need be.</param>
    /// <param name="prefix">First part of the file names.</param>
    /// <param name="seed">Seeds the draws; <see cref="Lesson.Seed"/> by default.</param>
    /// <returns>The paths of the files.</returns>
    public static IReadOnlyList<string> SavePreview(this Augmentation augmentation, Tensor photo, string folder, string prefix = "cat", int count = 20, int? seed = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        Directory.CreateDirectory(folder);
        using var scope = NewDisposeScope();
        using var generator = new Generator((ulong)(seed ?? Lesson.Seed));
        (int height, int width) = ((int)photo.shape[1], (int)photo.shape[2]);
        Tensor batch = photo.to(ScalarType.Float32).div(255).unsqueeze(0).expand(count, -1, -1, -1);
        Tensor variants = augmentation.Apply(batch, generator).mul(255).round().clamp(0, 255).to(ScalarType.Byte).permute(0, 2, 3, 1).contiguous().cpu();
        return
        [
            .. Enumerable.Range(0, count).Select(index =>
            {
                string file = Path.Combine(folder, Invariant($"{prefix}_{index}.jpeg"));
                using Image<Rgb24> image = Image.LoadPixelData<Rgb24>([.. variants[index].data<byte>()], width, height);
                image.SaveAsJpeg(file);
                return file;
            }),
        ];
    }
}
