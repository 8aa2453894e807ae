namespace SmallData.Datasets.Downloads;

/// <summary>The public data sets as a table: names to ask for, sizes, terms, and whether they are here already.</summary>
public sealed class DataSetList : NotebookView
{
    private static readonly HashSet<int> RightAligned = [1];
    private readonly List<IReadOnlyList<string>> rows;

    /// <summary>Looks which data sets are here.</summary>
    /// <param name="installer">The installer whose data root counts.</param>
    public DataSetList(DataSetInstaller installer)
    {
        ArgumentNullException.ThrowIfNull(installer);
        rows = [.. PublicDataSets.All.Select(set => (IReadOnlyList<string>)
            [set.Name, ByteText.Of(set.Size), installer.IsInstalled(set) ? "here" : "", set.Title, set.Terms])];
    }

    private static IReadOnlyList<string> Header => ["name", "download", "", "what", "terms"];

    /// <inheritdoc/>
    public override string ToHtml() => Html.Table(Header, rows, RightAligned, "Public data sets");

    /// <inheritdoc/>
    public override string ToText() => string.Join("\n\n", rows.Select(row =>
        $"{row[0]}  ({row[1]}{(row[2].Length > 0 ? ", " + row[2] : "")})\n  {row[3]}\n  Terms: {row[4]}"));
}
