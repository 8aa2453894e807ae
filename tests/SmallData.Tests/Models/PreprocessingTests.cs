using SmallData.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace SmallData.Tests.Models;

public sealed class PreprocessingTests
{
    public static TheoryData<string, float[]> Recipes => new()
    {
        { "raw", [0.2f, 0.4f, 1f] },
        { "minus one to one", [-0.6f, -0.2f, 1f] },
        { "torchvision", [(0.2f - 0.485f) / 0.229f, (0.4f - 0.456f) / 0.224f, (1 - 0.406f) / 0.225f] },
        { "Caffe", [255 - 103.939f, 102 - 116.779f, 51 - 123.68f] },
    };

    [Theory]
    [MemberData(nameof(Recipes))]
    public void A_pixel_becomes_what_the_recipe_says(string name, float[] expected)
    {
        using var scope = NewDisposeScope();
        Preprocessing recipe = new[] { Preprocessing.RawUnit, Preprocessing.MinusOneToOne, Preprocessing.TorchvisionImageNet, Preprocessing.CaffeBgr }.Single(one => one.Name == name);
        Tensor prepared = recipe.Apply(tensor([0.2f, 0.4f, 1f]).reshape(1, 3, 1, 1));
        Assert.Equal(expected, prepared.data<float>().ToArray(), (one, other) => Math.Abs(one - other) < 1e-4f);
    }

    [Fact]
    public void The_photos_stay_as_they_are()
    {
        using var scope = NewDisposeScope();
        Tensor photos = full([2, 3, 4, 4], 0.5f);
        Preprocessing.CaffeBgr.Apply(photos);
        Assert.Equal(0.5f, photos.max().ToSingle());
    }
}
