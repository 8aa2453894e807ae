using Microsoft.Playwright;

namespace Notebooks.Tests;

/// <summary>Every page of the course's book: what WCAG 2.2 asks at level AA, as far as a script can tell; charts; silence.</summary>
[Collection(SolvedCourse.Collection)]
public sealed class BookAuditTests(CourseBook book) : IClassFixture<CourseBook>
{
    [SkippableTheory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Every_text_stands_out_from_what_lies_behind_it(ColorScheme scheme) =>
        Assert.Equal("", await book.FlawsAsync("contrast", scheme: scheme));

    [SkippableFact]
    public async Task Every_control_and_picture_has_a_name() => Assert.Equal("", await book.FlawsAsync("names"));

    [SkippableFact]
    public async Task Headings_landmarks_tables_and_ids_are_in_order() => Assert.Equal("", await book.FlawsAsync("structure"));

    [SkippableFact]
    public async Task Focus_shows() => Assert.Equal("", await book.FlawsAsync("focus"));

    [SkippableFact]
    public async Task A_thumb_hits_every_control() => Assert.Equal("", await book.FlawsAsync("targets", width: 390));

    [SkippableFact]
    public async Task A_phone_has_no_letters_below_eleven_pixels() => Assert.Equal("", await book.FlawsAsync("small", width: 390));

    [SkippableTheory]
    [InlineData(390)]
    [InlineData(768)]
    [InlineData(1280)]
    public async Task Nothing_sticks_out_sideways(int width) => Assert.Equal("", await book.FlawsAsync("sideways", width));

    [SkippableFact]
    public async Task No_page_complains_or_asks_for_anything_outside_the_book() => Assert.Equal("", await book.FlawsAsync(CourseBook.Loading));

    [SkippableTheory]
    [InlineData(1280)]
    [InlineData(390)]
    public async Task Every_chart_shows_one_picture_and_a_button(int width) => Assert.Equal("", await book.FlawsAsync("charts", width));
}
