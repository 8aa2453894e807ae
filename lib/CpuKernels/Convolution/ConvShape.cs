namespace TorchSharp.Kernels;

/// <summary>
/// Sizes of a 2-d convolution: N images of H×W×C (channels last) and OC output channels in Groups groups.
/// Weights are PyTorch's [OC][C/Groups][KH][KW].
/// </summary>
internal readonly record struct ConvShape(
    int N, int H, int W, int C, int OC, int KH, int KW, int StrideH, int StrideW,
    int PadTop, int PadBottom, int PadLeft, int PadRight, int DilH, int DilW, int Groups)
{
    /// <summary>Rows of the output.</summary>
    internal int OH => (H + PadTop + PadBottom - DilH * (KH - 1) - 1) / StrideH + 1;

    /// <summary>Columns of the output.</summary>
    internal int OW => (W + PadLeft + PadRight - DilW * (KW - 1) - 1) / StrideW + 1;

    /// <summary>Input channels that one output channel sees.</summary>
    internal int GroupC => C / Groups;

    /// <summary>Output channels of a group.</summary>
    internal int GroupOC => OC / Groups;

    /// <summary>Number of weights.</summary>
    internal long WeightCount => (long)OC * GroupC * KH * KW;

    internal bool IsDepthwise => Groups == C && OC == C && C > 1;

    /// <summary>A 1×1 convolution that touches each pixel once: a matrix product.</summary>
    internal bool IsPointwise =>
        KH == 1 && KW == 1 && StrideH == 1 && StrideW == 1 && PadTop == 0 && PadBottom == 0 && PadLeft == 0 && PadRight == 0;

    /// <summary>
    /// The same convolution along a row, where images and kernel are one pixel wide and lie in memory alike both ways: kernels
    /// read along rows. A single image keeps its rows, which the workers share.
    /// </summary>
    internal ConvShape AlongRow() =>
        N > 1 && W == 1 && KW == 1 && StrideW == 1 && PadLeft == 0 && PadRight == 0
            ? this with { H = 1, W = H, KH = 1, KW = KH, StrideH = 1, StrideW = StrideH, PadTop = 0, PadBottom = 0, PadLeft = PadTop, PadRight = PadBottom, DilH = 1, DilW = DilH }
            : this;

    /// <summary>A square kernel with equal stride, padding and dilation both ways.</summary>
    internal static ConvShape Square(int n, int h, int w, int c, int oc, int kernel, int stride = 1, int pad = 0, int dilation = 1, int groups = 1) =>
        new(n, h, w, c, oc, kernel, kernel, stride, stride, pad, pad, pad, pad, dilation, dilation, groups);

    /// <summary>True where the sizes describe a convolution with an output.</summary>
    internal bool IsValid =>
        N >= 0 && H >= 1 && W >= 1 && C >= 1 && OC >= 1 && KH >= 1 && KW >= 1 && StrideH >= 1 && StrideW >= 1 && DilH >= 1 && DilW >= 1 && Groups >= 1
        && PadTop >= 0 && PadBottom >= 0 && PadLeft >= 0 && PadRight >= 0 && C % Groups == 0 && OC % Groups == 0
        && (long)H + PadTop + PadBottom > (long)DilH * (KH - 1) && (long)W + PadLeft + PadRight > (long)DilW * (KW - 1);

    /// <exception cref="ArgumentException">The sizes describe no convolution.</exception>
    internal void Validate()
    {
        if (!IsValid) throw new ArgumentException($"Not the sizes of a convolution: {this}.");
    }
}
