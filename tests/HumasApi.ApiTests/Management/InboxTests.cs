using System.Net;
using System.Text.Json.Nodes;
using HumasApi.ApiTests.Delivery;
using SmtpServer.Protocol;

namespace HumasApi.ApiTests.Management;

/// <summary>What somebody has to know or to do: as a list, as events and as mail.</summary>
internal sealed class InboxTests : ApiTest
{
    private string id = "";
    private int version;

    private async Task Step(string key, string step, object? body = null) =>
        version = (await Api.As(key, HttpMethod.Post, $"/articles/{id}/{step}", body, version)).Must(HttpStatusCode.OK).Data[
            "version"
        ]!.GetValue<int>();

    private async Task Drafted(string key, string title = "Halo", string unit = "rutan")
    {
        id = (await Api.As(key, HttpMethod.Post, "/articles", new { title, unit = new { slug = unit } })).Must(HttpStatusCode.Created).Id;
        version = 1;
    }

    private static async Task<JsonArray> Inbox(string key, string query = "") =>
        (await Api.As(key, HttpMethod.Get, "/inbox" + query)).Must(HttpStatusCode.OK).Data.AsArray();

    private static async Task<string> Kinds(string key, string query = "") =>
        string.Join(" ", (await Inbox(key, query)).Select(item => $"{item!["kind"]}{(item["waits"]!.GetValue<bool>() ? "!" : "")}"));

    private static async Task<string> IdOf(string key) =>
        (await Api.As(key, HttpMethod.Get, "/me")).Must(HttpStatusCode.OK).Data["id"]!.GetValue<string>();

    private static async Task<(string Key, string Id)> KeyWithMail(string role, string unit, string address)
    {
        var grants = new[]
        {
            new
            {
                role,
                unit = new { slug = unit },
                scope = "subtree",
            },
        };
        var made = (
            await Api.Post(
                "/keys",
                new
                {
                    name = role + " " + unit,
                    email = address,
                    grants,
                }
            )
        ).Must(HttpStatusCode.Created);
        Assert.That(made.Data["email"]!.GetValue<string>(), Is.EqualTo(address));
        return (made.Data["key"]!.GetValue<string>(), made.Id);
    }

    [Test]
    public async Task Each_step_of_a_review_reaches_who_it_concerns()
    {
        await Unit("kanwil", more: new { reviewRequired = true });
        await Unit("rutan", "kanwil");
        await Unit("lain", "kanwil");
        var (writer, editor, second, stranger) = (
            await Key("writer", "rutan"),
            await Key("editor", "kanwil"),
            await Key("editor", "rutan"),
            await Key("editor", "lain")
        );
        await Drafted(writer);
        await Step(writer, "submit", new { note = "Mohon ditinjau" });
        Assert.That(await Kinds(editor), Is.EqualTo("submitted!"), "it waits for anyone");
        Assert.That((await Kinds(second), await Kinds(stranger), await Kinds(writer)), Is.EqualTo(("submitted!", "", "")));
        Assert.That((await Inbox(editor))[0]!["text"]!.ToString(), Is.EqualTo("Mohon ditinjau"));

        await Step(editor, "assign", new { assignee = new { id = await IdOf(second) } });
        Assert.That((await Kinds(editor), await Kinds(second)), Is.EqualTo(("", "assigned!")), "it waits for one alone");
        await Step(second, "reject", new { reason = "Tambahkan nama pejabat." });
        Assert.That((await Kinds(second), await Kinds(writer)), Is.EqualTo(("assigned", "rejected!")));
        Assert.That((await Inbox(writer))[0]!["text"]!.ToString(), Is.EqualTo("Tambahkan nama pejabat."));
        Assert.That((await Inbox(writer))[0]!["by"]!["name"]!.ToString(), Is.EqualTo("editor rutan subtree"));

        version = (await Api.As(writer, HttpMethod.Patch, $"/articles/{id}", new { title = "Halo lagi" }, version))
            .Must(HttpStatusCode.OK)
            .Data["version"]!.GetValue<int>();
        Assert.That(await Kinds(writer), Is.EqualTo("rejected"), "it was written again");
        await Step(writer, "submit");
        (await Api.As(editor, HttpMethod.Post, $"/articles/{id}/notes", new { text = "Bagus." })).Must(HttpStatusCode.Created);
        await Step(editor, "approve");
        Assert.That(await Kinds(writer), Is.EqualTo("approved note rejected"));
        Assert.That(await Kinds(writer, "?kind=note,approved&state=unread"), Is.EqualTo("approved note"));
        Assert.That(await Kinds(editor, "?waits=true"), Is.Empty);
        // Whoever may no longer see the article sees nothing of it.
        await Newsroom.SqlAsync("delete from api_key_grants where key_id = '" + await IdOf(writer) + "'");
        (await Api.As(writer, HttpMethod.Get, "/inbox")).IsProblem(HttpStatusCode.Forbidden, "missing-grant");
    }

    [Test]
    public async Task A_review_waits_until_somebody_has_done_it()
    {
        await Unit("rutan", more: new { reviewRequired = true });
        var (writer, editor, other) = (await Key("writer", "rutan"), await Key("editor", "rutan"), await Key("editor", "rutan", "self"));
        await Drafted(writer);
        await Step(writer, "submit");
        // A reviewer corrects a word.
        version = (await Api.As(editor, HttpMethod.Patch, $"/articles/{id}", new { title = "Halo semua" }, version))
            .Must(HttpStatusCode.OK)
            .Data["version"]!.GetValue<int>();
        Assert.That((await Kinds(editor), await Kinds(other)), Is.EqualTo(("submitted!", "submitted!")));
        await Step(writer, "withdraw");
        await Step(writer, "submit");
        Assert.That(await Kinds(editor), Is.EqualTo("submitted!"), "once");
        await Step(editor, "assign", new { assignee = new { id = await IdOf(editor) } });
        Assert.That((await Kinds(editor), await Kinds(other)), Is.EqualTo(("assigned!", "")), "who takes it has it to do");
        await Step(editor, "assign", new { assignee = new { id = await IdOf(other) } });
        Assert.That((await Kinds(editor), await Kinds(other)), Is.EqualTo(("assigned", "assigned!")));
        await Step(other, "assign", new { assignee = (object?)null });
        Assert.That((await Kinds(editor), await Kinds(other)), Is.EqualTo(("submitted! assigned", "assigned")));
    }

    [Test]
    public async Task Items_are_read_and_unread_for_one_alone()
    {
        await Unit("rutan", more: new { reviewRequired = true });
        var (writer, editor, other) = (await Key("writer", "rutan"), await Key("editor", "rutan"), await Key("editor", "rutan", "self"));
        for (var number = 0; number < 3; number++)
        {
            await Drafted(writer, $"Berita {number}");
            await Step(writer, "submit");
        }
        var ids = (await Inbox(editor)).Select(item => item!["id"]!.ToString()).ToList();
        async Task<(int, int)> Count(string key)
        {
            var count = (await Api.As(key, HttpMethod.Get, "/inbox/count")).Must(HttpStatusCode.OK).Data;
            return (count["unread"]!.GetValue<int>(), count["waiting"]!.GetValue<int>());
        }
        Assert.That(await Count(editor), Is.EqualTo((3, 3)));
        var read = (await Api.As(editor, HttpMethod.Post, $"/inbox/{ids[1]}/read")).Must(HttpStatusCode.OK);
        Assert.That(read.Data["read"]!.GetValue<bool>(), Is.True);
        (await Api.As(editor, HttpMethod.Post, $"/inbox/{ids[1]}/read")).Must(HttpStatusCode.OK);
        Assert.That((await Count(editor), await Count(other)), Is.EqualTo(((2, 3), (3, 3))));
        Assert.That((await Inbox(editor, "?state=read")).Select(item => item!["id"]!.ToString()), Is.EqualTo(new[] { ids[1] }));
        (await Api.As(editor, HttpMethod.Post, $"/inbox/{ids[1]}/unread")).Must(HttpStatusCode.OK);
        Assert.That(await Count(editor), Is.EqualTo((3, 3)));
        (await Api.As(editor, HttpMethod.Post, "/inbox/read", new { through = ids[1] })).Must(HttpStatusCode.OK);
        Assert.That(await Count(editor), Is.EqualTo((1, 3)), "the newest came after it");
        (await Api.As(editor, HttpMethod.Post, "/inbox/read")).Must(HttpStatusCode.OK);
        Assert.That((await Count(editor), await Count(other)), Is.EqualTo(((0, 3), (3, 3))));
        (await Api.As(writer, HttpMethod.Post, $"/inbox/{ids[0]}/read")).IsProblem(HttpStatusCode.NotFound, "not-found");
        var wrong = await Api.As(editor, HttpMethod.Post, "/inbox/read", new { through = Guid.NewGuid() });
        Assert.That(wrong.Errors, Does.Contain("unknown-reference /through"));
    }

    [Test]
    public async Task A_refused_schedule_reaches_who_made_it()
    {
        await Unit("rutan");
        var editor = await Key("editor", "rutan");
        await Drafted(editor);
        var at = (Newsroom.Clock.Now + TimeSpan.FromHours(1)).ToString("yyyy-MM-ddTHH:mm:ssZ", null);
        (await Api.As(editor, HttpMethod.Post, $"/articles/{id}/schedule/publish", new { at }, 1)).Must(HttpStatusCode.OK);
        (await Api.As(editor, HttpMethod.Patch, $"/articles/{id}", new { title = "Lain" }, 1)).Must(HttpStatusCode.OK);
        Newsroom.Clock.Advance(TimeSpan.FromMinutes(61));
        for (var attempt = 0; (await Inbox(editor)).Count == 0; attempt++)
        {
            Assert.That(attempt, Is.LessThan(100));
            await Task.Delay(100);
        }
        var item = (await Inbox(editor))[0]!;
        Assert.That(
            (item["kind"]!.ToString(), item["action"]!.ToString(), item["reason"]!["code"]!.ToString()),
            Is.EqualTo(("refused", "publish", "changed-since-scheduled"))
        );
        Assert.That(item["by"], Is.Null);
    }

    [Test]
    public async Task The_counts_arrive_as_events_and_end_with_the_key()
    {
        await Unit("rutan", more: new { reviewRequired = true });
        var (writer, editor) = (await Key("writer", "rutan"), await Key("editor", "rutan"));
        using var listener = await EventListener.OpenAsync("/manage/v1/inbox/events", key: editor);
        var first = await listener.NextAsync();
        Assert.That((first!.Name, first.Data), Is.EqualTo(("inbox", """{"unread":0,"waiting":0,"newest":null}""")));
        await Drafted(writer);
        await Step(writer, "submit");
        var next = JsonNode.Parse((await listener.NextAsync())!.Data!)!;
        Assert.That((next["unread"]!.GetValue<int>(), next["waiting"]!.GetValue<int>()), Is.EqualTo((1, 1)));
        var key = await IdOf(editor);
        (await Api.Post($"/keys/{key}/revoke", null, 1)).Must(HttpStatusCode.OK);
        await Drafted(writer, "Kedua");
        await Step(writer, "submit");
        Assert.That(await listener.NextAsync(), Is.Null, "a stream ends with its credential");
    }

    [Test]
    public async Task What_is_addressed_to_somebody_is_mailed()
    {
        await using var server = new MailServer();
        await using var service = Newsroom.AnotherInstance(
            null,
            null,
            ("Humas:Mail:Server", $"smtp://127.0.0.1:{server.Port}"),
            ("Humas:Mail:From", "Humas Uji <humas@ditjenpas.example>"),
            ("Humas:Mail:ArticleUrl", "https://redaksi.example/artikel/{id}")
        );
        await Unit("rutan", name: "Rutan Salatiga", more: new { reviewRequired = true });
        var (writer, _) = await KeyWithMail("writer", "rutan", "penulis@ditjenpas.example");
        var (editor, editorId) = await KeyWithMail("editor", "rutan", "penyunting@ditjenpas.example");
        server.Refusals.Enqueue(new SmtpResponse(SmtpReplyCode.ServiceUnavailable, "later"));
        await Drafted(writer, "Panen raya\u2009—\u2009“lele” 50 kg");
        await Step(writer, "submit", new { note = "Segera,\nmohon", assignee = new { id = editorId } });
        await Until(() => server.Refusals.IsEmpty);
        await Task.Delay(3_000);
        Assert.That(server.Mails, Is.Empty, "it waits for a minute after a refusal");
        Newsroom.Clock.Advance(TimeSpan.FromMinutes(3));
        var mail = await server.WaitAsync(1);
        Assert.That(mail.Subject, Is.EqualTo("Menunggu tinjauan Anda: Panen raya\u2009—\u2009“lele” 50 kg"));
        Assert.That(mail.To.ToString(), Does.Contain("penyunting@ditjenpas.example"));
        Assert.That(
            mail.TextBody,
            Does.Contain("Rutan Salatiga").And.Contain("Segera").And.Contain($"https://redaksi.example/artikel/{id}")
        );
        // Two at once are one mail; what was read meanwhile, or is not wanted, is none.
        (await Api.As(writer, HttpMethod.Patch, "/inbox/mail", new { kinds = new[] { "rejected" } })).Must(HttpStatusCode.OK);
        await Step(editor, "reject", new { reason = "Tambahkan foto." });
        await Step(writer, "submit");
        await Step(editor, "approve");
        var back = await server.WaitAsync(2);
        Assert.That(
            (back.Subject, back.To.ToString()),
            Is.EqualTo(
                ("Dikembalikan: " + mail.Subject["Menunggu tinjauan Anda: ".Length..], "\"writer rutan\" <penulis@ditjenpas.example>")
            )
        );
        await Until(async () => (long)(await Newsroom.SqlAsync("select count(*) from inbox_items where mail_at is not null"))! == 0);
        Assert.That(server.Mails, Has.Count.EqualTo(2));
        var wishes = (await Api.As(writer, HttpMethod.Get, "/inbox/mail")).Data;
        Assert.That(
            (wishes["address"]!.ToString(), string.Join(' ', wishes["kinds"]!.AsArray()), wishes["available"]!.GetValue<bool>()),
            Is.EqualTo(("penulis@ditjenpas.example", "rejected", false)),
            "this instance sends none"
        );
    }

    private static Task Until(Func<bool> holds) => Until(() => Task.FromResult(holds()));

    private static async Task Until(Func<Task<bool>> holds)
    {
        for (var attempt = 0; !await holds(); attempt++)
        {
            Assert.That(attempt, Is.LessThan(200));
            await Task.Delay(100);
        }
    }
}
