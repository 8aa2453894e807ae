using System.Runtime.CompilerServices;

namespace TorchSharp.Engine;

/// <summary>Softmax and its logarithm along the rows of x[rows][columns]. Outputs may be the inputs.</summary>
internal static unsafe class Softmax
{
    internal static void Forward(long rows, int columns, float* x, float* y) =>
        Simd.Range(new ForwardKernel(columns, x, y, logarithm: false), rows, Grain(columns));

    /// <summary>dx = y·(dy - Σ y·dy) from the output y.</summary>
    internal static void Backward(long rows, int columns, float* y, float* dy, float* dx) =>
        Simd.Range(new BackwardKernel(columns, y, dy, dx, logarithm: false), rows, Grain(columns));

    internal static void LogForward(long rows, int columns, float* x, float* y) =>
        Simd.Range(new ForwardKernel(columns, x, y, logarithm: true), rows, Grain(columns));

    /// <summary>dx = dy - exp(y)·Σ dy from the log-probabilities y.</summary>
    internal static void LogBackward(long rows, int columns, float* y, float* dy, float* dx) =>
        Simd.Range(new BackwardKernel(columns, y, dy, dx, logarithm: true), rows, Grain(columns));

    private static long Grain(int columns) => Math.Max(1, 8 * 1024 / Math.Max(1, columns));

    private readonly struct ForwardKernel(int columns, float* x, float* y, bool logarithm) : IRangeKernel
    {
        public void Run<V>(long from, long to) where V : struct, IVector<V>
        {
            if (columns == 0) return;
            // A row in whole vectors; what is added does not count.
            int padded = (columns + V.Count - 1) / V.Count * V.Count;
            using var scratch = new Scratch(2L * padded);
            float* values = scratch.Floats, exponentials = values + padded;
            new Span<float>(values, padded).Fill(float.NegativeInfinity);
            for (long row = from; row < to; row++)
            {
                new ReadOnlySpan<float>(x + row * columns, columns).CopyTo(new Span<float>(values, columns));
                Row<V>(values, exponentials, padded);
                new ReadOnlySpan<float>(logarithm ? values : exponentials, columns).CopyTo(new Span<float>(y + row * columns, columns));
                for (int i = columns; i < padded; i++) values[i] = float.NegativeInfinity;
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private void Row<V>(float* values, float* exponentials, int padded) where V : struct, IVector<V>
        {
            var largest = V.Load(values);
            for (int i = V.Count; i < padded; i += V.Count) largest = V.Max(largest, V.Load(values + i));
            float* lanes = stackalloc float[16];
            V.Store(largest, lanes);
            float top = lanes[0];
            for (int i = 1; i < V.Count; i++) top = MathF.Max(top, lanes[i]);
            V shift = V.Broadcast(top), sum = V.Zero;
            for (int i = 0; i < padded; i += V.Count)
            {
                var e = V.Exp(V.Load(values + i) - shift);
                V.Store(e, exponentials + i);
                sum += e;
            }
            if (logarithm)
            {
                var norm = V.Broadcast(MathF.Log(V.Sum(sum)));
                for (int i = 0; i < padded; i += V.Count) V.Store(V.Load(values + i) - shift - norm, values + i);
            }
            else
            {
                var norm = V.Broadcast(1 / V.Sum(sum));
                for (int i = 0; i < padded; i += V.Count) V.Store(V.Load(exponentials + i) * norm, exponentials + i);
            }
        }
    }

    private readonly struct BackwardKernel(int columns, float* y, float* dy, float* dx, bool logarithm) : IRangeKernel
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run<V>(long from, long to) where V : struct, IVector<V>
        {
            for (long row = from; row < to; row++)
            {
                float* output = y + row * columns, gradient = dy + row * columns, target = dx + row * columns;
                float sum = logarithm ? Reduce.Sum<V>(gradient, columns) : Reduce.Dot<V>(output, gradient, columns);
                var total = V.Broadcast(sum);
                int i = 0;
                for (; i <= columns - V.Count; i += V.Count)
                {
                    V o = V.Load(output + i), g = V.Load(gradient + i);
                    V.Store(logarithm ? g - V.Exp(o) * total : o * (g - total), target + i);
                }
                for (; i < columns; i++) target[i] = logarithm ? gradient[i] - MathF.Exp(output[i]) * sum : output[i] * (gradient[i] - sum);
            }
        }
    }
}
