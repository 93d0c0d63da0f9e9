using System.Net;

namespace HumasApi.ApiTests.Access;

/// <summary>The life of a key: made, shown once, used, narrowed, rotated, expired, revoked.</summary>
internal sealed class KeysTests : ApiTest
{
    [Test]
    public async Task A_key_is_shown_once_and_tells_what_it_may_do()
    {
        await Unit("kanwil");
        await Unit("rutan", "kanwil");
        var made = (
            await Api.Post(
                "/keys",
                new
                {
                    name = "Skrip situs",
                    owner = "Tim web",
                    expiresAt = "2027-01-01T00:00:00Z",
                    allowedAddresses = new[] { "127.0.0.0/8", "::1" },
                    grants = new object[]
                    {
                        new { role = "writer", unit = new { slug = "rutan" } },
                        new
                        {
                            role = "viewer",
                            unit = new { slug = "kanwil" },
                            scope = "subtree",
                        },
                    },
                }
            )
        ).Must(HttpStatusCode.Created);
        var key = made.Json["data"]!["key"]!.GetValue<string>();
        Assert.That(key, Does.Match("^hk_[0-9a-f]{32}_[0-9a-f]{64}$"));
        Assert.That(
            await Newsroom.SqlAsync($"select count(*) from api_keys k where k::text like '%{key.Split('_')[2]}%'"),
            Is.EqualTo(0L),
            "Only its hash is stored."
        );

        const string Item = """
            {"id":"id-1","version":1,"name":"Skrip situs","owner":"Tim web","email":null,
             "grants":[{"role":"viewer","unit":{"id":"id-2","slug":"kanwil","name":"kanwil","shortName":null,"kind":"technicalUnit"},"scope":"subtree"},{"role":"writer","unit":{"id":"id-3","slug":"rutan","name":"rutan","shortName":null,"kind":"technicalUnit"},"scope":"self"}],
             "expiresAt":"2027-01-01T00:00:00Z","allowedAddresses":["127.0.0.0/8","::1"],"previousSecretUntil":null,"lastUse":null,"revokedAt":null,
             "createdAt":"2026-11-24T12:00:00Z","createdBy":{"id":null,"name":"Administrator"},"editedAt":"2026-11-24T12:00:00Z","editedBy":{"id":null,"name":"Administrator"}}
            """;
        Api.AssertBody(
            await Api.ManageGet($"/keys/{made.Id}"),
            """{"data":""" + Item + """,  "meta":{"outcome":null},"links":{"self":"https://humas.example/manage/v1/keys/id-1"}}"""
        );
        Assert.That((await Api.ManageGet($"/keys/{made.Id}")).Text, Does.Not.Contain(key));
        Api.AssertBody(
            (await Api.As(key, HttpMethod.Get, "/me")).Must(HttpStatusCode.OK),
            """
            {"data":{"kind":"apiKey","id":"id-1","name":"Skrip situs","expiresAt":"2027-01-01T00:00:00Z",
             "grants":[{"role":"viewer","unit":{"id":"id-2","slug":"kanwil","name":"kanwil","shortName":null,"kind":"technicalUnit"},"scope":"subtree"},{"role":"writer","unit":{"id":"id-3","slug":"rutan","name":"rutan","shortName":null,"kind":"technicalUnit"},"scope":"self"}],
             "rights":["readDrafts","writeDrafts"]},"meta":{},"links":{"self":"https://humas.example/manage/v1/me"}}
            """
        );
        var use = (await Api.ManageGet($"/keys/{made.Id}")).Data["lastUse"]!;
        Assert.That(use["at"]!.GetValue<string>(), Is.EqualTo("2026-11-24T12:00:00Z"));
        Assert.That(IPAddress.IsLoopback(IPAddress.Parse(use["address"]!.GetValue<string>())), Is.True);
        // What the key writes bears its name.
        Assert.That(
            (await Api.As(key, HttpMethod.Post, "/articles", new { title = "Halo", unit = new { slug = "rutan" } }))
                .Must(HttpStatusCode.Created)
                .Data["createdBy"]!.ToJsonString(),
            Is.EqualTo($$"""{"id":"{{made.Id}}","name":"Skrip situs"}""")
        );
    }

    [Test]
    public async Task A_key_ends_when_it_expires_is_revoked_or_comes_from_elsewhere()
    {
        var made = (
            await Api.Post(
                "/keys",
                new
                {
                    name = "a",
                    expiresAt = "2026-11-24T13:00:00Z",
                    grants = new[] { new { role = "viewer" } },
                }
            )
        ).Must(HttpStatusCode.Created);
        var key = made.Json["data"]!["key"]!.GetValue<string>();
        (await Api.As(key, HttpMethod.Get, "/articles")).Must(HttpStatusCode.OK);
        Newsroom.Clock.Now = new DateTimeOffset(2026, 11, 24, 13, 0, 0, TimeSpan.Zero);
        Assert.That(
            (await Api.As(key, HttpMethod.Get, "/articles")).IsProblem(HttpStatusCode.Unauthorized, "unauthorized").Text,
            Does.Contain("expired at 2026-11-24 13:00:00Z")
        );
        // An expired key can be renamed, which does not bring it back, and be given more time, which does.
        (await Api.Patch($"/keys/{made.Id}", new { name = "b" }, 1)).Must(HttpStatusCode.OK);
        (await Api.As(key, HttpMethod.Get, "/articles")).Must(HttpStatusCode.Unauthorized);
        (await Api.Patch($"/keys/{made.Id}", new { expiresAt = "2026-11-24T14:00:00Z" }, 2)).Must(HttpStatusCode.OK);
        (await Api.As(key, HttpMethod.Get, "/articles")).Must(HttpStatusCode.OK);

        (await Api.Patch($"/keys/{made.Id}", new { allowedAddresses = new[] { "192.0.2.0/24", "2001:db8::/32" } }, 3)).Must(
            HttpStatusCode.OK
        );
        Assert.That(
            (await Api.As(key, HttpMethod.Get, "/articles")).IsProblem(HttpStatusCode.Unauthorized, "unauthorized").Text,
            Does.Contain("is not accepted from")
        );
        (await Api.Patch($"/keys/{made.Id}", new { allowedAddresses = Array.Empty<string>() }, 4)).Must(HttpStatusCode.OK);
        (await Api.As(key, HttpMethod.Get, "/articles")).Must(HttpStatusCode.OK);

        await using var other = Newsroom.AnotherInstance();
        using var there = other.CreateClient();
        there.DefaultRequestHeaders.Add("Authorization", "Bearer " + key);
        Assert.That((await there.GetAsync("/manage/v1/articles")).StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(
            (await Api.Post($"/keys/{made.Id}/revoke", null, 5)).Must(HttpStatusCode.OK).Data["revokedAt"]!.GetValue<string>(),
            Is.EqualTo("2026-11-24T13:00:00Z")
        );
        Assert.That(
            (await there.GetAsync("/manage/v1/articles")).StatusCode,
            Is.EqualTo(HttpStatusCode.Unauthorized),
            "At once on all instances."
        );
        (await Api.As(key, HttpMethod.Get, "/articles")).IsProblem(HttpStatusCode.Unauthorized, "unauthorized");
        foreach (
            var (method, path, body) in new (HttpMethod, string, object?)[]
            {
                (HttpMethod.Patch, "", new { name = "c" }),
                (HttpMethod.Post, "/rotate", null),
                (HttpMethod.Post, "/revoke", null),
            }
        )
            (await Api.Manage(method, $"/keys/{made.Id}{path}", body, 6)).IsProblem(HttpStatusCode.Conflict, "key-revoked");
        Assert.That((await Api.ManageGet("/keys?revoked=true")).Data.AsArray().Count, Is.EqualTo(1));
        Assert.That((await Api.ManageGet("/keys?revoked=false")).Data.AsArray(), Is.Empty);
    }

    [Test]
    public async Task A_rotated_key_has_two_secrets_for_a_while()
    {
        var made = (await Api.Post("/keys", new { name = "a", grants = new[] { new { role = "viewer" } } })).Must(HttpStatusCode.Created);
        var first = made.Json["data"]!["key"]!.GetValue<string>();
        var rotated = (await Api.Post($"/keys/{made.Id}/rotate", new { overlapMinutes = 60 }, 1)).Must(HttpStatusCode.OK);
        var second = rotated.Json["data"]!["key"]!.GetValue<string>();
        Assert.That(rotated.Data["previousSecretUntil"]!.GetValue<string>(), Is.EqualTo("2026-11-24T13:00:00Z"));
        foreach (var key in new[] { first, second })
            (await Api.As(key, HttpMethod.Get, "/me")).Must(HttpStatusCode.OK);
        Newsroom.Clock.Now += TimeSpan.FromMinutes(60);
        (await Api.As(first, HttpMethod.Get, "/me")).Must(HttpStatusCode.Unauthorized);
        (await Api.As(second, HttpMethod.Get, "/me")).Must(HttpStatusCode.OK);
        // One that leaked ends at once.
        var third = (await Api.Post($"/keys/{made.Id}/rotate", new { overlapMinutes = 0 }, 2)).Must(HttpStatusCode.OK).Json["data"]![
            "key"
        ]!.GetValue<string>();
        (await Api.As(second, HttpMethod.Get, "/me")).Must(HttpStatusCode.Unauthorized);
        (await Api.As(third, HttpMethod.Get, "/me")).Must(HttpStatusCode.OK);
        foreach (var minutes in new[] { -1, 43_201 })
            Assert.That(
                (await Api.Post($"/keys/{made.Id}/rotate", new { overlapMinutes = minutes }, 3))
                    .IsProblem(HttpStatusCode.UnprocessableEntity, "out-of-range")
                    .Errors,
                Is.EqualTo(new[] { "out-of-range /overlapMinutes" })
            );
    }

    [Test]
    public async Task A_secret_is_not_kept_for_a_retry()
    {
        var headers = ("Idempotency-Key", "sekali");
        var body = new { name = "a", grants = new[] { new { role = "viewer" } } };
        var made = (await Api.Manage(HttpMethod.Post, "/keys", body, null, headers)).Must(HttpStatusCode.Created);
        var again = (await Api.Manage(HttpMethod.Post, "/keys", body, null, headers)).IsProblem(HttpStatusCode.Conflict, "secret-not-kept");
        Assert.That(again.Json["detail"]!.GetValue<string>(), Does.Contain($"/manage/v1/keys/{made.Id}"));
        Assert.That((await Api.ManageGet("/keys")).Data.AsArray(), Has.Count.EqualTo(1));
        Assert.That(
            await Newsroom.SqlAsync($"select count(*) from idempotent_responses where encode(body, 'escape') like '%hk_%'"),
            Is.EqualTo(0L)
        );
    }

    [Test]
    public async Task Forged_keys_open_nothing()
    {
        var key = await Key("admin");
        var (id, secret) = (key.Split('_')[1], key.Split('_')[2]);
        var other = await Key("admin");
        foreach (
            var forged in new[]
            {
                "",
                "hk",
                "hk__",
                $"hk_{id}",
                $"hk_{id}_",
                $"hk_{id}_{secret[..32]}",
                $"hk_{id}_{secret}0",
                $"hk_{id}_{secret.ToUpperInvariant()}",
                $"hk_{id}_{other.Split('_')[2]}",
                $"hk_{Guid.Empty:N}_{secret}",
                $"hk_{id}_{secret}_",
                $"HK_{id}_{secret}",
                $"hk_{id}_' or true --{secret[..20]}",
                $"hk_{id}_{new string('0', 64)}",
                new string('x', 600),
                secret,
                Newsroom.AdminKey + "x",
                Newsroom.AdminKey[..^1],
            }
        )
            (await Api.As(forged, HttpMethod.Get, "/me")).IsProblem(HttpStatusCode.Unauthorized, "unauthorized");
        foreach (var header in new[] { key, "Basic " + key, $"Bearer {key}, Bearer {other}", "Bearer" })
            (await Api.Send(HttpMethod.Get, "/manage/v1/me", null, ("Authorization", header))).IsProblem(
                HttpStatusCode.Unauthorized,
                "unauthorized"
            );
        (await Api.Send(HttpMethod.Get, $"/manage/v1/me?access_token={key}", null)).IsProblem(HttpStatusCode.Unauthorized, "unauthorized");
        (await Api.As(key, HttpMethod.Get, "/me")).Must(HttpStatusCode.OK);
    }

    [Test]
    public async Task Nobody_gives_away_more_than_they_have()
    {
        await Unit("kanwil");
        await Unit("rutan", "kanwil");
        await Unit("blok", "rutan");
        await Unit("lain");
        var admin = await Key("admin", "rutan", "subtree");
        async Task<Answer> Give(string key, params object[] grants) =>
            await Api.As(key, HttpMethod.Post, "/keys", new { name = "x", grants });
        static object Grant(string role, string? unit, string scope = "self") =>
            new
            {
                role,
                unit = unit is null ? null : new { slug = unit },
                scope,
            };

        (await Give(admin, Grant("admin", "rutan", "subtree"), Grant("editor", "blok"))).Must(HttpStatusCode.Created);
        foreach (
            var grant in new[]
            {
                Grant("viewer", "kanwil"),
                Grant("viewer", "lain"),
                Grant("viewer", null),
                Grant("admin", "kanwil", "subtree"),
            }
        )
            (await Give(admin, Grant("viewer", "rutan"), grant)).IsProblem(HttpStatusCode.Forbidden, "missing-grant");
        (await Give(admin)).IsProblem(HttpStatusCode.Forbidden, "missing-grant");
        // Who administers a unit alone cannot grant for those below it, that there are or will be.
        var alone = await Key("admin", "rutan", "self");
        (await Give(alone, Grant("editor", "rutan"))).Must(HttpStatusCode.Created);
        var refused = (await Give(alone, Grant("editor", "rutan", "subtree"))).IsProblem(HttpStatusCode.Forbidden, "missing-grant");
        Assert.That(
            Api.Scrub(refused.Json["grant"]!.ToJsonString()),
            Is.EqualTo(
                """{"role":"admin","unit":{"id":"id-1","slug":"rutan","name":"rutan","shortName":null,"kind":"technicalUnit"},"scope":"subtree"}"""
            )
        );

        // It sees the keys that lie within what it administers, and no others; it cannot raise one above itself.
        var mine = (await Api.As(admin, HttpMethod.Get, "/keys")).Must(HttpStatusCode.OK).Data.AsArray();
        Assert.That(
            mine.SelectMany(row => row!["grants"]!.AsArray()).Select(grant => grant!["unit"]!["slug"]!.GetValue<string>()).Distinct(),
            Is.EquivalentTo(new[] { "rutan", "blok" })
        );
        var (id, version) = (mine[0]!["id"]!.GetValue<string>(), mine[0]!["version"]!.GetValue<int>());
        (await Api.As(admin, HttpMethod.Patch, $"/keys/{id}", new { grants = new[] { Grant("admin", null) } }, version)).IsProblem(
            HttpStatusCode.Forbidden,
            "missing-grant"
        );
        Assert.That((await Api.ManageGet($"/keys/{id}")).Data["grants"]!.ToJsonString(), Is.EqualTo(mine[0]!["grants"]!.ToJsonString()));
    }

    [Test]
    public async Task What_a_key_is_said_to_be_must_make_sense()
    {
        await Unit("rutan");
        var closed = await Unit("tutup");
        (await Api.Post($"/units/{closed}/close", new { }, 1)).Must(HttpStatusCode.OK);
        async Task Refused(object body, params string[] errors) =>
            Assert.That((await Api.Post("/keys", body)).Must(HttpStatusCode.UnprocessableEntity).Errors, Is.EqualTo(errors));
        await Refused(new { }, "required /name");
        await Refused(
            new { name = "a", grants = new object[] { new { unit = new { slug = "rutan" } }, new { role = "viewer", unit = new { } } } },
            "required /grants/0/role",
            "required /grants/1/unit/slug"
        );
        await Refused(new { name = "a", expiresAt = "2026-11-24T12:00:00Z" }, "in-the-past /expiresAt");
        await Refused(
            new { name = "a", allowedAddresses = new[] { "10.0.0.1", "10.0.0.0/33", "example.org", "" } },
            "malformed-address /allowedAddresses/1",
            "malformed-address /allowedAddresses/2",
            "malformed-address /allowedAddresses/3"
        );
        await Refused(
            new { name = "a", grants = new[] { new { role = "viewer", unit = new { slug = "tiada" } } } },
            "unknown-reference /grants/0/unit/slug"
        );
        await Refused(
            new { name = "a", grants = new[] { new { role = "viewer", unit = new { slug = "tutup" } } } },
            "unit-closed /grants/0/unit"
        );
        await Refused(
            new
            {
                name = "a",
                grants = new[]
                {
                    new { role = "viewer", unit = new { slug = "rutan" } },
                    new { role = "viewer", unit = new { slug = "rutan" } },
                },
            },
            "named-twice /grants/1"
        );
        (await Api.Post("/keys", new { name = "a", secret = "x" })).IsProblem(HttpStatusCode.UnprocessableEntity, "unknown-member");
        (await Api.Post("/keys", new { name = "a", grants = new[] { new { role = "owner" } } })).Must(HttpStatusCode.UnprocessableEntity);
        Assert.That((await Api.ManageGet("/keys")).Data.AsArray(), Is.Empty);
    }

    [Test]
    public async Task After_a_revocation_answers_nothing_more_is_written()
    {
        await Unit("rutan");
        for (var round = 0; round < Rounds.Of(100); round++)
        {
            var made = (
                await Api.Post("/keys", new { name = "a", grants = new[] { new { role = "writer", unit = new { slug = "rutan" } } } })
            ).Must(HttpStatusCode.Created);
            var key = made.Json["data"]!["key"]!.GetValue<string>();
            var writers = Enumerable
                .Range(0, 4)
                .Select(async number =>
                    (
                        await Api.As(
                            key,
                            HttpMethod.Post,
                            "/articles",
                            new { title = $"Artikel {round} {number}", unit = new { slug = "rutan" } }
                        )
                    ).Status
                )
                .ToList();
            await Task.Delay(Random.Shared.Next(0, 6));
            (await Api.Post($"/keys/{made.Id}/revoke", null, 1)).Must(HttpStatusCode.OK);
            var count = await Newsroom.SqlAsync("select count(*) from articles");
            foreach (var status in await Task.WhenAll(writers))
                Assert.That(status, Is.AnyOf(HttpStatusCode.Created, HttpStatusCode.Unauthorized), $"Round {round}");
            Assert.That(await Newsroom.SqlAsync("select count(*) from articles"), Is.EqualTo(count), $"Round {round}");
        }
    }

    [Test]
    public async Task A_key_with_an_end_and_a_network_gives_no_key_more_than_that()
    {
        await Unit("rutan");
        var grants = new[]
        {
            new
            {
                role = "admin",
                unit = new { slug = "rutan" },
                scope = "subtree",
            },
        };
        var own = (
            await Api.Post(
                "/keys",
                new
                {
                    name = "a",
                    expiresAt = "2026-12-01T00:00:00Z",
                    allowedAddresses = new[] { "127.0.0.0/8", "::1", "10.1.0.0/16" },
                    grants,
                }
            )
        ).Must(HttpStatusCode.Created);
        var free = (await Api.Post("/keys", new { name = "b", grants })).Must(HttpStatusCode.Created);
        var key = own.Json["data"]!["key"]!.GetValue<string>();
        async Task Refused(object expiresAt, string[] allowedAddresses, params string[] errors)
        {
            foreach (
                var answer in new[]
                {
                    await Api.As(
                        key,
                        HttpMethod.Post,
                        "/keys",
                        new
                        {
                            name = "x",
                            expiresAt,
                            allowedAddresses,
                            grants,
                        }
                    ),
                    await Api.As(key, HttpMethod.Patch, $"/keys/{own.Id}", new { expiresAt, allowedAddresses }, 1),
                    await Api.As(key, HttpMethod.Patch, $"/keys/{free.Id}", new { expiresAt, allowedAddresses }, 1),
                }
            )
                Assert.That(answer.IsProblem(HttpStatusCode.UnprocessableEntity, "beyond-own-key").Errors, Is.EqualTo(errors));
        }
        await Refused(null!, [], "beyond-own-key /expiresAt", "beyond-own-key /allowedAddresses");
        await Refused("2026-12-01T00:00:01Z", ["127.0.0.1"], "beyond-own-key /expiresAt");
        foreach (var addresses in new[] { Array.Empty<string>(), ["127.0.0.1", "192.0.2.1"], ["10.0.0.0/8"], ["0.0.0.0/0"], ["::/0"] })
            await Refused("2026-12-01T00:00:00Z", addresses, "beyond-own-key /allowedAddresses");
        // Nor by the secret of a key that has more; but that can be ended, or bound as it is itself.
        (await Api.As(key, HttpMethod.Post, $"/keys/{free.Id}/rotate", null, 1)).IsProblem(HttpStatusCode.Conflict, "beyond-own-key");
        (await Api.As(key, HttpMethod.Patch, $"/keys/{free.Id}", new { name = "c" }, 1)).IsProblem(
            HttpStatusCode.UnprocessableEntity,
            "beyond-own-key"
        );
        (
            await Api.As(
                key,
                HttpMethod.Patch,
                $"/keys/{free.Id}",
                new { expiresAt = "2026-12-01T00:00:00Z", allowedAddresses = new[] { "10.1.2.0/24" } },
                1
            )
        ).Must(HttpStatusCode.OK);
        (await Api.As(key, HttpMethod.Post, $"/keys/{free.Id}/rotate", null, 2)).Must(HttpStatusCode.OK);
        (await Api.As(key, HttpMethod.Post, $"/keys/{free.Id}/revoke", null, 3)).Must(HttpStatusCode.OK);
        (
            await Api.As(
                key,
                HttpMethod.Post,
                "/keys",
                new
                {
                    name = "x",
                    expiresAt = "2026-11-30T00:00:00Z",
                    allowedAddresses = new[] { "127.0.0.1", "::1" },
                    grants,
                }
            )
        ).Must(HttpStatusCode.Created);
        (await Api.As(key, HttpMethod.Post, $"/keys/{own.Id}/rotate", null, 1)).Must(HttpStatusCode.OK);
    }

    [Test]
    public async Task A_unit_at_which_keys_have_grants_stays()
    {
        var unit = await Unit("rutan");
        var key = await Key("writer", "rutan");
        await Key("viewer", "rutan");
        var refused = (await Api.Delete($"/units/{unit}", 1)).IsProblem(HttpStatusCode.Conflict, "in-use");
        Assert.That(refused.Json["references"]!["keys"]!.GetValue<int>(), Is.EqualTo(2));
        Assert.That((await Api.As(key, HttpMethod.Get, "/me")).Data["grants"]!.AsArray(), Has.Count.EqualTo(1));
        // One that was revoked does nothing any more, and cannot be changed either.
        foreach (var row in (await Api.ManageGet("/keys")).Data.AsArray())
            (await Api.Post($"/keys/{row!["id"]}/revoke", null, 1)).Must(HttpStatusCode.OK);
        (await Api.Delete($"/units/{unit}", 1)).Must(HttpStatusCode.NoContent);
    }
}
