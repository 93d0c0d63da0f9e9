using System.Net;
using System.Text.Json.Nodes;
using HumasApi.ChangeLog;
using HumasApi.Data;
using Microsoft.Extensions.DependencyInjection;

namespace HumasApi.ApiTests.Management;

/// <summary>An organisation that reorganises without rewriting its history. Today is 24 November 2026.</summary>
internal sealed class UnitsInTimeTests : ApiTest
{
    private const string Day = "2024-11-05";

    [Test]
    public async Task On_5_November_2024_the_ministry_splits_and_the_article_of_2022_stays_as_it_was()
    {
        await Ministry();
        var article = await Imported("asistensi", "rutan-salatiga", "2022-10-12T10:16:00Z");
        var later = await Imported("panen", "rutan-salatiga", "2025-03-01T03:00:00Z");
        var office = await Imported("kanwil-2022", "kanwil-kemenkumham-jateng", "2022-11-01T03:00:00Z");
        var rows = await Newsroom.SqlAsync("select string_agg(ctid::text || xmin::text, ',' order by id) from published_articles");
        await Split2024();

        Assert.That(
            await Newsroom.SqlAsync("select string_agg(ctid::text || xmin::text, ',' order by id) from published_articles"),
            Is.EqualTo(rows),
            "An article row was rewritten."
        );
        // The rutan was renamed as well: both names stand side by side.
        await Change("rutan-salatiga", "rename", new { name = "Rutan Kelas IIB Salatiga (Kemenimipas)", effectiveOn = Day });
        var unit = (await Api.Get($"/v1/articles/{article}")).Must(HttpStatusCode.OK).Data["unit"]!;
        Assert.That(
            (unit["name"]!.GetValue<string>(), unit["nameThen"]!.GetValue<string>()),
            Is.EqualTo(("Rutan Kelas IIB Salatiga (Kemenimipas)", "rutan-salatiga"))
        );
        Assert.That(
            (await Api.Get($"/v1/articles/{later}")).Data["unit"]!["nameThen"]!.GetValue<string>(),
            Is.EqualTo("Rutan Kelas IIB Salatiga (Kemenimipas)")
        );

        // Today's tree: all of it under the heirs. The tree of each article's day: what was before under the old ones.
        Assert.That(await Ids("kanwil-ditjenpas-jateng", "subtree"), Is.EqualTo(new[] { later, office, article }));
        Assert.That(await Ids("kanwil-kemenkumham-jateng", "subtree"), Is.EqualTo(new[] { office }));
        Assert.That(await Ids("kanwil-ditjenpas-jateng", "subtreeThen"), Is.EqualTo(new[] { later }));
        Assert.That(await Ids("kanwil-kemenkumham-jateng", "subtreeThen"), Is.EqualTo(new[] { office, article }));
        Assert.That(await Ids("kemenkumham", "subtreeThen"), Is.EqualTo(new[] { office, article }));
        Assert.That(await Ids("kemenimipas", "subtree"), Is.EqualTo(new[] { later, office, article }));
        Assert.That(await Ids("kemenimipas", "subtreeThen"), Is.EqualTo(new[] { later }));
        // The line of trade led to the directorate all the time.
        Assert.That(await Ids("ditjenpas", "subtreeThen&line=technical"), Is.EqualTo(new[] { later, article }));
        Assert.That(await Ids("ditjenpas", "subtree&line=technical"), Is.EqualTo(new[] { later, article }));

        Assert.That(
            await Tree(""),
            Is.EqualTo("kemenimipas(ditjenpas,kanwil-ditjenpas-jateng(rutan-salatiga)) kemenkum(kanwil-kemenkum-jateng)")
        );
        Assert.That(await Tree("?asOf=2024-11-04"), Is.EqualTo("kemenkumham(ditjenpas,kanwil-kemenkumham-jateng(rutan-salatiga))"));
        Assert.That(await Tree("?asOf=2022-10-12&line=technical"), Is.EqualTo("ditjenpas(rutan-salatiga)"));

        var closed = (await Api.Get("/v1/units/by-slug/kanwil-kemenkumham-jateng")).Must(HttpStatusCode.OK).Data;
        Assert.That(
            (closed["closedOn"]!.GetValue<string>(), closed["active"]!.GetValue<bool>(), closed["parent"]),
            Is.EqualTo((Day, false, (JsonNode?)null))
        );
        Assert.That(
            Slugs(closed["successors"]),
            Is.EqualTo(new[] { "kanwil-ditjenpas-jateng", "kanwil-kemenkum-jateng" }),
            "The heir comes first."
        );
        Assert.That(
            Slugs((await Api.Get("/v1/units/by-slug/kanwil-kemenkum-jateng")).Data["predecessors"]),
            Is.EqualTo(new[] { "kanwil-kemenkumham-jateng" })
        );
        var then = (await Api.Get("/v1/units/by-slug/kanwil-kemenkumham-jateng?asOf=2022-10-12")).Must(HttpStatusCode.OK).Data;
        Assert.That(
            (then["closedOn"], then["active"]!.GetValue<bool>(), then["parent"]!["slug"]!.GetValue<string>()),
            Is.EqualTo(((JsonNode?)null, true, "kemenkumham"))
        );
        (await Api.Get("/v1/units/by-slug/kanwil-kemenkum-jateng?asOf=2022-10-12")).IsProblem(HttpStatusCode.NotFound, "not-found");
        (await Api.Get("/v1/units/tree?asOf=2026-11-25")).IsProblem(HttpStatusCode.BadRequest, "in-the-future");
    }

    [Test]
    public async Task A_preview_tells_what_the_change_would_do_and_does_nothing()
    {
        await Ministry();
        await Imported("a", "rutan-salatiga", "2022-10-12T10:16:00Z");
        var version = await Version("kanwil-kemenkumham-jateng");
        await Unit("kanwil-a");
        await Unit("kanwil-b");
        var before = await Stored.LineAsync();
        var body = new
        {
            into = new[] { new { slug = "kanwil-a" }, new { slug = "kanwil-b" } },
            heir = new { slug = "kanwil-a" },
            legalBasis = "Permen 1/2024",
        };
        var preview = (await Api.Post($"/units/{await Id("kanwil-kemenkumham-jateng")}/split?preview=true", body, version)).Must(
            HttpStatusCode.OK
        );
        Assert.That((Meta(preview, "outcome"), preview.ETag), Is.EqualTo(("preview", (string?)null)));
        Assert.That(await Stored.LineAsync(), Is.EqualTo(before));
        var done = (await Api.Post($"/units/{await Id("kanwil-kemenkumham-jateng")}/split", body, version)).Must(HttpStatusCode.OK);
        Assert.That(Meta(done, "outcome"), Is.EqualTo("done"));
        Assert.That(done.Json["meta"]!["effects"]!.ToJsonString(), Is.EqualTo(preview.Json["meta"]!["effects"]!.ToJsonString()));
        Assert.That(
            done.Json["meta"]!["effects"]!
                .AsArray()
                .Select(effect => $"{effect!["change"]} {effect["unit"]!["slug"]} {effect["to"]?["slug"]}".Trim()),
            Is.EqualTo(new[] { "moved rutan-salatiga kanwil-a", "closed kanwil-kemenkumham-jateng" })
        );
        Assert.That(done.Json["meta"]!["articles"]!.GetValue<int>(), Is.EqualTo(1));
    }

    [Test]
    public async Task A_planned_rename_comes_true_by_itself_and_is_told_once()
    {
        var id = await Unit("rutan", name: "Rutan Kelas IIB", more: new { unitClass = "IIB" });
        await Live("Halo", "rutan");
        Assert.That(
            Meta(
                await Change(
                    "rutan",
                    "rename",
                    new
                    {
                        name = "Rutan Kelas IIA",
                        unitClass = "IIA",
                        effectiveOn = "2026-12-01",
                        legalBasis = "Kepmen 7/2026",
                    }
                ),
                "outcome"
            ),
            Is.EqualTo("planned")
        );
        async Task<(string?, string?)> Seen() =>
            (
                (await Api.Get("/v1/articles/by-slug/halo")).Data["unit"]!["name"]!.GetValue<string>(),
                (await Api.Get("/v1/units/by-slug/rutan")).Data["unitClass"]!.GetValue<string>()
            );
        Assert.That(await Seen(), Is.EqualTo(("Rutan Kelas IIB", "IIB")));
        Assert.That(await Kinds(), Has.None.EqualTo("unit.renamed"));

        Newsroom.Clock.Now = new DateTimeOffset(2026, 11, 30, 16, 59, 59, TimeSpan.Zero);
        Assert.That(await Seen(), Is.EqualTo(("Rutan Kelas IIB", "IIB")));
        Newsroom.Clock.Advance(TimeSpan.FromSeconds(1)); // Midnight in Jakarta.
        Assert.That(await Seen(), Is.EqualTo(("Rutan Kelas IIA", "IIA")));
        Assert.That(
            (await Api.Get("/v1/units/by-slug/rutan")).Data["formerNames"]!.ToJsonString(),
            Is.EqualTo("""[{"name":"Rutan Kelas IIB","shortName":null,"until":"2026-12-01"}]""")
        );

        // As many instances as there may be: one tells.
        await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(async _ =>
                {
                    await using var scope = Newsroom.Services.CreateAsyncScope();
                    await UnitEventLog.AppendDueAsync(
                        scope.ServiceProvider.GetRequiredService<HumasDbContext>(),
                        Newsroom.Clock.Now,
                        CancellationToken.None
                    );
                })
        );
        Assert.That((await Kinds()).Count(kind => kind == "unit.renamed"), Is.EqualTo(1));
        Assert.That((await Api.ManageGet($"/units/{id}/events")).Data[0]!["state"]!.GetValue<string>(), Is.EqualTo("past"));
    }

    [Test]
    public async Task A_wrong_date_is_corrected_and_an_event_taken_back_with_all_that_it_did()
    {
        await Ministry();
        foreach (var slug in new[] { "kanwil-kemenkum-jateng", "kanwil-ditjenpas-jateng" })
            await Unit(slug, "kemenkumham", more: new { openedOn = Day });
        await Change(
            "kanwil-kemenkumham-jateng",
            "split",
            new
            {
                into = new[] { new { slug = "kanwil-kemenkum-jateng" }, new { slug = "kanwil-ditjenpas-jateng" } },
                heir = new { slug = "kanwil-ditjenpas-jateng" },
                effectiveOn = Day,
            }
        );
        var kanwil = await Id("kanwil-kemenkumham-jateng");
        var unitEvent = (await Api.ManageGet($"/units/{kanwil}/events")).Data[0]!["id"]!.GetValue<string>();
        (
            await Api.Patch(
                $"/units/{kanwil}/events/{unitEvent}",
                new { effectiveOn = "2024-12-01", note = "salah tanggal" },
                await Version("kanwil-kemenkumham-jateng")
            )
        ).Must(HttpStatusCode.OK);
        Assert.That(await Tree("?asOf=2024-11-20"), Does.Contain("kanwil-kemenkumham-jateng(rutan-salatiga)"));
        Assert.That(
            await Tree("?asOf=2024-12-01"),
            Does.Contain("kanwil-ditjenpas-jateng(rutan-salatiga)").And.Not.Contain("kanwil-kemenkumham-jateng")
        );

        (await Api.Manage(HttpMethod.Delete, $"/units/{kanwil}/events/{unitEvent}", null, null, ("If-Match", "*"))).Must(HttpStatusCode.OK);
        Assert.That(await Tree(""), Does.Contain("kanwil-kemenkumham-jateng(rutan-salatiga)"));
        Assert.That((await Api.Get("/v1/units/by-slug/kanwil-kemenkumham-jateng")).Data["closedOn"], Is.Null);
        Assert.That((await Api.ManageGet($"/units/{kanwil}/events")).Data.AsArray(), Is.Empty);
    }

    [Test]
    public async Task What_cannot_be_is_refused_with_the_way_out()
    {
        await Ministry();
        var before = await Stored.LineAsync();
        async Task<Answer> Try(string slug, string act, object body) =>
            await Api.Post($"/units/{await Id(slug)}/{act}", body, await Version(slug));
        (await Try("kanwil-kemenkumham-jateng", "close", new { })).IsProblem(HttpStatusCode.Conflict, "units-below");
        (await Try("kanwil-kemenkumham-jateng", "merge", new { into = new { slug = "kanwil-kemenkumham-jateng" } })).IsProblem(
            HttpStatusCode.UnprocessableEntity,
            "own-successor"
        );
        (
            await Try(
                "kanwil-kemenkumham-jateng",
                "merge",
                new
                {
                    into = new { slug = "ditjenpas" },
                    moves = new[] { new { unit = new { slug = "kemenkumham" }, parent = (string?)null } },
                }
            )
        ).IsProblem(HttpStatusCode.UnprocessableEntity, "not-below");
        Assert.That(
            (
                await Try(
                    "kanwil-kemenkumham-jateng",
                    "merge",
                    new { into = new { slug = "ditjenpas" }, moves = new[] { new { unit = new { slug = "rutan-salatiga" } } } }
                )
            ).Errors,
            Is.EqualTo(new[] { "required /moves/0/parent" }),
            "Left out is not null."
        );
        Assert.That(
            (
                await Try(
                    "kemenkumham",
                    "split",
                    new { into = new[] { new { slug = "ditjenpas" }, new { slug = "ditjenpas" } }, heir = new { slug = "ditjenpas" } }
                )
            ).Errors,
            Is.EqualTo(new[] { "named-twice /into/1" })
        );
        (
            await Try(
                "kemenkumham",
                "split",
                new { into = new[] { new { slug = "ditjenpas" }, new { slug = "rutan-salatiga" } }, heir = new { slug = "kemenkumham" } }
            )
        ).IsProblem(HttpStatusCode.UnprocessableEntity, "heir-not-successor");
        (await Try("rutan-salatiga", "rename", new { name = (string?)null })).IsProblem(HttpStatusCode.UnprocessableEntity, "required");
        (await Try("rutan-salatiga", "rename", new { slug = "lain", effectiveOn = "2027-01-01" })).IsProblem(
            HttpStatusCode.UnprocessableEntity,
            "slug-not-dated"
        );
        (await Try("rutan-salatiga", "close", new { effectiveOn = (string?)null })).IsProblem(
            HttpStatusCode.UnprocessableEntity,
            "required"
        );
        (await Try("rutan-salatiga", "move", new { parent = (string?)null, effectiveOn = "1492-01-01" })).IsProblem(
            HttpStatusCode.UnprocessableEntity,
            "out-of-range"
        );
        Assert.That(await Stored.LineAsync(), Is.EqualTo(before));
        await Change("rutan-salatiga", "close", new { effectiveOn = "2026-01-01" });
        (await Try("rutan-salatiga", "move", new { parent = new { slug = "ditjenpas" } })).IsProblem(
            HttpStatusCode.Conflict,
            "unit-closed"
        );
        (await Try("ditjenpas", "merge", new { into = new { slug = "rutan-salatiga" } })).IsProblem(
            HttpStatusCode.Conflict,
            "successor-not-open"
        );
    }

    [Test]
    public async Task A_correction_of_the_start_leaves_no_trace_and_a_move_of_today_does()
    {
        foreach (var slug in new[] { "a", "b", "c" })
            await Unit(slug);
        await Unit("x", "a");
        Assert.That(
            Meta(await Change("x", "move", new { parent = new { slug = "b" }, effectiveOn = (string?)null }), "outcome"),
            Is.EqualTo("done")
        );
        Assert.That(await Tree("?asOf=2000-01-01"), Is.EqualTo("a b(x) c"));
        Assert.That(Meta(await Change("x", "move", new { parent = new { slug = "b" } }), "outcome"), Is.EqualTo("unchanged"));
        await Change("x", "move", new { parent = new { slug = "c" } });
        Assert.That((await Tree("?asOf=2026-11-23"), await Tree("")), Is.EqualTo(("a b(x) c", "a b c(x)")));
    }

    // The ministry as it was, and the tree that readers of 2022 saw.
    private static async Task Ministry()
    {
        await Unit("kemenkumham", more: new { kind = "ministry" });
        await Unit("ditjenpas", "kemenkumham", more: new { kind = "directorate" });
        await Unit("kanwil-kemenkumham-jateng", "kemenkumham", more: new { kind = "regionalOffice" });
        await Unit("rutan-salatiga", "kanwil-kemenkumham-jateng", more: new { technicalParent = new { slug = "ditjenpas" } });
    }

    private static async Task Split2024()
    {
        foreach (
            var (slug, parent) in new[]
            {
                ("kemenkum", null),
                ("kemenimipas", null),
                ("kanwil-kemenkum-jateng", "kemenkum"),
                ("kanwil-ditjenpas-jateng", "kemenimipas"),
            }
        )
            await Unit(slug, parent, more: new { openedOn = Day });
        await Change(
            "kemenkumham",
            "split",
            new
            {
                into = new[] { new { slug = "kemenkum" }, new { slug = "kemenimipas" } },
                heir = new { slug = "kemenimipas" },
                effectiveOn = Day,
                legalBasis = "Perpres 139/2024",
                moves = new[] { new { unit = new { slug = "ditjenpas" }, parent = new { slug = "kemenimipas" } } },
            }
        );
        await Change(
            "kanwil-kemenkumham-jateng",
            "split",
            new
            {
                into = new[] { new { slug = "kanwil-kemenkum-jateng" }, new { slug = "kanwil-ditjenpas-jateng" } },
                heir = new { slug = "kanwil-ditjenpas-jateng" },
                effectiveOn = Day,
            }
        );
    }

    private static async Task<string> Imported(string externalId, string unit, string publishedAt) => (
            await Api.Put(
                $"/articles/by-source/uji/{externalId}",
                new
                {
                    title = externalId,
                    publish = true,
                    unit = new { slug = unit },
                    publishedAt,
                }
            )
        ).Must(HttpStatusCode.Created).Id;

    private static async Task<Answer> Change(string slug, string act, object body) =>
        (await Api.Post($"/units/{await Id(slug)}/{act}", body, await Version(slug))).Must(HttpStatusCode.OK);

    private static async Task<string> Id(string slug) => (await Api.ManageGet($"/units/by-slug/{slug}")).Id;

    private static async Task<int> Version(string slug) => (await Api.ManageGet($"/units/by-slug/{slug}")).Data["version"]!.GetValue<int>();

    private static string Meta(Answer answer, string member) => answer.Json["meta"]![member]!.GetValue<string>();

    private static async Task<string[]> Ids(string unit, string scope) =>
        [
            .. (await Api.Get($"/v1/articles?unit={unit}&scope={scope}"))
                .Must(HttpStatusCode.OK)
                .Data.AsArray()
                .Select(row => row!["id"]!.GetValue<string>()),
        ];

    private static IEnumerable<string> Slugs(JsonNode? units) => units!.AsArray().Select(unit => unit!["slug"]!.GetValue<string>());

    private static async Task<string[]> Kinds() =>
        ((string?)await Newsroom.SqlAsync("select string_agg(kind, ',' order by position) from changes") ?? "").Split(',');

    private static async Task<string> Tree(string query) =>
        string.Join(" ", (await Api.Get("/v1/units/tree" + query)).Must(HttpStatusCode.OK).Data.AsArray().Select(Outline));

    private static string Outline(JsonNode? node) =>
        node!["slug"] + (node["children"]!.AsArray() is { Count: > 0 } below ? $"({string.Join(",", below.Select(Outline))})" : "");

    [Test]
    public async Task A_closed_unit_gets_no_new_articles_and_keeps_the_ones_it_has()
    {
        var (old, _) = (await Unit("lama"), await Unit("baru"));
        var (kept, other) = ((await Live("Arsip", "lama")).Id, (await Draft("Lain", "baru")).Id);
        (await Api.Post($"/units/{old}/merge", new { into = new { slug = "baru" }, effectiveOn = "2026-11-25" }, 1)).Must(
            HttpStatusCode.OK
        );
        await Draft("Sehari sebelumnya", "lama");
        Newsroom.Clock.Now = new DateTimeOffset(2026, 11, 24, 17, 0, 0, TimeSpan.Zero);
        var closed = new { slug = "lama" };
        void Closed(Answer answer, string where) =>
            Assert.That(
                answer.IsProblem(HttpStatusCode.UnprocessableEntity, "unit-closed").Errors,
                Is.EqualTo(new[] { "unit-closed " + where })
            );
        Closed(await Api.Post("/articles", new { title = "Baru", unit = closed }), "/unit");
        Closed(await Api.Patch($"/articles/{other}", new { unit = closed }, 1), "/unit");
        // What it told can be corrected, handed over, and named; but not taken back.
        (await Api.Patch($"/articles/{kept}", new { title = "Arsip, diperbaiki" }, 2)).Must(HttpStatusCode.OK);
        (await Api.Post($"/articles/{kept}/publish", null, 3)).Must(HttpStatusCode.OK);
        (await Api.Patch($"/articles/{kept}", new { unit = new { slug = "baru" }, mentionedUnits = new[] { closed } }, 4)).Must(
            HttpStatusCode.OK
        );
        Closed(await Api.Post($"/articles/{kept}/revisions/1/restore", null, 5), "number");
        // An archive may still come in under the name it was written under.
        (
            await Api.Put(
                "/articles/by-source/web/1",
                new
                {
                    title = "Arsip lain",
                    unit = closed,
                    publish = true,
                    publishedAt = "2020-01-01T00:00:00Z",
                }
            )
        ).Must(HttpStatusCode.Created);
    }

    [Test]
    public async Task A_move_does_not_slip_in_before_one_that_is_planned()
    {
        foreach (var parent in new[] { "a", "b", "c" })
            await Unit(parent);
        var unit = await Unit("rutan", "a");
        Task<Answer> Move(string to, string? day, int version) =>
            Api.Post(
                $"/units/{unit}/move",
                day is null ? new { parent = new { slug = to } } : new { parent = new { slug = to }, effectiveOn = day },
                version
            );
        (await Move("b", "2026-12-01", 1)).Must(HttpStatusCode.OK);
        var planned = (await Api.ManageGet($"/units/{unit}/events")).Data[0]!["id"]!.GetValue<string>();
        foreach (var day in new[] { null, "2026-11-30", "2020-01-01" })
        {
            var refused = (await Move("c", day, 2)).IsProblem(HttpStatusCode.Conflict, "later-event").Json;
            Assert.That(refused["detail"]!.GetValue<string>(), Does.Contain($"/units/{unit}/events/{planned}").And.Contain("2026-12-01"));
            Assert.That(refused["errors"]![0]!["pointer"]!.GetValue<string>(), Is.EqualTo("/effectiveOn"));
        }
        (await Api.Put("/units/by-slug/rutan", new { parent = new { slug = "c" } })).IsProblem(HttpStatusCode.Conflict, "later-event");
        // Its day can be planned anew; what is past can still be filled in.
        (await Move("c", "2026-12-01", 2)).Must(HttpStatusCode.OK);
        Newsroom.Clock.Now = new DateTimeOffset(2026, 12, 2, 0, 0, 0, TimeSpan.Zero);
        (await Move("b", "2026-11-30", 3)).Must(HttpStatusCode.OK);
    }
}
