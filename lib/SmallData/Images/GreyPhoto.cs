using static TorchSharp.torch;

namespace SmallData.Images;

/// <summary>One photo in grey, for looking at what a filter does to it.</summary>
public static class GreyPhoto
{
    /// <summary>Decodes a photo, squashes it to a square and turns it grey as ImageSharp does, by the weights of ITU-R BT.709.</summary>
    /// <param name="file">Path of a JPEG or PNG file.</param>
    /// <param name="size">Width and height, in pixels.</param>
    /// <returns>A batch of one: float32 from 0 (black) to 1 (white), shape [1, 1, size, size].</returns>
    /// <exception cref="SmallDataException">The file is missing or cannot be decoded; the message says why.</exception>
    public static Tensor Load(string file, int size) => SinglePhoto.Load(file, new PhotoLayout(size, channels: 1));
}
