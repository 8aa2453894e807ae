using System.Buffers;

namespace SixLabors.ImageSharp.Formats;

/// <summary>What is left of a stream, in pooled memory.</summary>
internal struct StreamBytes : IDisposable
{
    private byte[]? bytes;
    private int length;

    public readonly ReadOnlySpan<byte> Span => bytes.AsSpan(0, length);

    /// <exception cref="NotSupportedException">The stream cannot be read.</exception>
    public static StreamBytes Read(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        if (!stream.CanRead)
        {
            throw new NotSupportedException("Cannot read from the stream.");
        }

        long expected = stream.CanSeek ? Math.Max(0, stream.Length - stream.Position) : 0;
        StreamBytes result = new() { bytes = ArrayPool<byte>.Shared.Rent((int)Math.Min(expected + 1, Array.MaxLength)) };
        int read;
        while ((read = stream.Read(result.bytes, result.length, result.bytes.Length - result.length)) > 0)
        {
            result.length += read;
            if (result.length == result.bytes.Length)
            {
                result.Grow();
            }
        }

        return result;
    }

    public static StreamBytes ReadFile(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        return Read(file);
    }

    public void Dispose()
    {
        if (bytes is not null)
        {
            ArrayPool<byte>.Shared.Return(bytes);
            bytes = null;
        }
    }

    private void Grow()
    {
        byte[] larger = ArrayPool<byte>.Shared.Rent(checked(length * 2));
        bytes.AsSpan(0, length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(bytes!);
        bytes = larger;
    }
}
