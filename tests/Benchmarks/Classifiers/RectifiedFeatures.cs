namespace Benchmarks.Classifiers;

/// <summary>
/// Features like those of a base's last layer: most are zero, none is negative, and they hang together, since a few hidden traits of a photo
/// drive them all. One trait tells the two classes apart, but not always, so no classifier gets everything right.
/// </summary>
internal static class RectifiedFeatures
{
    private const int Traits = 24;
    private const double ClassDistance = 1.2, Noise = 0.7, Threshold = 1, Scale = 0.1;

    /// <summary>Row by row; the first half of the rows is class 0.</summary>
    public static float[] Make(int samples, int features, int seed)
    {
        var random = new Random(seed);
        double Normal() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

        double[] loadings = [.. Enumerable.Range(0, features * Traits).Select(_ => Normal() / Math.Sqrt(Traits))];
        var all = new float[samples * features];
        var traits = new double[Traits];
        for (int sample = 0; sample < samples; sample++)
        {
            for (int trait = 0; trait < Traits; trait++)
            {
                traits[trait] = 1.5 * Normal();
            }

            traits[0] = Normal() + (sample < samples / 2 ? -ClassDistance : ClassDistance);
            for (int feature = 0; feature < features; feature++)
            {
                double sum = Noise * Normal() - Threshold;
                for (int trait = 0; trait < Traits; trait++)
                {
                    sum += loadings[feature * Traits + trait] * traits[trait];
                }

                all[sample * features + feature] = (float)(Scale * Math.Max(0, sum));
            }
        }

        return all;
    }
}
