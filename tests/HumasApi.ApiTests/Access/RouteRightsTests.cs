using System.Net;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace HumasApi.ApiTests.Access;

/// <summary>
/// No forgotten route: every management route of the running service, times every role, times where the grant stands to the
/// unit, against what is expected. A route that is not in the table fails, as does one elsewhere that nobody meant to be open.
/// </summary>
internal sealed class RouteRightsTests : ApiTest
{
    private static readonly string[] Roles = ["viewer", "writer", "editor", "importer", "admin"];

    // The unit asked for is rutan: pusat > kanwil > rutan > blok; beside it rutan-b; lain stands alone.
    private static readonly (string Name, string? Unit, string Scope)[] Relations =
    [
        ("own", "rutan", "self"),
        ("own with those below", "rutan", "subtree"),
        ("above with those below", "kanwil", "subtree"),
        ("everything", null, "subtree"),
        ("above alone", "kanwil", "self"),
        ("child", "blok", "subtree"),
        ("sibling", "rutan-b", "subtree"),
        ("none", "lain", "subtree"),
    ];

    private static bool Reaches(string relation) => relation is "own" or "own with those below" or "above with those below" or "everything";

    private static bool StandsAbove(string relation) => relation is "above with those below" or "everything";

    private enum Outcome
    {
        Allowed,
        Forbidden,
        Hidden,
    }

    private delegate Outcome Expectation(string role, string relation);

    // Who may, where the grant reaches the unit; elsewhere the thing is not there.
    private static Expectation Hidden(params string[] roles) =>
        (role, relation) =>
            !Reaches(relation) ? Outcome.Hidden
            : roles.Contains(role) ? Outcome.Allowed
            : Outcome.Forbidden;

    // Who may, where the grant reaches the unit; elsewhere it is seen, but not for the caller to touch.
    private static Expectation Seen(params string[] roles) =>
        (role, relation) => Reaches(relation) && roles.Contains(role) ? Outcome.Allowed : Outcome.Forbidden;

    private static readonly Expectation Anyone = (_, _) => Outcome.Allowed;

    // What is addressed to someone else is not there, whatever one may do.
    private static readonly Expectation Nobody = (_, _) => Outcome.Hidden;
    private static readonly Expectation FromAbove = (role, relation) =>
        role == "admin" && StandsAbove(relation) ? Outcome.Allowed : Outcome.Forbidden;
    private static readonly Expectation OfAll = (role, relation) =>
        role == "admin" && relation == "everything" ? Outcome.Allowed : Outcome.Forbidden;
    private static readonly Expectation OfImporters = (role, _) => role is "importer" or "admin" ? Outcome.Allowed : Outcome.Forbidden;

    // What someone else has sent.
    private static readonly Expectation SeenOfAll = (role, relation) =>
        role == "admin" && relation == "everything" ? Outcome.Allowed : Outcome.Hidden;
    private static readonly Expectation StepOfAll = (role, relation) =>
        role is not ("importer" or "admin") ? Outcome.Forbidden : SeenOfAll(role, relation);
    private static readonly Expectation OfAdmins = (role, _) => role == "admin" ? Outcome.Allowed : Outcome.Forbidden;
    private static readonly Expectation KeysOfUnit = (role, relation) =>
        role != "admin" ? Outcome.Forbidden
        : Reaches(relation) ? Outcome.Allowed
        : Outcome.Hidden;
    private static readonly Expectation AnywhereBy = (role, _) =>
        role is "editor" or "importer" or "admin" ? Outcome.Allowed : Outcome.Forbidden;

    private const string Management = "/manage/v1";

    // Routes that take no key: what is published or says nothing of content, and previews, whose address is the key.
    private static readonly string[] Open =
    [
        "GET /v1",
        "GET /v1/articles",
        "GET /v1/articles/{id}",
        "GET /v1/articles/by-slug/{slug}",
        "GET /v1/articles/months",
        "GET /v1/articles/{id}/related",
        "GET /v1/search",
        "GET /v1/search/suggest",
        "GET /v1/authors",
        "GET /v1/authors/{id}",
        "GET /v1/authors/by-slug/{slug}",
        "GET /v1/tags",
        "GET /v1/tags/{id}",
        "GET /v1/tags/by-slug/{slug}",
        "GET /v1/units",
        "GET /v1/units/{id}",
        "GET /v1/units/by-slug/{slug}",
        "GET /v1/units/tree",
        "GET /v1/vocabularies",
        "GET /v1/resolve",
        "GET /v1/sync",
        "GET /v1/events",
        "GET /v1/snapshot",
        "GET /preview/v1/articles/{token}",
        "GET /preview/v1/calendars/{token}",
        "GET /health/live",
        "GET /health/ready",
        "GET /health/work",
        "GET /openapi/{name}.json",
        "GET /openapi/3.0/{name}.json",
        "GET /docs/{name}.json",
        "GET ", // The start page.
        "GET /favicon.ico",
        "GET /robots.txt",
        "GET /docs/problems",
        "GET /docs/page.css",
        "GET /docs/glossary",
        "GET /docs/guides",
        "GET /docs/guides/{language}/{name}",
    ];

    private static readonly string[] Writers = ["writer", "editor", "admin"];
    private static readonly string[] Editors = ["editor", "admin"];
    private static readonly string[] Keepers = ["editor", "importer", "admin"];

    // Each request as a client would send it. One that needs a version sends a stale one: it is refused with 412 after the
    // rights were asked, so nothing changes and every caller meets the same newsroom.
    private sealed record Rule(Expectation Expected, string? Path = null, object? Body = null, bool Versioned = false)
    {
        public Func<Task<string>>? Fresh { get; init; }
    }

    private static readonly object Words = new { words = new[] { "satu", "dua" } };
    private static readonly object Due = new { at = "2026-12-01T00:00:00Z" };

    private static async Task<string> ScheduleAsync(string path)
    {
        var article = await Api.ManageGet(path[..path.IndexOf("/schedule", StringComparison.Ordinal)]);
        (await Api.Manage(HttpMethod.Post, path, Due, article.Data["version"]!.GetValue<int>())).Must(HttpStatusCode.OK);
        return path;
    }

    private static Dictionary<string, Rule> Table(Scene scene) =>
        new()
        {
            ["GET "] = new(Anyone),
            ["GET /me"] = new(Anyone),
            ["GET /schedule"] = new(Anyone),
            ["POST /articles/{id}/schedule/publish"] = new(Hidden(Editors), $"/articles/{scene.Draft}/schedule/publish", Due, true),
            ["POST /articles/{id}/schedule/unpublish"] = new(Hidden(Editors), $"/articles/{scene.Live}/schedule/unpublish", Due, true),
            ["DELETE /articles/{id}/schedule/publish"] = new(Hidden(Editors), $"/articles/{scene.Draft}/schedule/publish")
            {
                Fresh = () => ScheduleAsync($"/articles/{scene.Draft}/schedule/publish"),
            },
            ["DELETE /articles/{id}/schedule/unpublish"] = new(Hidden(Editors), $"/articles/{scene.Live}/schedule/unpublish")
            {
                Fresh = () => ScheduleAsync($"/articles/{scene.Live}/schedule/unpublish"),
            },
            ["GET /schedule/calendars"] = new(Anyone),
            ["POST /schedule/calendars"] = new(Anyone, Body: new { expiresAt = Newsroom.Clock.Now.AddDays(30) }),
            ["DELETE /schedule/calendars/{linkId}"] = new(SeenOfAll, $"/schedule/calendars/{Guid.Empty}")
            {
                Fresh = async () =>
                    $"/schedule/calendars/{(await Api.Post("/schedule/calendars", new { expiresAt = Newsroom.Clock.Now.AddSeconds(1) })).Must(HttpStatusCode.Created).Id}",
            },
            ["GET /search"] = new(Anyone, "/search?q=panen"),
            ["GET /search/misses"] = new(Anyone),
            ["GET /search/synonyms"] = new(Anyone),
            ["GET /search/standard-synonyms"] = new(Anyone),
            ["POST /search/synonyms"] = new(OfAll, Body: Words),
            ["DELETE /search/synonyms/{id}"] = new(OfAll, $"/search/synonyms/{Guid.Empty}")
            {
                Fresh = async () => $"/search/synonyms/{(await Api.Post("/search/synonyms", Words)).Must(HttpStatusCode.Created).Id}",
            },
            ["GET /inbox"] = new(Anyone),
            ["GET /inbox/count"] = new(Anyone),
            ["GET /inbox/events"] = new(Anyone),
            ["POST /inbox/read"] = new(Anyone),
            ["POST /inbox/{id}/read"] = new(Nobody, $"/inbox/{scene.Inbox}/read"),
            ["POST /inbox/{id}/unread"] = new(Nobody, $"/inbox/{scene.Inbox}/unread"),
            ["GET /inbox/mail"] = new(Anyone),
            ["PATCH /inbox/mail"] = new(Anyone, Body: new { kinds = new[] { "rejected" } }),
            ["GET /webhooks"] = new(OfAdmins),
            ["POST /webhooks"] = new(
                Seen("admin"),
                Body: new
                {
                    url = "https://penerima.example/humas",
                    active = false,
                    unit = new { slug = "rutan" },
                }
            ),
            ["GET /webhooks/{id}"] = new(KeysOfUnit, $"/webhooks/{scene.Webhook}"),
            ["PATCH /webhooks/{id}"] = new(KeysOfUnit, $"/webhooks/{scene.Webhook}", new { ordered = true }, true),
            ["DELETE /webhooks/{id}"] = new(KeysOfUnit, $"/webhooks/{scene.Webhook}", null, true),
            ["POST /webhooks/{id}/rotate"] = new(KeysOfUnit, $"/webhooks/{scene.Webhook}/rotate", null, true),
            ["POST /webhooks/{id}/test"] = new(KeysOfUnit, $"/webhooks/{scene.Webhook}/test"),
            ["POST /webhooks/{id}/replay"] = new(KeysOfUnit, $"/webhooks/{scene.Webhook}/replay", new { fromPosition = 1 }),
            ["GET /webhooks/{id}/deliveries"] = new(KeysOfUnit, $"/webhooks/{scene.Webhook}/deliveries"),
            ["GET /webhooks/{id}/deliveries/{deliveryId}"] = new(KeysOfUnit, $"/webhooks/{scene.Webhook}/deliveries/{scene.Delivery}"),
            ["POST /webhooks/{id}/deliveries/{deliveryId}/replay"] = new(
                KeysOfUnit,
                $"/webhooks/{scene.Webhook}/deliveries/{scene.Delivery}/replay"
            ),
            ["GET /keys"] = new(OfAdmins),
            ["POST /keys"] = new(
                Seen("admin"),
                Body: new { name = "baru", grants = new[] { new { role = "viewer", unit = new { slug = "rutan" } } } }
            ),
            ["GET /keys/{id}"] = new(KeysOfUnit, $"/keys/{scene.Key}"),
            ["PATCH /keys/{id}"] = new(KeysOfUnit, $"/keys/{scene.Key}", new { owner = "Humas" }, true),
            ["POST /keys/{id}/rotate"] = new(KeysOfUnit, $"/keys/{scene.Key}/rotate", null, true),
            ["POST /keys/{id}/revoke"] = new(KeysOfUnit, $"/keys/{scene.Key}/revoke", null, true),

            ["GET /imports"] = new(Anyone),
            ["POST /imports"] = new(OfImporters, "/imports?source=uji", "{}"),
            ["GET /imports/{id}"] = new(SeenOfAll, $"/imports/{scene.Import}"),
            ["GET /imports/{id}/errors"] = new(SeenOfAll, $"/imports/{scene.Import}/errors"),
            ["GET /imports/{id}/warnings"] = new(SeenOfAll, $"/imports/{scene.Import}/warnings"),
            ["GET /imports/{id}/chunks"] = new(SeenOfAll, $"/imports/{scene.Import}/chunks"),
            ["PUT /imports/{id}/chunks/{number:int}"] = new(StepOfAll, $"/imports/{scene.Import}/chunks/1", "{}"),
            ["POST /imports/{id}/complete"] = new(StepOfAll, $"/imports/{scene.Import}/complete", new { chunks = 1 }),
            ["GET /imports/{id}/revert"] = new(SeenOfAll, $"/imports/{scene.Import}/revert"),
            ["POST /imports/{id}/revert"] = new(StepOfAll, $"/imports/{scene.Import}/revert"),
            ["POST /imports/{id}/pause"] = new(StepOfAll, $"/imports/{scene.Import}/pause"),
            ["POST /imports/{id}/resume"] = new(StepOfAll, $"/imports/{scene.Import}/resume"),
            ["POST /imports/{id}/cancel"] = new(StepOfAll, $"/imports/{scene.Import}/cancel"),
            ["GET /exports/articles"] = new(Anyone),
            ["GET /exports/units"] = new(Anyone),
            ["GET /exports/authors"] = new(Anyone),
            ["GET /exports/tags"] = new(Anyone),
            ["GET /exports/archive"] = new(OfAll),
            ["GET /audit"] = new(OfAdmins),
            ["GET /audit/export"] = new(OfAdmins),

            ["GET /articles"] = new(Anyone),
            ["POST /articles"] = new(Seen(Writers), Body: new { title = "Baru", unit = new { slug = "rutan" } }),
            ["GET /articles/{id}"] = new(Hidden(Roles), $"/articles/{scene.Draft}"),
            ["PATCH /articles/{id}"] = new(Hidden(Writers), $"/articles/{scene.Draft}", new { title = "Lain" }, true),
            ["DELETE /articles/{id}"] = new(Hidden(Writers), $"/articles/{scene.Draft}", null, true),
            ["POST /articles/{id}/submit"] = new(Hidden(Writers), $"/articles/{scene.Draft}/submit", null, true),
            ["POST /articles/{id}/withdraw"] = new(Hidden(Writers), $"/articles/{scene.Draft}/withdraw", null, true),
            ["POST /articles/{id}/approve"] = new(Hidden(Editors), $"/articles/{scene.Draft}/approve", null, true),
            ["POST /articles/{id}/reject"] = new(Hidden(Editors), $"/articles/{scene.Draft}/reject", new { reason = "x" }, true),
            ["POST /articles/{id}/assign"] = new(
                Hidden(Editors),
                $"/articles/{scene.Draft}/assign",
                new { assignee = (object?)null },
                true
            ),
            ["GET /articles/{id}/reviewers"] = new(Hidden(Writers), $"/articles/{scene.Draft}/reviewers"),
            ["GET /articles/{id}/notes"] = new(Hidden(Roles), $"/articles/{scene.Draft}/notes"),
            ["POST /articles/{id}/notes"] = new(Hidden(Writers), $"/articles/{scene.Draft}/notes", new { text = "x" }),
            ["GET /articles/{id}/preview-links"] = new(Hidden(Roles), $"/articles/{scene.Draft}/preview-links"),
            ["POST /articles/{id}/preview-links"] = new(Hidden(Writers), $"/articles/{scene.Draft}/preview-links"),
            ["DELETE /articles/{id}/preview-links/{linkId}"] = new(Hidden(Writers), $"/articles/{scene.Draft}/preview-links/{Guid.Empty}")
            {
                // No version is asked for: who may removes it, so each caller meets one of its own.
                Fresh = async () =>
                    $"/articles/{scene.Draft}/preview-links/{(await Api.Post($"/articles/{scene.Draft}/preview-links", new { expiresAt = Newsroom.Clock.Now.AddSeconds(1) })).Must(HttpStatusCode.Created).Id}",
            },
            ["POST /articles/{id}/publish"] = new(Hidden(Editors), $"/articles/{scene.Draft}/publish", null, true),
            ["POST /articles/{id}/unpublish"] = new(Hidden(Editors), $"/articles/{scene.Live}/unpublish", null, true),
            ["DELETE /articles/{id}/draft"] = new(Hidden(Writers), $"/articles/{scene.Live}/draft", null, true),
            ["GET /articles/{id}/import"] = new(Hidden(Roles), $"/articles/{scene.Imported}/import"),
            ["GET /articles/{id}/revisions"] = new(Hidden(Roles), $"/articles/{scene.Draft}/revisions"),
            ["GET /articles/{id}/revisions/{number:int}"] = new(Hidden(Roles), $"/articles/{scene.Draft}/revisions/1"),
            ["GET /articles/{id}/revisions/{number:int}/diff"] = new(Hidden(Roles), $"/articles/{scene.Draft}/revisions/1/diff?against=1"),
            ["POST /articles/{id}/revisions/{number:int}/restore"] = new(
                Hidden(Writers),
                $"/articles/{scene.Draft}/revisions/1/restore",
                null,
                true
            ),
            ["GET /articles/by-slug/{slug}"] = new(Hidden(Roles), "/articles/by-slug/rahasia"),
            ["GET /articles/by-source/{source}/{externalId}"] = new(Hidden(Roles), "/articles/by-source/arsip/1"),
            ["PUT /articles/by-source/{source}/{externalId}"] = new(
                Hidden("importer", "admin"),
                "/articles/by-source/arsip/1",
                new { title = "Lain" },
                true
            ),

            ["GET /authors"] = new(Anyone),
            ["POST /authors"] = new(Seen(Keepers), Body: new { name = "Baru", unit = new { slug = "rutan" } }),
            ["GET /authors/{id}"] = new(Anyone, $"/authors/{scene.Author}"),
            ["GET /authors/by-slug/{slug}"] = new(Anyone, "/authors/by-slug/penulis"),
            ["PUT /authors/by-slug/{slug}"] = new(Seen(Keepers), "/authors/by-slug/penulis", new { name = "Lain" }, true),
            ["PATCH /authors/{id}"] = new(Seen(Keepers), $"/authors/{scene.Author}", new { name = "Lain" }, true),
            ["DELETE /authors/{id}"] = new(Seen(Keepers), $"/authors/{scene.Author}", null, true),

            ["GET /tags"] = new(Anyone),
            ["POST /tags"] = new(AnywhereBy, Body: new { name = "Baru" }),
            ["GET /tags/{id}"] = new(Anyone, $"/tags/{scene.Tag}"),
            ["GET /tags/by-slug/{slug}"] = new(Anyone, "/tags/by-slug/krisis"),
            ["PUT /tags/by-slug/{slug}"] = new(OfAll, "/tags/by-slug/krisis", new { name = "Lain" }, true),
            ["PATCH /tags/{id}"] = new(OfAll, $"/tags/{scene.Tag}", new { name = "Lain" }, true),
            ["DELETE /tags/{id}"] = new(OfAll, $"/tags/{scene.Tag}", null, true),
            ["POST /tags/{id}/merge"] = new(OfAll, $"/tags/{scene.Tag}/merge", new { into = new { slug = "lain" } }, true),

            ["GET /units"] = new(Anyone),
            ["POST /units"] = new(Seen("admin"), Body: new { name = "Baru", parent = new { slug = "rutan" } }),
            ["GET /units/{id}"] = new(Anyone, $"/units/{scene.Unit}"),
            ["GET /units/by-slug/{slug}"] = new(Anyone, "/units/by-slug/rutan"),
            ["PUT /units/by-slug/{slug}"] = new(Seen("admin"), "/units/by-slug/rutan", new { shortName = "R" }, true),
            ["PATCH /units/{id}"] = new(Seen("admin"), $"/units/{scene.Unit}", new { shortName = "R" }, true),
            ["DELETE /units/{id}"] = new(FromAbove, $"/units/{scene.Unit}", null, true),
            ["POST /units/{id}/rename"] = new(Seen("admin"), $"/units/{scene.Unit}/rename", new { name = "Lain" }, true),
            ["POST /units/{id}/move"] = new(FromAbove, $"/units/{scene.Unit}/move", new { parent = new { slug = "rutan-b" } }, true),
            ["POST /units/{id}/merge"] = new(FromAbove, $"/units/{scene.Unit}/merge", new { into = new { slug = "rutan-b" } }, true),
            ["POST /units/{id}/split"] = new(
                FromAbove,
                $"/units/{scene.Unit}/split",
                new { into = new[] { new { slug = "rutan-b" }, new { slug = "rutan-c" } }, heir = new { slug = "rutan-b" } },
                true
            ),
            ["POST /units/{id}/close"] = new(FromAbove, $"/units/{scene.Unit}/close", new { }, true),
            ["GET /units/{id}/events"] = new(Anyone, $"/units/{scene.Unit}/events"),
            ["PATCH /units/{id}/events/{eventId}"] = new(FromAbove, $"/units/{scene.Unit}/events/{scene.Event}", new { note = "x" }, true),
            ["DELETE /units/{id}/events/{eventId}"] = new(FromAbove, $"/units/{scene.Unit}/events/{scene.Event}", null, true),
        };

    [Test]
    public async Task Every_route_asks_for_the_right_grant()
    {
        var scene = await Scene.MakeAsync();
        var table = Table(scene);
        Assert.That(
            RoutesOfTheService().Where(IsManagement).Select(route => route.Replace(Management, "", StringComparison.Ordinal)),
            Is.EquivalentTo(table.Keys),
            "Every route needs a line in the table."
        );
        Assert.That(
            RoutesOfTheService().Where(route => !IsManagement(route)),
            Is.EquivalentTo(Open),
            "What else there is takes no key: is that meant?"
        );
        var before = await Stored.LineAsync();
        var wrong = new List<string>();

        foreach (
            var stranger in new (string, string)[][]
            {
                [],
                [("Authorization", "Bearer hk_x")],
                [("Authorization", $"Bearer hk_{Guid.NewGuid():N}_{new string('a', 64)}")],
            }
        )
        foreach (var (route, rule) in table)
        {
            var answer = await Api.Send(
                new HttpMethod(route.Split(' ')[0]),
                "/manage/v1" + (rule.Path ?? route.Split(' ')[1]),
                rule.Body,
                stranger
            );
            if (answer.Status != HttpStatusCode.Unauthorized)
                wrong.Add($"{route} of a stranger: {(int)answer.Status}");
        }
        Assert.That(await Stored.LineAsync(), Is.EqualTo(before), "A stranger changes nothing.");

        foreach (var role in Roles)
        foreach (var (relation, unit, scope) in Relations)
        {
            var key = await Key(role, unit, scope);
            foreach (var (route, rule) in table)
                await CheckAsync(route, rule, key, rule.Expected(role, relation), $"{role}, {relation}");
        }
        // A key that was granted nothing learns that, and no more.
        var none = await Key(null);
        foreach (var (route, rule) in table)
            await CheckAsync(route, rule, none, route is "GET " or "GET /me" ? Outcome.Allowed : Outcome.Forbidden, "no grant");
        Assert.That(wrong, Is.Empty);

        async Task CheckAsync(string route, Rule rule, string key, Outcome expected, string who)
        {
            // A second later, so that the links made here do not add up.
            Newsroom.Clock.Advance(TimeSpan.FromSeconds(1));
            var path = rule.Fresh is null ? rule.Path ?? route.Split(' ')[1] : await rule.Fresh();
            var answer = await Api.As(key, new HttpMethod(route.Split(' ')[0]), path, rule.Body, rule.Versioned ? 999 : null);
            Outcome? actual = answer.Status switch
            {
                HttpStatusCode.OK
                or HttpStatusCode.Created
                or HttpStatusCode.Accepted
                or HttpStatusCode.NoContent
                or HttpStatusCode.PreconditionFailed => Outcome.Allowed,
                HttpStatusCode.Conflict when answer.Code == "import-state" => Outcome.Allowed,
                HttpStatusCode.Forbidden when answer.Code == "missing-grant" && answer.Json["grant"]?["role"] is not null =>
                    Outcome.Forbidden,
                HttpStatusCode.NotFound when answer.Code == "not-found" => Outcome.Hidden,
                _ => null,
            };
            if (actual != expected)
                wrong.Add($"{route} by {who}: {actual?.ToString() ?? answer.Text} instead of {expected}");
            if (expected != Outcome.Allowed && answer.Text.Contains("Rahasia", StringComparison.Ordinal))
                wrong.Add($"{route} by {who} tells the title");
            // Lists leave out what is hidden, and count it not.
            if (
                route == "GET /articles"
                && who != "no grant"
                && table["GET /articles/{id}"].Expected(who.Split(',')[0], who.Split(", ")[^1]) is var item
                && answer.Text.Contains(scene.Draft, StringComparison.Ordinal) != (item == Outcome.Allowed)
            )
                wrong.Add($"{route} by {who}: {answer.Text}");
        }
    }

    private static bool IsManagement(string route) => route.Split(' ')[1].StartsWith(Management, StringComparison.Ordinal);

    private static IEnumerable<string> RoutesOfTheService() =>
        Newsroom
            .Services.GetRequiredService<IEnumerable<EndpointDataSource>>()
            .SelectMany(source => source.Endpoints)
            .OfType<RouteEndpoint>()
            .SelectMany(endpoint =>
                (endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["ANY"]).Select(method =>
                    $"{method} {endpoint.RoutePattern.RawText!.TrimEnd('/')}"
                )
            )
            .Distinct();

    private sealed record Scene(
        string Unit,
        string Event,
        string Draft,
        string Live,
        string Author,
        string Tag,
        string Key,
        string Import,
        string Imported,
        string Webhook,
        string Delivery,
        string Inbox
    )
    {
        public static async Task<Scene> MakeAsync()
        {
            await ApiTest.Unit("pusat");
            await ApiTest.Unit("kanwil", "pusat");
            var unit = await ApiTest.Unit("rutan", "kanwil");
            foreach (
                var (slug, parent) in new[] { ("blok", "rutan"), ("rutan-b", "kanwil"), ("rutan-c", "kanwil"), ("lain", (string?)null) }
            )
                await ApiTest.Unit(slug, parent);
            (await Api.Post($"/units/{unit}/rename", new { name = "Rutan Kelas II" }, 1)).Must(HttpStatusCode.OK);
            var happened = (await Api.ManageGet($"/units/{unit}/events")).Data[0]!["id"]!.GetValue<string>();
            var author = await ApiTest.Author("penulis", unit: "rutan");
            var tag = await ApiTest.Tag("krisis");
            await ApiTest.Tag("lain");
            var draft = (await ApiTest.Draft("Rahasia", "rutan", new { slug = "rahasia" })).Id;
            var live = (await ApiTest.Live("Terbit", "rutan")).Id;
            var imported = (
                await Api.Put("/articles/by-source/arsip/1", new { title = "Rahasia dari arsip", unit = new { slug = "rutan" } })
            )
                .Must(HttpStatusCode.Created)
                .Id;
            var key = (
                await Api.Post("/keys", new { name = "kunci", grants = new[] { new { role = "viewer", unit = new { slug = "rutan" } } } })
            )
                .Must(HttpStatusCode.Created)
                .Id;
            var import = (await Api.Manage(HttpMethod.Post, "/imports?source=uji", "{}")).Must(HttpStatusCode.Accepted).Id;
            var webhook = (
                await Api.Post(
                    "/webhooks",
                    new
                    {
                        url = "https://penerima.example/humas",
                        active = false,
                        unit = new { slug = "rutan" },
                    }
                )
            ).Must(HttpStatusCode.Created).Id;
            var delivery = (await Api.Post($"/webhooks/{webhook}/test")).Must(HttpStatusCode.Accepted).Id;
            // For the key alone, which nobody uses here.
            await Newsroom.SqlAsync(
                $"insert into inbox_items (id, kind, recipient_id, article_id, revision, at, mail_attempts) values "
                    + $"('{draft}', 'assigned', '{key}', '{draft}', 1, now(), 0)"
            );
            return new Scene(unit, happened, draft, live, author, tag, key, import, imported, webhook, delivery, draft);
        }
    }
}
