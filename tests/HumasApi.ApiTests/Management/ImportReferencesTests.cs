using System.Net;
using System.Text.Json.Nodes;

namespace HumasApi.ApiTests.Management;

/// <summary>What scripts know only by name, by a relative address, or under a slug that another article has.</summary>
internal sealed class ImportReferencesTests : ApiTest
{
    private const string Path = "/articles/by-source/wp.kanwil/";

    [SetUp]
    public async Task MakeUnit() => await Unit("rutan-uji");

    [Test]
    public async Task Tags_and_authors_are_found_by_name_and_created_where_there_is_none()
    {
        await Tag("berita", name: "Berita");
        var item = Item(
            "Satu",
            new
            {
                tags = new object[] { new { name = "BERITA" }, new { name = "Kunjungan  Keluarga" }, new { name = "kunjungan keluarga" } },
                authors = new object[] { new { name = "Sari Wulandari" } },
            }
        );
        var created = (await Api.Put(Path + "1?create=tags,authors", item)).Must(HttpStatusCode.Created);
        Assert.That(Slugs(created, "tags"), Is.EqualTo(new[] { "berita", "kunjungan-keluarga" }));
        Assert.That(Slugs(created, "authors"), Is.EqualTo(new[] { "sari-wulandari" }));
        Assert.That(
            Warnings(created),
            Is.EqualTo(
                new[] { "tag-created /tags/1 Kunjungan  Keluarga did-not-exist", "author-created /authors/0 Sari Wulandari did-not-exist" }
            )
        );
        var author = (await Api.ManageGet("/authors/by-slug/sari-wulandari")).Data;
        Assert.That(author["unit"]!["slug"]!.GetValue<string>(), Is.EqualTo("rutan-uji"), "A new author is one of the article's unit.");

        var again = (await Api.Put(Path + "1?create=tags,authors", item)).Must(HttpStatusCode.OK);
        Assert.That(again.Json["meta"]!["outcome"]!.GetValue<string>(), Is.EqualTo("unchanged"));
        Assert.That(again.ETag, Is.EqualTo(created.ETag));
        Assert.That(Warnings(again), Is.Empty);
    }

    [Test]
    public async Task A_slug_with_a_name_is_created_under_that_slug()
    {
        var created = (
            await Api.Put(
                Path + "1?create=tags",
                Item("Satu", new { tags = new[] { new { slug = "zona-integritas", name = "Zona Integritas (WBK)" } } })
            )
        ).Must(HttpStatusCode.Created);
        Assert.That(
            created.Data["tags"]![0]!.AsObject().Select(member => $"{member.Value}"),
            Does.Contain("zona-integritas").And.Contain("Zona Integritas (WBK)")
        );
    }

    [Test]
    public async Task Without_create_a_name_alone_names_nothing()
    {
        foreach (var query in new[] { "", "?create=authors" })
        {
            var refused = (await Api.Put(Path + "1" + query, Item("Satu", new { tags = new[] { new { name = "Berita" } } }))).IsProblem(
                HttpStatusCode.UnprocessableEntity,
                "required"
            );
            Assert.That(refused.Errors, Is.EqualTo(new[] { "required /tags/0/slug" }));
            Assert.That(refused.Text, Does.Contain("create=tags"));
        }
        (await Api.Put(Path + "1?create=units", Item("Satu"))).IsProblem(HttpStatusCode.BadRequest, "unknown-value");
        (await Api.ManageGet("/tags/by-slug/berita")).Must(HttpStatusCode.NotFound);
    }

    [Test]
    public async Task A_name_that_cannot_be_one_is_refused_at_its_place_and_nothing_is_created()
    {
        var refused = (
            await Api.Put(
                Path + "1?create=tags",
                Item("Satu", new { tags = new[] { new { name = "Berita" }, new { name = new string('x', 101) } } })
            )
        ).IsProblem(HttpStatusCode.UnprocessableEntity, "too-long");
        Assert.That(refused.Errors, Is.EqualTo(new[] { "too-long /tags/1/name" }));
        (await Api.ManageGet("/tags/by-slug/berita")).Must(HttpStatusCode.NotFound);
    }

    [Test]
    public async Task Of_two_persons_with_one_name_the_one_of_the_unit_is_meant()
    {
        await Unit("rutan-lain");
        await Author("sari-wulandari", "Sari Wulandari", "rutan-lain");
        await Author("sari-w", "Sari Wulandari", "rutan-uji");
        var item = Item("Satu", new { authors = new[] { new { name = "Sari Wulandari" } } });
        Assert.That(
            Slugs((await Api.Put(Path + "1?create=authors", item)).Must(HttpStatusCode.Created), "authors"),
            Is.EqualTo(["sari-w"])
        );
        // Whose name was corrected since is found by the slug.
        (await Api.Patch($"/authors/{await Author("budi", "Budi", "rutan-uji")}", new { name = "Budi, S.H." }, 1)).Must(HttpStatusCode.OK);
        var other = (await Api.Put(Path + "2?create=authors", Item("Dua", new { authors = new[] { new { name = "Budi" } } }))).Must(
            HttpStatusCode.Created
        );
        Assert.That(Slugs(other, "authors"), Is.EqualTo(new[] { "budi" }));
    }

    [Test]
    public async Task Scripts_that_bring_one_new_name_at_once_create_it_once()
    {
        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(number =>
                    Api.Put(
                        $"{Path}{number}?create=tags,authors",
                        Item($"Judul {number}", new { tags = new[] { new { name = "Baru" } }, authors = new[] { new { name = "Ani" } } })
                    )
                )
        );
        Assert.That(
            answers.Select(answer => answer.Must(HttpStatusCode.Created).Data["tags"]![0]!["id"]!.ToString()).Distinct().Count(),
            Is.EqualTo(1)
        );
        Assert.That(answers.Select(answer => answer.Data["authors"]![0]!["id"]!.ToString()).Distinct().Count(), Is.EqualTo(1));
    }

    [Test]
    public async Task An_importer_creates_authors_of_its_own_unit_only()
    {
        await Unit("rutan-lain");
        var key = await Key("importer", "rutan-uji");
        var item = Item("Satu", new { authors = new[] { new { name = "Ani" } }, tags = new[] { new { name = "Baru" } } });
        (await Api.As(key, HttpMethod.Put, Path + "1?create=tags,authors", item)).Must(HttpStatusCode.Created);
        var elsewhere = Merge(item, new { unit = new { slug = "rutan-lain" }, authors = new[] { new { name = "Budi" } } });
        (await Api.As(key, HttpMethod.Put, Path + "2?create=tags,authors", elsewhere)).Must(HttpStatusCode.Forbidden);
        (await Api.ManageGet("/authors/by-slug/budi")).Must(HttpStatusCode.NotFound);
    }

    [Test]
    public async Task A_slug_that_is_taken_gets_a_suffix_and_keeps_it()
    {
        await Live("Judul", "rutan-uji", new { slug = "judul" });
        var created = (await Api.Put(Path + "1", Item("Judul", new { slug = "judul" }))).Must(HttpStatusCode.Created);
        var slug = created.Data["slug"]!.GetValue<string>();
        Assert.That(slug, Does.Match("^judul-[2-9a-z]{5}$"));
        Assert.That(Warnings(created), Is.EqualTo(new[] { "slug-taken /slug judul taken" }));

        var again = (await Api.Put(Path + "1", Item("Judul", new { slug = "judul" }))).Must(HttpStatusCode.OK);
        Assert.That((again.Json["meta"]!["outcome"]!.GetValue<string>(), again.ETag), Is.EqualTo(("unchanged", created.ETag)));
        Assert.That(Warnings(again), Is.EqualTo(Warnings(created)));
        var updated = (await Api.Put(Path + "1", Item("Judul lain", new { slug = "judul" }))).Must(HttpStatusCode.OK);
        Assert.That(updated.Data["slug"]!.GetValue<string>(), Is.EqualTo(slug));
        // Another choice is a choice.
        var chosen = (await Api.Put(Path + "1", Item("Judul lain", new { slug = "judul-pilihan" }))).Must(HttpStatusCode.OK);
        Assert.That(chosen.Data["slug"]!.GetValue<string>(), Is.EqualTo("judul-pilihan"));
        Assert.That(Warnings(chosen), Is.Empty);
    }

    [Test]
    public async Task Old_addresses_may_be_relative_to_the_base()
    {
        var created = (
            await Api.Put(
                Path + "1",
                Item("Satu", new { baseUrl = "https://lama.example/berita/", legacyUrls = new[] { "?p=4711", "/arsip/1", "2019/satu" } })
            )
        ).Must(HttpStatusCode.Created);
        Assert.That(
            created.Data["legacyUrls"]!.AsArray().Select(url => url!.GetValue<string>()),
            Is.EqualTo(
                new[] { "https://lama.example/berita/?p=4711", "https://lama.example/arsip/1", "https://lama.example/berita/2019/satu" }
            )
        );
        var before = (
            await Api.Put(Path + "3", Item("Tiga", new { legacyUrls = new[] { "/arsip/3" }, baseUrl = "https://lama.example/berita/" }))
        ).Must(HttpStatusCode.Created);
        Assert.That(before.Data["legacyUrls"]![0]!.GetValue<string>(), Is.EqualTo("https://lama.example/arsip/3"));
        var refused = (await Api.Put(Path + "2", Item("Dua", new { legacyUrls = new[] { "/arsip/2" } }))).IsProblem(
            HttpStatusCode.UnprocessableEntity,
            "malformed-url"
        );
        Assert.That(refused.Errors, Is.EqualTo(new[] { "malformed-url /legacyUrls/0" }));
    }

    [Test]
    public async Task All_faults_of_a_request_are_in_one_answer()
    {
        object faulty = new
        {
            title = new string('x', 301),
            kind = "cerpen",
            judul = "x",
            publishedAt = "kemarin",
            unit = new { slug = "tidak-ada" },
            tags = new object[] { new { slug = "hilang" }, new { } },
            authors = new object[] { new { slug = "siapa" } },
            seo = new { title = 5 },
            translationOf = new { slug = "asal" },
        };
        string[] expected =
        [
            "required /tags/1/slug",
            "too-long /title",
            "unknown-member /judul",
            "unknown-reference /authors/0/slug",
            "unknown-reference /tags/0/slug",
            "unknown-reference /translationOf/slug",
            "unknown-reference /unit/slug",
            "unknown-value /kind",
            "wrong-type /publishedAt",
            "wrong-type /seo/title",
        ];
        var draft = (await Draft("Naskah", "rutan-uji")).Id;
        var before = await Stored.LineAsync();
        foreach (
            var answer in new[]
            {
                await Api.Post("/articles", faulty),
                await Api.Put(Path + "1?create=tags,authors", faulty),
                await Api.Patch($"/articles/{draft}", faulty, 1),
            }
        )
            Assert.That(
                answer.IsProblem(HttpStatusCode.UnprocessableEntity, "validation-failed").Errors.Order(StringComparer.Ordinal),
                Is.EqualTo(expected),
                answer.Text
            );
        Assert.That(await Stored.LineAsync(), Is.EqualTo(before));
    }

    [Test]
    public async Task Conflicts_point_at_the_member_that_is_in_the_way()
    {
        var original = (await Live("Judul", "rutan-uji", new { slug = "judul" })).Id;
        await Unit("rutan-dua", more: new { code = "A1" });
        await Draft("Title", "rutan-uji", new { language = "en", translationOf = new { id = original } });
        foreach (
            var (answer, code, pointer) in new[]
            {
                (
                    await Api.Post(
                        "/articles",
                        new
                        {
                            title = "Lain",
                            slug = "judul",
                            unit = new { slug = "rutan-uji" },
                        }
                    ),
                    "slug-taken",
                    "/slug"
                ),
                (await Api.Post("/units", new { name = "Lain", slug = "rutan-dua" }), "slug-taken", "/slug"),
                (await Api.Post("/units", new { name = "Lain", code = "A1" }), "code-taken", "/code"),
                (
                    await Api.Post(
                        "/articles",
                        new
                        {
                            title = "Again",
                            language = "en",
                            translationOf = new { id = original },
                            unit = new { slug = "rutan-uji" },
                        }
                    ),
                    "translation-exists",
                    "/language"
                ),
            }
        )
            Assert.That(answer.IsProblem(HttpStatusCode.Conflict, code).Errors, Is.EqualTo(new[] { $"{code} {pointer}" }));
    }

    private static JsonObject Item(string title, object? more = null) => Merge(new { title, unit = new { slug = "rutan-uji" } }, more);

    private static IEnumerable<string> Slugs(Answer answer, string list) =>
        answer.Data[list]!.AsArray().Select(one => one!["slug"]!.GetValue<string>());

    private static IEnumerable<string> Warnings(Answer answer) =>
        answer.Json["meta"]!["warnings"]!
            .AsArray()
            .Select(warning => $"{warning!["code"]} {warning["pointer"]} {warning["value"]} {warning["reason"]}")
            .ToList();
}
