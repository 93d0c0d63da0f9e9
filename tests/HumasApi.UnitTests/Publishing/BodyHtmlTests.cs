using HumasApi.Html;
using NUnit.Framework;

namespace HumasApi.UnitTests.Publishing;

/// <summary>
/// What bodies may hold, case by case: the source, what readers get, and what editors are told, as "removed what x count".
/// </summary>
internal sealed class BodyHtmlTests
{
    // Everything on the list of the contract passes untouched and unremarked.
    private static readonly string[] Allowed =
    [
        "<p>Teks</p>",
        "<h2 id=\"s-satu\">Satu</h2>",
        "<h3 id=\"s-dua\">Dua</h3>",
        "<h4 id=\"s-tiga\">Tiga</h4>",
        "<p>a<br>b</p>",
        "<p>a</p><hr><p>b</p>",
        "<p><strong>a</strong><em>b</em><b>c</b><i>d</i><u>e</u><s>f</s><sub>g</sub><sup>h</sup></p>",
        "<p><a href=\"https://contoh.example/a?b=1&amp;c=2\" title=\"Judul\">a</a></p>",
        "<p><a href=\"http://contoh.example/\">a</a></p>",
        "<p><a href=\"mailto:humas@contoh.example\">a</a></p>",
        "<p><a href=\"tel:+62812345678\">a</a></p>",
        "<ul><li>a</li><li>b</li></ul>",
        "<ol start=\"3\"><li>a<ul><li>b</li></ul></li></ol>",
        "<blockquote cite=\"https://contoh.example/q\"><p>“a”</p></blockquote>",
        "<p><q cite=\"https://contoh.example/q\">a</q><cite>b</cite></p>",
        "<figure><img src=\"https://contoh.example/a.jpg\" alt=\"\" width=\"640\" height=\"480\"><figcaption>b</figcaption></figure>",
        "<table><caption>a</caption><thead><tr><th scope=\"col\" colspan=\"2\" rowspan=\"1\">b</th></tr></thead><tbody><tr><td "
            + "colspan=\"2\" rowspan=\"1\">c</td></tr></tbody><tfoot><tr><td>d</td></tr></tfoot></table>",
        "<pre><code>a &lt;b&gt;</code></pre>",
        "<p><abbr title=\"Unit Pelaksana Teknis\">UPT</abbr> <time datetime=\"2022-10-12\">12 Oktober</time></p>",
        "<div><span lang=\"jv\">a</span></div>",
        "<p dir=\"rtl\" lang=\"ar\">مرحبا بالعالم</p>",
        "<p>👩‍👩‍👧‍👦 🇮🇩 &amp; é</p>",
        "<figure data-embed=\"youtube\" data-url=\"https://www.youtube.com/embed/abc\"><a "
            + "href=\"https://www.youtube.com/embed/abc\">Video</a></figure>",
    ];

    private static IEnumerable<TestCaseData> Changed()
    {
        // Elements that are dangerous or mean nothing to readers go with all they hold.
        yield return Case("<p>a</p><script>alert(1)</script>", "<p>a</p>", "removed <script> x1");
        yield return Case("<script>1</script><script>2</script>", null, "removed <script> x2");
        yield return Case("<SCRIPT SRC=https://jahat.example/x.js></SCRIPT>a", "a", "removed <script> x1");
        yield return Case("<style>p{color:red}</style><p>a</p>", "<p>a</p>", "removed <style> x1");
        yield return Case("a<svg onload=alert(1)><circle r=9></circle></svg>b", "ab", "removed <svg> x1");
        yield return Case("a<math><mi>x</mi></math>b", "ab", "removed <math> x1");
        yield return Case(
            "<iframe src=\"https://jahat.example/\"></iframe><p>a</p>",
            "<a href=\"https://jahat.example/\">https://jahat.example/</a><p>a</p>",
            "removed <iframe> x1"
        );
        yield return Case("<iframe srcdoc=\"<script>alert(1)</script>\"></iframe>a", "a", "removed <iframe> x1");
        yield return Case("<iframe src=\"javascript:alert(1)//www.youtube.com\"></iframe>a", "a", "removed <iframe> x1");
        yield return Case(
            "<iframe src=\"https://www.youtube.com.jahat.example/embed/a\" title=\"Video\"></iframe>a",
            "<a href=\"https://www.youtube.com.jahat.example/embed/a\">Video</a><br>a",
            "removed <iframe> x1"
        );
        yield return Case(
            "<iframe src=\"https://www.google.com/search?q=a\"></iframe>a",
            "<a href=\"https://www.google.com/search?q=a\">https://www.google.com/search?q=a</a><br>a",
            "removed <iframe> x1"
        );
        yield return Case("<object data=\"x.swf\">b</object>a", "<p>b</p>a", "removed <object> x1");
        yield return Case(
            "<embed src=\"https://contoh.example/x.swf\">a<object data=\"https://contoh.example/y.pdf\" title=\"Salinan\"></object>",
            "<a href=\"https://contoh.example/x.swf\">https://contoh.example/x.swf</a><br>a<br><a "
                + "href=\"https://contoh.example/y.pdf\">Salinan</a>",
            "removed <embed> x1",
            "removed <object> x1"
        );
        yield return Case("<embed src=\"x.swf\">a", "a", "removed <embed> x1");
        yield return Case(
            "<form action=\"https://jahat.example\"><input name=\"sandi\"></form>a",
            "a",
            "removed <form> x1",
            "removed <input> x1"
        );
        yield return Case("<base href=\"https://jahat.example/\"><p>a</p>", "<p>a</p>", "removed <base> x1");
        yield return Case("<meta http-equiv=\"refresh\" content=\"0;url=https://jahat.example\"><p>a</p>", "<p>a</p>", "removed <meta> x1");
        yield return Case("<link rel=\"stylesheet\" href=\"https://jahat.example/x.css\"><p>a</p>", "<p>a</p>", "removed <link> x1");
        yield return Case(
            "<video src=\"https://contoh.example/a.mp4\"></video>a",
            "<a href=\"https://contoh.example/a.mp4\">https://contoh.example/a.mp4</a><br>a",
            "removed <video> x1"
        );

        // Other elements lose their tag and keep their text, which does not run into that beside it.
        yield return Case(
            "<center>PENGUMUMAN</center><center>Nomor 12</center>",
            "<p>PENGUMUMAN</p><p>Nomor 12</p>",
            "removed <center> x2"
        );
        yield return Case(
            "<dl><dt>Hari</dt><dd>Senin</dd></dl>",
            "<p>Hari</p><p>Senin</p>",
            "removed <dl> x1",
            "removed <dt> x1",
            "removed <dd> x1"
        );
        yield return Case("<section>Awal<p>a</p>akhir</section>lagi", "Awal<p>a</p>akhir<br>lagi", "removed <section> x1");
        yield return Case("<b>x<address>Jl. Satu</address>y</b>", "<b>x<br>Jl. Satu<br>y</b>", "removed <address> x1");
        yield return Case(
            "<fieldset><legend>a</legend><p>b</p></fieldset>",
            "<p>a</p><p>b</p>",
            "removed <fieldset> x1",
            "removed <legend> x1"
        );
        yield return Case("<form><p>Isi berita</p></form>", "<p>Isi berita</p>", "removed <form> x1");
        yield return Case(
            "<p>Buka <del>Senin</del> Selasa, <strike>Rp 50.000</strike> gratis</p>",
            "<p>Buka <s>Senin</s> Selasa, <s>Rp 50.000</s> gratis</p>",
            "changed <del> to <s> x1",
            "changed <strike> to <s> x1"
        );
        yield return Case(
            "Rekap<col width=70><tr><td>Januari</td><td>12</td></tr><tr><td>Februari</td><td>7</td></tr>habis",
            "Rekap<table><tbody><tr><td>Januari</td><td>12</td></tr><tr><td>Februari</td><td>7</td></tr></tbody></table>habis",
            "removed <colgroup> x1",
            "removed <col> x1"
        );
        foreach (var test in Lost())
            yield return test;
        yield return Case("<p><font color=\"red\">a</font></p>", "<p>a</p>", "removed <font> x1");
        yield return Case("<article><p>a</p></article>", "<p>a</p>", "removed <article> x1");
        yield return Case("<p><blink>a</blink> <blink>b</blink></p>", "<p>a b</p>", "removed <blink> x2");
        yield return Case("<h1 id=\"a\">a</h1>", "<h2 id=\"s-a\">a</h2>", "changed <h1> to <h2> x1");
        yield return Case("<h5>a</h5><h6>b</h6>", "<h4>a</h4><h4>b</h4>", "changed <h5> to <h4> x1", "changed <h6> to <h4> x1");

        // Attributes.
        yield return Case("<p onclick=\"alert(1)\">a</p>", "<p>a</p>", "removed onclick of <p> x1");
        yield return Case(
            "<img src=\"https://contoh.example/a.jpg\" alt=\"a\" onerror=\"alert(1)\">",
            "<img src=\"https://contoh.example/a.jpg\" alt=\"a\">",
            "removed onerror of <img> x1"
        );
        yield return Case("<p style=\"position:fixed;inset:0\">a</p>", "<p>a</p>", "removed style of <p> x1");
        yield return Case(
            "<a href=\"https://contoh.example/\" style=\"background:url(javascript:alert(1))\">a</a>",
            "<a href=\"https://contoh.example/\">a</a>",
            "removed style of <a> x1"
        );
        yield return Case(
            "<a href=\"https://contoh.example/\" target=\"_blank\" rel=\"noopener\">a</a>",
            "<a href=\"https://contoh.example/\">a</a>",
            "removed target of <a> x1",
            "removed rel of <a> x1"
        );
        yield return Case(
            "<p id=\"a\" class=\"b\">a</p><p id=\"c\">c</p>",
            "<p>a</p><p>c</p>",
            "removed id of <p> x2",
            "removed class of <p> x1"
        );
        yield return Case("<p data-x=\"1\">a</p>", "<p>a</p>", "removed data-x of <p> x1");
        yield return Case("<span href=\"https://contoh.example/\">a</span>", "<span>a</span>", "removed href of <span> x1");
        yield return Case(
            "<img srcset=\"https://jahat.example/a.jpg 2x\" src=\"https://contoh.example/a.jpg\">",
            "<img src=\"https://contoh.example/a.jpg\">",
            "removed srcset of <img> x1"
        );

        // Addresses.
        yield return Link("javascript:alert(1)");
        yield return Link("JaVaScRiPt:alert(1)");
        yield return Link(" javascript:alert(1)");
        yield return Link("java\tscript:alert(1)");
        yield return Link("java&#x0A;script:alert(1)");
        yield return Link("&#106;&#97;&#118;&#97;&#115;&#99;&#114;&#105;&#112;&#116;&#58;alert(1)");
        yield return Link("&#1;javascript:alert(1)");
        yield return Link("javascript&colon;alert(1)");
        yield return Link("data:text/html;base64,PHNjcmlwdD4=");
        yield return Link("vbscript:msgbox(1)");
        yield return Link("file:///etc/passwd");
        yield return Link("/berita/1");
        yield return Link("berita/1");
        yield return Link("//contoh.example/berita");
        yield return Link("#bab");
        yield return Link("?a=1");
        yield return Case(
            "<p>b<img src=\"data:image/svg+xml,<svg onload=alert(1)>\" alt=\"a\"></p>",
            "<p>b a</p>",
            "removed src of <img> x1",
            "removed <img> x1"
        );
        yield return Case(
            "<p>b<img src=\"mailto:a@contoh.example\" alt=\"a\"></p>",
            "<p>b a</p>",
            "removed src of <img> x1",
            "removed <img> x1"
        );
        yield return Case(
            "<blockquote cite=\"javascript:alert(1)\">a</blockquote>",
            "<blockquote>a</blockquote>",
            "removed cite of <blockquote> x1"
        );

        yield return Case("<a href=\"https://bank.go.id@jahat.example/\">a</a>", "a", "removed href of <a> x1");
        yield return Case(
            "<a href=\" https://contoh.example/a b{c}?d=e f#\">a</a>",
            "<a href=\"https://contoh.example/a%20b%7Bc%7D?d=e%20f#\">a</a>"
        );

        // Ids of headings, and the links of the body to them.
        yield return Case("<h2 id=\"cookie\">a</h2>", "<h2 id=\"s-cookie\">a</h2>");
        yield return Case(
            "<h2 id=\"a\">a</h2><h3 id=\"a\">b</h3><h4 id=\"a-2\">c</h4>",
            "<h2 id=\"s-a\">a</h2><h3 id=\"s-a-2\">b</h3><h4 id=\"s-a-2-2\">c</h4>",
            "changed id of <h3> x1",
            "changed id of <h4> x1"
        );
        yield return Case(
            "<h2 id=\"Über uns!\">a</h2><h3 id=\"!\">b</h3>",
            "<h2 id=\"s-uber-uns\">a</h2><h3>b</h3>",
            "changed id of <h2> x1",
            "removed id of <h3> x1"
        );
        yield return Case(
            "<p><a href=\"#Bab 1\">a</a> <a href=\"#bab\">b</a></p><h1 id=\"Bab 1\">c</h1>",
            "<p><a href=\"#s-bab-1\">a</a> b</p><h2 id=\"s-bab-1\">c</h2>",
            "removed href of <a> x1",
            "changed <h1> to <h2> x1",
            "changed id of <h2> x1"
        );

        // Comments, conditional ones and what browsers read as one.
        yield return Case("<p>a<!-- rahasia --></p>", "<p>a</p>", "removed comment x1");
        yield return Case("<!--[if gte IE 4]><script>alert(1)</script><![endif]--><p>a</p>", "<p>a</p>", "removed comment x1");
        yield return Case("<p>a<?php echo 1 ?></p>", "<p>a</p>", "removed comment x1");
        yield return Case("<p>a<![CDATA[b]]></p>", "<p>a</p>", "removed comment x1");

        // Text that turns into markup when a browser reads it a second time.
        yield return Case(
            "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\"></noscript>a",
            "<p>a</p>",
            "removed <noscript> x1",
            "removed title of <p> x1"
        );
        yield return Case("<template><img src=x onerror=alert(1)></template>a", "a", "removed <template> x1");
        yield return Case(
            "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">",
            null,
            null
        );
        yield return Case("<svg><style><img title=\"</style><img src=x onerror=alert(1)>\"></style></svg>a", "a", null);
        yield return Case("<svg></p><style><a id=\"</style><img src=1 onerror=alert(1)>\">", null, null);
        yield return Case("<textarea><img title=\"</textarea><img src=x onerror=alert(1)>\"></textarea>a", null, null);
        yield return Case("<xmp><p title=\"</xmp><img src=x onerror=alert(1)>\"></xmp>a", null, null);
        yield return Case("<p title=\"</p><img src=x onerror=alert(1)>\">a</p>", "<p>a</p>", "removed title of <p> x1");
        yield return Case("</body></html><body onload=alert(1)><p>a</p>", "<p>a</p>", null);
        yield return Case("<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>", null, null);
        yield return Case("<select><iframe></select><img src=x onerror=alert(1)></iframe>", null, null);
        yield return Case(
            "<a href=\"https://contoh.example/&quot; onmouseover=&quot;alert(1)\">a</a>",
            "<a href=\"https://contoh.example/%22%20onmouseover=%22alert(1)\">a</a>"
        );

        // Players.
        yield return Case(
            "<iframe width=\"560\" src=\"https://www.youtube.com/embed/abc?start=1&amp;rel=0\" title=\"Video kegiatan\" "
                + "allowfullscreen></iframe>",
            "<figure data-embed=\"youtube\" data-url=\"https://www.youtube.com/embed/abc?start=1&amp;rel=0\"><a "
                + "href=\"https://www.youtube.com/embed/abc?start=1&amp;rel=0\">Video kegiatan</a></figure>",
            "changed <iframe> to <figure data-embed> x1"
        );
        yield return Case(
            "<iframe src=\"//player.vimeo.com/video/1\"></iframe>",
            "<figure data-embed=\"vimeo\" data-url=\"https://player.vimeo.com/video/1\"><a "
                + "href=\"https://player.vimeo.com/video/1\">https://player.vimeo.com/video/1</a></figure>",
            "changed <iframe> to <figure data-embed> x1"
        );
        yield return Case(
            "<p><iframe src=\"https://youtu.be/a\"></iframe></p>",
            "<figure data-embed=\"youtube\" data-url=\"https://www.youtube.com/embed/a\"><a "
                + "href=\"https://www.youtube.com/embed/a\">https://www.youtube.com/embed/a</a></figure>",
            "changed <iframe> to <figure data-embed> x1"
        );
        yield return Case(
            "<p>a <iframe src=\"https://youtu.be/a\"></iframe><iframe src=\"https://youtu.be/b\"></iframe> b</p>",
            "<p>a  b</p><figure data-embed=\"youtube\" data-url=\"https://www.youtube.com/embed/a\"><a "
                + "href=\"https://www.youtube.com/embed/a\">https://www.youtube.com/embed/a</a></figure><figure "
                + "data-embed=\"youtube\" data-url=\"https://www.youtube.com/embed/b\"><a "
                + "href=\"https://www.youtube.com/embed/b\">https://www.youtube.com/embed/b</a></figure>",
            "changed <iframe> to <figure data-embed> x2"
        );
        yield return Case(
            "<iframe src=\"http://www.youtube.com/embed/abc\"></iframe>",
            "<figure data-embed=\"youtube\" data-url=\"https://www.youtube.com/embed/abc\"><a "
                + "href=\"https://www.youtube.com/embed/abc\">https://www.youtube.com/embed/abc</a></figure>",
            "changed <iframe> to <figure data-embed> x1"
        );
        foreach (
            var address in new[]
            {
                "https://www.youtube.com/redirect?q=a",
                "https://www.youtube.com:8443/embed/abc",
                "https://www.facebook.com/login",
                "https://open.spotify.com/",
                "https://www.google.com/maps/../url?q=a",
                "https://player.vimeo.com/video/1/config",
            }
        )
            yield return Case(
                $"<iframe title=\"a\" src=\"{address}\"></iframe>",
                $"<a href=\"{new Uri(address).AbsoluteUri}\">a</a>",
                "removed <iframe> x1"
            );
        yield return Case("<iframe title=\"a\" src=\"https://a:b@www.youtube.com/embed/abc\"></iframe>b", "b", "removed <iframe> x1");
        // A front end that trusts data-embed shows what stands in data-url, so it must be one of ours.
        yield return Case(
            "<figure data-embed=\"youtube\" data-url=\"https://jahat.example/embed\"><a href=\"https://jahat.example/\">a</a></figure>",
            "<figure><a href=\"https://jahat.example/\">a</a></figure>",
            "removed data-embed of <figure> x1",
            "removed data-url of <figure> x1"
        );
        yield return Case(
            "<figure data-embed=\"vimeo\" data-url=\"https://www.youtube.com/embed/a\"><a "
                + "href=\"https://www.youtube.com/embed/a\">a</a></figure>",
            "<figure><a href=\"https://www.youtube.com/embed/a\">a</a></figure>",
            "removed data-embed of <figure> x1",
            "removed data-url of <figure> x1"
        );

        // Markup that is no tree until it is mended.
        yield return Case("<p>a<p>b", "<p>a</p><p>b</p>");
        yield return Case("<b><i>a</b>b</i>", "<b><i>a</i></b><i>b</i>");
        yield return Case(
            "<p>a <a href=\"https://contoh.example/\">b</a><a>c</a><img alt=\"d\"></p>",
            "<p>a <a href=\"https://contoh.example/\">b</a>c d</p>",
            "removed <img> x1"
        );
        yield return Case("<p>a<marquee><p>b</p></marquee></p>", "<p>a</p><p>b</p><p></p>", "removed <marquee> x1");
        yield return Case("<table><tr><td>a</table>", "<table><tbody><tr><td>a</td></tr></tbody></table>");
        yield return Case("<pre>\n\na \"b\"</pre>", "<pre>\n\na \"b\"</pre>");
        yield return Case("  \n ", null);
        yield return Case("<script>alert(1)</script>  ", null, "removed <script> x1");
    }

    // What a parser throws away before anything of it is in a tree.
    private static IEnumerable<TestCaseData> Lost()
    {
        yield return Case(
            "<table><tr><td>1</td></tr></table>Rekap<tr><td>a</td><td>b</td></tr>\n<tr><td>c</td></tr> habis <tr><th>d</th></tr>",
            "<table><tbody><tr><td>1</td></tr></tbody></table>Rekap<table><tbody><tr><td>a</td><td>b</td></tr>\n<tr><td>c</td></tr></tbody>"
                + "</table> habis <table><tbody><tr><th>d</th></tr></tbody></table>"
        );
        yield return Case("<p>a<tr><td>b<td>c", "<p>a</p><table><tbody><tr><td>b</td><td>c</td></tr></tbody></table>");
        yield return Case("<b>a<td>b</td></b>c", "<b>a<table><tbody><tr><td>b</td></tr></tbody></table></b>c");
        yield return Case("<caption>Rekap</caption>a", "<table><caption>Rekap</caption></table>a");
        yield return Case("x<form>a<form action=\"/cari\">b</form>c", "x<p>a<br>b</p>c", "removed <form> x1", "removed <form> x1");
        yield return Case("a<body class=\"x\">b", "a<br>b", "removed <body> x1");
        yield return Case(
            "<!DOCTYPE html><html lang=\"id\"><head><title>t</title></head><body bgcolor=\"red\">a</body></html>",
            "a",
            "removed <!doctype> x1",
            "removed <html> x1",
            "removed <head> x1",
            "removed <body> x1",
            "removed <title> x1"
        );
        yield return Case("<frameset><frame src=\"x\">a", "a", "removed <frameset> x1", "removed <frame> x1");
        yield return Case("<p>a</p></body></html><!-- x --><p>b</p>", "<p>a</p><p>b</p>", "removed comment x1");
        yield return Case("<p>a</p></body></html><!-- x -->", "<p>a</p>", "removed comment x1");
        yield return Case("<p title=\"a\" lang=\"id\" lang=\"en\">b</p>", null, null);
        yield return Case("<p lang=\"id\" lang=\"en\">b</p>", "<p lang=\"id\">b</p>", "removed second attribute of <p> x1");
        yield return Case("Nilai a <b dan c", "Nilai a &lt;b dan c", "changed unended tag to text x1");
        yield return Case("<p>a <a title=\"x>y</a> <i>z</i>", "<p>a &lt;a title=\"x&gt;y&lt;/a&gt; &lt;i&gt;z&lt;/i&gt;</p>", null);
        yield return Case("<!-- <b --><p>a</p></b x", "<p>a</p>&lt;/b x", "changed unended tag to text x1", "removed comment x1");
        yield return Case("<style><b </style>a <img src=x onerror=alert(1)", "a &lt;img src=x onerror=alert(1)", null);
        yield return Case("a</b>b</p>c</i>", "ab<p></p>c");
        yield return Case("a < b &lt; c <3 d", "a &lt; b &lt; c &lt;3 d");
        yield return Case("<select><b>a</b></select>b", "b", "removed <b> x1", "removed <select> x1");
    }

    private static TestCaseData Link(string address) => Case($"<p><a href=\"{address}\">a</a></p>", "<p>a</p>", "removed href of <a> x1");

    // A null among the warnings: only the safety of the result matters, the words for it may change.
    private static TestCaseData Case(string source, string? expected, params string?[]? warnings) =>
        new TestCaseData(source, expected, warnings).SetArgDisplayNames(source);

    [TestCaseSource(nameof(Allowed))]
    public void What_is_on_the_list_stays_as_it_is(string source)
    {
        var (body, _, warnings, _) = BodyHtml.Clean(new SentBody(source));

        Assert.That(body, Is.EqualTo(source));
        Assert.That(Told(warnings), Is.Empty);
    }

    [TestCaseSource(nameof(Changed))]
    public void What_is_not_on_the_list_is_taken_out_and_named(string source, string? expected, string[]? warnings)
    {
        var (body, _, told, _) = BodyHtml.Clean(new SentBody(source));

        if (warnings is not null)
        {
            Assert.That(body, Is.EqualTo(expected));
            Assert.That(Told(told), Is.EqualTo(warnings));
        }
        else if (expected is not null)
            Assert.That(body, Is.EqualTo(expected));
        // An "onerror" inside a value is text; only a tag that has it would run.
        var elements = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(body ?? "").All;
        Assert.That(
            elements
                .SelectMany(element => element.Attributes)
                .Select(attribute => attribute.Name)
                .Where(name => name.StartsWith("on", StringComparison.Ordinal)),
            Is.Empty,
            body
        );
        Assert.That(
            elements.Select(element => element.LocalName),
            Has.None.AnyOf(
                "script",
                "style",
                "svg",
                "math",
                "iframe",
                "object",
                "embed",
                "noscript",
                "template",
                "textarea",
                "xmp",
                "form",
                "select"
            ),
            body
        );
    }

    [TestCaseSource(nameof(Allowed))]
    [TestCaseSource(nameof(Sources))]
    public void Cleaning_twice_changes_nothing_more(string source)
    {
        var once = BodyHtml.Clean(new SentBody(source)).Body;
        var (twice, _, warnings, _) = BodyHtml.Clean(new SentBody(once ?? ""));

        Assert.That(twice, Is.EqualTo(once));
        Assert.That(Told(warnings), Is.Empty, once);
    }

    private static IEnumerable<TestCaseData> Sources() =>
        Changed().Select(test => new TestCaseData(test.Arguments[0]).SetArgDisplayNames((string)test.Arguments[0]!));

    [Test]
    public void A_warning_says_what_stood_there_and_why()
    {
        var warnings = BodyHtml
            .Clean(
                new SentBody(
                    "<a href=\"/berita/1\">a</a><a href=\"/berita/2\">b</a><a href=\"javascript:x()\">c</a><iframe "
                        + "src=\"https://jahat.example/\"></iframe>"
                )
            )
            .Warnings;

        Assert.That(
            warnings,
            Is.EqualTo(
                new BodyWarning[]
                {
                    new("removed", "href of <a>", 2, "relative-address", "/berita/1"),
                    new("removed", "href of <a>", 1, "scheme-not-allowed", "javascript:x()"),
                    new("removed", "<iframe>", 1, "not-a-player", "https://jahat.example/"),
                }
            )
        );
    }

    [TestCase("<script>var a;</script>", "<script>", "not-allowed", "var a;")]
    [TestCase("<input type=\"text\" value=\"Nama\">", "<input>", "not-allowed", "Nama")]
    [TestCase("<select><option>a<option>b</select>", "<select>", "not-allowed", "ab")]
    [TestCase("<font color=\"red\">a</font>", "<font>", "not-allowed", "<font color=\"red\">")]
    [TestCase("a<!-- rahasia \n saja -->", "comment", "not-allowed", "rahasia saja")]
    [TestCase("<img alt=\"Apel pagi\">", "<img>", "no-address", "Apel pagi")]
    [TestCase("a<body class=\"b\">", "<body>", "misplaced", "<body class=\"b\">")]
    [TestCase("<p lang=\"id\" lang=\"en\">", "second attribute of <p>", "repeated", "<p lang=\"id\" lang=\"en\">")]
    [TestCase("a <b dan c", "unended tag to text", "unended", "<b dan c")]
    public void A_warning_carries_what_is_gone(string source, string what, string reason, string value)
    {
        var warning = BodyHtml.Clean(new SentBody(source)).Warnings[^1];
        Assert.That((warning.What, warning.Reason, warning.Value), Is.EqualTo((what, reason, value)));
    }

    [Test]
    public void A_value_is_short_and_different_warnings_are_few()
    {
        var source = $"<script>{new string('x', 10_000)}</script>" + string.Concat(Enumerable.Range(0, 200).Select(n => $"<x{n}>a</x{n}>"));
        var warnings = BodyHtml.Clean(new SentBody(source)).Warnings;
        Assert.That(warnings, Has.Count.EqualTo(51).And.All.Matches<BodyWarning>(warning => warning?.Value is not { Length: > 100 }));
        Assert.That(warnings[^1], Is.EqualTo(new BodyWarning("removed", "more", 151, "not-allowed", null)));
    }

    private const string Base = "https://contoh.example/berita/2022/?p=1";

    [TestCase("<a href=\"/profil\">a</a>", "<a href=\"https://contoh.example/profil\">a</a>")]
    [TestCase("<a href=\"lain.html#bab\">a</a>", "<a href=\"https://contoh.example/berita/2022/lain.html#bab\">a</a>")]
    [TestCase("<a href=\"../2021/\">a</a>", "<a href=\"https://contoh.example/berita/2021/\">a</a>")]
    [TestCase("<a href=\"?p=2\">a</a>", "<a href=\"https://contoh.example/berita/2022/?p=2\">a</a>")]
    [TestCase("<a href=\"//lain.example/x\">a</a>", "<a href=\"https://lain.example/x\">a</a>")]
    [TestCase("<a href=\"a b:c\">a</a>", "a")]
    [TestCase("<a href=\"#bab\">a</a>", "a")]
    [TestCase("<a href=\"//a:b@lain.example/\">a</a>", "a")]
    [TestCase("<a href=\"javascript:alert(1)\">a</a>", "a")]
    [TestCase("<a href=\"java\tscript:alert(1)\">a</a>", "a")]
    [TestCase("<a href=\"\">a</a>", "a")]
    [TestCase("<a href=\"mailto:a@contoh.example\">a</a>", "<a href=\"mailto:a@contoh.example\">a</a>")]
    [TestCase("<img src=\"/wp-content/a.jpg\" alt=\"b\">", "<img src=\"https://contoh.example/wp-content/a.jpg\" alt=\"b\">")]
    [TestCase("<video src=\"/a.mp4\"></video>", "<a href=\"https://contoh.example/a.mp4\">https://contoh.example/a.mp4</a>")]
    [TestCase("<q cite=\"/a\">b</q>", "<q cite=\"https://contoh.example/a\">b</q>")]
    public void Relative_addresses_start_from_the_base(string source, string expected)
    {
        var cleaned = BodyHtml.Clean(new SentBody(source, BaseUrl: Base));
        Assert.That(cleaned.Body, Is.EqualTo(expected));
        Assert.That(cleaned.UsedBase, Is.EqualTo(expected.Contains(".example/", StringComparison.Ordinal)));
        var again = BodyHtml.Clean(new SentBody(expected));
        Assert.That((again.Body, again.UsedBase, again.Warnings.Count), Is.EqualTo((expected, false, 0)));
    }

    [Test]
    public void Words_for_comparing_keep_their_blocks_lines_and_cells() =>
        Assert.That(
            BodyHtml.ToWords(
                "<p>a "
                    + "b<br>c</p><ul><li>d</li><li>e</li></ul><table><tbody><tr><td>1</td><td>2</td></tr></tbody></table><figure><img "
                    + "src=\"https://a.example/\" alt=\"f\"></figure>"
            ),
            Is.EqualTo(
                ("a b\nc\n\nd\ne\n\n1\t2\n\nf", "ul \nli \nli \ntable \ntbody \ntr \ntd \ntd \nfigure \nimg src=https://a.example/\n")
            )
        );

    [TestCase("<p>Satu</p><p>dua</p>", "Satu dua")]
    [TestCase("<ul><li>Pagi<ul><li>Senam</li></ul></li></ul>SEMARANG<p>Isi</p>Awal<hr>Akhir", "Pagi Senam SEMARANG Isi Awal Akhir")]
    [TestCase("<ul><li>a</li><li>b</li></ul><p>c<br>d</p>", "a b c d")]
    [TestCase(
        "<p>R&amp;D &lt;b&gt;</p><figure><img alt=\"x\"><figcaption>gambar</figcaption></figure><table><tr><td>1</td></tr></table>",
        "R&D <b>"
    )]
    public void The_text_of_a_body_has_spaces_between_blocks_and_no_pictures_or_tables(string body, string expected) =>
        Assert.That(BodyHtml.ToText(body), Is.EqualTo(expected));

    private static IEnumerable<string> Told(IReadOnlyList<BodyWarning> warnings) =>
        warnings.Select(warning => $"{warning.Code} {warning.What} x{warning.Count}");
}
