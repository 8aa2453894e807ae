using SmallData.Images;
using static TorchSharp.torch;

namespace SmallData.Tests.Grey;

public sealed class GreyPhotoTests : IDisposable
{
    private readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(255, 0, 0, 54)]
    [InlineData(0, 255, 0, 182)]
    [InlineData(0, 0, 255, 18)]
    [InlineData(255, 255, 255, 255)]
    public void Colours_turn_grey_by_how_bright_they_look(byte red, byte green, byte blue, int grey)
    {
        using Tensor photo = GreyPhoto.Load(folder.Write("photo.png", Pictures.Png(20, 10, red, green, blue)), size: 12);
        Assert.Equal([1L, 1, 12, 12], photo.shape);
        Assert.All(photo.data<float>().ToArray(), value => Assert.Equal(grey / 255.0, value, 1e-6));
    }

    [Fact]
    public void A_file_that_is_no_picture_is_named_with_the_reason()
    {
        string file = folder.Write("notes.jpg", "just words, and no picture at all"u8.ToArray());
        string message = Assert.Throws<SmallDataException>(() => GreyPhoto.Load(file, 12)).Message;
        Assert.Contains(file, message, StringComparison.Ordinal);
        Assert.Contains("Choose another picture", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_file_is_named() =>
        Assert.Contains("nowhere.png' does not exist", Assert.Throws<SmallDataException>(() => GreyPhoto.Load("/nowhere.png", 12)).Message, StringComparison.Ordinal);
}
