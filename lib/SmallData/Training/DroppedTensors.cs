namespace SmallData.Training;

/// <summary>
/// Frees tensors that nobody names any more. To .NET a TorchSharp tensor is a small object, however many megabytes libtorch holds for it, so that
/// nets and graphs of earlier cells would wait for a collection until the memory is full.
/// </summary>
internal static class DroppedTensors
{
    /// <summary>Takes some hundredths of a second: worth a call before work of seconds that needs memory of its own.</summary>
    public static void Free()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
    }
}
