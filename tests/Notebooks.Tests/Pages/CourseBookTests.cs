using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Notebooks.Tests;

/// <summary>The course's book in a real browser.</summary>
[Collection(SolvedCourse.Collection)]
public sealed partial class CourseBookTests(CourseBook book) : IClassFixture<CourseBook>
{
    private const string Chart = "document.querySelector('.sd-chart')";

    [Fact]
    public void Every_link_leads_to_a_page_and_a_place_on_it()
    {
        var ids = book.Pages.ToDictionary(page => Path.GetFileName(page)!, page => Id().Matches(File.ReadAllText(page)).Select(match => match.Groups["id"].Value).ToHashSet());
        var lost = from page in book.Pages
                   from Match link in Link().Matches(File.ReadAllText(page))
                   let parts = WebUtility.HtmlDecode(link.Groups["url"].Value).Split('#')
                   let target = parts[0].Length == 0 ? Path.GetFileName(page) : parts[0]
                   where !File.Exists(Path.Combine(Path.GetDirectoryName(page)!, target)) || (parts.Length > 1 && !ids[target].Contains(parts[1]))
                   select $"{Path.GetFileName(page)}: {link.Value}";
        Assert.Empty(lost.Distinct());
    }

    [Fact]
    public void Curves_and_bars_are_in_the_chapters_that_speak_of_them() =>
        Assert.All(["00", "02", "03", "04", "05", "06", "07", "08"], chapter => Assert.Contains("<figure class=\"sd-chart\"", File.ReadAllText(book.Page(chapter))));

    [SkippableFact]
    public async Task A_chart_without_a_network_becomes_interactive()
    {
        await using var browser = await book.Chromium.OpenPageAsync();
        await browser.Page.Context.SetOfflineAsync(true);
        await browser.OpenAsync(book.Page("02"));
        await browser.EvaluateAsync<object?>($"{Chart}.querySelector('button').click()");
        await browser.WaitForAsync($"{Chart}.querySelectorAll('.js-plotly-plot .scatterlayer .trace').length === JSON.parse({Chart}.querySelector('[type=\"application/json\"]').textContent).data.length");
        Assert.False(await browser.EvaluateAsync<bool>($"[...{Chart}.querySelectorAll('svg.sd-figure, button')].some(e => e.checkVisibility())"));
        Assert.All(browser.Requests, request => Assert.StartsWith("file:", request, StringComparison.Ordinal));
    }

    [SkippableFact]
    public async Task A_chart_whose_script_is_lost_says_so_and_keeps_its_picture()
    {
        await using var browser = await book.Chromium.OpenPageAsync();
        await browser.Page.RouteAsync("**/plotly*.js", route => route.AbortAsync());
        await browser.OpenAsync(book.Page("02"));
        await browser.EvaluateAsync<object?>($"{Chart}.querySelector('button').click()");
        await browser.WaitForAsync($"{Chart}.querySelector('[role=status]').textContent.startsWith('No interactive view: plotly.js could not be loaded')");
        Assert.True(await browser.EvaluateAsync<bool>($"{Chart}.querySelector('svg.sd-figure').checkVisibility() && !{Chart}.querySelector('button').disabled"));
    }

    [SkippableFact]
    public async Task Search_finds_a_term_and_leads_to_it()
    {
        await using var browser = await book.Chromium.OpenPageAsync();
        await browser.OpenAsync(book.Page("index"));
        await browser.Page.ClickAsync("[data-do=search]");
        await browser.TypeAsync("grad-cam");
        Assert.True(await browser.EvaluateAsync<int>("document.querySelectorAll('dialog.search li').length") > 1);
        await browser.Page.ClickAsync("dialog.search a");
        await browser.WaitForAsync("location.hash && document.querySelector(':target')");
    }

    [SkippableFact]
    public async Task Search_is_closed_by_button_and_focus_returns()
    {
        await using var browser = await book.Chromium.OpenPageAsync();
        await browser.OpenAsync(book.Page("03"));
        await browser.Page.ClickAsync("[data-do=search]");
        await browser.Page.ClickAsync("dialog.search button");
        Assert.Equal("search", await browser.EvaluateAsync<string>("document.activeElement.dataset.do"));
    }

    [SkippableFact]
    public async Task Every_code_cell_can_be_copied()
    {
        await using var browser = await book.Chromium.OpenPageAsync();
        await browser.OpenAsync(book.Page("03"));
        await browser.EvaluateAsync<object?>("window.copied = []; Object.defineProperty(navigator, 'clipboard', { value: { writeText: t => { copied.push(t); return Promise.resolve(); } } });"
            + "document.querySelectorAll('.cell.code .copy').forEach(b => b.click())");
        Assert.True(await browser.EvaluateAsync<bool>(
            "JSON.stringify(copied) === JSON.stringify([...document.querySelectorAll('.cell.code .source code')].map(c => c.textContent)) && copied.length > 20"));
    }

    [SkippableFact]
    public async Task Solutions_are_folded_until_asked_for()
    {
        const string Solution = "document.querySelector('.solutions pre')";
        await using var browser = await book.Chromium.OpenPageAsync();
        await browser.OpenAsync(book.Page("03"));
        Assert.False(await browser.EvaluateAsync<bool>($"{Solution}.checkVisibility()"));
        await browser.Page.ClickAsync(".solutions summary");
        Assert.True(await browser.EvaluateAsync<bool>($"{Solution}.checkVisibility()"));
    }

    [SkippableFact]
    public async Task Present_steps_through_a_whole_chapter_and_no_screen_is_cut_off_at_the_right()
    {
        await using var browser = await book.Chromium.OpenPageAsync(1280, 720);
        await browser.OpenAsync(book.Page("03"));
        var cells = await browser.EvaluateAsync<int>("document.querySelectorAll('main .cell').length");
        await browser.PressAsync("p");
        await browser.PressAsync("Home");
        for (var i = 1; i <= cells; i++)
        {
            Assert.Equal($"1 shown, {i} / {cells}", await browser.EvaluateAsync<string>(
                "`${[...document.querySelectorAll('main .cell')].filter(c => c.checkVisibility()).length} shown, ${document.querySelector('.counter').textContent}`"));
            Assert.Equal("", await browser.EvaluateAsync<string>(
                "[...document.querySelectorAll('.cell.shown :is(pre.code, .scroll, .output)')].filter(e => e.scrollWidth > e.clientWidth + 1).map(e => e.textContent.slice(0, 60)).join()"));
            await browser.PressAsync("ArrowRight");
        }

        await browser.PressAsync("Escape");
        Assert.True(await browser.EvaluateAsync<bool>("[...document.querySelectorAll('main .cell')].every(c => c.checkVisibility())"));
    }

    [SkippableFact]
    public async Task On_paper_solutions_are_open_and_buttons_gone()
    {
        await using var browser = await book.Chromium.OpenPageAsync();
        await browser.OpenAsync(book.Page("03"));
        await browser.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await browser.EvaluateAsync<object?>("dispatchEvent(new Event('beforeprint'))");
        Assert.Equal("true 0", await browser.EvaluateAsync<string>(
            "[...document.querySelectorAll('details')].every(d => d.open) + ' ' + [...document.querySelectorAll('button, nav')].filter(e => e.checkVisibility()).length"));
    }

    [Fact]
    public void The_landing_page_shows_every_result_beside_its_published_figure()
    {
        var page = File.ReadAllText(book.Page("index"));
        Assert.Matches(@"(?s)<th scope=""row"">net A</th>.*?<td>70-72 %", page);
        Assert.Equal(4, Regex.Count(page, "class=\"bar\""));
    }

    [GeneratedRegex("href=\"(?<url>(?!https?:|data:|mailto:)[^\"]+)\"")]
    private static partial Regex Link();

    [GeneratedRegex(@"\sid=""(?<id>[^""]+)""")]
    private static partial Regex Id();
}
