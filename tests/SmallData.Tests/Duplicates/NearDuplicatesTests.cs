using SmallData.Datasets.Duplicates;

namespace SmallData.Tests.Duplicates;

public sealed class NearDuplicatesTests
{
    private static readonly HashedPhoto[] Photos =
    [
        Photo("train", "cats/cat.1.jpg", 0b0000),
        Photo("train", "cats/cat.2.jpg", 0b0001),
        Photo("validation", "cats/cat.3.jpg", 0b0011),
        Photo("test", "dogs/dog.4.jpg", 0b0001),
        Photo("test", "dogs/dog.5.jpg", ~0UL),
    ];

    [Fact]
    public void Pairs_across_parts_come_most_alike_first() => Assert.Equal(
        ["cat.2-dog.4 0", "cat.2-cat.3 1", "cat.1-dog.4 1", "cat.3-dog.4 1", "cat.1-cat.3 2"],
        NearDuplicates.Find(Photos, maxDistance: 2).Pairs.Select(pair => $"{Short(pair.First)}-{Short(pair.Second)} {pair.Distance}"));

    [Fact]
    public void Pairs_within_a_part_do_not_count() =>
        Assert.Empty(NearDuplicates.Find(Photos[..2], maxDistance: 63).Pairs);

    [Fact]
    public void A_pair_beyond_the_distance_does_not_count() =>
        Assert.Equal(4, NearDuplicates.Find(Photos, maxDistance: 1).Pairs.Count);

    [Fact]
    public void The_text_names_both_photos_with_their_parts() => Assert.Equal(
        "1 pair across the parts of the split (5 photos, up to 0 of 64 bits apart)\ntrain/cats/cat.2.jpg and test/dogs/dog.4.jpg, 0 bits apart",
        NearDuplicates.Find(Photos, maxDistance: 0).ToText());

    [Fact]
    public void Pictures_given_as_data_addresses_stand_side_by_side()
    {
        string html = NearDuplicates.Find(Photos, 0, photo => $"data:image/png;base64,{Short(photo)}").ToHtml();
        Assert.Contains("<img src=\"data:image/png;base64,cat.2\" alt=\"train/cats/cat.2.jpg\"", html, StringComparison.Ordinal);
        Assert.Contains("<img src=\"data:image/png;base64,dog.4\" alt=\"test/dogs/dog.4.jpg\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public void An_address_of_another_place_is_not_shown() =>
        Assert.DoesNotContain("<img", NearDuplicates.Find(Photos, 0, _ => "http://127.0.0.1/a.png").ToHtml(), StringComparison.Ordinal);

    [Fact]
    public void Names_are_escaped()
    {
        HashedPhoto[] photos = [Photo("train", "<b>", 0), Photo("test", "c", 0)];
        Assert.Contains("train/&lt;b&gt; and test/c", NearDuplicates.Find(photos).ToHtml(), StringComparison.Ordinal);
    }

    private static HashedPhoto Photo(string part, string name, ulong bits) => new(part, name, new PerceptualHash(bits));

    private static string Short(HashedPhoto photo) => Path.GetFileNameWithoutExtension(photo.Name);
}
