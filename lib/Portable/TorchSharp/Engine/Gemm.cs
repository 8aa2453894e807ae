namespace TorchSharp.Engine;

/// <summary>Products of row-major float matrices.</summary>
internal static unsafe class Gemm
{
    /// <summary>
    /// C[m×n] = op(A)[m×k] · op(B)[k×n] (+ C where <paramref name="accumulate"/>) (+ bias[n] to each row where not null), then the activation.
    /// op transposes where asked: A is then stored [k×m], B [n×k]. Leading dimensions are in floats.
    /// </summary>
    internal static void Run(bool transA, bool transB, int m, int n, int k, float* a, int lda, float* b, int ldb, float* c, int ldc,
        bool accumulate = false, float* bias = null, Activation activation = Activation.None) => throw new NotImplementedException();
}
