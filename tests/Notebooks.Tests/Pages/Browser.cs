using Microsoft.Playwright;

namespace Notebooks.Tests;

/// <summary>Headless Chromium, if it is installed; one process for as many pages as tests want.</summary>
internal sealed class Chromium : IAsyncDisposable
{
    private IPlaywright? playwright;
    private IBrowser? process;

    /// <summary>A new page that remembers nothing of others; skips the test where there is no Chromium.</summary>
    /// <param name="width">Of the window; less than 500 is a phone.</param>
    /// <param name="height">Of the window.</param>
    /// <param name="scheme">What the system prefers.</param>
    public async Task<Browser> OpenPageAsync(int width = 1280, int height = 800, ColorScheme scheme = ColorScheme.Light)
    {
        process ??= await StartAsync();
        var phone = width < 500;
        var context = await process.NewContextAsync(new()
        {
            ViewportSize = new() { Width = width, Height = height }, IsMobile = phone, HasTouch = phone, ColorScheme = scheme,
        });
        context.SetDefaultTimeout(120_000);   // a machine that does other work too
        return new Browser(context, await context.NewPageAsync());
    }

    public async ValueTask DisposeAsync()
    {
        if (process is not null)
        {
            await process.DisposeAsync();
        }

        playwright?.Dispose();
    }

    private async Task<IBrowser> StartAsync()
    {
        var program = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .SelectMany(folder => new[] { "chromium", "chromium-browser", "google-chrome" }.Select(name => Path.Combine(folder, name)))
            .FirstOrDefault(File.Exists);
        Skip.If(program is null, "No Chromium on the PATH (Debian: apt-get install chromium).");
        playwright ??= await Playwright.CreateAsync();
        return await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = program, Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"],
        });
    }
}

/// <summary>One page of headless Chromium.</summary>
internal sealed class Browser : IAsyncDisposable
{
    private readonly IBrowserContext context;

    public Browser(IBrowserContext context, IPage page)
    {
        (this.context, Page) = (context, page);
        page.PageError += (_, error) => Complaints.Add(error);
        page.Request += (_, request) => Requests.Add(request.Url);
        page.RequestFailed += (_, request) => Complaints.Add($"{request.Url}: {request.Failure}");
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                Complaints.Add(message.Text);
            }
        };
    }

    public IPage Page { get; }

    /// <summary>What the page complained about: uncaught exceptions, errors on the console, failed loads.</summary>
    public List<string> Complaints { get; } = [];

    /// <summary>Every address that the page asked for.</summary>
    public List<string> Requests { get; } = [];

    public Task OpenAsync(string file) => Page.GotoAsync(new Uri(file).AbsoluteUri);

    public Task PreferAsync(ColorScheme scheme) => Page.EmulateMediaAsync(new() { ColorScheme = scheme });

    public Task PressAsync(string key) => Page.Keyboard.PressAsync(key);

    public Task TypeAsync(string text) => Page.Keyboard.InsertTextAsync(text);

    /// <summary>The value of an expression, as JSON carries it.</summary>
    public Task<T> EvaluateAsync<T>(string expression) => Page.EvaluateAsync<T>(expression);

    public Task WaitForAsync(string condition) => Page.WaitForFunctionAsync(condition);

    public async ValueTask DisposeAsync() => await context.DisposeAsync();
}
