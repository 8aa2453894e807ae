using Sketches;
using SmallData.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace SmallData.Datasets;

/// <summary>Drawn pictures of several species as samples, kept in memory as bytes and never written to disk.</summary>
public sealed class DrawnSamples : ISamples, IDisposable
{
    private readonly Tensor pixels;
    private readonly Tensor labels;

    /// <summary>Draws the pictures, on all cores.</summary>
    /// <param name="species">One class each; the labels follow this order.</param>
    /// <param name="perSpecies">How many pictures of each.</param>
    /// <param name="size">Width and height in pixels.</param>
    /// <param name="seed">Which collection: the chapters draw theirs with seed 0, so another seed gives pictures that they do not know.</param>
    public DrawnSamples(IReadOnlyList<Species> species, int perSpecies, int size, int seed)
    {
        ArgumentNullException.ThrowIfNull(species);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(perSpecies);
        Count = species.Count * perSpecies;
        ClassNames = [.. species.Select(one => one.ToString().ToLowerInvariant())];
        byte[] all = new byte[(long)Count * 3 * size * size];
        Parallel.For(0, Count, index => ToPlanes(
            DrawnPhoto.Render(species[index / perSpecies], index % perSpecies, size, size, seed), all.AsSpan(index * 3 * size * size, 3 * size * size)));

        using var scope = NewDisposeScope();
        pixels = tensor(all, dtype: ScalarType.Byte).reshape(Count, 3, size, size).to(Lesson.Device).DetachFromDisposeScope();
        labels = arange(species.Count, dtype: ScalarType.Int64).repeat_interleave(perSpecies).to(Lesson.Device).DetachFromDisposeScope();
    }

    /// <inheritdoc/>
    public int Count { get; }

    /// <inheritdoc/>
    public Device Device => pixels.device;

    /// <inheritdoc/>
    public IReadOnlyList<string> ClassNames { get; }

    /// <inheritdoc/>
    public Batch Take(Tensor indices)
    {
        using var scope = NewDisposeScope();
        Tensor images = pixels.index_select(0, indices).to(ScalarType.Float32).div_(255);
        return new Batch(images.MoveToOuterDisposeScope(), labels.index_select(0, indices).MoveToOuterDisposeScope());
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        pixels.Dispose();
        labels.Dispose();
    }

    private static void ToPlanes(ReadOnlySpan<byte> interleaved, Span<byte> planes)
    {
        int plane = interleaved.Length / 3;
        for (int i = 0; i < plane; i++)
        {
            (planes[i], planes[plane + i], planes[2 * plane + i]) = (interleaved[3 * i], interleaved[3 * i + 1], interleaved[3 * i + 2]);
        }
    }
}
