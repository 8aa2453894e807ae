using SmallData.Charts;

namespace SmallData.Tests.Charts;

public sealed class ShareTableTests
{
    [Fact]
    public void Shares_are_percent_below_their_columns()
    {
        ShareTable table = ShareTable.Of(["whole", "half"], ("plain", [0.015, 0.4]), ("augmented", [0, 1]));
        Assert.Equal(
            """
                       whole     half
            plain      1.5 %   40.0 %
            augmented  0.0 %  100.0 %
            """.ReplaceLineEndings("\n"),
            table.ToText());
    }

    [Fact]
    public void A_row_with_a_share_too_few_is_named() =>
        Assert.Contains("'plain' has 1 shares for 2 columns", Assert.Throws<ArgumentException>(() => ShareTable.Of(["whole", "half"], ("plain", [0.1]))).Message, StringComparison.Ordinal);
}
