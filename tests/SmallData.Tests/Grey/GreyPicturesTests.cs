using SmallData.Datasets;
using SmallData.Images;
using SmallData.Training;
using static TorchSharp.torch;

namespace SmallData.Tests.Grey;

public sealed class GreyPicturesTests
{
    // Three pictures of 1×2 pixels.
    private static GreyPictures Three() =>
        GreyPictures.Of(new LabelledPictures([0, 51, 102, 153, 204, 255], [1, 0, 1], Height: 1, Width: 2), ["zero", "one"], CPU);

    [Fact]
    public void A_batch_holds_the_pictures_asked_for_from_0_to_1()
    {
        using GreyPictures pictures = Three();
        using Tensor indices = tensor(new long[] { 2, 0 });
        using Batch batch = pictures.Take(indices);
        Assert.Equal([2L, 1, 1, 2], batch.Inputs.shape);
        Assert.Equal([0.8f, 1f, 0f, 0.2f], batch.Inputs.data<float>().ToArray());
        Assert.Equal([1L, 1L], batch.Labels.data<long>().ToArray());
    }

    [Fact]
    public void Each_picture_knows_the_name_of_its_class()
    {
        using GreyPictures pictures = Three();
        Assert.Equal(["one", "zero", "one"], Enumerable.Range(0, pictures.Count).Select(pictures.ClassOf));
    }
}
