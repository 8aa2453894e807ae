using System.Globalization;
using SmallData.Results;

namespace SmallData.Book.Binding;

/// <summary>The one figure of the landing page: one idea after the other, and how far each came.</summary>
internal static class StoryFigure
{
    // The lesson whose experiments form the course's thread, from a net from scratch to a fine-tuned one.
    private const string Lesson = "A ";

    /// <param name="results">The results of this book.</param>
    /// <returns>The figure; empty where fewer than two of its experiments were run.</returns>
    public static string Of(IReadOnlyList<ShownResult> results)
    {
        var steps = PublishedExperiment.All.Where(one => one.Row.StartsWith(Lesson, StringComparison.Ordinal))
            .Select(one => results.FirstOrDefault(result => result.Run.Row == one.Row)).OfType<ShownResult>().ToList();
        if (steps.Count < 2)
        {
            return "";
        }

        var first = steps[0].Run;
        var quick = first.Profile == Profile.Quick
            ? " In the profile quick the nets are hardly trained: it shows that everything runs, not how well."
            : "";
        return $"""
            <figure class="story" aria-labelledby="story">
            <figcaption><h2 id="story">One idea after the other</h2>
            <p>Of 100 photos that the net has not trained on, so many are named rightly. The line marks guessing. {Html.Escape(first.Data)}; profile {first.Profile.ToString().ToLowerInvariant()}.{quick}</p></figcaption>
            <ol class="bars">
            {string.Concat(steps.Select(Bar))}</ol>
            </figure>
            """;
    }

    private static string Bar(ShownResult step)
    {
        var share = (100 * step.Run.Accuracy).ToString("0.0", CultureInfo.InvariantCulture);
        var published = step.Run.Published.Length == 0 ? "" : $" · published: {Html.Escape(step.Run.Published)}";
        return $"""
            <li><span class="what"><a href="{Html.Escape(step.Page.File)}">{step.Page.Text.Number} · {Html.Escape(step.Run.Run)}</a><small>{Html.Escape(step.Run.Measured)}{published}</small></span>
            <span class="track"><span class="bar" style="width:{share}%"></span></span><strong>{share} %</strong></li>

            """;
    }
}
