namespace SmallData.Results;

/// <summary>On what a figure was measured. Only figures of the same kind stand beside each other.</summary>
public enum Measure
{
    /// <summary>On photos that were watched while the net trained. The last epoch's figure is meant, not the best one's, which luck has chosen.</summary>
    Validation,

    /// <summary>On photos that were looked at once, at the end.</summary>
    Test,

    /// <summary>The mean over folds that were held back in turn.</summary>
    CrossValidation,

    /// <summary>Its author names a figure and not what it was measured on.</summary>
    Unstated,
}

/// <summary>An experiment of one of the five lessons that the course follows.</summary>
/// <param name="Row">Its name, such as "A baseline"; <see cref="RunResult.Row"/> refers to it.</param>
/// <param name="Figure">What its author reports, such as "70-72 %".</param>
/// <param name="On">On what its author measured it.</param>
/// <param name="AtLeast">The lower end of the figure, 0 to 1.</param>
/// <param name="Chapter">The chapter that runs it.</param>
public sealed record PublishedExperiment(string Row, string Figure, Measure On, double AtLeast, string Chapter)
{
    /// <summary>The lessons: the letter with which their experiments begin, where they were published, and the problem that they solve.</summary>
    public static IReadOnlyList<(string Letter, string Source, string Problem)> Lessons { get; } =
    [
        ("A", "Chollet, Deep Learning with Python, ch. 5", CatsAndDogs),
        ("B", "TensorFlow 2.0 programming, ch. 6", "Fashion-MNIST"),
        ("C", "Moroney, AI and Machine Learning for Coders, ch. 3, as a reader of it ran it", "Horses or humans"),
        ("D", "Marcelino, Transfer learning from pre-trained models, 200 photos", CatsAndDogs),
        ("E", "Chollet, Keras blog: powerful image classification models using very little data", CatsAndDogs),
    ];

    /// <summary>Every experiment that the course reproduces, lesson by lesson.</summary>
    public static IReadOnlyList<PublishedExperiment> All { get; } =
    [
        new("A baseline", "70-72 %", Measure.Validation, 0.70, "02"),
        new("A augmented", "82 %", Measure.Validation, 0.82, "03"),
        new("A frozen base", "90 %", Measure.Unstated, 0.90, "04"),
        new("A fine-tuned", "92 %", Measure.Unstated, 0.92, "06"),
        new("B net B", "88.7 %", Measure.Test, 0.887, "00"),
        new("B net C", "92.0 %", Measure.Test, 0.920, "00"),
        new("C baseline", "85.1 %", Measure.Validation, 0.851, "07"),
        new("C augmented", "79.3 %", Measure.Validation, 0.793, "07"),
        new("D dense", "about 85 %", Measure.Validation, 0.85, "05"),
        new("D average pooling", "about 85 %", Measure.Validation, 0.85, "05"),
        new("D linear SVM", "about 86 %", Measure.CrossValidation, 0.86, "05"),
        new("E scratch", "79-81 %", Measure.Validation, 0.79, "03"),
        new("E bottleneck", "90-91 %", Measure.Validation, 0.90, "04"),
        new("E fine-tuning", "94 %", Measure.Validation, 0.94, "06"),
    ];

    /// <summary>The figure and what it was measured on, such as "88.7 %, test".</summary>
    public string InWords => $"{Figure}, {Name(On)}";

    /// <summary>The experiment of a row; null for a row that goes beyond the lessons.</summary>
    /// <param name="row">Such as "A baseline".</param>
    public static PublishedExperiment? Find(string row) => All.FirstOrDefault(one => one.Row == row);

    internal static string Name(Measure measure) => measure switch
    {
        Measure.Validation => "validation",
        Measure.Test => "test",
        Measure.CrossValidation => "cross-validation",
        _ => "set not named",
    };

    private const string CatsAndDogs = "Cats and dogs";
}
