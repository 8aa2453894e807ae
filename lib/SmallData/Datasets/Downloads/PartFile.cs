using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace SmallData.Datasets.Downloads;

/// <summary>
/// A download that is not complete: the bytes so far in <c>NAME.part</c>, and in <c>NAME.part.from</c> what they are the beginning of, so that
/// another run goes on only with the same version of the same file.
/// </summary>
internal sealed class PartFile
{
    private readonly string from;
    private readonly RemoteFile file;

    public PartFile(RemoteFile file, string target)
    {
        this.file = file;
        Path = target + ".part";
        from = Path + ".from";
    }

    public string Path { get; }

    public long Length => File.Exists(Path) ? new FileInfo(Path).Length : 0;

    /// <summary>Asks for the rest of the file if its beginning is here; the server sends all of it where the version is another one.</summary>
    public void AskForRest(HttpRequestMessage request)
    {
        long length = Length;
        if (length > 0 && ReadVersion(request.RequestUri!) is { } version)
        {
            request.Headers.Range = Rest(length);
            request.Headers.IfRange = version;
            return;
        }

        Delete();
        if (file.Slice is not null)
        {
            request.Headers.Range = Rest(0);
        }
    }

    /// <summary>Starts anew with the version that a full answer brings.</summary>
    public void Restart(Uri address, HttpResponseMessage response)
    {
        Delete();

        // Only what identifies the bytes exactly lets a later run go on: a weak tag does not (RFC 9110, 13.1.5).
        string? version = response.Headers.ETag is { IsWeak: false } tag ? tag.ToString() : response.Content.Headers.LastModified?.ToString("R");
        if (version is not null)
        {
            File.WriteAllText(from, $"{Address(address)}\n{version}\n");
        }
    }

    /// <summary>Whether an answer is the rest from where the part ends.</summary>
    public bool IsRest(HttpResponseMessage response) =>
        response.StatusCode == HttpStatusCode.PartialContent && response.Content.Headers.ContentRange is { Unit: "bytes" } range && range.From == Start + Length;

    /// <summary>Forgets what it is the beginning of, and the bytes.</summary>
    public void Delete()
    {
        File.Delete(Path);
        File.Delete(from);
    }

    /// <summary>Gives the complete file its name.</summary>
    public void Complete(string target)
    {
        File.Move(Path, target, overwrite: true);
        File.Delete(from);
    }

    private long Start => file.Slice?.Start ?? 0;

    // A slice ends before the file does.
    private RangeHeaderValue Rest(long have) => new(Start + have, file.Slice is null ? null : Start + file.Size - 1);

    private RangeConditionHeaderValue? ReadVersion(Uri address)
    {
        if (!File.Exists(from) || File.ReadAllLines(from, Encoding.UTF8) is not [var known, var version] || known != Address(address))
        {
            return null;
        }

        return RangeConditionHeaderValue.TryParse(version, out RangeConditionHeaderValue? condition) ? condition : null;
    }

    private static string Address(Uri address) => address.GetLeftPart(UriPartial.Path);
}
