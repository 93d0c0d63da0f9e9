using System.Net;

namespace HumasApi.ApiTests.Management;

/// <summary>Nobody overwrites what they have not seen.</summary>
internal sealed class OptimisticLockTests : ApiTest
{
    private const int Editors = 20;

    private static readonly (HttpMethod Method, string Path, object? Body)[] Acts =
    [
        (HttpMethod.Patch, "", new { title = "Lain" }),
        (HttpMethod.Delete, "", null),
        (HttpMethod.Post, "/publish", null),
        (HttpMethod.Post, "/unpublish", null),
        (HttpMethod.Delete, "/draft", null),
        (HttpMethod.Post, "/revisions/1/restore", null),
    ];

    [SetUp]
    public async Task MakeUnit() => await Unit("rutan-uji");

    [Test]
    public async Task Without_a_version_every_act_is_refused_with_428()
    {
        var draft = await Draft("Judul", "rutan-uji");
        foreach (var (method, path, body) in Acts)
        {
            var answer = (await Api.Manage(method, $"/articles/{draft.Id}{path}", body)).IsProblem(
                HttpStatusCode.PreconditionRequired,
                "if-match-required"
            );
            Assert.That(answer.Errors, Is.EqualTo(new[] { "if-match-required If-Match" }), answer.Text);
        }
        Assert.That((await Api.ManageGet($"/articles/{draft.Id}")).ETag, Is.EqualTo("\"1\""));
    }

    [Test]
    public async Task With_another_version_every_act_is_refused_with_412_and_the_present_one()
    {
        var draft = await Draft("Judul", "rutan-uji");
        Newsroom.Clock.Advance(TimeSpan.FromMinutes(1));
        (await Api.Patch($"/articles/{draft.Id}", new { title = "Judul dua" }, 1)).Must(HttpStatusCode.OK);
        foreach (var stale in new[] { 1, 3 })
        foreach (var (method, path, body) in Acts)
        {
            var answer = (await Api.Manage(method, $"/articles/{draft.Id}{path}", body, stale)).IsProblem(
                HttpStatusCode.PreconditionFailed,
                "version-mismatch"
            );
            Assert.That(
                answer.Json["current"]!.ToJsonString(),
                Is.EqualTo("""{"version":2,"editedBy":{"id":null,"name":"Administrator"},"editedAt":"2026-11-24T12:01:00Z"}""")
            );
            Assert.That(answer.ETag, Is.EqualTo("\"2\""));
        }
        Assert.That((await Api.ManageGet($"/articles/{draft.Id}")).Data["title"]!.GetValue<string>(), Is.EqualTo("Judul dua"));
    }

    [TestCase("\"1\"")]
    [TestCase("W/\"1\"")]
    [TestCase("*")]
    public async Task The_version_may_come_in_its_weak_form_and_a_star_means_any(string header)
    {
        var draft = await Draft("Judul", "rutan-uji");
        (await Api.Manage(HttpMethod.Patch, $"/articles/{draft.Id}", new { title = "Lain" }, null, ("If-Match", header))).Must(
            HttpStatusCode.OK
        );
        (
            await Api.Manage(HttpMethod.Patch, $"/articles/{Guid.CreateVersion7()}", new { title = "Lain" }, null, ("If-Match", header))
        ).IsProblem(HttpStatusCode.NotFound, "not-found");
    }

    [TestCase("1")]
    [TestCase("\"satu\"")]
    [TestCase("\"\"")]
    [TestCase("\"-1\"")]
    [TestCase("\"1\", \"2\"")]
    [TestCase("\"99999999999\"")]
    [TestCase("W/1")]
    public async Task What_is_no_version_is_refused_with_400(string header)
    {
        var draft = await Draft("Judul", "rutan-uji");
        var answer = (
            await Api.Manage(HttpMethod.Patch, $"/articles/{draft.Id}", new { title = "Lain" }, null, ("If-Match", header))
        ).IsProblem(HttpStatusCode.BadRequest, "malformed-if-match");
        Assert.That(answer.Errors, Is.EqualTo(new[] { "malformed-if-match If-Match" }), answer.Text);
    }

    [Test]
    public async Task Of_twenty_who_patch_the_same_version_at_once_one_wins_and_nothing_is_lost()
    {
        var draft = await Draft("Judul", "rutan-uji");
        var answers = await Task.WhenAll(
            Enumerable.Range(1, Editors).Select(i => Api.Patch($"/articles/{draft.Id}", new { title = $"Dari {i}" }, 1))
        );

        var won = answers.Where(answer => answer.Status == HttpStatusCode.OK).ToList();
        Assert.That(won, Has.Count.EqualTo(1));
        foreach (var lost in answers.Except(won))
            lost.IsProblem(HttpStatusCode.PreconditionFailed, "version-mismatch");
        var stored = await Api.ManageGet($"/articles/{draft.Id}");
        Assert.That(stored.Data.ToJsonString(), Is.EqualTo(won[0].Data.ToJsonString()));
        Assert.That(await Newsroom.SqlAsync("select count(*) from article_revisions"), Is.EqualTo(2L));
    }

    [Test]
    public async Task Twenty_who_read_again_after_a_412_all_get_their_change_in()
    {
        var draft = await Draft("Judul", "rutan-uji");
        await Task.WhenAll(
            Enumerable
                .Range(1, Editors)
                .Select(async i =>
                {
                    for (var version = 1; ; )
                    {
                        var answer = await Api.Patch($"/articles/{draft.Id}", new { title = $"Dari {i}" }, version);
                        if (answer.Status == HttpStatusCode.OK)
                            return;
                        version = answer.IsProblem(HttpStatusCode.PreconditionFailed, "version-mismatch").Json["current"]![
                            "version"
                        ]!.GetValue<int>();
                    }
                })
        );
        var titles = (await Api.ManageGet($"/articles/{draft.Id}/revisions?limit=100"))
            .Data.AsArray()
            .Select(row => row!["title"]!.GetValue<string>());
        Assert.That(titles, Is.EquivalentTo(Enumerable.Range(1, Editors).Select(i => $"Dari {i}").Append("Judul")));
        Assert.That((await Api.ManageGet($"/articles/{draft.Id}")).ETag, Is.EqualTo($"\"{Editors + 1}\""));
    }

    [TestCase("approve")]
    [TestCase("publish")]
    public async Task What_nobody_read_is_neither_approved_nor_let_out(string step)
    {
        var draft = await Draft("Judul", "rutan-uji");
        (await Api.Post($"/articles/{draft.Id}/submit", null, 1)).Must(HttpStatusCode.OK);
        var answer = (await Api.Manage(HttpMethod.Post, $"/articles/{draft.Id}/{step}", null, null, ("If-Match", "*"))).IsProblem(
            HttpStatusCode.PreconditionRequired,
            "if-match-required"
        );
        Assert.That(answer.Errors, Is.EqualTo(new[] { "if-match-required If-Match" }));
        Assert.That(answer.Json["detail"]!.GetValue<string>(), Does.Contain("the version that you read"));
        (await Api.Manage(HttpMethod.Post, $"/articles/{draft.Id}/{step}", null, null, ("If-Match", "W/\"2\""))).Must(HttpStatusCode.OK);
    }
}
