namespace TorchSharp.Engine;

/// <summary>Reordering of memory.</summary>
internal static unsafe class Layout
{
    /// <summary>[N][C][pixels] to [N][pixels][C].</summary>
    internal static void PlanarToInterleaved(int n, int c, long pixels, float* x, float* y) => throw new NotImplementedException();

    /// <summary>[N][pixels][C] to [N][C][pixels].</summary>
    internal static void InterleavedToPlanar(int n, int c, long pixels, float* x, float* y) => throw new NotImplementedException();

    /// <summary>Bytes [N][C][pixels] to floats [N][pixels][C], times scale plus shift.</summary>
    internal static void BytesToInterleaved(int n, int c, long pixels, byte* x, float* y, float scale = 1, float shift = 0) => throw new NotImplementedException();

    /// <summary>Copies a strided block of elements (1, 2, 4 or 8 bytes each) into another; strides are in elements and may be 0 or negative in the source.</summary>
    internal static void StridedCopy(ReadOnlySpan<long> shape, int elementBytes, void* source, ReadOnlySpan<long> sourceStrides, void* target, ReadOnlySpan<long> targetStrides) => throw new NotImplementedException();
}
