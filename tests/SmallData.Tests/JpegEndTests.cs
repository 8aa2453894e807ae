using SmallData.Images;

namespace SmallData.Tests;

public sealed class JpegEndTests
{
    [Fact]
    public void A_whole_file_has_its_end() => Assert.False(JpegEnd.IsMissing(Pictures.Jpeg()));

    [Fact]
    public void Bytes_after_the_end_are_harmless() => Assert.False(JpegEnd.IsMissing([.. Pictures.Jpeg(), 1, 2, 3]));

    [Fact]
    public void A_cut_file_lacks_it() => Assert.True(JpegEnd.IsMissing(Pictures.Jpeg()[..^1]));

    [Fact]
    public void The_end_of_a_thumbnail_does_not_count()
    {
        byte[] thumbnail = [0xFF, 0xE1, 0, 6, 0xFF, 0xD9, 0, 0];
        byte[] file = [.. Pictures.Jpeg()[..2], .. thumbnail, .. Pictures.Jpeg()[2..^2]];
        Assert.True(JpegEnd.IsMissing(file));
    }

    [Fact]
    public void Other_formats_are_not_its_business() => Assert.False(JpegEnd.IsMissing(Pictures.Png(8, 8, 0, 0, 0)));
}
