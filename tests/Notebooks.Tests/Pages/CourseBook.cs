using Microsoft.Playwright;
using SmallData.Book.Binding;

namespace Notebooks.Tests;

/// <summary>The whole course as a book, bound from the runs that other tests share, and a browser to read it in.</summary>
public sealed class CourseBook(SolvedCourse course) : IAsyncLifetime
{
    private static readonly string Audit = new StreamReader(typeof(CourseBook).Assembly.GetManifestResourceStream("audit.js")!).ReadToEnd();

    private readonly string folder = Directory.CreateTempSubdirectory("book-").FullName;

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

    /// <summary>What a check of the audit finds on all pages.</summary>
    /// <param name="check">The check, as <c>audit.js</c> calls it.</param>
    /// <param name="width">Of the window.</param>
    /// <param name="scheme">Light or dark.</param>
    internal async Task<IReadOnlyList<string>> FlawsAsync(string check, int width = 1280, ColorScheme scheme = ColorScheme.Light)
    {
        await using var browser = await Chromium.OpenPageAsync(width, height: 1400, scheme);
        await browser.Page.AddInitScriptAsync(Audit);
        var flaws = new List<string>();
        foreach (var page in Pages)
        {
            await browser.OpenAsync(page);
            var found = await browser.EvaluateAsync<string[]>($"audit.{check}");
            flaws.AddRange(found.Select(flaw => $"{Path.GetFileName(page)}: {flaw}"));
        }

        return flaws;
    }
}
