using SmallData.Insight;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace SmallData.Tests.Insight;

public sealed class ActivationMapsTests
{
    /// <summary>Three maps of a photo of one colour plane: the plane, its negative, twice the plane; then ReLU in place, and their average.</summary>
    private static TorchSharp.Modules.Sequential Net()
    {
        TorchSharp.Modules.Conv2d conv = Conv2d(1, 3, 1, bias: false);
        using var noGradients = no_grad();
        conv.weight.copy_(tensor(new[] { 1f, -1f, 2f }).reshape(3, 1, 1, 1));
        return Sequential(("conv", conv), ("relu", ReLU(inplace: true)), ("pool", AdaptiveAvgPool2d(1)), ("flatten", Flatten()));
    }

    private static Tensor Photo => tensor(new[] { 0f, 0.5f, 1f, 0.25f }).reshape(1, 2, 2);

    [Fact]
    public void Maps_are_what_the_layer_gave_even_if_the_next_works_in_place() =>
        Assert.Equal([0f, 0.5f, 1f, 0.25f, 0f, -0.5f, -1f, -0.25f, 0f, 1f, 2f, 0.5f], ActivationMaps.Of(Net(), "conv", Photo).Maps.data<float>().ToArray());

    [Fact]
    public void A_map_of_zeros_is_silent()
    {
        ActivationMaps after = ActivationMaps.Of(Net(), "relu", Photo);
        Assert.Equal(1 / 3.0, after.Silent, 1e-6);
        Assert.Equal("relu: 3 maps of 2×2, 33% of them silent", after.ToText().Replace(" %", "%", StringComparison.Ordinal));
    }

    [Fact]
    public void The_map_with_most_contrast_comes_first_and_then_the_one_least_like_it()
    {
        // The planes a and b of a photo; the maps a, 2a and b / 2.
        TorchSharp.Modules.Conv2d conv = Conv2d(2, 3, 1, bias: false);
        using var noGradients = no_grad();
        conv.weight.copy_(tensor(new[] { 1f, 0f, 2f, 0f, 0f, 0.5f }).reshape(3, 2, 1, 1));
        string html = ActivationMaps.Of(Sequential(("conv", conv)), "conv", tensor(new[] { 0f, 0.5f, 1f, 0.25f, 1f, 0f, 0f, 0f }).reshape(2, 2, 2), count: 2).ToHtml();
        int first = html.IndexOf("map 1", StringComparison.Ordinal), second = html.IndexOf("map 2", StringComparison.Ordinal);
        Assert.True(first > 0 && second > first && !html.Contains("map 0", StringComparison.Ordinal), html[^300..]);
    }

    [Fact]
    public void A_batch_is_refused_and_told_how_to_take_one() =>
        Assert.Contains("batch[0]", Assert.Throws<SmallDataException>(() => ActivationMaps.Of(Net(), "conv", Photo.unsqueeze(0))).Message, StringComparison.Ordinal);

    [Fact]
    public void Vectors_are_refused() =>
        Assert.Contains("2 dimensions", Assert.Throws<SmallDataException>(() => ActivationMaps.Of(Net(), "flatten", Photo)).Message, StringComparison.Ordinal);
}
