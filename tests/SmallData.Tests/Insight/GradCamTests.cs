using SmallData.Insight;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace SmallData.Tests.Insight;

/// <summary>Grad-CAM by value, on a net so small that its heat map can be worked out by hand.</summary>
public sealed class GradCamTests
{
    /// <summary>Two maps: the input and three times the input; averaged, then weighted with <paramref name="weights"/> (outputs × 2).</summary>
    private static TorchSharp.Modules.Sequential Net(params float[] weights)
    {
        TorchSharp.Modules.Conv2d maps = Conv2d(1, 2, 1, bias: false);
        TorchSharp.Modules.Linear top = Linear(2, weights.Length / 2, hasBias: false);
        using var noGradients = no_grad();
        maps.weight.copy_(tensor(new[] { 1f, 3f }).reshape(2, 1, 1, 1));
        top.weight.copy_(tensor(weights).reshape(-1, 2));
        return Sequential(("maps", maps), ("average", AdaptiveAvgPool2d(1)), ("flatten", Flatten()), ("top", top));
    }

    // Maps are a and 3a; the weight of each is its top weight / 4. With (2, 1) the sum is (2 + 3)/4 · a.
    private static Tensor Photo => tensor(new[] { 0f, 1f, 2f, 4f }).reshape(1, 1, 2, 2);

    private static float[] Values(Tensor tensor) => [.. tensor.data<float>()];

    [Fact]
    public void Heat_is_the_weighted_sum_scaled_to_one() =>
        Assert.Equal([0f, 0.25f, 0.5f, 1f], Values(Maps(Net(2, 1), "maps", Photo)));

    [Fact]
    public void What_speaks_against_the_answer_is_cut_off() =>
        Assert.Equal([0f, 0f, 0f, 0f], Values(Maps(Net(-2, -1), "maps", Photo, classes: [1])));

    [Fact]
    public void One_logit_below_zero_speaks_for_class_0() =>
        Assert.Equal([0f, 0.25f, 0.5f, 1f], Values(Maps(Net(-2, -1), "maps", Photo)));

    [Fact]
    public void Of_several_logits_the_largest_is_explained()
    {
        // Class 0 is against the picture, class 1 for it: its weights are (1, 0), so the heat is the first map.
        Assert.Equal([0f, 0.25f, 0.5f, 1f], Values(Maps(Net(-1, -1, 1, 0), "maps", Photo)));
        Assert.Equal([0f, 0f, 0f, 0f], Values(Maps(Net(-1, -1, 1, 0), "maps", Photo, classes: [0])));
    }

    [Fact]
    public void A_frozen_net_can_be_asked_too()
    {
        var net = Net(2, 1);
        foreach (var parameter in net.parameters())
        {
            parameter.requires_grad = false;
        }

        Assert.Equal([0f, 0.25f, 0.5f, 1f], Values(Maps(net, "maps", Photo)));
    }

    [Fact]
    public void The_net_keeps_its_mode_its_gradients_and_no_hook()
    {
        var net = Net(2, 1);
        net.train();
        using Tensor heat = Maps(net, "maps", Photo);
        Assert.True(net.training);
        Assert.All(net.parameters(), parameter => Assert.Null(parameter.grad));
        Assert.Equal(heat.data<float>().ToArray(), Values(Maps(net, "maps", Photo)));
    }

    [Fact]
    public void An_unknown_layer_is_named_beside_the_known_ones()
    {
        var error = Assert.Throws<SmallDataException>(() => Maps(Net(2, 1), "conv9", Photo));
        Assert.Contains("'conv9'", error.Message, StringComparison.Ordinal);
        Assert.Contains("maps, average, flatten, top", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_layer_without_maps_is_refused() =>
        Assert.Contains("'Linear'", Assert.Throws<SmallDataException>(() => Maps(Net(2, 1), "top", Photo)).Message, StringComparison.Ordinal);

    [Fact]
    public void Overlay_leaves_cold_places_grey_and_paints_hot_ones()
    {
        using Tensor photo = tensor(new[] { 0.3f, 0.3f, 0.6f, 0.6f, 0f, 0f }).reshape(1, 3, 1, 2);   // red, green, blue of two pixels
        using Tensor heat = tensor(new[] { 0f, 1f }).reshape(1, 1, 2);
        float[] shown = Values(GradCam.Overlay(photo, heat).contiguous());
        float[] expected = [0.3f, 0.3f * 0.4f + 0.6f, 0.3f, 0.3f * 0.4f + 0.6f, 0.3f, 0.3f * 0.4f + 0.6f];   // hottest is white
        Assert.Equal(expected, shown, (a, b) => Math.Abs(a - b) < 1e-5);
    }

    /// <summary>Two pictures of 2×2; the net of this file says class 1 of both.</summary>
    private sealed class TwoPictures : SmallData.Training.ISamples
    {
        public int Count => 2;

        public Device Device => CPU;

        public IReadOnlyList<string> ClassNames => ["cats", "dogs"];

        public SmallData.Training.Batch Take(Tensor indices) =>
            new(cat([Photo, Photo]).index_select(0, indices).expand(-1, 1, 2, 2), tensor(new long[] { 0, 1 }).index_select(0, indices));
    }

    [Fact]
    public void A_photo_stands_beside_its_map_with_its_class_and_the_answer()
    {
        var net = Net(2, 1);
        var samples = new TwoPictures();
        var answers = new SmallData.Training.Trainer(net, optim.SGD(net.parameters(), 0.0), SmallData.Training.Objective.Binary).Evaluate(samples);
        var colour = new SmallData.Training.ChangedSamples(samples, pictures => pictures.expand(-1, 3, 2, 2));

        var view = GradCamView.Of(net, "maps", samples, answers, [0], photos: colour);

        Assert.Matches("^2 pictures: 1 cats; says dogs, \\d+ % sure, 1 why dogs$", view.ToText());
        Assert.Contains("speaks most for it", view.ToHtml(), StringComparison.Ordinal);
    }

    private static Tensor Maps(nn.Module<Tensor, Tensor> net, string layer, Tensor images, IReadOnlyList<int>? classes = null) =>
        GradCam.Maps(net, LayerTap.Find(net, layer), images, classes);
}
