using System.Buffers.Binary;
using System.IO.Compression;

namespace SmallData.Datasets;

/// <summary>Small grey pictures with a label each.</summary>
/// <param name="Pixels">Grey values from 0 to 255, picture after picture, row after row.</param>
/// <param name="Labels">The class of each picture, from 0.</param>
/// <param name="Height">Rows of a picture.</param>
/// <param name="Width">Columns of a picture.</param>
internal sealed record LabelledPictures(byte[] Pixels, byte[] Labels, int Height, int Width)
{
    public int Count => Labels.Length;

    /// <summary>Some of them, in their order.</summary>
    public LabelledPictures Some(int from, int count)
    {
        int area = Height * Width;
        return this with { Pixels = Pixels[(from * area)..((from + count) * area)], Labels = Labels[from..(from + count)] };
    }
}

/// <summary>Fashion-MNIST: 60,000 pictures of clothes to train on and 10,000 to test on, 28×28, in ten classes (Xiao, Rasul and Vollgraf 2017, arXiv:1708.07747). Read
/// here and not by torchvision.datasets, which downloads without a checksum and unpacks beside the files.</summary>
internal sealed record FashionMnist(string Folder, LabelledPictures Train, LabelledPictures Test)
{
    public const string FolderName = "fashion-mnist";
    private const int Side = 28;

    // Where Debian's package dataset-fashion-mnist puts them.
    private const string PackageFolder = "/usr/share/datasets/fashion-mnist";

    /// <summary>The ten classes in the order of their labels.</summary>
    public static IReadOnlyList<string> ClassNames { get; } =
        ["T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot"];

    /// <summary>The folder that holds the files: in the data root, else where Debian's package puts them; null where there are none.</summary>
    public static string? Find() => new[] { Path.Combine(Settings.DataRoot, FolderName), PackageFolder }
        .FirstOrDefault(one => File.Exists(Path.Combine(one, "train-images-idx3-ubyte.gz")));

    /// <summary>Reads the four files of a folder.</summary>
    /// <exception cref="SmallDataException">One of them is missing or damaged.</exception>
    public static FashionMnist Read(string folder) => new(folder, Read(folder, "train"), Read(folder, "t10k"));

    private static LabelledPictures Read(string folder, string part)
    {
        (string images, string labels) = (Path.Combine(folder, $"{part}-images-idx3-ubyte.gz"), Path.Combine(folder, $"{part}-labels-idx1-ubyte.gz"));
        (int count, byte[] pixels) = ReadIdx(images, Side, Side);
        (int labelCount, byte[] classes) = ReadIdx(labels);
        return labelCount != count ? throw Wrong(labels, $"holds {labelCount} labels for {count} pictures")
            : classes.Any(label => label >= ClassNames.Count) ? throw Wrong(labels, $"holds the label {classes.Max()}, but there are {ClassNames.Count} classes")
            : new LabelledPictures(pixels, classes, Side, Side);
    }

    /// <summary>Reads the format of MNIST and its relatives (LeCun, Cortes and Burges, "The MNIST database"): two zero bytes, 8 for unsigned bytes, the number of
    /// dimensions, each dimension as a big-endian 32-bit integer, then the values.</summary>
    /// <returns>The first dimension, and the values.</returns>
    internal static (int Count, byte[] Values) ReadIdx(string file, params int[] rest)
    {
        try
        {
            using var stream = new GZipStream(File.OpenRead(file), CompressionMode.Decompress);
            var header = new byte[4 * (rest.Length + 2)];
            stream.ReadExactly(header);
            int[] words = [.. Enumerable.Range(0, header.Length / 4).Select(at => BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(4 * at)))];
            int count = words[1];
            if (words[0] != 0x0801 + rest.Length || !words.AsSpan(2).SequenceEqual(rest) || count is < 0 or > 100_000)
            {
                throw Wrong(file, $"does not begin like the idx file that is expected (0x{Convert.ToHexString(header)})");
            }

            var values = new byte[rest.Aggregate(count, (size, side) => size * side)];
            stream.ReadExactly(values);
            return stream.ReadByte() < 0 ? (count, values) : throw Wrong(file, "goes on after its last value");
        }
        catch (Exception error) when (error is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            throw Wrong(file, $"cannot be read: {error.Message.TrimEnd('.')}", error);
        }
    }

    private static SmallDataException Wrong(string file, string how, Exception? cause = null) =>
        new(Invariant($"'{file}' {how}. Delete it and fetch it anew."), cause);
}
