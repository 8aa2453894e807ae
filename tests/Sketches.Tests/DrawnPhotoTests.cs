using System.Security.Cryptography;
using Sketches;

namespace Sketches.Tests;

public class DrawnPhotoTests
{
    public static TheoryData<Species> AllSpecies => [.. Enum.GetValues<Species>()];

    private static string Hash(byte[] picture) => Convert.ToHexString(SHA256.HashData(picture))[..16];

    [Theory, MemberData(nameof(AllSpecies))]
    public void SameArgumentsGiveTheSameBytes(Species species) =>
        Assert.Equal(DrawnPhoto.Render(species, 5, 60, 60, 3), DrawnPhoto.Render(species, 5, 60, 60, 3));

    /// <summary>Buffers are kept from picture to picture; nothing of the one before may show through.</summary>
    [Theory, MemberData(nameof(AllSpecies))]
    public void PictureBeforeLeavesNoTrace(Species species)
    {
        byte[] first = DrawnPhoto.Render(species, 7, 40, 56);
        DrawnPhoto.Render(Species.Elephant, 3, 40, 56);
        Assert.Equal(first, DrawnPhoto.Render(species, 7, 40, 56));
    }

    [Fact]
    public void ThreadsDoNotDisturbEachOther()
    {
        string[] alone = [.. Enumerable.Range(0, 24).Select(n => Hash(DrawnPhoto.Render(Species.Dog, n, 48, 48)))];
        string[] together = [.. Enumerable.Range(0, 24).AsParallel().AsOrdered().Select(n =>
            Hash(DrawnPhoto.Render(Species.Dog, n, 48, 48)))];
        Assert.Equal(alone, together);
    }

    // Only operations that IEEE 754 rounds exactly are used, so these hold on every processor.
    [Theory]
    [InlineData(Species.Cat, 0, "FD10B07EDB2F489A")]
    [InlineData(Species.Dog, 1, "02E9F4D86317B85D")]
    [InlineData(Species.Horse, 2, "5EC8A0F3D925CCB1")]
    [InlineData(Species.Human, 3, "A5F35553B3FA7FC5")]
    public void PicturesAreThePublishedOnes(Species species, int number, string hash) =>
        Assert.Equal(hash, Hash(DrawnPhoto.Render(species, number, 64, 64)));

    /// <summary>Sixty pictures of each: whatever is simplified, the course's figures must not move.</summary>
    [Theory]
    [InlineData(Species.Cat, "8F38CB2B56B511B5")]
    [InlineData(Species.Dog, "7891C491F8ACC050")]
    [InlineData(Species.Horse, "39761CE489E64352")]
    [InlineData(Species.Human, "B6D28E9E8756EB8C")]
    [InlineData(Species.Cow, "6ADD19D1F9A6E914")]
    [InlineData(Species.Sheep, "723560D741F67861")]
    [InlineData(Species.Rabbit, "0C84191D9783C5EE")]
    [InlineData(Species.Elephant, "58555520663D7623")]
    [InlineData(Species.Giraffe, "B5F583D21AC81E90")]
    [InlineData(Species.Duck, "FF2BC2B8346F94B2")]
    [InlineData(Species.Fish, "6FDDA5BA9592B29D")]
    public void Sixty_pictures_of_a_species_stay_as_they_are(Species species, string hash) =>
        Assert.Equal(hash, Hash([.. Enumerable.Range(0, 60).SelectMany(number => DrawnPhoto.Render(species, number, 48, 48))]));

    [Fact]
    public void NumberSeedAndSpeciesEachChangeThePicture()
    {
        var hashes = new HashSet<string>();
        foreach (Species species in Enum.GetValues<Species>())
            for (int number = 0; number < 8; number++)
                for (int seed = 0; seed < 2; seed++)
                    Assert.True(hashes.Add(Hash(DrawnPhoto.Render(species, number, 24, 24, seed))),
                        $"{species} {number}, seed {seed}, came before");
    }

    [Theory]
    [InlineData(8, 8)]
    [InlineData(97, 31)]
    [InlineData(30, 101)]
    public void AnySizeHasThreeBytesAPixel(int width, int height) =>
        Assert.Equal(width * height * 3, DrawnPhoto.Render(Species.Duck, 0, width, height).Length);

    /// <summary>A learner who asks for small pictures gets the large ones' scenes, not others.</summary>
    [Theory, MemberData(nameof(AllSpecies))]
    public void SceneIsTheSameAtEverySize(Species species)
    {
        byte[] small = DrawnPhoto.RenderGrey(species, 1, 48, 48), large = DrawnPhoto.RenderGrey(species, 1, 144, 144);
        double apart = 0;
        for (int y = 0; y < 48; y++)
        {
            for (int x = 0; x < 48; x++)
            {
                int sum = 0;
                for (int i = 0; i < 9; i++)
                    sum += large[(y * 3 + i / 3) * 144 + x * 3 + i % 3];
                apart += Math.Abs(sum / 9.0 - small[y * 48 + x]) / (48 * 48);
            }
        }
        Assert.True(apart < 12, $"mean difference {apart:F1} of 255");
    }

    [Theory, MemberData(nameof(AllSpecies))]
    public void EverySpeciesShowsContrast(Species species)
    {
        for (int number = 0; number < 12; number++)
        {
            byte[] grey = DrawnPhoto.RenderGrey(species, number, 48, 48);
            double mean = grey.Average(v => (double)v), deviation = Math.Sqrt(grey.Average(v => (v - mean) * (v - mean)));
            Assert.True(deviation > 8 && mean is > 30 and < 225, $"{species} {number}: mean {mean:F0}, deviation {deviation:F0}");
        }
    }

    [Fact]
    public void GreyIsTheLumaOfTheColours()
    {
        byte[] colour = DrawnPhoto.Render(Species.Fish, 4, 16, 16), grey = DrawnPhoto.RenderGrey(Species.Fish, 4, 16, 16);
        for (int i = 0; i < grey.Length; i++)
            Assert.InRange(grey[i] - (0.299 * colour[3 * i] + 0.587 * colour[3 * i + 1] + 0.114 * colour[3 * i + 2]), -0.501, 0.501);
    }

    [Fact]
    public void WrongArgumentsAreNamed()
    {
        Assert.Equal("number", Assert.Throws<ArgumentOutOfRangeException>(() => DrawnPhoto.Render(Species.Cat, -1, 32, 32)).ParamName);
        Assert.Equal("width", Assert.Throws<ArgumentOutOfRangeException>(() => DrawnPhoto.Render(Species.Cat, 0, 0, 32)).ParamName);
        Assert.Equal("height", Assert.Throws<ArgumentOutOfRangeException>(() => DrawnPhoto.Render(Species.Cat, 0, 32, 100_000)).ParamName);
        Assert.Equal("species", Assert.Throws<ArgumentOutOfRangeException>(() => DrawnPhoto.Render((Species)99, 0, 32, 32)).ParamName);
    }
}
