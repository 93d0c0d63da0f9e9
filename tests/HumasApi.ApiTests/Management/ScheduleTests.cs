using System.Net;

namespace HumasApi.ApiTests.Management;

/// <summary>Publishing and unpublishing at a time to come.</summary>
internal sealed class ScheduleTests : ApiTest
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private static string In(TimeSpan time) => (Newsroom.Clock.Now + time).ToString("yyyy-MM-ddTHH:mm:ssZ", null);

    private static Task<Answer> Schedule(string key, string id, string action, object body, string match = "\"1\"") =>
        Api.SendTo(
            Newsroom.Address,
            HttpMethod.Post,
            $"/manage/v1/articles/{id}/schedule/{action}",
            body,
            ("Authorization", $"Bearer {key}"),
            ("If-Match", match)
        );

    // The worker looks once a second.
    private static async Task<Answer> EndedAsync(string id, int count = 1)
    {
        for (var attempt = 0; attempt < 100; attempt++)
        {
            var ended = await Api.ManageGet($"/schedule?article={id}&state=done,refused");
            if (ended.Data.AsArray().Count >= count)
                return ended;
            await Task.Delay(100);
        }
        throw new AssertionException("It did not end.");
    }

    [Test]
    public async Task An_article_goes_out_at_its_time_and_is_taken_down_at_another()
    {
        await Unit("rutan");
        var id = (await Draft("Panen raya", "rutan")).Id;
        var put = (await Schedule(Newsroom.AdminKey, id, "publish", new { at = In(Hour) })).Must(HttpStatusCode.OK);
        Assert.That(put.Data["state"]!.GetValue<string>(), Is.EqualTo("pending"));
        Assert.That(put.Data["reason"], Is.Null);
        // What must be live first may be scheduled behind it.
        (await Schedule(Newsroom.AdminKey, id, "unpublish", new { at = In(2 * Hour), publicNote = "Acara selesai." })).Must(
            HttpStatusCode.OK
        );
        // Sent again it moves.
        (await Schedule(Newsroom.AdminKey, id, "publish", new { at = In(Hour / 2) })).Must(HttpStatusCode.OK);
        var calendar = await Api.ManageGet("/schedule");
        Assert.That(
            calendar.Data.AsArray().Select(one => $"{one!["action"]} {one["at"]}"),
            Is.EqualTo(new[] { $"publish {In(Hour / 2)}", $"unpublish {In(2 * Hour)}" })
        );
        Assert.That((await Api.Get("/v1/articles/by-slug/panen-raya")).Status, Is.EqualTo(HttpStatusCode.NotFound));

        var due = In(Hour / 2);
        Newsroom.Clock.Advance(Hour / 2 + TimeSpan.FromSeconds(90));
        var ended = await EndedAsync(id);
        Assert.That(ended.Data[0]!["state"]!.GetValue<string>(), Is.EqualTo("done"));
        var live = (await Api.Get("/v1/articles/by-slug/panen-raya")).Must(HttpStatusCode.OK);
        Assert.That(live.Data["publishedAt"]!.GetValue<string>(), Is.EqualTo(due), "the time that was announced");
        var audit = await Api.ManageGet($"/audit?entityId={id}&action=publishArticle");
        Assert.That(audit.Data.AsArray(), Has.Count.EqualTo(1));
        Assert.That(audit.Data[0]!["reason"]!.GetValue<string>(), Does.StartWith("Scheduled for"));

        Newsroom.Clock.Advance(2 * Hour);
        for (var attempt = 0; attempt < 50 && (await Api.Get($"/v1/articles/{id}")).Status == HttpStatusCode.OK; attempt++)
            await Task.Delay(100);
        var gone = await Api.Get($"/v1/articles/{id}");
        Assert.That(
            (gone.Status, gone.Json["gone"]?["publicNote"]?.GetValue<string>()),
            Is.EqualTo((HttpStatusCode.Gone, "Acara selesai."))
        );
    }

    [Test]
    public async Task What_is_missing_now_is_not_kept_longer_than_until_it_is_due()
    {
        await Unit("rutan");
        var id = (await Draft("Segera", "rutan")).Id;
        (await Schedule(Newsroom.AdminKey, id, "publish", new { at = In(TimeSpan.FromSeconds(4)) })).Must(HttpStatusCode.OK);
        // The worker has to hear of it.
        var caching = "";
        for (var attempt = 0; attempt < 50 && caching != "public, max-age=4"; attempt++, await Task.Delay(100))
            caching = (await Api.Get("/v1/articles/by-slug/segera")).Header("Cache-Control");
        Assert.That(caching, Is.EqualTo("public, max-age=4"));
        (await Api.Delete($"/articles/{id}/schedule/publish", null)).Must(HttpStatusCode.NoContent);
        (await Api.Delete($"/articles/{id}/schedule/publish", null)).IsProblem(HttpStatusCode.NotFound, "not-found");
        Newsroom.Clock.Advance(Hour);
        await Task.Delay(1_500);
        Assert.That((await Api.Get("/v1/articles/by-slug/segera")).Status, Is.EqualTo(HttpStatusCode.NotFound), "cancelled");
        Assert.That((await Api.ManageGet("/schedule?state=cancelled")).Data[0]!["state"]!.GetValue<string>(), Is.EqualTo("cancelled"));
    }

    // Rights, review and the text are those of the time when it is due.
    [Test]
    public async Task It_is_refused_at_its_time_as_a_request_would_be()
    {
        await Unit("kanwil", more: new { reviewRequired = true });
        await Unit("rutan");
        var editor = await Key("editor", "rutan");
        var (revoked, edited, published, unreviewed) = (
            (await Draft("Dicabut", "rutan")).Id,
            (await Draft("Diubah", "rutan")).Id,
            (await Draft("Diterbitkan", "rutan")).Id,
            (await Draft("Belum ditelaah", "kanwil")).Id
        );
        (await Schedule(editor, revoked, "publish", new { at = In(Hour) })).Must(HttpStatusCode.OK);
        foreach (var id in new[] { edited, published, unreviewed })
            (await Schedule(Newsroom.AdminKey, id, "publish", new { at = In(Hour) })).Must(HttpStatusCode.OK);
        var keyId = editor.Split('_')[1];
        var key = (await Api.ManageGet("/keys")).Data.AsArray().Single(one => one!["id"]!.GetValue<string>().Replace("-", "") == keyId)!;
        (await Api.Post($"/keys/{key["id"]}/revoke", null, key["version"]!.GetValue<int>())).Must(HttpStatusCode.OK);
        (await Api.Patch($"/articles/{edited}", new { title = "Diubah penulis" }, 1)).Must(HttpStatusCode.OK);
        (await Api.Post($"/articles/{published}/publish", null, 1)).Must(HttpStatusCode.OK);
        (await Api.Patch($"/articles/{published}", new { title = "Draf sesudahnya" }, 2)).Must(HttpStatusCode.OK);
        // The calendar says what is in the way before it is too late.
        var obstacles = (await Api.ManageGet("/schedule"))
            .Data.AsArray()
            .ToDictionary(one => one!["article"]!["id"]!.GetValue<string>(), one => one!["reason"]?["code"]?.GetValue<string>());
        Assert.That(obstacles[edited], Is.EqualTo("changed-since-scheduled"));
        Assert.That(obstacles[published], Is.EqualTo("published-meanwhile"));
        Assert.That(obstacles[unreviewed], Is.EqualTo("review-required"));
        Newsroom.Clock.Advance(Hour);
        foreach (
            var (id, reason) in new[]
            {
                (revoked, "unauthorized"),
                (edited, "changed-since-scheduled"),
                (published, "published-meanwhile"),
                (unreviewed, "review-required"),
            }
        )
        {
            var ended = (await EndedAsync(id)).Data[0]!;
            Assert.That((ended["state"]!.ToString(), ended["reason"]!["code"]!.ToString()), Is.EqualTo(("refused", reason)));
        }
        Assert.That((await Api.Get("/v1/articles/by-slug/diterbitkan")).Data["title"]!.ToString(), Is.EqualTo("Diterbitkan"));
        Assert.That((await Api.Get("/v1/articles?unit=kanwil")).Data.AsArray(), Is.Empty);
    }

    [Test]
    public async Task Wrong_times_and_wrong_articles_are_refused_at_once()
    {
        await Unit("rutan");
        await Unit("lain");
        var (draft, live) = ((await Draft("Draf", "rutan")).Id, (await Live("Tayang", "rutan")).Id);
        var version = (await Api.ManageGet($"/articles/{live}")).ETag!;
        foreach (
            var (at, code) in new[]
            {
                (In(-Hour), "in-the-past"),
                ("2030-01-01T00:00:00Z", "out-of-range"),
                ("2026-12-01T10:00:00", "offset-missing"),
                ("besok", "wrong-type"),
            }
        )
        {
            var answer = await Schedule(Newsroom.AdminKey, draft, "publish", new { at });
            Assert.That((answer.Status, answer.Errors[0]), Is.EqualTo((HttpStatusCode.UnprocessableEntity, $"{code} /at")), at);
        }
        (await Schedule(Newsroom.AdminKey, draft, "publish", new { })).IsProblem(HttpStatusCode.UnprocessableEntity, "required");
        (await Schedule(Newsroom.AdminKey, draft, "unpublish", new { at = In(Hour) })).IsProblem(HttpStatusCode.Conflict, "not-live");
        (await Schedule(Newsroom.AdminKey, live, "publish", new { at = In(Hour) }, version)).IsProblem(
            HttpStatusCode.Conflict,
            "nothing-to-publish"
        );
        (await Schedule(Newsroom.AdminKey, draft, "publish", new { at = In(Hour) }, "\"7\"")).IsProblem(
            HttpStatusCode.PreconditionFailed,
            "version-mismatch"
        );
        (await Schedule(Newsroom.AdminKey, draft, "publish", new { at = In(Hour) }, "*")).IsProblem(
            HttpStatusCode.PreconditionRequired,
            "if-match-required"
        );
        var (writer, stranger) = (await Key("writer", "rutan"), await Key("editor", "lain"));
        (await Schedule(writer, draft, "publish", new { at = In(Hour) })).IsProblem(HttpStatusCode.Forbidden, "missing-grant");
        (await Schedule(stranger, draft, "publish", new { at = In(Hour) })).IsProblem(HttpStatusCode.NotFound, "not-found");
        (await Schedule(Newsroom.AdminKey, draft, "publish", new { at = "2026-12-01T17:00:00+07:00" })).Must(HttpStatusCode.OK);
        Assert.That((await Api.As(stranger, HttpMethod.Get, "/schedule")).Data.AsArray(), Is.Empty);
        Assert.That((await Api.As(writer, HttpMethod.Get, "/schedule")).Data[0]!["at"]!.ToString(), Is.EqualTo("2026-12-01T10:00:00Z"));
        (await Api.Delete($"/articles/{draft}", 1)).Must(HttpStatusCode.NoContent);
        Assert.That((await Api.ManageGet("/schedule")).Data.AsArray(), Is.Empty, "it went with the article");
    }

    [Test]
    public async Task What_is_taken_down_can_be_published_again_behind_it()
    {
        await Unit("rutan");
        var id = (await Live("Lowongan", "rutan")).Id;
        var draft = (await Api.Patch($"/articles/{id}", new { title = "Lowongan, gelombang dua" }, await VersionAsync(id))).Must(
            HttpStatusCode.OK
        );
        (await Schedule(Newsroom.AdminKey, id, "unpublish", new { at = In(Hour) }, draft.ETag!)).Must(HttpStatusCode.OK);
        (await Schedule(Newsroom.AdminKey, id, "publish", new { at = In(2 * Hour) }, draft.ETag!)).Must(HttpStatusCode.OK);
        Newsroom.Clock.Advance(Hour + TimeSpan.FromSeconds(1));
        await EndedAsync(id);
        Assert.That((await Api.Get($"/v1/articles/{id}")).Status, Is.EqualTo(HttpStatusCode.Gone));
        Assert.That((await Api.ManageGet($"/schedule?article={id}")).Data[0]!["reason"], Is.Null, "It was scheduled knowing of it.");
        Newsroom.Clock.Advance(Hour);
        await EndedAsync(id, 2);
        Assert.That((await Api.Get($"/v1/articles/{id}")).Data["title"]!.ToString(), Is.EqualTo("Lowongan, gelombang dua"));
    }

    // The service was down at both times.
    [Test]
    public async Task What_was_missed_is_caught_up_in_its_order()
    {
        await Unit("rutan");
        await using var other = Newsroom.AnotherInstance();
        var ids = new List<string>();
        for (var number = 0; number < 6; number++)
        {
            var id = (await Draft($"Acara {number}", "rutan")).Id;
            (await Schedule(Newsroom.AdminKey, id, "publish", new { at = In(Hour) })).Must(HttpStatusCode.OK);
            (await Schedule(Newsroom.AdminKey, id, "unpublish", new { at = In(2 * Hour) })).Must(HttpStatusCode.OK);
            // It would never be taken down.
            (await Schedule(Newsroom.AdminKey, id, "publish", new { at = In(3 * Hour) })).IsProblem(HttpStatusCode.Conflict, "not-live");
            ids.Add(id);
        }
        Newsroom.Clock.Advance(4 * Hour);
        foreach (var id in ids)
        {
            var ended = await EndedAsync(id, 2);
            Assert.That(
                ended.Data.AsArray().Select(one => $"{one!["action"]} {one["state"]}"),
                Is.EqualTo(new[] { "publish done", "unpublish done" })
            );
            Assert.That((await Api.Get($"/v1/articles/{id}")).Status, Is.EqualTo(HttpStatusCode.Gone));
        }
    }

    [Test]
    public async Task One_that_nobody_foresaw_holds_up_no_other()
    {
        await Unit("rutan");
        var (broken, well) = ((await Draft("Rusak", "rutan")).Id, (await Draft("Baik", "rutan")).Id);
        (await Schedule(Newsroom.AdminKey, broken, "publish", new { at = In(Hour) })).Must(HttpStatusCode.OK);
        (await Schedule(Newsroom.AdminKey, well, "publish", new { at = In(Hour + TimeSpan.FromSeconds(1)) })).Must(HttpStatusCode.OK);
        await Newsroom.SqlAsync($"update schedules set requester = requester - 'act' where article_id = '{broken}'");
        Newsroom.Clock.Advance(2 * Hour);
        Assert.That((await EndedAsync(well)).Data[0]!["state"]!.ToString(), Is.EqualTo("done"));
        Assert.That(
            await Newsroom.SqlAsync($"select state || ' ' || reason from schedules where article_id = '{broken}'"),
            Is.EqualTo("refused internal-error")
        );
    }

    private static async Task<int> VersionAsync(string id) => (await Api.ManageGet($"/articles/{id}")).Data["version"]!.GetValue<int>();

    // Several instances at one second: each exactly once, in order, while readers ask.
    [Test]
    public async Task Many_at_one_second_go_out_once_and_in_order()
    {
        await Unit("rutan");
        await using var other = Newsroom.AnotherInstance();
        var count = Rounds.Of(1_000);
        var ids = new List<string>();
        for (var number = 0; number < count; number++)
            ids.Add((await Draft($"Berita {number}", "rutan")).Id);
        foreach (var id in ids)
            (await Schedule(Newsroom.AdminKey, id, "publish", new { at = In(Hour) })).Must(HttpStatusCode.OK);
        var began = DateTime.UtcNow;
        Newsroom.Clock.Advance(Hour);
        while ((long)(await Newsroom.SqlAsync("select count(*) from schedules where state = 'pending'"))! > 0)
        {
            Assert.That(DateTime.UtcNow - began, Is.LessThan(TimeSpan.FromSeconds(120)));
            await Task.Delay(100);
        }
        TestContext.Out.WriteLine($"{count} in {(DateTime.UtcNow - began).TotalSeconds:F1} s");
        Assert.That((long)(await Newsroom.SqlAsync("select count(*) from schedules where state = 'done'"))!, Is.EqualTo(count));
        Assert.That((long)(await Newsroom.SqlAsync("select count(*) from changes where kind = 'article.published'"))!, Is.EqualTo(count));
        Assert.That(await Newsroom.InconsistenciesAsync(), Is.Empty);
    }
}
