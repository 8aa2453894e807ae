using static TorchSharp.torch;

namespace Portable.Tests.TensorTests;

/// <summary>Every operation beside PyTorch's result and gradients (golden.json, written by golden.py).</summary>
public class GoldenTests
{
    private static readonly Dictionary<string, Func<Tensor[], Tensor>> Operations = GoldenOperations.All;

    public static TheoryData<string> Names() => [.. Operations.Keys];

    [Fact]
    public void Every_golden_case_is_tried() => Assert.Equal(Golden.Cases.Keys.Order(), Operations.Keys.Order());

    [Theory]
    [MemberData(nameof(Names))]
    public void Result_equals_PyTorchs(string name)
    {
        using var scope = NewDisposeScope();
        var golden = Golden.Cases[name];
        golden.Output.AssertEquals(Operations[name](golden.Inputs.Select(input => input.ToTensor(false)).ToArray()), 2e-6);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Gradients_equal_PyTorchs(string name)
    {
        using var scope = NewDisposeScope();
        var golden = Golden.Cases[name];
        if (golden.Gradients.Length == 0) return;
        var inputs = golden.Inputs.Select(input => input.ToTensor(true)).ToArray();
        var output = Operations[name](inputs);
        var weight = (arange(1, output.numel() + 1, output.dtype) / output.numel()).reshape(output.shape);
        (output * weight).sum().backward();
        for (int i = 0; i < inputs.Length; i++) golden.Gradients[i]?.AssertEquals(inputs[i].grad!, 1e-5);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Operation_does_not_change_its_inputs(string name)
    {
        using var scope = NewDisposeScope();
        var golden = Golden.Cases[name];
        var inputs = golden.Inputs.Select(input => input.ToTensor(false)).ToArray();
        _ = Operations[name](inputs);
        for (int i = 0; i < inputs.Length; i++) golden.Inputs[i].AssertEquals(inputs[i], 0);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Result_is_the_same_for_strided_inputs(string name)
    {
        using var scope = NewDisposeScope();
        var golden = Golden.Cases[name];
        // Each input as every other column of a wider tensor.
        var inputs = golden.Inputs.Select(input => input.ToTensor(false)).Select(t => t.ndim == 0 ? t : stack([t, zeros_like(t)], -1).select(-1, 0)).ToArray();
        golden.Output.AssertEquals(Operations[name](inputs), 2e-6);
    }
}
