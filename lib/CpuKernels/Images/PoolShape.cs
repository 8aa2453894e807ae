namespace TorchSharp.Kernels;

/// <summary>Sizes of a 2-d pooling over N images of H×W×C (channels last), with PyTorch's meaning of padding and ceil mode.</summary>
internal readonly record struct PoolShape(
    int N, int H, int W, int C, int KH, int KW, int StrideH, int StrideW, int PadH, int PadW, int DilH, int DilW, bool CeilMode)
{
    /// <summary>Rows of the output.</summary>
    internal int OH => Outputs(H, KH, StrideH, PadH, DilH);

    /// <summary>Columns of the output.</summary>
    internal int OW => Outputs(W, KW, StrideW, PadW, DilW);

    /// <summary>Bytes that max pooling needs for each output to remember which tap of the window won: 1, or 4 for windows of more than 256.</summary>
    internal int TapBytes => KH * KW <= 256 ? 1 : 4;

    internal static PoolShape Square(int n, int h, int w, int c, int kernel, int stride, int pad = 0, int dilation = 1, bool ceil = false) =>
        new(n, h, w, c, kernel, kernel, stride, stride, pad, pad, dilation, dilation, ceil);

    /// <exception cref="ArgumentException">The sizes describe no pooling.</exception>
    internal void Validate()
    {
        if (N < 0 || H < 1 || W < 1 || C < 1 || KH < 1 || KW < 1 || StrideH < 1 || StrideW < 1 || DilH < 1 || DilW < 1)
            throw new ArgumentException($"Sizes, strides and dilations of a pooling are at least 1: {this}.");
        if (PadH < 0 || PadW < 0 || PadH * 2 > KH || PadW * 2 > KW)
            throw new ArgumentException($"Padding of a pooling is between 0 and half the kernel: {this}.");
        if (OH < 1 || OW < 1) throw new ArgumentException($"The pooling window is larger than the input: {this}.");
    }

    private int Outputs(int size, int kernel, int stride, int pad, int dilation)
    {
        int span = size + 2 * pad - dilation * (kernel - 1) - 1 + (CeilMode ? stride - 1 : 0);
        int count = span < 0 ? 0 : span / stride + 1;
        // The last window has to start inside the image or its left padding.
        if (CeilMode && (count - 1) * stride >= size + pad) count--;
        return count;
    }
}
