using Microsoft.Playwright;
using SmallData.Book.Binding;
using SmallData.Book.Running;

namespace Notebooks.Tests;

/// <summary>A book of two chapters, and a browser to read it in.</summary>
public sealed class BookInBrowser : IAsyncLifetime
{
    private readonly NotebookFolder folder = new();

    public BookInBrowser()
    {
        folder.Write("01-one.dib",
            """
            #!markdown
            # 01 · Pictures

            A first paragraph.

            ## Pooling

            | a | b |
            | --- | --- |
            | 1 | 2 |

            #!csharp
            var aVeryLongLine = "something that does not fit on a phone at all, and that must scroll in its own box, not the whole page";
            display(new { Name = "cats", Count = 3 });
            Console.WriteLine("x");

            #!markdown
            ## Summary

            The end.
            """);
        folder.Write("02-two.dib", "#!markdown\n# 02 · Dropout\n\nNothing.\n#!csharp\nthrow new Exception(\"broken\");");
        var course = Course.Open(folder.Notebooks);
        var facts = new BookFacts("quick", "7", "drawn", DateTimeOffset.UnixEpoch);
        BookBinder.Bind(course, [.. course.Chapters.Select(chapter => new ChapterRunner(new SilentReporter()).Run(chapter))], facts, folder.Root);
    }

    public string Folder => folder.Root;

    internal Chromium Chromium { get; } = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await Chromium.DisposeAsync();
        folder.Dispose();
    }
}

/// <summary>The book in a real browser.</summary>
public sealed class BrowserTests(BookInBrowser book) : IClassFixture<BookInBrowser>
{
    private string Chapter => Path.Combine(book.Folder, "01-one.html");

    [SkippableFact]
    public async Task Pages_load_without_a_complaint_and_ask_for_nothing_but_their_own_files()
    {
        await using var browser = await book.Chromium.OpenPageAsync();
        foreach (var page in Directory.GetFiles(book.Folder, "*.html"))
        {
            await browser.OpenAsync(page);
        }

        Assert.Empty(browser.Complaints);
        Assert.All(browser.Requests, url => Assert.Matches("^(file:|data:|about:)", url));
    }

    [SkippableFact]
    public async Task A_phone_scrolls_no_page_sideways()
    {
        await using var browser = await book.Chromium.OpenPageAsync(390, 844);
        foreach (var page in Directory.GetFiles(book.Folder, "*.html"))
        {
            await browser.OpenAsync(page);
            Assert.Equal(390, await browser.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        }
    }

    [SkippableFact]
    public async Task A_phone_opens_the_contents_by_button()
    {
        await using var browser = await book.Chromium.OpenPageAsync(390, 844);
        await browser.OpenAsync(Chapter);
        Assert.Equal(0, await browser.EvaluateAsync<int>("document.querySelector('.side').offsetHeight"));
        await browser.EvaluateAsync<object?>("document.querySelector('[data-do=menu]').click()");
        Assert.NotEqual(0, await browser.EvaluateAsync<int>("document.querySelector('.side').offsetHeight"));
    }

    [SkippableFact]
    public async Task Search_finds_a_section_and_goes_there()
    {
        await using var browser = await book.Chromium.OpenPageAsync();
        await browser.OpenAsync(Path.Combine(book.Folder, "02-two.html"));
        await browser.PressAsync("/");
        await browser.TypeAsync("pooling");
        Assert.Equal(["Pooling"], await browser.EvaluateAsync<string[]>("[...document.querySelectorAll('dialog.search strong')].map(e => e.textContent)"));
        await browser.PressAsync("Enter");
        await browser.WaitForAsync("location.href.endsWith('01-one.html#pooling')");
    }

    [SkippableFact]
    public async Task The_arrow_keys_present_one_cell_a_screen()
    {
        const string Shown = "[...document.querySelectorAll('.cell')].map(c => c.offsetHeight > 0).join()";
        await using var browser = await book.Chromium.OpenPageAsync(1280, 720);
        await browser.OpenAsync(Chapter);
        await browser.PressAsync("p");
        Assert.Equal("true,false,false", await browser.EvaluateAsync<string>(Shown));
        await browser.PressAsync("ArrowRight");
        Assert.Equal("false,true,false", await browser.EvaluateAsync<string>(Shown));
        await browser.PressAsync("End");
        Assert.True(await browser.EvaluateAsync<double>("parseFloat(getComputedStyle(document.querySelector('.cell.shown p')).fontSize)") > 30);
        await browser.PressAsync("Escape");
        Assert.Equal("true,true,true", await browser.EvaluateAsync<string>(Shown));
    }

    [SkippableTheory]
    [InlineData(ColorScheme.Light, ColorScheme.Dark)]
    [InlineData(ColorScheme.Dark, ColorScheme.Light)]
    public async Task The_theme_follows_the_system_until_it_is_chosen(ColorScheme system, ColorScheme chosen)
    {
        const string Ground = "getComputedStyle(document.body).backgroundColor";
        var colour = new Dictionary<ColorScheme, string> { [ColorScheme.Light] = "rgb(253, 252, 250)", [ColorScheme.Dark] = "rgb(21, 24, 29)" };
        await using var browser = await book.Chromium.OpenPageAsync();
        await browser.PreferAsync(system);
        await browser.OpenAsync(Chapter);
        Assert.Equal(colour[system], await browser.EvaluateAsync<string>(Ground));
        await browser.PressAsync("d");
        Assert.Equal(colour[chosen], await browser.EvaluateAsync<string>(Ground));
        await browser.OpenAsync(Path.Combine(book.Folder, "02-two.html"));
        Assert.Equal(colour[chosen], await browser.EvaluateAsync<string>(Ground));
    }

    [SkippableFact]
    public async Task Code_is_copied_by_button()
    {
        await using var browser = await book.Chromium.OpenPageAsync();
        await browser.OpenAsync(Chapter);
        await browser.EvaluateAsync<object?>(
            "window.copied = ''; Object.defineProperty(navigator, 'clipboard', { value: { writeText: t => { window.copied = t; return Promise.resolve(); } } });"
            + "document.querySelector('.copy').click()");
        await browser.WaitForAsync("document.querySelector('.copy').textContent === 'Copied'");
        Assert.StartsWith("var aVeryLongLine = \"something", await browser.EvaluateAsync<string>("window.copied"));
    }

    [SkippableFact]
    public async Task What_scrolls_can_be_reached_by_keyboard()
    {
        await using var browser = await book.Chromium.OpenPageAsync(390, 844);
        foreach (var page in Directory.GetFiles(book.Folder, "*.html"))
        {
            await browser.OpenAsync(page);
            Assert.Equal(0, await browser.EvaluateAsync<int>(
                "[...document.querySelectorAll('pre, .scroll')].filter(e => e.scrollWidth > e.clientWidth + 1 && e.tabIndex < 0).length"));
        }
    }
}
