using System.Net;

namespace HumasApi.ApiTests.Management;

/// <summary>Addresses are stored as parsed, wherever one is accepted; and nothing turns the direction of a line.</summary>
internal sealed class StoredAddressTests : ApiTest
{
    private const string Sent = "HTTPS://Contoh.Example:443/a b\\<c>?d=\"e\"";
    private const string Stored = "https://contoh.example/a%20b/%3Cc%3E?d=%22e%22";

    [Test]
    public async Task Every_address_is_stored_as_parsed()
    {
        await Unit(
            "rutan",
            more: new
            {
                website = Sent,
                articleUrlTemplate = Sent + "&f={slug}",
                logo = new { url = Sent },
            }
        );
        var unit = (await Api.ManageGet("/units/by-slug/rutan")).Must(HttpStatusCode.OK).Data;
        Assert.That(new[] { unit["website"], unit["logo"]!["url"] }.Select(value => value!.GetValue<string>()), Is.All.EqualTo(Stored));
        Assert.That(unit["articleUrlTemplate"]!.GetValue<string>(), Is.EqualTo(Stored + "&f={slug}"));

        var author = (await Api.Put("/authors/by-slug/nara", new { name = "Nara", photo = new { url = Sent } }))
            .Must(HttpStatusCode.Created)
            .Data;
        Assert.That(author["photo"]!["url"]!.GetValue<string>(), Is.EqualTo(Stored));

        var article = new
        {
            coverImage = new { url = Sent },
            attribution = new { name = "X", url = Sent },
            canonicalUrl = Sent,
            legacyUrls = new[] { Sent },
            body = $"<p><a href='{Sent}'>a</a><img src='{Sent}'></p><blockquote cite='{Sent}'>b</blockquote>",
        };
        var draft = (await Draft("Judul", "rutan", article)).Data;
        Check(draft);
        Check(
            (await Api.Patch($"/articles/{draft["id"]}", new { canonicalUrl = Sent, coverImage = new { url = Sent } }, 1))
                .Must(HttpStatusCode.OK)
                .Data
        );
        Assert.That(
            (await Api.ManageGet($"/articles/{draft["id"]}")).Data["version"]!.GetValue<int>(),
            Is.EqualTo(1),
            "the same again is no change"
        );

        static void Check(System.Text.Json.Nodes.JsonNode read)
        {
            Assert.That(
                new[] { read["coverImage"]!["url"], read["attribution"]!["url"], read["canonicalUrl"], read["legacyUrls"]![0] }.Select(
                    value => value!.GetValue<string>()
                ),
                Is.All.EqualTo(Stored)
            );
            Assert.That(
                read["body"]!.GetValue<string>(),
                Is.EqualTo($"<p><a href=\"{Stored}\">a</a><img src=\"{Stored}\"></p><blockquote cite=\"{Stored}\">b</blockquote>")
            );
            Assert.That(read["webUrl"]!.GetValue<string>(), Is.EqualTo(Stored + "&f=judul"));
        }
    }

    [TestCase("https://bank.go.id@jahat.example/")]
    [TestCase("https://nama:sandi@contoh.example/{slug}")]
    public async Task No_address_names_a_user(string address)
    {
        await Unit("rutan");
        foreach (
            var (path, body, pointer) in new (string, object, string)[]
            {
                ("/units", new { name = "U", website = address }, "/website"),
                ("/units", new { name = "U", logo = new { url = address } }, "/logo/url"),
                ("/units", new { name = "U", articleUrlTemplate = address }, "/articleUrlTemplate"),
                ("/authors", new { name = "U", photo = new { url = address } }, "/photo/url"),
                (
                    "/articles",
                    new
                    {
                        title = "U",
                        unit = new { slug = "rutan" },
                        canonicalUrl = address,
                    },
                    "/canonicalUrl"
                ),
                (
                    "/articles",
                    new
                    {
                        title = "U",
                        unit = new { slug = "rutan" },
                        legacyUrls = new[] { address },
                    },
                    "/legacyUrls/0"
                ),
                (
                    "/articles",
                    new
                    {
                        title = "U",
                        unit = new { slug = "rutan" },
                        coverImage = new { url = address },
                    },
                    "/coverImage/url"
                ),
                (
                    "/articles",
                    new
                    {
                        title = "U",
                        unit = new { slug = "rutan" },
                        attribution = new { name = "X", url = address },
                    },
                    "/attribution/url"
                ),
            }
        )
        {
            var answer = (await Api.Post(path, body)).Must(HttpStatusCode.UnprocessableEntity);
            Assert.That(
                answer.Json["errors"]!.AsArray().Select(error => error!["pointer"]!.GetValue<string>()),
                Does.Contain(pointer),
                answer.Text
            );
        }
    }

    [Test]
    public async Task Nothing_turns_the_direction_of_a_line()
    {
        const string turned = "\u202EA\u2066b\u2069 \u200F\u061Cمرحبا\u200E c\u202C";
        const string plain = "Ab مرحبا c";
        await Unit("rutan", name: turned, more: new { shortName = turned, region = new { name = turned } });
        await Author("nara", turned);
        await Tag("topik", name: turned);
        var article = (
            await Live(
                turned,
                "rutan",
                new
                {
                    byline = turned,
                    subtitle = turned,
                    dateline = turned,
                    summary = turned,
                    seo = new { title = turned },
                    coverImage = new { url = "https://a.example/", alt = turned },
                    attribution = new { name = turned },
                }
            )
        ).Data;
        var unit = (await Api.ManageGet("/units/by-slug/rutan")).Data;

        Assert.That(
            new[]
            {
                unit["name"],
                unit["shortName"],
                unit["region"]!["name"],
                (await Api.ManageGet("/authors/by-slug/nara")).Data["name"],
                (await Api.ManageGet("/tags/by-slug/topik")).Data["name"],
                article["title"],
                article["byline"],
                article["subtitle"],
                article["dateline"],
                article["seo"]!["title"],
                article["coverImage"]!["alt"],
                article["attribution"]!["name"],
            }.Select(value => value!.GetValue<string>()),
            Is.All.EqualTo(plain)
        );
        Assert.That(article["summary"]!.GetValue<string>(), Is.EqualTo(turned), "a text of several lines keeps its marks");
        (await Api.Post("/tags", new { name = "\u202E\u200F" })).IsProblem(HttpStatusCode.UnprocessableEntity, "required");
    }
}
