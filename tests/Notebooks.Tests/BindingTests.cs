using System.Net;
using System.Text.RegularExpressions;
using SmallData.Book.Binding;
using SmallData.Book.Running;

namespace Notebooks.Tests;

public sealed partial class BindingTests : IDisposable
{
    private static readonly BookFacts Facts = new("quick", "7", "drawn", new DateTimeOffset(2026, 1, 2, 3, 4, 0, TimeSpan.Zero));

    private readonly NotebookFolder folder = new();

    private string Out => Path.Combine(folder.Root, "book");

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Every_chapter_has_a_page_and_the_index_leads_to_it()
    {
        folder.Write("01-one.dib", "#!markdown\n# 01 · First\n\nAbout ones.\n");
        folder.Write("02-two.dib", "#!markdown\n# 02 · Second\n\nAbout twos.\n");
        Bind();
        Assert.Contains("href=\"01-one.html\"", Read("index.html"));
        Assert.Contains("About twos.", Read("index.html"));
        Assert.Contains("<h1>Second</h1>", Read("02-two.html"));
        Assert.Contains("<a class=\"prev\" rel=\"prev\" href=\"01-one.html\">", Read("02-two.html"));
    }

    [Fact]
    public void No_page_asks_for_anything_outside_the_book()
    {
        folder.Write("01-one.dib", "#!markdown\n# One\n\nText with $x^2$ and a [link](https://example.org).\n#!csharp\n1 + 1");
        Bind();
        // Plotly's own script names addresses for maps; that no chart asks for one is watched in the browser.
        foreach (var file in Directory.GetFiles(Out, "*", SearchOption.AllDirectories).Where(file => Path.GetFileName(file) != "plotly.min.js"))
        {
            Assert.DoesNotMatch(@"(src|srcset)=""(https?:)?//|@import|url\(\s*['""]?(https?:)?//|<link[^>]*href=""(https?:)?//|fetch\(", File.ReadAllText(file));
        }
    }

    [Fact]
    public void Every_link_inside_the_book_leads_somewhere()
    {
        folder.Write("01-one.dib", "#!markdown\n# One\n\n## Same\n\n## Same\n\n[Two](02-two.dib#there) note[^1]\n\n[^1]: Foot.\n#!csharp\n1\n#!markdown\nAgain[^1]\n\n[^1]: Foot.");
        folder.Write("02-two.dib", "#!markdown\n# Two\n\n## There\n");
        Bind();
        foreach (var page in Directory.GetFiles(Out, "*.html"))
        {
            foreach (Match link in Link().Matches(File.ReadAllText(page)))
            {
                var parts = WebUtility.HtmlDecode(link.Groups["url"].Value).Split('#');
                var target = parts[0].Length == 0 ? page : Path.Combine(Out, parts[0]);
                Assert.True(File.Exists(target), $"{Path.GetFileName(page)}: {link.Value}");
                if (parts.Length > 1)
                {
                    Assert.Contains($"id=\"{parts[1]}\"", File.ReadAllText(target));
                }
            }
        }
    }

    [Fact]
    public void Ids_are_unique_on_their_page()
    {
        folder.Write("01-one.dib", "#!markdown\n# One\n\n## Net\n\na[^1]\n\n[^1]: b\n#!markdown\n## Net\n\na[^1]\n\n[^1]: b\n#!csharp\n1\n#!csharp\n2");
        Bind();
        var ids = Id().Matches(Read("01-one.html")).Select(match => match.Groups["id"].Value).ToList();
        Assert.Equal(ids.Distinct(), ids);
    }

    [Fact]
    public void Text_is_escaped_and_the_values_own_html_is_not()
    {
        folder.Write("01-one.dib",
            "#!csharp\nConsole.WriteLine(\"<i>&\");\ndisplay(\"<u>\");\ndisplay(new { S = \"<s>\" });\nHTML(\"<b id='own'>bold</b>\")");
        Bind();
        var page = Read("01-one.html");
        Assert.Contains("&lt;i&gt;&amp;", page);
        Assert.Contains("&lt;u&gt;", page);
        Assert.Contains("&lt;s&gt;", page);
        Assert.Contains("<b id='own'>bold</b>", page);
        Assert.DoesNotContain("<i>&", page);
    }

    [Fact]
    public void An_error_is_shown_at_its_cell_and_the_rest_marked_not_run()
    {
        folder.Write("01-one.dib", "#!csharp\n1\n#!csharp\nthrow new Exception(\"a < b\");\n#!csharp\n3");
        Bind();
        var cells = Read("01-one.html").Split("<section ");
        Assert.Contains("a &lt; b", cells.Single(cell => cell.Contains("id=\"cell-2\"")));
        Assert.Contains("cell 2, 01-one.dib line 4", cells.Single(cell => cell.Contains("id=\"cell-2\"")));
        Assert.Contains("not run", cells.Single(cell => cell.Contains("id=\"cell-3\"")));
        Assert.Contains("failed at cell 2", Read("index.html"));
    }

    [Fact]
    public void The_foot_names_how_the_book_was_made()
    {
        folder.Write("01-one.dib", "#!csharp\n1");
        Bind();
        var foot = Read("01-one.html").Split("<footer")[1];
        Assert.All(["quick", "7", BookFacts.Stack, "drawn", "2 January 2026, 03:04"], fact => Assert.Contains($"<dd>{fact}</dd>", foot));
    }

    [Fact]
    public void What_a_killed_build_left_unfinished_goes_with_the_next_build_after_an_hour()
    {
        folder.Write("01-one.dib", "#!csharp\n1");
        Directory.CreateDirectory(Out);
        string left = Path.Combine(Out, $".{Guid.NewGuid():N}.part");
        File.WriteAllText(left, "<html>");
        File.SetLastWriteTimeUtc(left, DateTime.UtcNow.AddHours(-2));
        Bind();
        Assert.DoesNotContain(Directory.GetFiles(Out, "*", SearchOption.AllDirectories), file => file.EndsWith(".part", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("a class's \"book\" #1 100%25")]
    [InlineData("고양이와 개")]
    public void A_book_may_be_bound_and_kept_anywhere(string name)
    {
        using var other = new NotebookFolder(name + new string('x', 150));
        other.Write("setup.dib", "#!csharp\nvar ten = 10;");
        other.Write("01-one.dib", "#!csharp\n#!import setup.dib\n#!csharp\nConsole.Write(ten + 1);");
        var course = Course.Open(other.Notebooks);
        string index = BookBinder.Bind(course, [new ChapterRunner(new SilentReporter()).Run(course.Chapters[0]).Succeeded()], Facts, Path.Combine(other.Root, "book"));
        Assert.Contains("11", File.ReadAllText(Path.Combine(Path.GetDirectoryName(index)!, "01-one.html")));
    }

    [Fact]
    public void Chapters_left_out_are_on_the_map_without_a_page()
    {
        folder.Write("01-one.dib", "#!csharp\n1");
        folder.Write("02-two.dib", "#!markdown\n# Second\n");
        Bind();
        Bind("1");
        Assert.False(File.Exists(Path.Combine(Out, "02-two.html")));
        Assert.Contains("not in this run", Read("index.html"));
        Assert.DoesNotContain("02-two.html", Read("index.html"));
    }

    [Fact]
    public void A_solution_is_folded_away_below_the_check_of_its_exercise()
    {
        folder.Write("01-one.dib", "#!markdown\n**1.1** (1 minute) What?\n#!csharp\nvar n = 0;\n#!csharp\n\"Check. \" + \"1.1\"\n#!markdown\nThe end.");
        folder.Write("solutions/01-one.dib", "#!markdown\n# Solutions\n#!markdown\nIt is two.\n#!csharp\n// 1.1\nvar n = 2;");
        Bind();
        Assert.Matches("(?s)<details><summary>Solution of 1.1</summary>.*It is two.*// 1.1.*</details>.*The end", Read("01-one.html"));
    }

    [Fact]
    public void A_picture_beside_the_notebook_is_in_the_page()
    {
        folder.Write("pixel.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
        folder.Write("01-one.dib", "#!markdown\n![a pixel](pixel.svg)");
        Bind();
        Assert.Contains("src=\"data:image/svg+xml;base64,", Read("01-one.html"));
    }

    [Fact]
    public void The_glossary_is_a_page_that_every_page_leads_to()
    {
        folder.Write("01-one.dib", "#!markdown\n# One\n\n## There\n");
        folder.Write("glossary.md", "# Glossary\n\nWords.\n\n## N\n\n### Net\n\nA word. [Chapter 01](01-one.dib#there)\n");
        Bind();
        Assert.Contains("href=\"glossary.html\"", Read("index.html"));
        Assert.Contains("href=\"glossary.html\"", Read("01-one.html"));
        Assert.Contains("<a href=\"01-one.html#there\">Chapter 01</a>", Read("glossary.html"));
        Assert.Contains("\"glossary.html#net\",\"Glossary\",\"Net\",\"A word. Chapter 01\"", Read("assets/search.js"));
    }

    [Fact]
    public void The_glossary_has_no_link_to_a_chapter_that_was_left_out()
    {
        folder.Write("01-one.dib", "#!csharp\n1");
        folder.Write("02-two.dib", "#!csharp\n1");
        folder.Write("glossary.md", "# Glossary\n\n### Net\n\nA word. [Chapter 02](02-two.dib)\n");
        Bind("1");
        Assert.Contains("<p>A word. Chapter 02</p>", Read("glossary.html"));
    }

    [Fact]
    public void A_book_without_a_glossary_has_no_link_to_one()
    {
        folder.Write("01-one.dib", "#!csharp\n1");
        folder.Write("glossary.md", "# Glossary");
        Bind();
        File.Delete(Path.Combine(folder.Notebooks, "glossary.md"));
        Bind();
        Assert.False(File.Exists(Path.Combine(Out, "glossary.html")));
        Assert.DoesNotContain("glossary.html", Read("index.html") + Read("01-one.html"));
    }

    [Fact]
    public void The_search_finds_sections_by_their_words()
    {
        folder.Write("01-one.dib", "#!markdown\n# One\n\n## Pooling\n\nhalves </script> pictures\n#!csharp\nvar pooled = 1;");
        Bind();
        var index = Read("assets/search.js");
        Assert.Contains("\"01-one.html#pooling\",\"One\",\"Pooling\"", index);
        Assert.Contains("var pooled", index);
        Assert.DoesNotContain("</script>", index);
    }

    private void Bind(params string[] chapters)
    {
        var course = Course.Open(folder.Notebooks);
        var runner = new ChapterRunner(new SilentReporter());
        BookBinder.Bind(course, [.. course.Select(chapters).Select(chapter => runner.Run(chapter))], Facts, Out);
    }

    private string Read(string file) => File.ReadAllText(Path.Combine(Out, file));

    [GeneratedRegex("href=\"(?<url>(?!https?:|data:)[^\"]+)\"")]
    private static partial Regex Link();

    [GeneratedRegex(@"\sid=""(?<id>[^""]+)""")]
    private static partial Regex Id();
}
