using TorchSharp;
using TorchSharp.Kernels;
using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;

namespace Tests.Operators;

public sealed class ConvolutionTests
{
    /// <summary>Name; N, C, H, W; OC, KH, KW; strides; paddings; dilations; groups.</summary>
    public static TheoryData<string, long[]> Shapes
    {
        get
        {
            var shapes = new TheoryData<string, long[]>();
            for (int k = 1; k <= 7; k++) shapes.Add($"{k}×{k}", [2, 5, 13, 12, 18, k, k, 1, 1, k / 2, k / 2, 1, 1, 1]);
            shapes.Add("3×5, strides 2 and 3", [3, 4, 17, 19, 8, 3, 5, 2, 3, 1, 2, 1, 1, 1]);
            shapes.Add("7×7 stride 2, as ResNet begins", [2, 3, 30, 31, 64, 7, 7, 2, 2, 3, 3, 1, 1, 1]);
            shapes.Add("1×1 stride 2", [2, 32, 9, 8, 48, 1, 1, 2, 2, 0, 0, 1, 1, 1]);
            shapes.Add("stride wider than the kernel", [2, 6, 11, 10, 7, 2, 2, 3, 3, 0, 0, 1, 1, 1]);
            shapes.Add("padding wider than the kernel", [2, 6, 5, 5, 7, 2, 2, 1, 1, 3, 4, 1, 1, 1]);
            shapes.Add("dilation 2 and 3", [2, 8, 14, 15, 16, 3, 3, 1, 1, 2, 3, 2, 3, 1]);
            shapes.Add("dilation 2, stride 2", [2, 8, 14, 15, 16, 3, 3, 2, 2, 2, 2, 2, 2, 1]);
            shapes.Add("groups of 4", [2, 12, 9, 9, 18, 3, 3, 1, 1, 1, 1, 1, 1, 3]);
            shapes.Add("depthwise", [2, 33, 10, 9, 33, 3, 3, 1, 1, 1, 1, 1, 1, 33]);
            shapes.Add("depthwise stride 2", [2, 32, 10, 9, 32, 3, 3, 2, 2, 1, 1, 1, 1, 32]);
            shapes.Add("depthwise 1×1", [2, 6, 4, 5, 6, 1, 1, 1, 1, 0, 0, 1, 1, 6]);
            shapes.Add("1×1, two pixels more than whole lines", [2, 20, 7, 7, 24, 1, 1, 1, 1, 0, 0, 1, 1, 1]);
            shapes.Add("depthwise, two filters a channel", [2, 6, 10, 9, 12, 3, 3, 1, 1, 1, 1, 1, 1, 6]);
            shapes.Add("odd channels", [3, 17, 9, 11, 19, 3, 3, 1, 1, 1, 1, 1, 1, 1]);
            shapes.Add("one channel", [4, 1, 12, 12, 1, 3, 3, 1, 1, 0, 0, 1, 1, 1]);
            shapes.Add("one pixel", [5, 20, 1, 1, 33, 1, 1, 1, 1, 0, 0, 1, 1, 1]);
            shapes.Add("one pixel out", [3, 8, 3, 3, 16, 3, 3, 1, 1, 0, 0, 1, 1, 1]);
            shapes.Add("one column", [2, 6, 19, 1, 10, 3, 1, 1, 1, 1, 0, 1, 1, 1]);
            shapes.Add("batch of 1", [1, 16, 40, 41, 32, 3, 3, 1, 1, 1, 1, 1, 1, 1]);
            shapes.Add("Winograd", [4, 32, 40, 37, 48, 3, 3, 1, 1, 1, 1, 1, 1, 1]);
            shapes.Add("small maps, padded", [16, 32, 5, 5, 48, 3, 3, 1, 1, 1, 1, 1, 1, 1]);
            shapes.Add("small maps", [20, 32, 5, 5, 48, 3, 3, 1, 1, 0, 0, 1, 1, 1]);
            return shapes;
        }
    }

    [Theory, MemberData(nameof(Shapes))]
    public void Outputs_and_gradients_are_libtorchs(string name, long[] v)
    {
        foreach (bool biased in new[] { true, false })
        {
            var (x, w, b) = Operands(v, biased);
            Compare.OnAndOff(() => Step(v, x, w, b), 5e-5, name, kernels: 2);
        }
    }

    public static TheoryData<string, string> Layouts
    {
        get
        {
            var data = new TheoryData<string, string>();
            string[] layouts = ["planar", "channels last", "sliced"];
            foreach (string x in layouts)
            {
                foreach (string w in layouts) data.Add(x, w);
            }
            return data;
        }
    }

    [Theory, MemberData(nameof(Layouts))]
    public void Any_order_in_memory_gives_the_same(string imageLayout, string weightLayout)
    {
        foreach (long[] v in new long[][] { [3, 8, 9, 10, 12, 3, 3, 1, 1, 1, 1, 1, 1, 1], [3, 8, 9, 10, 12, 1, 1, 1, 1, 0, 0, 1, 1, 1], [3, 8, 9, 10, 8, 3, 3, 2, 2, 1, 1, 1, 1, 8] })
        {
            var (x, w, b) = Operands(v, biased: true);
            Compare.OnAndOff(() => Step(v, Arranged(x, imageLayout), Arranged(w, weightLayout), Compare.Sliced(b!)), 2e-5, $"{imageLayout}, {weightLayout}", kernels: 2);
        }
    }

    [Theory]
    [InlineData(true, false, false), InlineData(false, true, false), InlineData(false, false, true), InlineData(true, true, false), InlineData(false, true, true), InlineData(true, false, true)]
    public void Only_the_wanted_gradients_are_computed(bool images, bool weights, bool bias)
    {
        long[] v = [3, 8, 9, 10, 12, 3, 3, 1, 1, 1, 1, 1, 1, 1];
        var (x, w, b) = Operands(v, biased: true);
        Compare.OnAndOff(() =>
        {
            Tensor[] operands = [x.detach().requires_grad_(images), w.detach().requires_grad_(weights), b!.detach().requires_grad_(bias)];
            var y = Convolve(v, operands[0], operands[1], operands[2]);
            (y * y).sum().backward();
            Assert.Equal([images, weights, bias], operands.Select(t => t.grad is not null));
            return [y, .. operands.Where(t => t.grad is not null).Select(t => t.grad!)];
        }, 2e-5, kernels: 2);
    }

    [Fact]
    public void An_empty_batch_gives_an_empty_output_and_zero_gradients()
    {
        long[] v = [0, 3, 8, 9, 6, 3, 3, 1, 1, 1, 1, 1, 1, 1];
        var (x, w, b) = Operands(v, biased: true);
        var results = Step(v, x, w, b);
        Assert.Equal([0, 6, 8, 9], results[0].shape);
        Assert.All(results.Skip(2), gradient => Assert.All(Compare.Values(gradient), value => Assert.Equal(0, value)));
    }

    [Theory]
    [InlineData(ScalarType.Float64, 1e-12), InlineData(ScalarType.Float16, 2e-2), InlineData(ScalarType.BFloat16, 6e-2)]
    public void Other_types_are_computed_by_libtorch_in_their_own_precision(ScalarType type, double tolerance)
    {
        long[] v = [2, 8, 9, 10, 12, 3, 3, 1, 1, 1, 1, 1, 1, 1];
        var (x, w, b) = Operands(v, biased: true);
        Tensor[] exact = [x.to(float64), w.to(float64), b!.to(float64)], typed = [x.to(type), w.to(type), b.to(type)];
        var expected = Step(v, exact[0], exact[1], exact[2]);
        var actual = Step(v, typed[0], typed[1], typed[2]);
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.Equal(type, actual[i].dtype);
            Compare.Same(expected[i], actual[i].to(float64), tolerance, $"{type}, result {i}");
        }
    }

    [Fact]
    public void Convolutions_of_one_and_three_dimensions_and_transposed_ones_are_libtorchs()
    {
        manual_seed(3);
        Tensor line = randn([2, 4, 20]), volume = randn([2, 3, 6, 7, 8]), image = randn([2, 4, 6, 7]), wl = randn([6, 4, 3]), wv = randn([5, 3, 3, 3, 3]), wt = randn([4, 6, 3, 3]);
        Compare.OnAndOff(() =>
        {
            Tensor[] operands = [.. new[] { line, volume, image, wl, wv, wt }.Select(t => t.detach().requires_grad_())];
            Tensor[] outputs = [conv1d(operands[0], operands[3], padding: 1), conv3d(operands[1], operands[4]), conv_transpose2d(operands[2], operands[5], strides: [2, 2])];
            outputs.Select(y => (y * y).sum()).Aggregate((a, b) => a + b).backward();
            return [.. outputs, .. operands.Select(t => t.grad!)];
        }, 2e-5, kernels: 1);
    }

    [Fact]
    public void A_single_number_stands_for_both_directions()
    {
        manual_seed(4);
        Tensor x = randn(2, 5, 9, 9), w = randn(6, 5, 3, 3);
        Compare.OnAndOff(() =>
        {
            Tensor a = x.detach().requires_grad_(), k = w.detach().requires_grad_();
            conv2d(a, k, strides: [2], padding: [1]).square().sum().backward();
            return [a.grad!, k.grad!];
        }, kernels: 2);
    }

    [Fact]
    public void Results_are_the_same_inside_no_grad_and_inference_mode()
    {
        long[] v = [2, 8, 9, 10, 12, 3, 3, 1, 1, 1, 1, 1, 1, 1];
        var (x, w, b) = Operands(v, biased: true);
        double[] expected = Compare.Values(Convolve(v, x, w.requires_grad_(), b)), without, inference;
        using (no_grad()) without = Compare.Values(Convolve(v, x, w, b));
        using (inference_mode(true)) inference = Compare.Values(Convolve(v, x, w, b));
        Assert.Equal(expected, without);
        Assert.Equal(expected, inference);
    }

    [Fact]
    public void Second_derivatives_are_libtorchs()
    {
        long[] v = [2, 4, 7, 8, 6, 3, 3, 1, 1, 1, 1, 1, 1, 1];
        var (x, w, b) = Operands(v, biased: true);
        Compare.OnAndOff(() =>
        {
            Tensor a = x.detach().requires_grad_(), k = w.detach().requires_grad_();
            var y = Convolve(v, a, k, b);
            var first = autograd.grad([(y * y * y).sum()], [a, k], retain_graph: true, create_graph: true);
            ((first[0] * first[0]).sum() + (first[1] * first[1]).sum()).backward();
            return [a.grad!, k.grad!];
        }, 5e-5, kernels: 4);
    }

    [Fact]
    public void Gradients_are_finite_differences()
    {
        long[] v = [2, 3, 6, 5, 4, 3, 3, 2, 1, 1, 1, 1, 1, 1];
        var (x, w, b) = Operands(v, biased: true);
        var gradients = Step(v, x, w, b);
        Tensor[] operands = [x, w, b!];
        for (int i = 0; i < 3; i++)
        {
            // The loss is quadratic: its central difference has no error but rounding, which float64 makes small.
            var direction = randn_like(operands[i]);
            double Loss(double step)
            {
                Tensor[] moved = [.. operands.Select(t => t.to(float64))];
                moved[i] = moved[i] + step * direction.to(float64);
                var y = Convolve(v, moved[0], moved[1], moved[2]);
                return (y * y).sum().item<double>();
            }
            double slope = (Loss(1e-3) - Loss(-1e-3)) / 2e-3;
            Assert.Equal(slope, (gradients[i + 1].to(float64) * direction.to(float64)).sum().item<double>(), Math.Abs(slope) * 1e-4 + 1e-3);
        }
    }

    [Fact]
    public void Kept_weights_give_the_same_bits_and_are_noticed_to_change()
    {
        // 3×3 weights of a frozen base, which are transformed once; then written to without a change of version.
        using var _ = no_grad();
        manual_seed(5);
        Tensor x = randn(4, 32, 12, 12), w = randn(32, 32, 3, 3);
        for (int round = 0; round < 3; round++)
        {
            var first = Compare.Values(conv2d(x, w, padding: [1, 1]));
            for (int call = 0; call < 3; call++) Assert.Equal(first, Compare.Values(conv2d(x, w, padding: [1, 1])));
            Compare.OnAndOff(() => [conv2d(x, w, padding: [1, 1])], 5e-5, $"round {round}");
            var values = w.data<float>();
            values[31, 31, 2, 2] = values[31, 31, 2, 2] + 1;
        }
    }

    [SkippableTheory]
    [InlineData(false)]
    [InlineData(true)]
    public void Weights_that_stay_are_packed_once_for_images_in_either_order(bool channelsLast)
    {
        Skip.IfNot(Assembly.Installed, CpuKernels.Report);
        // Where the images are channels-last, libtorch hands over a copy of the weights that was made for this one call.
        using var _ = no_grad();
        manual_seed(7);
        Tensor x = randn(4, 32, 12, 12), w = randn(48, 32, 3, 3);
        if (channelsLast) x = x.permute(0, 2, 3, 1).contiguous().permute(0, 3, 1, 2);
        for (int call = 0; call < 2; call++) conv2d(x, w, padding: [1, 1]).Dispose();
        long before = KeptWeights.Uses;
        for (int call = 0; call < 3; call++) conv2d(x, w, padding: [1, 1]).Dispose();
        Assert.InRange(KeptWeights.Uses, before + 3, long.MaxValue);
    }

    [Fact]
    public void Layers_of_one_shape_keep_their_own_weights()
    {
        using var _ = no_grad();
        manual_seed(8);
        var x = randn(4, 32, 12, 12);
        Tensor[] layers = [.. Enumerable.Range(0, 3).Select(_ => randn(32, 32, 3, 3) / 16)];
        Tensor Through() => layers.Aggregate(x, (y, w) => conv2d(y, w, padding: [1, 1]));
        var first = Compare.Values(Through());
        for (int call = 0; call < 3; call++) Assert.Equal(first, Compare.Values(Through()));
    }

    [SkippableFact]
    public void Weights_that_change_at_every_call_are_left_alone_while_gradients_are_recorded()
    {
        Skip.IfNot(Assembly.Installed, CpuKernels.Report);
        manual_seed(9);
        Tensor x = randn(4, 32, 12, 12), w = randn(64, 32, 3, 3), same = randn(64, 32, 3, 3);
        for (int call = 0; call < 70; call++) conv2d(x, w.add_(1e-3), padding: [1, 1]).Dispose();
        long before = KeptWeights.Uses;
        for (int call = 0; call < 5; call++) conv2d(x, same, padding: [1, 1]).Dispose();
        Assert.Equal(before, KeptWeights.Uses);
        using var _ = no_grad();
        for (int call = 0; call < 5; call++) conv2d(x, same, padding: [1, 1]).Dispose();
        Assert.InRange(KeptWeights.Uses, before + 3, long.MaxValue);
    }

    [Fact]
    public void Kept_weights_that_were_given_back_are_made_again()
    {
        using var _ = no_grad();
        manual_seed(6);
        Tensor x = randn(4, 32, 12, 12), w = randn(32, 32, 3, 3);
        for (int call = 0; call < 3; call++) conv2d(x, w, padding: [1, 1]).Dispose();
        var before = Compare.Values(conv2d(x, w, padding: [1, 1]));
        CpuKernels.TrimMemory();
        Assert.Equal(before, Compare.Values(conv2d(x, w, padding: [1, 1])));
    }

    [Fact]
    public void Two_threads_at_once_do_not_disturb_each_other()
    {
        long[][] shapes = [[4, 32, 30, 30, 32, 3, 3, 1, 1, 1, 1, 1, 1, 1], [8, 3, 40, 40, 32, 3, 3, 1, 1, 0, 0, 1, 1, 1]];
        var operands = shapes.Select(v => Operands(v, biased: true)).ToArray();
        double[][] Work(int i) => [.. Step(shapes[i], operands[i].X, operands[i].W, operands[i].B).Select(Compare.Values)];
        var expected = new[] { Work(0), Work(1) };
        Parallel.For(0, 2, new ParallelOptions { MaxDegreeOfParallelism = 2 }, i =>
        {
            for (int round = 0; round < 10; round++) Assert.Equal(expected[i], Work(i));
        });
    }

    [Fact]
    public void Errors_are_those_of_libtorch()
    {
        Func<Tensor>[] mistakes =
        [
            () => conv2d(rand(2, 4, 8, 8), rand(8, 3, 3, 3)),
            () => conv2d(rand(2, 3, 2, 2), rand(8, 3, 3, 3)),
            () => conv2d(rand(2, 3, 8, 8), rand(8, 3, 3, 3), rand(7)),
            () => conv2d(rand(2, 3, 8, 8), rand([8, 3, 3, 3], float64)),
            () => conv2d(rand(3, 8), rand(8, 3, 3, 3)),
            () => conv2d(rand(2, 3, 8, 8), rand(8, 3, 3, 3), strides: [0, 0]),
            () => conv2d(rand(2, 3, 8, 8), rand(8, 3, 3, 3), padding: [-1, -1]),
            () => conv2d(rand(2, 3, 8, 8), rand(8, 3, 3, 3), groups: 2),
            () => conv2d(rand(2, 3, 8, 8), rand(0, 3, 3, 3)),
        ];
        foreach (var mistake in mistakes)
        {
            Exception? off = Compare.Off(() => Record.Exception(mistake)), on = Record.Exception(mistake);
            Assert.Equal(off?.GetType(), on?.GetType());
            Assert.Equal(FirstLine(off), FirstLine(on));
        }
        static string? FirstLine(Exception? e) => e?.Message.Split('\n')[0];
    }

    [Fact]
    public void A_lack_of_memory_ends_in_an_exception()
    {
        // An input of 4 PB that is one number: no system has memory for a copy of it, or for the output.
        using var x = rand(1, 1, 1, 1).expand(1 << 20, 1, 1 << 14, 1 << 16);
        using var w = rand(1, 1, 1, 1);
        Assert.ThrowsAny<Exception>(() => conv2d(x, w).sum().item<float>());
        Assert.Equal([2, 1, 4, 4], conv2d(rand(2, 1, 4, 4), w).shape);
    }

    private static Tensor Arranged(Tensor t, string layout) => layout switch
    {
        "planar" => t,
        "channels last" => Compare.ChannelsLast(t),
        _ => Compare.Sliced(t),
    };

    // Output and gradients of Σ y², as far as there are operands.
    private static Tensor[] Step(long[] v, Tensor x, Tensor w, Tensor? b)
    {
        (x, w, b) = (x.detach().requires_grad_(), w.detach().requires_grad_(), b?.detach().requires_grad_());
        var y = Convolve(v, x, w, b);
        (y * y).sum().backward();
        return b is null ? [y, x.grad!, w.grad!] : [y, x.grad!, w.grad!, b.grad!];
    }

    private static Tensor Convolve(long[] v, Tensor x, Tensor w, Tensor? b) => conv2d(x, w, b, [v[7], v[8]], [v[9], v[10]], [v[11], v[12]], v[13]);

    private static (Tensor X, Tensor W, Tensor? B) Operands(long[] v, bool biased)
    {
        manual_seed(1);
        return (randn(v[0], v[1], v[2], v[3]), randn(v[4], v[1] / v[13], v[5], v[6]), biased ? randn(v[4]) : null);
    }
}
