using System.Net;
using System.Net.Http.Headers;

namespace SmallData.Datasets.Downloads;

/// <summary>
/// A download that is not complete: the bytes so far in <c>NAME.part</c>, and in <c>NAME.part.from</c> what they are the beginning of, so that
/// another run goes on only with the same version of the same file.
/// </summary>
internal sealed class PartFile(RemoteFile file, string target)
{
    private readonly string from = target + ".part.from";

    public string Path { get; } = target + ".part";

    public long Length => File.Exists(Path) ? new FileInfo(Path).Length : 0;

    /// <summary>Asks for the rest of the file if its beginning is here; the server sends all of it where the version is another one.</summary>
    public void AskForRest(HttpRequestMessage request)
    {
        long length = Length;
        if (length > 0 && KnownVersion(request.RequestUri!) is { } version && RangeConditionHeaderValue.TryParse(version, out RangeConditionHeaderValue? condition))
        {
            request.Headers.Range = Rest(length);
            request.Headers.IfRange = condition;
            return;
        }

        Delete();
        request.Headers.Range = file.Slice is null ? null : Rest(0);
    }

    /// <summary>Starts anew with the version that a full answer brings.</summary>
    public void Restart(Uri address, HttpResponseMessage response)
    {
        Delete();
        if (Version(response) is { } version)
        {
            File.WriteAllText(from, $"{Address(address)}\n{version}\n");
        }
    }

    /// <summary>Whether an answer is the rest, of the same version, from where the part ends.</summary>
    public bool IsRest(Uri address, HttpResponseMessage response) =>
        response.StatusCode == HttpStatusCode.PartialContent && response.Content.Headers.ContentRange is { Unit: "bytes" } range
        && range.From == (file.Slice?.Start ?? 0) + Length && (Length == 0 || Version(response) is not { } version || version == KnownVersion(address));

    /// <summary>Forgets what it is the beginning of, and the bytes.</summary>
    public void Delete()
    {
        File.Delete(Path);
        File.Delete(from);
    }

    /// <summary>Gives the complete file its name.</summary>
    public void Complete()
    {
        File.Move(Path, target, overwrite: true);
        File.Delete(from);
    }

    // Only what identifies the bytes exactly lets a later run go on: a weak tag does not (RFC 9110, 13.1.5).
    private static string? Version(HttpResponseMessage response) =>
        response.Headers.ETag is { IsWeak: false } tag ? tag.ToString() : response.Content.Headers.LastModified?.ToString("R");

    private string? KnownVersion(Uri address) =>
        File.Exists(from) && File.ReadAllLines(from) is [var known, var version] && known == Address(address) ? version : null;

    // A slice ends before the file does.
    private RangeHeaderValue Rest(long have) =>
        new((file.Slice?.Start ?? 0) + have, file.Slice is { } slice ? slice.Start + file.Size - 1 : null);

    private static string Address(Uri address) => address.GetLeftPart(UriPartial.Path);
}
