using System.Numerics;
using SmallData.Datasets;
using static TorchSharp.torch;

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
        ulong[] hashes = [.. Enumerable.Range(0, 20).Select(scene => Hash(TestScene.Draw(scene, Size, Size), Size, Size))];
        for (int first = 0; first < hashes.Length; first++)
        {
            for (int second = first + 1; second < hashes.Length; second++)
            {
                Assert.InRange(BitOperations.PopCount(hashes[first] ^ hashes[second]), NearDuplicates.DefaultDistance + 2, 64);
            }
        }
    }

    [Fact]
    public void Three_equal_planes_are_the_grey_picture()
    {
        byte[] grey = TestScene.Draw(3, 50, 40);
        Assert.Equal(Hash(grey, 50, 40), Hash([.. grey, .. grey, .. grey], 50, 40));
    }

    [Fact]
    public void Each_bit_is_the_sign_of_one_frequency()
    {
        byte[] wave = [.. Enumerable.Range(0, 64 * 64).Select(index => Clamp(128 + (100 * Math.Cos(((index % 64) + 0.5) * 3 * Math.PI / 64) * Math.Cos(((index / 64) + 0.5) * 2 * Math.PI / 64))))];

        // A wave of 3 half-periods across and 2 down is the frequency (3, 2): column 2 of row 1.
        Assert.NotEqual(0UL, Hash(wave, 64, 64) & (1UL << ((1 * 8) + 2)));
        Assert.Equal(0UL, Hash([.. wave.Select(value => (byte)(255 - value))], 64, 64) & (1UL << ((1 * 8) + 2)));
    }

    /// <summary>Computed by another program, before the sums became one matrix product.</summary>
    [Fact]
    public void A_scene_has_the_fingerprint_that_it_always_had() => Assert.Equal("eda9a3e181c35a1b", Hash(TestScene.Draw(5, 150, 113), 150, 113).ToString("x16"));

    [Fact]
    public void Many_pictures_have_the_fingerprints_that_each_has_alone()
    {
        byte[][] scenes = [.. Enumerable.Range(0, 70).Select(scene => TestScene.Draw(scene, 20, 20))];
        using Tensor together = tensor([.. scenes.SelectMany(scene => scene)], dtype: ScalarType.Byte).reshape(70, 1, 20, 20);
        Assert.Equal(scenes.Select(scene => Hash(scene, 20, 20)), PerceptualHash.Of(together));
    }

    public static TheoryData<int> Scenes => [.. Enumerable.Range(0, 8)];

    private static void AssertClose(int scene, byte[] copy, int width, int height)
    {
        ulong original = Hash(TestScene.Draw(scene, Size, Size), Size, Size);
        Assert.InRange(BitOperations.PopCount(original ^ Hash(copy, width, height)), 0, NearDuplicates.DefaultDistance);
    }

    private static ulong Hash(byte[] planes, int width, int height)
    {
        using Tensor pixels = tensor(planes, dtype: ScalarType.Byte).reshape(1, -1, height, width);
        return Assert.Single(PerceptualHash.Of(pixels));
    }

    private static byte Clamp(double value) => (byte)Math.Clamp(value, 0, 255);
}
