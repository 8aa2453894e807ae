using TorchSharp;
using static TorchSharp.torch;

namespace SmallData.Images;

/// <summary>One photo in grey, for looking at what a filter does to it.</summary>
public static class GreyPhoto
{
    /// <summary>Decodes a photo, squashes it to a square and turns it grey by the weights of ITU-R BT.601.</summary>
    /// <param name="file">Path of a JPEG or PNG file.</param>
    /// <param name="size">Width and height, in pixels.</param>
    /// <returns>A batch of one: float32 from 0 (black) to 1 (white), shape [1, 1, size, size].</returns>
    /// <exception cref="SmallDataException">The file is missing or cannot be decoded; the message says why.</exception>
    public static Tensor Load(string file, int size)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(file);
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        if (!File.Exists(file))
        {
            throw new SmallDataException($"'{file}' does not exist. Name a JPEG or PNG file.");
        }

        var planes = new byte[3 * size * size];
        if (PhotoDecoder.Decode(File.ReadAllBytes(file), new PhotoLayout(size), planes) is { } reason)
        {
            throw new SmallDataException($"'{file}' cannot be read: {reason}. Choose another picture.");
        }

        using var scope = NewDisposeScope();
        Tensor colours = tensor(planes, dtype: ScalarType.Byte).reshape(1, 3, size, size).to(ScalarType.Float32).div(255);
        Tensor weights = tensor(new[] { 0.299f, 0.587f, 0.114f }).reshape(1, 3, 1, 1);
        return (colours * weights).sum(1, keepdim: true).MoveToOuterDisposeScope();
    }
}
