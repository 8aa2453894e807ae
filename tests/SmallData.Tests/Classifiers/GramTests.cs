using SmallData.Classifiers;
using TorchSharp;
using static TorchSharp.torch;

namespace SmallData.Tests.Classifiers;

public sealed class GramTests
{
    /// <summary>Rows and columns that fill no whole tile, vector or panel.</summary>
    [Theory, InlineData(1, 1), InlineData(5, 7), InlineData(9, 513), InlineData(6, 1500)]
    public void Products_are_those_of_the_definition(int rows, int columns)
    {
        using var generator = new Generator(3);
        Tensor table = rand(rows, columns, generator: generator);
        float[] numbers = table.data<float>().ToArray();
        Gram gram = Gram.Of(table);
        for (int i = 0; i < rows; i++)
        {
            for (int j = 0; j < rows; j++)
            {
                double expected = 1 + Enumerable.Range(0, columns).Sum(k => (double)numbers[i * columns + k] * numbers[j * columns + k]);
                Assert.Equal(expected, gram.Row(i)[j], 1e-9);
            }
        }
    }

    [Fact]
    public void Samples_are_added_up_with_their_weights_over_many_columns()
    {
        using var generator = new Generator(4);
        Tensor table = rand(3, 5000, generator: generator);
        Tensor combined = Gram.Combine(tensor(new[] { 1.0, -2, 0.5 }, 1, 3), table);
        float[] numbers = table.data<float>().ToArray();
        Assert.Equal(numbers[4999] - 2 * numbers[9999] + 0.5 * numbers[14999], combined[0, 4999].ToSingle(), 1e-6);
    }
}
