namespace SmallData.Models;

/// <summary>Where weights may lie.</summary>
internal static class PretrainedFolders
{
    public const string Name = "pretrained";

    /// <summary>The folders in the order in which they are searched.</summary>
    public static IReadOnlyList<string> All =>
        [.. new[] { Path.Combine(Settings.DataRoot, Name), Settings.DataRoot, Settings.PretrainedFolder }.Distinct(StringComparer.Ordinal)];

    /// <summary>Finds the preferred file of a net among all folders.</summary>
    public static (string File, KnownWeights Weights)? Find(PretrainedNet net) => net.Weights
        .SelectMany(weights => All.Select(folder => (File: Path.Combine(folder, weights.FileName), weights)))
        .Where(candidate => File.Exists(candidate.File))
        .Select(candidate => ((string, KnownWeights)?)candidate)
        .FirstOrDefault();
}
