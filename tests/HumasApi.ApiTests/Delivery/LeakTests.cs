using System.Net;
using HumasApi.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace HumasApi.ApiTests.Delivery;

/// <summary>
/// Nothing that was not let out can be reached: by no parameter of no route, and by no query of the role that Delivery logs in
/// as.
/// </summary>
internal sealed class LeakTests : ApiTest
{
    // Stands in every text that readers must not see; no request carries it.
    private const string Secret = "RAHASIAxyz";

    // Begins every slug that readers must not see; requests carry it, so it may come back in what they echo only.
    private const string SlugSecret = "kunci-";

    [Test]
    public async Task No_route_and_no_parameter_tells_what_was_not_let_out()
    {
        var routes = Newsroom
            .Services.GetRequiredService<EndpointDataSource>()
            .Endpoints.OfType<RouteEndpoint>()
            .Where(route =>
                (route.RoutePattern.RawText == "/v1" || route.RoutePattern.RawText?.StartsWith("/v1/", StringComparison.Ordinal) == true)
                && route.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("GET") == true
            )
            .Select(route =>
                (
                    Pattern: route.RoutePattern.RawText!.TrimEnd('/'),
                    Parameters: (route.Metadata.GetMetadata<QueryParameters>()?.All ?? []).Select(parameter => parameter.Name).ToArray()
                )
            )
            .ToList();
        Assert.That(
            routes.Select(route => route.Pattern),
            Is.SupersetOf(
                new[]
                {
                    "/v1",
                    "/v1/articles",
                    "/v1/articles/{id}",
                    "/v1/articles/by-slug/{slug}",
                    "/v1/units/tree",
                    "/v1/tags",
                    "/v1/authors/{id}",
                }
            )
        );
        Assert.That(routes.Single(route => route.Pattern == "/v1/articles").Parameters, Does.Contain("mentionedUnit"));

        var (secretIds, values) = await FillAsync();
        var (asked, openSeen) = (0, false);
        foreach (var (pattern, parameters) in routes)
        {
            var paths = pattern.Contains('{')
                ? values.Select(value => pattern.Replace("{id}", value).Replace("{slug}", value)).ToArray()
                : [pattern];
            foreach (var path in paths)
            {
                List<string> requests =
                [
                    path,
                    .. parameters.SelectMany(parameter => values.Select(value => $"{path}?{parameter}={value}")),
                ];
                // An item looks at its path first; the parameters of one path stand for all.
                foreach (var request in pattern.Contains('{') && path != paths[0] ? [path] : requests)
                {
                    var answer = await Api.Get(request);
                    asked++;
                    Assert.That((int)answer.Status, Is.LessThan(500), request + answer.Text);
                    var all = answer.Text + "\n" + answer.Message.Headers + answer.Message.Content.Headers;
                    Assert.That(all, Does.Not.Contain(Secret).IgnoreCase, request);
                    if (!request.Contains(SlugSecret))
                        Assert.That(all, Does.Not.Contain(SlugSecret), request);
                    else if (answer.Status is HttpStatusCode.OK && pattern is "/v1/articles")
                        Assert.That(answer.Data.AsArray(), Is.Empty, request + answer.Text);
                    foreach (var id in secretIds.Where(id => !request.Contains(id)))
                        Assert.That(all, Does.Not.Contain(id), request);
                    openSeen |= all.Contains("Judul publik");
                }
            }
        }
        Assert.That(openSeen, Is.True, "What is public must be seen, else the test sees nothing.");
        Assert.That(asked, Is.GreaterThan(500));
        TestContext.Out.WriteLine($"{asked} requests");
    }

    [Test]
    public async Task A_draft_of_a_live_article_moves_it_into_no_list()
    {
        await FillAsync();
        foreach (
            var filter in new[]
            {
                "unit=unit-lain",
                "mentionedUnit=unit-lain",
                "tag=kunci-tag",
                "author=kunci-penulis",
                "kind=speech",
                "language=en",
                "publishedBefore=2020-01-01",
            }
        )
            Assert.That(Walk.Ids(await Api.Get("/v1/articles?" + filter)), Is.Empty, filter);
        Assert.That(
            Walk.Ids(await Api.Get("/v1/articles?unit=induk&tag=publik&author=penulis-publik&kind=news&language=id")),
            Has.Count.EqualTo(1)
        );
        Assert.That((await Api.Get("/v1/articles/months?unit=unit-lain")).Data.AsArray(), Is.Empty);
        Assert.That((await Api.Get("/v1/units/by-slug/unit-lain")).Data["articleCount"]!.GetValue<int>(), Is.Zero);
        Assert.That(
            (await Api.Get("/v1/tags")).Data.AsArray().Select(tag => tag!["slug"]!.GetValue<string>()),
            Is.EqualTo(new[] { "publik" })
        );
        Assert.That(
            (await Api.Get("/v1/authors")).Data.AsArray().Select(author => author!["slug"]!.GetValue<string>()),
            Is.EqualTo(new[] { "penulis-publik" })
        );
        foreach (
            var path in new[]
            {
                "articles/by-slug/kunci-draf",
                "articles/by-slug/kunci-baru",
                "articles/by-slug/kunci-tersembunyi",
                "tags/by-slug/kunci-tag",
                "authors/by-slug/kunci-penulis",
                "tags/by-slug/KUNCI-TAG",
            }
        )
        {
            // The answer is to the letter that of a slug which never was.
            var never = (await Api.Get("/v1/articles/by-slug/tiada")).IsProblem(HttpStatusCode.NotFound, "not-found");
            var answer = (await Api.Get("/v1/" + path)).IsProblem(HttpStatusCode.NotFound, "not-found");
            Assert.That(Api.Scrub(answer.Text), Is.EqualTo(Api.Scrub(never.Text).Replace("/v1/articles/by-slug/tiada", "/v1/" + path)));
        }
    }

    [Test]
    public async Task The_role_of_Delivery_can_read_what_is_public_and_nothing_else()
    {
        Assume.That(Newsroom.Read, Is.Not.EqualTo(Newsroom.Owner), "One connection string for all: there is no role to test.");
        var relations = (
            (string)
                (
                    await Newsroom.SqlAsync(
                        "select string_agg(quote_ident(relname), ',' order by relname) from pg_class where relnamespace = "
                            + "'public'::regnamespace and relkind in ('r', 'v', 'm', 'p')"
                    )
                )!
        ).Split(',');
        Assert.That(
            relations,
            Is.SupersetOf(new[] { "articles", "article_revisions", "authors", "tags", "units", "slugs", "api_keys", "published_articles" })
        );
        await using var connection = new NpgsqlConnection(Newsroom.Read);
        await connection.OpenAsync();
        async Task<string> Try(string sql)
        {
            await using var command = new NpgsqlCommand(sql, connection);
            try
            {
                await command.ExecuteNonQueryAsync();
                return "allowed";
            }
            catch (PostgresException refused)
            {
                return refused.SqlState;
            }
        }
        var readable = new List<string>();
        foreach (var relation in relations)
        {
            var select = await Try($"select * from {relation} limit 1");
            if (select == "allowed")
                readable.Add(relation);
            else
                Assert.That(select, Is.EqualTo(PostgresErrorCodes.InsufficientPrivilege), relation);
            foreach (var write in new[] { $"insert into {relation} default values", $"delete from {relation}", $"truncate {relation}" })
                Assert.That(
                    await Try(write),
                    Is.AnyOf(
                        PostgresErrorCodes.InsufficientPrivilege,
                        PostgresErrorCodes.WrongObjectType,
                        PostgresErrorCodes.ObjectNotInPrerequisiteState
                    ),
                    write
                );
        }
        Assert.That(
            readable,
            Is.EqualTo(
                new[]
                {
                    "gone_articles",
                    "public_authors",
                    "public_change_log",
                    "public_changes",
                    "public_counts",
                    "public_months",
                    "public_slugs",
                    "public_synonyms",
                    "public_tag_heirs",
                    "public_tags",
                    "public_unit_events",
                    "public_unit_names",
                    "public_unit_parents",
                    "public_units",
                    "published_articles",
                    "published_author_links",
                    "published_bodies",
                    "published_mention_links",
                    "published_tag_links",
                    "unit_ancestors",
                }
            )
        );
        Assert.That(await Try("create table public.x (y int)"), Is.EqualTo(PostgresErrorCodes.InsufficientPrivilege));
        Assert.That(await Try("set role humas_owner"), Is.Not.EqualTo("allowed"));
    }

    private static async Task<(string[] SecretIds, string[] Values)> FillAsync()
    {
        await Unit("induk");
        await Unit("unit-lain", "induk");
        await Tag("publik", name: "Publik");
        await Author("penulis-publik", "Penulis Publik");
        var tag = (
            await Api.Put(
                "/tags/by-slug/kunci-tag",
                new
                {
                    name = $"Awalan {Secret}",
                    kind = "program",
                    description = Secret,
                }
            )
        ).Must(HttpStatusCode.Created).Id;
        var author = (
            await Api.Put(
                "/authors/by-slug/kunci-penulis",
                new
                {
                    name = $"Awalan {Secret}",
                    initials = "RAHASIAxyz",
                    position = Secret,
                    bio = Secret,
                    unit = new { slug = "unit-lain" },
                    photo = new { url = $"https://cdn.example/{Secret}" },
                }
            )
        ).Must(HttpStatusCode.Created).Id;
        var refs = new { tags = new[] { new { slug = "publik" } }, authors = new[] { new { slug = "penulis-publik" } } };
        object Hidden(string slug) =>
            Merge(
                new
                {
                    slug,
                    subtitle = Secret,
                    summary = Secret,
                    body = $"<p>{Secret}</p>",
                    dateline = Secret,
                    byline = Secret,
                    signOff = Secret,
                    attribution = new { name = Secret, url = $"https://a.example/{Secret}" },
                    canonicalUrl = $"https://a.example/{Secret}",
                    seo = new { title = Secret, description = Secret },
                    coverImage = new
                    {
                        url = $"https://cdn.example/{Secret}",
                        alt = Secret,
                        caption = Secret,
                        credit = Secret,
                    },
                    kind = "speech",
                    language = "en",
                    eventDate = "2019-01-01",
                    mentionedUnits = new[] { new { slug = "unit-lain" } },
                    publishedAt = "2019-01-01T00:00:00Z",
                    legacyUrls = new[] { $"https://a.example/{Secret}" },
                },
                new { tags = new[] { new { slug = "kunci-tag" } }, authors = new[] { new { slug = "kunci-penulis" } } }
            );

        var draft = await Draft($"Awalan {Secret}", "unit-lain", Hidden("kunci-draf"));
        var live = await Live("Judul publik", "induk", Merge(refs, new { slug = "judul-publik", publishedAt = "2025-01-01T00:00:00Z" }));
        (
            await Api.Patch(
                $"/articles/{live.Id}",
                Merge(Hidden("kunci-baru"), new { title = Secret, unit = new { slug = "unit-lain" } }),
                2
            )
        ).Must(HttpStatusCode.OK);
        await Draft(
            $"Awalan {Secret}",
            "unit-lain",
            new
            {
                language = "ms",
                translationOf = new { id = live.Id },
                slug = "kunci-terjemahan",
            }
        );
        var gone = await Live($"Awalan {Secret}", "induk", Merge(Hidden("kunci-ditarik"), refs));
        (
            await Api.Post($"/articles/{gone.Id}/unpublish", new { publicNote = "Ditarik.", seeAlso = new[] { new { id = live.Id } } }, 2)
        ).Must(HttpStatusCode.OK);
        var hidden = await Live($"Awalan {Secret}", "induk", Merge(Hidden("kunci-tersembunyi"), refs));
        (await Api.Post($"/articles/{hidden.Id}/unpublish", new { @as = "notFound" }, 2)).Must(HttpStatusCode.OK);
        string[] secretIds = [draft.Id, tag, author, hidden.Id];
        return (
            secretIds,
            [
                .. secretIds,
                gone.Id,
                live.Id,
                "kunci-draf",
                "kunci-tag",
                "kunci-penulis",
                "kunci-baru",
                "kunci-ditarik",
                "kunci-tersembunyi",
                "kunci-terjemahan",
                "judul-publik",
                "unit-lain",
                "awalan",
                "speech",
                "program",
                "en",
                "ms",
                "true",
                "body",
                "2019-01-01",
                "1",
            ]
        );
    }
}
