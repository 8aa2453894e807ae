using TorchSharp.Kernels;
using TorchSharp.Modules;
using static TorchSharp.torch;
using Conv2d = TorchSharp.Modules.Conv2d;

namespace TorchSharp;

/// <summary>What <see cref="FusedConvolution"/> ends with.</summary>
public enum Activation
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>max(0, x)</summary>
    ReLU,

    /// <summary>min(6, max(0, x))</summary>
    ReLU6,
}

/// <summary>
/// Convolution, batch norm, an addend and an activation in one pass over memory, where nothing of it is trained: the norm becomes part of the weights, the rest is done while
/// the outputs are in the cache. Elsewhere (in training, on a GPU, for other types than float32, without <see cref="CpuKernels.Install"/>) it is one after the other by TorchSharp's own.
/// </summary>
public static class FusedConvolution
{
    [ThreadStatic] private static Scopes? apart;

    /// <summary>activation(norm(convolution(input)) + addend).</summary>
    /// <param name="input">Images, shape [n, channels, height, width].</param>
    /// <param name="convolution">The convolution.</param>
    /// <param name="norm">Its batch norm, if it has one. In training mode that uses and updates statistics as ever.</param>
    /// <param name="activation">What comes last.</param>
    /// <param name="addend">Of the output's shape, such as a residual block's shortcut.</param>
    /// <returns>A new tensor. In one pass no module's hooks have run; see <see cref="Apart"/>.</returns>
    public static Tensor Run(Tensor input, Conv2d convolution, BatchNorm2d? norm, Activation activation = Activation.None, Tensor? addend = null)
    {
        Tensor sums;
        if (Applies(input, convolution, norm, addend))
        {
            var fusion = new Fusion(norm, activation, addend);
            sums = fusion.Run(convolution, input);
            if (fusion.IsDone) return sums;
        }
        else
        {
            sums = convolution.call(input);
        }
        Tensor output = sums;
        if (norm is not null)
        {
            output = norm.call(sums);
            sums.Dispose();
        }
        if (addend is not null)
        {
            Tensor before = output;
            output = before + addend;
            before.Dispose();
        }
        if (activation == Activation.ReLU) output.relu_();
        if (activation == Activation.ReLU6) nn.functional.relu6(output, inplace: true).Dispose();
        return output;
    }

    /// <summary>Until the result is disposed, everything on this thread runs one after the other, so that every module runs its hooks.</summary>
    public static IDisposable Apart() => new Scope(apart ??= new Scopes());

    /// <summary>True where all can be one pass.</summary>
    internal static bool Applies(Tensor input, Conv2d convolution, BatchNorm2d? norm, Tensor? addend)
    {
        if (apart is { Open: > 0 } || !CpuKernels.IsInstalled || norm is not null && (norm.training || norm.running_mean is null)) return false;
        bool graph = is_grad_enabled();
        Tensor?[] operands = [input, addend, convolution.weight, convolution.bias, norm?.weight, norm?.bias, norm?.running_mean, norm?.running_var];
        return operands.OfType<Tensor>().All(tensor => tensor.device_type == DeviceType.CPU && tensor.dtype == ScalarType.Float32 && !tensor.is_sparse && !(graph && tensor.requires_grad));
    }

    private sealed class Scopes
    {
        internal int Open;
    }

    // It may be disposed on another thread than the one that it is for.
    private sealed class Scope : IDisposable
    {
        private readonly Scopes scopes;
        private int over;

        internal Scope(Scopes scopes)
        {
            this.scopes = scopes;
            Interlocked.Increment(ref scopes.Open);
        }

        public void Dispose()
        {
            if (Interlocked.Exchange(ref over, 1) == 0) Interlocked.Decrement(ref scopes.Open);
        }
    }
}
