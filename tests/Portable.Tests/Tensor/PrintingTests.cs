using TorchSharp;
using static TorchSharp.torch;
using Style = TorchSharp.TensorStringStyle;

namespace Portable.Tests.TensorTests;

/// <summary>Texts that TorchSharp's formatting code gives for the same tensors.</summary>
public class PrintingTests
{
    private static string Print(Tensor tensor, Style style)
    {
        using (tensor) return tensor.ToString(style, newLine: "\n");
    }

    [Fact]
    public void Plain_ToString_is_metadata() => Assert.Equal("[2x3], type = Float32, device = cpu", zeros(2, 3).ToString());

    [Fact]
    public void Metadata_of_a_single_number() => Assert.Equal("[], type = Int64, device = cpu", tensor(5L).ToString());

    [Fact]
    public void Julia_number() => Assert.Equal("[], type = Float64, device = cpu, value = 1.5", Print(tensor(1.5), Style.Julia));

    [Fact]
    public void Julia_vector() =>
        Assert.Equal("[3], type = Float32, device = cpu\n 1 -0.5 3.1416\n", Print(tensor(new[] { 1f, -0.5f, 3.14159f }), Style.Julia));

    [Fact]
    public void Julia_matrix_aligns_the_ends_of_columns() =>
        Assert.Equal("[2x2], type = Int64, device = cpu\n   1 -20\n 300   4\n", Print(tensor(new long[,] { { 1, -20 }, { 300, 4 } }), Style.Julia));

    [Fact]
    public void Julia_leaves_out_columns_that_do_not_fit() =>
        Assert.Equal("[30], type = Int64, device = cpu\n 0 1 2 3 4 5 6 7 ...\n", arange(30).ToString(Style.Julia, width: 20, newLine: "\n"));

    [Fact]
    public void Julia_shows_slices_of_more_dimensions() => Assert.Equal(
        "[2x1x2], type = Int64, device = cpu\n[0,..,..] =\n 0 1\n\n[1,..,..] =\n 2 3\n", Print(arange(4).reshape(2, 1, 2), Style.Julia));

    [Fact]
    public void Numpy_matrix() => Assert.Equal("[[0, 1, 2]\n [3, 4, 5]]", Print(arange(6).reshape(2, 3), Style.Numpy));

    [Fact]
    public void Numpy_leaves_out_the_middle() => Assert.Equal("[0, 1, 2, ... 7, 8, 9]", Print(arange(10), Style.Numpy));

    [Fact]
    public void Numpy_leaves_out_rows() => Assert.Equal(
        "[[0]\n [1]\n [2]\n ...\n [5]\n [6]\n [7]]", Print(arange(8).reshape(8, 1), Style.Numpy));

    [Fact]
    public void Numpy_separates_outer_dimensions_by_more_lines() =>
        Assert.Equal("[[[0]\n  [1]]\n\n [[2]\n  [3]]]", Print(arange(4).reshape(2, 2, 1), Style.Numpy));

    [Fact]
    public void CSharp_vector() =>
        Assert.Equal("[2], type = Float32, device = cpu, value = float [] {1f, 2.5f}", Print(tensor(new[] { 1f, 2.5f }), Style.CSharp));

    [Fact]
    public void CSharp_matrix() => Assert.Equal(
        "[2x2], type = Int64, device = cpu, value = \nlong [,] {\n {0L, 1L},\n {2L, 3L}\n}", Print(arange(4).reshape(2, 2), Style.CSharp));

    [Fact]
    public void Truth_values_are_words() => Assert.Equal("[True, False]", Print(tensor(new[] { true, false }), Style.Numpy));

    [Fact]
    public void A_format_may_be_given() => Assert.Equal("[0.33]", tensor(new[] { 1 / 3f }).ToString(Style.Numpy, "F2"));

    [Fact]
    public void The_default_style_is_Julias() => Assert.Equal(tensor(1L).jlstr(), tensor(1L).str());
}
