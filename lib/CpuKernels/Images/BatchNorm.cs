using System.Runtime.CompilerServices;

namespace TorchSharp.Kernels;

/// <summary>Batch normalisation (Ioffe and Szegedy 2015) of each channel over the pixels of channels-last images.</summary>
internal static unsafe class BatchNorm
{
    private const long Grain = 32 * 1024;

    /// <summary>
    /// Mean and biased variance of each of <paramref name="c"/> channels over all pixels (N·H·W). Blocks are read once from
    /// memory, and their moments joined as Chan, Golub and LeVeque (1979) do.
    /// </summary>
    internal static void Statistics(long pixels, int c, float* x, float* mean, float* variance)
    {
        if (pixels < 1) throw new ArgumentException("No pixels: an empty batch has no mean.");
        long rows = Math.Max(Math.Max(1, Grain / 2 / c), (pixels + 255) / 256);
        int blocks = (int)((pixels + rows - 1) / rows), width = (c + 15) / 16 * 16;
        using var moments = new Scratch(2L * blocks * width);
        Simd.For(new MomentsKernel(pixels, c, width, rows, x, moments.Floats), blocks);
        for (int channel = 0; channel < c; channel++)
        {
            double count = 0, center = 0, squares = 0;
            for (int block = 0; block < blocks; block++)
            {
                double added = Math.Min(rows, pixels - block * rows), total = count + added;
                double difference = moments.Floats[2L * block * width + channel] - center;
                center += difference * added / total;
                squares += moments.Floats[(2L * block + 1) * width + channel] + difference * difference * count * added / total;
                count = total;
            }
            mean[channel] = (float)center;
            variance[channel] = (float)(squares / count);
        }
    }

    /// <summary>y = (x - mean) / √(variance + eps) · gamma + beta; gamma and beta may be null, y may be x.</summary>
    internal static void Forward(long pixels, int c, float* x, float* mean, float* variance, float eps, float* gamma, float* beta, float* y)
    {
        using var channels = new Scratch(2L * c);
        float* scale = channels.Floats, shift = scale + c;
        for (int i = 0; i < c; i++)
        {
            double factor = (gamma == null ? 1 : gamma[i]) / Math.Sqrt((double)variance[i] + eps);
            scale[i] = (float)factor;
            shift[i] = (float)((beta == null ? 0 : beta[i]) - mean[i] * factor);
        }
        Simd.Range(new ForwardKernel(c, x, scale, shift, y), pixels, Math.Max(1, Grain / c));
    }

    /// <summary>
    /// Gradients. <paramref name="training"/>: mean and variance came from this batch, else they are constants.
    /// dx, dgamma and dbeta may be null where not wanted, gamma where there is none. dx may be dy.
    /// </summary>
    internal static void Backward(long pixels, int c, float* x, float* dy, float* mean, float* variance, float eps, float* gamma, bool training, float* dx, float* dgamma, float* dbeta)
    {
        using var channels = new Scratch(5L * c);
        float* sum = channels.Floats, product = sum + c, scale = product + c, slope = scale + c, average = slope + c;
        bool sums = training || dgamma != null || dbeta != null;
        if (sums) Reduce.Columns(pixels, c, new GradientTerms(c, x, dy, mean), sum, product);
        for (int i = 0; i < c; i++)
        {
            double inverse = 1 / Math.Sqrt((double)variance[i] + eps);
            scale[i] = (float)(inverse * (gamma == null ? 1 : gamma[i]));
            slope[i] = training ? (float)(product[i] * inverse * inverse / pixels) : 0;
            average[i] = training ? (float)(sum[i] / (double)pixels) : 0;
            if (dgamma != null) dgamma[i] = (float)(product[i] * inverse);
            if (dbeta != null) dbeta[i] = sum[i];
        }
        if (dx != null) Simd.Range(new BackwardKernel(c, x, dy, mean, scale, slope, average, dx), pixels, Math.Max(1, Grain / c));
    }

    private readonly struct MomentsKernel(long pixels, int c, int width, long rows, float* x, float* moments) : ITaskKernel
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run<V>(int block) where V : struct, IVector<V>
        {
            float* source = x + block * rows * c, center = moments + 2L * block * width, squares = center + width;
            long count = Math.Min(rows, pixels - block * rows);
            var share = V.Broadcast(1f / count);
            int i = 0;
            for (; i <= c - V.Count; i += V.Count)
            {
                // Differences from the first value keep a mean far from zero exact.
                V start = V.Load(source + i), a = V.Zero, b = V.Zero;
                long row = 0;
                for (; row < count - 1; row += 2)
                {
                    a += V.Load(source + row * c + i) - start;
                    b += V.Load(source + (row + 1) * c + i) - start;
                }
                if (row < count) a += V.Load(source + row * c + i) - start;
                var middle = V.Fma(a + b, share, start);
                V.Store(middle, center + i);
                (a, b) = (V.Zero, V.Zero);
                for (row = 0; row < count - 1; row += 2)
                {
                    V p = V.Load(source + row * c + i) - middle, q = V.Load(source + (row + 1) * c + i) - middle;
                    a = V.Fma(p, p, a);
                    b = V.Fma(q, q, b);
                }
                if (row < count)
                {
                    var p = V.Load(source + row * c + i) - middle;
                    a = V.Fma(p, p, a);
                }
                V.Store(a + b, squares + i);
            }
            for (; i < c; i++)
            {
                float sum = 0, spread = 0;
                for (long row = 0; row < count; row++) sum += source[row * c + i] - source[i];
                float middle = source[i] + sum / count;
                for (long row = 0; row < count; row++)
                {
                    float difference = source[row * c + i] - middle;
                    spread += difference * difference;
                }
                center[i] = middle;
                squares[i] = spread;
            }
        }
    }

    private readonly struct ForwardKernel(int c, float* x, float* scale, float* shift, float* y) : IRangeKernel
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run<V>(long from, long to) where V : struct, IVector<V>
        {
            for (long row = from; row < to; row++)
            {
                float* source = x + row * c, target = y + row * c;
                int i = 0;
                for (; i <= c - V.Count; i += V.Count)
                {
                    V.Store(V.Fma(V.Load(source + i), V.Load(scale + i), V.Load(shift + i)), target + i);
                }
                for (; i < c; i++)
                {
                    target[i] = MathF.FusedMultiplyAdd(source[i], scale[i], shift[i]);
                }
            }
        }
    }

    private readonly struct BackwardKernel(int c, float* x, float* dy, float* mean, float* scale, float* slope, float* average, float* dx) : IRangeKernel
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run<V>(long from, long to) where V : struct, IVector<V>
        {
            for (long row = from; row < to; row++)
            {
                float* source = x + row * c, gradient = dy + row * c, target = dx + row * c;
                int i = 0;
                for (; i <= c - V.Count; i += V.Count)
                {
                    var centered = V.Load(gradient + i) - V.Load(average + i) - (V.Load(source + i) - V.Load(mean + i)) * V.Load(slope + i);
                    V.Store(centered * V.Load(scale + i), target + i);
                }
                for (; i < c; i++) target[i] = (gradient[i] - average[i] - (source[i] - mean[i]) * slope[i]) * scale[i];
            }
        }
    }

    /// <summary>Σ dy and Σ dy·(x - mean).</summary>
    private readonly struct GradientTerms(int c, float* x, float* dy, float* mean) : IColumnTerms
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Add<V>(long row, int column, ref V first, ref V second) where V : struct, IVector<V>
        {
            var gradient = V.Load(dy + row * c + column);
            first += gradient;
            second = V.Fma(gradient, V.Load(x + row * c + column) - V.Load(mean + column), second);
        }

        public void Add(long row, int column, ref float first, ref float second)
        {
            float gradient = dy[row * c + column];
            first += gradient;
            second += gradient * (x[row * c + column] - mean[column]);
        }
    }
}
