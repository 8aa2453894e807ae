using static TorchSharp.torch;

namespace SmallData.Images;

/// <summary>One photo in colour, for asking a net about it.</summary>
public static class ColourPhoto
{
    /// <summary>Decodes a photo and squashes it to a square, exactly as <see cref="PhotoSet"/> does. A grey photo gets three equal planes.</summary>
    /// <param name="file">Path of a JPEG or PNG file.</param>
    /// <param name="size">Width and height, in pixels.</param>
    /// <returns>A batch of one: float32 from 0 to 1, red, green, blue, shape [1, 3, size, size], on the CPU.</returns>
    /// <exception cref="SmallDataException">The file is missing or cannot be decoded; the message says why.</exception>
    public static Tensor Load(string file, int size) => SinglePhoto.Load(file, new PhotoLayout(size));
}
