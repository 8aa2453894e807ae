using Microsoft.Playwright;
using SmallData.Book.Binding;

namespace Notebooks.Tests;

/// <summary>The whole course as a book, bound from the runs that other tests share, and a browser to read it in.</summary>
public sealed class CourseBook(SolvedCourse course) : IAsyncLifetime
{
    /// <summary>The check that no page complains while it loads, and that none asks for anything outside the book.</summary>
    internal const string Loading = "loading";

    /// <summary>The script with the checks.</summary>
    internal static readonly string Audit = new StreamReader(typeof(CourseBook).Assembly.GetManifestResourceStream("audit.js")!).ReadToEnd();

    private readonly string folder = Directory.CreateTempSubdirectory("book-").FullName;

    private readonly Dictionary<(int Width, ColorScheme Scheme), ILookup<string, string>> audits = [];

    internal Chromium Chromium { get; } = new();

    /// <summary>Every page of the book.</summary>
    public IReadOnlyList<string> Pages => [.. Directory.GetFiles(folder, "*.html").Order(StringComparer.Ordinal)];

    public string Page(string name) => Pages.Single(page => Path.GetFileName(page).StartsWith(name, StringComparison.Ordinal));

    public Task InitializeAsync()
    {
        var results = course.Course.Chapters.Select(course.Of).ToList();
        course.In(() => BookBinder.Bind(course.Course, results, new BookFacts("quick", "7", "drawn", DateTimeOffset.UnixEpoch), folder));
        return Task.CompletedTask;
    }

    public async Task DisposeAsync()
    {
        await Chromium.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>What a check of the audit finds on all pages, one line a flaw.</summary>
    /// <param name="check">The check, as <c>audit.js</c> names it; or <see cref="Loading"/>.</param>
    /// <param name="width">Of the window.</param>
    /// <param name="scheme">Light or dark.</param>
    internal async Task<string> FlawsAsync(string check, int width = 1280, ColorScheme scheme = ColorScheme.Light)
    {
        if (!audits.TryGetValue((width, scheme), out var audit))
        {
            audits[(width, scheme)] = audit = await AuditAsync(width, scheme);
        }

        Assert.Contains(check, Checks(width, scheme));
        return string.Join('\n', audit[check]);
    }

    /// <summary>What is asked in a window: opening a page costs more than a check, so each window has its questions.</summary>
    private static string[] Checks(int width, ColorScheme scheme) => (width, scheme) switch
    {
        (1280, ColorScheme.Light) => [Loading, "contrast", "names", "structure", "focus", "charts", "sideways"],
        (1280, _) => ["contrast"],
        (390, _) => ["targets", "small", "charts", "sideways"],
        _ => ["sideways"],
    };

    private async Task<ILookup<string, string>> AuditAsync(int width, ColorScheme scheme)
    {
        await using var browser = await Chromium.OpenPageAsync(width, height: 1400, scheme);
        await browser.Page.AddInitScriptAsync(Audit);
        var flaws = new List<(string Check, string Flaw)>();
        foreach (var page in Pages)
        {
            await browser.OpenAsync(page);
            foreach (var check in Checks(width, scheme).Except([Loading]))
            {
                var found = await browser.EvaluateAsync<string[]>($"audit.{check}()");
                flaws.AddRange(found.Select(flaw => (check, $"{Path.GetFileName(page)}: {flaw}")));
            }
        }

        flaws.AddRange(browser.Complaints.Concat(browser.Requests.Where(url => !url.StartsWith("file:", StringComparison.Ordinal) && !url.StartsWith("data:", StringComparison.Ordinal)))
            .Select(complaint => (Loading, complaint)));
        return flaws.ToLookup(one => one.Check, one => one.Flaw);
    }
}
