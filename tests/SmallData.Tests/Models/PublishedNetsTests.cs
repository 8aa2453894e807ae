using SmallData.Insight;
using SmallData.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace SmallData.Tests.Models;

public sealed class PublishedNetsTests
{
    [Theory]
    [InlineData("ResNet-18", 15_897_152), InlineData("MobileNetV2", 2_223_872)]
    public void Every_layer_has_one_name(string name, long parameters)
    {
        using ConvolutionalBase net = Net(name);
        nn.Module[] layers = [.. net.named_modules().Select(pair => pair.module).Where(layer => !layer.children().Any())];
        Assert.Equal(layers.Distinct().Count(), layers.Length);
        Assert.Equal(parameters, layers.SelectMany(layer => layer.parameters()).Sum(parameter => parameter.numel()));
    }

    // 25 maps of 5×5 are 625 pixels: one more than whole lines of 48, which some kernel once overlooked.
    [Theory]
    [InlineData("ResNet-18"), InlineData("MobileNetV2")]
    public void Frozen_it_gives_what_its_layers_give_one_by_one(string name)
    {
        CpuKernels.Install();
        manual_seed(9);
        using ConvolutionalBase net = Net(name);
        net.eval();
        using var noGradients = no_grad();
        using var scope = NewDisposeScope();
        Tensor photos = rand(25, 3, 150, 150), fused = net.call(photos), apart;
        using (FusedConvolution.Apart())
        {
            apart = net.call(photos);
        }

        double worst = (fused - apart).abs().max().ToDouble(), scale = apart.square().mean().sqrt().ToDouble();
        Assert.True(worst < 1e-3 * scale, $"off by {worst / scale:E1} of the root mean square");
    }

    [Theory]
    [InlineData("ResNet-18", "layer1.0.conv1"), InlineData("ResNet-18", "layer4.0.downsample.0"), InlineData("MobileNetV2", "features.3.conv.1.0"), InlineData("MobileNetV2", "features.17.conv.3")]
    public void Layers_inside_a_block_show_their_maps(string name, string layer)
    {
        using ConvolutionalBase net = Net(name);
        Assert.True(ActivationMaps.Of(net, layer, rand(3, 64, 64)).Maps.abs().sum().ToDouble() > 0);
    }

    private static ConvolutionalBase Net(string name) => name == "ResNet-18" ? PublishedNets.ResNet18() : PublishedNets.MobileNetV2();
}
