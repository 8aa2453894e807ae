using static TorchSharp.torch;

namespace Portable.Tests.TensorTests;

/// <summary>Gradients in double precision beside central differences, at the inputs of the golden cases.</summary>
public class FiniteDifferenceTests
{
    private const double Step = 1e-6;

    public static TheoryData<string> Names() =>
        [.. Golden.Cases.Where(pair => pair.Value.Gradients.Length > 0 && pair.Key != "promote_int_real").Select(pair => pair.Key)];

    private static double Weighted(string name, double[][] values, GoldenTensor[] shapes)
    {
        using var guard = no_grad();
        using var scope = NewDisposeScope();
        var inputs = shapes.Select((shape, i) => tensor(values[i], shape.Shape)).ToArray();
        return Loss(name, inputs).item<double>();
    }

    private static Tensor Loss(string name, Tensor[] inputs)
    {
        var output = GoldenOperations.All[name](inputs).to_type(ScalarType.Float64);
        var weight = (arange(1, output.numel() + 1, ScalarType.Float64) / output.numel()).reshape(output.shape);
        return (output * weight).sum();
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Gradient_is_the_slope(string name)
    {
        using var scope = NewDisposeScope();
        var golden = Golden.Cases[name];
        var values = golden.Inputs.Select(input => (double[])input.Values.Clone()).ToArray();
        var inputs = golden.Inputs.Select(input => tensor(input.Values, input.Shape).requires_grad_()).ToArray();
        Loss(name, inputs).backward();
        for (int i = 0; i < inputs.Length; i++)
        {
            if (golden.Gradients[i] is null) continue;
            double[] gradient = [.. inputs[i].grad!.contiguous().data<double>()];
            for (int j = 0; j < gradient.Length; j++)
            {
                double at = values[i][j];
                values[i][j] = at + Step;
                double above = Weighted(name, values, golden.Inputs);
                values[i][j] = at - Step;
                double below = Weighted(name, values, golden.Inputs);
                values[i][j] = at;
                double slope = (above - below) / (2 * Step);
                Assert.True(Math.Abs(slope - gradient[j]) <= 1e-6 * Math.Max(1, Math.Abs(slope)), $"input {i}, element {j}: {gradient[j]:R}, slope {slope:R}");
            }
        }
    }
}
