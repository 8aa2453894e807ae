namespace SmallData.Insight;

/// <summary>Runs a net once and brings back what came out of one of its layers.</summary>
internal static class LayerTap
{
    /// <summary>A forward pass in eval mode, after which the net is in the mode that it was in. A later layer that works in place cannot change what is kept, since it is
    /// handed a copy.</summary>
    /// <param name="needGradients">Whether the outputs must be part of a graph even where nothing in the net is trained.</param>
    /// <returns>The net's output, and the layer's.</returns>
    /// <exception cref="SmallDataException">The layer was not met on the way.</exception>
    public static (Tensor Output, Tensor Taken) Run(nn.Module<Tensor, Tensor> net, Tensor inputs, nn.Module<Tensor, Tensor> layer, bool needGradients)
    {
        using IDisposable apart = FusedConvolution.Apart();
        Tensor? taken = null;
        // A block that keeps its own tensors in a scope would take it along at its end.
        var hook = layer.register_forward_hook((_, _, output) =>
            (taken = (needGradients && !output.requires_grad ? output.detach().requires_grad_() : output).DetachFromDisposeScope()).clone());
        bool training = net.training;
        try
        {
            net.eval();
            Tensor output = net.call(inputs);
            if (taken is null)
            {
                throw new SmallDataException($"The net never ran its layer '{layer.GetName()}'. Name a layer of this very net; see LayerTable.Of(net).");
            }

            CurrentDisposeScope?.Attach(taken);
            return (output, taken);
        }
        finally
        {
            net.train(training);
            hook.remove();
        }
    }

    /// <summary>The layer of a name such as "conv4" or "block3.conv1".</summary>
    /// <exception cref="SmallDataException">There is none of that name, or it takes more than one tensor.</exception>
    public static nn.Module<Tensor, Tensor> Find(nn.Module<Tensor, Tensor> net, string layer)
    {
        var layers = net.named_modules().Where(pair => pair.module is nn.Module<Tensor, Tensor>).ToList();
        return layers.Where(pair => pair.name == layer).Select(pair => (nn.Module<Tensor, Tensor>)pair.module).FirstOrDefault()
            ?? throw new SmallDataException($"The net has no layer '{layer}'. Its layers are {string.Join(", ", layers.Select(pair => pair.name).Where(name => name.Length > 0))}.");
    }
}
