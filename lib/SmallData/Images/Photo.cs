namespace SmallData.Images;

/// <summary>One photo on its own, for asking a net about it or for looking at what a filter does to it.</summary>
public static class Photo
{
    /// <summary>Decodes a photo and squashes it to a square, exactly as <see cref="PhotoSet"/> does.</summary>
    /// <param name="file">Path of a picture file.</param>
    /// <param name="size">Width and height, in pixels.</param>
    /// <param name="channels">3 for red, green and blue, 1 for grey by the weights of ITU-R BT.709.</param>
    /// <returns>A batch of one: float32 from 0 to 1, shape [1, channels, size, size], on the CPU.</returns>
    /// <exception cref="SmallDataException">The file is missing or cannot be decoded; the message says why.</exception>
    public static Tensor Load(string file, int size, int channels = 3)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(file);
        var layout = new PhotoLayout(size, channels);
        if (!File.Exists(file))
        {
            throw new SmallDataException($"'{file}' does not exist. Name a picture file.");
        }

        var pixels = new byte[layout.Bytes];
        if (PhotoDecoder.DecodeFile(file, layout, pixels) is { } reason)
        {
            throw new SmallDataException($"'{file}' cannot be read: {reason}. Choose another picture.");
        }

        using var scope = NewDisposeScope();
        return tensor(pixels, dtype: ScalarType.Byte).reshape(layout.Shape(1)).to(ScalarType.Float32).div(255).MoveToOuterDisposeScope();
    }
}
