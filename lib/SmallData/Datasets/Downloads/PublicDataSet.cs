namespace SmallData.Datasets.Downloads;

/// <summary>A data set that can be downloaded: what it is, on what terms, where from and what must have arrived in the end.</summary>
/// <param name="Name">The name to ask for it by.</param>
/// <param name="Title">What it is, in a few words.</param>
/// <param name="Terms">On what terms it may be used, in words; shown before it is downloaded.</param>
/// <param name="Home">The page that describes it.</param>
/// <param name="Folder">Its folder below the data root.</param>
/// <param name="Files">What to download.</param>
/// <param name="Contents">How many files each folder of it holds once it is complete.</param>
public sealed record PublicDataSet(
    string Name,
    string Title,
    string Terms,
    Uri Home,
    string Folder,
    IReadOnlyList<RemoteFile> Files,
    IReadOnlyList<FolderCount> Contents)
{
    /// <summary>Bytes to download.</summary>
    public long Size => Files.Sum(file => file.Size);
}

/// <summary>How many files a complete data set has in one folder.</summary>
/// <param name="Folder">The folder, relative to the data set's; empty for the data set's own.</param>
/// <param name="Files">The number of files directly in it.</param>
public sealed record FolderCount(string Folder, int Files);
