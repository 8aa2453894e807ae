using TorchSharp;
using static TorchSharp.torch;

namespace SmallData.Images;

/// <summary>Decodes one file on its own, outside any set; an error stops here, since there is no other photo to go on with.</summary>
internal static class SinglePhoto
{
    /// <summary>A batch of one: float32 from 0 to 1, shape [1, channels, size, size], on the CPU.</summary>
    /// <exception cref="SmallDataException">The file is missing or cannot be decoded; the message says why.</exception>
    public static Tensor Load(string file, PhotoLayout layout)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(file);
        if (!File.Exists(file))
        {
            throw new SmallDataException($"'{file}' does not exist. Name a JPEG or PNG file.");
        }

        var pixels = new byte[layout.Bytes];
        if (PhotoDecoder.Decode(File.ReadAllBytes(file), layout, pixels) is { } reason)
        {
            throw new SmallDataException($"'{file}' cannot be read: {reason}. Choose another picture.");
        }

        using var scope = NewDisposeScope();
        return tensor(pixels, dtype: ScalarType.Byte).reshape(layout.Shape(1)).to(ScalarType.Float32).div(255).MoveToOuterDisposeScope();
    }
}
