using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SmallData.Classifiers;

/// <summary>Solves A x = b for a symmetric positive definite A by Cholesky's factorisation A = L Lᵀ.</summary>
internal static class Cholesky
{
    /// <summary>Solves in place.</summary>
    /// <param name="matrix">A, row by row; only the lower triangle is read, and L stands in it afterwards.</param>
    /// <param name="vector">b; x afterwards.</param>
    public static void Solve(Span<double> matrix, Span<double> vector)
    {
        int size = vector.Length;
        for (int row = 0; row < size; row++)
        {
            Span<double> current = matrix.Slice(row * size, row + 1);
            for (int column = 0; column < row; column++)
            {
                ReadOnlySpan<double> above = matrix.Slice(column * size, column + 1);
                current[column] = (current[column] - Dot(current[..column], above)) / above[column];
            }

            double rest = current[row] - Dot(current[..row], current);
            if (!(rest > 0))
            {
                throw new SmallDataException("The features hold NaN, infinite or enormous values, so no SVM can be fitted. Look at where they come from, or scale them to about 0..1.");
            }

            current[row] = Math.Sqrt(rest);
            vector[row] = (vector[row] - Dot(current[..row], vector)) / current[row];   // L z = b, on the way
        }

        for (int row = size - 1; row >= 0; row--)   // Lᵀ x = z
        {
            ReadOnlySpan<double> current = matrix.Slice(row * size, row + 1);
            double value = vector[row] /= current[row];
            for (int column = 0; column < row; column++)
            {
                vector[column] -= value * current[column];
            }
        }
    }

    /// <summary>The inner product of a and as many elements of b.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        ReadOnlySpan<Vector<double>> left = MemoryMarshal.Cast<double, Vector<double>>(a);
        ReadOnlySpan<Vector<double>> right = MemoryMarshal.Cast<double, Vector<double>>(b[..a.Length]);
        Vector<double> even = Vector<double>.Zero, odd = Vector<double>.Zero;
        int pair = 0;
        for (; pair + 1 < left.Length; pair += 2)
        {
            even += left[pair] * right[pair];
            odd += left[pair + 1] * right[pair + 1];
        }

        if (pair < left.Length)
        {
            even += left[pair] * right[pair];
        }

        double sum = Vector.Sum(even + odd);
        for (int rest = left.Length * Vector<double>.Count; rest < a.Length; rest++)
        {
            sum += a[rest] * b[rest];
        }

        return sum;
    }
}
