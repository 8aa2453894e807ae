using TorchSharp.Modules;
using static TorchSharp.torch;

namespace SmallData.FineTuning;

/// <summary>Batch norm that keeps its running statistics.</summary>
internal static class BatchNormStatistics
{
    /// <summary>Puts every batch norm below a module in eval mode; its scale and shift can still be trained.</summary>
    public static void Freeze(nn.Module module)
    {
        foreach (nn.Module layer in module.modules().Where(layer => layer is BatchNorm2d))
        {
            layer.eval();
        }
    }
}
