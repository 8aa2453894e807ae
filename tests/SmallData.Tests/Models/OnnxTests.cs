using SmallData.Models.Weights;
using static TorchSharp.torch;

namespace SmallData.Tests.Models;

public sealed class OnnxTests : IDisposable
{
    private readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_graph_is_read_with_its_steps_and_its_weights()
    {
        using OnnxFile file = OnnxFile.Open(folder.Write("small.onnx", SmallOnnx.File()));
        Assert.Equal(["Conv a w -> b", "BatchNormalization b s o m v -> c"], file.Nodes.Select(node => $"{node.Operation} {string.Join(' ', node.Inputs)} -> {node.Output}"));
        Assert.Equal([3L, 3, 2, 2], file.Nodes[0].Integers["pads"]);
        using Tensor weights = file.Read("w");
        Assert.Equal([2L, 3], weights.shape);
        Assert.Equal([0, 1, 2, 3, 4, 5], weights.data<float>());
    }

    [Fact]
    public void Weights_get_the_names_of_the_layers_in_the_order_of_the_graph()
    {
        using OnnxFile file = OnnxFile.Open(folder.Write("small.onnx", SmallOnnx.File()), layers: ["conv1", "bn1"]);
        Assert.Equal(["conv1.weight", "bn1.weight", "bn1.bias", "bn1.running_mean", "bn1.running_var"], file.Tensors.Keys);
        using Tensor variance = file.Read("bn1.running_var");
        Assert.Equal([40, 41], variance.data<float>());
    }

    [Fact]
    public void Another_number_of_layers_is_refused() => Assert.Contains(
        "it has 2 convolutions and batch norms, and the net 3", Refusal(SmallOnnx.File(), ["conv1", "bn1", "conv2"]), StringComparison.Ordinal);

    [Fact]
    public void Weights_that_do_not_fit_their_shape_are_refused() =>
        Assert.Contains("'w' is not float32, or has 24 bytes, which do not fit its shape", Refusal(SmallOnnx.Graph(SmallOnnx.Weights("w", [long.MaxValue, 3], 6, 0))), StringComparison.Ordinal);

    [Fact]
    public void A_file_that_is_cut_off_is_refused() => Assert.StartsWith(
        $"'{Path.Combine(folder.Root, "bad.onnx")}' cannot be used as a weights file: ", Refusal(SmallOnnx.File()[..^9]), StringComparison.Ordinal);

    private string Refusal(byte[] content, IReadOnlyList<string>? layers = null) =>
        Assert.Throws<SmallDataException>(() => OnnxFile.Open(folder.Write("bad.onnx", content), layers: layers)).Message;
}
