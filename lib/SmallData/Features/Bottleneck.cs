using System.Diagnostics;
using SmallData.Images;
using SmallData.Images.Augmentations;
using SmallData.Models;
using SmallData.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace SmallData.Features;

/// <summary>
/// Runs a pretrained base over photos once and keeps what it says in the work folder (<c>features/</c>), so that the same photos with the
/// same settings never pass through the same base again. Files are found by content: a changed photo, weight or setting gives another key.
/// </summary>
public static class Bottleneck
{
    // Photos that pass through the base at a time: enough to keep every core busy, little enough for any memory.
    private const int BatchSize = 32;

    /// <summary>Takes the features of every photo, or finds them on disk.</summary>
    /// <param name="convolutions">The base. It runs in eval mode and is left in it.</param>
    /// <param name="photos">What to look at.</param>
    /// <param name="blocks">How many of the base's blocks to run; all by default. Fewer give the frozen part of a net whose other blocks are tuned.</param>
    /// <param name="augmentation">What to do to the photos first; nothing by default.</param>
    /// <param name="views">How often to look at each photo, augmented anew each time.</param>
    /// <param name="seed">Seeds the augmentation; <see cref="Lesson.Seed"/> by default.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are no so many blocks, or less than one view.</exception>
    public static FeatureSet Extract(
        PretrainedBase convolutions, PhotoSet photos, int? blocks = null, Augmentation? augmentation = null, int views = 1, int? seed = null)
    {
        ArgumentNullException.ThrowIfNull(convolutions);
        ArgumentNullException.ThrowIfNull(photos);
        int run = blocks ?? convolutions.Blocks.Count;
        ArgumentOutOfRangeException.ThrowIfNegative(run, nameof(blocks));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(run, convolutions.Blocks.Count, nameof(blocks));
        ArgumentOutOfRangeException.ThrowIfLessThan(views, 1);

        long started = Stopwatch.GetTimestamp();
        string[] files = [.. photos.Files.Select(ShortName)];
        var origin = new FeatureOrigin(
            convolutions.Name, run,
            convolutions.HashOf(..run),
            convolutions.Preprocessing.Name,
            FeatureOrigin.HashOf(photos, files),
            (int)photos.Pixels.shape[^1],
            augmentation is null ? 0 : views,
            augmentation?.ToString() ?? "",
            augmentation is null ? 0 : seed ?? Lesson.Seed);

        string file = Path.Combine(Settings.WorkRoot, "features", origin.Key + ".safetensors");
        if (FeatureFile.TryRead(file, origin, photos.Device, () => Stopwatch.GetElapsedTime(started)) is { } kept)
        {
            return kept;
        }

        var progress = new ExtractionProgress(convolutions.Name, photos.Count * Math.Max(origin.Views, 1));
        ISamples looked = augmentation is null ? photos : new AugmentedSamples(photos, augmentation, origin.Seed);
        (Tensor maps, Tensor labels) = Run(convolutions, run, looked, Math.Max(origin.Views, 1), progress);
        progress.Finish();
        var features = new FeatureSet(maps, labels, [.. Enumerable.Repeat(files, Math.Max(origin.Views, 1)).SelectMany(all => all)], photos.ClassNames, origin)
        {
            Seconds = progress.Seconds,
            ExtractionSeconds = progress.Seconds,
        };
        FeatureFile.TryWrite(file, features);
        return features;
    }

    private static (Tensor Maps, Tensor Labels) Run(PretrainedBase convolutions, int blocks, ISamples photos, int views, ExtractionProgress progress)
    {
        using var noGradients = no_grad();
        using var scope = NewDisposeScope();
        convolutions.Layers.eval();
        Tensor? maps = null;
        Tensor labels = zeros((long)photos.Count * views, dtype: ScalarType.Int64, device: photos.Device);
        int done = 0;
        for (int view = 0; view < views; view++)
        {
            for (int from = 0; from < photos.Count; from += BatchSize)
            {
                using var batchScope = NewDisposeScope();
                int size = Math.Min(BatchSize, photos.Count - from);
                Batch batch = photos.Take(arange(from, from + size, dtype: ScalarType.Int64));
                Tensor found = convolutions.Features(batch.Inputs, ..blocks);
                maps ??= zeros([(long)photos.Count * views, .. found.shape[1..]], device: photos.Device).MoveToOuterDisposeScope();
                maps.narrow(0, done, size).copy_(found);
                labels.narrow(0, done, size).copy_(batch.Labels);
                done += size;
                progress.Done(done);
            }
        }

        return (maps!.DetachFromDisposeScope(), labels.DetachFromDisposeScope());
    }

    // The class folder and the file name: the same photo in another place gives the same features.
    private static string ShortName(string path) => Path.GetFileName(Path.GetDirectoryName(path)) + "/" + Path.GetFileName(path);
}
