namespace SmallData.Results;

/// <summary>An experiment of one of the five lessons that the course follows.</summary>
/// <param name="Row">Its name, such as "A baseline"; <see cref="RunResult.Row"/> refers to it.</param>
/// <param name="Figure">What its author reports.</param>
/// <param name="Chapter">The chapter that runs it.</param>
public sealed record PublishedExperiment(string Row, string Figure, string Chapter)
{
    /// <summary>The lessons: the letter with which their experiments begin, and where they were published.</summary>
    public static IReadOnlyList<(string Letter, string Source)> Lessons { get; } =
    [
        ("A", "Chollet, Deep Learning with Python, ch. 5: cats and dogs"),
        ("B", "TensorFlow 2.0 programming, ch. 6: Fashion-MNIST"),
        ("C", "Moroney, AI and Machine Learning for Coders, ch. 3: horses or humans"),
        ("D", "Marcelino, Transfer learning from pre-trained models: 200 cats and dogs"),
        ("E", "Chollet, Keras blog: powerful image classification models using very little data"),
    ];

    /// <summary>Every experiment that the course reproduces, lesson by lesson.</summary>
    public static IReadOnlyList<PublishedExperiment> All { get; } =
    [
        new("A baseline", "70-72 % validation", "02"),
        new("A augmented", "82 % validation", "03"),
        new("A frozen base", "90 % validation", "04"),
        new("A fine-tuned", "92 % validation", "06"),
        new("B net B", "88.7 % test", "00"),
        new("B net C", "92.0 % test", "00"),
        new("C baseline", "85.1 % validation", "07"),
        new("C augmented", "79.3 % validation", "07"),
        new("D dense", "about 85 % validation", "05"),
        new("D average pooling", "about 85 % validation", "05"),
        new("D linear SVM", "about 86 % validation", "05"),
        new("E scratch", "79-81 % validation", "03"),
        new("E bottleneck", "90-91 % validation", "04"),
        new("E fine-tuning", "94 % validation", "06"),
    ];
}
