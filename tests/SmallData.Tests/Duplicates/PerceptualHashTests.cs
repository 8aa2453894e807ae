using SmallData.Datasets.Duplicates;

namespace SmallData.Tests.Duplicates;

public sealed class PerceptualHashTests
{
    private const int Size = 160;

    [Theory]
    [MemberData(nameof(Scenes))]
    public void A_smaller_copy_is_found(int scene) =>
        AssertClose(scene, TestScene.Draw(scene, 60, 45), 60, 45);

    [Theory]
    [MemberData(nameof(Scenes))]
    public void A_noisy_copy_is_found(int scene)
    {
        var random = new Random(scene);
        AssertClose(scene, [.. TestScene.Draw(scene, Size, Size).Select(value => Clamp(value + random.Next(-20, 21)))], Size, Size);
    }

    [Theory]
    [MemberData(nameof(Scenes))]
    public void A_brighter_copy_is_found(int scene) =>
        AssertClose(scene, [.. TestScene.Draw(scene, Size, Size).Select(value => Clamp((value * 1.15) + 8))], Size, Size);

    [Theory]
    [MemberData(nameof(Scenes))]
    public void A_slightly_cropped_copy_is_found(int scene)
    {
        const int Edge = 2;
        byte[] whole = TestScene.Draw(scene, Size, Size);
        const int Side = Size - (2 * Edge);
        byte[] cropped = [.. Enumerable.Range(0, Side * Side).Select(index => whole[((index / Side) + Edge) * Size + (index % Side) + Edge])];
        AssertClose(scene, cropped, Side, Side);
    }

    [Fact]
    public void Different_scenes_are_far_apart()
    {
        PerceptualHash[] hashes = [.. Enumerable.Range(0, 20).Select(scene => PerceptualHash.Of(TestScene.Draw(scene, Size, Size), Size, Size))];
        for (int first = 0; first < hashes.Length; first++)
        {
            for (int second = first + 1; second < hashes.Length; second++)
            {
                Assert.InRange(hashes[first].DistanceTo(hashes[second]), NearDuplicates.DefaultDistance + 2, 64);
            }
        }
    }

    [Fact]
    public void Three_equal_planes_are_the_grey_picture()
    {
        byte[] grey = TestScene.Draw(3, 50, 40);
        Assert.Equal(PerceptualHash.Of(grey, 50, 40), PerceptualHash.Of([.. grey, .. grey, .. grey], 50, 40));
    }

    [Fact]
    public void Each_bit_is_the_sign_of_one_frequency()
    {
        byte[] wave = [.. Enumerable.Range(0, 64 * 64).Select(index => Clamp(128 + (100 * Math.Cos(((index % 64) + 0.5) * 3 * Math.PI / 64) * Math.Cos(((index / 64) + 0.5) * 2 * Math.PI / 64))))];

        // A wave of 3 half-periods across and 2 down is the frequency (3, 2): column 2 of row 1.
        Assert.NotEqual(0UL, PerceptualHash.Of(wave, 64, 64).Bits & (1UL << ((1 * 8) + 2)));
        Assert.Equal(0UL, PerceptualHash.Of([.. wave.Select(value => (byte)(255 - value))], 64, 64).Bits & (1UL << ((1 * 8) + 2)));
    }

    [Theory]
    [InlineData(5)]
    [InlineData(12)]
    public void Planes_that_do_not_fit_are_refused(int values) =>
        Assert.Throws<ArgumentException>(() => PerceptualHash.Of(new byte[values], 3, 2));

    [Fact]
    public void The_thumbnail_holds_the_means_of_its_areas()
    {
        Span<float> small = stackalloc float[4];
        GreyThumbnail.Fill([10, 20, 30, 40, 50, 60, 70, 80, 90], 3, 3, small, 2);

        // The middle row and column belong to both halves: (10 + 20/2 + 40/2 + 50/4) / 2.25.
        Assert.Equal(52.5f / 2.25f, small[0], 0.001f);
        Assert.Equal(50f, (small[0] + small[1] + small[2] + small[3]) / 4, 0.001f);
    }

    public static TheoryData<int> Scenes => [.. Enumerable.Range(0, 8)];

    private static void AssertClose(int scene, byte[] copy, int width, int height)
    {
        PerceptualHash original = PerceptualHash.Of(TestScene.Draw(scene, Size, Size), Size, Size);
        Assert.InRange(original.DistanceTo(PerceptualHash.Of(copy, width, height)), 0, NearDuplicates.DefaultDistance);
    }

    private static byte Clamp(double value) => (byte)Math.Clamp(value, 0, 255);
}
