using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;

namespace SmallData.Datasets.Idx;

/// <summary>
/// Reads the format of MNIST and its relatives (LeCun, Cortes and Burges, "The MNIST database"): two zero bytes, a byte for the type of the values,
/// a byte for the number of dimensions, each dimension as a big-endian 32-bit integer, then the values.
/// </summary>
public static class IdxReader
{
    private const byte UnsignedByte = 0x08;
    private const long LargestArray = 1L << 30;

    /// <summary>Reads an array of unsigned bytes.</summary>
    /// <param name="file">The path of an idx file, compressed with gzip if its name ends in .gz.</param>
    /// <exception cref="SmallDataException">The file is missing, damaged, cut short, too long, or holds values of another type.</exception>
    public static IdxArray Read(string file)
    {
        ArgumentException.ThrowIfNullOrEmpty(file);
        if (!File.Exists(file))
        {
            throw new SmallDataException($"'{file}' does not exist. Name an idx file such as train-images-idx3-ubyte.gz.");
        }

        try
        {
            using Stream raw = File.OpenRead(file);
            using Stream stream = file.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(raw, CompressionMode.Decompress) : raw;
            return Read(stream, file);
        }
        catch (EndOfStreamException error)
        {
            throw Damaged(file, "ends too early", error);
        }
        catch (InvalidDataException error)
        {
            throw Damaged(file, $"cannot be decompressed ({error.Message})", error);
        }
    }

    private static IdxArray Read(Stream stream, string file)
    {
        Span<byte> word = stackalloc byte[4];
        stream.ReadExactly(word);
        if (word[0] != 0 || word[1] != 0 || word[3] == 0)
        {
            throw Damaged(file, $"does not begin like an idx file (0x{Convert.ToHexString(word)})");
        }

        if (word[2] != UnsignedByte)
        {
            throw Damaged(file, $"holds values of type 0x{word[2]:X2}; only unsigned bytes (0x08) are read");
        }

        int[] shape = new int[word[3]];
        long count = 1;
        for (int dimension = 0; dimension < shape.Length; dimension++)
        {
            stream.ReadExactly(word);
            shape[dimension] = BinaryPrimitives.ReadInt32BigEndian(word);
            count = shape[dimension] < 0 ? long.MaxValue : count * shape[dimension];
            if (count > LargestArray)
            {
                throw Damaged(file, string.Create(CultureInfo.InvariantCulture, $"claims more than {LargestArray} values"));
            }
        }

        byte[] values = ReadValues(stream, (int)count);
        return stream.ReadByte() < 0 ? new IdxArray(shape, values) : throw Damaged(file, "goes on after its last value");
    }

    // A damaged header may claim a gigabyte: the memory grows with what really comes.
    private static byte[] ReadValues(Stream stream, int count)
    {
        const int Step = 1 << 24;
        byte[] values = new byte[Math.Min(count, Step)];
        for (int done = 0; done < count; done = values.Length)
        {
            if (done > 0)
            {
                Array.Resize(ref values, (int)Math.Min(count, 2L * values.Length));
            }

            stream.ReadExactly(values.AsSpan(done));
        }

        return values;
    }

    private static SmallDataException Damaged(string file, string how, Exception? cause = null) =>
        new($"'{file}' {how}. Delete it and fetch it anew.", cause);
}
