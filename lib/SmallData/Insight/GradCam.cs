namespace SmallData.Insight;

/// <summary>Photos, each beside its Grad-CAM heat map, with what the net said of it and a key to the colours.</summary>
public sealed class GradCamView : NotebookView
{
    private const string Key =
        "<div style=\"display:flex;gap:.6em;align-items:center;font-size:.85em;margin:.3em 0\"><span>does not speak for the answer</span>"
        + "<span style=\"width:10em;height:.9em;border-radius:.2em;background:linear-gradient(90deg,#808080,#946666 33%,#b3a14d 67%,#cccccc)\"></span><span>speaks most for it</span></div>";

    private readonly Gallery gallery;

    private GradCamView(Gallery gallery) => this.gallery = gallery;

    /// <summary>Asks a net where it looked in some samples.</summary>
    /// <param name="net">The net; it is left in the mode that it was in.</param>
    /// <param name="layer">A layer whose output is maps. The last one is surest of the class, one before it shows the place more finely.</param>
    /// <param name="samples">What the net takes.</param>
    /// <param name="answers">Its answers to these samples.</param>
    /// <param name="which">Samples to show, by index.</param>
    /// <param name="photos">The same samples as a reader should see them, in any size; those of the net if null.</param>
    /// <exception cref="SmallDataException">The net has no such layer, or it gives no maps.</exception>
    public static GradCamView Of(
        nn.Module<Tensor, Tensor> net, string layer, ISamples samples, Evaluation answers, IReadOnlyList<int> which, ISamples? photos = null) =>
        Of(net, LayerTap.Find(net, layer), samples, answers, which, photos);

    /// <summary>The same for a layer at hand, such as a block of a pretrained base.</summary>
    /// <inheritdoc cref="Of(nn.Module{Tensor, Tensor}, string, ISamples, Evaluation, IReadOnlyList{int}, ISamples?)"/>
    public static GradCamView Of(
        nn.Module<Tensor, Tensor> net, nn.Module<Tensor, Tensor> layer, ISamples samples, Evaluation answers, IReadOnlyList<int> which, ISamples? photos = null)
    {
        using var scope = NewDisposeScope();
        Tensor Take(ISamples from) => from.Take(tensor(which.Select(sample => (long)sample).ToArray())).Inputs;
        Tensor heat = GradCam.Maps(net, layer, Take(samples), [.. which.Select(sample => answers.Predictions[sample])]);
        Tensor plain = Take(photos ?? samples).cpu();
        Tensor hot = GradCam.Overlay(plain, heat);
        string[] captions = [.. which.SelectMany(sample => new[] { answers.Verdict(sample), $"why {answers.ClassNames[answers.Predictions[sample]]}" })];
        return new GradCamView(Gallery.Of(stack([plain, hot], 1).flatten(0, 1), captions, columns: 4));
    }

    /// <inheritdoc/>
    public override string ToHtml() => gallery.ToHtml() + Key;

    /// <inheritdoc/>
    public override string ToText() => gallery.ToText();
}

/// <summary>Where a net looked: a heat map for each photo, hot where a layer's patterns spoke for the answer (Selvaraju et al. 2017, "Grad-CAM"). Each map of the layer
/// is weighted with the mean gradient of the answer's logit; the sum is cut off at zero.</summary>
internal static class GradCam
{
    // The photo must still be seen under the hottest place.
    private const double Strongest = 0.6;

    /// <summary>Heat maps for the answers given.</summary>
    /// <param name="net">The net; it is left in the mode that it was in. A single logit speaks for class 1.</param>
    /// <param name="layer">A layer of it whose output is maps, best the last convolution.</param>
    /// <param name="images">What the net takes, shape [n, channels, height, width].</param>
    /// <param name="classes">The answer to explain for each; the net's own if null.</param>
    /// <returns>From 0 to 1 in each picture (all 0 where nothing speaks for the answer), float32, shape [n, rows, columns] of the layer's maps.</returns>
    /// <exception cref="SmallDataException">The layer gives no maps, or is not a layer of the net.</exception>
    public static Tensor Maps(nn.Module<Tensor, Tensor> net, nn.Module<Tensor, Tensor> layer, Tensor images, IReadOnlyList<int>? classes = null)
    {
        using var scope = NewDisposeScope();
        using var gradients = enable_grad();
        (Tensor logits, Tensor maps) = LayerTap.Run(net, images, layer, needGradients: true);
        if (maps.dim() != 4)
        {
            throw new SmallDataException($"Layer '{layer.GetName()}' gives a tensor of {maps.dim()} dimensions, not maps. Choose a convolution or its activation.");
        }

        Tensor answers = Answers(logits.reshape(images.shape[0], -1), classes is null ? null : tensor([.. classes.Select(c => (long)c)]).to(logits.device));
        Tensor slopes = autograd.grad([answers.sum()], [maps])[0];
        Tensor heat = (slopes.mean([2, 3], keepdim: true) * maps).sum(1).clamp_min(0).detach();
        Tensor hottest = heat.amax([1, 2], keepdim: true);
        return (heat / hottest.clamp_min(1e-12)).to(ScalarType.Float32).MoveToOuterDisposeScope();
    }

    /// <summary>Lays heat maps over photos: grey where the net did not look, yellow and red where it did.</summary>
    /// <param name="photos">As a reader should see them, float32 from 0 to 1, shape [n, 3, height, width].</param>
    /// <param name="heat">What <see cref="Maps"/> gave.</param>
    /// <returns>Pictures for <see cref="Gallery"/>, shape [n, 3, height, width], on the CPU.</returns>
    public static Tensor Overlay(Tensor photos, Tensor heat)
    {
        using var noGradients = no_grad();
        using var scope = NewDisposeScope();
        Tensor large = nn.functional.interpolate(heat.unsqueeze(1), [photos.shape[2], photos.shape[3]], mode: InterpolationMode.Bilinear, align_corners: false).cpu();
        Tensor grey = photos.cpu().mean([1], keepdim: true).expand(-1, 3, -1, -1);
        Tensor share = large.clamp(0, 1) * Strongest;
        return (grey * (1 - share) + HeatColours.Paint(large.squeeze(1), "Hot") * share).MoveToOuterDisposeScope();
    }

    // One logit speaks for class 1; the same with its sign turned for class 0.
    private static Tensor Answers(Tensor logits, Tensor? classes) => logits.shape[1] == 1
        ? logits * ((classes is null ? logits.gt(0) : classes.reshape(-1, 1).eq(1)).to(logits.dtype) * 2 - 1).detach()
        : logits.gather(1, (classes ?? logits.argmax(1)).reshape(-1, 1));
}
