namespace SmallData.Insight;

/// <summary>What a layer answers to one photo: one map a filter, bright where the filter found its pattern.</summary>
public sealed class ActivationMaps : NotebookView
{
    private readonly Gallery gallery;

    private ActivationMaps(string layer, Tensor maps, Gallery gallery) => (Layer, Maps, this.gallery) = (layer, maps, gallery);

    /// <summary>The layer's name in the net.</summary>
    public string Layer { get; }

    /// <summary>All maps, float32 on the CPU, shape [channels, height, width].</summary>
    public Tensor Maps { get; }

    /// <summary>Runs a photo through a net and shows maps of a layer that differ from each other.</summary>
    /// <param name="net">The net; it is left in the mode that it was in.</param>
    /// <param name="layer">Name of a layer whose output is maps, such as "conv1"; see <see cref="LayerTable"/>.</param>
    /// <param name="photo">What the net takes as one sample, float32, shape [3, height, width].</param>
    /// <param name="count">How many maps to show: the one with most contrast, and then always the one least like those before it.</param>
    /// <exception cref="SmallDataException">The net has no such layer, or it gives no maps.</exception>
    public static ActivationMaps Of(nn.Module<Tensor, Tensor> net, string layer, Tensor photo, int count = 16)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        if (photo.dim() != 3)
        {
            throw new SmallDataException($"A photo has the shape [3, height, width]; this tensor has [{string.Join(", ", photo.shape)}]. Of a batch, give one: batch[0].");
        }

        using var noGradients = no_grad();
        using var scope = NewDisposeScope();
        Tensor output = LayerTap.Run(net, photo.unsqueeze(0), LayerTap.Find(net, layer), needGradients: false).Taken;
        if (output.dim() != 4)
        {
            throw new SmallDataException($"Layer '{layer}' gives a tensor of {output.dim()} dimensions, not maps. Choose a convolution, its activation or a pooling.");
        }

        Tensor maps = output[0].to(ScalarType.Float32).cpu();
        long[] chosen = Different(maps, Math.Min(count, (int)maps.shape[0]));
        string[] captions = [.. chosen.Select(channel => Invariant($"map {channel}"))];
        var gallery = Gallery.Of(HeatColours.Paint(maps.index_select(0, tensor(chosen))), captions, columns: 8);
        return new ActivationMaps(layer, maps.DetachFromDisposeScope(), gallery);
    }

    // By strength alone, all maps of a first layer would be those that show where the photo is bright.
    private static long[] Different(Tensor maps, int count)
    {
        Tensor centred = maps.flatten(1) - maps.mean([1, 2]).unsqueeze(1);
        Tensor contrast = centred.norm(1, keepdim: true), unit = centred / contrast.add(1e-12);
        Tensor score = contrast.squeeze(1), likeness = zeros_like(score);
        var chosen = new List<long>();
        while (chosen.Count < count)
        {
            chosen.Add((score * (1 - likeness)).argmax().ToInt64());
            likeness = maximum(likeness, unit.matmul(unit[chosen[^1]]).abs());
            score[chosen[^1]] = -1;
            likeness[chosen[^1]] = 0;
        }

        return [.. chosen];
    }

    /// <summary>Share of the maps that are zero everywhere: filters that found nothing in this photo (0 to 1).</summary>
    public double Silent
    {
        get
        {
            using var scope = NewDisposeScope();
            return Maps.abs().amax([1, 2]).eq(0).to(ScalarType.Float32).mean().ToDouble();
        }
    }

    private string Title => Invariant($"{Layer}: {Maps.shape[0]} maps of {Maps.shape[1]}×{Maps.shape[2]}, {Silent:P0} of them silent");

    /// <inheritdoc/>
    public override string ToHtml() => $"<div style=\"font-weight:600;margin:.6em 0 0\">{Html.Escape(Title)}</div>{gallery.ToHtml()}";

    /// <inheritdoc/>
    public override string ToText() => Title;
}
