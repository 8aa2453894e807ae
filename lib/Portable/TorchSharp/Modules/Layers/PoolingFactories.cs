using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>The largest value of each square window.</summary>
        /// <param name="kernel_size">Window size, in pixels.</param>
        /// <param name="stride">Step; the window's size by default.</param>
        /// <param name="padding">Padding of each side; 0 by default.</param>
        /// <param name="dilation">Distance between the window's elements; 1 by default.</param>
        /// <param name="ceil_mode">Whether windows that reach over the border count.</param>
        public static MaxPool2d MaxPool2d(long kernel_size, long? stride = null, long? padding = null, long? dilation = null, bool ceil_mode = false) =>
            new(Square(kernel_size), Square(stride ?? kernel_size), Square(padding ?? 0), Square(dilation ?? 1), ceil_mode);

        /// <summary>The largest value of each window.</summary>
        /// <param name="kernel_size">Window height and width, in pixels.</param>
        /// <param name="stride">Steps; the window's size by default.</param>
        /// <param name="padding">Padding of each side; 0 by default.</param>
        /// <param name="dilation">Distances between the window's elements; 1 by default.</param>
        /// <param name="ceil_mode">Whether windows that reach over the border count.</param>
        public static MaxPool2d MaxPool2d((long, long) kernel_size, (long, long)? stride = null, (long, long)? padding = null,
            (long, long)? dilation = null, bool ceil_mode = false) =>
            new(Both(kernel_size), Both(stride ?? kernel_size), Both(padding ?? (0, 0)), Both(dilation ?? (1, 1)), ceil_mode);

        /// <summary>The largest value of each window.</summary>
        /// <param name="kernel_size">Window height and width, in pixels.</param>
        /// <param name="stride">Steps; the window's size by default.</param>
        /// <param name="padding">Padding of each side; 0 by default.</param>
        /// <param name="dilation">Distances between the window's elements; 1 by default.</param>
        /// <param name="ceil_mode">Whether windows that reach over the border count.</param>
        public static MaxPool2d MaxPool2d(long[] kernel_size, long[]? stride = null, long[]? padding = null, long[]? dilation = null, bool ceil_mode = false) =>
            new(kernel_size, stride, padding, dilation, ceil_mode);

        /// <summary>The mean of each square window.</summary>
        /// <param name="kernel_size">Window size, in pixels.</param>
        /// <param name="stride">Step; the window's size by default.</param>
        /// <param name="padding">Padding of each side; 0 by default.</param>
        /// <param name="ceil_mode">Whether windows that reach over the border count.</param>
        /// <param name="count_include_pad">Whether the mean counts the padding's zeros.</param>
        /// <param name="divisor_override">What the sum is divided by instead of the window's size.</param>
        public static AvgPool2d AvgPool2d(long kernel_size, long? stride = null, long? padding = null, bool ceil_mode = false,
            bool count_include_pad = true, long? divisor_override = null) =>
            new(Square(kernel_size), Square(stride ?? kernel_size), Square(padding ?? 0), ceil_mode, count_include_pad, divisor_override);

        /// <summary>The mean of each window.</summary>
        /// <param name="kernel_size">Window height and width, in pixels.</param>
        /// <param name="stride">Steps; the window's size by default.</param>
        /// <param name="padding">Padding of each side; 0 by default.</param>
        /// <param name="ceil_mode">Whether windows that reach over the border count.</param>
        /// <param name="count_include_pad">Whether the mean counts the padding's zeros.</param>
        /// <param name="divisor_override">What the sum is divided by instead of the window's size.</param>
        public static AvgPool2d AvgPool2d((long, long) kernel_size, (long, long)? stride = null, (long, long)? padding = null,
            bool ceil_mode = false, bool count_include_pad = true, long? divisor_override = null) =>
            new(Both(kernel_size), Both(stride ?? kernel_size), Both(padding ?? (0, 0)), ceil_mode, count_include_pad, divisor_override);

        /// <summary>The mean of each window.</summary>
        /// <param name="kernel_size">Window height and width, in pixels.</param>
        /// <param name="stride">Steps; the window's size by default.</param>
        /// <param name="padding">Padding of each side; 0 by default.</param>
        /// <param name="ceil_mode">Whether windows that reach over the border count.</param>
        /// <param name="count_include_pad">Whether the mean counts the padding's zeros.</param>
        /// <param name="divisor_override">What the sum is divided by instead of the window's size.</param>
        public static AvgPool2d AvgPool2d(long[] kernel_size, long[]? stride = null, long[]? padding = null, bool ceil_mode = false,
            bool count_include_pad = true, long? divisor_override = null) =>
            new(kernel_size, stride, padding, ceil_mode, count_include_pad, divisor_override);

        /// <summary>Means over windows that divide the image evenly; 1 is global average pooling.</summary>
        /// <param name="output_size">Output height and width.</param>
        public static AdaptiveAvgPool2d AdaptiveAvgPool2d(long output_size) => new(Square(output_size));

        /// <summary>Means over windows that divide the image evenly.</summary>
        /// <param name="output_size">Output height and width.</param>
        public static AdaptiveAvgPool2d AdaptiveAvgPool2d((long, long) output_size) => new(Both(output_size));

        /// <summary>Means over windows that divide the image evenly.</summary>
        /// <param name="output_size">Output height and width.</param>
        public static AdaptiveAvgPool2d AdaptiveAvgPool2d(long[] output_size) => new(output_size);

        internal static long[] Square(long size) => [size, size];

        internal static long[] Both((long, long) sizes) => [sizes.Item1, sizes.Item2];
    }
}
