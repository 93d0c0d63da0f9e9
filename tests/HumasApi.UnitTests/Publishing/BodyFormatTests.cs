using HumasApi.Domain;
using HumasApi.Html;
using NUnit.Framework;

namespace HumasApi.UnitTests.Publishing;

/// <summary>What bodies in other formats become, case by case; and the warnings for text that was sent in the wrong one.</summary>
internal sealed class BodyFormatTests
{
    [TestCase("Satu\n\nDua", "<p>Satu</p><p>Dua</p>")]
    [TestCase("Satu\r\nDua\r\n\r\n\r\n  Tiga  \r", "<p>Satu<br>Dua</p><p>Tiga</p>")]
    [TestCase("a < b & c > d \"e\" &amp; <b>f</b>", "<p>a &lt; b &amp; c &gt; d \"e\" &amp;amp; &lt;b&gt;f&lt;/b&gt;</p>")]
    [TestCase("Satu\u2028Dua\u2029Tiga", "<p>Satu<br>Dua</p><p>Tiga</p>")]
    [TestCase("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>")]
    [TestCase("[gallery]\n\n\n", "<p>[gallery]</p>")]
    [TestCase(" \n\t\n", null)]
    public void Plain_text(string source, string? expected) => Check(BodyFormat.Plain, source, expected);

    [TestCase(
        "# Judul\n\nSatu **dua** *tiga* `empat`.",
        "<h2>Judul</h2>\n<p>Satu <strong>dua</strong> <em>tiga</em> <code>empat</code>.</p>",
        "changed <h1> to <h2> x1"
    )]
    [TestCase("Buka ~~Senin~~ Selasa", "<p>Buka <s>Senin</s> Selasa</p>")]
    [TestCase("a\nb  \nc", "<p>a\nb<br>\nc</p>")]
    [TestCase("- a\n- b\n\n3. c", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n<ol start=\"3\">\n<li>c</li>\n</ol>")]
    [TestCase(
        "a|b\n-|-\n1|2",
        "<table>\n<thead>\n<tr>\n<th>a</th>\n<th>b</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>1</td>\n<td>2</td>\n</tr>\n</tbody>\n</table>"
    )]
    [TestCase("> a\n\n---", "<blockquote>\n<p>a</p>\n</blockquote>\n<hr>")]
    [TestCase(
        "[a](https://contoh.example/ \"t\") <https://contoh.example/b>",
        "<p><a href=\"https://contoh.example/\" title=\"t\">a</a> <a href=\"https://contoh.example/b\">https://contoh.example/b</a></p>"
    )]
    [TestCase("Lihat https://contoh.example/b.", "<p>Lihat <a href=\"https://contoh.example/b\">https://contoh.example/b</a>.</p>")]
    [TestCase("![b](https://contoh.example/a.jpg)", "<p><img src=\"https://contoh.example/a.jpg\" alt=\"b\"></p>")]
    [TestCase("[a](javascript:alert(1))", "<p>a</p>", "removed href of <a> x1")]
    [TestCase("<script>alert(1)</script>\n\n<p onclick=\"x\">a</p>", "<p>a</p>", "removed <script> x1", "removed onclick of <p> x1")]
    [TestCase("```js\n<b>\n```", "<pre><code>&lt;b&gt;\n</code></pre>", "removed class of <code> x1")]
    [TestCase("5 < 6 & 7 [sic] 8", "<p>5 &lt; 6 &amp; 7 [sic] 8</p>")]
    public void Markdown(string source, string expected, params string[] warnings) =>
        Check(BodyFormat.Markdown, source, expected, warnings);

    private static IEnumerable<TestCaseData> Posts()
    {
        // Paragraphs of classic posts.
        yield return Post("Satu\n\nDua\ntiga", "<p>Satu</p><p>Dua<br>\ntiga</p>");
        yield return Post("Satu\r\n\r\nDua<br />\r\ntiga", "<p>Satu</p><p>Dua<br>\ntiga</p>");
        yield return Post("<strong>a</strong> b\n\n<em>c</em>", "<p><strong>a</strong> b</p><p><em>c</em></p>");
        yield return Post("<strong>a\n\nb</strong>", "<p><strong>a</strong></p><p><strong>b</strong></p>");
        yield return Post("a\n<h2>b</h2>\nc", "<p>a</p><h2>b</h2><p>c</p>");
        yield return Post("<p>a</p>\n<p>b\nc</p>", "<p>a</p>\n<p>b<br>\nc</p>");
        yield return Post("<ul>\n<li>a</li>\n<li>b\n\nc</li>\n</ul>\nd", "<ul>\n<li>a</li>\n<li><p>b</p><p>c</p></li>\n</ul><p>d</p>");
        yield return Post("<blockquote>a</blockquote>b", "<blockquote><p>a</p></blockquote><p>b</p>");
        yield return Post("<div>a</div><div>b\n\nc</div>", "<div>a</div><div><p>b</p><p>c</p></div>");
        yield return Post(
            "<table>\n<tr>\n<td>a\nb</td>\n<td>c</td>\n</tr>\n</table>",
            "<table>\n<tbody><tr>\n<td>a<br>\nb</td>\n<td>c</td>\n</tr>\n</tbody></table>"
        );
        yield return Post("a\n<pre>x\n\n  y</pre>\nb", "<p>a</p><pre>x\n\n  y</pre><p>b</p>");
        yield return Post("a\n\n&nbsp;\n\nb", "<p>a</p><p>&nbsp;</p><p>b</p>");
        yield return Post("<h2>a\n\nb</h2>", "<h2>a<br>b</h2>");
        yield return Post("a <b dan c", "<p>a &lt;b dan c</p>", "changed unended tag to text x1");
        yield return Post("a < b & c", "<p>a &lt; b &amp; c</p>");

        // Comments of blocks.
        yield return Post(
            "<!-- wp:paragraph {\"x\":1} -->\n<p>a\nb</p>\n<!-- /wp:paragraph -->\n\n<!-- wp:list --><ul><li>c</li></ul><!-- /wp:list -->",
            "<p>a\nb</p>\n<ul><li>c</li></ul>"
        );
        yield return Post("a\n\n<!--more-->\n\nb<!--nextpage-->", "<p>a</p><p>b</p>");
        yield return Post("a\n\n<!-- catatan -->\n\nb", "<p>a</p><p>b</p>", "removed comment x1");
        yield return Post("a <!-- wp:latest-posts {\"n\":3} /-->", "<p>a</p>", "removed wp:latest-posts x1");

        // Shortcodes of media.
        yield return Post(
            "[caption id=\"attachment_1\" align=\"alignnone\" width=\"300\"]<a href=\"https://contoh.example/b\"><img "
                + "src=\"https://contoh.example/a.jpg\" alt=\"x\" /></a> Apel <em>pagi</em>[/caption]\n\nIsi",
            "<figure><a href=\"https://contoh.example/b\"><img src=\"https://contoh.example/a.jpg\" alt=\"x\"></a><figcaption>Apel "
                + "<em>pagi</em></figcaption></figure><p>Isi</p>"
        );
        yield return Post(
            "Awal [caption caption=\"Apel\"]<img src=\"https://contoh.example/a.jpg\">[/caption] akhir",
            "<p>Awal</p><figure><img src=\"https://contoh.example/a.jpg\"><figcaption>Apel</figcaption></figure><p>akhir</p>"
        );
        yield return Post("a [gallery ids=\"1,2\"] b", "<p>a  b</p>", "removed [gallery] x1");
        yield return Post(
            "[embed width=\"10\"]https://contoh.example/v[/embed]",
            "<p><a href=\"https://contoh.example/v\">https://contoh.example/v</a></p>"
        );
        yield return Post(
            "[audio mp3=\"https://contoh.example/a.mp3?x=1&amp;y=2\"][/audio] [video width=\"1\" mp4=\"https://contoh.example/a.mp4\"]",
            "<p><a href=\"https://contoh.example/a.mp3?x=1&amp;y=2\">https://contoh.example/a.mp3?x=1&amp;y=2</a></p><p><a "
                + "href=\"https://contoh.example/a.mp4\">https://contoh.example/a.mp4</a></p>"
        );
        yield return Post("[audio src=\"/a.mp3\"]", "<p>/a.mp3</p>", "removed href of <a> x1");
        yield return Post("[video]", null, "removed [video] x1");
        yield return Post("[[gallery ids=\"1\"]] [sic] [Foto: Humas]", "<p>[gallery ids=\"1\"] [sic] [Foto: Humas]</p>", null);
        yield return Post(
            "[contact-form-7 id=\"3\"] [vc_row]a[/vc_row]",
            "<p>[contact-form-7 id=\"3\"] [vc_row]a[/vc_row]</p>",
            "looks-like-shortcode [contact-form-7] x1",
            "looks-like-shortcode [/vc_row] x1"
        );
        yield return Post("[caption]tanpa akhir", "<p>[caption]tanpa akhir</p>", "looks-like-shortcode [caption] x1");

        // Addresses on lines of their own.
        yield return Post(
            "Lihat:\nhttps://contoh.example/?a=1&amp;b=2\nselesai",
            "<p>Lihat:</p><p><a href=\"https://contoh.example/?a=1&amp;b=2\">https://contoh.example/?a=1&amp;b=2</a></p><p>selesai</p>"
        );
        foreach (
            var address in new[]
            {
                "https://www.youtube.com/watch?v=abc",
                "https://youtu.be/abc",
                "http://m.youtube.com/watch?x=1&v=abc&t=3",
            }
        )
            yield return Post(
                $"a\n\n{address}\n\nb",
                "<p>a</p><figure data-embed=\"youtube\" data-url=\"https://www.youtube.com/embed/abc\"><a "
                    + "href=\"https://www.youtube.com/embed/abc\">https://www.youtube.com/embed/abc</a></figure><p>b</p>"
            );
        yield return Post("a https://youtu.be/abc b", "<p>a https://youtu.be/abc b</p>");
        yield return Post(
            "<figure class=\"wp-block-embed\"><div>\nhttps://vimeo.com/12\n</div></figure>",
            "<figure><div><figure data-embed=\"vimeo\" data-url=\"https://player.vimeo.com/video/12\"><a "
                + "href=\"https://player.vimeo.com/video/12\">https://player.vimeo.com/video/12</a></figure></div></figure>",
            "removed class of <figure> x1"
        );

        // As dangerous as any HTML.
        yield return Post("[embed]javascript:alert(1)[/embed]", "<p>javascript:alert(1)</p>", "removed href of <a> x1");
        yield return Post("[audio src='\"><script>alert(1)</script>']", null, null);
        yield return Post("[caption caption='<img src=x onerror=alert(1)>']<img src=x>[/caption]", null, null);
        yield return Post("<script>\n\n[gallery]\n</script>a", "<p>a</p>", "removed <script> x1");
    }

    private static TestCaseData Post(string source, string? expected, params string[]? warnings) =>
        new TestCaseData(source, expected, warnings).SetArgDisplayNames(source);

    [TestCaseSource(nameof(Posts))]
    public void A_post(string source, string? expected, string[]? warnings) => Check(BodyFormat.Wordpress, source, expected, warnings);

    // With no format said, it is HTML: it stays as it is, and a warning names what it looks like.
    [TestCase("Satu\n\nDua\n\nTiga", "no-paragraphs empty line x0", "no-paragraphs line break x2")]
    [TestCase("Satu\nDua", "no-paragraphs line break x1")]
    [TestCase("<b>Satu</b>\n\nDua\n\n<i>Tiga</i>", "no-paragraphs empty line x2")]
    [TestCase("<p>Satu\n\nDua</p>", "no-paragraphs empty line x1")]
    [TestCase("<b>Satu</b>\nDua")]
    [TestCase("<p>Satu</p>\n\n<p>Dua</p>\n\n")]
    [TestCase("Satu<br>\n\nDua<hr>\n\nTiga<ul>\n\n<li>a</li></ul>")]
    [TestCase("<pre>a\n\nb</pre>")]
    [TestCase("Satu")]
    [TestCase("<p>[gallery ids=\"1\"]</p>", "looks-like-shortcode [gallery] x1")]
    [TestCase("[caption id=1]a[/caption][caption]", "looks-like-shortcode [caption] x2", "looks-like-shortcode [/caption] x1")]
    [TestCase(
        "[b]a[/b] [url=https://a.example]x[/url]",
        "looks-like-shortcode [/b] x1",
        "looks-like-shortcode [url] x1",
        "looks-like-shortcode [/url] x1"
    )]
    [TestCase("<p>[sic] [1] [Foto: Humas] [x = 1] [ ] []</p>")]
    [TestCase("<pre>[gallery]</pre>")]
    public void Html_that_looks_like_another_format_is_told(string source, params string[] expected)
    {
        var warnings = BodyHtml.Clean(new SentBody(source)).Warnings;
        Assert.That(Told(warnings), Is.EqualTo(expected.Where(one => !one.EndsWith("x0", StringComparison.Ordinal))));
        Assert.That(warnings.Select(warning => warning.Reason), Has.All.EqualTo("other-format"));
    }

    [Test]
    public void The_base_is_for_every_format([Values] BodyFormat format)
    {
        var (source, expected) = format switch
        {
            BodyFormat.Markdown => ("[a](/b)", "<p><a href=\"https://contoh.example/b\">a</a></p>"),
            BodyFormat.Wordpress => ("<a href=\"/b\">a</a>", "<p><a href=\"https://contoh.example/b\">a</a></p>"),
            BodyFormat.Html => ("<a href=\"/b\">a</a>", "<a href=\"https://contoh.example/b\">a</a>"),
            _ => ("/b", "<p>/b</p>"),
        };
        var cleaned = BodyHtml.Clean(new SentBody(source, format, "https://contoh.example/a"));
        Assert.That((cleaned.Body, cleaned.UsedBase), Is.EqualTo((expected, format != BodyFormat.Plain)));
    }

    // Each of these took the library of Markdown seconds, or the stack.
    [TestCase("*a ", 10_001)]
    [TestCase("[a](", 2_000)]
    [TestCase("[", 2_001)]
    [TestCase("![", 100_000)]
    [TestCase("http://a.b ", 2_001)]
    [TestCase("www.a.b ", 2_001)]
    [TestCase("~~a ", 1_001)]
    [TestCase("> ", 100_000)]
    [TestCase("1. ", 100_000)]
    [TestCase("- > ", 100_000)]
    [TestCase("\t", 101, "- a")]
    [TestCase("a\n\n", 10_001)]
    public void Markdown_that_costs_too_much_is_refused(string piece, int count, string end = "a")
    {
        var source = string.Concat(Enumerable.Repeat(piece, count)) + end;
        Assert.That(() => BodyHtml.Clean(new SentBody(source, BodyFormat.Markdown)), Throws.TypeOf<BodyTooComplexException>());
    }

    [TestCase("*a* _b_ [c](https://a.example/) ", 200)]
    [TestCase("Paragraf dengan **tebal** dan [tautan](https://a.example/).\n\n", 500)]
    [TestCase("----------", 100)]
    [TestCase("Pukul 10:00 sampai 12:00, 1. dan 2. ", 2_500)]
    public void Markdown_that_people_write_is_not(string piece, int count) =>
        Assert.That(BodyHtml.Clean(new SentBody(string.Concat(Enumerable.Repeat(piece, count)), BodyFormat.Markdown)).Body, Is.Not.Null);

    private static void Check(BodyFormat format, string source, string? expected, string[]? warnings = null)
    {
        var (body, _, told, _) = BodyHtml.Clean(new SentBody(source, format));
        if (expected is not null || warnings is not null)
            Assert.That(body, Is.EqualTo(expected));
        if (warnings is not null)
            Assert.That(Told(told), Is.EqualTo(warnings));
        Assert.That(
            new AngleSharp.Html.Parser.HtmlParser().ParseDocument(body ?? "").All.SelectMany(element => element.Attributes),
            Has.None.Matches<AngleSharp.Dom.IAttr>(attribute =>
                attribute!.Name.StartsWith("on", StringComparison.Ordinal)
                || attribute.Value.StartsWith("javascript", StringComparison.Ordinal)
            ),
            body
        );
        // What is stored is HTML: sent again as such, nothing of it changes.
        var again = BodyHtml.Clean(new SentBody(body ?? ""));
        Assert.That(again.Body, Is.EqualTo(body));
        Assert.That(again.Warnings.Where(warning => warning.Code is "removed" or "changed"), Is.Empty, body);
    }

    private static IEnumerable<string> Told(IReadOnlyList<BodyWarning> warnings) =>
        warnings.Select(warning => $"{warning.Code} {warning.What} x{warning.Count}");
}
