using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace SmallData.Tests.Downloads;

/// <summary>How a served file behaves.</summary>
public sealed class ServedFile(byte[] content)
{
    public byte[] Content { get; set; } = content;

    public string? ETag { get; set; } = "\"v1\"";

    public string ContentType { get; set; } = "application/octet-stream";

    public bool HonoursRanges { get; set; } = true;

    /// <summary>If not, the rest is sent whatever version the beginning is of.</summary>
    public bool HonoursIfRange { get; set; } = true;

    public bool SaysLength { get; set; } = true;

    /// <summary>After how many bytes of the body each coming answer is cut; whole answers once they are used up.</summary>
    public Queue<int> Cuts { get; } = new();

    /// <summary>The wait between one piece of the body and the next; none by default.</summary>
    public TimeSpan Trickle { get; set; }

    /// <summary>The bytes of a piece.</summary>
    public int TrickleBytes { get; set; } = 1;

    /// <summary>Status lines with headers that come before the first real answer.</summary>
    public Queue<string> Refusals { get; } = new();
}

/// <summary>A small HTTP server on this machine: ranges, If-Range, cut connections, wrong answers.</summary>
public sealed class FileServer : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly Dictionary<string, ServedFile> files = [];
    private readonly Task accepting;
    private readonly X509Certificate2? certificate;

    /// <param name="certificate">Serves encrypted with it; in the clear if null.</param>
    public FileServer(X509Certificate2? certificate = null)
    {
        this.certificate = certificate;
        listener.Start();
        accepting = Task.Run(Accept);
    }

    /// <summary>Each request's method, path and Range header ("-" if none), in order.</summary>
    public ConcurrentQueue<string> Requests { get; } = new();

    public Uri Address(string path) => new($"{(certificate is null ? "http" : "https")}://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/{path}");

    public ServedFile Serve(string path, byte[] content) => files["/" + path] = new ServedFile(content);

    public void Dispose()
    {
        listener.Stop();
        accepting.Wait();
    }

    private async Task Accept()
    {
        try
        {
            while (true)
            {
                using TcpClient client = await listener.AcceptTcpClientAsync();
                try
                {
                    await Answer(certificate is null ? client.GetStream() : await Encrypted(client.GetStream()));
                }
                catch (Exception error) when (error is IOException or AuthenticationException)
                {
                    // The other side has had enough.
                }
            }
        }
        catch (Exception error) when (error is SocketException or InvalidOperationException)
        {
            // Stopped, perhaps before it began to listen.
        }
    }

    private async Task<Stream> Encrypted(Stream stream)
    {
        var encrypted = new SslStream(stream);
        await encrypted.AuthenticateAsServerAsync(certificate!);
        return encrypted;
    }

    private async Task Answer(Stream stream)
    {
        using var reader = new StreamReader(stream, Encoding.ASCII, leaveOpen: true);
        string[] request = (await reader.ReadLineAsync() ?? "").Split(' ');
        if (request.Length < 2)
        {
            return;   // the other side was gone before it asked
        }

        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        while (await reader.ReadLineAsync() is { Length: > 0 } line)
        {
            int colon = line.IndexOf(':', StringComparison.Ordinal);
            headers[line[..colon]] = line[(colon + 1)..].Trim();
        }

        string? range = headers.GetValueOrDefault("Range");
        Requests.Enqueue($"{request[0]} {request[1]} {range ?? "-"}");
        if (!files.TryGetValue(request[1], out ServedFile? file))
        {
            await Send(stream, "404 Not Found\r\nContent-Length: 0", []);
            return;
        }

        if (file.Refusals.TryDequeue(out string? refusal))
        {
            await Send(stream, refusal + "\r\nContent-Length: 0", []);
            return;
        }

        (int from, int to) = (0, file.Content.Length);
        string status = "200 OK";
        if (range is not null && file.HonoursRanges && (!file.HonoursIfRange || headers.GetValueOrDefault("If-Range", file.ETag ?? "") == file.ETag))
        {
            string[] ends = range["bytes=".Length..].Split('-');
            from = int.Parse(ends[0], CultureInfo.InvariantCulture);
            if (from >= file.Content.Length)
            {
                await Send(stream, $"416 Range Not Satisfiable\r\nContent-Range: bytes */{file.Content.Length}\r\nContent-Length: 0", []);
                return;
            }

            to = ends[1].Length > 0 ? Math.Min(int.Parse(ends[1], CultureInfo.InvariantCulture) + 1, to) : to;
            status = $"206 Partial Content\r\nContent-Range: bytes {from}-{to - 1}/{file.Content.Length}";
        }

        byte[] body = file.Content[from..to];
        string length = file.SaysLength ? $"\r\nContent-Length: {body.Length}" : "";
        string tag = file.ETag is null ? "" : $"\r\nETag: {file.ETag}";
        int cut = file.Cuts.TryDequeue(out int bytes) ? Math.Min(bytes, body.Length) : body.Length;
        string head = $"{status}\r\nContent-Type: {file.ContentType}{tag}{length}";
        await Send(stream, head, file.Trickle > TimeSpan.Zero ? [] : body[..cut]);
        for (int at = 0; file.Trickle > TimeSpan.Zero && at < cut; at += file.TrickleBytes)
        {
            await stream.WriteAsync(body.AsMemory(at, Math.Min(file.TrickleBytes, cut - at)));
            await Task.Delay(file.Trickle);
        }
    }

    private static async Task Send(Stream stream, string head, byte[] body)
    {
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 {head}\r\nConnection: close\r\n\r\n"));
        await stream.WriteAsync(body);
    }
}
