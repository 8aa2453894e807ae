using static TorchSharp.torch;

namespace TorchSharp;

internal static class ModulePlacement
{
    /// <summary>Moves a new module to the device asked for, if one was.</summary>
    internal static T On<T>(this T module, Device? device) where T : nn.Module => device is null ? module : module.to(device);
}
