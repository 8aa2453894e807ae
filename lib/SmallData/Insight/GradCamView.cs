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
        nn.Module<Tensor, Tensor> net, string layer, ISamples samples, Evaluation answers, IReadOnlyList<int> which, ISamples? photos = null)
    {
        return Of(net, LayerTap.Find(net, layer), samples, answers, which, photos);
    }

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
