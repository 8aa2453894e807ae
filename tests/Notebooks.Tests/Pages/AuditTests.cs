namespace Notebooks.Tests;

/// <summary>One page, filled anew by each test of the class.</summary>
public sealed class AuditedPage : IAsyncLifetime
{
    private readonly Chromium chromium = new();
    private Browser? browser;

    internal async Task<Browser> WithAsync(string html)
    {
        browser ??= await chromium.OpenPageAsync();
        await browser.Page.SetContentAsync(
            $"<!DOCTYPE html><html lang='en'><title>t</title><body style='background:#fff;color:#000;margin:0'><header><p>h</p></header><main><h1>One</h1>{html}</main><footer><p>f</p></footer>");
        await browser.EvaluateAsync<object?>(CourseBook.Audit);
        return browser;
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await chromium.DisposeAsync();
}

/// <summary>The audit finds what it is there for: each page here has one flaw.</summary>
public sealed class AuditTests(AuditedPage page) : IClassFixture<AuditedPage>
{
    [SkippableTheory]
    [InlineData("contrast", "<p style='color:#999'>pale</p>", "contrast 2.85 of 4.5: <p> pale")]
    [InlineData("contrast", "<p style='color:#999;font-size:24px'>large and pale</p>", "contrast 2.85 of 3: <p> large and pale")]
    [InlineData("contrast", "<p style='opacity:.3'>faint</p>", "contrast 2.11 of 4.5: <p> faint")]
    [InlineData("contrast", "<svg class='sd-figure' width='200' height='50'><rect width='200' height='50' fill='#333'/><text x='10' y='30'>black on dark</text></svg>", "contrast 1.66 of 4.5: <text> black on dark")]
    [InlineData("small", "<p style='font-size:9px'>tiny</p>", "letters of 9.0 px: <p> tiny")]
    [InlineData("small", "<svg width='100' height='50' viewBox='0 0 200 100'><text y='50' font-size='14'>tiny</text></svg>", "letters of 7.0 px: <text> tiny")]
    [InlineData("names", "<button></button>", "no name: <button> ")]
    [InlineData("names", "<img src='data:,'>", "no name: <img> ")]
    [InlineData("structure", "<h4>deep</h4>", "h4 after h1: <h4> deep")]
    [InlineData("structure", "<i id='a'></i><i id='a'></i>", "id twice: a")]
    [InlineData("structure", "<table><tr><td>1</td></tr></table>", "table without headers: <table> 1")]
    [InlineData("targets", "<div><a href='#' style='display:block;height:10px'>low</a></div>", "10 px to hit: <a> low")]
    [InlineData("focus", "<button style='outline:none'>hidden</button>", "focus does not show: <button> hidden")]
    [InlineData("charts", "<figure class='sd-chart'>no picture</figure>", "not one picture and a button: <figure.sd-chart> no picture")]
    [InlineData("sideways", "<p style='width:2000px'>wide</p>", "the page is 2000 wide")]
    public async Task A_flaw_is_found(string check, string html, string flaw)
    {
        var browser = await page.WithAsync(html);
        var found = Assert.Single(await browser.EvaluateAsync<string[]>($"audit.{check}()"));
        Assert.EndsWith(flaw, found, StringComparison.Ordinal);
    }
}
