namespace SmallData.Insight;

/// <summary>Where a net looked: a heat map for each photo, hot where a layer's patterns spoke for the answer (Selvaraju et al. 2017, "Grad-CAM"). Each map of the layer
/// is weighted with the mean gradient of the answer's logit; the sum is cut off at zero.</summary>
public static class GradCam
{
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
        (Tensor logits, IReadOnlyList<Tensor> taken) = LayerTap.Run(net, images, [layer], needGradients: true);
        Tensor maps = taken[0];
        if (maps.dim() != 4)
        {
            throw new SmallDataException($"Layer '{layer.GetName()}' gives a tensor of {maps.dim()} dimensions, not maps. Choose a convolution or its activation.");
        }

        Tensor answers = Answers(logits.reshape(images.shape[0], -1), classes);
        Tensor slopes = autograd.grad([answers.sum()], [maps])[0];
        Tensor heat = (slopes.mean([2, 3], keepdim: true) * maps).sum(1).clamp_min(0).detach();
        Tensor hottest = heat.amax([1, 2], keepdim: true);
        return (heat / hottest.clamp_min(1e-12)).to(ScalarType.Float32).MoveToOuterDisposeScope();
    }

    /// <inheritdoc cref="Maps(nn.Module{Tensor, Tensor}, nn.Module{Tensor, Tensor}, Tensor, IReadOnlyList{int})"/>
    /// <param name="layer">The layer's name, such as "conv4"; see <see cref="Charts.LayerTable"/>.</param>
    /// <param name="images">What the net takes.</param>
    /// <param name="classes">The answer to explain for each; the net's own if null.</param>
    public static Tensor Maps(nn.Module<Tensor, Tensor> net, string layer, Tensor images, IReadOnlyList<int>? classes = null)
    {
        return Maps(net, LayerTap.Find(net, layer), images, classes);
    }

    /// <summary>Lays heat maps over photos: grey where the net did not look, yellow and red where it did.</summary>
    /// <param name="photos">As a reader should see them, float32 from 0 to 1, shape [n, 3, height, width].</param>
    /// <param name="heat">What <see cref="Maps(nn.Module{Tensor, Tensor}, string, Tensor, IReadOnlyList{int})"/> gave.</param>
    /// <returns>Pictures for <see cref="Charts.Gallery"/>, shape [n, 3, height, width], on the CPU.</returns>
    public static Tensor Overlay(Tensor photos, Tensor heat)
    {
        using var noGradients = no_grad();
        using var scope = NewDisposeScope();
        Tensor large = nn.functional.interpolate(heat.unsqueeze(1), [photos.shape[2], photos.shape[3]], mode: InterpolationMode.Bilinear, align_corners: false).cpu();
        Tensor shown = photos.cpu();
        Tensor grey = shown.mean([1], keepdim: true).expand(-1, 3, -1, -1);
        Tensor share = large.clamp(0, 1) * Strongest;
        return (grey * (1 - share) + HeatColours.Paint(large.squeeze(1), "Hot") * share).MoveToOuterDisposeScope();
    }

    // The photo must still be seen under the hottest place.
    private const double Strongest = 0.6;

    private static Tensor Answers(Tensor logits, IReadOnlyList<int>? classes)
    {
        long outputs = logits.shape[1];
        if (outputs == 1)
        {
            // One logit for class 1; the same with its sign turned speaks for class 0.
            Tensor one = classes is null ? logits.gt(0) : tensor([.. classes.Select(c => (long)c)]).to(logits.device).reshape(-1, 1).eq(1);
            return logits * (one.to(logits.dtype) * 2 - 1).detach();
        }

        Tensor chosen = classes is null ? logits.argmax(1) : tensor([.. classes.Select(c => (long)c)]).to(logits.device);
        return logits.gather(1, chosen.reshape(-1, 1));
    }
}
