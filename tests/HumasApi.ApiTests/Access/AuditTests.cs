using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using HumasApi.Access;
using HumasApi.Audit;
using HumasApi.Data;
using HumasApi.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace HumasApi.ApiTests.Access;

/// <summary>Every act is on record, in its own transaction, and nobody can take it off unseen.</summary>
internal sealed class AuditTests : ApiTest
{
    private static async Task<IReadOnlyList<JsonNode>> Trail(string query = "", string key = Newsroom.AdminKey) =>
        [
            .. (await Api.As(key, HttpMethod.Get, "/audit?limit=100" + query))
                .Must(HttpStatusCode.OK)
                .Data.AsArray()
                .Select(line => line!)
                .Reverse(),
        ];

    private static string Told(JsonNode line) =>
        $"{line["action"]} {line["entity"]}: "
        + string.Join(", ", line["changes"]!.AsArray().Select(change => $"{change!["entity"]} {change["op"]}"));

    private static Task<(IReadOnlyList<string> Wrong, long Lines)> Verify() =>
        AuditChain.VerifyAsync(Newsroom.App, null, CancellationToken.None);

    [Test]
    public async Task Every_act_tells_who_what_and_why()
    {
        var unit = await Unit("rutan");
        var made = (
            await Api.Post("/keys", new { name = "Humas Rutan", grants = new[] { new { role = "editor", unit = new { slug = "rutan" } } } })
        ).Must(HttpStatusCode.Created);
        var key = made.Json["data"]!["key"]!.GetValue<string>();
        var id = (
            await Api.As(
                key,
                HttpMethod.Post,
                "/articles",
                new { title = "Halo", unit = new { slug = "rutan" } },
                null,
                ("User-Agent", "skrip/1.0")
            )
        )
            .Must(HttpStatusCode.Created)
            .Id;
        (await Api.As(key, HttpMethod.Patch, $"/articles/{id}", new { title = "Halo semua", revisionNote = "Judul" }, 1)).Must(
            HttpStatusCode.OK
        );
        (await Api.As(key, HttpMethod.Post, $"/articles/{id}/submit", null, 2)).Must(HttpStatusCode.OK);
        (await Api.As(key, HttpMethod.Post, $"/articles/{id}/reject", new { reason = "Nama keliru." }, 3)).Must(HttpStatusCode.OK);
        (await Api.As(key, HttpMethod.Post, $"/articles/{id}/publish", null, 4)).Must(HttpStatusCode.OK);
        (await Api.As(key, HttpMethod.Post, $"/articles/{id}/unpublish", new { publicNote = "Ditarik." }, 5)).Must(HttpStatusCode.OK);
        (await Api.Post($"/units/{unit}/rename", new { name = "Rutan Kelas I", legalBasis = "Kepmen 1/2026" }, 1)).Must(HttpStatusCode.OK);

        var trail = await Trail();
        Assert.That(
            trail.Select(Told),
            Is.EqualTo(
                new[]
                {
                    "putUnitBySlug unit: unit added, unitName added",
                    "createKey key: key added, grant added",
                    "createArticle article: article added, revision added",
                    "patchArticle article: article changed, revision added",
                    "submitArticle article: article changed, note added",
                    "rejectArticle article: article changed, note added",
                    "publishArticle article: article changed",
                    "unpublishArticle article: article changed, gone added",
                    "renameUnit unit: unit changed, unitName added, unitEvent added, unitName changed, unitEvent changed",
                }
            )
        );
        Assert.That(
            trail.Select(line => line["reason"]?.GetValue<string>()),
            Is.EqualTo(new[] { null, null, null, "Judul", null, "Nama keliru.", null, "Ditarik.", "Kepmen 1/2026" })
        );
        var rejected = (await Api.ManageGet("/audit?action=rejectArticle")).Must(HttpStatusCode.OK);
        rejected.Data[0]!["hashed"] = "…"; // Has a test of its own.
        Api.AssertBody(
            rejected with
            {
                Text = rejected.Json.ToJsonString(),
            },
            $$$"""
            {"data":[{"position":6,"at":"2026-11-24T12:00:00Z","action":"rejectArticle","actorId":"id-1","actor":{"kind":"apiKey","name":"Humas Rutan","address":"{{{trail[
                5
            ]["actor"]!["address"]}}}","userAgent":null},
              "entity":"article","entityId":"id-2","changes":[
                {"entity":"article","id":"id-2","op":"changed","members":[{"name":"assigneeId","before":null,"after":"id-1","erased":false},{"name":"draftState","before":"inReview","after":"draft","erased":false}]},
                {"entity":"note","id":"id-2","op":"added","members":[{"name":"kind","before":null,"after":"rejected","erased":false},{"name":"revision","before":null,"after":"2","erased":false}]}],
              "reason":"Nama keliru.","traceId":"trace","hash":"{{{trail[5]["hash"]}}}","previous":"{{{trail[4]["hash"]}}}",
              "hashed":"…","unitIds":["id-3"],"personCommitment":"{{{trail[5]["personCommitment"]}}}"}],
             "meta":{"page":{"limit":20,"number":null,"hasMore":false,"nextCursor":null,"prevCursor":null,"total":null,"totalKind":"none"},"resolved":[],"unmatched":[]},
             "links":{"self":"https://humas.example/manage/v1/audit?action=rejectArticle","first":"https://humas.example/manage/v1/audit?action=rejectArticle","next":null,"prev":null}}
            """
        );
        Assert.That(trail[2]["actor"]!["userAgent"]!.GetValue<string>(), Is.EqualTo("skrip/1.0"));
        var title = trail[3]["changes"]![0]!["members"]!.AsArray().Single(member => member!["name"]!.GetValue<string>() == "title")!;
        Assert.That((title["before"]!.GetValue<string>(), title["after"]!.GetValue<string>()), Is.EqualTo(("Halo", "Halo semua")));
        // By whom, about what, when.
        Assert.That(await Trail($"&actor={made.Id}"), Has.Count.EqualTo(6));
        Assert.That(await Trail($"&entity=article&entityId={id}"), Has.Count.EqualTo(6));
        Assert.That(await Trail("&before=2026-11-24T12:00:00Z"), Is.Empty);
        Assert.That(await Trail("&from=2026-11-24T12:00:00Z"), Has.Count.EqualTo(9));
        // No secret, no hash of one, and the names of persons in the side table alone.
        var secret = key.Split('_')[2];
        Assert.That(
            await Newsroom.SqlAsync(
                $"select count(*) from audit a where a::text like '%{secret}%' or a::text ilike '%secretHash%' or a::text like "
                    + "'%Humas Rutan\"}%' and a.action <> 'createKey'"
            ),
            Is.EqualTo(0L)
        );
        Assert.That((await Verify()).Wrong, Is.Empty);
    }

    [Test]
    public async Task What_changed_nothing_is_not_on_record()
    {
        var unit = await Unit("rutan");
        await Tag("krisis");
        var id = (await Draft("Halo", "rutan")).Id;
        var before = (await Trail()).Count;
        (await Api.Put("/tags/by-slug/krisis", new { name = "krisis" })).Must(HttpStatusCode.OK);
        (await Api.Patch($"/articles/{id}", new { title = "Halo" }, 1)).Must(HttpStatusCode.OK);
        (await Api.Patch($"/articles/{id}", new { title = "Lain" }, 9)).Must(HttpStatusCode.PreconditionFailed);
        (await Api.Post("/articles", new { title = "", unit = new { slug = "rutan" } })).Must(HttpStatusCode.UnprocessableEntity);
        (await Api.Post($"/articles/{id}/approve", null, 1)).Must(HttpStatusCode.Conflict);
        (await Api.Post($"/units/{unit}/rename?preview=true", new { name = "Lain" }, 1)).Must(HttpStatusCode.OK);
        (await Api.ManageGet($"/articles/{id}")).Must(HttpStatusCode.OK);
        Assert.That(await Trail(), Has.Count.EqualTo(before));
    }

    [Test]
    public async Task The_trail_is_filtered_by_unit_address_kind_and_acts()
    {
        await Unit("kanwil");
        await Unit("rutan", "kanwil");
        await Unit("lain");
        await Draft("Milik kanwil", "kanwil");
        var draft = (await Draft("Milik rutan", "rutan")).Id;
        (await Api.Patch($"/articles/{draft}", new { unit = new { slug = "lain" } }, 1)).Must(HttpStatusCode.OK);
        var key = await Key("editor", "lain");
        (await Api.As(key, HttpMethod.Post, $"/articles/{draft}/submit", null, 2)).Must(HttpStatusCode.OK);
        async Task<IEnumerable<string>> Acts(string query) => (await Trail(query)).Select(line => $"{line["position"]} {line["action"]}");
        // The move was about both units, and the office of rutan stands below kanwil.
        Assert.That(await Acts("&unit=rutan"), Is.EqualTo(new[] { "2 putUnitBySlug", "5 createArticle", "6 patchArticle" }));
        Assert.That(await Acts("&unit=kanwil"), Is.EqualTo(new[] { "1 putUnitBySlug", "4 createArticle" }));
        Assert.That(
            await Acts("&unit=kanwil&scope=subtree"),
            Is.EqualTo(new[] { "1 putUnitBySlug", "2 putUnitBySlug", "4 createArticle", "5 createArticle", "6 patchArticle" })
        );
        Assert.That(await Acts("&unit=kanwil&scope=self"), Is.EqualTo(await Acts("&unit=kanwil")));
        Assert.That(
            await Acts("&unit=kanwil,rutan&action=patchArticle,createArticle"),
            Is.EqualTo(new[] { "4 createArticle", "5 createArticle", "6 patchArticle" })
        );
        Assert.That(await Acts("&actorKind=apiKey"), Is.EqualTo(new[] { "8 submitArticle" }));
        Assert.That(await Acts("&actorKind=settings&action=createKey"), Is.EqualTo(new[] { "7 createKey" }));
        var address = (await Trail())[0]["actor"]!["address"]!.GetValue<string>();
        Assert.That(await Trail("&address=" + Uri.EscapeDataString(address)), Has.Count.EqualTo(8));
        Assert.That(await Trail("&address=10.1.2.3"), Is.Empty);
        var unmatched = (await Api.ManageGet("/audit?unit=tidak-ada")).Must(HttpStatusCode.OK);
        Assert.That(
            (unmatched.Data.AsArray().Count, unmatched.Json["meta"]!["unmatched"]!.ToJsonString()),
            Is.EqualTo((0, """[{"parameter":"unit","value":"tidak-ada"}]"""))
        );
        Assert.That(
            (await Api.ManageGet("/audit/export?unit=rutan&action=patchArticle")).Must(HttpStatusCode.OK).Text.Trim().Split('\n'),
            Has.Length.EqualTo(1)
        );
        var slip = (await Api.ManageGet("/audit?action=createArticle,publishArticel")).IsProblem(
            HttpStatusCode.BadRequest,
            "unknown-value"
        );
        Assert.That(slip.Text, Does.Contain("Did you mean publishArticle?"));
        (await Api.ManageGet("/audit?scope=subtree")).IsProblem(HttpStatusCode.BadRequest, "scope-needs-unit");
        // An administrator of one unit filters what it may read, no more.
        var admin = await Key("admin", "rutan");
        Assert.That(
            (await Trail("&unit=kanwil&scope=subtree", admin)).Select(line => line["position"]!.GetValue<int>()),
            Is.EqualTo(new[] { 2, 5, 9 })
        );
    }

    [Test]
    public void Every_act_of_the_service_can_be_filtered_by()
    {
        var acts = Newsroom
            .Services.GetRequiredService<EndpointDataSource>()
            .Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint =>
                endpoint.RoutePattern.RawText!.StartsWith("/manage/v1", StringComparison.Ordinal)
                && endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods is not ["GET"]
                // What somebody has read, and wants by mail, concerns nobody else.
                && !endpoint.RoutePattern.RawText!.StartsWith("/manage/v1/inbox", StringComparison.Ordinal)
            )
            .Select(endpoint => endpoint.Metadata.GetMetadata<OperationId>()!.Value);
        var words = Route
            .All.Single(route => route.Pattern == "/manage/v1/audit")
            .Metadata.Query.Single(parameter => parameter.Name == "action")
            .Words;
        Assert.That(
            words,
            Is.EquivalentTo(acts.Append("previewArticle").Append("signInFailed").Append("eraseFromAudit").Append("runImport"))
        );
    }

    [Test]
    public async Task An_administrator_of_units_reads_what_was_about_these()
    {
        foreach (var unit in new[] { "rutan", "lain" })
            await Unit(unit);
        await Draft("Milik rutan", "rutan");
        await Draft("Milik lain", "lain");
        await Tag("krisis");
        var admin = await Key("admin", "rutan");
        var trail = await Trail(key: admin);
        Assert.That(
            trail.Select(line => line["action"]!.GetValue<string>()),
            Is.EqualTo(new[] { "putUnitBySlug", "createArticle", "createKey" })
        );
        Assert.That(string.Concat(trail.Select(line => line.ToJsonString())), Does.Not.Contain("Milik lain"));
        var export = (await Api.As(admin, HttpMethod.Get, "/audit/export")).Must(HttpStatusCode.OK);
        Assert.That(export.Message.Content.Headers.ContentType?.MediaType, Is.EqualTo("application/x-ndjson"));
        Assert.That(
            export.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!.ToJsonString()),
            Is.EqualTo(trail.Select(line => line.ToJsonString()))
        );
        var first = trail[0]["position"]!.GetValue<long>();
        Assert.That(
            (await Api.As(admin, HttpMethod.Get, $"/audit/export?after={first}")).Text.Split('\n', StringSplitOptions.RemoveEmptyEntries),
            Has.Length.EqualTo(2)
        );
    }

    [TestCase("update audit set action = 'x' where position = 3", "line 3 was changed")]
    [TestCase("update audit set changes = '[]' where position = 3", "line 3 was changed")]
    [TestCase("update audit set changes = '{\"a\":1}' where position = 3", "line 3 was changed")]
    [TestCase("update audit set changes = '[1, null, {\"personal\":1}]' where position = 3", "line 3 was changed")]
    [TestCase("update audit set at = at + interval '1 microsecond' where position = 3", "line 3 was changed")]
    [TestCase("update audit set reason = '' where position = 3", "line 3 was changed")]
    [TestCase("update audit set unit_ids = '{}' where position = 1", "line 1 was changed")]
    [TestCase(
        "delete from audit_persons where position = 3; delete from audit where position = 3",
        "a line is missing, or stands elsewhere, between 2 and 4"
    )]
    [TestCase(
        "delete from audit_persons where position = 1; delete from audit where position = 1",
        "a line is missing, or stands elsewhere, between the start and 2"
    )]
    [TestCase(
        "delete from audit_persons where position = 5; delete from audit where position = 5",
        "lines are missing after 4: the last one was 5"
    )]
    [TestCase("delete from audit_persons; delete from audit", "lines are missing after the start: the last one was 5")]
    [TestCase(
        "update audit_persons set person = replace(person, 'Administrator', 'Orang lain') where position = 2",
        "the person of line 2 was changed"
    )]
    [TestCase("delete from audit_persons where position = 2", "the person of line 2 is missing")]
    [TestCase(
        "alter table audit disable trigger user; insert into audit overriding system value select 100, at, action, actor_id, "
            + "entity, entity_id, unit_ids, changes, reason, trace_id, person, previous, hash from audit where position = 2; alter "
            + "table audit enable trigger user",
        "a line is missing, or stands elsewhere, between 5 and 100"
    )]
    [TestCase(
        "update audit set changes = '[]' where position = 3; update audit a set hash = humas_audit_hash(a) where position = 3",
        "a line is missing, or stands elsewhere, between 3 and 4"
    )]
    public async Task What_an_owner_of_the_database_does_to_the_trail_is_found(string damage, string line)
    {
        for (var number = 0; number < 5; number++)
            await Unit($"unit-{number}");
        Assert.That(
            await Verify(),
            Is.EqualTo(((IReadOnlyList<string>)[], 5L))
                .Using<(IReadOnlyList<string> Wrong, long Lines)>(
                    (one, other) => one.Wrong.SequenceEqual(other.Wrong) && one.Lines == other.Lines
                )
        );
        await Newsroom.SqlAsync(damage);
        Assert.That((await Verify()).Wrong, Has.Some.EqualTo(line));
    }

    [Test]
    public async Task The_service_itself_can_neither_change_nor_remove_a_line()
    {
        if (Newsroom.App == Newsroom.Owner)
            Assert.Ignore("One role for all.");
        await Unit("rutan");
        foreach (
            var sql in new[]
            {
                "update audit set action = 'x'",
                "delete from audit",
                "truncate audit cascade",
                "update audit_persons set person = ''",
                "delete from audit_persons",
                "update audit_values set value = ''",
                "delete from audit_values",
                "update audit_head set position = 0",
                "delete from audit_head",
                "insert into audit_head (position, hash) values (1, '')",
                "alter table audit disable trigger all",
                "drop table audit",
            }
        )
        {
            var refused = await Assert.ThrowsAsync<PostgresException>(() => Newsroom.SqlAsync(sql, Newsroom.App), sql);
            Assert.That(refused!.SqlState, Is.EqualTo(PostgresErrorCodes.InsufficientPrivilege), sql);
        }
        // Nor by the function that chains, which acts with the rights of the owner; and nothing is put in before what is there.
        foreach (
            var (sql, state) in new[]
            {
                (
                    "create temporary table mine (like audit); create trigger mine before insert on mine for each row execute "
                        + "function humas_chain_audit()",
                    PostgresErrorCodes.InsufficientPrivilege
                ),
                ("create table public.mine (x int)", PostgresErrorCodes.InsufficientPrivilege),
                (
                    "create function public.humas_audit_hash(x int) returns bytea language sql as $$ select '' $$",
                    PostgresErrorCodes.InsufficientPrivilege
                ),
                (
                    "insert into audit (position, at, action, unit_ids, changes, person) overriding system value values (0, "
                        + "now(), 'x', '{}', '[]', '')",
                    PostgresErrorCodes.RaiseException
                ),
            }
        )
            Assert.That(
                (await Assert.ThrowsAsync<PostgresException>(() => Newsroom.SqlAsync(sql, Newsroom.App), sql))!.SqlState,
                Is.EqualTo(state),
                sql
            );
        foreach (var sql in new[] { "select * from audit", "select * from audit_persons", "select * from audit_values" })
            Assert.That(
                (await Assert.ThrowsAsync<PostgresException>(() => Newsroom.SqlAsync(sql, Newsroom.Read)))!.SqlState,
                Is.EqualTo(PostgresErrorCodes.InsufficientPrivilege),
                "Nor can readers look."
            );
        Assert.That((await Verify()).Wrong, Is.Empty);
    }

    [Test]
    public async Task What_is_done_to_a_key_is_told_to_those_who_administer_all_that_it_is_for()
    {
        foreach (var slug in new[] { "rutan", "lapas" })
            await Unit(slug);
        var admin = await Key("admin", "rutan");
        object At(string? unit) => unit is null ? new { role = "viewer" } : new { role = "editor", unit = new { slug = unit } };
        async Task<string> Made(string name, params string?[] units) =>
            (await Api.Post("/keys", new { name, grants = units.Select(At) })).Must(HttpStatusCode.Created).Id;
        var (own, wide, shared) = (
            await Made("sendiri", "rutan"),
            await Made("semua", "rutan", null),
            await Made("bersama", "rutan", "lapas")
        );
        foreach (var id in new[] { own, wide, shared })
            (await Api.Post($"/keys/{id}/rotate", null, 1)).Must(HttpStatusCode.OK);
        Assert.That(
            (await Trail("&entity=key", admin)).Select(line => $"{line["action"]} {line["entityId"]}"),
            Is.EqualTo(new[] { $"createKey {(await Api.As(admin, HttpMethod.Get, "/me")).Id}", $"createKey {own}", $"rotateKey {own}" })
        );
    }

    [Test]
    public async Task A_person_can_be_erased_and_the_chain_holds()
    {
        await Unit("rutan");
        var made = (await Api.Post("/keys", new { name = "Sari", grants = new[] { new { role = "editor" } } })).Must(
            HttpStatusCode.Created
        );
        (
            await Api.As(
                made.Json["data"]!["key"]!.GetValue<string>(),
                HttpMethod.Post,
                "/articles",
                new { title = "Halo", unit = new { slug = "rutan" } }
            )
        ).Must(HttpStatusCode.Created);
        Assert.That(await AuditChain.EraseAsync(Newsroom.Owner, Guid.Parse(made.Id), CancellationToken.None), Is.EqualTo((1, 1)));
        var line = (await Trail($"&actor={made.Id}"))[0];
        Assert.That(line["actor"], Is.Null);
        Assert.That(line["actorId"]!.GetValue<string>(), Is.EqualTo(made.Id));
        Assert.That((await Verify()).Wrong, Is.Empty);
        var erasure = (await Trail($"&entityId={made.Id}"))[^1];
        Assert.That(
            (Told(erasure), erasure["actor"]!["kind"]!.GetValue<string>(), erasure["actor"]!["name"]!.GetValue<string>()),
            Is.EqualTo(("eraseFromAudit : audit erased", "settings", "HumasApi"))
        );
        Assert.That(erasure["changes"]![0]!["id"]!.GetValue<string>(), Is.EqualTo(made.Id));
        Assert.That(
            await AuditChain.EraseAsync(Newsroom.Owner, Guid.Parse(made.Id), CancellationToken.None),
            Is.EqualTo((0, 0)),
            "There is nothing left to erase, nor to tell of."
        );
        Assert.That(await Trail($"&entityId={made.Id}"), Has.Count.EqualTo(2));
        // What it did afterwards is not covered, nor is what anybody else did.
        (
            await Api.As(
                made.Json["data"]!["key"]!.GetValue<string>(),
                HttpMethod.Post,
                "/articles",
                new { title = "Lagi", unit = new { slug = "rutan" } }
            )
        ).Must(HttpStatusCode.Created);
        var last = (await Trail($"&actor={made.Id}"))[^1]["position"]!.GetValue<long>();
        await Newsroom.SqlAsync($"delete from audit_persons where position in (1, {last})");
        Assert.That(
            (await Verify()).Wrong,
            Is.EquivalentTo(new[] { "the person of line 1 is missing", $"the person of line {last} is missing" })
        );
    }

    [Test]
    public async Task What_tells_of_a_person_stands_beside_the_chain_and_can_be_erased()
    {
        await Unit("rutan");
        var author = (
            await Api.Put(
                "/authors/by-slug/ani-rahasia",
                new
                {
                    name = "Ani Rahasia",
                    initials = "A.Rahasia",
                    position = "Pranata Rahasia",
                    bio = "Bio Rahasia",
                    photo = new { url = "https://rahasia.example/ani.jpg" },
                }
            )
        ).Must(HttpStatusCode.Created).Id;
        (await Api.Patch($"/authors/{author}", new { name = "Ani Lebih Rahasia" }, 1)).Must(HttpStatusCode.OK);
        var key = (
            await Api.Post(
                "/keys",
                new
                {
                    name = "Kunci Rahasia",
                    owner = "Budi Rahasia",
                    allowedAddresses = new[] { "10.66.66.66" },
                }
            )
        ).Must(HttpStatusCode.Created).Id;
        var id = (await Draft("Halo", "rutan")).Id;
        var link = (await Api.Post($"/articles/{id}/preview-links", new { note = "Pak Rahasia" })).Must(HttpStatusCode.Created).Id;
        (await Api.Post($"/articles/{id}/preview-links")).Must(HttpStatusCode.Created);
        (await Api.Post($"/articles/{id}/submit", new { note = "Alasan Rahasia" }, 1)).Must(HttpStatusCode.OK);
        (await Api.Post($"/articles/{id}/withdraw", null, 2)).Must(HttpStatusCode.OK);
        (await Api.Post($"/articles/{id}/publish", null, 3)).Must(HttpStatusCode.OK);
        (await Api.Post($"/articles/{id}/unpublish", new { publicNote = "Catatan Rahasia" }, 4)).Must(HttpStatusCode.OK);

        Assert.That(
            await Newsroom.SqlAsync("select string_agg(a::text, ' ') from audit a where a::text ~* 'rahasia|10.66.66.66'"),
            Is.EqualTo(DBNull.Value),
            "Nothing of it in the chain."
        );
        Assert.That(await Newsroom.SqlAsync("select count(*) from audit_values"), Is.EqualTo(7L));
        Assert.That((await Verify()).Wrong, Is.Empty);
        // Readers find all of it where it was.
        var trail = await Trail();
        static string? Members(JsonNode line, string entity) =>
            line["changes"]!
                .AsArray()
                .SingleOrDefault(change => change!["entity"]!.GetValue<string>() == entity)
                ?["members"]!.ToJsonString();
        static string Member(string name, string? before, string? after, bool erased = false) =>
            JsonNode
                .Parse(
                    System.Text.Json.JsonSerializer.Serialize(
                        new
                        {
                            name,
                            before,
                            after,
                            erased,
                        }
                    )
                )!
                .ToJsonString();
        Assert.That(
            Members(trail[1], "author"),
            Does.Contain(Member("name", null, "Ani Rahasia"))
                .And.Contain(Member("initials", null, "A.Rahasia"))
                .And.Contain(Member("slug", null, "ani-rahasia"))
                .And.Contain("https://rahasia.example/ani.jpg")
                .And.Contain(Member("active", null, "true"))
        );
        Assert.That(Members(trail[2], "author"), Is.EqualTo($"[{Member("name", "Ani Rahasia", "Ani Lebih Rahasia")}]"));
        Assert.That(
            Members(trail[3], "key"),
            Does.Contain(Member("owner", null, "Budi Rahasia")).And.Contain(Member("allowedAddresses", null, "[\"10.66.66.66\"]"))
        );
        Assert.That(Members(trail[5], "previewLink"), Does.Contain(Member("note", null, "Pak Rahasia")));
        Assert.That(Members(trail[6], "previewLink"), Does.Contain(Member("note", null, null)));
        Assert.That(Members(trail[10], "gone"), Does.Contain(Member("publicNote", null, "Catatan Rahasia")));
        Assert.That(
            trail.Select(line => line["reason"]?.GetValue<string>()),
            Is.EqualTo(new[] { null, null, null, null, null, null, null, "Alasan Rahasia", null, null, "Catatan Rahasia" })
        );
        Assert.That(Told(trail[7]), Is.EqualTo("submitArticle article: article changed, note added"), "The reason is no change.");

        // What an owner does to them is found; an erasure is told, and covers what was erased.
        await Newsroom.SqlAsync(
            "update audit_values set value = replace(value, 'Lebih', 'Kurang') where position = 3; delete from audit_values "
                + "where position = 4"
        );
        Assert.That((await Verify()).Wrong, Is.EquivalentTo(new[] { "values of line 3 were changed", "values of line 4 are missing" }));
        Assert.That(await AuditChain.EraseAsync(Newsroom.Owner, Guid.Parse(author), CancellationToken.None), Is.EqualTo((0, 2)));
        Assert.That(await AuditChain.EraseAsync(Newsroom.Owner, Guid.Parse(link), CancellationToken.None), Is.EqualTo((0, 1)));
        Assert.That((await Verify()).Wrong, Is.EqualTo(new[] { "values of line 4 are missing" }), "Of the key nothing was erased.");
        trail = await Trail();
        Assert.That(
            Members(trail[1], "author"),
            Does.Contain(Member("name", null, null, erased: true)).And.Contain(Member("active", null, "true"))
        );
        Assert.That(Members(trail[2], "author"), Is.EqualTo($"[{Member("name", null, null, erased: true)}]"));
        Assert.That(Members(trail[5], "previewLink"), Does.Contain(Member("note", null, null, erased: true)));
        Assert.That(trail.Skip(11).Select(Told), Is.EqualTo(new[] { "eraseFromAudit : audit erased", "eraseFromAudit : audit erased" }));
        Assert.That(
            await AuditChain.EraseAsync(Newsroom.Owner, Guid.Parse(id), CancellationToken.None),
            Is.EqualTo((0, 3)),
            "The two reasons and the note to readers."
        );
        Assert.That((await Trail())[7]["reason"], Is.Null);
        Assert.That((await Verify()).Wrong, Is.EqualTo(new[] { "values of line 4 are missing" }), key);
    }

    [Test]
    public async Task The_export_is_verified_without_the_database_and_a_kept_hash_fixes_the_chain()
    {
        await Unit("rutan");
        await Author("ani", "Ani “Kecil” – é");
        await Draft("Halo\n", "rutan");
        // All that is needed is SHA-256 and what stands in the line.
        static async Task<List<JsonNode>> Chain()
        {
            var (lines, before) = (new List<JsonNode>(), "");
            foreach (
                var text in (await Api.ManageGet("/audit/export"))
                    .Must(HttpStatusCode.OK)
                    .Text.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            )
            {
                var line = JsonNode.Parse(text)!;
                var (previous, hashed) = (line["previous"]!.GetValue<string>(), line["hashed"]!.GetValue<string>());
                Assert.That(previous, Is.EqualTo(before));
                before = Convert.ToHexStringLower(SHA256.HashData([.. Convert.FromHexString(previous), .. Encoding.UTF8.GetBytes(hashed)]));
                Assert.That(line["hash"]!.GetValue<string>(), Is.EqualTo(before));
                var parts = JsonNode.Parse(hashed)!.AsArray();
                Assert.That(
                    (parts[0]!.GetValue<long>(), parts[2]!.GetValue<string>(), parts[10]!.GetValue<string>()),
                    Is.EqualTo(
                        (
                            line["position"]!.GetValue<long>(),
                            line["action"]!.GetValue<string>(),
                            line["personCommitment"]!.GetValue<string>()
                        )
                    )
                );
                Assert.That(line["unitIds"]!.ToJsonString(), Is.EqualTo(parts[6]!.ToJsonString()));
                lines.Add(line);
            }
            return lines;
        }
        var chain = await Chain();
        Assert.That(chain, Has.Count.EqualTo(3));
        Assert.That(chain[2]["unitIds"]!.AsArray(), Has.Count.EqualTo(1));
        await AuditChain.EraseAsync(Newsroom.Owner, Guid.Parse(chain[1]["entityId"]!.GetValue<string>()), CancellationToken.None);
        Assert.That(
            (await Chain()).Take(3).Select(line => line["hashed"]!.GetValue<string>()),
            Is.EqualTo(chain.Select(line => line["hashed"]!.GetValue<string>())),
            "An erasure changes no line."
        );

        (long, byte[]) kept = (2, Convert.FromHexString(chain[1]["hash"]!.GetValue<string>()));
        Assert.That((await AuditChain.VerifyAsync(Newsroom.App, kept, CancellationToken.None)).Wrong, Is.Empty);
        // An owner who makes the whole chain again from the first line on.
        await Newsroom.SqlAsync(
            """
            do $$ declare line audit; before bytea := ''; begin
                for line in select * from audit order by position loop
                    line.previous := before;
                    if line.position = 1 then line.action := 'lain'; end if;
                    before := humas_audit_hash(line);
                    update audit set previous = line.previous, action = line.action, hash = before where position = line.position;
                    update audit_head set hash = before;
                end loop;
            end $$
            """
        );
        Assert.That((await Verify()).Wrong, Is.Empty, "By itself such a chain is whole.");
        Assert.That(
            (await AuditChain.VerifyAsync(Newsroom.App, kept, CancellationToken.None)).Wrong,
            Is.EqualTo(new[] { "line 2 does not have the hash that was kept: the chain was rebuilt" })
        );
    }

    [Test]
    public async Task A_reason_that_is_given_goes_on_record_and_nowhere_else()
    {
        var unit = await Unit("rutan");
        var (author, tag) = (await Author("ani"), await Tag("krisis"));
        var (draft, live) = ((await Draft("Naskah", "rutan")).Id, (await Live("Tayang", "rutan")).Id);
        var key = (await Api.Post("/keys", new { name = "Kunci" })).Must(HttpStatusCode.Created).Id;
        var link = (await Api.Post($"/articles/{draft}/preview-links")).Must(HttpStatusCode.Created).Id;
        (await Api.Patch($"/articles/{live}", new { title = "Lain" }, 2)).Must(HttpStatusCode.OK);
        var answers = new[]
        {
            (await Api.Post($"/keys/{key}/rotate", new { reason = "Alasan 1" }, 1)).Must(HttpStatusCode.OK),
            (await Api.Post($"/keys/{key}/revoke", new { reason = "Alasan 2" }, 2)).Must(HttpStatusCode.OK),
            (await Api.Delete($"/articles/{draft}/preview-links/{link}?reason=Alasan%203", null)).Must(HttpStatusCode.NoContent),
            (await Api.Delete($"/articles/{draft}?reason=Alasan%204", 1)).Must(HttpStatusCode.NoContent),
            (await Api.Delete($"/articles/{live}/draft?reason=Alasan%205", 3)).Must(HttpStatusCode.OK),
            (await Api.Patch($"/articles/{live}", new { title = "Lain lagi" }, 4)).Must(HttpStatusCode.OK),
            (
                await Api.Post(
                    $"/articles/{live}/publish",
                    new
                    {
                        reason = "Alasan 6",
                        update = "major",
                        changeNote = "Untuk pembaca",
                    },
                    5
                )
            ).Must(HttpStatusCode.OK),
            (await Api.Post($"/articles/{live}/unpublish", new { @as = "notFound", reason = "Alasan 7" }, 6)).Must(HttpStatusCode.OK),
            (await Api.Delete($"/authors/{author}?reason=Alasan%208", 1)).Must(HttpStatusCode.NoContent),
            (await Api.Delete($"/tags/{tag}?reason=Alasan%209", 1)).Must(HttpStatusCode.NoContent),
        };
        Assert.That(string.Concat(answers.Select(answer => answer.Text)), Does.Not.Contain("Alasan"));
        Assert.That(
            (await Trail()).Skip(8).Select(line => line["reason"]?.GetValue<string>()).OfType<string>(),
            Is.EqualTo(Enumerable.Range(1, 9).Select(number => $"Alasan {number}"))
        );
        Assert.That(await Newsroom.SqlAsync("select count(*) from audit a where a::text like '%Alasan%'"), Is.EqualTo(0L));
        (await Api.Delete($"/units/{unit}?reason=" + new string('x', 501), 1)).IsProblem(HttpStatusCode.BadRequest, "too-long");
        (await Api.Delete($"/units/{unit}?reason=", 1)).IsProblem(HttpStatusCode.BadRequest, "empty-value");
        Assert.That(
            Route
                .All.Where(route => route.Method == "DELETE")
                .Select(route => route.Metadata.Query.Any(parameter => parameter.Name == "reason")),
            Is.All.True
        );
    }

    [Test]
    public async Task What_was_in_a_draft_that_is_gone_can_be_proved_from_a_copy()
    {
        await Unit("rutan");
        var id = Guid.Parse(
            (
                await Draft(
                    "Halo",
                    "rutan",
                    new
                    {
                        body = "<p>Isi “asli” – é</p>",
                        publishedAt = "2026-11-24T10:00:00+07:00",
                        coverImage = new { url = "https://rutan.example/a.jpg", alt = "" },
                        legacyUrls = new[] { "https://lama.example/1" },
                    }
                )
            ).Id
        );
        (await Api.Patch($"/articles/{id}", new { title = "Halo semua" }, 1)).Must(HttpStatusCode.OK);
        await using var scope = Newsroom.Services.CreateAsyncScope();
        var copies = await scope
            .ServiceProvider.GetRequiredService<HumasDbContext>()
            .Revisions.AsNoTracking()
            .Where(revision => revision.ArticleId == id)
            .OrderBy(revision => revision.Number)
            .ToListAsync();
        (await Api.Delete($"/articles/{id}", 2)).Must(HttpStatusCode.NoContent);
        var told = (await Trail($"&entityId={id}"))
            .SelectMany(line => line["changes"]!.AsArray())
            .Where(change => change!["entity"]!.GetValue<string>() == "revision")
            .Select(change =>
                change!["members"]!.AsArray().Single(member => member!["name"]!.GetValue<string>() == "contentHash")![
                    "after"
                ]!.GetValue<string>()
            )
            .ToList();
        Assert.That(told, Has.Count.EqualTo(2).And.Unique);
        Assert.That(copies.Select(copy => copy.ContentHash()), Is.EqualTo(told));
        Assert.That((copies[0] with { Body = "<p>Isi lain</p>" }).ContentHash(), Is.Not.EqualTo(told[0]));
        Assert.That(
            (copies[0] with { Number = 7, Note = "x" }).ContentHash(),
            Is.EqualTo(told[0]),
            "Who saved it, and why, stands in the line."
        );
    }

    [Test]
    public async Task Failed_sign_ins_of_the_last_minute_are_not_lost_when_the_service_stops()
    {
        await using (var other = Newsroom.AnotherInstance())
            for (var attempt = 0; attempt < 3; attempt++)
                (
                    await Api.SendTo(
                        other.ClientOptions.BaseAddress,
                        HttpMethod.Get,
                        "/manage/v1/me",
                        null,
                        ("Authorization", $"Bearer hk_{Guid.NewGuid():N}_{new string('a', 64)}")
                    )
                ).Must(HttpStatusCode.Unauthorized);
        Assert.That(
            (await Trail("&action=signInFailed")).Select(line => line["changes"]![0]!["members"]![0]!["after"]!.GetValue<string>()),
            Is.EqualTo(new[] { "3" })
        );
    }

    [Test]
    public async Task Failed_sign_ins_are_one_line_for_each_address_and_minute()
    {
        for (var attempt = 0; attempt < 40; attempt++)
            (await Api.As($"hk_{Guid.NewGuid():N}_{new string('a', 64)}", HttpMethod.Get, "/me")).Must(HttpStatusCode.Unauthorized);
        (await Api.Send(HttpMethod.Get, "/manage/v1/me", null)).Must(HttpStatusCode.Unauthorized);
        var failures = Newsroom.Services.GetRequiredService<FailedSignIns>();
        await failures.WriteAsync(Newsroom.Clock.GetUtcNow().ToUnixTimeSeconds() / 60, CancellationToken.None);
        Assert.That(await Trail("&action=signInFailed"), Is.Empty, "Its minute is not over.");
        Newsroom.Clock.Advance(TimeSpan.FromMinutes(1));
        await failures.WriteAsync(Newsroom.Clock.GetUtcNow().ToUnixTimeSeconds() / 60, CancellationToken.None);
        var line = (await Trail("&action=signInFailed"))[^1];
        Assert.That(line["actor"]!["kind"]!.GetValue<string>(), Is.EqualTo("anonymous"));
        Assert.That(IPAddress.IsLoopback(IPAddress.Parse(line["actor"]!["address"]!.GetValue<string>())), Is.True);
        Assert.That(
            int.Parse(line["changes"]![0]!["members"]![0]!["after"]!.GetValue<string>(), System.Globalization.CultureInfo.InvariantCulture),
            Is.GreaterThanOrEqualTo(40),
            "Without a key it is no attempt."
        );
    }

    [Test]
    public async Task Many_writers_make_one_chain()
    {
        await Unit("rutan");
        await Task.WhenAll(
            Enumerable
                .Range(0, 16)
                .Select(async writer =>
                {
                    for (var number = 0; number < Rounds.Of(100); number++)
                        (await Api.Post("/articles", new { title = $"Artikel {writer} {number}", unit = new { slug = "rutan" } })).Must(
                            HttpStatusCode.Created
                        );
                })
        );
        var (wrong, lines) = await Verify();
        Assert.That(wrong, Is.Empty);
        Assert.That(lines, Is.EqualTo(1 + (16 * Rounds.Of(100))));
    }
}
