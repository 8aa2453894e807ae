using Sketches;

namespace Sketches.Tests;

/// <summary>A classifier must look at shapes: colour, brightness and coarseness alone must not tell a cat from a dog.</summary>
public class ShortcutTests
{
    private const int Side = 48, Train = 200, Test = 200;

    [Fact]
    public void ColourHistogramDoesNotTellCatsFromDogs() => AssertUseless(Histogram);

    [Fact]
    public void CoarsenessDoesNotTellCatsFromDogs() => AssertUseless(Coarseness);

    private static void AssertUseless(Func<byte[], double[]> describe)
    {
        double[][] cats = Describe(Species.Cat, describe), dogs = Describe(Species.Dog, describe);
        double accuracy = LogisticAccuracy(cats, dogs);
        Assert.True(accuracy < 0.65, $"accuracy {accuracy:F3} without any shape");
    }

    private static double[][] Describe(Species species, Func<byte[], double[]> describe) =>
        [.. Enumerable.Range(0, (Train + Test) / 2).Select(number => describe(DrawnPhoto.Render(species, number, Side, Side)))];

    /// <summary>Eight bins of each channel, the mean colour and the mean brightness.</summary>
    private static double[] Histogram(byte[] picture)
    {
        var features = new double[28];
        for (int i = 0; i < picture.Length; i++)
        {
            int channel = i % 3;
            features[channel * 8 + picture[i] / 32] += 3.0 / picture.Length;
            features[24 + channel] += picture[i] * 3.0 / 255 / picture.Length;
            features[27] += picture[i] / 255.0 / picture.Length;
        }
        return features;
    }

    /// <summary>Mean differences between pixels one, two, four and eight apart, and the spread of brightness.</summary>
    private static double[] Coarseness(byte[] picture)
    {
        var features = new double[5];
        double mean = picture.Average(v => (double)v) / 255;
        for (int y = 0; y < Side; y++)
        {
            for (int x = 0; x < Side; x++)
            {
                double here = picture[(y * Side + x) * 3 + 1] / 255.0;
                for (int i = 0; i < 4; i++)
                    if (x + (1 << i) < Side)
                        features[i] += Math.Abs(picture[(y * Side + x + (1 << i)) * 3 + 1] / 255.0 - here) / (Side * Side);
                features[4] += (here - mean) * (here - mean) / (Side * Side);
            }
        }
        return features;
    }

    /// <summary>Fits standardised features by gradient descent on half of the pictures; accuracy on the other half.</summary>
    private static double LogisticAccuracy(double[][] zeros, double[][] ones)
    {
        int half = Train / 2, width = zeros[0].Length;
        var mean = new double[width];
        var spread = new double[width];
        for (int f = 0; f < width; f++)
        {
            double[] values = [.. zeros.Concat(ones).Select(row => row[f])];
            mean[f] = values.Average();
            spread[f] = Math.Sqrt(values.Average(v => (v - mean[f]) * (v - mean[f]))) + 1e-9;
        }
        var weights = new double[width + 1];
        double Score(double[] row) => weights[width] + Enumerable.Range(0, width).Sum(f => weights[f] * (row[f] - mean[f]) / spread[f]);
        for (int step = 0; step < 300; step++)
        {
            var gradient = new double[width + 1];
            for (int i = 0; i < Train; i++)
            {
                bool one = i >= half;
                double[] row = one ? ones[i - half] : zeros[i];
                double error = 1 / (1 + Math.Exp(-Score(row))) - (one ? 1 : 0);
                for (int f = 0; f < width; f++)
                    gradient[f] += error * (row[f] - mean[f]) / spread[f] / Train;
                gradient[width] += error / Train;
            }
            for (int f = 0; f <= width; f++)
                weights[f] -= 0.3 * (gradient[f] + (f < width ? 0.01 * weights[f] : 0));
        }
        return (zeros.Skip(half).Count(row => Score(row) < 0) + ones.Skip(half).Count(row => Score(row) >= 0)) / (double)Test;
    }
}
