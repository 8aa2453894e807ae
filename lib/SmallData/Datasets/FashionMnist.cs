using System.Globalization;
using SmallData.Datasets.Idx;

namespace SmallData.Datasets;

/// <summary>Small grey pictures with a label each.</summary>
/// <param name="Pixels">Grey values from 0 to 255, picture after picture, row after row.</param>
/// <param name="Labels">The class of each picture, from 0.</param>
/// <param name="Height">Rows of a picture.</param>
/// <param name="Width">Columns of a picture.</param>
public sealed record LabelledPictures(byte[] Pixels, byte[] Labels, int Height, int Width)
{
    /// <summary>The number of pictures.</summary>
    public int Count => Labels.Length;

    /// <summary>The grey values of one picture.</summary>
    /// <param name="index">Which, from 0.</param>
    public ReadOnlySpan<byte> Picture(int index) => Pixels.AsSpan(index * Height * Width, Height * Width);
}

/// <summary>
/// Fashion-MNIST: 60,000 pictures of clothes to train on and 10,000 to test on, 28×28, in ten classes (Xiao, Rasul and Vollgraf 2017, arXiv:1708.07747).
/// </summary>
public sealed class FashionMnist : NotebookView
{
    private const string FolderName = "fashion-mnist";
    private const int Side = 28;

    // Where Debian's package dataset-fashion-mnist puts them.
    private const string PackageFolder = "/usr/share/datasets/fashion-mnist";

    private FashionMnist(string folder, LabelledPictures train, LabelledPictures test) => (Folder, Train, Test) = (folder, train, test);

    /// <summary>The ten classes in the order of their labels.</summary>
    public static IReadOnlyList<string> ClassNames { get; } =
        ["T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot"];

    /// <summary>The folder that the files were read from.</summary>
    public string Folder { get; }

    /// <summary>The pictures to learn from.</summary>
    public LabelledPictures Train { get; }

    /// <summary>The pictures to test on.</summary>
    public LabelledPictures Test { get; }

    /// <summary>Whether there is a Fashion-MNIST to open.</summary>
    public static bool IsAtHand => Find(Places) is not null;

    private static string[] Places => [Path.Combine(Settings.DataRoot, FolderName), PackageFolder];

    /// <summary>Reads the four idx files from <c>fashion-mnist/</c> of the data root, else from where Debian's package puts them.</summary>
    /// <exception cref="SmallDataException">They are in neither place, or one of them is damaged.</exception>
    public static FashionMnist Open() => Open(Places);

    private static string? Find(IEnumerable<string> folders) => folders.FirstOrDefault(one => File.Exists(Path.Combine(one, "train-images-idx3-ubyte.gz")));

    internal static FashionMnist Open(IReadOnlyList<string> folders)
    {
        string folder = Find(folders)
            ?? throw new SmallDataException(
                $"Fashion-MNIST is in none of {string.Join(", ", folders.Select(one => $"'{one}'"))}. Fetch it with 'dotnet run --project lib/Book -- fetch {FolderName}', "
                + "or install Debian's package dataset-fashion-mnist.");
        return new FashionMnist(folder, Read(folder, "train"), Read(folder, "t10k"));
    }

    private static LabelledPictures Read(string folder, string part)
    {
        string imageFile = Path.Combine(folder, $"{part}-images-idx3-ubyte.gz");
        string labelFile = Path.Combine(folder, $"{part}-labels-idx1-ubyte.gz");
        IdxArray images = IdxReader.Read(imageFile);
        IdxArray labels = IdxReader.Read(labelFile);
        if (images.Shape is not [var count, Side, Side])
        {
            throw Wrong(imageFile, $"holds an array of {string.Join('×', images.Shape)} instead of pictures of {Side}×{Side}");
        }

        if (labels.Shape is not [var labelCount] || labelCount != count)
        {
            throw Wrong(labelFile, string.Create(CultureInfo.InvariantCulture, $"holds {string.Join('×', labels.Shape)} labels for {count} pictures"));
        }

        return labels.Values.All(label => label < ClassNames.Count)
            ? new LabelledPictures(images.Values, labels.Values, Side, Side)
            : throw Wrong(labelFile, string.Create(CultureInfo.InvariantCulture, $"holds the label {labels.Values.Max()}, but there are {ClassNames.Count} classes"));
    }

    private static SmallDataException Wrong(string file, string how) => new($"'{file}' {how}. Delete it and fetch it anew.");

    private static readonly HashSet<int> RightAligned = [1, 2, 3];

    private IEnumerable<IReadOnlyList<string>> Rows => ClassNames.Select((name, label) => (IReadOnlyList<string>)
        [name, Number(label), Number(Train.Labels.Count(one => one == label)), Number(Test.Labels.Count(one => one == label))]);

    private static string Number(int value) => value.ToString("N0", CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public override string ToHtml() => Html.Table(["class", "label", "train", "test"], Rows, RightAligned, "Fashion-MNIST");

    /// <inheritdoc/>
    public override string ToText() => Html.TextTable(["class", "label", "train", "test"], Rows, RightAligned);
}
