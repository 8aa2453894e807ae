using SmallData.Charts;
using static TorchSharp.torch;

namespace SmallData.Tests.Charts;

public sealed class NumberGridTests
{
    [Fact]
    public void Numbers_stand_row_by_row_under_their_name()
    {
        using Tensor values = tensor(new[] { 1f, -2.5f, 10f, 0.125f, 0f, 3f }).reshape(1, 1, 2, 3);
        Assert.Equal("kernel\n   1 -2.5   10\n0.13    0    3", NumberGrid.Of(("kernel", values)).ToText());
    }

    [Fact]
    public void A_view_across_memory_is_read_in_its_own_order()
    {
        using Tensor values = tensor(new[] { 1f, 2f, 3f, 4f }).reshape(2, 2).t();
        Assert.Equal("turned\n1 3\n2 4", NumberGrid.Of(("turned", values)).ToText());
    }

    [Fact]
    public void The_largest_number_has_the_strongest_shade_and_the_sign_its_colour()
    {
        using Tensor values = tensor(new[] { 2f, -5f, 0f }).reshape(1, 3);
        string html = NumberGrid.Of(("row", values)).ToHtml();
        Assert.Contains("rgba(0,114,178,0.18)\">2<", html, StringComparison.Ordinal);
        Assert.Contains("rgba(213,94,0,0.45)\">-5<", html, StringComparison.Ordinal);
        Assert.Contains(",0.00)\">0<", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2, 3, 3)]
    [InlineData(1, 17, 2)]
    public void What_is_no_small_matrix_is_refused_by_name(int planes, int rows, int columns)
    {
        using Tensor values = zeros(planes, rows, columns);
        Assert.Contains("'maps' has the shape", Assert.Throws<SmallDataException>(() => NumberGrid.Of(("maps", values))).Message, StringComparison.Ordinal);
    }
}
