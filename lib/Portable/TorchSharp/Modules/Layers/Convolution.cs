using TorchSharp.Utils;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>What all convolutions share: weights, options and their initialisation.</summary>
public abstract class Convolution : nn.Module<Tensor, Tensor>
{
    /// <summary>The offsets.</summary>
    [ComponentName(Name = nameof(bias))]
    protected Parameter? _bias;

    /// <summary>The kernels.</summary>
    [ComponentName(Name = nameof(weight))]
    protected Parameter? _weight;

    /// <summary>The padding in the order of functional.pad, for padding modes other than zeros.</summary>
    protected long[] _reversed_padding_repeated_twice = [];

    /// <summary>Makes and initialises the parameters.</summary>
    /// <param name="name">The module's name.</param>
    /// <param name="in_channels">Channels of the input.</param>
    /// <param name="out_channels">Channels of the output.</param>
    /// <param name="kernel_size">Kernel size for each dimension, in pixels.</param>
    /// <param name="stride">Step for each dimension, in pixels.</param>
    /// <param name="padding">Padding of both sides for each dimension, or null for none.</param>
    /// <param name="padding_type">Valid or Same, instead of the padding.</param>
    /// <param name="dilation">Distance between the kernel's taps for each dimension.</param>
    /// <param name="transposed">Whether it is a transposed convolution.</param>
    /// <param name="output_padding">Extra size of a transposed convolution's output.</param>
    /// <param name="groups">Groups that do not see each other's channels.</param>
    /// <param name="bias">Whether there is a bias.</param>
    /// <param name="padding_mode">What lies beyond the border.</param>
    /// <param name="device">The device.</param>
    /// <param name="dtype">The parameters' type.</param>
    /// <exception cref="ArgumentException">Padding Same with a stride.</exception>
    protected Convolution(string name, long in_channels, long out_channels, long[] kernel_size, long[] stride, long[]? padding,
        Padding? padding_type, long[] dilation, bool transposed, long[] output_padding, long groups, bool bias, PaddingModes padding_mode,
        Device? device = null, ScalarType? dtype = null) : base(name)
    {
        (this.in_channels, this.out_channels, this.kernel_size, this.stride) = (in_channels, out_channels, kernel_size, stride);
        (this.dilation, this.transposed, this.output_padding) = (dilation, transposed, output_padding);
        (this.groups, this.padding_mode) = (groups, padding_mode);
        if (padding_type is { } type) SetPadding(type);
        else SetPadding(padding ?? new long[kernel_size.Length]);

        weight = new Parameter(empty((long[])[out_channels, in_channels / groups, .. kernel_size], dtype: dtype));
        if (bias) this.bias = new Parameter(empty(new[] { out_channels }, dtype: dtype));
        reset_parameters();
        this.On(device);
    }

    /// <summary>The offsets [out_channels], or null.</summary>
    public Parameter? bias
    {
        get => _bias;
        set
        {
            if (ReferenceEquals(value, _bias)) return;
            _bias?.Dispose();
            _bias = value?.DetachFromDisposeScope() as Parameter;
            ConditionallyRegisterParameter(nameof(bias), _bias);
        }
    }

    /// <summary>The kernels [out_channels, in_channels / groups, …].</summary>
    public Parameter weight
    {
        get => _weight!;
        set
        {
            if (ReferenceEquals(value, _weight)) return;
            _weight?.Dispose();
            _weight = (Parameter)value.DetachFromDisposeScope();
            ConditionallyRegisterParameter(nameof(weight), _weight);
        }
    }

    /// <summary>Channels of the input.</summary>
    public long in_channels { get; }

    /// <summary>Channels of the output.</summary>
    public long out_channels { get; }

    /// <summary>Whether it is a transposed convolution.</summary>
    public bool transposed { get; }

    /// <summary>Valid or Same, or null where the padding is given in pixels.</summary>
    public Padding? padding_type { get; private set; }

    /// <summary>Padding of both sides for each dimension, or null where the padding type is given.</summary>
    public long[]? padding { get; private set; }

    /// <summary>What lies beyond the border.</summary>
    public PaddingModes padding_mode { get; set; }

    /// <summary>Groups that do not see each other's channels.</summary>
    public long groups { get; set; }

    /// <summary>Kernel size for each dimension, in pixels.</summary>
    public long[] kernel_size { get; set; }

    /// <summary>Step for each dimension, in pixels.</summary>
    public long[] stride { get; set; }

    /// <summary>Distance between the kernel's taps for each dimension.</summary>
    public long[] dilation { get; set; }

    /// <summary>Extra size of a transposed convolution's output.</summary>
    public long[] output_padding { get; set; }

    /// <summary>Draws new parameters, uniform in ±1/√(inputs of one output).</summary>
    public void reset_parameters()
    {
        nn.init.kaiming_uniform_(weight, Math.Sqrt(5));
        if (_bias is null) return;
        var (fanIn, _) = nn.init.CalculateFanInAndFanOut(weight);
        if (fanIn == 0) return;
        double bound = 1 / Math.Sqrt(fanIn);
        nn.init.uniform_(_bias, -bound, bound);
    }

    /// <summary>Sets the padding in pixels.</summary>
    /// <param name="padding">Padding of both sides for each dimension.</param>
    public void SetPadding(long[] padding)
    {
        (padding_type, this.padding) = (null, padding);
        _reversed_padding_repeated_twice = padding.Reverse().SelectMany(size => new[] { size, size }).ToArray();
    }

    /// <summary>Sets the padding by name.</summary>
    /// <param name="padding">Valid or Same.</param>
    /// <exception cref="ArgumentException">Same with a stride.</exception>
    public void SetPadding(Padding padding)
    {
        (padding_type, this.padding) = (padding, null);
        if (padding == Padding.Same && stride.Any(step => step != 1))
            throw new ArgumentException("padding='same' is not supported for strided convolutions");
        _reversed_padding_repeated_twice = Enumerable.Range(0, kernel_size.Length).Reverse().SelectMany(dim =>
        {
            long total = padding == Padding.Same ? dilation[dim] * (kernel_size[dim] - 1) : 0;
            return new[] { total / 2, total - total / 2 };
        }).ToArray();
    }
}
