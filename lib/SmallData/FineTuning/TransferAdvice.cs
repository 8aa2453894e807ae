using System.Globalization;
using SmallData.Features;
using SmallData.Images;
using TorchSharp;
using static TorchSharp.torch;

namespace SmallData.FineTuning;

/// <summary>The three strategies of transfer learning.</summary>
public enum TransferStrategy
{
    /// <summary>Start from the pretrained weights and train every one of them.</summary>
    TrainAll,

    /// <summary>Keep the first blocks as they are; train the last ones and the top.</summary>
    FreezePart,

    /// <summary>Keep the whole base as it is; train the top alone.</summary>
    FreezeBase,
}

/// <summary>
/// Places the learner's photos in the size-similarity matrix and recommends a strategy (Marcelino, "Transfer learning from pre-trained models", 2018). Size is
/// counted. Similarity is measured: photos are similar to what the base was trained on if its frozen features leave less than half of the mistakes
/// that the bare pixels leave, by the nearest-mean classifier in cross-validation.
/// </summary>
public sealed class TransferAdvice : NotebookView
{
    /// <summary>Fewer photos a class than this are few (Marcelino's figure).</summary>
    public const int FewPerClass = 1000;

    /// <summary>Width and height that photos are averaged down to for the pixel baseline.</summary>
    private const int Thumbnail = 16;

    private TransferAdvice(string convolutions, int perClass, double features, double pixels, double shuffled)
    {
        (Base, PerClass, FeatureAccuracy, PixelAccuracy, ShuffledAccuracy) = (convolutions, perClass, features, pixels, shuffled);
    }

    /// <summary>The base's name.</summary>
    public string Base { get; }

    /// <summary>Photos in the smallest class.</summary>
    public int PerClass { get; }

    /// <summary>Share of right answers from frozen features, cross-validated.</summary>
    public double FeatureAccuracy { get; }

    /// <summary>Share of right answers from bare pixels, cross-validated.</summary>
    public double PixelAccuracy { get; }

    /// <summary>Share of right answers from frozen features when the labels are shuffled: what chance alone gives.</summary>
    public double ShuffledAccuracy { get; }

    /// <summary>Whether there are few photos.</summary>
    public bool IsSmall => PerClass < FewPerClass;

    /// <summary>Whether the base knows such photos.</summary>
    public bool IsSimilar => 1 - FeatureAccuracy < (1 - Math.Max(PixelAccuracy, ShuffledAccuracy)) / 2;

    /// <summary>The strategy for this quadrant of the matrix.</summary>
    public TransferStrategy Strategy => (IsSmall, IsSimilar) switch
    {
        (true, true) => TransferStrategy.FreezeBase,
        (false, false) => TransferStrategy.TrainAll,
        _ => TransferStrategy.FreezePart,
    };

    /// <summary>Measures photos against a base.</summary>
    /// <param name="features">What the frozen base says about the photos, unaugmented.</param>
    /// <param name="photos">The same photos, in the same order.</param>
    /// <exception cref="ArgumentException">The two do not belong together.</exception>
    public static TransferAdvice For(FeatureSet features, PhotoSet photos)
    {
        ArgumentNullException.ThrowIfNull(features);
        ArgumentNullException.ThrowIfNull(photos);
        if (features.Count != photos.Count)
        {
            throw new ArgumentException($"{features.Count} features for {photos.Count} photos. Extract the features of these very photos, without augmented views.", nameof(features));
        }

        return For(features, photos.Pixels, photos.Labels);
    }

    /// <summary>The same from tensors: uint8 pixels [n, 3, height, width] and int64 labels [n].</summary>
    internal static TransferAdvice For(FeatureSet features, Tensor photos, Tensor photoLabels)
    {
        using var noGradients = no_grad();
        using var scope = NewDisposeScope();
        int[] labels = [.. photoLabels.cpu().data<long>().Select(label => (int)label)];
        int classes = features.ClassNames.Count;
        int[] mixed = [.. labels];
        new Random(Lesson.Seed).Shuffle(mixed);
        Tensor pooled = features.Pooled();
        return new TransferAdvice(
            features.Origin.Base,
            Enumerable.Range(0, classes).Min(label => labels.Count(one => one == label)),
            NearestMean.Accuracy(pooled, labels, classes),
            NearestMean.Accuracy(Pixels(photos), labels, classes),
            NearestMean.Accuracy(pooled, mixed, classes));
    }

    private static Tensor Pixels(Tensor photos)
    {
        var rows = new List<Tensor>();
        for (int from = 0; from < photos.shape[0]; from += 256)
        {
            Tensor some = photos.narrow(0, from, Math.Min(256, photos.shape[0] - from)).to(ScalarType.Float32);
            rows.Add(nn.functional.adaptive_avg_pool2d(some, Thumbnail).flatten(1));
        }

        return cat(rows, 0);
    }

    private string Verdict => Strategy switch
    {
        TransferStrategy.FreezeBase => "Freeze the base and train the top alone: the base already sees what matters, and so few photos would only be learnt by heart. "
            + "Then try tuning the last block at a tiny rate.",
        TransferStrategy.TrainAll => "Train all of it, starting from the pretrained weights: there are photos enough to change what the base sees, and need to.",
        _ when IsSmall => "Freeze the first blocks, train the last ones: edges and textures serve everyone, but the last blocks look for other things than yours. "
            + "With so few photos, augment strongly and watch the validation loss.",
        _ => "Freeze the first blocks, train the last ones: the base already sees what matters, and there are photos enough to sharpen it.",
    };

    private static readonly string[] Header = ["measured", "", "so"];

    private IEnumerable<IReadOnlyList<string>> Rows =>
    [
        ["photos in the smallest class", PerClass.ToString("N0", CultureInfo.InvariantCulture), IsSmall ? $"few (under {FewPerClass.ToString("N0", CultureInfo.InvariantCulture)})" : "many"],
        ["right, from frozen features", Share(FeatureAccuracy), ""],
        ["right, from bare pixels", Share(PixelAccuracy), IsSimilar ? "similar: the features leave less than half of these mistakes" : "different: the features leave more than half of these mistakes"],
        ["right, labels shuffled", Share(ShuffledAccuracy), "what chance gives"],
    ];

    private static string Share(double value) => value.ToString("0.000", CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public override string ToHtml() => Html.Table(Header, Rows, new HashSet<int> { 1 }, $"Your photos, seen by {Base}") + Note.Info(Verdict).ToHtml();

    /// <inheritdoc/>
    public override string ToText() => Html.TextTable(Header, Rows, new HashSet<int> { 1 }) + "\n" + Verdict;
}
