using System.Text;
using Markdig;
using Markdig.Extensions.Mathematics;
using Markdig.Helpers;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace SmallData.Book.Binding;

/// <summary>A heading of a page.</summary>
/// <param name="Level">1 to 6.</param>
/// <param name="Text">Its words.</param>
/// <param name="Id">Its anchor.</param>
internal sealed record Heading(int Level, string Text, string Id);

/// <summary>Markdown into HTML, with anchors that are unique on their page.</summary>
/// <param name="folder">The folder to which pictures and links refer.</param>
internal sealed class MarkdownText(string folder)
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UsePipeTables().UseGridTables().UseFootnotes().UseMathematics().UseEmphasisExtras().UseDefinitionLists()
        .UseTaskLists().UseAutoLinks().UseSmartyPants().UseGenericAttributes().UseFigures()
        .Build();

    private readonly HashSet<string> ids = new(StringComparer.Ordinal);
    private readonly List<Heading> headings = [];
    private int cells;

    /// <summary>The headings rendered so far.</summary>
    public IReadOnlyList<Heading> Headings => headings;

    public static MarkdownDocument Parse(string markdown) => Markdown.Parse(markdown, Pipeline);

    /// <summary>Renders a cell of text.</summary>
    public string Render(string markdown) => Render(Parse(markdown));

    public string Render(MarkdownDocument document)
    {
        cells++;
        foreach (var heading in document.Descendants<HeadingBlock>())
        {
            var words = PlainText(heading.Inline);
            var id = Unique(Slug(words));
            heading.GetAttributes().Id = id;
            headings.Add(new Heading(heading.Level, words, id));
            heading.Inline?.AppendChild(new HtmlInline(
                $"<a class=\"anchor\" href=\"#{Html.Escape(id)}\" aria-label=\"Link to “{Html.Escape(words)}”\">#</a>"));
        }

        foreach (var literal in document.Descendants<LiteralInline>())
        {
            literal.Content = new StringSlice(Html.KeepUnits(literal.Content.ToString()));
        }

        foreach (var link in document.Descendants<LinkInline>())
        {
            link.Url = link.IsImage ? Picture(link.Url) : PageOf(link.Url);
        }

        using var writer = new StringWriter();
        var renderer = new HtmlRenderer(writer);
        Pipeline.Setup(renderer);
        renderer.ObjectRenderers.ReplaceOrAdd<CodeBlockRenderer>(new CodeRenderer());
        renderer.ObjectRenderers.ReplaceOrAdd<HtmlMathInlineRenderer>(new InlineMath());
        renderer.ObjectRenderers.ReplaceOrAdd<HtmlMathBlockRenderer>(new BlockMath());
        renderer.Render(document);

        // Footnotes are numbered within a cell, and a page has many cells.
        return writer.ToString()
            .Replace("\"fn:", $"\"fn:{cells}-").Replace("\"#fn:", $"\"#fn:{cells}-")
            .Replace("\"fnref:", $"\"fnref:{cells}-").Replace("\"#fnref:", $"\"#fnref:{cells}-")
            .Replace("<table", "<div class=\"scroll\"><table").Replace("</table>", "</table></div>");
    }

    /// <summary>The words of a piece of Markdown, for titles, summaries and search.</summary>
    public static string PlainText(MarkdownObject? markdown)
    {
        var text = new StringBuilder();
        foreach (var node in markdown?.Descendants() ?? [])
        {
            _ = node switch
            {
                LiteralInline literal => text.Append(literal.Content.AsSpan()),
                CodeInline code => text.Append(code.Content),
                MathInline math => text.Append(math.Content.AsSpan()),
                LineBreakInline => text.Append(' '),
                HtmlEntityInline entity => text.Append(entity.Transcoded.AsSpan()),
                Block => text.Append(' '),
                _ => text,
            };
        }

        return string.Join(' ', text.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    private static string Slug(string words)
    {
        var slug = new StringBuilder();
        foreach (var c in words.ToLowerInvariant())
        {
            if (char.IsLetterOrDigit(c))
            {
                slug.Append(c);
            }
            else if (slug.Length > 0 && slug[^1] != '-')
            {
                slug.Append('-');
            }
        }

        return slug.ToString().Trim('-') is { Length: > 0 } text ? text : "section";
    }

    private string Unique(string slug)
    {
        var id = slug;
        for (var n = 2; !ids.Add(id); n++)
        {
            id = $"{slug}-{n}";
        }

        return id;
    }

    /// <summary>A picture beside the notebook goes into the page, so that the page needs nothing else.</summary>
    private string? Picture(string? url)
    {
        var path = url is null || url.Contains(':') ? null : Path.GetFullPath(Uri.UnescapeDataString(url), folder);
        var type = Path.GetExtension(path)?.ToLowerInvariant() switch
        {
            ".png" => "image/png",
            ".jpg" or ".jpeg" => "image/jpeg",
            ".gif" => "image/gif",
            ".svg" => "image/svg+xml",
            ".webp" => "image/webp",
            _ => null,
        };
        return type is not null && File.Exists(path) ? $"data:{type};base64,{Convert.ToBase64String(File.ReadAllBytes(path))}" : url;
    }

    /// <summary>A link to another chapter's notebook leads to its page.</summary>
    private static string? PageOf(string? url) =>
        url is not null && !url.Contains(':') && url.Split('#') is [var file, ..] && file.EndsWith(".dib", StringComparison.OrdinalIgnoreCase)
            ? $"{file[..^4]}.html{url[file.Length..]}"
            : url;

    private sealed class CodeRenderer : HtmlObjectRenderer<CodeBlock>
    {
        protected override void Write(HtmlRenderer renderer, CodeBlock block)
        {
            var code = block.Lines.ToString();
            var language = (block as FencedCodeBlock)?.Info;
            var html = language is "csharp" or "cs" or "c#" or "C#" ? CSharpHighlighter.Highlight(code) : Html.Escape(code);
            renderer.EnsureLine();
            renderer.Write("<pre class=\"code\"><code>").Write(html).WriteLine("</code></pre>");
        }
    }

    private sealed class InlineMath : HtmlObjectRenderer<MathInline>
    {
        protected override void Write(HtmlRenderer renderer, MathInline math) => renderer.Write(
            math.DelimiterCount > 1 ? Displayed(math.Content.ToString()) : TexMath.ToMathML(math.Content.ToString(), display: false));
    }

    private sealed class BlockMath : HtmlObjectRenderer<MathBlock>
    {
        protected override void Write(HtmlRenderer renderer, MathBlock math) => renderer.WriteLine(Displayed(math.Lines.ToString()));
    }

    private static string Displayed(string tex) => $"<span class=\"math scroll\">{TexMath.ToMathML(tex, display: true)}</span>";
}
