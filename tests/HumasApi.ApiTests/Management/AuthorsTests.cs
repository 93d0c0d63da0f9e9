using System.Net;
using System.Text.Json.Nodes;

namespace HumasApi.ApiTests.Management;

/// <summary>What is particular to authors: unit, photo, and that readers know them from their first article on.</summary>
internal sealed class AuthorsTests : ApiTest
{
    private const string Photo =
        """{"url":"https://cdn.example/a.jpg","width":800,"height":600,"mediaType":"image/jpeg","alt":"","caption":"Di kantor.\nPagi.","credit":"Humas","focalPoint":{"x":0.25,"y":1}}""";

    [Test]
    public async Task A_new_author_is_answered_whole()
    {
        await Unit("rutan-uji", name: "Rutan Uji");
        var made = (
            await Api.Post(
                "/authors",
                $$"""{"slug":"nson","name":" Narsono Son ","initials":"N.Son","position":"Pranata Humas","unit":{"slug":"rutan-uji"},"bio":"Menulis.\nBerita.","photo":{{Photo}},"active":false}"""
            )
        ).Must(HttpStatusCode.Created);
        Api.AssertBody(
            made,
            $$$"""
            {"data":{"id":"id-1","version":1,"slug":"nson","name":"Narsono Son","initials":"N.Son","position":"Pranata Humas",
             "unit":{"id":"id-2","slug":"rutan-uji","name":"Rutan Uji","shortName":null,"kind":"technicalUnit"},"bio":"Menulis.\nBerita.",
             "photo":{"id":null,"url":"https://cdn.example/a.jpg","width":800,"height":600,"mediaType":"image/jpeg","alt":"","caption":"Di kantor.\nPagi.","credit":"Humas","focalPoint":{"x":0.25,"y":1},"variants":[]},
             "active":false,"firstPublishedAt":null,"createdAt":"2026-11-24T12:00:00Z","createdBy":{"id":null,"name":"Administrator"},"editedAt":"2026-11-24T12:00:00Z","editedBy":{"id":null,"name":"Administrator"}},
             "meta":{"outcome":null},"links":{"self":"https://humas.example/manage/v1/authors/id-1"}}
            """
        );
        Assert.That((await Api.ManageGet($"/authors/{made.Id}")).Text, Is.EqualTo(made.Text));
    }

    [Test]
    public async Task Absent_and_blank_members_take_their_defaults()
    {
        foreach (
            var body in new[]
            {
                """{"name":"Budi"}""",
                """{"name":"Budi","slug":"","initials":" ","position":null,"unit":null,"bio":"","photo":null,"active":null}""",
            }
        )
            Api.AssertBody(
                (await Api.Post("/authors", body)).Must(HttpStatusCode.Created),
                Api.Scrub(
                        """
                        {"data":{"id":"id-1","version":1,"slug":"SLUG","name":"Budi","initials":null,"position":null,"unit":null,"bio":null,"photo":null,"active":true,
                         "firstPublishedAt":null,"createdAt":"2026-11-24T12:00:00Z","createdBy":{"id":null,"name":"Administrator"},"editedAt":"2026-11-24T12:00:00Z","editedBy":{"id":null,"name":"Administrator"}},
                         "meta":{"outcome":null},"links":{"self":"https://humas.example/manage/v1/authors/id-1"}}
                        """
                    )
                    .Replace("SLUG", (await LastSlug("author"))!, StringComparison.Ordinal)
            );
    }

    [Test]
    public async Task Another_photo_address_clears_the_rest_and_another_caption_does_not()
    {
        var id = (await Api.Post("/authors", $$"""{"name":"Budi","photo":{{Photo}}}""")).Must(HttpStatusCode.Created).Id;
        var caption = (await Api.Patch($"/authors/{id}", """{"photo":{"caption":"Lain","focalPoint":{"x":0.5}}}""", 1)).Must(
            HttpStatusCode.OK
        );
        Assert.That(
            caption.Data["photo"]!.ToJsonString(),
            Is.EqualTo(
                """{"id":null,"url":"https://cdn.example/a.jpg","width":800,"height":600,"mediaType":"image/jpeg","alt":"","caption":"Lain","credit":"Humas","focalPoint":{"x":0.5,"y":1},"variants":[]}"""
            )
        );
        var address = (await Api.Patch($"/authors/{id}", """{"photo":{"url":"https://cdn.example/b.jpg"}}""", 2)).Must(HttpStatusCode.OK);
        Assert.That(
            address.Data["photo"]!.ToJsonString(),
            Is.EqualTo(
                """{"id":null,"url":"https://cdn.example/b.jpg","width":null,"height":null,"mediaType":null,"alt":null,"caption":null,"credit":null,"focalPoint":null,"variants":[]}"""
            )
        );
        var decorative = (await Api.Patch($"/authors/{id}", """{"photo":{"alt":""}}""", 3)).Must(HttpStatusCode.OK);
        Assert.That(decorative.Data["photo"]!["alt"]!.GetValue<string>(), Is.Empty);
        Assert.That(
            (await Api.Patch($"/authors/{id}", """{"photo":{"alt":null}}""", 4)).Must(HttpStatusCode.OK).Data["photo"]!["alt"],
            Is.Null
        );
        Assert.That(
            (await Api.Patch($"/authors/{id}", """{"photo":{"url":null}}""", 5))
                .IsProblem(HttpStatusCode.UnprocessableEntity, "required")
                .Errors,
            Is.EqualTo(new[] { "required /photo/url" })
        );
        Assert.That((await Api.Patch($"/authors/{id}", """{"photo":null}""", 5)).Must(HttpStatusCode.OK).Data["photo"], Is.Null);
    }

    [Test]
    public async Task A_patch_merges_and_replaces_the_unit_whole()
    {
        await Unit("satu");
        var two = await Unit("dua");
        var id = (
            await Api.Post(
                "/authors",
                new
                {
                    name = "Budi",
                    initials = "B",
                    bio = "Bio",
                    unit = new { slug = "satu" },
                }
            )
        ).Must(HttpStatusCode.Created).Id;
        var moved = (await Api.Patch($"/authors/{id}", new { unit = new { slug = "dua" }, bio = (string?)null }, 1)).Must(
            HttpStatusCode.OK
        );
        Assert.That(
            (moved.Data["unit"]!["id"]!.GetValue<string>(), moved.Data["initials"]!.GetValue<string>(), moved.Data["bio"], moved.ETag),
            Is.EqualTo((two, "B", (JsonNode?)null, "\"2\""))
        );
        Assert.That((await Api.Patch($"/authors/{id}", new { unit = (string?)null }, 2)).Must(HttpStatusCode.OK).Data["unit"], Is.Null);
    }

    [Test]
    public async Task Put_leaves_absent_members_as_they_are()
    {
        (await Api.Put("/authors/by-slug/budi", $$"""{"name":"Budi","initials":"B","photo":{{Photo}},"active":false}""")).Must(
            HttpStatusCode.Created
        );
        var updated = (await Api.Put("/authors/by-slug/budi", new { bio = "Baru" })).Must(HttpStatusCode.OK);
        Assert.That(
            (
                updated.Data["name"]!.GetValue<string>(),
                updated.Data["initials"]!.GetValue<string>(),
                updated.Data["bio"]!.GetValue<string>(),
                updated.Data["active"]!.GetValue<bool>()
            ),
            Is.EqualTo(("Budi", "B", "Baru", false))
        );
        Assert.That(updated.Data["photo"]!["caption"]!.GetValue<string>(), Is.EqualTo("Di kantor.\nPagi."));
    }

    [Test]
    public async Task Lists_filter_by_unit_and_activity()
    {
        var unit = await Unit("rutan-uji");
        await Author("ada", unit: "rutan-uji");
        await Author("lepas");
        (
            await Api.Put(
                "/authors/by-slug/pensiun",
                new
                {
                    name = "pensiun",
                    active = false,
                    unit = new { slug = "rutan-uji" },
                }
            )
        ).Must(HttpStatusCode.Created);
        async Task<string> Slugs(string query) =>
            string.Join(",", (await Api.ManageGet("/authors?" + query)).Must(HttpStatusCode.OK).Data.AsArray().Select(row => row!["slug"]));
        Assert.That(await Slugs("unit=rutan-uji"), Is.EqualTo("ada,pensiun"));
        Assert.That(await Slugs($"unit={unit}&active=true"), Is.EqualTo("ada"));
        Assert.That(await Slugs("active=false"), Is.EqualTo("pensiun"));
        var unknown = await Api.ManageGet("/authors?unit=tidak-ada");
        Assert.That(unknown.Must(HttpStatusCode.OK).Data.AsArray(), Is.Empty);
        Assert.That(unknown.Json["meta"]!["unmatched"]!.ToJsonString(), Is.EqualTo("""[{"parameter":"unit","value":"tidak-ada"}]"""));
    }

    [Test]
    public async Task A_slug_that_readers_know_redirects_after_a_rename()
    {
        await Unit("rutan-uji");
        var id = await Author("lama", "Budi");
        (await Api.Patch($"/authors/{id}", new { slug = "tengah" }, 1)).Must(HttpStatusCode.OK);
        (await Api.ManageGet("/authors/by-slug/lama")).IsProblem(HttpStatusCode.NotFound, "not-found"); // Nobody had seen it.
        await Live("Berita", "rutan-uji", new { authors = new[] { new { id } } });
        (await Api.Patch($"/authors/{id}", new { slug = "baru" }, 2)).Must(HttpStatusCode.OK);
        (await Api.Patch($"/authors/{id}", new { slug = "akhir" }, 3)).Must(HttpStatusCode.OK);

        foreach (var old in new[] { "tengah", "baru" })
        {
            var redirect = (await Api.Get($"/v1/authors/by-slug/{old}")).Must(HttpStatusCode.MovedPermanently);
            Assert.That(redirect.Header("Location"), Is.EqualTo("https://humas.example/v1/authors/by-slug/akhir"));
            Assert.That((await Api.ManageGet($"/authors/by-slug/{old}")).Must(HttpStatusCode.OK).Id, Is.EqualTo(id));
            (await Api.Post("/authors", new { name = "Lain", slug = old })).IsProblem(HttpStatusCode.Conflict, "slug-taken");
        }
        Assert.That((await Api.Get("/v1/authors/by-slug/akhir")).Must(HttpStatusCode.OK).Id, Is.EqualTo(id));
        Assert.That(
            (await Api.Get("/v1/articles?author=tengah")).Json["meta"]!["resolved"]!.ToJsonString(),
            Is.EqualTo("""[{"parameter":"author","value":"tengah","slug":"akhir"}]""")
        );
        // And back again: the first address is the address once more.
        (await Api.Patch($"/authors/{id}", new { slug = "tengah" }, 4)).Must(HttpStatusCode.OK);
        (await Api.Get("/v1/authors/by-slug/tengah")).Must(HttpStatusCode.OK);
        (await Api.Get("/v1/authors/by-slug/akhir")).Must(HttpStatusCode.MovedPermanently);
    }

    [Test]
    public async Task An_author_in_use_cannot_be_deleted_but_can_be_put_to_rest()
    {
        await Unit("rutan-uji");
        var id = await Author("budi", "Budi");
        await Live("Satu", "rutan-uji", new { authors = new[] { new { id } } });
        var draft = await Draft("Dua", "rutan-uji", new { authors = new[] { new { id } } });
        (await Api.Patch($"/articles/{draft.Id}", new { authors = Array.Empty<object>() }, 1)).Must(HttpStatusCode.OK);
        var refused = (await Api.Delete($"/authors/{id}", 1)).IsProblem(HttpStatusCode.Conflict, "in-use");
        Assert.That(
            refused.Json["references"]!.ToJsonString(),
            Is.EqualTo("""{"articles":2,"authors":0,"units":0,"keys":0}"""),
            "The history counts too."
        );

        (await Api.Patch($"/authors/{id}", new { active = false }, 1)).Must(HttpStatusCode.OK);
        Assert.That((await Api.Get("/v1/authors/by-slug/budi")).Must(HttpStatusCode.OK).Data["active"]!.GetValue<bool>(), Is.False);
        Assert.That((await Api.Get("/v1/articles?author=budi")).Data.AsArray(), Has.Count.EqualTo(1));
    }

    private static async Task<string?> LastSlug(string kind) =>
        await Newsroom.SqlAsync($"select slug from slugs where kind = '{kind}' order by target_id desc limit 1") as string;
}
