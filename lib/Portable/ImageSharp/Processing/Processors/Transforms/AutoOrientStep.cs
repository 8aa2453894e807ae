using SixLabors.ImageSharp.Metadata.Profiles.Exif;

namespace SixLabors.ImageSharp.Processing.Processors.Transforms;

/// <summary>Turns and mirrors a picture as the camera noted, and notes that it now stands upright.</summary>
internal sealed class AutoOrientStep : ImageStep
{
    protected override void Apply<TPixel>(Image<TPixel> image, Rectangle area)
    {
        if (image.Metadata.ExifProfile is not { } exif || !exif.TryGetValue(ExifTag.Orientation, out IExifValue<ushort>? orientation))
        {
            return;
        }

        // Exif 2.3, table 6: which edge of the scene the first row and the first column are.
        (RotateMode turn, FlipMode mirror) = orientation.Value switch
        {
            2 => (RotateMode.None, FlipMode.Horizontal),
            3 => (RotateMode.Rotate180, FlipMode.None),
            4 => (RotateMode.None, FlipMode.Vertical),
            5 => (RotateMode.Rotate90, FlipMode.Horizontal),
            6 => (RotateMode.Rotate90, FlipMode.None),
            7 => (RotateMode.Rotate270, FlipMode.Horizontal),
            8 => (RotateMode.Rotate270, FlipMode.None),
            _ => (RotateMode.None, FlipMode.None),
        };
        exif.SetValue(ExifTag.Orientation, (ushort)1);
        image.Mutate(x => x.RotateFlip(turn, mirror));
    }
}
