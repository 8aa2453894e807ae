using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp
{
    namespace Modules
    {
        /// <summary>2-d convolution of images [N, C, H, W] or one image [C, H, W].</summary>
        public sealed class Conv2d : Convolution
        {
            internal Conv2d(long inChannels, long outChannels, (long, long) kernel, (long, long) stride, (long, long) padding,
                Padding? paddingType, (long, long) dilation, long groups, bool bias, PaddingModes mode, Device? device, ScalarType? dtype)
                : base(nameof(Conv2d), inChannels, outChannels, [kernel.Item1, kernel.Item2], [stride.Item1, stride.Item2],
                    [padding.Item1, padding.Item2], paddingType, [dilation.Item1, dilation.Item2], false, [0, 0], groups, bias, mode, device, dtype)
            {
            }

            /// <inheritdoc/>
            /// <exception cref="ArgumentException">The input has another number of dimensions or channels.</exception>
            public override Tensor forward(Tensor input)
            {
                long channelDim = input.ndim - 3;
                if (channelDim is not (0 or 1) || input.shape[channelDim] != in_channels)
                    throw new ArgumentException($"Expected 3D (unbatched) or 4D (batched) input with {in_channels} channels to Conv2d, " +
                        $"but got input of size [{string.Join(", ", input.shape)}].");
                if (padding_mode != PaddingModes.Zeros)
                {
                    using var padded = nn.functional.pad(input, _reversed_padding_repeated_twice, padding_mode);
                    return nn.functional.conv2d(padded, weight, bias, stride, [0, 0], dilation, groups);
                }
                return padding_type is { } type
                    ? nn.functional.conv2d_padding(input, weight, bias, stride, type, dilation, groups)
                    : nn.functional.conv2d(input, weight, bias, stride, padding, dilation, groups);
            }
        }
    }

    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>2-d convolution with square options.</summary>
            /// <param name="in_channels">Channels of the input.</param>
            /// <param name="out_channels">Channels of the output.</param>
            /// <param name="kernel_size">Kernel size, in pixels.</param>
            /// <param name="stride">Step, in pixels.</param>
            /// <param name="padding">Padding of each side, in pixels.</param>
            /// <param name="dilation">Distance between the kernel's taps.</param>
            /// <param name="padding_mode">What lies beyond the border.</param>
            /// <param name="groups">Groups that do not see each other's channels; in_channels of them make it depthwise.</param>
            /// <param name="bias">Whether there is a bias.</param>
            /// <param name="device">The device.</param>
            /// <param name="dtype">The parameters' type.</param>
            public static Conv2d Conv2d(long in_channels, long out_channels, long kernel_size, long stride = 1, long padding = 0, long dilation = 1,
                PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true, Device? device = null, ScalarType? dtype = null) =>
                new(in_channels, out_channels, (kernel_size, kernel_size), (stride, stride), (padding, padding), null, (dilation, dilation),
                    groups, bias, padding_mode, device, dtype);

            /// <summary>2-d convolution with options for height and width.</summary>
            /// <param name="in_channels">Channels of the input.</param>
            /// <param name="out_channels">Channels of the output.</param>
            /// <param name="kernel_size">Kernel height and width, in pixels.</param>
            /// <param name="stride">Steps, in pixels; 1 by default.</param>
            /// <param name="padding">Padding of each side, in pixels; 0 by default.</param>
            /// <param name="dilation">Distances between the kernel's taps; 1 by default.</param>
            /// <param name="padding_mode">What lies beyond the border.</param>
            /// <param name="groups">Groups that do not see each other's channels; in_channels of them make it depthwise.</param>
            /// <param name="bias">Whether there is a bias.</param>
            /// <param name="device">The device.</param>
            /// <param name="dtype">The parameters' type.</param>
            public static Conv2d Conv2d(long in_channels, long out_channels, (long, long) kernel_size, (long, long)? stride = null,
                (long, long)? padding = null, (long, long)? dilation = null, PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1,
                bool bias = true, Device? device = null, ScalarType? dtype = null) =>
                new(in_channels, out_channels, kernel_size, stride ?? (1, 1), padding ?? (0, 0), null, dilation ?? (1, 1),
                    groups, bias, padding_mode, device, dtype);

            /// <summary>2-d convolution with square options and padding by name.</summary>
            /// <param name="in_channels">Channels of the input.</param>
            /// <param name="out_channels">Channels of the output.</param>
            /// <param name="kernel_size">Kernel size, in pixels.</param>
            /// <param name="padding">Valid (none) or Same (keeps the size).</param>
            /// <param name="stride">Step, in pixels.</param>
            /// <param name="dilation">Distance between the kernel's taps.</param>
            /// <param name="padding_mode">What lies beyond the border.</param>
            /// <param name="groups">Groups that do not see each other's channels.</param>
            /// <param name="bias">Whether there is a bias.</param>
            /// <param name="device">The device.</param>
            /// <param name="dtype">The parameters' type.</param>
            public static Conv2d Conv2d(long in_channels, long out_channels, long kernel_size, Padding padding, long stride = 1, long dilation = 1,
                PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true, Device? device = null, ScalarType? dtype = null) =>
                new(in_channels, out_channels, (kernel_size, kernel_size), (stride, stride), (0, 0), padding, (dilation, dilation),
                    groups, bias, padding_mode, device, dtype);

            /// <summary>2-d convolution with options for height and width and padding by name.</summary>
            /// <param name="in_channels">Channels of the input.</param>
            /// <param name="out_channels">Channels of the output.</param>
            /// <param name="kernel_size">Kernel height and width, in pixels.</param>
            /// <param name="padding">Valid (none) or Same (keeps the size).</param>
            /// <param name="stride">Steps, in pixels; 1 by default.</param>
            /// <param name="dilation">Distances between the kernel's taps; 1 by default.</param>
            /// <param name="padding_mode">What lies beyond the border.</param>
            /// <param name="groups">Groups that do not see each other's channels.</param>
            /// <param name="bias">Whether there is a bias.</param>
            /// <param name="device">The device.</param>
            /// <param name="dtype">The parameters' type.</param>
            public static Conv2d Conv2d(long in_channels, long out_channels, (long, long) kernel_size, Padding padding, (long, long)? stride = null,
                (long, long)? dilation = null, PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true,
                Device? device = null, ScalarType? dtype = null) =>
                new(in_channels, out_channels, kernel_size, stride ?? (1, 1), (0, 0), padding, dilation ?? (1, 1),
                    groups, bias, padding_mode, device, dtype);

            public static partial class functional
            {
                /// <summary>2-d convolution.</summary>
                /// <param name="input">Images [N, C, H, W] or one image [C, H, W].</param>
                /// <param name="weight">Kernels [out, C / groups, KH, KW].</param>
                /// <param name="bias">Offsets [out], or null.</param>
                /// <param name="strides">Steps, in pixels; 1 by default.</param>
                /// <param name="padding">Padding of each side, in pixels; 0 by default.</param>
                /// <param name="dilation">Distances between the kernel's taps; 1 by default.</param>
                /// <param name="groups">Groups that do not see each other's channels.</param>
                public static Tensor conv2d(Tensor input, Tensor weight, Tensor? bias = null, long[]? strides = null, long[]? padding = null,
                    long[]? dilation = null, long groups = 1) =>
                    Operands.Batched(input, "conv2d", batch => Convolution2d.Run(batch, weight, bias,
                        Convolution2d.Shape(batch, weight, bias, strides ?? [1], Convolution2d.Symmetric(padding ?? [0]), dilation ?? [1], groups)));

                /// <summary>2-d convolution with padding by name.</summary>
                /// <param name="input">Images [N, C, H, W] or one image [C, H, W].</param>
                /// <param name="weight">Kernels [out, C / groups, KH, KW].</param>
                /// <param name="bias">Offsets [out], or null.</param>
                /// <param name="strides">Steps, in pixels; 1 by default.</param>
                /// <param name="padding">Valid (none) or Same (keeps the size).</param>
                /// <param name="dilation">Distances between the kernel's taps; 1 by default.</param>
                /// <param name="groups">Groups that do not see each other's channels.</param>
                public static Tensor conv2d_padding(Tensor input, Tensor weight, Tensor? bias = null, long[]? strides = null,
                    Padding padding = Padding.Valid, long[]? dilation = null, long groups = 1)
                {
                    long[] step = strides ?? [1], distance = dilation ?? [1];
                    var sides = padding == Padding.Same ? Convolution2d.SamePadding(weight, step, distance) : default;
                    return Operands.Batched(input, "conv2d", batch =>
                        Convolution2d.Run(batch, weight, bias, Convolution2d.Shape(batch, weight, bias, step, sides, distance, groups)));
                }
            }
        }
    }
}
