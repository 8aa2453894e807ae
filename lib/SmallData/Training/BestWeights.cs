using TorchSharp;
using static TorchSharp.torch;

namespace SmallData.Training;

/// <summary>A copy of a net's weights and buffers, as they were after its best epoch so far; on the net's device, one for the whole of a training.</summary>
internal sealed class BestWeights(nn.Module<Tensor, Tensor> net)
{
    private readonly Dictionary<string, Tensor> kept = new(StringComparer.Ordinal);

    /// <summary>The copy by name; empty before the first epoch has ended.</summary>
    public IReadOnlyDictionary<string, Tensor> Kept => kept;

    /// <summary>Copies the net as it is now over what was kept before.</summary>
    public void Keep() => Keep(net.state_dict());

    /// <summary>Keeps other weights, such as those of a checkpoint.</summary>
    /// <param name="weights">All of the net's, by name.</param>
    public void Keep(IReadOnlyDictionary<string, Tensor> weights)
    {
        using var noGradients = no_grad();
        foreach ((string name, Tensor now) in weights)
        {
            if (kept.TryGetValue(name, out Tensor? before))
            {
                before.copy_(now);
            }
            else
            {
                kept.Add(name, now.detach().clone().DetachFromDisposeScope());
            }
        }
    }

    /// <summary>Copies what was kept back into the net.</summary>
    public void Restore() => net.load_state_dict(kept);
}
