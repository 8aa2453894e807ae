namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>The largest value of each window.</summary>
            /// <param name="input">Images [N, C, H, W] or one image [C, H, W].</param>
            /// <param name="kernel_size">Window height and width.</param>
            /// <param name="strides">Steps; the window's size by default.</param>
            /// <param name="padding">Padding of each side.</param>
            /// <param name="dilation">Distances between the window's elements.</param>
            /// <param name="ceil_mode">Whether windows that reach over the border count.</param>
            public static Tensor max_pool2d(Tensor input, long[] kernel_size, long[]? strides = null, long[]? padding = null,
                long[]? dilation = null, bool ceil_mode = false) =>
                Operands.Batched(input, "max_pool2d",
                    batch => Pooling2d.Max(batch, Pooling2d.Shape(batch, kernel_size, strides, padding, dilation, ceil_mode)).Values);

            /// <summary>The largest value of each square window.</summary>
            /// <param name="input">Images [N, C, H, W] or one image [C, H, W].</param>
            /// <param name="kernel_size">Window size.</param>
            /// <param name="stride">Step; the window's size by default.</param>
            /// <param name="padding">Padding of each side.</param>
            /// <param name="dilation">Distance between the window's elements.</param>
            /// <param name="ceil_mode">Whether windows that reach over the border count.</param>
            public static Tensor max_pool2d(Tensor input, long kernel_size, long? stride = null, long? padding = null,
                long? dilation = null, bool ceil_mode = false) =>
                max_pool2d(input, Square(kernel_size), Square(stride ?? kernel_size), Square(padding ?? 0), Square(dilation ?? 1), ceil_mode);

            /// <summary>The largest value of each window.</summary>
            /// <param name="input">Images [N, C, H, W] or one image [C, H, W].</param>
            /// <param name="kernel_size">Window height and width.</param>
            /// <param name="stride">Steps; the window's size by default.</param>
            /// <param name="padding">Padding of each side.</param>
            /// <param name="dilation">Distances between the window's elements.</param>
            /// <param name="ceil_mode">Whether windows that reach over the border count.</param>
            public static Tensor max_pool2d(Tensor input, (long, long) kernel_size, (long, long)? stride = null, (long, long)? padding = null,
                (long, long)? dilation = null, bool ceil_mode = false) =>
                max_pool2d(input, Both(kernel_size), Both(stride ?? kernel_size), Both(padding ?? (0, 0)), Both(dilation ?? (1, 1)), ceil_mode);

            /// <summary>The largest value of each window, and its index h · W + w in the plane.</summary>
            /// <param name="input">Images [N, C, H, W].</param>
            /// <param name="kernel_size">Window height and width.</param>
            /// <param name="strides">Steps; the window's size by default.</param>
            /// <param name="padding">Padding of each side.</param>
            /// <param name="dilation">Distances between the window's elements.</param>
            /// <param name="ceil_mode">Whether windows that reach over the border count.</param>
            public static (Tensor output, Tensor indices) max_pool2d_with_indices(Tensor input, long[] kernel_size, long[]? strides = null,
                long[]? padding = null, long[]? dilation = null, bool ceil_mode = false)
            {
                Tensor? winners = null;
                var values = Operands.Batched(input, "max_pool2d", batch =>
                {
                    (var largest, winners) = Pooling2d.Max(batch, Pooling2d.Shape(batch, kernel_size, strides, padding, dilation, ceil_mode), indices: true);
                    return largest;
                });
                if (input.ndim == 4) return (values, winners!);
                using (winners) return (values, winners!.squeeze(0));
            }

            /// <summary>The mean of each window.</summary>
            /// <param name="input">Images [N, C, H, W] or one image [C, H, W].</param>
            /// <param name="kernel_size">Window height and width.</param>
            /// <param name="stride">Steps; the window's size by default.</param>
            /// <param name="padding">Padding of each side.</param>
            /// <param name="ceil_mode">Whether windows that reach over the border count.</param>
            /// <param name="count_include_pad">Whether the mean counts the padding's zeros.</param>
            /// <param name="divisor_override">What the sum is divided by instead of the window's size.</param>
            public static Tensor avg_pool2d(Tensor input, long[] kernel_size, long[]? stride = null, long[]? padding = null,
                bool ceil_mode = false, bool count_include_pad = true, long? divisor_override = null) =>
                Operands.Batched(input, "avg_pool2d", batch => Pooling2d.Average(batch,
                    Pooling2d.Shape(batch, kernel_size, stride, padding, null, ceil_mode), count_include_pad, divisor_override));

            /// <summary>The mean of each square window.</summary>
            /// <param name="input">Images [N, C, H, W] or one image [C, H, W].</param>
            /// <param name="kernel_size">Window size.</param>
            /// <param name="stride">Step; the window's size by default.</param>
            /// <param name="padding">Padding of each side.</param>
            /// <param name="ceil_mode">Whether windows that reach over the border count.</param>
            /// <param name="count_include_pad">Whether the mean counts the padding's zeros.</param>
            /// <param name="divisor_override">What the sum is divided by instead of the window's size.</param>
            public static Tensor avg_pool2d(Tensor input, long kernel_size, long? stride = null, long padding = 0, bool ceil_mode = false,
                bool count_include_pad = true, long? divisor_override = null) =>
                avg_pool2d(input, Square(kernel_size), Square(stride ?? kernel_size), Square(padding), ceil_mode, count_include_pad, divisor_override);

            /// <summary>The mean of each window.</summary>
            /// <param name="input">Images [N, C, H, W] or one image [C, H, W].</param>
            /// <param name="kernel_size">Window height and width.</param>
            /// <param name="stride">Steps; the window's size by default.</param>
            /// <param name="padding">Padding of each side.</param>
            /// <param name="ceil_mode">Whether windows that reach over the border count.</param>
            /// <param name="count_include_pad">Whether the mean counts the padding's zeros.</param>
            /// <param name="divisor_override">What the sum is divided by instead of the window's size.</param>
            public static Tensor avg_pool2d(Tensor input, (long, long) kernel_size, (long, long)? stride = null, (long, long)? padding = null,
                bool ceil_mode = false, bool count_include_pad = true, long? divisor_override = null) =>
                avg_pool2d(input, Both(kernel_size), Both(stride ?? kernel_size), Both(padding ?? (0, 0)), ceil_mode, count_include_pad, divisor_override);

            /// <summary>Means over windows that divide the image evenly.</summary>
            /// <param name="input">Images [N, C, H, W] or one image [C, H, W].</param>
            /// <param name="output_size">Output height and width.</param>
            public static Tensor adaptive_avg_pool2d(Tensor input, long[] output_size) =>
                Operands.Batched(input, "adaptive_avg_pool2d", batch => Pooling2d.AdaptiveAverage(batch, output_size));

            /// <summary>Means over windows that divide the image evenly.</summary>
            /// <param name="input">Images [N, C, H, W] or one image [C, H, W].</param>
            /// <param name="output_size">Output height and width.</param>
            public static Tensor adaptive_avg_pool2d(Tensor input, (long, long) output_size) => adaptive_avg_pool2d(input, Both(output_size));

            /// <summary>Means over windows that divide the image evenly; 1 is global average pooling.</summary>
            /// <param name="input">Images [N, C, H, W] or one image [C, H, W].</param>
            /// <param name="output_size">Output height and width.</param>
            public static Tensor adaptive_avg_pool2d(Tensor input, long output_size) => adaptive_avg_pool2d(input, Square(output_size));
        }
    }
}
