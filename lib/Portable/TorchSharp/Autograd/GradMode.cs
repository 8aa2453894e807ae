namespace TorchSharp;

/// <summary>Whether the thread records operations for backward.</summary>
internal static class GradMode
{
    [ThreadStatic]
    private static bool disabled;

    [ThreadStatic]
    private static bool inference;

    public static bool Enabled => !disabled;

    public static bool Inference => inference;

    /// <summary>Sets the mode until the result is disposed.</summary>
    public static IDisposable Set(bool enabled, bool? inferenceMode = null)
    {
        var guard = new Guard(disabled, inference);
        disabled = !enabled;
        if (inferenceMode is bool mode) inference = mode;
        return guard;
    }

    private sealed class Guard(bool wasDisabled, bool wasInference) : IDisposable
    {
        public void Dispose()
        {
            disabled = wasDisabled;
            inference = wasInference;
        }
    }
}

public static partial class torch
{
    /// <summary>Turns recording for backward off until the result is disposed.</summary>
    public static IDisposable no_grad() => GradMode.Set(false);

    /// <summary>Turns recording for backward on (or off) until the result is disposed.</summary>
    public static IDisposable enable_grad(bool enabled = true) => GradMode.Set(enabled);

    /// <summary>Turns recording for backward on or off until the result is disposed.</summary>
    public static IDisposable set_grad_enabled(bool mode = true) => GradMode.Set(mode);

    /// <summary>As <see cref="no_grad"/>; results never take part in a graph.</summary>
    public static IDisposable inference_mode(bool mode = true) => GradMode.Set(!mode, mode);

    /// <summary>Whether operations of this thread are recorded for backward.</summary>
    public static bool is_grad_enabled() => GradMode.Enabled;

    /// <summary>Whether the thread is in inference mode.</summary>
    public static bool is_inference_mode_enabled() => GradMode.Inference;
}
