using DrawnPhoto = Sketches.DrawnPhoto;
using Species = Sketches.Species;

namespace SmallData.Datasets;

/// <summary>Ten classes of grey pictures, 28×28: Fashion-MNIST where it is at hand or can be downloaded, else ten kinds of animals drawn on the spot. The last quarter of
/// the training pictures is set aside for validation, as Keras's <c>validation_split=0.25</c> does.</summary>
public sealed class TenClasses : TableView, IDisposable
{
    private const int Side = 28;

    // Drawn test pictures are numbered from here, so that they stay the same however many are drawn to train on.
    private const int FirstTestNumber = 100_000;

    private static readonly Species[] Animals =
    [
        Species.Cat, Species.Horse, Species.Human, Species.Cow, Species.Sheep,
        Species.Rabbit, Species.Elephant, Species.Giraffe, Species.Duck, Species.Fish,
    ];

    private TenClasses(string title, bool isDrawn, IReadOnlyList<string> classNames, LabelledPictures train, LabelledPictures test)
    {
        (Title, IsDrawn, ClassNames) = (title, isDrawn, classNames);
        int kept = train.Count - train.Count / 4;
        Train = GreyPictures.Of(train.Some(0, kept), classNames);
        Validation = GreyPictures.Of(train.Some(kept, train.Count - kept), classNames);
        Test = GreyPictures.Of(test, classNames);
    }

    /// <summary>What these pictures are, in words.</summary>
    public string Title { get; }

    /// <summary>True where the course drew the pictures itself because Fashion-MNIST was not at hand.</summary>
    public bool IsDrawn { get; }

    /// <summary>The ten classes in the order of their labels.</summary>
    public IReadOnlyList<string> ClassNames { get; }

    /// <summary>Three quarters of the training pictures: what a net learns from.</summary>
    public GreyPictures Train { get; }

    /// <summary>The last quarter of the training pictures.</summary>
    public GreyPictures Validation { get; }

    /// <summary>Pictures to test on.</summary>
    public GreyPictures Test { get; }

    /// <summary>Reads the first pictures of Fashion-MNIST, or draws as many.</summary>
    /// <param name="train">How many to learn from, validation included; Fashion-MNIST holds 60,000.</param>
    /// <param name="test">How many to test on; Fashion-MNIST holds 10,000.</param>
    /// <exception cref="SmallDataException">A file of Fashion-MNIST is damaged.</exception>
    public static TenClasses Open(int train = 60_000, int test = 10_000)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(train, 4);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(test);
        string? folder = FashionMnist.Find() ?? (OnDemand.Fetch(PublicDataSets.FashionMnist) ? FashionMnist.Find() : null);
        return folder is null ? Drawn(train, test) : Clothes(FashionMnist.Read(folder), train, test);
    }

    internal static TenClasses Clothes(FashionMnist clothes, int train, int test) => new(
        "Fashion-MNIST", isDrawn: false, FashionMnist.ClassNames,
        clothes.Train.Some(0, Math.Min(train, clothes.Train.Count)),
        clothes.Test.Some(0, Math.Min(test, clothes.Test.Count)));

    internal static TenClasses Drawn(int train, int test) => new(
        "ten kinds of animals, drawn for this course", isDrawn: true, [.. Animals.Select(animal => animal.ToString())],
        Draw(0, train), Draw(FirstTestNumber, test));

    /// <summary>Class after class in turn, so that every stretch holds all ten alike.</summary>
    private static LabelledPictures Draw(int first, int count)
    {
        var pixels = new byte[count * Side * Side];
        byte[] labels = [.. Enumerable.Range(0, count).Select(at => (byte)(at % Animals.Length))];
        Parallel.For(0, count, at => DrawnPhoto.RenderGrey(Animals[labels[at]], first + at / Animals.Length, Side, Side).CopyTo(pixels, at * Side * Side));
        return new LabelledPictures(pixels, labels, Side, Side);
    }

    private IEnumerable<IReadOnlyList<string>> Rows()
    {
        long[][] counts = [.. new[] { Train, Validation, Test }.Select(PerClass)];
        return ClassNames
            .Select((name, label) => (IReadOnlyList<string>)[InWords.Count(label), name, .. counts.Select(count => InWords.Count(count[label]))])
            .Append(["", "together", InWords.Count(Train.Count), InWords.Count(Validation.Count), InWords.Count(Test.Count)]);
    }

    private static long[] PerClass(GreyPictures pictures)
    {
        using TorchSharp.torch.Tensor labels = pictures.Labels.cpu();
        long[] all = [.. labels.data<long>()];
        return [.. pictures.ClassNames.Select((_, label) => all.LongCount(one => one == label))];
    }

    private protected override HtmlTable Table => new(["label", "class", "train", "validation", "test"], Rows(), [0, 2, 3, 4], Title);

    /// <inheritdoc/>
    public void Dispose()
    {
        Train.Dispose();
        Validation.Dispose();
        Test.Dispose();
    }
}
