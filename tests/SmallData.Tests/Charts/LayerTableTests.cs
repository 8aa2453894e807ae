using SmallData.Charts;
using static TorchSharp.torch.nn;

namespace SmallData.Tests.Charts;

public sealed class LayerTableTests
{
    [Fact]
    public void Shapes_and_parameters_are_those_of_each_layer() => Assert.Equal(
        (2 * 3 * 3 * 3 + 2 + 8 * 5 + 5, true),
        (LayerTable.Of(Net(8), 3, 4, 4).Parameters, LayerTable.Of(Net(8), 3, 4, 4).ToText().Contains("n\u00A0×\u00A02\u00A0×\u00A02\u00A0×\u00A02", StringComparison.Ordinal)));

    [Fact]
    public void A_layer_that_does_not_fit_is_named_in_one_line()
    {
        string message = Assert.Throws<SmallDataException>(() => LayerTable.Of(Net(9), 3, 4, 4)).Message;
        Assert.Contains("'dense'", message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', message);
    }

    [Fact]
    public void What_stands_between_two_layers_is_not_put_down_to_either() =>
        Assert.StartsWith("What follows layer 'first' ", Assert.Throws<SmallDataException>(() => LayerTable.Of(new Sum(), 4)).Message, StringComparison.Ordinal);

    /// <summary>Adds what comes out of a layer to what went in, which fits for no width but the input's.</summary>
    private sealed class Sum : Module<TorchSharp.torch.Tensor, TorchSharp.torch.Tensor>
    {
        private readonly TorchSharp.Modules.Linear first = Linear(4, 3);

        public Sum() : base(nameof(Sum)) => RegisterComponents();

        public override TorchSharp.torch.Tensor forward(TorchSharp.torch.Tensor input) => first.call(input) + input;
    }

    private static TorchSharp.Modules.Sequential Net(int dense) => Sequential(("conv", Conv2d(3, 2, 3)), ("flatten", Flatten()), ("dense", Linear(dense, 5)));
}
