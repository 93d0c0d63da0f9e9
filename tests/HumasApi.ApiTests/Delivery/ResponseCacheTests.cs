using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Globalization;
using System.Net;
using HumasApi.Publishing;
using Microsoft.Extensions.DependencyInjection;

namespace HumasApi.ApiTests.Delivery;

/// <summary>Responses that are kept: they are the same as those that are made, and never older than a change that was answered.</summary>
internal sealed class ResponseCacheTests : ApiTest
{
    private const string Miss = "HumasApi; fwd=miss";
    private const string Hit = "HumasApi; hit";

    [Test]
    public async Task What_was_asked_before_is_answered_without_the_database([Values("", "br", "gzip", "zstd")] string coding)
    {
        await Unit("rutan");
        await Tag("panen");
        var article = await Live(
            "Panen raya",
            "rutan",
            new { body = $"<p>{new string('a', 2_000)}</p>", tags = new[] { new { slug = "panen" } } }
        );
        (string, string)[] accept = coding == "" ? [] : [("Accept-Encoding", coding)];
        foreach (
            var path in new[]
            {
                $"/v1/articles/{article.Id}",
                "/v1/articles/by-slug/panen-raya?fields=title",
                "/v1/articles?limit=20",
                "/v1/articles?tag=panen&include=body",
                "/v1/articles/months",
                "/v1/units",
                "/v1/units/tree",
                "/v1/units/by-slug/rutan",
                "/v1/tags/by-slug/panen",
                "/v1/authors",
            }
        )
        {
            var made = (await Api.Get(path, accept)).Must(HttpStatusCode.OK);
            var kept = made;
            var commands = await Newsroom.CountCommandsAsync(async () => kept = (await Api.Get(path, accept)).Must(HttpStatusCode.OK));
            Assert.That((Status(made), Status(kept), commands), Is.EqualTo((Miss, Hit, 0)), path);
            Assert.That((kept.Text, kept.ETag, Headers(kept)), Is.EqualTo((made.Text, made.ETag, Headers(made))), path);
            var known = await Api.Get(path, [.. accept, ("If-None-Match", made.ETag!)]);
            Assert.That((known.Status, Status(known), known.Text), Is.EqualTo((HttpStatusCode.NotModified, Hit, "")), path);
            var head = await Api.Send(HttpMethod.Head, path, null, accept);
            Assert.That((Status(head), head.Text, Headers(head)), Is.EqualTo((Hit, "", Headers(made))), path);
        }
    }

    [Test]
    public async Task A_change_drops_what_shows_it_and_nothing_else()
    {
        foreach (var unit in new[] { "rutan", "lapas" })
            await Unit(unit);
        await Tag("panen");
        await Tag("senam");
        await Author("ani");
        var tagged = new { tags = new[] { new { slug = "panen" } } };
        var other = (
            await Live("Senam", "lapas", new { tags = new[] { new { slug = "senam" } }, authors = new[] { new { slug = "ani" } } })
        ).Id;
        var first = (await Live("Panen", "rutan", tagged)).Id;
        string[] ofFirst = [$"/v1/articles/{first}", "/v1/articles?tag=panen", "/v1/articles?unit=rutan"];
        string[] ofOther = [$"/v1/articles/{other}", "/v1/articles?tag=senam", "/v1/articles?unit=lapas", "/v1/articles?author=ani"];
        string[] ofAll = ["/v1/articles", "/v1/articles/months", "/v1/units/tree", "/v1/tags", "/v1/articles?kind=news"];
        await AskAsync([.. ofFirst, .. ofOther, .. ofAll]);
        Assert.That(await AskAsync([.. ofFirst, .. ofOther, .. ofAll]), Has.All.EqualTo(Hit));

        (await Api.Patch($"/articles/{first}", new { title = "Panen kedua" }, 2)).Must(HttpStatusCode.OK);
        Assert.That(await AskAsync([.. ofFirst, .. ofOther, .. ofAll]), Has.All.EqualTo(Hit), "a draft is no change for readers");
        (await Api.Post($"/articles/{first}/publish", new { update = "minor" }, 3)).Must(HttpStatusCode.OK);
        Assert.That(await AskAsync(ofOther), Has.All.EqualTo(Hit));
        foreach (var path in ofFirst)
            Assert.That((await Api.Get(path)).Must(HttpStatusCode.OK).Text, Does.Contain("Panen kedua"), path);
        Assert.That(await AskAsync(ofAll), Has.All.EqualTo(Miss));

        var translation = await Live("Harvest", "lapas", new { language = "en", translationOf = new { id = first } });
        Assert.That((await Api.Get($"/v1/articles/{first}")).Text, Does.Contain("Harvest"));
        Assert.That((await Api.Get("/v1/articles?tag=panen")).Text, Does.Contain("Harvest"));
        await UnpublishAsync(translation.Id);
        Assert.That((await Api.Get($"/v1/articles/{first}")).Text, Does.Not.Contain("Harvest"));
        Assert.That((await Api.Get("/v1/articles?tag=panen")).Text, Does.Not.Contain("Harvest"));

        var tag = (await Api.ManageGet("/tags/by-slug/panen")).Id;
        (await Api.Patch($"/tags/{tag}", new { name = "Hasil panen" }, 1)).Must(HttpStatusCode.OK);
        Assert.That((await Api.Get($"/v1/articles/{first}")).Text, Does.Contain("Hasil panen"));
        await UnpublishAsync(first);
        (await Api.Get($"/v1/articles/{first}")).IsProblem(HttpStatusCode.Gone, "article-gone");
        foreach (var path in ofAll.Concat(ofFirst[1..]))
            Assert.That((await Api.Get(path)).Text, Does.Not.Contain("Panen kedua"), path);
    }

    [Test]
    public async Task Problems_redirects_searches_and_syncs_are_not_kept()
    {
        await Unit("rutan");
        await Live("Panen", "rutan");
        foreach (
            var path in new[]
            {
                "/v1/articles/by-slug/tidak-ada",
                "/v1/articles?limit=0",
                "/v1/search?q=panen",
                "/v1/sync?limit=1",
                "/v1/tags/x",
            }
        )
            for (var time = 0; time < 2; time++)
                Assert.That(Status(await Api.Get(path)), Is.Not.EqualTo(Hit), path);
    }

    [Test]
    public async Task One_response_is_made_for_all_who_ask_at_once()
    {
        await Unit("rutan");
        await Live("Panen", "rutan");
        (await Api.Get("/v1/articles?limit=17")).Must(HttpStatusCode.OK);
        var alone = await Newsroom.CountCommandsAsync(async () => (await Api.Get("/v1/articles?limit=19")).Must(HttpStatusCode.OK));
        var together = await Newsroom.CountCommandsAsync(() =>
            Task.WhenAll(Enumerable.Range(0, 40).Select(async _ => (await Api.Get("/v1/articles?limit=18")).Must(HttpStatusCode.OK)))
        );
        Assert.That(together, Is.EqualTo(alone));
    }

    [Test]
    public async Task Readers_never_see_less_than_what_was_answered_before_they_asked()
    {
        await Unit("rutan");
        var article = await Live("Judul 0", "rutan", new { slug = "judul" });
        var (answered, version) = (0, 2);
        using var ends = new CancellationTokenSource();
        var reads = 0;
        var readers = Enumerable
            .Range(0, 6)
            .Select(reader =>
                Task.Run(async () =>
                {
                    string[] paths =
                    [
                        $"/v1/articles/{article.Id}",
                        "/v1/articles/by-slug/judul",
                        "/v1/articles",
                        "/v1/articles?unit=rutan",
                    ];
                    for (var turn = reader; !ends.IsCancellationRequested; turn++)
                    {
                        var floor = Volatile.Read(ref answered);
                        var text = (await Api.Get(paths[turn % paths.Length])).Must(HttpStatusCode.OK).Text;
                        var at = text.IndexOf("Judul ", StringComparison.Ordinal) + 6;
                        var seen = int.Parse(text[at..text.IndexOf('"', at)], CultureInfo.InvariantCulture);
                        Assert.That(seen, Is.GreaterThanOrEqualTo(floor), paths[turn % paths.Length]);
                        Interlocked.Increment(ref reads);
                    }
                })
            )
            .ToList();
        for (var number = 1; number <= Rounds.Of(400); number++)
        {
            (await Api.Patch($"/articles/{article.Id}", new { title = $"Judul {number}" }, version)).Must(HttpStatusCode.OK);
            (await Api.Post($"/articles/{article.Id}/publish", new { update = "minor" }, version + 1)).Must(HttpStatusCode.OK);
            Volatile.Write(ref answered, number);
            version += 2;
            if (number % 3 == 0)
                await Task.Delay(5);
        }
        await ends.CancelAsync();
        await Task.WhenAll(readers);
        Assert.That(reads, Is.GreaterThanOrEqualTo(20));
    }

    [Test]
    public async Task Another_instance_follows_within_a_second_and_its_own_writes_at_once()
    {
        await Unit("rutan");
        var article = await Live("Judul 0", "rutan");
        await using var other = Newsroom.AnotherInstance();
        var there = new Uri(other.ClientOptions.BaseAddress, $"/v1/articles/{article.Id}").ToString();
        await Api.Get(there);
        for (var number = 1; number <= 5; number++)
        {
            (await Api.Patch($"/articles/{article.Id}", new { title = $"Judul {number}" }, (2 * number))).Must(HttpStatusCode.OK);
            (await Api.Post($"/articles/{article.Id}/publish", new { update = "minor" }, (2 * number) + 1)).Must(HttpStatusCode.OK);
            for (var until = DateTime.UtcNow.AddSeconds(5); ; await Task.Delay(20))
            {
                if ((await Api.Get(there)).Must(HttpStatusCode.OK).Text.Contains($"Judul {number}", StringComparison.Ordinal))
                    break;
                Assert.That(DateTime.UtcNow, Is.LessThan(until), "the other instance follows");
            }
        }
    }

    [Test]
    public async Task Nothing_is_served_from_memory_while_the_log_is_not_followed()
    {
        await Unit("rutan");
        var path = $"/v1/articles/{(await Live("Panen", "rutan")).Id}";
        await AskAsync([path]);
        var cache = Newsroom.Services.GetRequiredService<ResponseCache>();
        cache.Suspend();
        Assert.That(await AskAsync([path, path]), Has.All.EqualTo(null));
        cache.Restart();
        Assert.That(await AskAsync([path, path]), Is.EqualTo(new[] { Miss, Hit }));
    }

    [Test]
    public async Task While_the_database_is_away_what_was_known_is_served_for_a_while()
    {
        await Unit("rutan");
        var article = await Live("Panen", "rutan");
        await using var wire = FrailWire.ToDatabase(Newsroom.App);
        await using var other = Newsroom.AnotherInstance(
            wire.Over(Newsroom.App),
            wire.Over(Newsroom.Read),
            ("Humas:Cache:StaleSeconds", "3")
        );
        string At(string path) => new Uri(other.ClientOptions.BaseAddress, path).ToString();
        var path = At($"/v1/articles/{article.Id}");
        for (var until = DateTime.UtcNow.AddSeconds(10); Status(await Api.Get(path)) != Hit; await Task.Delay(20))
            Assert.That(DateTime.UtcNow, Is.LessThan(until), "it follows the log");
        wire.Cut();
        var stale = await Api.Get(path);
        Assert.That(
            (stale.Status, Status(stale)),
            Is.EqualTo((HttpStatusCode.OK, "HumasApi; hit; detail=stale")).Or.EqualTo((HttpStatusCode.OK, Hit))
        );
        for (var until = DateTime.UtcNow.AddSeconds(10); Status(await Api.Get(path)) == Hit; await Task.Delay(20))
            Assert.That(DateTime.UtcNow, Is.LessThan(until), "it sees that the log is lost");
        (await Api.Get(At("/v1/units"))).IsProblem(HttpStatusCode.ServiceUnavailable, "database-unavailable");
        for (var until = DateTime.UtcNow.AddSeconds(10); (await Api.Get(path)).Status == HttpStatusCode.OK; await Task.Delay(50))
            Assert.That(DateTime.UtcNow, Is.LessThan(until), "for three seconds");
        wire.Restore();
        for (var until = DateTime.UtcNow.AddSeconds(20); Status(await Api.Get(path)) != Hit; await Task.Delay(50))
            Assert.That(DateTime.UtcNow, Is.LessThan(until), "it goes on");
    }

    [Test]
    public async Task Hits_and_misses_are_counted()
    {
        await Unit("rutan");
        var counts = new ConcurrentDictionary<string, long>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listening) =>
            {
                if (instrument.Name == ResponseCache.CounterName)
                    listening.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<long>(
            (_, count, tags, _) => counts.AddOrUpdate($"{tags[0].Value}", count, (_, before) => before + count)
        );
        listener.Start();
        await AskAsync(["/v1/units", "/v1/units", "/v1/units"]);
        // Other fixtures run beside this one.
        Assert.That(counts.GetValueOrDefault("miss"), Is.GreaterThanOrEqualTo(1));
        Assert.That(counts.GetValueOrDefault("hit"), Is.GreaterThanOrEqualTo(2));
    }

    [Test]
    public async Task At_midnight_the_names_of_the_day_are_read_again()
    {
        var unit = await Unit("rutan", name: "Rutan Lama");
        await Live("Panen", "rutan");
        (await Api.Post($"/units/{unit}/rename", new { name = "Rutan Baru", effectiveOn = "2026-11-25" }, 1)).Must(HttpStatusCode.OK);
        await AskAsync(["/v1/articles"]);
        Assert.That((await Api.Get("/v1/articles")).Text, Does.Contain("\"name\":\"Rutan Lama\""));
        Newsroom.Clock.Advance(TimeSpan.FromDays(1));
        Assert.That((await Api.Get("/v1/articles")).Text, Does.Contain("\"name\":\"Rutan Baru\""));
    }

    private static string? Status(Answer answer) => answer.Header("Cache-Status");

    private static string Headers(Answer answer) =>
        string.Join(
            '\n',
            new[] { "Cache-Control", "Vary", "Link", "Content-Type", "Content-Encoding", "Content-Length" }.Select(answer.Header)
        );

    private static async Task<string?[]> AskAsync(IReadOnlyList<string> paths)
    {
        var states = new string?[paths.Count];
        foreach (var (at, path) in paths.Index())
            states[at] = Status((await Api.Get(path)).Must(HttpStatusCode.OK));
        return states;
    }
}
