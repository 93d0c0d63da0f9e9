using System.Net;

namespace HumasApi.ApiTests.Access;

/// <summary>Whom a unit answers to is decided by those who administer both sides, whichever way the change is made.</summary>
internal sealed class UnitPlaceTests : ApiTest
{
    private string unit = "";

    private static async Task<string> KeyAt(string scope, params string[] units) => (
            await Api.Post(
                "/keys",
                new
                {
                    name = "x",
                    grants = units.Select(at => new
                    {
                        role = "admin",
                        unit = new { slug = at },
                        scope,
                    }),
                }
            )
        ).Must(HttpStatusCode.Created).Json["data"]!["key"]!.GetValue<string>();

    private async Task<string> Event() => $"/units/{unit}/events/{(await Api.ManageGet($"/units/{unit}/events")).Data[0]!["id"]}";

    private static Task<Answer> Send(string key, HttpMethod method, string path, object? body = null) =>
        Api.As(key, method, path, body, null, ("If-Match", "*"));

    private Task<Answer> Act(string key, string act, object body) => Send(key, HttpMethod.Post, $"/units/{unit}/{act}", body);

    // The unit of the grant that a refusal names; null: the whole newsroom.
    private static string? Lacks(Answer answer) =>
        answer.IsProblem(HttpStatusCode.Forbidden, "missing-grant").Json["grant"]!["unit"]?["slug"]!.GetValue<string>();

    private static async Task Unchanged(string key, string? lacks, params (HttpMethod Method, string Path, object? Body)[] requests)
    {
        var before = await Stored.LineAsync();
        foreach (var (method, path, body) in requests)
        {
            Assert.That(
                Lacks(await Send(key, method, path, body)),
                Is.EqualTo(lacks),
                $"{method} {path} {System.Text.Json.JsonSerializer.Serialize(body)}"
            );
            // The question what it would do takes the same rights.
            (await Send(key, method, path + "?preview=true", body)).IsProblem(HttpStatusCode.Forbidden, "missing-grant");
        }
        Assert.That(await Stored.LineAsync(), Is.EqualTo(before), "A refusal writes nothing.");
    }

    private static (HttpMethod, string, object?) Redate(string path, string day) => (HttpMethod.Patch, path, new { effectiveOn = day });

    [TestCase("bebas")]
    [TestCase(null)]
    public async Task Who_cancels_or_redates_a_move_administers_where_the_unit_goes_back_to(string? origin)
    {
        await Unit("bebas");
        await Unit("kanwil", more: new { reviewRequired = true });
        unit = await Unit("rutan", origin);
        (await Act(Newsroom.AdminKey, "move", new { parent = new { slug = "kanwil" }, effectiveOn = "2026-11-01" })).Must(
            HttpStatusCode.OK
        );
        var (key, path) = (await KeyAt("subtree", "kanwil"), await Event());
        await Unchanged(
            key,
            origin,
            (HttpMethod.Post, $"/units/{unit}/move", new { parent = origin is null ? null : new { slug = origin } }),
            (HttpMethod.Delete, path, null),
            Redate(path, "2199-01-01"),
            Redate(path, "2026-11-25"),
            Redate(path, "2026-11-10")
        );
        // What gives no unit another parent than its own is theirs.
        (await Send(key, HttpMethod.Patch, path, new { effectiveOn = "2026-10-01", note = "x" })).Must(HttpStatusCode.OK);
        (await Send(origin is null ? Newsroom.AdminKey : await KeyAt("subtree", "kanwil", "bebas"), HttpMethod.Delete, path)).Must(
            HttpStatusCode.OK
        );
    }

    [Test]
    public async Task Who_is_to_lose_a_unit_does_not_undo_the_plan()
    {
        await Unit("pusat");
        foreach (var one in new[] { "kanwil-a", "kanwil-b" })
            await Unit(one, "pusat");
        await Unit("blok", "kanwil-a");
        unit = await Unit("rutan", "kanwil-a");
        (await Act(Newsroom.AdminKey, "move", new { parent = new { slug = "kanwil-b" }, effectiveOn = "2026-12-01" })).Must(
            HttpStatusCode.OK
        );
        var (loser, path) = (await KeyAt("subtree", "kanwil-a"), await Event());
        await Unchanged(
            loser,
            "kanwil-b",
            (HttpMethod.Delete, path, null),
            Redate(path, "2026-11-25"),
            Redate(path, "2027-01-01"),
            Redate(path, "2026-11-01"),
            (HttpMethod.Patch, path, new { note = "x" }),
            // Nor by another plan on top of it, or in its place.
            (HttpMethod.Post, $"/units/{unit}/move", new { parent = new { slug = "blok" }, effectiveOn = "2026-12-02" }),
            (HttpMethod.Post, $"/units/{unit}/move", new { parent = new { slug = "blok" }, effectiveOn = "2026-12-01" }),
            (HttpMethod.Post, $"/units/{unit}/merge", new { into = new { slug = "kanwil-a" }, effectiveOn = "2026-12-02" })
        );
        (await Act(loser, "move", new { parent = new { slug = "blok" } })).IsProblem(HttpStatusCode.Conflict, "later-event");
        var both = await KeyAt("subtree", "kanwil-a", "kanwil-b");
        (await Send(both, HttpMethod.Patch, path, new { effectiveOn = "2027-01-01" })).Must(HttpStatusCode.OK);
        (await Send(both, HttpMethod.Delete, path)).Must(HttpStatusCode.OK);
    }

    [Test]
    public async Task What_hangs_on_an_end_is_moved_by_who_may_move_it()
    {
        await Unit("pusat");
        foreach (var one in new[] { "kanwil-a", "kanwil-b" })
            await Unit(one, "pusat");
        unit = await Unit("rutan", "kanwil-a");
        await Unit("blok", "rutan");
        var above = await KeyAt("subtree", "kanwil-a");
        var close = $"/units/{unit}/close";
        // Nobody would stand above its archive; nor above the unit below.
        await Unchanged(
            above,
            null,
            (HttpMethod.Post, close, new { moves = new[] { new { unit = new { slug = "blok" }, parent = new { slug = "kanwil-a" } } } }),
            (
                HttpMethod.Post,
                close,
                new
                {
                    successors = new[] { new { slug = "kanwil-a" } },
                    heir = new { slug = "kanwil-a" },
                    moves = new[] { new { unit = new { slug = "blok" }, parent = (object?)null } },
                }
            )
        );
        await Unchanged(
            above,
            "kanwil-b",
            (
                HttpMethod.Post,
                close,
                new
                {
                    successors = new[] { new { slug = "kanwil-a" } },
                    heir = new { slug = "kanwil-a" },
                    moves = new[] { new { unit = new { slug = "blok" }, parent = new { slug = "kanwil-b" } } },
                }
            )
        );
        await Unchanged(
            await KeyAt("self", "kanwil-a", "rutan"),
            "blok",
            (HttpMethod.Post, $"/units/{unit}/merge", new { into = new { slug = "kanwil-a" } })
        );

        // Planned from above.
        (
            await Act(
                Newsroom.AdminKey,
                "split",
                new
                {
                    into = new[] { new { slug = "kanwil-a" }, new { slug = "kanwil-b" } },
                    heir = new { slug = "kanwil-a" },
                    effectiveOn = "2026-12-01",
                }
            )
        ).Must(HttpStatusCode.OK);
        var path = await Event();
        await Unchanged(
            above,
            "kanwil-b",
            (HttpMethod.Delete, path, null),
            Redate(path, "2026-11-25"),
            Redate(path, "2027-01-01"),
            (HttpMethod.Patch, path, new { legalBasis = "x" })
        );
        (await Send(Newsroom.AdminKey, HttpMethod.Delete, path)).Must(HttpStatusCode.OK);
        // Past: the unit below went elsewhere, and would come back.
        (
            await Act(
                Newsroom.AdminKey,
                "merge",
                new
                {
                    into = new { slug = "kanwil-a" },
                    moves = new[] { new { unit = new { slug = "blok" }, parent = new { slug = "kanwil-b" } } },
                }
            )
        ).Must(HttpStatusCode.OK);
        path = await Event();
        await Unchanged(above, "blok", (HttpMethod.Delete, path, null), Redate(path, "2026-12-24"));
        (await Send(await KeyAt("subtree", "kanwil-a", "kanwil-b"), HttpMethod.Delete, path)).Must(HttpStatusCode.OK);
        (await Act(above, "merge", new { into = new { slug = "kanwil-a" } })).Must(HttpStatusCode.OK);
        Assert.That(await Newsroom.InconsistenciesAsync(), Is.Empty);
    }

    [Test]
    public async Task The_line_of_trade_is_no_exception()
    {
        await Unit("kanwil");
        foreach (var one in new[] { "bidang-a", "bidang-b" })
            await Unit(one);
        unit = await Unit("rutan", "kanwil", more: new { technicalParent = new { slug = "bidang-a" } });
        (
            await Act(
                Newsroom.AdminKey,
                "move",
                new
                {
                    parent = new { slug = "bidang-b" },
                    line = "technical",
                    effectiveOn = "2026-11-01",
                }
            )
        ).Must(HttpStatusCode.OK);
        var path = await Event();
        await Unchanged(
            await KeyAt("subtree", "kanwil", "bidang-b"),
            "bidang-a",
            (HttpMethod.Delete, path, null),
            Redate(path, "2199-01-01"),
            Redate(path, "2026-11-10")
        );
        (
            await Act(
                Newsroom.AdminKey,
                "move",
                new
                {
                    parent = new { slug = "bidang-a" },
                    line = "technical",
                    effectiveOn = "2026-12-01",
                }
            )
        ).Must(HttpStatusCode.OK);
        path = await Event();
        await Unchanged(
            await KeyAt("subtree", "kanwil", "bidang-b"),
            "bidang-a",
            (HttpMethod.Delete, path, null),
            Redate(path, "2027-01-01"),
            (HttpMethod.Patch, path, new { note = "x" }),
            (
                HttpMethod.Post,
                $"/units/{unit}/move",
                new
                {
                    parent = new { slug = "bidang-b" },
                    line = "technical",
                    effectiveOn = "2026-12-02",
                }
            )
        );
        (await Send(await KeyAt("subtree", "kanwil", "bidang-a", "bidang-b"), HttpMethod.Delete, path)).Must(HttpStatusCode.OK);
        // The technical parent of today is not asked.
        (
            await Act(
                await KeyAt("subtree", "kanwil", "bidang-a"),
                "move",
                new
                {
                    parent = new { slug = "bidang-a" },
                    line = "technical",
                    effectiveOn = "2026-12-02",
                }
            )
        ).Must(HttpStatusCode.OK);
    }

    [Test]
    public async Task A_planned_end_is_told_to_the_administrators_of_the_unit()
    {
        await Unit("pusat");
        await Unit("kanwil", "pusat");
        unit = await Unit("rutan", "kanwil");
        (await Act(Newsroom.AdminKey, "merge", new { into = new { slug = "kanwil" }, effectiveOn = "2026-12-01" })).Must(HttpStatusCode.OK);
        async Task<string?[]> Seen(string key) =>
            [
                (await Api.As(key, HttpMethod.Get, $"/units/{unit}")).Must(HttpStatusCode.OK).Data["closedOn"]?.GetValue<string>(),
                (await Api.As(key, HttpMethod.Get, "/units/by-slug/rutan")).Data["closedOn"]?.GetValue<string>(),
                (await Api.As(key, HttpMethod.Get, "/units?q=rutan")).Data[0]!["closedOn"]?.GetValue<string>(),
                (await Api.Get($"/v1/units/{unit}")).Data["closedOn"]?.GetValue<string>(),
            ];
        var (admin, editor, other) = (await KeyAt("subtree", "kanwil"), await Key("editor", "rutan"), await KeyAt("self", "kanwil"));
        Assert.That(await Seen(admin), Is.EqualTo(new[] { "2026-12-01", "2026-12-01", "2026-12-01", null }));
        foreach (var key in new[] { editor, other })
            Assert.That(await Seen(key), Is.All.Null);
        Newsroom.Clock.Now = new DateTimeOffset(2026, 12, 1, 0, 0, 0, TimeSpan.Zero);
        foreach (var key in new[] { admin, editor })
            Assert.That(await Seen(key), Is.All.EqualTo("2026-12-01"));
    }
}
