using System.Net;
using System.Text.Json.Nodes;
using Npgsql;

namespace HumasApi.ApiTests.Management;

/// <summary>What is particular to units: their many members, and the tree they stand in.</summary>
internal sealed class UnitsTests : ApiTest
{
    private const string Whole = """
        {"slug":"rutan-uji","code":"W13.PAS.7","name":"Rumah Tahanan Uji","shortName":"Rutan Uji","kind":"technicalUnit","subKind":"rutan","unitClass":"IIB","parent":{"slug":"kanwil"},
         "region":{"code":"33","name":"Jawa Tengah"},"contact":{"address":"Jalan Satu\nSalatiga","phone":"(0298) 1","whatsapp":"+62 8","email":"rutan@uji.go.id"},
         "description":"Merawat tahanan.\nMembina narapidana.","website":"https://rutan.uji.go.id/","articleUrlTemplate":"https://rutan.uji.go.id/berita/{slug}",
         "logo":{"url":"https://cdn.example/l.svg","width":10,"height":20,"mediaType":"image/svg+xml","alt":"","caption":"Lambang","credit":"Negara","focalPoint":{"x":0,"y":0.5}},
         "timeZone":"Asia/Makassar","active":false}
        """;

    [Test]
    public async Task A_new_unit_is_answered_whole()
    {
        await Unit("kanwil", name: "Kantor Wilayah", more: new { kind = "regionalOffice", shortName = "Kanwil" });
        var made = (await Api.Post("/units", Whole)).Must(HttpStatusCode.Created);
        Api.AssertBody(
            made,
            """
            {"data":{"id":"id-1","version":1,"slug":"rutan-uji","code":"W13.PAS.7","name":"Rumah Tahanan Uji","shortName":"Rutan Uji","pressLabel":null,"kind":"technicalUnit","subKind":"rutan","unitClass":"IIB","description":"Merawat tahanan.\nMembina narapidana.",
             "parent":{"id":"id-2","slug":"kanwil","name":"Kantor Wilayah","shortName":"Kanwil","kind":"regionalOffice"},"technicalParent":null,"openedOn":null,"closedOn":null,
             "region":{"code":"33","name":"Jawa Tengah"},"contact":{"address":"Jalan Satu\nSalatiga","phone":"(0298) 1","whatsapp":"+62 8","email":"rutan@uji.go.id"},
             "website":"https://rutan.uji.go.id/","articleUrlTemplate":"https://rutan.uji.go.id/berita/{slug}","previewUrlTemplate":null,
             "logo":{"id":null,"url":"https://cdn.example/l.svg","width":10,"height":20,"mediaType":"image/svg+xml","alt":"","caption":"Lambang","credit":"Negara","focalPoint":{"x":0,"y":0.5},"variants":[]},
             "timeZone":"Asia/Makassar","active":false,"reviewRequired":null,"fourEyes":null,"review":{"required":false,"fourEyes":false,"from":null},
             "createdAt":"2026-11-24T12:00:00Z","createdBy":{"id":null,"name":"Administrator"},"editedAt":"2026-11-24T12:00:00Z","editedBy":{"id":null,"name":"Administrator"}},
             "meta":{"outcome":null},"links":{"self":"https://humas.example/manage/v1/units/id-1"}}
            """
        );
        Assert.That((await Api.ManageGet($"/units/{made.Id}")).Text, Is.EqualTo(made.Text));
        Assert.That(
            (await Api.Put("/units/by-slug/rutan-uji", made.Data)).Must(HttpStatusCode.OK).Json["meta"]!["outcome"]!.GetValue<string>(),
            Is.EqualTo("unchanged")
        );
    }

    [Test]
    public async Task A_unit_tells_what_review_is_in_force_and_who_demands_it()
    {
        await Unit("pusat");
        await Unit("kanwil", "pusat", more: new { reviewRequired = true });
        await Unit("rutan", "kanwil");
        async Task<string> InForce(string slug) =>
            Api.Scrub((await Api.ManageGet($"/units/by-slug/{slug}")).Must(HttpStatusCode.OK).Data["review"]!.ToJsonString());
        string From(string slug, bool fourEyes) =>
            $$$"""{"required":true,"fourEyes":{{{(fourEyes ? "true" : "false")}}},"from":{"id":"id-1","slug":"{{{slug}}}","name":"{{{slug}}}","shortName":null,"kind":"technicalUnit"}}""";
        const string Nothing = """{"required":false,"fourEyes":false,"from":null}""";
        Assert.That(
            (await InForce("pusat"), await InForce("kanwil"), await InForce("rutan")),
            Is.EqualTo((Nothing, From("kanwil", false), From("kanwil", false)))
        );
        // Four eyes are a review; of two demands the upper one is told.
        (await Api.Put("/units/by-slug/pusat", new { fourEyes = true })).Must(HttpStatusCode.OK);
        Assert.That((await InForce("pusat"), await InForce("rutan")), Is.EqualTo((From("pusat", true), From("pusat", true))));
        (await Api.Put("/units/by-slug/rutan", new { fourEyes = false })).Must(HttpStatusCode.OK);
        Assert.That(await InForce("rutan"), Is.EqualTo(From("kanwil", false)));
        (await Api.Put("/units/by-slug/rutan", new { reviewRequired = false })).Must(HttpStatusCode.OK);
        Assert.That(await InForce("rutan"), Is.EqualTo(Nothing));
        Assert.That(
            string.Join(
                " ",
                (await Api.ManageGet("/units")).Data.AsArray().Select(row => $"{row!["slug"]}:{row["review"]!["from"]?["slug"]}")
            ),
            Is.EqualTo("kanwil:pusat pusat:pusat rutan:")
        );
    }

    [Test]
    public async Task Units_are_listed_by_what_the_caller_may_do_there()
    {
        await Unit("kanwil");
        foreach (var unit in new[] { "rutan-a", "rutan-b" })
            await Unit(unit, "kanwil");
        await Unit("lain");
        var grants = new object[]
        {
            new
            {
                role = "viewer",
                unit = new { slug = "kanwil" },
                scope = "subtree",
            },
            new { role = "writer", unit = new { slug = "rutan-b" } },
            new { role = "importer", unit = new { slug = "lain" } },
        };
        var key = (await Api.Post("/keys", new { name = "Humas", grants })).Must(HttpStatusCode.Created).Json["data"]![
            "key"
        ]!.GetValue<string>();
        async Task<string> Where(string query) =>
            string.Join(
                " ",
                (await Api.As(key, HttpMethod.Get, $"/units?{query}")).Must(HttpStatusCode.OK).Data.AsArray().Select(row => row!["slug"])
            );
        Assert.That(await Where(""), Is.EqualTo("kanwil lain rutan-a rutan-b"));
        Assert.That(
            (await Where("right=readDrafts"), await Where("right=writeDrafts"), await Where("right=import"), await Where("right=publish")),
            Is.EqualTo(("kanwil lain rutan-a rutan-b", "rutan-b", "lain", ""))
        );
        Assert.That(
            (await Where("right=readDrafts&q=rutan"), await Where("right=readDrafts&parent=kanwil&limit=1")),
            Is.EqualTo(("rutan-a rutan-b", "rutan-a"))
        );
        foreach (var word in (await Api.As(key, HttpMethod.Get, "/me")).Data["rights"]!.AsArray())
            Assert.That(await Where($"right={word}"), Is.Not.Empty, "The words are those of /me.");
        Assert.That((await Api.ManageGet("/units?right=administer")).Must(HttpStatusCode.OK).Data.AsArray(), Has.Count.EqualTo(4));
        (await Api.ManageGet("/units?right=writer")).IsProblem(HttpStatusCode.BadRequest, "unknown-value");
    }

    [Test]
    public async Task A_list_of_units_sends_as_many_commands_for_100_rows_as_for_one()
    {
        await Unit("pusat", more: new { reviewRequired = true });
        await Parallel.ForEachAsync(Enumerable.Range(0, 100), new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (number, _) =>
            await Unit($"rutan-{number}", "pusat", more: new { fourEyes = number % 2 == 0 })
        );
        var key = await Key("writer", "pusat");
        foreach (var query in new[] { "/units?limit=", "/units?right=writeDrafts&limit=" })
        {
            async Task<int> Count(int limit) =>
                await Newsroom.CountCommandsAsync(async () =>
                    Assert.That(
                        (await Api.As(key, HttpMethod.Get, query + limit)).Must(HttpStatusCode.OK).Data.AsArray(),
                        Has.Count.EqualTo(limit)
                    )
                );
            await Count(1);
            Assert.That(await Count(100), Is.EqualTo(await Count(1)), query);
        }
    }

    [Test]
    public async Task Absent_members_take_their_defaults()
    {
        Api.AssertBody(
            (await Api.Post("/units", new { name = "Lapas" })).Must(HttpStatusCode.Created),
            """
            {"data":{"id":"id-1","version":1,"slug":"lapas","code":null,"name":"Lapas","shortName":null,"pressLabel":null,"kind":"technicalUnit","subKind":null,"unitClass":null,"description":null,"parent":null,"technicalParent":null,"openedOn":null,"closedOn":null,"region":null,"contact":null,
             "website":null,"articleUrlTemplate":null,"previewUrlTemplate":null,"logo":null,"timeZone":null,"active":true,
             "reviewRequired":null,"fourEyes":null,"review":{"required":false,"fourEyes":false,"from":null},
             "createdAt":"2026-11-24T12:00:00Z","createdBy":{"id":null,"name":"Administrator"},"editedAt":"2026-11-24T12:00:00Z","editedBy":{"id":null,"name":"Administrator"}},
             "meta":{"outcome":null},"links":{"self":"https://humas.example/manage/v1/units/id-1"}}
            """
        );
    }

    [Test]
    public async Task A_patch_merges_contact_and_region_and_replaces_the_logo()
    {
        await Unit("kanwil");
        var id = (await Api.Post("/units", Whole)).Must(HttpStatusCode.Created).Id;
        var patched = (
            await Api.Patch(
                $"/units/{id}",
                """{"contact":{"phone":"0298-2","email":null},"region":{"name":"Jateng"},"logo":{"url":"https://cdn.example/m.svg"},"shortName":null}""",
                1
            )
        ).Must(HttpStatusCode.OK);
        Assert.That(
            patched.Data["contact"]!.ToJsonString(),
            Is.EqualTo("""{"address":"Jalan Satu\nSalatiga","phone":"0298-2","whatsapp":"\u002B62 8","email":null}""")
        );
        Assert.That(patched.Data["region"]!.ToJsonString(), Is.EqualTo("""{"code":"33","name":"Jateng"}"""));
        Assert.That(
            patched.Data["logo"]!.ToJsonString(),
            Is.EqualTo(
                """{"id":null,"url":"https://cdn.example/m.svg","width":null,"height":null,"mediaType":null,"alt":null,"caption":null,"credit":null,"focalPoint":null,"variants":[]}"""
            )
        );
        Assert.That(
            (patched.Data["shortName"], patched.Data["parent"]!["slug"]!.GetValue<string>(), patched.ETag),
            Is.EqualTo(((JsonNode?)null, "kanwil", "\"2\""))
        );
        var cleared = (await Api.Patch($"/units/{id}", """{"contact":null,"region":{"code":null,"name":null},"logo":null}""", 2)).Must(
            HttpStatusCode.OK
        );
        Assert.That(
            (cleared.Data["contact"], cleared.Data["region"], cleared.Data["logo"]),
            Is.EqualTo(((JsonNode?)null, (JsonNode?)null, (JsonNode?)null))
        );
    }

    [Test]
    public async Task A_code_belongs_to_one_unit()
    {
        var (_, two) = (await Unit("satu", more: new { code = "K1" }), await Unit("dua"));
        var before = await Stored.LineAsync();
        (await Api.Post("/units", new { name = "Tiga", code = "K1" })).IsProblem(HttpStatusCode.Conflict, "code-taken");
        (await Api.Patch($"/units/{two}", new { code = "K1" }, 1)).IsProblem(HttpStatusCode.Conflict, "code-taken");
        (await Api.Put("/units/by-slug/dua", new { code = " K1 " })).IsProblem(HttpStatusCode.Conflict, "code-taken");
        Assert.That(await Stored.LineAsync(), Is.EqualTo(before));
    }

    [Test]
    public async Task A_patch_cannot_move_and_says_what_can()
    {
        await Unit("a");
        await Unit("b");
        var id = await Unit("x", "a");
        (await Api.Patch($"/units/{id}", new { parent = new { slug = "a" }, name = "X" }, 1)).Must(HttpStatusCode.OK);
        foreach (var parent in new object?[] { new { slug = "b" }, null })
            Assert.That(
                (await Api.Patch($"/units/{id}", new { parent }, 2)).IsProblem(HttpStatusCode.UnprocessableEntity, "use-move").Errors,
                Is.EqualTo(new[] { "use-move /parent" })
            );
    }

    [Test]
    public async Task Put_moves_and_leaves_absent_members_as_they_are()
    {
        await Unit("kanwil");
        await Unit("lain");
        (await Api.Put("/units/by-slug/rutan-uji", Whole)).Must(HttpStatusCode.Created);
        var kept = (await Api.Put("/units/by-slug/rutan-uji", new { name = "Rutan" })).Must(HttpStatusCode.OK);
        Assert.That(
            (
                kept.Data["parent"]!["slug"]!.GetValue<string>(),
                kept.Data["code"]!.GetValue<string>(),
                kept.Data["active"]!.GetValue<bool>()
            ),
            Is.EqualTo(("kanwil", "W13.PAS.7", false))
        );
        Assert.That(
            (await Api.Put("/units/by-slug/rutan-uji", new { parent = new { slug = "lain" } })).Must(HttpStatusCode.OK).Data["parent"]![
                "slug"
            ]!.GetValue<string>(),
            Is.EqualTo("lain")
        );
        Assert.That(
            (await Api.Put("/units/by-slug/rutan-uji", new { parent = (string?)null })).Must(HttpStatusCode.OK).Data["parent"],
            Is.Null
        );
        (await Api.Put("/units/by-slug/rutan-uji", new { parent = new { slug = "rutan-uji" } })).IsProblem(
            HttpStatusCode.UnprocessableEntity,
            "unit-cycle"
        );
    }

    [Test]
    public async Task Lists_filter_by_kind_parent_and_activity()
    {
        await Unit("pusat", more: new { kind = "ministry" });
        var kanwil = await Unit("kanwil", "pusat", more: new { kind = "regionalOffice" });
        await Unit("a", "kanwil");
        await Unit("b", "kanwil", more: new { active = false });
        async Task<string> Slugs(string query) =>
            string.Join(",", (await Api.ManageGet("/units?" + query)).Must(HttpStatusCode.OK).Data.AsArray().Select(row => row!["slug"]));
        Assert.That(await Slugs("parent=kanwil"), Is.EqualTo("a,b"));
        Assert.That(await Slugs($"parent={kanwil}&active=false"), Is.EqualTo("b"));
        Assert.That(await Slugs("kind=ministry,regionalOffice"), Is.EqualTo("kanwil,pusat"));
        Assert.That(await Slugs("parent=pusat"), Is.EqualTo("kanwil"));
        Assert.That(
            (await Api.ManageGet("/units?parent=tidak-ada")).Json["meta"]!["unmatched"]!.ToJsonString(),
            Is.EqualTo("""[{"parameter":"parent","value":"tidak-ada"}]""")
        );
    }

    [Test]
    public async Task A_renamed_slug_redirects_and_is_never_given_away()
    {
        var id = await Unit("lama");
        (await Api.Patch($"/units/{id}", new { slug = "baru" }, 1)).Must(HttpStatusCode.OK);
        Assert.That(
            (await Api.Get("/v1/units/by-slug/lama")).Must(HttpStatusCode.MovedPermanently).Header("Location"),
            Is.EqualTo("https://humas.example/v1/units/by-slug/baru")
        );
        Assert.That((await Api.ManageGet("/units/by-slug/lama")).Must(HttpStatusCode.OK).Id, Is.EqualTo(id));
        Assert.That(
            (await Api.Put("/units/by-slug/lama", new { name = "Lewat Slug Lama" })).Must(HttpStatusCode.OK).Data[
                "slug"
            ]!.GetValue<string>(),
            Is.EqualTo("baru")
        );
        (await Api.Post("/units", new { name = "Lain", slug = "lama" })).IsProblem(HttpStatusCode.Conflict, "slug-taken");
        (await Api.Delete($"/units/{id}", 3)).Must(HttpStatusCode.NoContent);
        (await Api.Post("/units", new { name = "Lain", slug = "baru" })).IsProblem(HttpStatusCode.Conflict, "slug-taken");
    }

    [Test]
    public async Task A_unit_in_use_cannot_be_deleted()
    {
        var id = await Unit("induk");
        await Unit("anak", "induk");
        await Unit("lain");
        await Author("budi", unit: "induk");
        await Live("Satu", "induk");
        await Draft("Dua", "lain", new { mentionedUnits = new[] { new { slug = "induk" } } });
        var before = await Stored.LineAsync();
        Assert.That(
            (await Api.Delete($"/units/{id}", 1)).IsProblem(HttpStatusCode.Conflict, "in-use").Json["references"]!.ToJsonString(),
            Is.EqualTo("""{"articles":2,"authors":1,"units":1,"keys":0}""")
        );
        Assert.That(await Stored.LineAsync(), Is.EqualTo(before));
        (await Api.Patch($"/units/{id}", new { active = false }, 1)).Must(HttpStatusCode.OK);
        Assert.That((await Api.Get("/v1/units/by-slug/induk")).Must(HttpStatusCode.OK).Data["active"]!.GetValue<bool>(), Is.False);
        Assert.That((await Api.Get("/v1/articles?unit=induk")).Data.AsArray(), Has.Count.EqualTo(1), "The archive stays.");
    }

    [Test]
    public async Task Moving_a_unit_moves_what_is_below_it()
    {
        await Unit("pusat");
        await Unit("jateng", "pusat");
        await Unit("jatim", "pusat");
        var bapas = await Unit("bapas", "jateng");
        await Unit("pos", "bapas");
        await Live("Dari Pos", "pos");
        Assert.That(await Subtree("jateng"), Is.EqualTo(1));
        Assert.That(await Subtree("jatim"), Is.Zero);

        Newsroom.Clock.Advance(TimeSpan.FromMinutes(1));
        var moved = (await Api.Post($"/units/{bapas}/move", new { parent = new { slug = "jatim" } }, 1)).Must(HttpStatusCode.OK);
        Assert.That(
            (moved.Data["parent"]!["slug"]!.GetValue<string>(), moved.ETag, moved.Data["editedAt"]!.GetValue<string>()),
            Is.EqualTo(("jatim", "\"2\"", "2026-11-24T12:01:00Z"))
        );
        Assert.That(
            (await Subtree("jateng"), await Subtree("jatim"), await Subtree("pusat"), await Subtree("bapas")),
            Is.EqualTo((0, 1, 1, 1))
        );
        Assert.That(await Outline(), Is.EqualTo("pusat(jateng,jatim(bapas(pos)))"));
        Assert.That(Ancestors(await Api.Get("/v1/units/by-slug/pos")), Is.EqualTo("pusat,jatim,bapas"));
        Assert.That((await Api.Get("/v1/units/by-slug/jatim")).Data["articleCount"]!.GetValue<int>(), Is.EqualTo(1));
        Assert.That((await Api.Get("/v1/units/by-slug/jateng")).Data["articleCount"]!.GetValue<int>(), Is.Zero);

        Assert.That(
            (await Api.Post($"/units/{bapas}/move", new { parent = (string?)null }, 2)).Must(HttpStatusCode.OK).Data["parent"],
            Is.Null
        );
        Assert.That(await Outline(), Is.EqualTo("bapas(pos) pusat(jateng,jatim)"));
        Assert.That((await Subtree("pusat"), await Subtree("bapas")), Is.EqualTo((0, 1)));
        Assert.That(Ancestors(await Api.Get("/v1/units/by-slug/pos")), Is.EqualTo("bapas"));
    }

    [Test]
    public async Task A_unit_cannot_stand_above_itself()
    {
        await Unit("a");
        for (var i = 1; i < 12; i++)
            await Unit($"a{i}", i == 1 ? "a" : $"a{i - 1}");
        var root = (await Api.ManageGet("/units/by-slug/a")).Id;
        var before = await Stored.LineAsync();
        foreach (var parent in new[] { "a", "a1", "a6", "a11" })
            Assert.That(
                (await Api.Post($"/units/{root}/move", new { parent = new { slug = parent } }, 1))
                    .IsProblem(HttpStatusCode.UnprocessableEntity, "unit-cycle")
                    .Errors,
                Is.EqualTo(new[] { "unit-cycle /parent" }),
                parent
            );
        Assert.That(
            (await Api.Post($"/units/{root}/move", new { }, 1)).IsProblem(HttpStatusCode.UnprocessableEntity, "required").Errors,
            Is.EqualTo(new[] { "required /parent" })
        );
        Assert.That(
            (await Api.Post($"/units/{root}/move", new { parent = new { slug = "tidak-ada" } }, 1))
                .IsProblem(HttpStatusCode.UnprocessableEntity, "unknown-reference")
                .Errors,
            Is.EqualTo(new[] { "unknown-reference /parent/slug" })
        );
        Assert.That(await Stored.LineAsync(), Is.EqualTo(before));
    }

    [Test]
    public async Task The_deepest_tree_is_served_whole()
    {
        await Unit("u0");
        for (var i = 1; i <= Domain.Unit.MaxDepth; i++)
            await Unit($"u{i}", $"u{i - 1}");
        var node = (await Api.Get("/v1/units/tree")).Must(HttpStatusCode.OK).Data[0]!;
        for (var i = 0; i < Domain.Unit.MaxDepth; i++)
            node = node["children"]![0]!;
        Assert.That(node["slug"]!.GetValue<string>(), Is.EqualTo($"u{Domain.Unit.MaxDepth}"));
        Assert.That(
            (await Api.Get($"/v1/units/by-slug/u{Domain.Unit.MaxDepth}")).Must(HttpStatusCode.OK).Data["ancestors"]!.AsArray(),
            Has.Count.EqualTo(Domain.Unit.MaxDepth)
        );
    }

    [Test]
    public async Task The_database_itself_refuses_two_names_or_two_parents_at_once_and_a_circle()
    {
        var (a, b, c) = (await Unit("a"), await Unit("b"), await Unit("c", "a"));
        await Refused(
            "ex_unit_names_overlap",
            $"insert into unit_names (id, unit_id, name, kind) values (gen_random_uuid(), '{c}', 'Lain', 'ministry')"
        );
        await Refused(
            "ex_unit_names_overlap",
            $"insert into unit_names (id, unit_id, name, kind, valid_from, valid_to) values (gen_random_uuid(), '{c}', 'Lain', "
                + "'ministry', '2020-01-01', '2021-01-01')"
        );
        await Refused(
            "ex_unit_parents_overlap",
            $"insert into unit_parents (id, unit_id, parent_id, line) values (gen_random_uuid(), '{c}', '{b}', 'administrative')"
        );
        await Refused(
            "ck_unit_parents_cycle",
            $"insert into unit_parents (id, unit_id, parent_id, line) values (gen_random_uuid(), '{a}', '{c}', 'administrative')"
        );
        await Refused(
            "ck_unit_parents_cycle",
            $"insert into unit_parents (id, unit_id, parent_id, line) values (gen_random_uuid(), '{a}', '{a}', 'technical')"
        );
        // The other line, and a name that follows on the first, are no overlap.
        await Newsroom.SqlAsync(
            $"insert into unit_parents (id, unit_id, parent_id, line) values (gen_random_uuid(), '{c}', '{b}', 'technical')"
        );
        await Newsroom.SqlAsync(
            $"update unit_names set valid_to = '2020-01-01' where unit_id = '{c}'; insert into unit_names (id, unit_id, name, "
                + $"kind, valid_from) values (gen_random_uuid(), '{c}', 'Baru', 'ministry', '2020-01-01')"
        );
        Assert.That((await Api.Get("/v1/units/by-slug/c")).Must(HttpStatusCode.OK).Data["name"]!.GetValue<string>(), Is.EqualTo("Baru"));
    }

    private static async Task Refused(string constraint, string sql)
    {
        var refused = await Assert.ThrowsAsync<PostgresException>(() => Newsroom.SqlAsync(sql), sql);
        Assert.That(refused!.ConstraintName, Is.EqualTo(constraint));
    }

    private static async Task<int> Subtree(string unit) =>
        (await Api.Get($"/v1/articles?unit={unit}&scope=subtree")).Must(HttpStatusCode.OK).Data.AsArray().Count;

    private static string Ancestors(Answer answer) =>
        string.Join(",", answer.Must(HttpStatusCode.OK).Data["ancestors"]!.AsArray().Select(unit => unit!["slug"]));

    private static async Task<string> Outline() =>
        string.Join(" ", (await Api.Get("/v1/units/tree")).Must(HttpStatusCode.OK).Data.AsArray().Select(Outline));

    private static string Outline(JsonNode? node) =>
        node!["slug"] + (node["children"]!.AsArray() is { Count: > 0 } below ? $"({string.Join(",", below.Select(Outline))})" : "");
}
