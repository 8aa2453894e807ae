using TorchSharp;
using TorchSharp.Modules;
using static Portable.Tests.Nn.Golden;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Portable.Tests.Nn;

/// <summary>Modules of one's own: registration, names, state dictionaries, files, conversion, disposal.</summary>
public class ModuleTests
{
    private sealed class Net : Module<Tensor, Tensor>
    {
        private readonly Module<Tensor, Tensor> features = Sequential(Conv2d(1, 2, 3), ReLU());
        private readonly Module<Tensor, Tensor> head = Linear(2, 3);
        private readonly Parameter scale = Parameter(ones(1));
        private readonly Tensor offset = zeros(3);
        private readonly ModuleList<Module<Tensor, Tensor>> extra = ModuleList<Module<Tensor, Tensor>>(Linear(3, 3), Linear(3, 3, hasBias: false));

        public Net() : base(nameof(Net)) => RegisterComponents();

        public override Tensor forward(Tensor x)
        {
            x = functional.adaptive_avg_pool2d(features.call(x), 1).flatten(1);
            x = head.call(x) * scale + offset;
            foreach (var layer in extra) x = layer.call(x);
            return x;
        }
    }

    private sealed class Sum : Module<Tensor, Tensor, Tensor>
    {
        public Sum() : base("Sum") { }

        public override Tensor forward(Tensor a, Tensor b) => a + b;
    }

    [Fact]
    public void FieldsAreRegisteredUnderTheirNames()
    {
        using var net = new Net();
        Assert.Equal(["scale", "features.0.weight", "features.0.bias", "head.weight", "head.bias", "extra.0.weight", "extra.0.bias", "extra.1.weight"],
            net.named_parameters().Select(p => p.name));
        Assert.Equal(["offset"], net.named_buffers().Select(b => b.name));
        Assert.Equal(["features", "head", "extra"], net.named_children().Select(c => c.name));
        Assert.Same(net.get_parameter("head.bias"), ((Linear)net.named_modules().Single(m => m.name == "head").module).bias);
        Assert.True(net.has_buffer("offset"));
        Assert.False(net.has_parameter("head.nothing"));
    }

    [Fact]
    public void HooksOfTwoInputs()
    {
        using var sum = new Sum();
        sum.register_forward_pre_hook((_, a, b) => (a * 2, b));
        Assert.Equal(7, sum.call(tensor(2f), tensor(3f)).ToSingle());
    }

    [Fact]
    public void StateIsCopiedIn()
    {
        using var source = new Net();
        using var target = new Net();
        var x = Fill([2, 1, 6, 6]);
        target.load_state_dict(source.state_dict());
        Assert.True(source.call(x).allclose(target.call(x)));
        Assert.NotSame(source.get_parameter("scale"), target.get_parameter("scale"));
    }

    [Fact]
    public void StateWithOtherNamesIsRefused()
    {
        using var net = new Net();
        var state = net.state_dict();
        state.Remove("head.bias");
        state["more"] = zeros(1);
        var error = Assert.Throws<InvalidOperationException>(() => net.load_state_dict(state));
        Assert.Contains("head.bias", error.Message, StringComparison.Ordinal);
        var (missing, unexpected) = net.load_state_dict(state, strict: false);
        Assert.Equal(["head.bias"], missing);
        Assert.Equal(["more"], unexpected);
    }

    [Fact]
    public void FilesKeepEveryTensor()
    {
        using var source = new Net();
        using var target = new Net();
        using var stream = new MemoryStream();
        using (var writer = new BinaryWriter(stream, System.Text.Encoding.UTF8, leaveOpen: true)) source.save(writer);
        stream.Position = 0;
        target.load(stream);
        foreach (var (name, tensor) in source.state_dict()) Assert.True(tensor.allclose(target.state_dict()[name]), name);
    }

    [Fact]
    public void FilesOfAnotherModelAreRefused()
    {
        using var source = Sequential(Linear(2, 2));
        using var target = new Net();
        using var stream = new MemoryStream();
        using (var writer = new BinaryWriter(stream, System.Text.Encoding.UTF8, leaveOpen: true)) source.save(writer);
        stream.Position = 0;
        var error = Assert.Throws<ArgumentException>(() => target.load(stream));
        Assert.Equal("Mismatched state_dict sizes: expected 9, but found 2 entries.", error.Message);
    }

    [Fact]
    public void FrozenParametersGetNoGradient()
    {
        using var net = new Net();
        foreach (var parameter in net.parameters()) parameter.requires_grad = false;
        net.get_parameter("head.weight")!.requires_grad = true;
        net.call(Fill([2, 1, 6, 6])).sum().backward();
        Assert.NotNull(net.get_parameter("head.weight")!.grad);
        Assert.Null(net.get_parameter("features.0.weight")!.grad);
    }

    [Fact]
    public void ZeroGradDropsGradients()
    {
        using var net = new Net();
        net.call(Fill([2, 1, 6, 6])).sum().backward();
        net.zero_grad();
        Assert.All(net.parameters(), parameter => Assert.Null(parameter.grad));
    }

    [Fact]
    public void ApplyVisitsChildrenFirst()
    {
        using var net = Sequential(Linear(2, 2), Sequential(ReLU()));
        var order = new List<string>();
        net.apply(module => order.Add(module.GetName()));
        Assert.Equal(["Linear", "ReLU", "Sequential", "Sequential"], order);
    }

    [Fact]
    public void ConversionReplacesParametersInTheirFields()
    {
        using var net = new Net().to(ScalarType.Float64);
        Assert.All(net.parameters(), parameter => Assert.Equal(ScalarType.Float64, parameter.dtype));
        Assert.Throws<ArgumentException>(() => net.to(ScalarType.Int64));
        Assert.Throws<InvalidOperationException>(() => net.cuda());
    }

    [Fact]
    public void DisposalReachesParameters()
    {
        var net = new Net();
        var weight = net.get_parameter("head.weight")!;
        net.Dispose();
        Assert.True(weight.IsInvalid);
    }

    [Fact]
    public void ParametersOutliveADisposeScope()
    {
        Linear layer;
        using (NewDisposeScope()) layer = Linear(2, 2);
        Assert.False(layer.weight.IsInvalid);
        Assert.False(layer.bias!.IsInvalid);
    }

    [Fact]
    public void BatchNormKeepsItsCountAsAnInteger()
    {
        using var norm = BatchNorm2d(3).to(ScalarType.Float64);
        Assert.Equal(["weight", "bias", "running_mean", "running_var", "num_batches_tracked"], norm.state_dict().Keys);
        Assert.Equal(ScalarType.Int64, norm.num_batches_tracked!.dtype);
        Assert.Equal(ScalarType.Float64, norm.running_mean!.dtype);
    }

    [Fact]
    public void DictionariesRegisterByKey()
    {
        using var owner = new Holder();
        Assert.Equal(["heads.cats.weight", "heads.dogs.weight"], owner.named_parameters().Select(p => p.name));
    }

    private sealed class Holder : Module<Tensor, Tensor>
    {
        private readonly ModuleDict<Linear> heads = ModuleDict(("cats", Linear(1, 1, false)), ("dogs", Linear(1, 1, false)));

        public Holder() : base(nameof(Holder)) => RegisterComponents();

        public override Tensor forward(Tensor input) => heads["cats"].call(input);
    }

    [Fact]
    public void GradientClipping()
    {
        var p = Parameter(zeros(2));
        p.grad = tensor(new[] { 3f, 4f });
        Assert.Equal(5, nn.utils.clip_grad_norm_([p], 1), 6);
        Near([0.6, 0.8], p.grad!, 1e-5, "clipped by norm");
        nn.utils.clip_grad_value_([p], 0.7);
        Near([0.6, 0.7], p.grad!, 1e-5, "clipped by value");
    }

    [Fact]
    public void ParametersToVectorAndBack()
    {
        using var layer = Linear(2, 2);
        nn.utils.vector_to_parameters(arange(6, dtype: ScalarType.Float32), layer.parameters());
        Assert.Equal([4f, 5f], layer.bias!.data<float>().ToArray());
        Near([0, 1, 2, 3, 4, 5], nn.utils.parameters_to_vector(layer.parameters()), 0, "vector");
    }
}
