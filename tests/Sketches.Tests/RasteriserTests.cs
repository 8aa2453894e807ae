using Sketches;
using Path = Sketches.Path;

namespace Sketches.Tests;

public class RasteriserTests
{
    private static readonly Surface Matte = new(Rgb.Grey(1), 0);

    [Fact]
    public void PolygonCoversItsExactArea()
    {
        var canvas = new Canvas(10, 8);
        canvas.Fill(Path.Polygon((1.25f, 1.5f), (7.75f, 2f), (5.5f, 6.75f)), Rgb.Grey(1));
        // Half the cross product of two sides.
        Assert.Equal(0.5f * (6.5f * 5.25f - 0.5f * 4.25f), canvas.Pixels.Sum(p => p.G), 0.05f);
    }

    [Fact]
    public void EdgeThroughAPixelCoversItsShare()
    {
        var canvas = new Canvas(4, 4);
        canvas.Fill(Path.Rectangle(1.25f, 1f, 2f, 1f), Rgb.Grey(1));
        Assert.Equal([0f, 0.75f, 1f, 0.25f], canvas.Pixels.AsSpan(4, 4).ToArray().Select(p => p.R));
    }

    [Fact]
    public void OutlineBeyondThePictureIsCutOff()
    {
        var canvas = new Canvas(4, 4);
        canvas.Fill(Path.Rectangle(-50, -50, 100, 100), Rgb.Grey(1));
        Assert.All(canvas.Pixels, pixel => Assert.Equal(1f, pixel.B));
    }

    [Fact]
    public void BlurKeepsTheLight()
    {
        var canvas = new Canvas(31, 31);
        canvas.Pixels[15 * 31 + 15] = Rgb.Grey(1);
        canvas.Blur(3);
        Assert.Equal(1f, canvas.Pixels.Sum(p => p.R), 1e-4f);
        Assert.True(canvas.Pixels[15 * 31 + 15].R < 0.1f);
    }

    [Fact]
    public void BallHasItsAreaDepthAndNormal()
    {
        var relief = new Relief(40, 40);
        relief.Add(new Solid(new Vec3(20, 20, 5), new(1, 0, 0), new(0, 1, 0), new(0, 0, 1), 12, 12, 12, Matte, false));
        Assert.Equal(MathF.PI * 144, relief.Facets.Sum(f => f.Cover), 8f);
        Facet front = relief.Facets[20 * 40 + 20], right = relief.Facets[20 * 40 + 29];
        Assert.Equal(17f, front.Depth, 0.05f);
        Assert.Equal(9.5f / 12, right.Normal.X, 0.01f);
    }

    [Fact]
    public void NearerSolidHidesTheFarther()
    {
        var relief = new Relief(20, 20);
        Solid near = new(new Vec3(10, 10, 8), new(1, 0, 0), new(0, 1, 0), new(0, 0, 1), 4, 4, 4,
            Matte with { Colour = new Rgb(1, 0, 0) }, false);
        relief.Add(near);
        relief.Add(near with { Centre = new Vec3(10, 10, 0), Surface = Matte with { Colour = new Rgb(0, 0, 1) } });
        Assert.Equal(new Rgb(1, 0, 0), relief.Facets[10 * 20 + 10].Colour);
    }

    [Fact]
    public void SineIsThatOfTheLibrary()
    {
        for (float x = -20; x < 20; x += 0.037f)
            Assert.Equal(MathF.Sin(x), Scalar.Sin(x), 2e-5f);
    }

    /// <summary>Values of the authors' reference program for the seed 1234567.</summary>
    [Fact]
    public void DiceAreSplitMix64()
    {
        var dice = new Dice(1234567);
        Assert.Equal([6457827717110365317UL, 3203168211198807973UL, 9817491932198370423UL],
            new[] { dice.Next(), dice.Next(), dice.Next() });
    }
}
