using SmallData.Images;

namespace SmallData.Tests;

public sealed class FileEndTests
{
    [Fact]
    public void A_whole_file_has_its_end() => Assert.False(FileEnd.IsMissing(Pictures.Jpeg()));

    [Fact]
    public void Bytes_after_the_end_are_harmless() => Assert.False(FileEnd.IsMissing([.. Pictures.Jpeg(), 1, 2, 3]));

    [Fact]
    public void A_cut_file_lacks_it() => Assert.True(FileEnd.IsMissing(Pictures.Jpeg()[..^1]));

    [Fact]
    public void The_end_of_a_thumbnail_does_not_count()
    {
        byte[] thumbnail = [0xFF, 0xE1, 0, 6, 0xFF, 0xD9, 0, 0];
        byte[] file = [.. Pictures.Jpeg()[..2], .. thumbnail, .. Pictures.Jpeg()[2..^2]];
        Assert.True(FileEnd.IsMissing(file));
    }

    [Fact]
    public void A_whole_PNG_file_has_its_end() => Assert.False(FileEnd.IsMissing(Pictures.Png(8, 8, 0, 0, 0)));

    [Fact]
    public void A_cut_PNG_file_lacks_it() => Assert.True(FileEnd.IsMissing(Pictures.Png(8, 8, 0, 0, 0)[..^9]));

    [Fact]
    public void Other_formats_are_not_its_business() => Assert.False(FileEnd.IsMissing("GIF89a"u8));
}
