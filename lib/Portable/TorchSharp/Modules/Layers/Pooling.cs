using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>The largest value of each window.</summary>
public sealed class MaxPool2d : ParameterLessModule<Tensor, Tensor>
{
    internal MaxPool2d(long[] kernel, long[]? stride, long[]? padding, long[]? dilation, bool ceil) : base(nameof(MaxPool2d)) =>
        (kernel_size, this.stride, this.padding, this.dilation, ceil_mode) = (kernel, stride, padding, dilation, ceil);

    /// <summary>Window height and width.</summary>
    public long[] kernel_size { get; set; }

    /// <summary>Steps; the window's size where null.</summary>
    public long[]? stride { get; set; }

    /// <summary>Padding of each side with minus infinity.</summary>
    public long[]? padding { get; set; }

    /// <summary>Distances between the window's elements.</summary>
    public long[]? dilation { get; set; }

    /// <summary>Whether windows that reach over the border count.</summary>
    public bool ceil_mode { get; set; }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => nn.functional.max_pool2d(input, kernel_size, stride, padding, dilation, ceil_mode);

    /// <summary>The largest values, and their indices h · W + w in each plane.</summary>
    /// <param name="input">Images [N, C, H, W].</param>
    public (Tensor Values, Tensor Indices) forward_with_indices(Tensor input) =>
        nn.functional.max_pool2d_with_indices(input, kernel_size, stride, padding, dilation, ceil_mode);
}

/// <summary>The mean of each window.</summary>
public sealed class AvgPool2d : ParameterLessModule<Tensor, Tensor>
{
    internal AvgPool2d(long[] kernel, long[]? stride, long[]? padding, bool ceil, bool countPadding, long? divisor) : base(nameof(AvgPool2d)) =>
        (kernel_size, this.stride, this.padding, ceil_mode, count_include_pad, divisor_override) = (kernel, stride, padding, ceil, countPadding, divisor);

    /// <summary>Window height and width.</summary>
    public long[] kernel_size { get; set; }

    /// <summary>Steps; the window's size where null.</summary>
    public long[]? stride { get; set; }

    /// <summary>Padding of each side with zeros.</summary>
    public long[]? padding { get; set; }

    /// <summary>Whether windows that reach over the border count.</summary>
    public bool ceil_mode { get; set; }

    /// <summary>Whether the mean counts the padding's zeros.</summary>
    public bool count_include_pad { get; set; }

    /// <summary>What the sum is divided by instead of the window's size.</summary>
    public long? divisor_override { get; set; }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) =>
        nn.functional.avg_pool2d(input, kernel_size, stride, padding, ceil_mode, count_include_pad, divisor_override);
}

/// <summary>Means over windows that divide the image evenly into a given number of rows and columns.</summary>
public sealed class AdaptiveAvgPool2d : ParameterLessModule<Tensor, Tensor>
{
    internal AdaptiveAvgPool2d(long[] size) : base(nameof(AdaptiveAvgPool2d)) => output_size = size;

    /// <summary>Output height and width.</summary>
    public long[] output_size { get; set; }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => nn.functional.adaptive_avg_pool2d(input, output_size);
}
