namespace SmallData.Datasets.Downloads;

/// <summary>An address that will not serve the file, however often it is asked.</summary>
internal sealed class DownloadFailedException(string message) : Exception(message);

/// <summary>An answer after which asking again makes sense.</summary>
internal sealed class TryAgainException(string message, TimeSpan? after = null) : Exception(message)
{
    /// <summary>The wait that the server asks for.</summary>
    public TimeSpan? After { get; } = after;
}
