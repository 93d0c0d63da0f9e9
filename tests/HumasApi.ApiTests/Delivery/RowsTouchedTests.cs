using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using HumasApi.Access;
using HumasApi.ApiTests.Embedded;
using HumasApi.ApiTests.Plans;
using HumasApi.Data;
using HumasApi.Domain;
using HumasApi.Management;
using HumasApi.Management.Authors;
using HumasApi.Management.Tags;
using HumasApi.Management.Units;
using HumasApi.Postgres;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace HumasApi.ApiTests.Delivery;

/// <summary>
/// A list costs by the rows it shows, not by the length of the archive: the rows that PostgreSQL touches for each request
/// are counted in the plans of the real statements, on 50,000 articles. On a server of its own, because all its
/// statements are logged.
/// </summary>
internal sealed class RowsTouchedTests
{
    private const int Articles = 50_000;
    private const int Regions = 5;
    private const int UnitsInRegion = 28;
    private const int Units = 2 + (Regions * (1 + UnitsInRegion));
    private const int Limit = 20;

    // An entry of the driver, its row, its body, its siblings, and what stands in memory: a few for each row shown.
    private const int Page = 10 * Limit;

    private const int InReview = 50;

    // An entry of each of 2,000 is looked at (ArticleSearch).
    private const int Window = 2_000;
    private const int MostWindows = 10;

    // The view of units looks at others for each one shown: in a table as small as this, by reading it.
    private const int UnitCards = 3 * (Limit + 1) * Units;

    // Heads first (ArticleSearch), and what names the units of the set.
    private const int Set = (Limit + 1) * (Limit + 1) + (2 * Units);

    private readonly TemporaryFolder folder = new();
    private EmbeddedPostgres? server;
    private WebApplicationFactory<Program>? service;
    private HttpClient? client;
    private PlanLog? log;

    [OneTimeSetUp]
    public async Task FillAsync()
    {
        await PreparedCluster.CopyToAsync(folder);
        server = await EmbeddedPostgres.StartAsync(folder.Options, NullLogger.Instance, CancellationToken.None);
        if (!await PlanLog.TryEnableAsync(server.SuperuserConnectionString))
            Assert.Ignore("This PostgreSQL has no auto_explain.");
        await PlanLog.DisableAsync(server.SuperuserConnectionString);
        await Database.MigrateAsync(server.OwnerConnectionString, CancellationToken.None);
        await ArchiveAsync(server.OwnerConnectionString);
        await PlanLog.TryEnableAsync(server.SuperuserConnectionString);
        log = new PlanLog(Path.Combine(folder.Data, "log", "postgres.log"));
        service = Newsroom.AnotherInstance(server.AppConnectionString, server.ReadConnectionString, ("Humas:Cache:Megabytes", "0"));
        client = new HttpClient { BaseAddress = service.ClientOptions.BaseAddress };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Newsroom.AdminKey);
        await UntilItCachesAsync();
    }

    [OneTimeTearDown]
    public async Task EndAsync()
    {
        client?.Dispose();
        if (service is not null)
            await service.DisposeAsync();
        if (server is not null)
            await server.DisposeAsync();
        folder.Dispose();
        Newsroom.Return();
    }

    // What one index answers alone.
    [TestCase("/v1/articles", Page)]
    [TestCase("/v1/articles?sort=publishedAt", Page)]
    [TestCase("/v1/articles?include=body", Page)]
    [TestCase("/v1/articles?publishedFrom=2026-01-10&publishedBefore=2026-01-20", Page)]
    [TestCase("/v1/articles?unit=biro", Page)]
    [TestCase("/v1/articles?unit=biro&publishedBefore=2026-01-10", Page)]
    [TestCase("/v1/articles?unit=rutan-1-1", Page)]
    [TestCase("/v1/articles?tag=berita", Page)]
    [TestCase("/v1/articles?tag=berita&publishedBefore=2026-01-10", Page)]
    [TestCase("/v1/articles?tag=langka", Page)]
    [TestCase("/v1/articles?tag=berita&unit=biro", Page)]
    [TestCase("/v1/articles?tag=langka&unit=biro", Page)]
    [TestCase("/v1/articles?author=sering", Page)]
    [TestCase("/v1/articles?author=jarang", Page)]
    [TestCase("/v1/articles?author=sering&publishedBefore=2026-01-10", Page)]
    [TestCase("/v1/articles?mentionedUnit=kementerian", Page)]
    [TestCase("/v1/articles?language=id", Page)]
    [TestCase("/v1/articles?language=en", Page)]
    [TestCase("/v1/articles?language=en&publishedBefore=2026-01-10", Page)]
    [TestCase("/v1/articles?modifiedSince=2026-01-01T00:00:00Z&sort=modifiedAt", Page)]
    [TestCase("/v1/articles?sort=-modifiedAt", Page)]
    [TestCase("/v1/articles?exclude=019b4a5e-0000-7000-8000-000000000001", Page)]
    [TestCase("/v1/articles?tag=berita&exclude=019b4a5e-0000-7000-8000-000000000001", Page)]
    // The entries of each of several values, read side by side.
    [TestCase("/v1/articles?tag=berita,langka", 2 * Page)]
    [TestCase("/v1/articles?author=sering,jarang", 2 * Page)]
    [TestCase("/v1/articles?mentionedUnit=kementerian,biro", 2 * Page)]
    // Entries of one window, and their rows where the index does not tell.
    [TestCase("/v1/articles?kind=speech", (2 * Window) + Page)]
    [TestCase("/v1/articles?tag=berita&kind=speech", (2 * Window) + Page)]
    [TestCase("/v1/articles?unit=biro&kind=speech", (2 * Window) + Page)]
    [TestCase("/v1/articles?language=en&kind=speech", (2 * Window) + Page)]
    [TestCase("/v1/articles?kind=speech&publishedBefore=2026-01-10", (2 * Window) + Page)]
    // A kind that the newest nine tenths do not have: as far as a search may go.
    [TestCase("/v1/articles?kind=clarification", (2 * Window * MostWindows) + Page)]
    // Units below a unit: the newest of all first, then each unit's newest.
    [TestCase("/v1/articles?unit=kementerian&scope=subtree", Window + Set + Page)]
    [TestCase("/v1/articles?unit=kanwil-1&scope=subtree", Window + Set + Page)]
    [TestCase("/v1/articles?unit=kanwil-5&scope=subtree", Window + Set + Page, Description = "Nothing was ever published there.")]
    [TestCase("/v1/articles?unit=kanwil-5&scope=subtree&publishedBefore=2026-01-10", Window + Set + Page)]
    [TestCase("/v1/articles?unit=kanwil-1&scope=subtree&tag=berita", Window + Set + Page)]
    [TestCase("/v1/articles?unit=kanwil-5&scope=subtree&tag=berita", Window + Set + Page)]
    [TestCase("/v1/articles?unit=kementerian&scope=subtree&tag=langka", Window + Set + Page)]
    [TestCase("/v1/articles?unit=kanwil-1&scope=subtree&publishedFrom=2026-01-10&publishedBefore=2026-01-20", Window + Set + Page)]
    // Counting stops at 10,000.
    [TestCase("/v1/articles?page=1", 10_001 + Page)]
    [TestCase("/v1/articles?tag=berita&page=1", 10_001 + Page)]
    // Kept counts say these; of the others 40,000 entries are looked at, for the page and twice for the count.
    [TestCase("/v1/articles?count=exact", (2 * Units) + Page)]
    [TestCase("/v1/articles?tag=berita&count=exact", Page)]
    [TestCase(
        "/v1/articles?unit=kanwil-1&scope=subtree&page=20",
        (Articles / Regions) + (2 * Units) + Page,
        Description = "Each unit's entries as far as the page reaches: near its bound, all that the region has."
    )]
    [TestCase("/v1/articles?unit=kanwil-5&scope=subtree&page=1", (3 * 2 * Units) + Page)]
    [TestCase("/v1/articles?kind=clarification&page=1", (6 * 40_001) + Page)]
    [TestCase("/v1/articles?kind=speech&count=exact", (4 * 40_001) + Window + Page)]
    [TestCase("/v1/articles?publishedFrom=2026-01-10&count=exact", Articles + Page)]
    [TestCase("/v1/units", UnitCards + Page)]
    [TestCase("/v1/units/tree", (4 * Units) + Page)]
    [TestCase("/v1/tags", Page)]
    [TestCase("/v1/authors", Page)]
    [TestCase("/manage/v1/articles", UnitCards + Page)]
    [TestCase("/manage/v1/articles?unit=biro", UnitCards + Page)]
    [TestCase("/manage/v1/articles?unit=kementerian&scope=subtree", UnitCards + Page)]
    [TestCase("/manage/v1/articles?editedSince=2026-01-20T00:00:00Z", UnitCards + Page)]
    // What waits for someone is found among what is in review, however much else there is.
    [TestCase("/manage/v1/articles?waitingFor=me", UnitCards + (10 * InReview) + Page)]
    public async Task A_list_touches_no_more_rows_than_it_may(string path, int most)
    {
        foreach (var (place, request) in new[] { ("first", path), ("middle", await MiddleAsync(path)) })
        {
            if (request is null)
                continue;
            var plans = await PlansAsync(request);
            var rows = plans.Sum(plan => plan.Rows);
            Assert.That(plans, Is.Not.Empty, "No plan was seen.");
            Assert.That(rows, Is.LessThanOrEqualTo(most), $"{place} page; {string.Join(", ", plans.SelectMany(plan => plan.Scans))}");
            TestContext.Out.WriteLine($"{rows} of {most} rows: {path} ({place})");
        }
    }

    [Test]
    public async Task A_numbered_page_that_stopped_looking_says_so_and_where_to_go_on()
    {
        var page = JsonNode.Parse(await client!.GetStringAsync("/v1/articles?kind=clarification&page=1"))!;
        Assert.That(page["data"]!.AsArray(), Is.Empty, "The newest nine tenths have none.");
        Assert.That(page["meta"]!["page"]!["hasMore"]!.GetValue<bool>());
        Assert.That(page["meta"]!["page"]!["totalKind"]!.GetValue<string>(), Is.EqualTo("atLeast"));
        var next = $"/v1/articles?kind=clarification&cursor={page["meta"]!["page"]!["nextCursor"]}";
        var wanted = (string)
            (
                await Newsroom.SqlAsync(
                    "select string_agg(id::text, ',' order by published_at desc, id desc) from (select id, published_at from "
                        + "published_articles where kind = 'clarification' order by published_at desc, id desc limit 20) newest",
                    server!.OwnerConnectionString
                )
            )!;
        Assert.That(
            string.Join(
                ',',
                JsonNode.Parse(await client.GetStringAsync(next))!["data"]!.AsArray().Select(row => row!["id"]!.GetValue<string>())
            ),
            Is.EqualTo(wanted)
        );
    }

    [TestCase("ix_published_articles_published_at_id", "/v1/articles")]
    [TestCase("ix_published_articles_unit_id_published_at_id", "/v1/articles?unit=rutan-1-1")]
    [TestCase("ix_published_articles_language_published_at_id", "/v1/articles?language=en")]
    [TestCase("ix_published_tag_links_tag_id_unit_id_published_at_article_id", "/v1/articles?tag=berita&unit=kanwil-5")]
    [TestCase("ix_published_author_links_author_id_published_at_article_id", "/v1/articles?author=sering")]
    [TestCase("ix_articles_edited_at_id", "/manage/v1/articles")]
    public async Task An_index_that_is_missing_shows(string index, string path)
    {
        var owner = server!.OwnerConnectionString;
        var before = (await PlansAsync(path)).Sum(plan => plan.Rows);
        var definition = (string)(await Newsroom.SqlAsync($"select pg_get_indexdef('{index}'::regclass)", owner))!;
        await Newsroom.SqlAsync($"drop index {index}", owner);
        try
        {
            Assert.That((await PlansAsync(path)).Sum(plan => plan.Rows), Is.GreaterThan(5 * before).And.GreaterThan(Page));
        }
        finally
        {
            await Newsroom.SqlAsync(definition, owner);
        }
    }

    // A service that has just started keeps nothing in memory before it follows the change log.
    private async Task UntilItCachesAsync()
    {
        for (var until = DateTime.UtcNow.AddSeconds(60); DateTime.UtcNow < until; await Task.Delay(100))
            if (!(await PlansAsync("/v1/articles")).SelectMany(plan => plan.Scans).Any(scan => scan.Contains("unit_names")))
                return;
        Assert.Fail("The service reads the names of units for each request.");
    }

    // Once before, so that the cards of units, tags and authors are in memory.
    private async Task<IReadOnlyList<SqlPlan>> PlansAsync(string path)
    {
        await client!.GetStringAsync(path);
        log!.Skip();
        await client.GetStringAsync(path);
        return log.Take();
    }

    // A cursor names a place in time, not a row of the list: that of the second page, moved to the middle of the archive.
    private async Task<string?> MiddleAsync(string path)
    {
        if (!path.StartsWith("/v1/articles", StringComparison.Ordinal) && !path.StartsWith("/manage/v1/articles", StringComparison.Ordinal))
            return null;
        var meta = JsonNode.Parse(await client!.GetStringAsync(path))!["meta"]!["page"]!;
        if (meta["nextCursor"]?.GetValue<string>() is not { } next || meta["number"] is not null)
            return null;
        return $"{path}{(path.Contains('?') ? '&' : '?')}cursor={Cursors.At(next, DateTimeOffset.Parse("2026-01-01T00:00:00Z", System.Globalization.CultureInfo.InvariantCulture).AddMinutes(Articles / 2), Guid.Parse(Bulk.Id(Articles / 2)))}";
    }

    // 30 % of the articles are of one unit and author, 30 % have one tag; the fifth region is silent.
    private static async Task ArchiveAsync(string owner)
    {
        await using var database = Contexts.Open(owner);
        var (actor, now) = (new Actor(null, "Uji"), TestClock.Start);
        var (speaking, ids) = (new List<Guid>(), new Dictionary<string, Guid>());
        await database.InTransactionAsync(
            async () =>
            {
                async Task Unit(string slug, string? parent) =>
                    ids[slug] = (
                        await UnitWriter.CreateAsync(
                            database,
                            Rights.ForService(database),
                            new UnitInput
                            {
                                Slug = slug,
                                Name = slug,
                                Parent = parent is null ? null : new RefInput { Slug = parent },
                            },
                            actor,
                            now,
                            default
                        )
                    ).Id;
                await Unit("kementerian", null);
                await Unit("biro", "kementerian");
                for (var region = 1; region <= Regions; region++)
                {
                    await Unit($"kanwil-{region}", "kementerian");
                    for (var number = 1; number <= UnitsInRegion; number++)
                    {
                        await Unit($"rutan-{region}-{number}", $"kanwil-{region}");
                        if (region < Regions)
                            speaking.Add(ids[$"rutan-{region}-{number}"]);
                    }
                    database.ChangeTracker.Clear(); // Else each save would look through all that was saved before.
                }
                foreach (var tag in new[] { "berita", "langka" })
                    ids[tag] = (await TagWriter.CreateAsync(database, new TagInput { Slug = tag, Name = tag }, actor, now, default)).Id;
                foreach (var author in new[] { "sering", "jarang" })
                    ids[author] = (
                        await AuthorWriter.CreateAsync(
                            database,
                            Rights.ForService(database),
                            new AuthorInput { Slug = author, Name = author },
                            actor,
                            now,
                            default
                        )
                    ).Id;
                return 0;
            },
            default
        );
        await Bulk.ArticlesAsync(
            1,
            Articles,
            unit: $"case when n % 10 < 3 then '{ids["biro"]}'::uuid else (array['{string.Join("','", speaking)}']::uuid[])[1 + n * "
                + $"7919 % {speaking.Count}] end",
            kind: $"case when n < {Articles / 10} and n % 101 = 0 then 'clarification' when n % 53 = 7 then 'speech' else 'news' end",
            tag: $"case when n / 10 % 10 < 3 then '{ids["berita"]}'::uuid end, case when n % {Articles / 5} = 1 then "
                + $"'{ids["langka"]}'::uuid end",
            author: $"case when n % 10 < 3 then '{ids["sering"]}'::uuid when n % {Articles / 5} = 8 then '{ids["jarang"]}'::uuid end",
            mentioned: $"case when n % 4 = 0 then '{ids["kementerian"]}'::uuid end",
            language: "case when n % 33 = 0 then 'en' else 'id' end",
            owner: owner
        );
        await Bulk.EditedAsync(owner);
        await Newsroom.SqlAsync($"update articles set draft_state = 'inReview' where id <= '{Bulk.Id(InReview)}'", owner);
        // What autovacuum does in time: statistics, and the map that index-only scans need.
        await Newsroom.SqlAsync("vacuum (analyze)", owner);
    }
}
