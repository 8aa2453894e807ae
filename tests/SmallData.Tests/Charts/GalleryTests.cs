using System.Text.RegularExpressions;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;
using SmallData.Charts;
using static TorchSharp.torch;

namespace SmallData.Tests.Charts;

public sealed class GalleryTests
{
    [Fact]
    public void A_grey_picture_is_shown_with_its_own_pixels()
    {
        using Tensor grey = tensor(new[] { 0f, 0.2f, 0.4f, 0.6f, 0.8f, 1f }).reshape(1, 1, 2, 3);
        string source = Regex.Match(Gallery.Of(grey).ToHtml(), "base64,([^\"]+)").Groups[1].Value;
        using Image<Rgb24> shown = Image.Load<Rgb24>(Convert.FromBase64String(source));
        var bytes = new byte[18];
        shown.CopyPixelDataTo(bytes);
        Assert.Equal<byte>([0, 0, 0, 51, 51, 51, 102, 102, 102, 153, 153, 153, 204, 204, 204, 255, 255, 255], bytes);
    }

    [Theory]
    [InlineData(28, true)]
    [InlineData(150, false)]
    public void Only_small_pictures_are_enlarged_pixel_by_pixel(int side, bool sharp)
    {
        using Tensor picture = zeros(1, 1, side, side);
        Assert.Equal(sharp, Gallery.Of(picture).ToHtml().Contains("image-rendering:pixelated", StringComparison.Ordinal));
    }

    [Fact]
    public void Small_pictures_without_words_keep_their_columns_on_every_screen()
    {
        using Tensor pictures = zeros(4, 1, 28, 28);
        Assert.Contains("repeat(10,1fr)", Gallery.Of(pictures, columns: 10).ToHtml(), StringComparison.Ordinal);
        Assert.Contains("auto-fill", Gallery.Of(pictures, ["a", "b", "c", "d"], columns: 10).ToHtml(), StringComparison.Ordinal);
    }
}
