namespace SmallData.Charts;

/// <summary>Shares in rows and columns, in percent: how often several nets are wrong on several kinds of pictures.</summary>
public sealed class ShareTable : TableView
{
    private readonly IReadOnlyList<string> header;
    private readonly IReadOnlyList<IReadOnlyList<string>> rows;

    private ShareTable(IReadOnlyList<string> header, IReadOnlyList<IReadOnlyList<string>> rows) => (this.header, this.rows) = (header, rows);

    /// <summary>Makes the table.</summary>
    /// <param name="columns">What each share of a row is of.</param>
    /// <param name="rows">Each row's name and its shares, 0 to 1, one for each column.</param>
    /// <exception cref="ArgumentException">A row has more or fewer shares than there are columns.</exception>
    public static ShareTable Of(IReadOnlyList<string> columns, params (string Name, double[] Shares)[] rows)
    {
        if (rows.FirstOrDefault(row => row.Shares.Length != columns.Count) is { Name: { } name, Shares: { } shares })
        {
            throw new ArgumentException(Invariant($"The row '{name}' has {shares.Length} shares for {columns.Count} columns."), nameof(rows));
        }

        return new ShareTable(["", .. columns], [.. rows.Select(row => (IReadOnlyList<string>)[row.Name, .. row.Shares.Select(share => InWords.Share(share))])]);
    }

    private protected override HtmlTable Table => new(header, rows, Enumerable.Range(1, header.Count - 1));
}
