namespace SmallData.Datasets.Downloads;

/// <summary>A data set that can be downloaded: what it is, on what terms, where from and what must have arrived in the end.</summary>
/// <param name="Name">The name to ask for it by.</param>
/// <param name="Title">What it is, in a few words.</param>
/// <param name="Terms">On what terms it may be used, in words; shown before it is downloaded.</param>
/// <param name="Home">The page that describes it.</param>
/// <param name="Folder">Its folder below the data root.</param>
/// <param name="Files">What to download.</param>
/// <param name="Contents">How many files each folder of it holds once it is complete; "" is the data set's own.</param>
public sealed record PublicDataSet(
    string Name, string Title, string Terms, Uri Home, string Folder, IReadOnlyList<RemoteFile> Files, IReadOnlyDictionary<string, int> Contents)
{
    /// <summary>Bytes to download.</summary>
    public long Size => Files.Sum(file => file.Size);
}

/// <summary>What a downloaded file is.</summary>
public enum FileKind
{
    /// <summary>A zip archive to unpack.</summary>
    Zip,

    /// <summary>A single gzip file, kept as it is.</summary>
    Gzip,

    /// <summary>A single file of any content, kept as it is.</summary>
    Plain,
}

/// <summary>One file of a public data set.</summary>
/// <param name="Addresses">Where it can be had: the first that answers is used. All serve the same bytes.</param>
/// <param name="Kind">What it is; its first bytes are held to that.</param>
/// <param name="Size">Its exact length in bytes.</param>
/// <param name="Sha256">Its SHA-256 in hexadecimal digits, as published; null where there is none: then size and content are checked.</param>
public sealed record RemoteFile(IReadOnlyList<Uri> Addresses, FileKind Kind, long Size, string? Sha256 = null)
{
    /// <summary>The last part of the first address.</summary>
    public string FileName => Addresses[0].Segments[^1];

    /// <summary>Which entries of an archive are kept, by how their names begin and end, and what takes the beginning's place below the data set's folder; a single file
    /// keeps its name and needs none.</summary>
    public IReadOnlyList<(string Prefix, string Suffix, string Target)> Rules { get; init; } = [];

    /// <summary>Entries left out because the publisher's copy of them is known to be broken.</summary>
    public IReadOnlyList<string> KnownBroken { get; init; } = [];

    /// <summary>Where the wanted bytes are, if only a part of a larger file is wanted; <see cref="Size"/> and the checksum are then the part's.</summary>
    public FileSlice? Slice { get; init; }

    /// <summary>The path of an archive's entry below the data set's folder, or null if it is not wanted.</summary>
    internal string? Map(string entry) => KnownBroken.Contains(entry) ? null : Rules
        .Where(rule => entry.StartsWith(rule.Prefix, StringComparison.Ordinal) && entry.EndsWith(rule.Suffix, StringComparison.OrdinalIgnoreCase))
        .Select(rule => rule.Target + entry[rule.Prefix.Length..]).FirstOrDefault();
}

/// <summary>A part of a larger file.</summary>
/// <param name="Start">Its first byte.</param>
/// <param name="FileSize">The length of the whole file.</param>
public sealed record FileSlice(long Start, long FileSize);

/// <summary>The public data sets that the course knows. A checksum stands here only where someone answerable for the file has published it; elsewhere the exact size, the
/// archive's own CRC-32s and the number of pictures are checked.</summary>
public static class PublicDataSets
{
    /// <summary>3,000 photos of Kaggle's Dogs vs. Cats, as the Keras and TensorFlow tutorials use them. The tutorials' training photos come first in the order of their
    /// numbers, then their validation photos, so a split by number is the tutorials' own. No checksum is published.</summary>
    public static PublicDataSet CatsAndDogsFiltered { get; } = new(
        "cats-and-dogs-filtered",
        "Dogs vs. Cats, 2,000 + 1,000 photos of the Keras and TensorFlow tutorials",
        "No licence is stated. The photos are from Kaggle's Dogs vs. Cats (Asirra, Petfinder.com); use them for learning and research, do not republish them.",
        new Uri("https://www.tensorflow.org/tutorials/images/transfer_learning"),
        "dogs-vs-cats",
        [
            new RemoteFile([new("https://storage.googleapis.com/mledu-datasets/cats_and_dogs_filtered.zip")], FileKind.Zip, 68_606_236)
            {
                Rules =
                [
                    ("cats_and_dogs_filtered/train/cats/", ".jpg", "train/cats/"),
                    ("cats_and_dogs_filtered/train/dogs/", ".jpg", "train/dogs/"),
                    ("cats_and_dogs_filtered/validation/cats/", ".jpg", "train/cats/"),
                    ("cats_and_dogs_filtered/validation/dogs/", ".jpg", "train/dogs/"),
                ],
            },
        ],
        new Dictionary<string, int> { ["train/cats"] = 1500, ["train/dogs"] = 1500 });

    /// <summary>Microsoft's full archive, 12,500 photos a class, less the two that are known to be broken. Files get Kaggle's names. No checksum is published.</summary>
    public static PublicDataSet CatsAndDogs { get; } = new(
        "cats-and-dogs",
        "Cats and Dogs, Microsoft's full archive of 25,000 photos",
        "Community Data License Agreement, Permissive, version 2.0 (in the archive). From Asirra: Microsoft Research with Petfinder.com.",
        new Uri("https://www.microsoft.com/en-us/download/details.aspx?id=54765"),
        "dogs-vs-cats",
        [
            new RemoteFile(
                [new("https://download.microsoft.com/download/3/E/1/3E1C3F21-ECDB-4869-8368-6DEBA77B919F/kagglecatsanddogs_5340.zip")], FileKind.Zip, 824_887_076)
            {
                Rules =
                [
                    ("PetImages/Cat/", ".jpg", "train/cats/cat."),
                    ("PetImages/Dog/", ".jpg", "train/dogs/dog."),
                ],
                KnownBroken = ["PetImages/Cat/666.jpg", "PetImages/Dog/11702.jpg"],
            },
        ],
        new Dictionary<string, int> { ["train/cats"] = 12_499, ["train/dogs"] = 12_499 });

    /// <summary>Moroney's rendered horses and humans, 300×300. The checksums are those that TensorFlow Datasets publishes for the copies in the TensorFlow project's own
    /// store; the copies of the book's store must match them too.</summary>
    public static PublicDataSet HorsesOrHumans { get; } = new(
        "horses-or-humans",
        "Horses or Humans, 1,027 + 256 rendered pictures",
        "CC BY 2.0: share and adapt it for any use, with credit to its author, Laurence Moroney.",
        new Uri("https://laurencemoroney.com/datasets.html"),
        "horse-or-human",
        [
            HorsesArchive("horse-or-human.zip", "train/", 149_574_867, "e2e6f70d3d549c5dd10a57165e55af253ee66ad750403f95c0fb76bb943633a9"),
            HorsesArchive("validation-horse-or-human.zip", "validation/", 11_480_187, "ae5fff2f4f5554791f05358108e2e05d9801b191f1896ea101402f0e7f6c32c0"),
        ],
        new Dictionary<string, int> { ["train/horses"] = 500, ["train/humans"] = 527, ["validation/horses"] = 128, ["validation/humans"] = 128 });

    /// <summary>Zalando's Fashion-MNIST: four idx files, kept compressed. The publisher states MD5s; the SHA-256s and sizes are those of TensorFlow Datasets, and belong
    /// to the files with the publisher's MD5s.</summary>
    public static PublicDataSet FashionMnist { get; } = new(
        "fashion-mnist",
        "Fashion-MNIST, 60,000 + 10,000 pictures of clothes, 28×28 grey",
        "MIT licence, copyright Zalando SE.",
        new Uri("https://github.com/zalandoresearch/fashion-mnist"),
        "fashion-mnist",
        [
            FashionFile("train-images-idx3-ubyte.gz", 26_421_880, "3aede38d61863908ad78613f6a32ed271626dd12800ba2636569512369268a84"),
            FashionFile("train-labels-idx1-ubyte.gz", 29_515, "a04f17134ac03560a47e3764e11b92fc97de4d1bfaf8ba1a3aa29af54cc90845"),
            FashionFile("t10k-images-idx3-ubyte.gz", 4_422_102, "346e55b948d973a97e58d2351dde16a484bd415d4595297633bb08f03db6a073"),
            FashionFile("t10k-labels-idx1-ubyte.gz", 5_148, "67da17c76eaffca5446c3361aaab5c3cd6d1c2608764d35dfb1850b086bf8dd5"),
        ],
        new Dictionary<string, int> { [""] = 4 });

    /// <summary>All of them, in the order in which the course meets them.</summary>
    public static IReadOnlyList<PublicDataSet> All { get; } = [FashionMnist, CatsAndDogsFiltered, CatsAndDogs, HorsesOrHumans];

    /// <summary>The data set of a name.</summary>
    /// <param name="name">Its name, upper or lower case.</param>
    /// <exception cref="SmallDataException">There is no such data set; the message lists those there are.</exception>
    public static PublicDataSet Find(string name) =>
        All.FirstOrDefault(one => string.Equals(one.Name, name, StringComparison.OrdinalIgnoreCase))
        ?? throw new SmallDataException($"'{name}' is not a public data set of the course. Ask for one of: {string.Join(", ", All.Select(one => one.Name))}.");

    private static RemoteFile HorsesArchive(string file, string part, long size, string sha256) =>
        new(
            [
                new($"https://storage.googleapis.com/learning-datasets/{file}"),
                new($"https://storage.googleapis.com/download.tensorflow.org/data/{file}"),
            ],
            FileKind.Zip,
            size,
            sha256)
        {
            Rules = [("horses/", ".png", part + "horses/"), ("humans/", ".png", part + "humans/")],
        };

    private static RemoteFile FashionFile(string file, long size, string sha256) =>
        new([new($"http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/{file}")], FileKind.Gzip, size, sha256);
}
