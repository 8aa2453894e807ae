using System.Diagnostics;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Notebooks.Tests;

/// <summary>Headless Chromium, if it is installed; one process for as many pages as tests want.</summary>
internal sealed class Chromium : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly string profile = Directory.CreateTempSubdirectory("chromium-").FullName;
    private readonly HttpClient http = new();
    private Process? process;

    /// <summary>A new page; skips the test where there is no Chromium.</summary>
    public async Task<Browser> OpenPageAsync()
    {
        process ??= Start();
        using var made = await http.PutAsync(new Uri($"http://127.0.0.1:{await PortAsync()}/json/new?about:blank"), null);
        var target = await made.Content.ReadFromJsonAsync<JsonNode>();
        return await Browser.ConnectAsync(new Uri((string)target!["webSocketDebuggerUrl"]!));
    }

    public void Dispose()
    {
        http.Dispose();
        process?.Kill(entireProcessTree: true);
        process?.WaitForExit();
        process?.Dispose();
        try
        {
            Directory.Delete(profile, recursive: true);
        }
        catch (IOException)
        {
            // A helper process of the browser may still be writing; the folder is a temporary one.
        }
    }

    private Process Start()
    {
        var program = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .SelectMany(folder => new[] { "chromium", "chromium-browser", "google-chrome" }.Select(name => Path.Combine(folder, name)))
            .FirstOrDefault(File.Exists);
        Skip.If(program is null, "No Chromium on the PATH (Debian: apt-get install chromium).");
        var start = new ProcessStartInfo(program!,
            ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--no-first-run",
                "--remote-debugging-port=0", $"--user-data-dir={profile}", "about:blank"])
        { RedirectStandardError = true, RedirectStandardOutput = true };
        var started = Process.Start(start)!;
        started.BeginErrorReadLine();
        started.BeginOutputReadLine();
        return started;
    }

    private async Task<string> PortAsync()
    {
        var file = Path.Combine(profile, "DevToolsActivePort");
        for (var watch = Stopwatch.StartNew(); !File.Exists(file) || File.ReadAllLines(file).Length < 2;)
        {
            Assert.True(watch.Elapsed < Patience, "Chromium did not start.");
            await Task.Delay(30);
        }

        return File.ReadAllLines(file)[0];
    }
}

/// <summary>One page of headless Chromium, driven through its DevTools protocol.</summary>
internal sealed class Browser : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly ClientWebSocket socket = new();
    private readonly CancellationTokenSource timeout = new(TimeSpan.FromMinutes(2));
    private int lastId;

    /// <summary>What the page complained about: uncaught exceptions, errors on the console, failed loads.</summary>
    public List<string> Complaints { get; } = [];

    /// <summary>Every address that the page asked for.</summary>
    public List<string> Requests { get; } = [];

    public static async Task<Browser> ConnectAsync(Uri page)
    {
        var browser = new Browser();
        await browser.socket.ConnectAsync(page, browser.timeout.Token);
        foreach (var domain in (string[])["Page", "Runtime", "Log", "Network"])
        {
            await browser.SendAsync(domain + ".enable", []);
        }

        return browser;
    }

    public async Task OpenAsync(string file)
    {
        await SendAsync("Page.navigate", new JsonObject { ["url"] = new Uri(file).AbsoluteUri });
        await WaitForAsync("document.readyState === 'complete' && location.protocol === 'file:'");
    }

    public Task ResizeAsync(int width, int height) => SendAsync(
        "Emulation.setDeviceMetricsOverride", new JsonObject { ["width"] = width, ["height"] = height, ["deviceScaleFactor"] = 1, ["mobile"] = width < 500 });

    public Task PreferAsync(string scheme) => SendAsync("Emulation.setEmulatedMedia", new JsonObject
    {
        ["features"] = new JsonArray(new JsonObject { ["name"] = "prefers-color-scheme", ["value"] = scheme }),
    });

    public async Task PressAsync(string key)
    {
        var text = key.Length == 1 ? key : key == "Enter" ? "\r" : null;
        var down = new JsonObject { ["type"] = text is null ? "rawKeyDown" : "keyDown", ["key"] = key };
        if (text is not null)
        {
            down["text"] = text;
        }

        if (key == "Enter")
        {
            down["windowsVirtualKeyCode"] = 13;
        }

        await SendAsync("Input.dispatchKeyEvent", down);
        await SendAsync("Input.dispatchKeyEvent", new JsonObject { ["type"] = "keyUp", ["key"] = key });
    }

    public async Task TypeAsync(string text) => await SendAsync("Input.insertText", new JsonObject { ["text"] = text });

    /// <summary>The value of an expression, as JSON carries it.</summary>
    public async Task<T> EvaluateAsync<T>(string expression)
    {
        var answer = await SendAsync("Runtime.evaluate", new JsonObject
        {
            ["expression"] = expression, ["returnByValue"] = true, ["awaitPromise"] = true, ["userGesture"] = true,
        });
        Assert.True(answer["exceptionDetails"] is null, $"{expression}: {answer["exceptionDetails"]?.ToJsonString()}");
        return answer["result"]!["value"]!.Deserialize<T>()!;
    }

    public async Task WaitForAsync(string condition)
    {
        for (var watch = Stopwatch.StartNew(); !await EvaluateAsync<bool>($"!!({condition})");)
        {
            Assert.True(watch.Elapsed < Patience, $"Waited in vain for {condition}");
            await Task.Delay(30);
        }
    }

    public void Dispose()
    {
        socket.Dispose();
        timeout.Dispose();
    }

    private async Task<JsonNode> SendAsync(string method, JsonObject parameters)
    {
        var id = ++lastId;
        var message = new JsonObject { ["id"] = id, ["method"] = method, ["params"] = parameters };
        await socket.SendAsync(Encoding.UTF8.GetBytes(message.ToJsonString()), WebSocketMessageType.Text, true, timeout.Token);
        while (true)
        {
            var answer = await ReceiveAsync();
            if ((int?)answer["id"] == id)
            {
                Assert.True(answer["error"] is null, $"{method}: {answer["error"]?.ToJsonString()}");
                return answer["result"]!;
            }

            Note(answer);
        }
    }

    private async Task<JsonNode> ReceiveAsync()
    {
        using var text = new MemoryStream();
        var buffer = new byte[1 << 16];
        WebSocketReceiveResult part;
        do
        {
            part = await socket.ReceiveAsync(buffer, timeout.Token);
            text.Write(buffer, 0, part.Count);
        }
        while (!part.EndOfMessage);
        return JsonNode.Parse(text.ToArray())!;
    }

    private void Note(JsonNode message)
    {
        var parameters = message["params"];
        switch ((string?)message["method"])
        {
            case "Runtime.exceptionThrown":
                Complaints.Add(parameters!["exceptionDetails"]!.ToJsonString());
                break;
            case "Runtime.consoleAPICalled" when (string?)parameters!["type"] is "error" or "warning":
            case "Log.entryAdded" when (string?)parameters!["entry"]!["level"] == "error":
            case "Network.loadingFailed":
                Complaints.Add(parameters!.ToJsonString());
                break;
            case "Network.requestWillBeSent":
                Requests.Add((string)parameters!["request"]!["url"]!);
                break;
            default:
                break;
        }
    }
}
