using Plotly.NET;
using Plotly.NET.CSharp;
using Chart = Plotly.NET.CSharp.Chart;

namespace SmallData.FineTuning;

/// <summary>Places the learner's photos in the size-similarity matrix and recommends a strategy (Marcelino, "Transfer learning from pre-trained models", 2018). Size is
/// the number of photos of each class. Similarity is measured: photos are similar to what the base was trained on if its frozen features leave less than half of the mistakes
/// that the bare pixels leave, by the nearest-mean classifier in cross-validation.</summary>
public sealed class TransferAdvice : TableView
{
    /// <summary>Fewer photos of each class than this are few (Marcelino's figure).</summary>
    public const int Few = 1000;

    /// <summary>Width and height that photos are averaged down to for the pixel baseline.</summary>
    private const int Thumbnail = 16;

    // The three strategies, as the chapter names them.
    private const string TrainAll = "train all", FreezePart = "freeze a part", FreezeBase = "freeze the base";

    // Above this share of the pixels' mistakes mended, the base knows such photos.
    private const double Similar = 0.5;

    private TransferAdvice(string convolutions, int photos, double features, double pixels, double shuffled) =>
        (Base, Photos, FeatureAccuracy, PixelAccuracy, ShuffledAccuracy) = (convolutions, photos, features, pixels, shuffled);

    /// <summary>The base's name.</summary>
    public string Base { get; }

    /// <summary>Photos of each class, in the mean.</summary>
    public int Photos { get; }

    // Shares of right answers, cross-validated: from frozen features, from bare pixels, and from frozen features with shuffled labels, which is what chance alone gives.
    internal double FeatureAccuracy { get; }

    internal double PixelAccuracy { get; }

    internal double ShuffledAccuracy { get; }

    /// <summary>How similar the photos are to what the base was trained on: the share of the bare pixels' mistakes that its features mend, 0 to 1.</summary>
    internal double Similarity => Math.Clamp(1 - (1 - FeatureAccuracy) / Math.Max(1 - Math.Max(PixelAccuracy, ShuffledAccuracy), 1e-9), 0, 1);

    internal bool IsSmall => Photos < Few;

    internal bool IsSimilar => Similarity > Similar;

    /// <summary>The strategy for this quadrant of the matrix, in words: "train all", "freeze a part" or "freeze the base".</summary>
    public string Strategy => StrategyFor(IsSmall, IsSimilar);

    private static string StrategyFor(bool small, bool similar) => small != similar ? FreezePart : small ? FreezeBase : TrainAll;

    /// <summary>Measures photos against a base.</summary>
    /// <param name="features">What the frozen base says about the photos, unaugmented.</param>
    /// <param name="photos">The same photos, in the same order.</param>
    /// <exception cref="ArgumentException">The two do not belong together.</exception>
    public static TransferAdvice For(FeatureSet features, PhotoSet photos) => features.Count == photos.Count
        ? For(features, photos.Pixels, photos.Labels)
        : throw new ArgumentException($"{features.Count} features for {photos.Count} photos. Extract the features of these very photos, without augmented views.", nameof(features));

    /// <summary>The same from tensors: uint8 pixels [n, 3, height, width] and int64 labels [n].</summary>
    internal static TransferAdvice For(FeatureSet features, Tensor photos, Tensor photoLabels)
    {
        using var noGradients = no_grad();
        using var scope = NewDisposeScope();
        int[] labels = [.. photoLabels.cpu().data<long>().Select(label => (int)label)], mixed = [.. labels];
        new Random(Lesson.Seed).Shuffle(mixed);
        Tensor pooled = features.Pooled();
        Tensor pixels = cat([.. photos.split(256).Select(some => nn.functional.adaptive_avg_pool2d(some.to(ScalarType.Float32), Thumbnail).flatten(1))], 0);
        int classes = features.ClassNames.Count;
        return new TransferAdvice(
            features.Origin.Base, labels.Length / classes, NearestMean.Accuracy(pooled, labels, classes), NearestMean.Accuracy(pixels, labels, classes), NearestMean.Accuracy(pooled, mixed, classes));
    }

    private string Verdict => Strategy switch
    {
        FreezeBase => "Freeze the base and train the top alone: the base already sees what matters, and so few photos would only be learnt by heart. "
            + "Then try tuning the last block at a tiny rate.",
        TrainAll => "Train all of it: there are photos enough to change what the base sees, and need to. From scratch, or from the pretrained weights: try both.",
        _ when IsSmall => "Freeze the first blocks, train the last ones: edges and textures serve everyone, but the last blocks look for other things than yours. "
            + "With so few photos, augment strongly and watch the validation loss.",
        _ => "Freeze the first blocks, train the last ones: the base already sees what matters, and there are photos enough to sharpen it.",
    };

    private protected override HtmlTable Table => new(["measured", "", "so"], Rows, [1], $"Your photos, seen by {Base}");

    private IEnumerable<IReadOnlyList<string>> Rows =>
    [
        ["photos of each class", InWords.Count(Photos), $"{(IsSmall ? "few: under" : "many: at least")} {InWords.Count(Few)}"],
        ["right, from frozen features", Share(FeatureAccuracy), ""],
        ["right, from bare pixels", Share(PixelAccuracy), IsSimilar ? "similar: the features leave less than half of these mistakes" : "different: the features leave more than half of these mistakes"],
        ["right, labels shuffled", Share(ShuffledAccuracy), "what chance gives"],
    ];

    private static string Share(double value) => value.ToString("0.000", CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public override string ToHtml() =>
        base.ToHtml() + new ChartHtml(Matrix()).ToHtml() + Note.Info(Verdict).ToHtml();

    /// <inheritdoc/>
    public override string ToText() => base.ToText() + "\n" + Verdict;

    /// <summary>The four quadrants with their strategies, and these photos as a point: similarity to the right, photos up.</summary>
    private GenericChart Matrix()
    {
        double least = Math.Min(100, Photos / 2.0), most = Math.Max(10_000, Photos * 2.0);
        (bool Small, bool Similar)[] quadrants = [(false, false), (false, true), (true, false), (true, true)];
        GenericChart names = Chart.Scatter<double, double, string>(
            [.. quadrants.Select(one => one.Similar ? 0.75 : 0.25), Similarity],
            [.. quadrants.Select(one => Math.Sqrt(Few * (one.Small ? least : most))), Photos],
            StyleParam.Mode.Text,
            Name: "strategy",
            ShowLegend: false,
            MultiText: quadrants.Select(one => StrategyFor(one.Small, one.Similar)).Append("your photos").ToArray(),
            MultiTextPosition: quadrants.Select(_ => StyleParam.TextPosition.MiddleCenter).Append(StyleParam.TextPosition.TopCenter).ToArray());
        GenericChart Border(double[] x, double[] y) => Chart.Line<double, double, string>(x, y, ShowLegend: false, ShowMarkers: false, LineColor: Color.fromHex("#888888"), LineWidth: 1.5);
        GenericChart yours = Chart.Point<double, double, string>([Similarity], [(double)Photos], Name: "your photos", MarkerColor: Color.fromHex("#D55E00"));
        Tuple<double, double> decades = new(Math.Log10(least), Math.Log10(most)), sides = new(0, 1);
        return Chart.Combine([Border([Similar, Similar], [least, most]), Border([0, 1], [Few, Few]), names, yours])
            .WithXAxisStyle<double, double, string>(TitleText: "similarity: share of the pixels' mistakes that the features mend", MinMax: sides)
            .WithYAxisStyle<double, double, string>(TitleText: "photos of each class", AxisType: StyleParam.AxisType.Log, MinMax: decades)
            .WithSize(640, 420);
    }
}

/// <summary>The simplest classifier there is: a sample belongs to the class whose mean is nearest. It has nothing to tune, so how well it does says something about the
/// features and nothing about the classifier.</summary>
internal static class NearestMean
{
    private const int Folds = 5;

    /// <summary>Share of right answers in five-fold cross-validation, every fifth sample of a class held out in turn.</summary>
    /// <param name="rows">float32, shape [n, d].</param>
    /// <param name="labels">The class of each.</param>
    /// <param name="classes">How many classes.</param>
    public static double Accuracy(Tensor rows, IReadOnlyList<int> labels, int classes)
    {
        using var noGradients = no_grad();
        var seen = new int[classes];
        int[] folds = [.. labels.Select(label => seen[label]++ % Folds)];
        int right = 0;
        foreach (int fold in folds.Distinct())
        {
            using var scope = NewDisposeScope();
            int[] held = [.. Enumerable.Range(0, folds.Length).Where(index => folds[index] == fold)], kept = [.. Enumerable.Range(0, folds.Length).Except(held)];
            Tensor known = Rows(rows, kept), asked = Rows(rows, held);

            // Every number is measured in its own standard deviation: a map that is loud everywhere must not drown the others.
            Tensor centre = known.mean([0L], keepdim: true);
            Tensor spread = (known - centre).square().mean([0L], keepdim: true).sqrt().add(1e-6);
            (known, asked) = ((known - centre) / spread, (asked - centre) / spread);
            Tensor Distance(int label)
            {
                int[] ofClass = [.. Enumerable.Range(0, kept.Length).Where(index => labels[kept[index]] == label)];
                return ofClass.Length == 0
                    ? full([held.Length], float.MaxValue, device: rows.device)
                    : (asked - Rows(known, ofClass).mean([0L], keepdim: true)).square().sum(1);
            }

            long[] nearest = [.. stack(Enumerable.Range(0, classes).Select(Distance), 1).argmin(1).cpu().data<long>()];
            right += held.Zip(nearest).Count(pair => labels[pair.First] == pair.Second);
        }

        return right / (double)labels.Count;
    }

    private static Tensor Rows(Tensor rows, int[] indices) =>
        rows.index_select(0, tensor([.. indices.Select(index => (long)index)], dtype: ScalarType.Int64, device: rows.device));
}
