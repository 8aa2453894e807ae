namespace TorchSharp.Engine;

/// <summary>Sums and extremes, blocked so that rounding stays small; the order of additions depends on the sizes only.</summary>
internal static unsafe class Reduce
{
    internal static double Sum(long n, float* x) => throw new NotImplementedException();
    internal static double SumOfSquares(long n, float* x) => throw new NotImplementedException();

    /// <summary>Largest element; NaN wins. n ≥ 1.</summary>
    internal static float Max(long n, float* x) => throw new NotImplementedException();
    internal static float Min(long n, float* x) => throw new NotImplementedException();

    /// <summary>Index of the first largest element; the first NaN wins.</summary>
    internal static long ArgMax(long n, float* x) => throw new NotImplementedException();
    internal static long ArgMin(long n, float* x) => throw new NotImplementedException();

    /// <summary>y[r] = sum of row r of x[rows][columns].</summary>
    internal static void RowSums(long rows, int columns, float* x, float* y) => throw new NotImplementedException();

    /// <summary>y[c] = sum of column c of x[rows][columns].</summary>
    internal static void ColumnSums(long rows, int columns, float* x, float* y) => throw new NotImplementedException();
    internal static void RowMax(long rows, int columns, float* x, float* y) => throw new NotImplementedException();
    internal static void RowArgMax(long rows, int columns, float* x, long* y) => throw new NotImplementedException();
}
