using System.Net;
using System.Text.Json.Nodes;

namespace HumasApi.ApiTests.Management;

/// <summary>Bodies over HTTP: cleaned on the way in, what was removed told to the editor, the original kept for editors only.</summary>
internal sealed class ArticleBodyTests : ApiTest
{
    private const string Source =
        "<h1>Judul</h1><p onclick=\"x()\">Teks <a href=\"javascript:x()\">satu</a> <a "
        + "href=\"data:text/html,x\">dua</a></p><script>x()</script><script>y()</script><iframe "
        + "src=\"https://www.youtube.com/embed/abc\"></iframe>";
    private const string Clean =
        "<h2>Judul</h2><p>Teks satu dua</p><figure data-embed=\"youtube\" data-url=\"https://www.youtube.com/embed/abc\"><a "
        + "href=\"https://www.youtube.com/embed/abc\">https://www.youtube.com/embed/abc</a></figure>";

    [SetUp]
    public async Task MakeUnit() => await Unit("rutan-uji");

    [Test]
    public async Task What_was_removed_is_named_and_counted()
    {
        var answer = await Live("Judul", "rutan-uji", new { body = Source });

        Assert.That(answer.Data["body"]!.GetValue<string>(), Is.EqualTo(Clean));
        Assert.That(answer.Data["bodySource"], Is.Null);
        Assert.That(
            JsonNode.DeepEquals(
                answer.Json["meta"]!["warnings"],
                JsonNode.Parse(
                    """
                    [{"code":"html-changed","pointer":"/body","what":"<h1> to <h2>","value":null,"reason":"not-allowed","count":1,"message":"Changed <h1> to <h2>."},
                     {"code":"html-removed","pointer":"/body","what":"onclick of <p>","value":"x()","reason":"not-allowed","count":1,"message":"onclick of <p> was removed."},
                     {"code":"html-removed","pointer":"/body","what":"href of <a>","value":"javascript:x()","reason":"scheme-not-allowed","count":2,"message":"href of <a> was removed."},
                     {"code":"html-removed","pointer":"/body","what":"<script>","value":"x()","reason":"not-allowed","count":2,
                     "message":"<script> was removed."},
                     {"code":"html-changed","pointer":"/body","what":"<iframe> to <figure data-embed>","value":"https://www.youtube.com/embed/abc","reason":"player","count":1,"message":"Changed <iframe> to <figure data-embed>."}]
                    """
                )
            ),
            answer.Text
        );
        Assert.That((await Api.Get("/v1/articles/by-slug/judul")).Data["body"]!.GetValue<string>(), Is.EqualTo(Clean));
    }

    [Test]
    public async Task The_original_is_kept_for_editors_who_ask_and_for_nobody_else()
    {
        var id = (await Live("Judul", "rutan-uji", new { body = Source })).Id;

        Assert.That((await Api.ManageGet($"/articles/{id}?include=bodySource")).Data["bodySource"]!.GetValue<string>(), Is.EqualTo(Source));
        Assert.That(
            (await Api.ManageGet("/articles/by-slug/judul?include=bodySource")).Data["bodySource"]!.GetValue<string>(),
            Is.EqualTo(Source)
        );
        Assert.That((await Api.ManageGet($"/articles/{id}")).Data["bodySource"], Is.Null);
        (await Api.ManageGet($"/articles/{id}?include=body")).IsProblem(HttpStatusCode.BadRequest, "unknown-value");
        foreach (var path in new[] { $"/v1/articles/{id}", "/v1/articles?include=body" })
            Assert.That((await Api.Get(path)).Must(HttpStatusCode.OK).Text, Does.Not.Contain("javascript").And.Not.Contain("bodySource"));
        (await Api.Get($"/v1/articles/{id}?include=bodySource")).Must(HttpStatusCode.BadRequest);
        (await Api.Get($"/v1/articles/{id}?fields=bodySource")).Must(HttpStatusCode.BadRequest);
    }

    [Test]
    public async Task A_patch_of_the_body_is_cleaned_and_told_as_well()
    {
        var id = (await Draft("Judul", "rutan-uji", new { body = "<p>Lama</p>" })).Id;
        var answer = (await Api.Patch($"/articles/{id}", new { body = "<p>Baru<!-- x --></p><svg></svg>" }, 1)).Must(HttpStatusCode.OK);

        Assert.That(answer.Data["body"]!.GetValue<string>(), Is.EqualTo("<p>Baru</p>"));
        Assert.That(
            answer.Json["meta"]!["warnings"]!.AsArray().Select(warning => $"{warning!["code"]} {warning["what"]}"),
            Is.EqualTo(new[] { "html-removed comment", "html-removed <svg>" })
        );
        Assert.That((await Api.Patch($"/articles/{id}", new { body = (string?)null }, 2)).Must(HttpStatusCode.OK).Data["body"], Is.Null);
    }

    [Test]
    public async Task A_body_can_come_in_other_formats_and_is_html_from_then_on()
    {
        foreach (
            var (format, body, expected) in new[]
            {
                ("plain", "Satu\n\nDua <b>", "<p>Satu</p><p>Dua &lt;b&gt;</p>"),
                ("markdown", "Satu **dua**", "<p>Satu <strong>dua</strong></p>"),
                ("wordpress", "Satu\n\n[video src=\"/a.mp4\"]", "<p>Satu</p><p><a href=\"https://contoh.example/a.mp4\">/a.mp4</a></p>"),
                ("html", "<a href=\"b\">c</a>", "<a href=\"https://contoh.example/b\">c</a>"),
            }
        )
        {
            var answer = await Draft(
                "Judul",
                "rutan-uji",
                new
                {
                    body,
                    bodyFormat = format,
                    baseUrl = "https://contoh.example/a",
                }
            );
            Assert.That(answer.Data["body"]!.GetValue<string>(), Is.EqualTo(expected));
            Assert.That(answer.Json["meta"]!["warnings"]!.AsArray(), Is.Empty, answer.Text);
            var read = (await Api.ManageGet($"/articles/{answer.Id}?include=bodySource")).Data;
            Assert.That((read["bodySource"]!.GetValue<string>(), read["bodySourceFormat"]!.GetValue<string>()), Is.EqualTo((body, format)));
            // What is patched beside the body leaves it as it is; a body without a format is HTML again.
            var patched = await Api.Patch($"/articles/{answer.Id}", new { title = "Lain", bodyFormat = "markdown" }, 1);
            Assert.That(patched.Must(HttpStatusCode.OK).Data["body"]!.GetValue<string>(), Is.EqualTo(expected));
            patched = await Api.Patch($"/articles/{answer.Id}", new { body = "*a* <i>b</i>" }, 2);
            Assert.That(patched.Must(HttpStatusCode.OK).Data["body"]!.GetValue<string>(), Is.EqualTo("*a* <i>b</i>"));
        }
    }

    [Test]
    public async Task A_format_a_base_and_a_text_that_are_none_are_refused()
    {
        Task<Answer> Send(object members) =>
            Api.Post("/articles", Merge(new { title = "Judul", unit = new { slug = "rutan-uji" } }, members));
        (await Send(new { bodyFormat = "bbcode" })).IsProblem(HttpStatusCode.UnprocessableEntity, "unknown-value");
        (await Send(new { baseUrl = "/berita" })).IsProblem(HttpStatusCode.UnprocessableEntity, "malformed-url");
        (await Send(new { body = string.Concat(Enumerable.Repeat("> ", 100_000)), bodyFormat = "markdown" })).IsProblem(
            HttpStatusCode.UnprocessableEntity,
            "body-too-complex"
        );
    }

    [Test]
    public async Task Text_that_looks_like_another_format_is_told()
    {
        var answer = await Draft(
            "Lapas &amp; Rutan <b>Blora</b>",
            "rutan-uji",
            new
            {
                body = "Satu\n\nDua [gallery ids=\"1\"]",
                summary = "<p>Ringkas</p>",
                seo = new { title = "A &#8211; B" },
                coverImage = new { url = "https://contoh.example/a.jpg", caption = "R&D; <3" },
            }
        );
        Assert.That(
            answer.Json["meta"]!["warnings"]!.AsArray().Select(one => $"{one!["code"]} {one["pointer"]} {one["what"]} {one["count"]}"),
            Is.EqualTo(
                new[]
                {
                    "looks-like-shortcode /body [gallery] 1",
                    "no-paragraphs /body line break 1",
                    "markup-in-title /title <b> 2",
                    "entity-in-title /title &amp; 1",
                    "markup-in-text /summary <p> 2",
                    "entity-in-text /seo/title &#8211; 1",
                }
            )
        );
        // Warnings name only what the request sends.
        var patched = await Api.Patch($"/articles/{answer.Id}", new { byline = "a<br/>b" }, 1);
        Assert.That(
            patched.Must(HttpStatusCode.OK).Json["meta"]!["warnings"]!.AsArray().Select(one => one!["code"]!.GetValue<string>()),
            Is.EqualTo(new[] { "markup-in-text" })
        );
    }

    // 960 kB of comments took 38 seconds of a processor.
    [TestCase("x<!-->", 160_000)]
    [TestCase("<?x>", 160_000)]
    [TestCase("<b a='</b>'><img alt='</b>'><p>", 10_000)]
    public async Task A_body_that_would_take_long_is_refused_at_once(string piece, int count)
    {
        var spent = System.Diagnostics.Process.GetCurrentProcess().TotalProcessorTime;
        var answer = await Api.Post(
            "/articles",
            new
            {
                title = "Judul",
                unit = new { slug = "rutan-uji" },
                body = string.Concat(Enumerable.Repeat(piece, count)),
            }
        );
        answer.IsProblem(HttpStatusCode.UnprocessableEntity, "body-too-complex");
        Assert.That(
            answer.Json["errors"]!.AsArray().Select(error => $"{error!["code"]} {error["pointer"]}"),
            Is.EqualTo(new[] { "body-too-complex /body" })
        );
        Assert.That(System.Diagnostics.Process.GetCurrentProcess().TotalProcessorTime - spent, Is.LessThan(TimeSpan.FromSeconds(5)));
    }

    [Test]
    public async Task A_body_of_which_nothing_may_stay_is_no_body_but_its_original_is_kept()
    {
        var answer = await Draft("Judul", "rutan-uji", new { body = "<script>x()</script>" });
        Assert.That(answer.Data["body"], Is.Null);
        Assert.That(answer.Data["excerpt"]!.GetValue<string>(), Is.EqualTo("Judul"));
        Assert.That(
            (await Api.ManageGet($"/articles/{answer.Id}?include=bodySource")).Data["bodySource"]!.GetValue<string>(),
            Is.EqualTo("<script>x()</script>")
        );
    }

    [Test]
    public async Task Plain_members_are_text_and_nothing_is_cleaned_or_encoded_in_them()
    {
        const string text = "Harga < 5 & <b>tebal</b> \"kutip\" &amp;";
        var id = (
            await Live(
                text,
                "rutan-uji",
                new
                {
                    summary = text,
                    byline = text,
                    slug = "judul",
                }
            )
        ).Id;
        var read = (await Api.Get($"/v1/articles/{id}")).Data;
        Assert.That(
            new[] { read["title"], read["summary"], read["byline"], read["excerpt"] }.Select(value => value!.GetValue<string>()),
            Is.All.EqualTo(text)
        );
    }

    [Test]
    public async Task The_excerpt_is_the_start_of_the_text_cut_between_words()
    {
        var words = string.Join(' ', Enumerable.Range(1, 100).Select(i => $"kata{i}"));
        var excerpt = (await Draft("Judul", "rutan-uji", new { body = $"<h2>Bab &amp; pasal</h2><p>{words}</p>" })).Data[
            "excerpt"
        ]!.GetValue<string>();
        Assert.That(excerpt, Does.StartWith("kata1 kata2 ").And.EndsWith("…"));
        Assert.That(excerpt, Has.Length.LessThanOrEqualTo(240).And.Length.GreaterThan(230));
        Assert.That(words, Does.Contain(excerpt[..^1] + " "));
    }
}
