using System.Net;
using System.Text.Json.Nodes;

namespace HumasApi.ApiTests.Management;

/// <summary>POST /manage/v1/articles.</summary>
internal sealed class CreateArticleTests : ApiTest
{
    private const string Editor = """{"id":null,"name":"Administrator"}""";

    [Test]
    public async Task The_least_that_can_be_sent_becomes_a_draft_with_every_member_at_its_default()
    {
        await Unit("rutan-uji", name: "Rutan Uji");
        var answer = await Draft("Halo Dunia", "rutan-uji");

        Api.AssertBody(
            answer,
            $$$"""
            {"data":{"id":"id-1","version":1,"slug":"halo-dunia","kind":"news","language":"id","translationOf":null,"translations":[],
              "title":"Halo Dunia","subtitle":null,"summary":null,"excerpt":"Halo Dunia","body":null,"bodySource":null,
              "bodySourceFormat":null,
              "dateline":null,"byline":null,"signOff":null,"eventDate":null,"timeZone":"Asia/Jakarta",
              "publishedAt":null,"firstPublishedAt":null,"updatedAt":null,"modifiedAt":null,"notices":[],
              "unit":{"id":"id-2","slug":"rutan-uji","name":"Rutan Uji","shortName":null,"kind":"technicalUnit","nameThen":"Rutan Uji",
              "shortNameThen":null},
              "mentionedUnits":[],"authors":[],"tags":[],"related":[],
              "coverImage":null,"attribution":null,"webUrl":null,"canonicalUrl":null,
              "seo":{"title":null,"description":null,"noIndex":false},"legacyUrls":[],
              "publication":{"state":"none","revision":null,"publishedAt":null},"draft":{"state":"draft","revision":1,"assignee":null,
              "submittedRevision":null,"changedSinceSubmitted":false},"allowedActions":["edit","delete","submit","publish","addNote",
              "createPreviewLink","deletePreviewLink","translate"],"importKey":null,
              "createdAt":"2026-11-24T12:00:00Z","createdBy":{{{Editor}}},"editedAt":"2026-11-24T12:00:00Z","editedBy":{{{Editor}}}},
             "meta":{"warnings":[],"outcome":null},"links":{"self":"https://humas.example/manage/v1/articles/id-1"}}
            """
        );
        Assert.That(answer.Header("Location"), Is.EqualTo($"https://humas.example/manage/v1/articles/{answer.Id}"));
        Assert.That(answer.ETag, Is.EqualTo("\"1\""));
        Assert.That(answer.Header("Cache-Control"), Is.EqualTo("no-store"));
        Assert.That(
            (await Api.ManageGet($"/articles/{answer.Id}")).Must(HttpStatusCode.OK).Data.ToJsonString(),
            Is.EqualTo(answer.Data.ToJsonString())
        );
    }

    [Test]
    public async Task Every_member_is_kept_and_read_back()
    {
        await Unit(
            "kanwil",
            name: "Kantor Wilayah",
            more: new
            {
                kind = "regionalOffice",
                shortName = "Kanwil",
                articleUrlTemplate = "https://kanwil.example/berita/{slug}",
            }
        );
        await Unit("rutan-a", name: "Rutan A");
        await Unit("lapas-b", name: "Lapas B");
        await Author("budi", "Budi");
        await Author("ani", "Ani");
        await Tag("zona", "topic", "Zona");
        await Tag("kegiatan", "category", "Kegiatan");
        var answer = await Draft(
            "Judul",
            "kanwil",
            new
            {
                slug = "judul-pilihan",
                kind = "pressRelease",
                language = "jv",
                subtitle = "Anak judul",
                summary = "Ringkasan.",
                body = "<p>Isi</p>",
                dateline = "SEMARANG",
                byline = "Budi dan Ani",
                signOff = "B/A",
                eventDate = "2022-10-12",
                timeZone = "Asia/Jayapura",
                publishedAt = "2022-10-12T19:16:00+09:00",
                mentionedUnits = new[] { new { slug = "rutan-a" }, new { slug = "lapas-b" } },
                authors = new[] { new { slug = "budi" }, new { slug = "ani" } },
                tags = new[] { new { slug = "zona" }, new { slug = "kegiatan" } },
                coverImage = new
                {
                    url = "https://gambar.example/a.jpg",
                    width = 1600,
                    height = 900,
                    mediaType = "image/jpeg",
                    alt = "",
                    caption = "Peserta",
                    credit = "Humas",
                    focalPoint = new { x = 0.25, y = 0.75 },
                },
                attribution = new { name = "MEDIA.EXAMPLE", url = "https://media.example/1" },
                canonicalUrl = "https://asal.example/1",
                seo = new
                {
                    title = "Judul cari",
                    description = "Uraian",
                    noIndex = true,
                },
                legacyUrls = new[] { "https://lama.example/?p=2", "https://lama.example/?p=1" },
            }
        );

        Api.AssertBody(
            answer,
            $$$"""
            {"data":{"id":"id-1","version":1,"slug":"judul-pilihan","kind":"pressRelease","language":"jv","translationOf":null,"translations":[],
              "title":"Judul","subtitle":"Anak judul","summary":"Ringkasan.","excerpt":"Ringkasan.","body":"<p>Isi</p>","bodySource":null,
              "bodySourceFormat":null,
              "dateline":"SEMARANG","byline":"Budi dan Ani","signOff":"B/A","eventDate":"2022-10-12","timeZone":"Asia/Jayapura",
              "publishedAt":"2022-10-12T10:16:00Z","firstPublishedAt":null,"updatedAt":null,"modifiedAt":null,"notices":[],
              "unit":{"id":"id-2","slug":"kanwil","name":"Kantor Wilayah","shortName":"Kanwil","kind":"regionalOffice",
              "nameThen":"Kantor Wilayah","shortNameThen":"Kanwil"},
              "mentionedUnits":[{"id":"id-3","slug":"rutan-a","name":"Rutan A","shortName":null,"kind":"technicalUnit"},{"id":"id-4","slug":"lapas-b","name":"Lapas B","shortName":null,"kind":"technicalUnit"}],
              "authors":[{"id":"id-5","slug":"budi","name":"Budi","position":null,"photo":null},{"id":"id-6","slug":"ani","name":"Ani","position":null,"photo":null}],
              "tags":[{"id":"id-7","slug":"zona","name":"Zona","kind":"topic"},
                {"id":"id-8","slug":"kegiatan","name":"Kegiatan","kind":"category"}],
              "related":[],
              "coverImage":{"id":null,"url":"https://gambar.example/a.jpg","width":1600,"height":900,"mediaType":"image/jpeg","alt":"","caption":"Peserta","credit":"Humas","focalPoint":{"x":0.25,"y":0.75},"variants":[]},
              "attribution":{"name":"MEDIA.EXAMPLE","url":"https://media.example/1"},"webUrl":"https://kanwil.example/berita/judul-pilihan","canonicalUrl":"https://asal.example/1",
              "seo":{"title":"Judul cari","description":"Uraian","noIndex":true},"legacyUrls":["https://lama.example/?p=2","https://lama.example/?p=1"],
              "publication":{"state":"none","revision":null,"publishedAt":null},"draft":{"state":"draft","revision":1,"assignee":null,
              "submittedRevision":null,"changedSinceSubmitted":false},"allowedActions":["edit","delete","submit","publish","addNote",
              "createPreviewLink","deletePreviewLink","translate"],"importKey":null,
              "createdAt":"2026-11-24T12:00:00Z","createdBy":{{{Editor}}},"editedAt":"2026-11-24T12:00:00Z","editedBy":{{{Editor}}}},
             "meta":{"warnings":[],"outcome":null},"links":{"self":"https://humas.example/manage/v1/articles/id-1"}}
            """
        );
        Assert.That((await Api.ManageGet($"/articles/{answer.Id}")).Data.ToJsonString(), Is.EqualTo(answer.Data.ToJsonString()));
    }

    [Test]
    public async Task Published_at_once_it_is_what_readers_get()
    {
        await Unit("rutan-uji", name: "Rutan Uji");
        var answer = await Live("Halo Dunia", "rutan-uji", new { body = "<p>Isi</p>" });

        Assert.That(answer.ETag, Is.EqualTo("\"2\""), "saved, then published");
        Assert.That(answer.Data["draft"], Is.Null, answer.Text);
        Assert.That(
            answer.Data["publication"]!.ToJsonString(),
            Is.EqualTo("""{"state":"live","revision":1,"publishedAt":"2026-11-24T12:00:00Z"}""")
        );
        Api.AssertBody(
            (await Api.Get($"/v1/articles/{answer.Id}")).Must(HttpStatusCode.OK),
            """
            {"data":{"id":"id-1","slug":"halo-dunia","kind":"news","language":"id","title":"Halo Dunia","subtitle":null,"summary":null,"excerpt":"Isi",
              "dateline":null,"byline":null,"signOff":null,"eventDate":null,"timeZone":"Asia/Jakarta",
              "publishedAt":"2026-11-24T12:00:00Z","firstPublishedAt":"2026-11-24T12:00:00Z","updatedAt":null,"modifiedAt":"2026-11-24T12:00:00Z","notices":[],
              "coverImage":null,"attribution":null,"canonicalUrl":null,"seo":{"title":"Halo Dunia","description":"Isi","noIndex":false},"webUrl":null,"translations":[],
              "unit":{"id":"id-2","slug":"rutan-uji","name":"Rutan Uji","shortName":null,"kind":"technicalUnit","nameThen":"Rutan Uji","shortNameThen":null},"mentionedUnits":[],"authors":[],"tags":[],"body":"<p>Isi</p>"},
             "meta":{},"links":{"self":"https://humas.example/v1/articles/id-1"}}
            """
        );
    }

    [Test]
    public async Task The_time_zone_comes_from_the_unit_or_the_one_above_it()
    {
        await Unit("kanwil-papua", more: new { timeZone = "Asia/Jayapura" });
        await Unit("lapas-jayapura", "kanwil-papua");
        await Unit("lapas-makassar", "kanwil-papua", more: new { timeZone = "Asia/Makassar" });

        Assert.That((await Draft("A", "lapas-jayapura")).Data["timeZone"]!.GetValue<string>(), Is.EqualTo("Asia/Jayapura"));
        Assert.That((await Draft("B", "lapas-makassar")).Data["timeZone"]!.GetValue<string>(), Is.EqualTo("Asia/Makassar"));
        Assert.That(
            (await Draft("C", "lapas-makassar", new { timeZone = "Asia/Jakarta" })).Data["timeZone"]!.GetValue<string>(),
            Is.EqualTo("Asia/Jakarta")
        );
    }

    [Test]
    public async Task Blank_text_is_no_text_but_an_empty_alt_says_decorative()
    {
        await Unit("rutan-uji");
        var data = (
            await Draft(
                "  Judul  ",
                "rutan-uji",
                new
                {
                    subtitle = "",
                    summary = "  ",
                    byline = " Budi ",
                    body = " ",
                    coverImage = new
                    {
                        url = "https://gambar.example/a.jpg",
                        alt = "",
                        caption = "",
                    },
                }
            )
        ).Data;

        Assert.That(data["title"]!.GetValue<string>(), Is.EqualTo("Judul"));
        Assert.That(data["byline"]!.GetValue<string>(), Is.EqualTo("Budi"));
        Assert.That(
            new[] { data["subtitle"], data["summary"], data["body"], data["coverImage"]!["caption"] },
            Is.All.Null,
            data.ToJsonString()
        );
        Assert.That(data["coverImage"]!["alt"]!.GetValue<string>(), Is.Empty);
    }

    [Test]
    public async Task Emoji_and_right_to_left_text_are_read_back()
    {
        await Unit("rutan-uji");
        const string title = "Doa bersama 🙏🏽 👩‍👩‍👧‍👦 السلام عليكم";
        var data = (await Draft(title, "rutan-uji", new { body = "<p dir=\"rtl\">مرحبا 🇮🇩</p>" })).Data;

        Assert.That(data["title"]!.GetValue<string>(), Is.EqualTo(title));
        Assert.That(data["body"]!.GetValue<string>(), Is.EqualTo("<p dir=\"rtl\">مرحبا 🇮🇩</p>"));
    }

    [Test]
    public async Task Translations_know_one_another_on_both_sides()
    {
        await Unit("rutan-uji");
        var original = await Live("Halo Dunia", "rutan-uji");
        var english = await Live("Hello World", "rutan-uji", new { language = "en", translationOf = new { slug = "halo-dunia" } });
        var javanese = await Draft("Halo Jagad", "rutan-uji", new { language = "jv", translationOf = new { id = english.Id } });

        Assert.That(english.Data["translationOf"]!.ToJsonString(), Is.EqualTo($$"""{"id":"{{original.Id}}","slug":"halo-dunia"}"""));
        Assert.That(javanese.Data["translationOf"]!["slug"]!.GetValue<string>(), Is.EqualTo("hello-world"));
        Assert.That(Languages(javanese.Data), Is.EqualTo(new[] { "en", "id" }));
        Assert.That(Languages((await Api.ManageGet($"/articles/{original.Id}")).Data), Is.EqualTo(new[] { "en", "jv" }));
        // A draft is no translation for readers yet.
        var read = (await Api.Get("/v1/articles/by-slug/halo-dunia")).Data;
        Assert.That(
            read["translations"]!.ToJsonString(),
            Is.EqualTo($$"""[{"id":"{{english.Id}}","slug":"hello-world","language":"en","title":"Hello World"}]""")
        );

        var second = await Api.Post(
            "/articles",
            new
            {
                title = "Hello Again",
                unit = new { slug = "rutan-uji" },
                language = "en",
                translationOf = new { id = original.Id },
            }
        );
        second.IsProblem(HttpStatusCode.Conflict, "translation-exists");
    }

    [Test]
    public async Task References_must_name_one_record_each()
    {
        await Unit("rutan-uji");
        var budi = await Author("budi");
        await Author("ani");
        var answer = await Api.Post(
            "/articles",
            new
            {
                title = "Judul",
                unit = new { slug = "tidak-ada" },
                mentionedUnits = new object[] { new { slug = "rutan-uji" }, new { id = Guid.Empty } },
                authors = new object[] { new { id = budi, slug = "ani" } },
                tags = new object[] { new { slug = "hantu" } },
                translationOf = new { slug = "hantu" },
            }
        );

        answer.Must(HttpStatusCode.UnprocessableEntity);
        Assert.That(
            answer.Errors,
            Is.EqualTo(
                new[]
                {
                    "unknown-reference /unit/slug",
                    "unknown-reference /mentionedUnits/1/id",
                    "reference-mismatch /authors/0",
                    "unknown-reference /tags/0/slug",
                    "unknown-reference /translationOf/slug",
                }
            ),
            answer.Text
        );
        Assert.That(await Newsroom.SqlAsync("select count(*) from articles"), Is.EqualTo(0L));
    }

    [Test]
    public async Task A_reference_that_was_read_can_be_sent_back_and_twice_the_same_counts_once()
    {
        await Unit("rutan-uji");
        await Tag("zona");
        var read = (await Draft("Satu", "rutan-uji", new { tags = new[] { new { slug = "zona" } } })).Data;
        var second = await Api.Post(
            "/articles",
            new JsonObject
            {
                ["title"] = "Dua",
                ["unit"] = read["unit"]!.DeepClone(),
                ["tags"] = new JsonArray(read["tags"]![0]!.DeepClone(), new JsonObject { ["slug"] = "zona" }),
            }
        );

        second.Must(HttpStatusCode.Created);
        Assert.That(second.Data["tags"]!.ToJsonString(), Is.EqualTo(read["tags"]!.ToJsonString()));
    }

    [Test]
    public async Task Everything_wrong_is_logged_at_once_and_nothing_is_kept()
    {
        var answer = await Api.Post(
            "/articles",
            new
            {
                title = "",
                slug = "Tidak Sah",
                language = "Indonesia",
                publishedAt = "2026-11-24T12:01:01Z",
                timeZone = "WIB",
                canonicalUrl = "berita/1",
                coverImage = new { alt = "x" },
                attribution = new { url = "https://a.example" },
                legacyUrls = new[] { "lama" },
            }
        );

        answer.IsProblem(HttpStatusCode.UnprocessableEntity, "validation-failed");
        Assert.That(
            answer.Errors,
            Is.EquivalentTo(
                new[]
                {
                    "required /title",
                    "malformed-slug /slug",
                    "malformed-language /language",
                    "in-the-future /publishedAt",
                    "unknown-time-zone /timeZone",
                    "required /unit",
                    "malformed-url /canonicalUrl",
                    "required /coverImage/url",
                    "required /attribution/name",
                    "malformed-url /legacyUrls/0",
                }
            ),
            answer.Text
        );
    }

    [Test]
    public async Task What_the_service_decides_cannot_be_sent_and_a_misspelling_gets_a_hint()
    {
        await Unit("rutan-uji");
        var answer = await Api.Post(
            "/articles",
            new
            {
                titel = "Judul",
                title = "Judul",
                unit = new { slug = "rutan-uji" },
                version = 3,
                firstPublishedAt = "2020-01-01T00:00:00Z",
            }
        );

        answer.IsProblem(HttpStatusCode.UnprocessableEntity, "validation-failed");
        Assert.That(
            answer.Errors,
            Is.EquivalentTo(new[] { "read-only /version", "read-only /firstPublishedAt", "unknown-member /titel" }),
            answer.Text
        );
        Assert.That(answer.Text, Does.Contain("Did you mean title?"));
    }

    private static IEnumerable<string> Languages(JsonNode data) =>
        data["translations"]!.AsArray().Select(other => other!["language"]!.GetValue<string>());
}
