using System.Globalization;
using SmallData.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace SmallData.Features;

/// <summary>
/// Bottleneck features: what a frozen base says about each photo, computed once, in file order. A small net trains on them in seconds,
/// because the base never runs again. With several augmented views, all photos' first view comes first, then all photos' second.
/// </summary>
public sealed class FeatureSet : NotebookView, ISamples, IDisposable
{
    internal FeatureSet(Tensor maps, Tensor labels, IReadOnlyList<string> files, IReadOnlyList<string> classNames, FeatureOrigin origin)
    {
        (Maps, Labels, Files, ClassNames, Origin) = (maps, labels, files, classNames, origin);
    }

    /// <summary>The feature maps, float32, shape [n, channels, height, width].</summary>
    public Tensor Maps { get; }

    /// <summary>The class of each, int64, shape [n].</summary>
    public Tensor Labels { get; }

    /// <summary>The photo that each came from, as class/file name, in the same order.</summary>
    public IReadOnlyList<string> Files { get; }

    /// <inheritdoc/>
    public IReadOnlyList<string> ClassNames { get; }

    /// <summary>What the features were made of.</summary>
    public FeatureOrigin Origin { get; }

    /// <summary>Whether they were found on disk, so that the base did not run at all.</summary>
    public bool TakenFromDisk { get; internal init; }

    /// <summary>Seconds that it took to extract or to load them.</summary>
    public double Seconds { get; internal init; }

    /// <summary>Seconds that the base took over the photos when it ran, perhaps in an earlier run: what the features cost. For some of them, their share.</summary>
    public double ExtractionSeconds { get; internal init; }

    /// <inheritdoc/>
    public int Count => Files.Count;

    /// <inheritdoc/>
    public Device Device => Maps.device;

    /// <summary>The mean of each map, shape [n, channels]: global average pooling. A new tensor; the caller disposes it.</summary>
    public Tensor Pooled() => Maps.mean([2, 3]);

    /// <summary>All numbers of a photo in one row, shape [n, channels·height·width]. A view of <see cref="Maps"/>.</summary>
    public Tensor Flat() => Maps.flatten(1);

    /// <summary>Some of the photos, such as the first hundred of each class, as a set of its own.</summary>
    /// <param name="indices">Which, in the order wanted.</param>
    public FeatureSet Some(IEnumerable<int> indices)
    {
        ArgumentNullException.ThrowIfNull(indices);
        int[] chosen = [.. indices];
        using var scope = NewDisposeScope();
        Tensor which = tensor([.. chosen.Select(index => (long)index)], dtype: ScalarType.Int64, device: Device);
        return new FeatureSet(
            Maps.index_select(0, which).DetachFromDisposeScope(), Labels.index_select(0, which).DetachFromDisposeScope(),
            [.. chosen.Select(index => Files[index])], ClassNames, Origin)
        {
            TakenFromDisk = TakenFromDisk,
            Seconds = Seconds * chosen.Length / Count,
            ExtractionSeconds = ExtractionSeconds * chosen.Length / Count,
        };
    }

    /// <summary>Takes some features as a batch.</summary>
    /// <param name="indices">Which, int64, shape [n], on any device.</param>
    public Batch Take(Tensor indices)
    {
        using var scope = NewDisposeScope();
        Tensor which = indices.to(Device);
        return new Batch(Maps.index_select(0, which).MoveToOuterDisposeScope(), Labels.index_select(0, which).MoveToOuterDisposeScope());
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Maps.Dispose();
        Labels.Dispose();
    }

    /// <inheritdoc/>
    public override string ToText()
    {
        string views = Origin.Views > 0 ? Invariant($" ({Origin.Views} views of each photo)") : "";
        string how = TakenFromDisk
            ? Invariant($"taken from disk in {Seconds:0.0} s, nothing extracted")
            : Invariant($"extracted in {Seconds:0.0} s ({Count / Math.Max(Seconds, 1e-3):N0} a second)");
        return Invariant($"{Count:N0} × {Maps.shape[1]:N0} maps of {Maps.shape[2]}×{Maps.shape[3]}{views}, {Origin.Base}, {Origin.Preprocessing}: {how}");
    }
}
