namespace SixLabors.ImageSharp.Processing.Processors.Transforms;

/// <summary>For each new pixel along one axis: which old pixels count, and how much.</summary>
internal sealed class ResizeKernels
{
    /// <summary>Rounding must not add a neighbour that lies exactly on the rim.</summary>
    private const double Tolerance = 1e-8;

    private readonly int[] starts;
    private readonly int[] lengths;
    private readonly float[] weights;
    private readonly int widest;

    /// <param name="resampler">Gives the weights.</param>
    /// <param name="oldLength">Old pixels along the axis.</param>
    /// <param name="newLength">New pixels that the old ones become.</param>
    public ResizeKernels(IResampler resampler, int oldLength, int newLength)
    {
        double ratio = (double)oldLength / newLength;
        double scale = Math.Max(1, ratio);
        int radius = (int)Math.Ceiling((scale * resampler.Radius) - Tolerance);
        widest = (radius * 2) + 1;
        starts = new int[newLength];
        lengths = new int[newLength];
        weights = new float[newLength * widest];
        Span<double> values = new double[widest];
        for (int i = 0; i < newLength; i++)
        {
            double center = ((i + .5) * ratio) - .5;
            int start = Math.Max(0, (int)Math.Ceiling(center - radius - Tolerance));
            int end = Math.Min(oldLength - 1, (int)Math.Floor(center + radius + Tolerance));
            double sum = 0;
            for (int j = start; j <= end; j++)
            {
                values[j - start] = resampler.GetValue((float)((j - center) / scale));
                sum += values[j - start];
            }

            Store(i, start, values[..(end - start + 1)], sum > 0 ? sum : 1);
        }
    }

    /// <summary>The first old pixel that counts, and the weights from there on.</summary>
    public ReadOnlySpan<float> Of(int i, out int start)
    {
        start = starts[i];
        return weights.AsSpan(i * widest, lengths[i]);
    }

    /// <summary>Weights of zero at either end cost time and change nothing.</summary>
    private void Store(int i, int start, ReadOnlySpan<double> values, double sum)
    {
        int first = Math.Max(0, values.IndexOfAnyExcept(0.0));
        int last = Math.Max(first, values.LastIndexOfAnyExcept(0.0));
        starts[i] = start + first;
        lengths[i] = last - first + 1;
        for (int j = first; j <= last; j++)
        {
            weights[(i * widest) + j - first] = (float)(values[j] / sum);
        }
    }
}
