using System.Net;
using HumasApi.Http;

namespace HumasApi.ApiTests.Delivery;

/// <summary>Items of Delivery, whole.</summary>
internal sealed class ItemTests : ApiTest
{
    [Test]
    public async Task An_article_with_everything_has_every_member()
    {
        await Unit(
            "kanwil",
            name: "Kantor Wilayah",
            more: new
            {
                kind = "regionalOffice",
                shortName = "Kanwil",
                articleUrlTemplate = "https://jateng.example/berita/{slug}",
            }
        );
        await Unit("rutan", "kanwil", "Rumah Tahanan");
        await Api.Put(
            "/authors/by-slug/narsono",
            new
            {
                name = "Narsono",
                position = "Pranata Humas",
                photo = new { url = "https://cdn.example/n.jpg", alt = "Narsono" },
            }
        );
        await Tag("berita", "category", "Berita");
        await Tag("krisis", name: "Krisis");
        var live = (
            await Live(
                "Judul & <Lengkap>",
                "rutan",
                new
                {
                    slug = "judul-lengkap",
                    kind = "pressRelease",
                    subtitle = "Anak judul",
                    summary = "Ringkasan.",
                    body = "<p>Isi &amp; <strong>tebal</strong>.</p>",
                    dateline = "SEMARANG",
                    byline = "Narsono Son",
                    signOff = "N.Son/***",
                    eventDate = "2022-10-12",
                    timeZone = "Asia/Makassar",
                    publishedAt = "2022-10-12T17:16:00+07:00",
                    mentionedUnits = new[] { new { slug = "rutan" }, new { slug = "kanwil" } },
                    authors = new[] { new { slug = "narsono" } },
                    tags = new[] { new { slug = "krisis" }, new { slug = "berita" } },
                    coverImage = new
                    {
                        url = "https://cdn.example/a.jpg",
                        width = 1200,
                        height = 800,
                        mediaType = "image/jpeg",
                        alt = "",
                        caption = "Peserta",
                        credit = "Humas",
                        focalPoint = new { x = 0.25, y = 0.5 },
                    },
                    attribution = new { name = "JATENG.NGO.WEB.ID", url = "https://ngo.example/1" },
                    canonicalUrl = "https://asal.example/1",
                    seo = new
                    {
                        title = "Judul mesin",
                        description = "Uraian mesin",
                        noIndex = true,
                    },
                }
            )
        ).Data;
        await Live("Full title", "rutan", new { language = "en", translationOf = new { slug = "judul-lengkap" } });
        Newsroom.Clock.Advance(TimeSpan.FromHours(1));
        (
            await Api.Post(
                $"/articles/{live["id"]}/publish",
                new { update = "major", changeNote = "Angka diperbaiki." },
                live["version"]!.GetValue<int>()
            )
        ).Must(HttpStatusCode.OK);

        const string Card = """
            "id":"id-1","slug":"judul-lengkap","kind":"pressRelease","language":"id",
            "title":"Judul & <Lengkap>","subtitle":"Anak judul","summary":"Ringkasan.","excerpt":"Ringkasan.",
            "dateline":"SEMARANG","byline":"Narsono Son","signOff":"N.Son/***","eventDate":"2022-10-12","timeZone":"Asia/Makassar",
            "publishedAt":"2022-10-12T10:16:00Z","firstPublishedAt":"2026-11-24T12:00:00Z","updatedAt":"2026-11-24T13:00:00Z","modifiedAt":"2026-11-24T13:00:00Z",
            "notices":[{"kind":"update","at":"2026-11-24T13:00:00Z","text":"Angka diperbaiki."}],
            "coverImage":{"id":null,"url":"https://cdn.example/a.jpg","width":1200,"height":800,"mediaType":"image/jpeg","alt":"","caption":"Peserta","credit":"Humas","focalPoint":{"x":0.25,"y":0.5},"variants":[]},
            "attribution":{"name":"JATENG.NGO.WEB.ID","url":"https://ngo.example/1"},
            "canonicalUrl":"https://asal.example/1","seo":{"title":"Judul mesin","description":"Uraian mesin","noIndex":true},
            "webUrl":"https://jateng.example/berita/judul-lengkap",
            "translations":[{"id":"id-2","slug":"full-title","language":"en","title":"Full title"}],
            "unit":{"id":"id-3","slug":"rutan","name":"Rumah Tahanan","shortName":null,"kind":"technicalUnit","nameThen":"Rumah Tahanan","shortNameThen":null},
            "mentionedUnits":[{"id":"id-3","slug":"rutan","name":"Rumah Tahanan","shortName":null,"kind":"technicalUnit"},{"id":"id-4","slug":"kanwil","name":"Kantor Wilayah","shortName":"Kanwil","kind":"regionalOffice"}],
            "authors":[{"id":"id-5","slug":"narsono","name":"Narsono","position":"Pranata Humas","photo":{"id":null,"url":"https://cdn.example/n.jpg","width":null,"height":null,"mediaType":null,"alt":"Narsono","caption":null,"credit":null,"focalPoint":null,"variants":[]}}],
            "tags":[{"id":"id-6","slug":"krisis","name":"Krisis","kind":"topic"},{"id":"id-7","slug":"berita","name":"Berita","kind":"category"}]
            """;
        const string Whole =
            "{\"data\":{"
            + Card
            + """ ,"body":"<p>Isi &amp; <strong>tebal</strong>.</p>"},"meta":{},"links":{"self":"https://humas.example/v1/articles/id-1"}}""";
        Api.AssertBody((await Api.Get($"/v1/articles/{live["id"]}")).Must(HttpStatusCode.OK), Whole);
        Api.AssertBody((await Api.Get("/v1/articles/by-slug/judul-lengkap")).Must(HttpStatusCode.OK), Whole);

        // A card is the same without the body.
        Api.AssertBody(
            (await Api.Get($"/v1/articles?ids={live["id"]}")).Must(HttpStatusCode.OK),
            "{\"data\":[{"
                + Card
                + "}],"
                + """
                "meta":{"page":{"limit":100,"number":null,"hasMore":false,"nextCursor":null,"prevCursor":null,"total":1,"totalKind":"exact"},"resolved":[],"unmatched":[]},
                 "links":{"self":"https://humas.example/v1/articles?ids=id-1","first":"https://humas.example/v1/articles?ids=id-1","next":null,"prev":null}}
                """
        );
    }

    [Test]
    public async Task An_article_with_nothing_has_every_member_too()
    {
        await Unit("rutan");
        var live = await Live("Halo", "rutan");
        Api.AssertBody(
            (await Api.Get($"/v1/articles/{live.Id}")).Must(HttpStatusCode.OK),
            """
            {"data":{"id":"id-1","slug":"halo","kind":"news","language":"id","title":"Halo","subtitle":null,"summary":null,"excerpt":"Halo",
             "dateline":null,"byline":null,"signOff":null,"eventDate":null,"timeZone":"Asia/Jakarta",
             "publishedAt":"2026-11-24T12:00:00Z","firstPublishedAt":"2026-11-24T12:00:00Z","updatedAt":null,"modifiedAt":"2026-11-24T12:00:00Z","notices":[],
             "coverImage":null,"attribution":null,"canonicalUrl":null,"seo":{"title":"Halo","description":"Halo","noIndex":false},"webUrl":null,"translations":[],
             "unit":{"id":"id-2","slug":"rutan","name":"rutan","shortName":null,"kind":"technicalUnit","nameThen":"rutan","shortNameThen":null},"mentionedUnits":[],"authors":[],"tags":[],"body":null},
             "meta":{},"links":{"self":"https://humas.example/v1/articles/id-1"}}
            """
        );
    }

    [Test]
    public async Task A_card_has_metadata_for_search_engines_only_where_title_and_excerpt_do_not_say_it()
    {
        await Unit("rutan");
        await Live("Sama \"1\"", "rutan", new { body = "<p>Isi \"a\" \\ é.</p>" });
        await Live("Panjang", "rutan", new { summary = new string('x', 300) });
        await Live("Judul", "rutan", new { seo = new { title = "Lain" } });
        await Live("Uraian", "rutan", new { seo = new { description = "Lain" } });
        await Live("Tersembunyi", "rutan", new { seo = new { noIndex = true } });

        async Task<Dictionary<string, string>> SeoAsync(string query) =>
            (await Api.Get($"/v1/articles?{query}")).Must(HttpStatusCode.OK).Json["data"]!
                .AsArray()
                .ToDictionary(row => (string)row!["title"]!, row => row!["seo"]?.ToJsonString(Json.Options) ?? "null");
        var cards = await SeoAsync("limit=10");
        Assert.That(cards.Where(card => card.Value == "null").Select(card => card.Key), Is.EqualTo(new[] { "Sama \"1\"" }));
        Assert.That(await SeoAsync("fields=title,seo"), Is.EqualTo(cards));
        // A whole article has it, wherever it is read.
        const string Whole = """{"title":"Sama \"1\"","description":"Isi \"a\" \\ é.","noIndex":false}""";
        Assert.That(await SeoAsync("include=body"), Is.EqualTo(new Dictionary<string, string>(cards) { ["Sama \"1\""] = Whole }));
        foreach (var fields in new[] { "", "?fields=seo" })
            Assert.That(
                (await Api.Get($"/v1/articles/by-slug/sama-1{fields}")).Must(HttpStatusCode.OK).Data["seo"]!.ToJsonString(Json.Options),
                Is.EqualTo(Whole)
            );
    }

    [Test]
    public async Task Authors_tags_and_units_have_every_member()
    {
        await Unit("kanwil", name: "Kantor Wilayah", more: new { kind = "regionalOffice", timeZone = "Asia/Makassar" });
        await Unit(
            "rutan",
            "kanwil",
            "Rumah Tahanan",
            new
            {
                code = "A1",
                shortName = "Rutan",
                subKind = "rutan",
                unitClass = "IIB",
                description = "Merawat tahanan.",
                region = new { code = "33", name = "Jawa Tengah" },
                contact = new
                {
                    address = "Jl. Satu",
                    phone = "021",
                    whatsapp = "0811",
                    email = "a@rutan.example",
                },
                website = "https://rutan.example",
                logo = new { url = "https://cdn.example/l.png" },
            }
        );
        await Unit("kosong");
        await Api.Put(
            "/authors/by-slug/budi",
            new
            {
                name = "Budi",
                initials = "BD",
                position = "Kepala",
                unit = new { slug = "rutan" },
                bio = "Menulis.",
                photo = new { url = "https://cdn.example/b.jpg" },
            }
        );
        await Author("siti", "Siti");
        await Api.Put(
            "/tags/by-slug/krisis",
            new
            {
                name = "Krisis",
                kind = "program",
                description = "Tentang krisis.",
            }
        );
        await Live(
            "Halo",
            "rutan",
            new { authors = new[] { new { slug = "budi" }, new { slug = "siti" } }, tags = new[] { new { slug = "krisis" } } }
        );

        Api.AssertBody(
            (await Api.Get("/v1/authors/by-slug/budi")).Must(HttpStatusCode.OK),
            """
            {"data":{"id":"id-1","slug":"budi","name":"Budi","initials":"BD","position":"Kepala","unit":{"id":"id-2","slug":"rutan","name":"Rumah Tahanan","shortName":"Rutan","kind":"technicalUnit"},
             "bio":"Menulis.","photo":{"id":null,"url":"https://cdn.example/b.jpg","width":null,"height":null,"mediaType":null,"alt":null,"caption":null,"credit":null,"focalPoint":null,"variants":[]},"active":true,"articleCount":1},
             "meta":{},"links":{"self":"https://humas.example/v1/authors/id-1"}}
            """
        );
        Api.AssertBody(
            (await Api.Get("/v1/authors/by-slug/siti")).Must(HttpStatusCode.OK),
            """
            {"data":{"id":"id-1","slug":"siti","name":"Siti","initials":null,"position":null,"unit":null,"bio":null,"photo":null,"active":true,"articleCount":1},
             "meta":{},"links":{"self":"https://humas.example/v1/authors/id-1"}}
            """
        );
        Api.AssertBody(
            (await Api.Get("/v1/tags/by-slug/krisis")).Must(HttpStatusCode.OK),
            """
            {"data":{"id":"id-1","slug":"krisis","name":"Krisis","kind":"program","description":"Tentang krisis.","articleCount":1},"meta":{},"links":{"self":"https://humas.example/v1/tags/id-1"}}
            """
        );
        Api.AssertBody(
            (await Api.Get("/v1/units/by-slug/rutan")).Must(HttpStatusCode.OK),
            """
            {"data":{"id":"id-1","slug":"rutan","code":"A1","name":"Rumah Tahanan","shortName":"Rutan","pressLabel":null,"kind":"technicalUnit","subKind":"rutan","unitClass":"IIB","description":"Merawat tahanan.",
             "parent":{"id":"id-2","slug":"kanwil","name":"Kantor Wilayah","shortName":null,"kind":"regionalOffice"},"technicalParent":null,
             "ancestors":[{"id":"id-2","slug":"kanwil","name":"Kantor Wilayah","shortName":null,"kind":"regionalOffice"}],
             "region":{"code":"33","name":"Jawa Tengah"},"contact":{"address":"Jl. Satu","phone":"021","whatsapp":"0811","email":"a@rutan.example"},"website":"https://rutan.example/",
             "logo":{"id":null,"url":"https://cdn.example/l.png","width":null,"height":null,"mediaType":null,"alt":null,"caption":null,"credit":null,"focalPoint":null,"variants":[]},
             "timeZone":"Asia/Makassar","active":true,"openedOn":null,"closedOn":null,"predecessors":[],"successors":[],"formerNames":[],"articleCount":1},"meta":{},"links":{"self":"https://humas.example/v1/units/id-1"}}
            """
        );
        Api.AssertBody(
            (await Api.Get("/v1/units/by-slug/kosong")).Must(HttpStatusCode.OK),
            """
            {"data":{"id":"id-1","slug":"kosong","code":null,"name":"kosong","shortName":null,"pressLabel":null,"kind":"technicalUnit","subKind":null,"unitClass":null,"description":null,"parent":null,"technicalParent":null,"ancestors":[],
             "region":null,"contact":null,"website":null,"logo":null,"timeZone":"Asia/Jakarta","active":true,"openedOn":null,"closedOn":null,"predecessors":[],"successors":[],"formerNames":[],"articleCount":0},"meta":{},"links":{"self":"https://humas.example/v1/units/id-1"}}
            """
        );
    }

    [Test]
    public async Task The_tree_shows_all_units_or_those_below_one_as_deep_as_asked()
    {
        await Unit("kementerian", name: "Kementerian", more: new { kind = "ministry" });
        await Unit("kanwil", "kementerian", "Kanwil");
        await Unit("rutan", "kanwil", "Rutan", new { subKind = "rutan", unitClass = "I" });
        await Unit("lapas", "kanwil", "Lapas", new { active = false });

        static string Node(
            string slug,
            string name,
            string kind,
            int count,
            string children,
            string more = """ "subKind":null,"unitClass":null,"active":true """,
            string id = "x"
        ) =>
            $$"""{"id":"{{id}}","slug":"{{slug}}","name":"{{name}}","shortName":null,"kind":"{{kind}}",{{more}},"childCount":{{count}},"children":[{{children}}]}""";
        const string Tail = """ "meta":{"resolved":[],"unmatched":[]},"links":{"self":"https://humas.example/v1/units/tree{0}"}}""";
        var leaves =
            Node("lapas", "Lapas", "technicalUnit", 0, "", """ "subKind":null,"unitClass":null,"active":false """, "id-3")
            + ","
            + Node("rutan", "Rutan", "technicalUnit", 0, "", """ "subKind":"rutan","unitClass":"I","active":true """, "id-4");
        Api.AssertBody(
            (await Api.Get("/v1/units/tree")).Must(HttpStatusCode.OK),
            "{\"data\":["
                + Node(
                    "kementerian",
                    "Kementerian",
                    "ministry",
                    1,
                    Node("kanwil", "Kanwil", "technicalUnit", 2, leaves, id: "id-2"),
                    id: "id-1"
                )
                + "],"
                + Tail.Replace("{0}", "")
        );
        Api.AssertBody(
            (await Api.Get("/v1/units/tree?root=kementerian&depth=1")).Must(HttpStatusCode.OK),
            "{\"data\":["
                + Node(
                    "kementerian",
                    "Kementerian",
                    "ministry",
                    1,
                    Node("kanwil", "Kanwil", "technicalUnit", 2, "", id: "id-2"),
                    id: "id-1"
                )
                + "],"
                + Tail.Replace("{0}", "?root=kementerian&depth=1")
        );
        Api.AssertBody(
            (await Api.Get("/v1/units/tree?root=kanwil&depth=0")).Must(HttpStatusCode.OK),
            "{\"data\":["
                + Node("kanwil", "Kanwil", "technicalUnit", 2, "", id: "id-1")
                + "],"
                + Tail.Replace("{0}", "?root=kanwil&depth=0")
        );
        Api.AssertBody(
            (await Api.Get("/v1/units/tree?root=tiada")).Must(HttpStatusCode.OK),
            """
            {"data":[],"meta":{"resolved":[],"unmatched":[{"parameter":"root","value":"tiada"}]},"links":{"self":"https://humas.example/v1/units/tree?root=tiada"}}
            """
        );
    }

    [Test]
    public async Task Months_are_counted_in_the_zone_asked_for()
    {
        await Unit("kanwil");
        await Unit("rutan", "kanwil");
        await Tag("krisis");
        await Live("A", "rutan", new { publishedAt = "2026-01-31T16:30:00Z", tags = new[] { new { slug = "krisis" } } });
        await Live("B", "kanwil", new { publishedAt = "2026-01-31T17:30:00Z" });
        await Live("C", "rutan", new { publishedAt = "2025-12-01T00:00:00Z" });

        static async Task<string> Months(string query) =>
            string.Join(
                " ",
                (await Api.Get("/v1/articles/months" + query))
                    .Must(HttpStatusCode.OK)
                    .Data.AsArray()
                    .Select(row => $"{row!["month"]}:{row["count"]}")
            );
        Api.AssertBody(
            (await Api.Get("/v1/articles/months")).Must(HttpStatusCode.OK),
            """
            {"data":[{"month":"2026-02","count":1},{"month":"2026-01","count":1},{"month":"2025-12","count":1}],"meta":{"resolved":[],"unmatched":[]},"links":{"self":"https://humas.example/v1/articles/months"}}
            """
        );
        Assert.That(await Months("?timeZone=Asia/Jayapura"), Is.EqualTo("2026-02:2 2025-12:1"));
        Assert.That(await Months("?unit=rutan"), Is.EqualTo("2026-01:1 2025-12:1"));
        Assert.That(await Months("?unit=kanwil&scope=subtree"), Is.EqualTo("2026-02:1 2026-01:1 2025-12:1"));
        Assert.That(await Months("?tag=krisis"), Is.EqualTo("2026-01:1"));
        Assert.That(await Months("?tag=tiada"), Is.Empty);
        Assert.That(
            (await Api.Get("/v1/articles/months?tag=krisis&unit=rutan")).IsProblem(HttpStatusCode.BadRequest, "unit-and-tag").Errors,
            Is.EqualTo(new[] { "unit-and-tag tag" })
        );
    }

    [Test]
    public async Task The_newsroom_names_itself() =>
        Api.AssertBody(
            (await Api.Get("/v1")).Must(HttpStatusCode.OK),
            """
            {"data":{"name":"HumasApi","language":"id","timeZone":"Asia/Jakarta","capabilities":["articles","authors","units","tags"]},"meta":{},
             "links":{"self":"https://humas.example/v1","articles":"https://humas.example/v1/articles","months":"https://humas.example/v1/articles/months","authors":"https://humas.example/v1/authors",
             "tags":"https://humas.example/v1/tags","units":"https://humas.example/v1/units",
             "unitTree":"https://humas.example/v1/units/tree","vocabularies":"https://humas.example/v1/vocabularies",
             "openApi":"https://humas.example/openapi/delivery.v1.json","docs":"https://humas.example/docs"}}
            """
        );
}
