namespace SmallData.Tests.Duplicates;

/// <summary>Grey pictures of soft blobs on a slope: what is left of a photo at low frequencies. The same scene at any size.</summary>
internal static class TestScene
{
    public static byte[] Draw(int scene, int width, int height)
    {
        var random = new Random(1000 + scene);
        double slopeX = random.NextDouble() - 0.5, slopeY = random.NextDouble() - 0.5;
        var blobs = Enumerable.Range(0, 12).Select(_ => (
            X: random.NextDouble(), Y: random.NextDouble(), Size: 0.05 + (0.2 * random.NextDouble()), Height: 140 * (random.NextDouble() - 0.5))).ToArray();
        byte[] pixels = new byte[width * height];
        for (int index = 0; index < pixels.Length; index++)
        {
            double x = ((index % width) + 0.5) / width, y = ((index / width) + 0.5) / height;
            double value = 115 + (60 * slopeX * x) + (60 * slopeY * y);
            foreach (var blob in blobs)
            {
                double distance = (Square(x - blob.X) + Square(y - blob.Y)) / Square(blob.Size);
                value += blob.Height * Math.Exp(-distance);
            }

            pixels[index] = (byte)Math.Clamp(value, 0, 255);
        }

        return pixels;
    }

    private static double Square(double value) => value * value;
}
