using System.Net;

namespace SmallData.Datasets.Downloads;

/// <summary>Tells whether a server's answer can be the file that was asked for.</summary>
internal static class AnswerCheck
{
    /// <summary>Throws unless the answer brings the file or the rest of it.</summary>
    /// <exception cref="TryAgainException">The server may do better later.</exception>
    /// <exception cref="DownloadFailedException">It will not.</exception>
    public static void Throw(HttpResponseMessage response, RemoteFile file, PartFile part)
    {
        string status = $"the server answers {(int)response.StatusCode} {response.ReasonPhrase}";
        switch (response.StatusCode)
        {
            case HttpStatusCode.OK or HttpStatusCode.PartialContent:
                break;
            case HttpStatusCode.RequestedRangeNotSatisfiable:
                part.Delete();
                throw new TryAgainException(status);
            case HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError:
                throw new TryAgainException(status, response.Headers.RetryAfter?.Delta ?? response.Headers.RetryAfter?.Date - DateTimeOffset.UtcNow);
            default:
                throw new DownloadFailedException($"{status}. The publisher may have moved the file: look at its home page and please report this.");
        }

        if (response.Content.Headers.ContentType?.MediaType is "text/html" or "application/xhtml+xml")
        {
            throw new DownloadFailedException(WebPage);
        }

        if (file.Slice is not null && response.StatusCode == HttpStatusCode.OK)
        {
            if (part.Length == 0)
            {
                throw new DownloadFailedException("the server sends only whole files, and a part is wanted. Try again later, or from another network.");
            }

            part.Delete();
            throw new TryAgainException("the file has changed since its first part was downloaded");
        }

        if (response.StatusCode == HttpStatusCode.PartialContent && !part.IsRest(response))
        {
            part.Delete();
            throw new TryAgainException("the server sends another range than was asked for");
        }

        long? total = response.StatusCode == HttpStatusCode.PartialContent
            ? response.Content.Headers.ContentRange?.Length
            : response.Content.Headers.ContentLength;
        long expected = file.Slice?.FileSize ?? file.Size;
        if (total is { } length && length != expected)
        {
            throw new DownloadFailedException(
                $"the server's file has {length} bytes, but {expected} are expected. The publisher may have changed it: please report this.");
        }
    }

    /// <summary>What is wrong with the first bytes, or null. A login page of a hotel or a school is the usual reason.</summary>
    public static string? WrongBeginning(RemoteFile file, ReadOnlySpan<byte> start)
    {
        bool right = file.Kind switch
        {
            FileKind.Zip => Begins(start, "PK"u8),
            FileKind.Gzip or FileKind.TarGz => Begins(start, [0x1F, 0x8B]),
            _ => true,
        };
        if (right)
        {
            return null;
        }

        ReadOnlySpan<byte> text = start.TrimStart(" \t\r\n\uFEFF"u8);
        return text.StartsWith("<"u8) ? WebPage : $"what arrives is no {(file.Kind == FileKind.Zip ? "zip" : "gzip")} file. Open the address in a browser to see what it is.";
    }

    private const string WebPage = "a web page arrives instead of the file. Open the address in a browser: a login page of the network or a notice of the publisher may be in the way.";

    // One byte may arrive alone.
    private static bool Begins(ReadOnlySpan<byte> start, ReadOnlySpan<byte> signature)
    {
        int shared = Math.Min(start.Length, signature.Length);
        return start[..shared].SequenceEqual(signature[..shared]);
    }
}
