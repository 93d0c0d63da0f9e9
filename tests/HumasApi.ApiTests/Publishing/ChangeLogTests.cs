using System.Collections.Concurrent;
using System.Net;
using HumasApi.ChangeLog;
using Npgsql;

namespace HumasApi.ApiTests.Publishing;

/// <summary>The one account of everything that changed: complete, and in the order of commits.</summary>
internal sealed class ChangeLogTests : ApiTest
{
    [Test]
    public async Task Every_act_writes_its_line_and_a_refusal_none()
    {
        var before = await NewReader().NewestAsync(CancellationToken.None);
        await Unit("induk");
        await Unit("anak", "induk");
        await Tag("lama");
        await Tag("baru");
        var article = await Live("Halo", "anak", new { tags = new[] { new { slug = "lama" } } });
        (await Api.Patch($"/articles/{article.Id}", new { subtitle = "x" }, 2)).Must(HttpStatusCode.OK);
        (await Api.Post($"/articles/{article.Id}/publish", new { update = "major" }, 3)).Must(HttpStatusCode.OK);
        (await Api.Post($"/articles/{article.Id}/publish", null, 4)).IsProblem(HttpStatusCode.Conflict, "nothing-to-publish");
        var tag = await Api.ManageGet("/tags/by-slug/lama");
        (await Api.Post($"/tags/{tag.Id}/merge", new { into = new { slug = "baru" } }, tag.Data["version"]!.GetValue<int>())).Must(
            HttpStatusCode.OK
        );
        var unit = await Api.ManageGet("/units/by-slug/anak");
        (await Api.Post($"/units/{unit.Id}/move", new { parent = (object?)null }, 1)).Must(HttpStatusCode.OK);
        (await Api.Post($"/articles/{article.Id}/unpublish", null, 4)).Must(HttpStatusCode.OK);

        var lines = new List<string>();
        await foreach (var batch in NewReader().FollowAsync(before, CancellationToken.None))
        {
            lines.AddRange(
                batch.Select(change =>
                    (
                        $"{change.Kind} {change.Significance} {(change.Before is null ? "-" : "before")} "
                        + $"{(change.After is null ? "-" : "after")}"
                    ).Replace("  ", " ", StringComparison.Ordinal)
                )
            );
            if (lines.Count >= 9)
                break;
        }
        Assert.That(
            lines,
            Is.EqualTo(
                new[]
                {
                    "unit.created - after",
                    "unit.created - after",
                    "tag.created - after",
                    "tag.created - after",
                    "article.published - after",
                    "article.updated Major before after",
                    "tag.merged before after",
                    "unit.moved - after",
                    "article.unpublished before -",
                }
            )
        );
    }

    [Test]
    public async Task A_move_from_the_start_has_no_event_and_writes_its_line()
    {
        await Unit("lama");
        await Unit("baru");
        var unit = await Unit("anak", "lama");
        var before = await NewReader().NewestAsync(CancellationToken.None);
        async Task Move() =>
            (
                await Api.Manage(
                    HttpMethod.Post,
                    $"/units/{unit}/move",
                    new { parent = new { slug = "baru" }, effectiveOn = (string?)null },
                    headers: [("If-Match", "*")]
                )
            ).Must(HttpStatusCode.OK);
        await Move();
        // It has that place already.
        await Move();
        await Tag("akhir");
        var lines = new List<string>();
        await foreach (var batch in NewReader().FollowAsync(before, CancellationToken.None))
        {
            lines.AddRange(batch.Select(change => change.Kind));
            if (lines.Contains("tag.created"))
                break;
        }
        Assert.That(lines, Is.EqualTo(new[] { "unit.moved", "tag.created" }));
        Assert.That((await Api.ManageGet($"/units/{unit}/events")).Data.AsArray(), Is.Empty);
    }

    [Test]
    public async Task No_reader_skips_or_repeats_while_many_write_slowly_and_some_give_up()
    {
        var (from, wanted) = (await NewReader().NewestAsync(CancellationToken.None), Rounds.Of(100_000));
        var committed = new ConcurrentDictionary<Guid, byte>();
        using var written = new CancellationTokenSource();
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(5));

        async Task WriteAsync(int seed)
        {
            var random = new Random(seed);
            await using var connection = new NpgsqlConnection(Newsroom.App);
            await connection.OpenAsync(limit.Token);
            while (committed.Count < wanted)
            {
                var ids = Enumerable.Range(0, random.Next(1, 20)).Select(_ => Guid.CreateVersion7()).ToArray();
                await using var transaction = await connection.BeginTransactionAsync(limit.Token);
                // Work before the log is touched takes its time, as saving an article does.
                await ExecuteAsync(connection, "select pg_sleep($1)", random.Next(20) == 0 ? 0.02 : 0);
                await ExecuteAsync(
                    connection,
                    "insert into changes (at, kind, entity, entity_id, entity_version, actor) select now(), 'test', 'article', "
                        + "id, 1, '{\"name\":\"x\"}' from unnest($1) id",
                    ids
                );
                if (random.Next(10) == 0)
                    await transaction.RollbackAsync(limit.Token);
                else
                {
                    await transaction.CommitAsync(limit.Token);
                    foreach (var id in ids)
                        committed[id] = 0;
                }
            }
        }

        async Task<List<(long Position, Guid Id)>> ReadAsync()
        {
            var seen = new List<(long, Guid)>();
            try
            {
                await foreach (var batch in NewReader().FollowAsync(from, limit.Token))
                {
                    seen.AddRange(batch.Select(change => (change.Position, change.EntityId)));
                    if (written.IsCancellationRequested && seen.Count > committed.Count)
                        return seen;
                }
            }
            catch (OperationCanceledException) { }
            return seen;
        }

        var readers = Enumerable.Range(0, 3).Select(_ => ReadAsync()).ToList();
        await Task.WhenAll(Enumerable.Range(0, 16).Select(WriteAsync));
        await written.CancelAsync();
        await Newsroom.SqlAsync(
            "insert into changes (at, kind, entity, entity_id, entity_version, actor) values (now(), 'test', 'article', "
                + "gen_random_uuid(), 1, '{\"name\":\"last\"}')"
        );
        foreach (var reader in readers)
        {
            var seen = await reader;
            Assert.That(seen.Select(change => change.Position), Is.Ordered.Ascending.And.Unique);
            Assert.That(
                seen.Select(change => change.Id).Except([seen[^1].Id]).ToHashSet().IsSupersetOf(committed.Keys.Except([seen[^1].Id])),
                "A committed change was skipped."
            );
            Assert.That(seen, Has.Count.EqualTo(committed.Count + 1), "A change that was rolled back was seen, or one twice.");
        }
    }

    [Test]
    public async Task A_lost_notification_costs_time_and_no_change()
    {
        var from = await NewReader().NewestAsync(CancellationToken.None);
        await using var following = NewReader().FollowAsync(from, CancellationToken.None).GetAsyncEnumerator();
        var next = following.MoveNextAsync();
        await Newsroom.SqlAsync("alter table changes disable trigger changes_wake");
        try
        {
            await Unit("sunyi");
        }
        finally
        {
            await Newsroom.SqlAsync("alter table changes enable trigger changes_wake");
        }
        Assert.That(await next);
        Assert.That(following.Current.Select(change => change.Kind), Is.EqualTo(new[] { "unit.created" }));
    }

    [Test]
    public async Task A_notification_that_comes_while_the_reader_asks_wakes_it()
    {
        var from = await NewReader().NewestAsync(CancellationToken.None);
        await using var other = new NpgsqlConnection(Newsroom.Owner);
        await other.OpenAsync();
        await using var hold = await other.BeginTransactionAsync();
        // The reader asks this table after it has found no change, so it is held up with an answer that is out of date.
        await using (var command = new NpgsqlCommand("lock table change_retention in access exclusive mode", other))
            await command.ExecuteNonQueryAsync();
        // A reader that no lost notification could wake in time.
        await using var following = new ChangeReader(Newsroom.App, $"test {Guid.NewGuid()}", TimeSpan.FromMinutes(10))
            .FollowAsync(from, CancellationToken.None)
            .GetAsyncEnumerator();
        var next = following.MoveNextAsync().AsTask();
        Assert.That(
            async () =>
                (long)
                    (
                        await Newsroom.SqlAsync(
                            "select count(*) from pg_locks where not granted and relation = 'change_retention'::regclass"
                        )
                    )!,
            Is.GreaterThan(0).After(20_000, 20)
        );

        await Newsroom.SqlAsync(
            "insert into changes (at, kind, entity, entity_id, entity_version, actor) values (now(), 'test', 'article', "
                + "gen_random_uuid(), 1, '{\"name\":\"x\"}')"
        );
        await hold.RollbackAsync();
        Assert.That(await next.WaitAsync(TimeSpan.FromSeconds(20)));
        Assert.That(following.Current.Single().Kind, Is.EqualTo("test"));
    }

    [Test]
    public async Task Two_instances_agree_on_what_they_hold_in_memory()
    {
        await Unit("rutan", name: "Nama Lama");
        await Live("Halo", "rutan");
        await using var other = Newsroom.AnotherInstance();
        using var client = new HttpClient { BaseAddress = other.ClientOptions.BaseAddress };
        async Task<string> NameThereAsync() =>
            System.Text.Json.Nodes.JsonNode.Parse(await client.GetStringAsync("/v1/articles/by-slug/halo"))!["data"]!["unit"]![
                "name"
            ]!.GetValue<string>();
        Assert.That(await NameThereAsync(), Is.EqualTo("Nama Lama"));

        (await Api.Put("/units/by-slug/rutan", new { name = "Nama Baru" })).Must(HttpStatusCode.OK);
        Assert.That(
            (await Api.Get("/v1/articles/by-slug/halo")).Data["unit"]!["name"]!.GetValue<string>(),
            Is.EqualTo("Nama Baru"),
            "Who wrote reads it at once."
        );
        Assert.That(NameThereAsync, Is.EqualTo("Nama Baru").After(5_000, 20), "The other instance follows.");
    }

    [Test]
    public async Task Old_changes_are_forgotten_but_not_ahead_of_a_reader_and_one_that_comes_too_late_is_told()
    {
        await Tag("t0");
        var from = await NewReader().NewestAsync(CancellationToken.None);
        await using (var slow = NewReader().FollowAsync(from, CancellationToken.None).GetAsyncEnumerator())
        {
            for (var number = 1; number <= 3; number++)
                await Tag($"t{number}");
            Assert.That(await slow.MoveNextAsync());
            await Tag("t4");
            await ForgetAsync(Newsroom.Clock.Now.AddDays(89));
            Assert.That(await LeftAsync(), Is.EqualTo(5), "They are young.");
            await ForgetAsync(Newsroom.Clock.Now.AddDays(91));
            Assert.That(
                await LeftAsync(),
                Is.EqualTo(4),
                "Its place is before all of them: it has not asked for more, so it may not have taken them in."
            );

            await Newsroom.SqlAsync($"update change_readers set position = {from} + 2 where position = {from}");
            await ForgetAsync(Newsroom.Clock.Now.AddDays(91));
            Assert.That(await LeftAsync(), Is.EqualTo(2));
            await Newsroom.SqlAsync("update change_readers set seen_at = now() - interval '25 hours'");
            await ForgetAsync(Newsroom.Clock.Now.AddDays(91));
            Assert.That(await LeftAsync(), Is.Zero, "Nobody has heard of it for a day.");
        }
        Assert.That(
            async () => await NewReader().FollowAsync(from + 1, CancellationToken.None).GetAsyncEnumerator().MoveNextAsync(),
            Throws.TypeOf<ChangesPurgedException>()
        );

        // Who followed all the time goes on, and so does who begins now.
        await Tag("t5");
        await using var next = NewReader().FollowAsync(from + 4, CancellationToken.None).GetAsyncEnumerator();
        Assert.That(await next.MoveNextAsync());
        Assert.That(next.Current.Single().Kind, Is.EqualTo("tag.created"));
        (await Api.Put("/tags/by-slug/t5", new { name = "Nama Baru" })).Must(HttpStatusCode.OK);
        Assert.That(await Newsroom.InconsistenciesAsync(), Is.Empty);
    }

    private static ChangeReader NewReader() => new(Newsroom.App, $"test {Guid.NewGuid()}");

    private static Task<object?> LeftAsync() => Newsroom.SqlAsync("select count(*) from changes");

    private static async Task ForgetAsync(DateTimeOffset now)
    {
        // The service follows as well; its place is kept every ten seconds only.
        await Newsroom.SqlAsync("delete from change_readers where name not like 'test %'");
        await Newsroom.RunJobAsync<PurgeChanges>(now);
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, object parameter)
    {
        await using var command = new NpgsqlCommand(sql, connection) { Parameters = { new NpgsqlParameter { Value = parameter } } };
        await command.ExecuteNonQueryAsync();
    }
}
