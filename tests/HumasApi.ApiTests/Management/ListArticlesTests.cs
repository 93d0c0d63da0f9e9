using System.Net;
using System.Text.Json.Nodes;

namespace HumasApi.ApiTests.Management;

/// <summary>GET /manage/v1/articles: the desk of an editor, the last edited first.</summary>
internal sealed class ListArticlesTests : ApiTest
{
    [Test]
    public async Task A_row_has_what_finds_and_what_changes_an_article()
    {
        await Unit("rutan-uji", name: "Rutan Uji");
        await Author("budi", "Budi");
        await Tag("zona", "topic", "Zona");
        await Live(
            "Judul",
            "rutan-uji",
            new
            {
                body = "<p>Isi</p>",
                authors = new[] { new { slug = "budi" } },
                tags = new[] { new { slug = "zona" } },
            }
        );
        var answer = (await Api.ManageGet("/articles")).Must(HttpStatusCode.OK);

        Api.AssertBody(
            answer,
            """
            {"data":[{"id":"id-1","version":2,"slug":"judul","kind":"news","language":"id","title":"Judul",
               "unit":{"id":"id-2","slug":"rutan-uji","name":"Rutan Uji","shortName":null,"kind":"technicalUnit","nameThen":"Rutan Uji",
               "shortNameThen":null},
               "authors":[{"id":"id-3","slug":"budi","name":"Budi","position":null,"photo":null}],"tags":[{"id":"id-4","slug":"zona","name":"Zona","kind":"topic"}],
               "publishedAt":"2026-11-24T12:00:00Z","publication":{"state":"live","revision":1,"publishedAt":"2026-11-24T12:00:00Z"},
               "draft":null,"allowedActions":["edit","unpublish","addNote","createPreviewLink","deletePreviewLink","translate"],
               "importKey":null,
               "createdAt":"2026-11-24T12:00:00Z","createdBy":{"id":null,"name":"Administrator"},"editedAt":"2026-11-24T12:00:00Z","editedBy":{"id":null,"name":"Administrator"}}],
             "meta":{"page":{"limit":20,"number":null,"hasMore":false,"nextCursor":null,"prevCursor":null,"total":null,"totalKind":"none"},"resolved":[],"unmatched":[]},
             "links":{"self":"https://humas.example/manage/v1/articles","first":"https://humas.example/manage/v1/articles","next":null,"prev":null}}
            """
        );
        Assert.That(answer.Header("Cache-Control"), Is.EqualTo("no-store"));
        Assert.That(
            answer.Header("Link"),
            Is.EqualTo(
                "<https://humas.example/manage/v1/articles>; rel=\"self\", <https://humas.example/manage/v1/articles>; rel=\"first\""
            )
        );
    }

    [Test]
    public async Task Publication_and_draft_state_filter_alone_and_together()
    {
        await Unit("rutan-uji");
        await Draft("Draf", "rutan-uji");
        await Live("Tayang", "rutan-uji");
        var both = await Live("Keduanya", "rutan-uji");
        (await Api.Patch($"/articles/{both.Id}", new { title = "Keduanya lagi" }, 2)).Must(HttpStatusCode.OK);
        var down = await Live("Ditarik", "rutan-uji");
        (await Api.Post($"/articles/{down.Id}/unpublish", null, 2)).Must(HttpStatusCode.OK);

        foreach (
            var (query, titles) in new[]
            {
                ("publication=none", "Draf"),
                ("publication=live", "Keduanya lagi, Tayang"),
                ("publication=unpublished", "Ditarik"),
                ("publication=none,unpublished", "Ditarik, Draf"),
                ("draftState=draft", "Ditarik, Draf, Keduanya lagi"),
                ("publication=live&draftState=draft", "Keduanya lagi"),
                ("", "Ditarik, Draf, Keduanya lagi, Tayang"),
            }
        )
            Assert.That(await Titles(query), Is.EqualTo(titles), query);
        (await Api.ManageGet("/articles?publication=hidup")).IsProblem(HttpStatusCode.BadRequest, "unknown-value");
        (await Api.ManageGet("/articles?publications=live")).IsProblem(HttpStatusCode.BadRequest, "unknown-parameter");
    }

    [Test]
    public async Task Units_filter_by_slug_or_id_with_or_without_those_below()
    {
        var root = await Unit("kanwil");
        await Unit("rutan-a", "kanwil");
        var below = await Unit("pos-a", "rutan-a");
        await Unit("lapas-b");
        foreach (var unit in new[] { "kanwil", "rutan-a", "pos-a", "lapas-b" })
            await Draft($"Dari {unit}", unit);

        foreach (
            var (query, titles) in new[]
            {
                ("unit=kanwil", "Dari kanwil"),
                ($"unit={root}", "Dari kanwil"),
                ("unit=kanwil,lapas-b", "Dari kanwil, Dari lapas-b"),
                ("unit=kanwil&scope=self", "Dari kanwil"),
                ("unit=kanwil&scope=subtree", "Dari kanwil, Dari pos-a, Dari rutan-a"),
                ("unit=rutan-a,lapas-b&scope=subtree", "Dari lapas-b, Dari pos-a, Dari rutan-a"),
                ($"unit={below}&scope=subtree", "Dari pos-a"),
            }
        )
            Assert.That(await Titles(query), Is.EqualTo(titles), query);

        var none = (await Api.ManageGet("/articles?unit=hantu")).Must(HttpStatusCode.OK);
        Assert.That(none.Data.AsArray(), Is.Empty);
        Assert.That(none.Json["meta"]!["unmatched"]!.ToJsonString(), Is.EqualTo("""[{"parameter":"unit","value":"hantu"}]"""));
        (await Api.ManageGet("/articles?unit=Rumah%20Tahanan")).IsProblem(HttpStatusCode.BadRequest, "malformed-slug");
    }

    [Test]
    public async Task Tags_and_authors_filter_drafts_too_and_a_merged_tag_counts_as_its_heir()
    {
        await Unit("rutan-uji");
        await Author("budi");
        await Author("ani");
        var old = await Tag("lama");
        var heir = await Tag("baru");
        await Draft("Satu", "rutan-uji", new { tags = new[] { new { slug = "lama" } }, authors = new[] { new { slug = "budi" } } });
        await Live(
            "Dua",
            "rutan-uji",
            new { tags = new[] { new { slug = "baru" } }, authors = new[] { new { slug = "ani" }, new { slug = "budi" } } }
        );
        await Draft("Tiga", "rutan-uji");
        foreach (
            var (query, titles) in new[]
            {
                ("tag=lama", "Satu"),
                ($"tag={heir}", "Dua"),
                ("author=budi", "Dua, Satu"),
                ("author=ani", "Dua"),
                ("author=ani&tag=lama", ""),
            }
        )
            Assert.That(await Titles(query), Is.EqualTo(titles), query);

        (await Api.Post($"/tags/{old}/merge", new { into = new { slug = "baru" } }, 1)).Must(HttpStatusCode.OK);
        foreach (var query in new[] { "tag=lama", "tag=baru", $"tag={heir}" })
            Assert.That(await Titles(query), Is.EqualTo("Dua, Satu"), query);
        var rows = (await Api.ManageGet("/articles?tag=lama")).Data.AsArray();
        Assert.That(rows.Select(row => row!["tags"]![0]!["slug"]!.GetValue<string>()), Is.All.EqualTo("baru"));
        Assert.That(await Titles("author=ani,budi"), Is.EqualTo("Dua, Satu"));
        (await Api.ManageGet("/articles?tag=a,b,c,d,e,f,g,h,i,j,k")).IsProblem(HttpStatusCode.BadRequest, "too-many");
    }

    [Test]
    public async Task Lists_are_sorted_by_edit_or_creation_and_narrowed_to_a_source()
    {
        await Unit("rutan-uji");
        foreach (var (source, title) in new[] { ("web-lama", "Satu"), ("web-lama", "Dua"), ("koran", "Tiga") })
        {
            (await Api.Put($"/articles/by-source/{source}/{title}", new { title, unit = new { slug = "rutan-uji" } })).Must(
                HttpStatusCode.Created
            );
            Newsroom.Clock.Advance(TimeSpan.FromMinutes(1));
        }
        var first = (await Api.ManageGet("/articles?source=web-lama&sort=createdAt&limit=1")).Data[0]!["id"]!.GetValue<string>();
        (await Api.Patch($"/articles/{first}", new { title = "Satu lagi" }, 1)).Must(HttpStatusCode.OK);
        foreach (
            var (query, titles) in new[]
            {
                ("", "Satu lagi, Tiga, Dua"),
                ("sort=-editedAt", "Satu lagi, Tiga, Dua"),
                ("sort=editedAt", "Dua, Tiga, Satu lagi"),
                ("sort=createdAt", "Satu lagi, Dua, Tiga"),
                ("sort=-createdAt", "Tiga, Dua, Satu lagi"),
                ("source=web-lama", "Satu lagi, Dua"),
                ("source=koran", "Tiga"),
                ("source=tiada", ""),
            }
        )
            Assert.That(
                string.Join(
                    ", ",
                    (await Api.ManageGet($"/articles?{query}")).Data.AsArray().Select(row => row!["title"]!.GetValue<string>())
                ),
                Is.EqualTo(titles),
                query
            );
        foreach (var sort in new[] { "-editedAt", "editedAt", "createdAt", "-createdAt" })
        {
            // Forwards row by row, and back again.
            var page = await Api.ManageGet($"/articles?sort={sort}&limit=1");
            var seen = new List<string>(Ids(page.Data));
            while (page.Json["links"]!["next"] is not null)
                seen.AddRange(Ids((page = await Api.Follow(page, "next")).Data));
            Assert.That(seen, Is.EqualTo(Ids((await Api.ManageGet($"/articles?sort={sort}")).Data)), sort);
            while (page.Json["links"]!["prev"] is not null)
                page = await Api.Follow(page, "prev");
            Assert.That(Ids(page.Data), Is.EqualTo(seen.Take(1)), sort);
        }
    }

    [Test]
    public async Task Text_is_found_anywhere_in_the_title_whatever_its_case_and_without_wildcards()
    {
        await Unit("rutan-uji");
        foreach (
            var title in new[] { "Diskon 50% UMKM", "Diskon 50 UMKM", "berkas_a", "berkasxa", "Jalan C:\\Rutan", "ASISTENSI Kehumasan" }
        )
            await Draft(title, "rutan-uji");
        foreach (
            var (text, titles) in new[]
            {
                ("50%", "Diskon 50% UMKM"),
                ("_a", "berkas_a"),
                ("\\", "Jalan C:\\Rutan"),
                ("asistensi", "ASISTENSI Kehumasan"),
                ("TENSI KE", "ASISTENSI Kehumasan"),
                ("umkm", "Diskon 50 UMKM, Diskon 50% UMKM"),
                ("tiada", ""),
            }
        )
            Assert.That(await Titles($"q={Uri.EscapeDataString(text)}"), Is.EqualTo(titles), text);
    }

    [Test]
    public async Task Edited_since_counts_every_kind_of_change()
    {
        await Unit("rutan-uji");
        await Draft("Lama", "rutan-uji");
        var published = await Draft("Terbit", "rutan-uji");
        Newsroom.Clock.Advance(TimeSpan.FromHours(1));
        (await Api.Post($"/articles/{published.Id}/publish", null, 1)).Must(HttpStatusCode.OK);

        Assert.That(await Titles("editedSince=2026-11-24T13:00:00Z"), Is.EqualTo("Terbit"), "at or after");
        Assert.That(await Titles("editedSince=2026-11-24T20:00:00%2B07:00"), Is.EqualTo("Terbit"));
        Assert.That(await Titles("editedSince=2026-11-24T13:00:01Z"), Is.Empty);
        Assert.That(await Titles("editedSince=2026-11-24T12:00:00Z"), Is.EqualTo("Lama, Terbit"));
        (await Api.ManageGet("/articles?editedSince=2026-11-24T20:00:00+07:00")).IsProblem(HttpStatusCode.BadRequest, "plus-not-escaped");
        (await Api.ManageGet("/articles?editedSince=2026-11-24T13:00:00")).IsProblem(HttpStatusCode.BadRequest, "offset-missing");
        (await Api.ManageGet("/articles?editedSince=kemarin")).IsProblem(HttpStatusCode.BadRequest, "malformed-time");
    }

    [Test]
    public async Task The_list_is_walked_to_its_end_and_back_without_a_gap()
    {
        await Unit("rutan-uji");
        for (var i = 0; i < 7; i++)
        {
            // Pairs share a second, so that the order within one counts too.
            if (i % 2 == 0)
                Newsroom.Clock.Advance(TimeSpan.FromMinutes(1));
            await Draft($"Judul {i}", "rutan-uji");
        }
        var whole = Ids((await Api.ManageGet("/articles?limit=100&unit=rutan-uji")).Data);
        Assert.That(whole, Has.Count.EqualTo(7));

        var (there, part) = (new List<string>(), await Api.ManageGet("/articles?limit=3&unit=rutan-uji"));
        for (; ; part = await Api.Follow(part, "next"))
        {
            there.AddRange(Ids(part.Must(HttpStatusCode.OK).Data));
            if (part.Json["links"]!["next"] is null)
                break;
        }
        Assert.That(there, Is.EqualTo(whole));
        Assert.That(part.Json["meta"]!["page"]!["hasMore"]!.GetValue<bool>(), Is.False);
        var back = new List<string>(Ids(part.Data));
        while (part.Json["links"]!["prev"] is not null)
        {
            part = (await Api.Follow(part, "prev")).Must(HttpStatusCode.OK);
            back.InsertRange(0, Ids(part.Data));
        }
        Assert.That(back, Is.EqualTo(whole));
        (
            await Api.ManageGet(
                $"/articles?cursor={(await Api.ManageGet("/articles?limit=3")).Json["meta"]!["page"]!["nextCursor"]}&unit=rutan-uji"
            )
        ).IsProblem(HttpStatusCode.BadRequest, "cursor-mismatch");
    }

    [Test]
    public async Task Numbered_pages_have_totals_and_end_with_an_empty_one()
    {
        await Unit("rutan-uji");
        for (var i = 0; i < 5; i++)
            await Draft($"Judul {i}", "rutan-uji");
        var second = (await Api.ManageGet("/articles?limit=2&page=2")).Must(HttpStatusCode.OK);
        Assert.That(
            (Page(second, "number"), Page(second, "hasMore"), Page(second, "total"), Page(second, "totalKind")),
            Is.EqualTo(("2", "true", "5", "exact"))
        );
        Assert.That(
            second.Json["links"]!["next"]!.GetValue<string>(),
            Is.EqualTo("https://humas.example/manage/v1/articles?limit=2&page=3")
        );
        Assert.That(
            second.Json["links"]!["prev"]!.GetValue<string>(),
            Is.EqualTo("https://humas.example/manage/v1/articles?limit=2&page=1")
        );
        Assert.That((await Api.ManageGet("/articles?limit=2&page=3")).Data.AsArray(), Has.Count.EqualTo(1));
        var past = (await Api.ManageGet("/articles?limit=2&page=4")).Must(HttpStatusCode.OK);
        Assert.That(past.Data.AsArray(), Is.Empty);
        Assert.That((Page(past, "total"), Page(past, "hasMore")), Is.EqualTo(("5", "false")));
        Assert.That(Page((await Api.ManageGet("/articles?limit=2&count=exact")).Must(HttpStatusCode.OK), "total"), Is.EqualTo("5"));
        Assert.That(
            Page((await Api.ManageGet("/articles?limit=2&page=1&count=none")).Must(HttpStatusCode.OK), "totalKind"),
            Is.EqualTo("none")
        );
        Assert.That(
            Page((await Api.ManageGet("/articles?page=1&q=judul%204")).Must(HttpStatusCode.OK), "total"),
            Is.EqualTo("1"),
            "of the filtered list"
        );
        (await Api.ManageGet("/articles?limit=101")).IsProblem(HttpStatusCode.BadRequest, "out-of-range");
        (await Api.ManageGet("/articles?limit=100&page=101")).IsProblem(HttpStatusCode.BadRequest, "page-out-of-bounds");
    }

    [Test]
    public async Task A_hundred_rows_cost_as_many_commands_as_one()
    {
        await Unit("kanwil");
        for (var i = 0; i < 5; i++)
        {
            await Unit($"unit-{i}", "kanwil");
            await Author($"penulis-{i}");
            await Tag($"tag-{i}");
        }
        for (var i = 0; i < 100; i++)
            await Draft(
                $"Judul {i}",
                $"unit-{i % 5}",
                new
                {
                    authors = new[] { new { slug = $"penulis-{i % 5}" } },
                    tags = new[] { new { slug = $"tag-{i % 5}" }, new { slug = $"tag-{(i + 1) % 5}" } },
                    publish = i % 2 == 0,
                }
            );

        foreach (var query in new[] { "", "&unit=kanwil&scope=subtree&q=judul&page=1" })
        {
            await Api.ManageGet($"/articles?limit=1{query}"); // The first of its kind may prepare something.
            var one = await Newsroom.CountCommandsAsync(async () =>
                Assert.That((await Api.ManageGet($"/articles?limit=1{query}")).Data.AsArray(), Has.Count.EqualTo(1))
            );
            var hundred = await Newsroom.CountCommandsAsync(async () =>
                Assert.That((await Api.ManageGet($"/articles?limit=100{query}")).Data.AsArray(), Has.Count.EqualTo(100))
            );
            Assert.That(one, Is.GreaterThan(0));
            Assert.That(hundred, Is.EqualTo(one), query);
        }
    }

    // The titles of the list, sorted, since those edited in the same second stand in the order of their ids.
    private static async Task<string> Titles(string query) =>
        string.Join(
            ", ",
            (await Api.ManageGet($"/articles?{query}"))
                .Must(HttpStatusCode.OK)
                .Data.AsArray()
                .Select(row => row!["title"]!.GetValue<string>())
                .Order(StringComparer.Ordinal)
        );

    private static List<string> Ids(JsonNode data) => [.. data.AsArray().Select(row => row!["id"]!.GetValue<string>())];

    private static string? Page(Answer answer, string member) => answer.Json["meta"]!["page"]![member]?.ToJsonString().Trim('"');
}
