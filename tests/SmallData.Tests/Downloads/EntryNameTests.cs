using SmallData.Datasets.Downloads;

namespace SmallData.Tests.Downloads;

public sealed class EntryNameTests
{
    [Theory]
    [InlineData("../evil.txt")]
    [InlineData("a/../../evil.txt")]
    [InlineData("a/..")]
    [InlineData("./a")]
    [InlineData("a//b")]
    [InlineData("/etc/passwd")]
    [InlineData("//server/share/a")]
    [InlineData("C:/evil.txt")]
    [InlineData("C:evil.txt")]
    [InlineData("a.txt:hidden")]
    [InlineData(@"..\evil.txt")]
    [InlineData(@"\\server\share")]
    [InlineData("a/CON")]
    [InlineData("nul.txt")]
    [InlineData("com1.jpg")]
    [InlineData("LPT¹")]
    [InlineData("a /b")]
    [InlineData("a./b")]
    [InlineData("a.")]
    [InlineData(" a")]
    [InlineData("a\0b")]
    [InlineData("a\nb")]
    [InlineData("a?b")]
    [InlineData("")]
    [InlineData("/")]
    public void A_name_that_means_something_else_somewhere_is_refused(string name) =>
        Assert.Throws<EvilArchiveException>(() => EntryName.Check(name));

    [Fact]
    public void Names_without_end_are_refused()
    {
        Assert.Throws<EvilArchiveException>(() => EntryName.Check(new string('a', 201)));
        Assert.Throws<EvilArchiveException>(() => EntryName.Check(string.Concat(Enumerable.Repeat("aaaaaaaaa/", 101)) + "b"));
    }

    [Theory]
    [InlineData("PetImages/Cat/666.jpg")]
    [InlineData("readme[1].txt")]
    [InlineData("horses/horse01-0.png")]
    [InlineData("folder/")]
    [InlineData(".hidden")]
    [InlineData("a..b")]
    [InlineData("console/ü 1.png")]
    public void Plain_names_pass(string name) => EntryName.Check(name);
}
