namespace SmallData.Insight;

/// <summary>Runs a net once and brings back what came out of some of its layers.</summary>
internal static class LayerTap
{
    /// <summary>A forward pass in eval mode, after which the net is in the mode that it was in. A later layer that works in place cannot change what is kept, since it is
    /// handed a copy.</summary>
    /// <param name="needGradients">Whether the outputs must be part of a graph even where nothing in the net is trained.</param>
    /// <returns>The net's output, and each layer's.</returns>
    /// <exception cref="SmallDataException">A layer was not met on the way.</exception>
    public static (Tensor Output, IReadOnlyList<Tensor> Taken) Run(
        nn.Module<Tensor, Tensor> net, Tensor inputs, IReadOnlyList<nn.Module<Tensor, Tensor>> layers, bool needGradients)
    {
        var taken = new Tensor?[layers.Count];
        var hooks = layers.Select((layer, index) => layer.register_forward_hook((_, _, output) =>
        {
            taken[index] = needGradients && !output.requires_grad ? output.detach().requires_grad_() : output;
            return taken[index]!.clone();
        })).ToList();
        bool training = net.training;
        try
        {
            net.eval();
            Tensor result = net.call(inputs);
            int missing = Array.IndexOf(taken, null);
            return missing < 0
                ? (result, [.. taken.Select(one => one!)])
                : throw new SmallDataException($"The net never ran its layer '{layers[missing].GetName()}'. Name a layer of this very net; see LayerTable.Of(net).");
        }
        finally
        {
            net.train(training);
            hooks.ForEach(hook => hook.remove());
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
