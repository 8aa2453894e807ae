using System.Diagnostics;
using System.Globalization;
using SmallData.Datasets;
using SmallData.Images.Augmentations;
using SmallData.Models.Weights;
using SmallData.Training;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using Species = Sketches.Species;

namespace SmallData.Models;

/// <summary>
/// Trains <see cref="MiniVgg"/> to tell twelve drawn animals apart, and writes its base with a model card. Cats and dogs are left out, so that
/// what it knows of them later is transferred and not remembered.
/// </summary>
public sealed record MiniVggTraining
{
    // The chapters draw with seed 0.
    private const int TrainingPictures = 20_001;
    private const int HeldOutPictures = 20_002;

    private static readonly Species[] Animals = [.. Enum.GetValues<Species>().Except([Species.Cat, Species.Dog])];

    /// <summary>The animals that it learns, in the order of their labels.</summary>
    public static IReadOnlyList<Species> Learnt => Animals;

    /// <summary>Pictures of each animal to learn from.</summary>
    public int PerSpecies { get; init; } = 600;

    /// <summary>Pictures of each animal, of another collection, to measure with.</summary>
    public int HeldOutPerSpecies { get; init; } = 50;

    /// <summary>Width and height of the pictures. Zooming shows the net animals up to the size that they have at 150.</summary>
    public int Size { get; init; } = 96;

    /// <summary>Passes over the pictures.</summary>
    public int Epochs { get; init; } = 14;

    /// <summary>The random changes to each picture.</summary>
    public Augmentation Augmentation { get; init; } = new()
    {
        RotationRange = 10, WidthShiftRange = 0.1, HeightShiftRange = 0.1, ZoomRange = 0.3, HorizontalFlip = true, BrightnessRange = (0.8, 1.2),
    };

    /// <summary>Trains, measures and writes <c>mini-vgg.safetensors</c> and its card <c>mini-vgg.md</c>. A run that was cut goes on after its last whole epoch.</summary>
    /// <param name="folder">Where the two files go.</param>
    /// <param name="work">Where checkpoints are kept meanwhile.</param>
    /// <returns>The card.</returns>
    public string Run(string folder, string work)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        ArgumentException.ThrowIfNullOrEmpty(work);
        long start = Stopwatch.GetTimestamp();
        manual_seed(Lesson.Seed);
        using var train = new DrawnSamples(Animals, PerSpecies, Size, TrainingPictures);
        using var heldOut = new DrawnSamples(Animals, HeldOutPerSpecies, Size, HeldOutPictures);
        using var net = new MiniVgg();
        using Sequential whole = Sequential(
            ("pixels", new Prepared(Preprocessing.MinusOneToOne)),
            ("base", net),
            ("pool", AdaptiveAvgPool2d(1)),
            ("flat", Flatten()),
            ("answer", Linear(net.Channels, Animals.Length)));
        whole.to(Lesson.Device);
        using optim.Optimizer optimizer = optim.AdamW(whole.parameters(), lr: 2e-3, weight_decay: 0.02);
        var trainer = new Trainer(whole, optimizer, Objective.Categorical)
        {
            Name = "MiniVgg",
            Scheduler = optim.lr_scheduler.CosineAnnealingLR(optimizer, T_max: Epochs),
            Checkpoint = Path.Combine(work, "mini-vgg"),
        };
        History history = trainer.Fit(new AugmentedSamples(train, Augmentation), heldOut, Epochs);

        // What is stored is what is measured: half precision first.
        string file = Path.Combine(folder, "mini-vgg.safetensors");
        SafeTensorsWriter.Save(file, net, half: true, new Dictionary<string, string> { ["source"] = "trained by this course on drawn animals", ["card"] = "mini-vgg.md" });
        using (WeightsFile stored = WeightsFile.Open(file))
        {
            StateDict.Load(net, stored);
        }

        double trained = trainer.Evaluate(heldOut).Accuracy;
        using var larger = new DrawnSamples(Animals, HeldOutPerSpecies, 150, HeldOutPictures);
        string card = Card(history, trained, trainer.Evaluate(larger).Accuracy, Stopwatch.GetElapsedTime(start), new FileInfo(file).Length);
        File.WriteAllText(Path.Combine(folder, "mini-vgg.md"), card);
        return card;
    }

    private string Card(History history, double trained, double larger, TimeSpan took, long bytes) => string.Create(CultureInfo.InvariantCulture, $"""
        # MiniVgg

        The convolutional base of a small net in VGG's style (`lib/SmallData/Models/MiniVgg.cs`): {Parameters():N0} parameters, float16, {bytes:N0} bytes.
        Trained by this course, on pictures drawn by this course; nothing of it comes from elsewhere.

        | | |
        | --- | --- |
        | learnt to tell apart | {string.Join(", ", Animals.Select(one => one.ToString().ToLowerInvariant()))} |
        | never saw | cats and dogs, which the chapters use it for, nor any picture of the chapters (they draw with seed 0, this training with {TrainingPictures}) |
        | pictures | {PerSpecies} of each animal, {Size}×{Size}, changed at random each time (rotation {Augmentation.RotationRange:0}°, shifts {Augmentation.WidthShiftRange:0.0}, zoom {Augmentation.ZoomRange:0.0}, flip, brightness) |
        | pixels | {Preprocessing.MinusOneToOne.Formula} |
        | head, not stored | global average pooling, one dense layer |
        | training | AdamW 0.002, weight decay 0.02, cosine to 0, batch 32, {history.Epochs.Count} epochs, seed {Lesson.Seed} |
        | time | {history.Epochs.Sum(epoch => epoch.Seconds) / 60:0.0} minutes of training on {Environment.ProcessorCount} cores, {took.TotalMinutes:0.0} minutes for the last run in all |
        | training accuracy, last epoch | {history.Epochs[^1].Accuracy:0.0 %} (changed pictures) |
        | held-out accuracy at {Size}×{Size} | {trained:0.0 %} of {Animals.Length * HeldOutPerSpecies} pictures of another seed; guessing gives {1.0 / Animals.Length:0.0 %} |
        | held-out accuracy at 150×150 | {larger:0.0 %} of the same pictures, drawn larger |

        It knows drawn animals alone. For photos, fetch a base that was trained on photos.

        Train it anew: `dotnet run --project lib/Book -c Release -- train mini-vgg`

        """);

    private static long Parameters()
    {
        using var net = new MiniVgg();
        return net.parameters().Sum(parameter => parameter.numel());
    }

    /// <summary>The preprocessing as a layer, so that the net takes photos as they are.</summary>
    private sealed class Prepared(Preprocessing preprocessing) : Module<Tensor, Tensor>(nameof(Prepared))
    {
        public override Tensor forward(Tensor input) => preprocessing.Apply(input);
    }
}
