using Tests.Operators;
using TorchSharp;
using TorchSharp.Kernels;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using Conv2d = TorchSharp.Modules.Conv2d;

namespace Tests;

public sealed class FusedTests
{
    /// <summary>Name; N, C, H, W; OC, K, stride, padding, groups.</summary>
    public static TheoryData<string, long[]> Shapes => new()
    {
        { "3×3 by Winograd", [2, 32, 24, 23, 48, 3, 1, 1, 1] },
        { "3×3 by Winograd, weights larger than the cache", [2, 192, 18, 17, 192, 3, 1, 1, 1] },
        { "whole maps", [16, 64, 5, 5, 48, 3, 1, 1, 1] },
        { "1×1, few weights", [2, 16, 19, 20, 96, 1, 1, 0, 1] },
        { "1×1, many weights", [2, 192, 14, 13, 64, 1, 1, 0, 1] },
        { "1×1, channels that fill no vector", [2, 96, 15, 14, 25, 1, 1, 0, 1] },
        { "1×1 stride 2", [3, 64, 19, 18, 128, 1, 2, 0, 1] },
        { "1×1, two pixels more than whole lines", [2, 16, 7, 7, 8, 1, 1, 0, 1] },
        { "1×1, one pixel more than whole lines", [49, 96, 7, 7, 32, 1, 1, 0, 1] },
        { "1×1 of one pixel", [1, 320, 1, 1, 640, 1, 1, 0, 1] },
        { "depthwise", [2, 96, 15, 14, 96, 3, 1, 1, 96] },
        { "depthwise, odd channels and stride 2", [2, 33, 21, 20, 33, 3, 2, 1, 33] },
        { "7×7 stride 2, as ResNet begins", [2, 3, 40, 41, 64, 7, 2, 3, 1] },
        { "3×3 stride 2", [4, 32, 20, 21, 64, 3, 2, 1, 1] },
        { "groups", [2, 12, 9, 9, 18, 3, 1, 1, 3] },
        { "small maps", [16, 64, 7, 7, 64, 5, 1, 2, 1] },
        { "one long line", [2, 16, 1, 200, 32, 3, 1, 1, 1] },
        { "one image", [1, 16, 40, 41, 32, 3, 1, 1, 1] },
    };

    [Theory, MemberData(nameof(Shapes))]
    public void One_pass_gives_what_one_after_the_other_gives(string name, long[] v)
    {
        manual_seed(5);
        foreach (bool biased in new[] { false, true })
        {
            using var convolution = Conv2d(v[1], v[4], v[5], stride: v[6], padding: v[7], groups: v[8], bias: biased);
            using var norm = Norm(v[4]);
            using var frozen = no_grad();
            var images = randn(v[0], v[1], v[2], v[3]);
            if (biased) images = Compare.ChannelsLast(images);
            var addend = Compare.ChannelsLast(randn(convolution.call(images).shape));
            foreach (var activation in Enum.GetValues<Activation>())
            {
                foreach (var sum in new[] { null, addend })
                {
                    foreach (var after in new[] { norm, null })
                    {
                        var expected = Compare.Off(() => FusedConvolution.Run(images, convolution, after, activation, sum));
                        // Weights are kept from their second call on.
                        for (int call = 0; call < 2; call++) Compare.Same(expected, FusedConvolution.Run(images, convolution, after, activation, sum), 1e-4, $"{name}, {activation}, call {call}");
                    }
                }
            }
        }
    }

    [Fact]
    public void It_is_one_pass_indeed()
    {
        using var convolution = Conv2d(8, 16, 3);
        using var norm = Norm(16);
        using var frozen = no_grad();
        var images = randn(2, 8, 9, 9);
        bool normed = false;
        norm.register_forward_hook((_, _, output) => { normed = true; return output; });
        // A convolution in a hook must not get what is meant for another.
        using var other = Conv2d(8, 16, 3);
        convolution.register_forward_pre_hook((_, input) => { other.call(input); return input; });
        var fused = FusedConvolution.Run(images, convolution, norm, Activation.ReLU);
        Assert.Equal(!Assembly.Installed, normed);
        normed = false;
        using (FusedConvolution.Apart()) Compare.Same(FusedConvolution.Run(images, convolution, norm, Activation.ReLU), fused, 5e-5, "apart");
        Assert.True(normed, "apart, every module runs its hooks");
    }

    [Fact]
    public void A_changed_norm_or_weight_counts_at_once()
    {
        using var convolution = Conv2d(32, 32, 3, padding: 1);
        using var norm = Norm(32);
        using var frozen = no_grad();
        var images = randn(2, 32, 20, 20);
        foreach (var change in new Action[] { () => { }, () => norm.running_var!.mul_(2), () => norm.bias!.add_(1), () => norm.weight!.neg_(), () => convolution.weight!.mul_(3), () => norm.running_mean!.sub_(1) })
        {
            for (int call = 0; call < 3; call++) FusedConvolution.Run(images, convolution, norm);
            change();
            Compare.OnAndOff(() => [FusedConvolution.Run(images, convolution, norm, Activation.ReLU)], 5e-5);
        }
    }

    [Fact]
    public void What_is_trained_has_all_its_gradients()
    {
        manual_seed(6);
        using var convolution = Conv2d(8, 16, 3);
        using var norm = Norm(16);
        var images = randn(4, 8, 9, 9);
        Tensor[] Step(Tensor input, Tensor addend)
        {
            Tensor[] leaves = [convolution.weight!, norm.weight!, norm.bias!];
            foreach (var leaf in leaves) leaf.grad = null;
            FusedConvolution.Run(input, convolution, norm, Activation.ReLU, addend).square().sum().backward();
            return [.. leaves.Select(leaf => leaf.grad!.clone())];
        }
        var addend = randn(4, 16, 7, 7);
        var expected = Compare.Off(() => Step(images, addend));
        var actual = Step(images, addend);
        for (int i = 0; i < expected.Length; i++) Compare.Same(expected[i], actual[i], 5e-5, $"gradient {i}");

        foreach (var parameter in convolution.parameters().Concat(norm.parameters())) parameter.requires_grad = false;
        var input = images.detach().requires_grad_();
        FusedConvolution.Run(input, convolution, norm, Activation.ReLU6).sum().backward();
        Assert.True(input.grad!.abs().sum().item<float>() > 0, "the input's gradient passes a frozen convolution");
    }

    [Fact]
    public void In_training_mode_statistics_are_the_batchs_and_are_updated()
    {
        using var convolution = Conv2d(8, 16, 3);
        using var norm = Norm(16);
        norm.train();
        using var frozen = no_grad();
        var before = norm.running_mean!.clone();
        var output = FusedConvolution.Run(randn(4, 8, 9, 9), convolution, norm);
        Assert.InRange((output.mean([0, 2, 3]) - norm.bias!).abs().max().item<float>(), 0, 1e-4);
        Assert.False(before.allclose(norm.running_mean!));
    }

    [Fact]
    public void Other_types_and_sums_that_only_broadcast_are_one_after_the_other()
    {
        using var frozen = no_grad();
        using var convolution = Conv2d(8, 16, 3);
        using var norm = Norm(16);
        var images = randn(2, 8, 9, 9);
        Compare.OnAndOff(() => [FusedConvolution.Run(images, convolution, norm, Activation.ReLU, randn(16, 1, 1, generator: new Generator(3)))], 5e-5);
        Compare.OnAndOff(() => [FusedConvolution.Run(images, convolution, norm, Activation.ReLU, randn([3, 1, 16, 7, 7], generator: new Generator(4)))], 5e-5);
        Compare.OnAndOff(() => [FusedConvolution.Run(images, convolution, norm, Activation.ReLU6, randn([2, 16, 7, 7], generator: new Generator(5)).to_sparse())], 5e-5);
        convolution.to(float64);
        norm.to(float64);
        Assert.Equal(float64, FusedConvolution.Run(images.to(float64), convolution, norm).dtype);
    }

    [Fact]
    public void Operands_that_do_not_fit_end_in_TorchSharps_own_exception()
    {
        using var frozen = no_grad();
        using var convolution = Conv2d(8, 16, 3);
        using var norm = Norm(16);
        var images = randn(2, 8, 9, 9);
        using var other = Norm(17);
        Assert.ThrowsAny<Exception>(() => FusedConvolution.Run(images, convolution, other));
        using var elsewhere = BatchNorm2d(16, device: META);
        elsewhere.eval();
        Assert.ThrowsAny<Exception>(() => FusedConvolution.Run(images, convolution, elsewhere));
        Assert.ThrowsAny<Exception>(() => FusedConvolution.Run(images, convolution, norm, addend: randn(2, 16, 6, 7)));
        Assert.ThrowsAny<Exception>(() => FusedConvolution.Run(randn(2, 9, 9, 9), convolution, norm));
        // Nothing of it waits for the next one.
        Compare.OnAndOff(() => [convolution.call(images)], 5e-5);
    }

    [Fact]
    public void A_row_has_Sequentials_names_and_results()
    {
        manual_seed(7);
        Module<Tensor, Tensor>[] layers = [Conv2d(3, 16, 3, bias: false), Norm(16), ReLU6(), Conv2d(16, 24, 1), Norm(24), MaxPool2d(2), Conv2d(24, 8, 3), ReLU(), Conv2d(8, 8, 1), Flatten(), Linear(8, 2)];
        using var row = new FusedSequential(layers);
        using var plain = Sequential(layers);
        Assert.Equal(plain.state_dict().Keys, row.state_dict().Keys);
        row.eval();
        ((BatchNorm2d)layers[1]).eval();
        var images = randn(2, 3, 8, 8);
        using var frozen = no_grad();
        Compare.Same(plain.call(images), row.call(images), 5e-5, "row");
        using (FusedConvolution.Apart()) Assert.Equal(Compare.Values(plain.call(images)), Compare.Values(row.call(images)));
        Assert.Equal([2, 3, 8, 8], images.shape);
    }

    private static BatchNorm2d Norm(long channels)
    {
        var norm = BatchNorm2d(channels);
        using var frozen = no_grad();
        norm.weight!.copy_(rand(channels) + 0.5);
        norm.bias!.copy_(randn(channels));
        norm.running_mean!.copy_(randn(channels));
        norm.running_var!.copy_(rand(channels) + 0.1);
        norm.eval();
        return norm;
    }
}
