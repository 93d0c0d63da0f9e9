using System.Net;
using Ical.Net;

namespace HumasApi.ApiTests.Management;

/// <summary>What is scheduled, for calendars that cannot sign in.</summary>
internal sealed class CalendarTests : ApiTest
{
    private static async Task<string> Scheduled(string title, string unit, int hours)
    {
        var id = (await Draft(title, unit)).Id;
        var at = (Newsroom.Clock.Now + TimeSpan.FromHours(hours)).ToString("yyyy-MM-ddTHH:mm:ssZ", null);
        (await Api.Post($"/articles/{id}/schedule/publish", new { at }, 1)).Must(HttpStatusCode.OK);
        return id;
    }

    private static async Task<Answer> Link(string key, object? body = null) =>
        (await Api.As(key, HttpMethod.Post, "/schedule/calendars", body)).Must(HttpStatusCode.Created);

    private static Task<Answer> Read(Answer link) => Api.Get(new Uri(link.Data["url"]!.GetValue<string>()).PathAndQuery);

    private static async Task<IEnumerable<string?>> Titles(Answer link) =>
        Calendar.Load((await Read(link)).Must(HttpStatusCode.OK).Text)!.Events.Select(one => one.Summary).Order(StringComparer.Ordinal);

    [Test]
    public async Task A_calendar_shows_what_its_maker_may_see()
    {
        await Unit("kanwil");
        await Unit("rutan", "kanwil");
        await Unit("lain");
        var first = await Scheduled("Panen; raya, \"lele\"", "rutan", 1);
        await Scheduled("Apel\npagi".ReplaceLineEndings(" "), "kanwil", 2);
        await Scheduled("Rahasia", "lain", 3);
        var viewer = await Key("viewer", "kanwil");
        var (all, one) = (await Link(viewer), await Link(viewer, new { unit = new { slug = "rutan" }, note = "Ponsel" }));
        var answer = await Read(all);
        Assert.That(answer.Header("Content-Type"), Is.EqualTo("text/calendar; charset=utf-8"));
        Assert.That(answer.Header("Cache-Control"), Is.EqualTo("no-store"));
        Assert.That(await Titles(all), Is.EqualTo(new[] { "Publish: Apel pagi", "Publish: Panen; raya, \"lele\"" }));
        Assert.That(await Titles(one), Is.EqualTo(new[] { "Publish: Panen; raya, \"lele\"" }));
        var calendar = Calendar.Load(answer.Text)!;
        var lele = calendar.Events.Single(candidate => candidate.Summary!.Contains("lele", StringComparison.Ordinal));
        Assert.That(lele.Start!.AsUtc, Is.EqualTo(Newsroom.Clock.Now.UtcDateTime.AddHours(1)).Within(TimeSpan.FromSeconds(1)));

        // What is refused at its time stays, struck out, with the reason.
        (await Api.Patch($"/articles/{first}", new { title = "Panen lele" }, 1)).Must(HttpStatusCode.OK);
        Newsroom.Clock.Advance(TimeSpan.FromMinutes(61));
        for (var attempt = 0; !(await Read(one)).Text.Contains("CANCELLED", StringComparison.Ordinal); attempt++)
        {
            Assert.That(attempt, Is.LessThan(100));
            await Task.Delay(100);
        }
        var rows = (await Api.As(viewer, HttpMethod.Get, "/schedule/calendars")).Must(HttpStatusCode.OK);
        Assert.That(rows.Data.AsArray(), Has.Count.EqualTo(2));
        Assert.That(rows.Text, Does.Contain("Ponsel").And.Not.Contain("hc_"));
    }

    [Test]
    public async Task A_link_ends_with_its_key_its_time_and_its_removal()
    {
        await Unit("rutan");
        var (viewer, other) = (await Key("viewer", "rutan"), await Key("viewer", "rutan", "self"));
        var (revoked, expired, removed) = (
            await Link(viewer),
            await Link(other, new { expiresAt = (Newsroom.Clock.Now + TimeSpan.FromHours(1)).ToString("O", null) }),
            await Link(other)
        );
        foreach (var link in new[] { revoked, expired, removed })
            Assert.That((await Read(link)).Status, Is.EqualTo(HttpStatusCode.OK));
        (await Api.As(viewer, HttpMethod.Delete, $"/schedule/calendars/{removed.Id}")).IsProblem(HttpStatusCode.NotFound, "not-found");
        (await Api.Delete($"/schedule/calendars/{removed.Id}", null)).Must(HttpStatusCode.NoContent);
        var key = (await Api.As(viewer, HttpMethod.Get, "/me")).Data["id"]!.ToString();
        (await Api.Post($"/keys/{key}/revoke", null, 1)).Must(HttpStatusCode.OK);
        Newsroom.Clock.Advance(TimeSpan.FromMinutes(61));
        foreach (var link in new[] { revoked, expired, removed })
            (await Read(link)).IsProblem(HttpStatusCode.NotFound, "not-found");
        (await Api.Get("/preview/v1/calendars/hc_x_y")).IsProblem(HttpStatusCode.NotFound, "not-found");
        var late = await Api.As(other, HttpMethod.Post, "/schedule/calendars", new { expiresAt = "2030-01-01T00:00:00Z" });
        Assert.That(late.Errors, Does.Contain("out-of-range /expiresAt"));
        for (var number = 0; number < 20; number++)
            await Link(other);
        (await Api.As(other, HttpMethod.Post, "/schedule/calendars")).IsProblem(HttpStatusCode.Conflict, "too-many-links");
    }
}
