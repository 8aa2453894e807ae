namespace TorchSharp.Engine;

/// <summary>Two strided layouts of one shape, walked line by line: dimensions that lie in one piece in both are joined.</summary>
internal sealed class StridedWalk
{
    private readonly long[] sizes, sourceStrides, targetStrides;

    private StridedWalk(long inner, long innerSource, long innerTarget, long[] sizes, long[] sourceStrides, long[] targetStrides)
    {
        Inner = inner;
        InnerSource = innerSource;
        InnerTarget = innerTarget;
        this.sizes = sizes;
        this.sourceStrides = sourceStrides;
        this.targetStrides = targetStrides;
        Lines = 1;
        foreach (long size in sizes) Lines *= size;
    }

    /// <summary>Elements of a line, and the steps between them.</summary>
    internal long Inner { get; }
    internal long InnerSource { get; }
    internal long InnerTarget { get; }

    internal long Lines { get; }
    internal long Count => Lines * Inner;

    internal static StridedWalk Of(ReadOnlySpan<long> shape, ReadOnlySpan<long> source, ReadOnlySpan<long> target)
    {
        var joined = new List<(long Size, long Source, long Target)>();
        for (int d = 0; d < shape.Length; d++)
        {
            if (shape[d] == 1) continue;
            if (joined.Count > 0 && joined[^1].Source == source[d] * shape[d] && joined[^1].Target == target[d] * shape[d])
                joined[^1] = (joined[^1].Size * shape[d], source[d], target[d]);
            else
                joined.Add((shape[d], source[d], target[d]));
        }
        if (joined.Count == 0) joined.Add((1, 1, 1));
        var (inner, innerSource, innerTarget) = joined[^1];
        joined.RemoveAt(joined.Count - 1);
        return new StridedWalk(inner, innerSource, innerTarget,
            [.. joined.ConvertAll(d => d.Size)], [.. joined.ConvertAll(d => d.Source)], [.. joined.ConvertAll(d => d.Target)]);
    }

    /// <summary>Where line number <paramref name="line"/> starts in the source and in the target.</summary>
    internal (long Source, long Target) Offsets(long line)
    {
        long source = 0, target = 0;
        for (int d = sizes.Length - 1; d >= 0; d--)
        {
            long index = line % sizes[d];
            line /= sizes[d];
            source += index * sourceStrides[d];
            target += index * targetStrides[d];
        }
        return (source, target);
    }
}
