using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using StandardWebhooks;

namespace HumasApi.ApiTests.Management;

/// <summary>Webhooks: what a receiver gets, when it fails, and what an administrator sees of it.</summary>
internal sealed class WebhookTests : ApiTest
{
    private WebhookReceiver receiver = null!;

    [SetUp]
    public async Task Listen() => receiver = await WebhookReceiver.StartAsync();

    [TearDown]
    public async Task Leave() => await receiver.DisposeAsync();

    private async Task<(string Id, string Secret)> Hook(string path, object? more = null)
    {
        var made = (await Api.Post("/webhooks", Merge(new { url = receiver.Url(path) }, more))).Must(HttpStatusCode.Created);
        return (made.Id, made.Data["secret"]!.GetValue<string>());
    }

    private static string Sign(string secret, Received message) =>
        new StandardWebhook(Convert.FromBase64String(secret["whsec_".Length..])).Sign(
            message.Id,
            DateTimeOffset.FromUnixTimeSeconds(message.Timestamp),
            message.Body
        );

    private static async Task<JsonNode> Deliveries(string id, string query = "") =>
        (await Api.ManageGet($"/webhooks/{id}/deliveries{query}")).Data;

    // The receiver has the message before the service has noted its answer.
    private static async Task<JsonNode> Until(string id, Func<JsonNode, bool> holds)
    {
        for (var attempt = 0; attempt < 300; attempt++)
        {
            var all = await Deliveries(id);
            if (holds(all))
                return all;
            await Task.Delay(50);
        }
        throw new AssertionException((await Deliveries(id)).ToJsonString());
    }

    // An attempt counts from its start. The pause after it begins when its answer is noted: the clock must not be moved before.
    private static async Task UntilNoted(string id, int attempts)
    {
        var sql = $"select count(*) from webhook_attempts a join webhook_deliveries d on d.id = a.delivery_id where d.webhook_id = '{id}'";
        for (var wait = 0; (long)(await Newsroom.SqlAsync(sql))! < attempts; wait++)
        {
            Assert.That(wait, Is.LessThan(400), $"attempts that were noted, of {attempts}");
            await Task.Delay(50);
        }
    }

    private static Task<JsonNode> UntilState(string id, params string[] states) =>
        Until(id, all => all.AsArray().Select(one => one!["state"]!.ToString()).SequenceEqual(states));

    [Test]
    public async Task A_receiver_is_told_what_readers_see_signed_and_once()
    {
        await Unit("rutan");
        var (id, secret) = await Hook("/all");
        Assert.That(secret, Does.StartWith("whsec_"));
        Assert.That((await Api.ManageGet($"/webhooks/{id}")).Text, Does.Not.Contain("secret\"").And.Not.Contain(secret));
        var (draft, live) = ((await Draft("Rahasia", "rutan")).Id, (await Live("Panen raya", "rutan")).Id);
        var message = (await receiver.WaitAsync("/all", 1))[0];
        Assert.That(message.Signature, Is.EqualTo(Sign(secret, message)));
        var said = JsonNode.Parse(message.Body)!;
        Assert.That(said["type"]!.ToString(), Is.EqualTo("article.published"));
        Assert.That(said["data"]!["article"]!["title"]!.ToString(), Is.EqualTo("Panen raya"));
        Assert.That(said["data"]!["id"]!.ToString(), Is.EqualTo(live));
        Assert.That(message.Id, Does.StartWith("msg_"));
        await UnpublishAsync(live);
        var down = JsonNode.Parse((await receiver.WaitAsync("/all", 2))[1].Body)!;
        Assert.That((down["type"]!.ToString(), down["data"]!["article"]), Is.EqualTo(("article.unpublished", (JsonNode?)null)));
        await UntilState(id, "delivered", "delivered");
        Assert.That(receiver.Messages.Select(one => one.Body), Has.None.Contain("Rahasia").And.None.Contain(draft));
        var stored = (byte[])(await Newsroom.SqlAsync("select sealed_secret from webhooks"))!;
        Assert.That(Convert.ToHexString(stored), Does.Not.Contain(Convert.ToHexString(Convert.FromBase64String(secret[6..]))));
        Assert.That((await Api.ManageGet($"/audit?entityId={id}")).Text, Does.Not.Contain(secret));
    }

    [Test]
    public async Task What_does_not_match_is_not_sent()
    {
        await Unit("kanwil");
        await Unit("rutan", "kanwil");
        await Unit("lain");
        await Tag("panen");
        await Hook("/below", new { unit = new { slug = "kanwil" }, scope = "subtree" });
        await Hook("/tagged", new { tag = new { slug = "panen" }, events = new[] { "article.published" } });
        await Hook("/units", new { events = new[] { "unit.changed", "unit.renamed" } });
        var elsewhere = (await Live("Lain", "lain")).Id;
        var tagged = (await Live("Panen", "lain", new { tags = new[] { new { slug = "panen" } } })).Id;
        var below = (await Live("Rutan", "rutan")).Id;
        await UnpublishAsync(tagged);
        Assert.That((await receiver.WaitAsync("/below", 1))[0].Body, Does.Contain(below));
        Assert.That((await receiver.WaitAsync("/tagged", 1))[0].Body, Does.Contain(tagged));
        await UnpublishAsync(below);
        await receiver.WaitAsync("/below", 2);
        Assert.That(receiver.Messages.Select(one => one.Body), Has.None.Contain(elsewhere));
        Assert.That((receiver.Of("/tagged").Count, receiver.Of("/units").Count), Is.EqualTo((1, 0)));
    }

    [Test]
    public async Task A_webhook_with_a_search_gets_what_it_finds_and_what_becomes_of_it()
    {
        await Unit("rutan");
        var (id, _) = await Hook("/panen", new { q = "panen -cabai" });
        await Live("Panen cabai", "rutan");
        var other = (await Live("Senam", "rutan")).Id;
        var found = (await Live("Lele", "rutan", new { body = "<p>Warga memanen lele.</p>" })).Id;
        Assert.That((await receiver.WaitAsync("/panen", 1))[0].Body, Does.Contain(found));
        await UntilState(id, "delivered");
        await UnpublishAsync(other);
        (await Api.Patch($"/articles/{found}", new { body = "<p>Warga memelihara lele.</p>" }, 2)).Must(HttpStatusCode.OK);
        (await Api.Post($"/articles/{found}/publish", new { update = "minor" }, 3)).Must(HttpStatusCode.OK);
        Assert.That((await receiver.WaitAsync("/panen", 2))[1].Body, Does.Contain("article.updated").And.Contain(found));
        await UnpublishAsync(found);
        await receiver.WaitAsync("/panen", 3);
        var last = (await Live("Panen padi", "rutan")).Id;
        await receiver.WaitAsync("/panen", 4);
        await UntilState(id, "delivered", "delivered", "delivered", "delivered");
        Assert.That(
            receiver.Of("/panen").Select(message => JsonNode.Parse(message.Body)!["data"]!["id"]!.ToString()),
            Is.EqualTo(new[] { found, found, found, last })
        );

        foreach (var nothing in new[] { "-cabai", "\"\"", "***" })
            (await Api.Patch($"/webhooks/{id}", new { q = nothing }, 1)).IsProblem(HttpStatusCode.UnprocessableEntity, "nothing-to-search");
        var changed = (await Api.Patch($"/webhooks/{id}", new { q = (string?)null }, 1)).Must(HttpStatusCode.OK);
        Assert.That(changed.Data["q"], Is.Null);
    }

    [Test]
    public async Task What_fails_is_tried_again_and_logged()
    {
        await Unit("rutan");
        var (id, _) = await Hook("/fails");
        receiver.Answer("/fails", HttpStatusCode.InternalServerError);
        await Live("Satu", "rutan");
        await receiver.WaitAsync("/fails", 1);
        await UntilNoted(id, 1);
        receiver.Answer("/fails", HttpStatusCode.ServiceUnavailable, "Retry-After", "3600");
        Newsroom.Clock.Advance(TimeSpan.FromSeconds(6));
        await receiver.WaitAsync("/fails", 2);
        await UntilNoted(id, 2);
        Assert.That((await Api.ManageGet($"/webhooks/{id}")).Data["failingSince"], Is.Not.Null);
        // Longer than the next pause: what the receiver asks for counts.
        Newsroom.Clock.Advance(TimeSpan.FromMinutes(30));
        await Task.Delay(1_500);
        Assert.That(receiver.Of("/fails"), Has.Count.EqualTo(2));
        receiver.Answers.Clear();
        Newsroom.Clock.Advance(TimeSpan.FromMinutes(40));
        var all = await receiver.WaitAsync("/fails", 3);
        Assert.That(all.Select(one => one.Id).Distinct().Count(), Is.EqualTo(1), "one id for all attempts");
        var delivery = (await UntilState(id, "delivered"))[0]!;
        var log = (await Api.ManageGet($"/webhooks/{id}/deliveries/{delivery["id"]}")).Data["attempts"]!.AsArray();
        Assert.That(log.Select(one => one!["status"]!.GetValue<int>()), Is.EqualTo(new[] { 200, 503, 500 }));
        Assert.That(log[1]!["response"]!.ToString(), Is.EqualTo("said"));
        Assert.That(log[1]!["request"]!.ToString(), Does.Contain("article.published"));
        Assert.That((await Api.ManageGet($"/webhooks/{id}")).Data["failingSince"], Is.Null);
    }

    [Test]
    public async Task After_three_days_it_is_given_up_and_sent_again_by_hand()
    {
        await Unit("rutan");
        var (id, _) = await Hook("/down");
        receiver.Answer("/down", HttpStatusCode.BadGateway);
        await Live("Satu", "rutan");
        for (var attempt = 1; attempt <= 10; attempt++)
        {
            await receiver.WaitAsync("/down", attempt);
            await UntilNoted(id, attempt);
            Newsroom.Clock.Advance(TimeSpan.FromHours(27));
        }
        var dead = (await UntilState(id, "failed"))[0]!;
        receiver.Answers.Clear();
        (await Api.Post($"/webhooks/{id}/deliveries/{dead["id"]}/replay")).Must(HttpStatusCode.Accepted);
        await receiver.WaitAsync("/down", 11);
        await UntilState(id, "delivered");
    }

    [Test]
    public async Task Receivers_that_misbehave_hold_up_no_other()
    {
        await Unit("rutan");
        var (gone, _) = await Hook("/gone");
        var (moved, _) = await Hook("/moved");
        var (endless, _) = await Hook("/endless");
        await Hook("/hangs");
        await Hook("/well");
        receiver.Answer("/gone", HttpStatusCode.Gone);
        receiver.Answer("/moved", HttpStatusCode.Redirect, "Location", receiver.Url("/well"));
        receiver.Answers["/endless"] = async http =>
        {
            while (!http.RequestAborted.IsCancellationRequested)
                await http.Response.WriteAsync(new string('x', 65_536));
        };
        receiver.Answers["/hangs"] = http => Task.Delay(Timeout.Infinite, http.RequestAborted);
        await Live("Satu", "rutan");
        await Live("Dua", "rutan");
        await receiver.WaitAsync("/well", 2, seconds: 14);
        await UntilState(endless, "delivered", "delivered");
        await UntilNoted(moved, 2);
        Assert.That(receiver.Of("/well"), Has.Count.EqualTo(2), "a redirect is not followed");
        await UntilNoted(gone, 1);
        var disabled = (await Api.ManageGet($"/webhooks/{gone}")).Data;
        Assert.That((disabled["active"]!.GetValue<bool>(), disabled["disabledReason"]!.ToString()), Is.EqualTo((false, "gone")));
    }

    [Test]
    public async Task Where_the_order_counts_an_event_waits_for_the_one_before()
    {
        await Unit("rutan");
        var (id, _) = await Hook("/ordered", new { ordered = true });
        receiver.Answer("/ordered", HttpStatusCode.InternalServerError);
        var ids = new[] { (await Live("Satu", "rutan")).Id, (await Live("Dua", "rutan")).Id, (await Live("Tiga", "rutan")).Id };
        await receiver.WaitAsync("/ordered", 1);
        await Until(id, all => all.AsArray().Count == 3);
        await UntilNoted(id, 1);
        await Task.Delay(1_500);
        Assert.That(receiver.Of("/ordered"), Has.Count.EqualTo(1));
        receiver.Answers.Clear();
        Newsroom.Clock.Advance(TimeSpan.FromSeconds(6));
        var all = await receiver.WaitAsync("/ordered", 4);
        Assert.That(all.Skip(1).Select(one => JsonNode.Parse(one.Body)!["data"]!["id"]!.ToString()), Is.EqualTo(ids));
    }

    [Test]
    public async Task Secrets_overlap_and_a_span_is_sent_again()
    {
        await Unit("rutan");
        await Live("Sebelum", "rutan");
        var (id, first) = await Hook("/span");
        var rotated = (await Api.Post($"/webhooks/{id}/rotate", null, 1)).Must(HttpStatusCode.OK);
        var second = rotated.Data["secret"]!.GetValue<string>();
        (await Api.Post($"/webhooks/{id}/test")).Must(HttpStatusCode.Accepted);
        var test = (await receiver.WaitAsync("/span", 1))[0];
        Assert.That(JsonNode.Parse(test.Body)!["type"]!.ToString(), Is.EqualTo("webhook.test"));
        Assert.That(test.Signature.Split(' '), Is.EqualTo(new[] { Sign(second, test), Sign(first, test) }));
        await UntilState(id, "delivered");
        await Newsroom.SqlAsync("update webhooks set previous_secret_until = previous_secret_until - interval '2 days'");
        await Live("Sesudah", "rutan");
        var single = (await receiver.WaitAsync("/span", 2)).Single(one => one.Body.Contains("Sesudah", StringComparison.Ordinal));
        Assert.That(single.Signature, Is.EqualTo(Sign(second, single)), string.Join('\n', receiver.Messages));
        await UntilState(id, "delivered", "delivered");

        var replay = (await Api.Post($"/webhooks/{id}/replay", new { from = "2026-01-01T00:00:00Z" })).Must(HttpStatusCode.OK);
        // The unit, what was before the webhook, and what it has had already, under the same id.
        Assert.That(replay.Data["count"]!.GetValue<int>(), Is.EqualTo(3));
        var again = await receiver.WaitAsync("/span", 5);
        Assert.That(again.Skip(2).Select(one => one.Id), Does.Contain(single.Id));
        Assert.That(again.Skip(2).Select(one => one.Body), Has.Some.Contain("Sebelum"));
        var position = JsonNode.Parse(single.Body)!["data"]!["position"]!.GetValue<long>();
        var one = await Api.Post($"/webhooks/{id}/replay", new { fromPosition = position, toPosition = position });
        Assert.That(one.Must(HttpStatusCode.OK).Data["count"]!.GetValue<int>(), Is.EqualTo(1));
    }

    // What a dead instance had in its hands.
    [Test]
    public async Task A_lease_that_ended_is_taken_up()
    {
        await Unit("rutan");
        var (id, _) = await Hook("/lease", new { active = false });
        (await Api.Post($"/webhooks/{id}/test")).Must(HttpStatusCode.Accepted);
        await Newsroom.SqlAsync("update webhook_deliveries set attempts = 1, leased_until = next_at + interval '60 seconds'");
        (await Api.Patch($"/webhooks/{id}", new { active = true }, 1)).Must(HttpStatusCode.OK);
        await Task.Delay(1_500);
        Assert.That(receiver.Messages, Is.Empty);
        Newsroom.Clock.Advance(TimeSpan.FromSeconds(61));
        await receiver.WaitAsync("/lease", 1);
        await UntilState(id, "delivered");
    }

    // A replay may have been where the dispatcher comes to afterwards.
    [Test]
    public async Task What_is_there_already_stops_nothing()
    {
        await Unit("rutan");
        var (id, _) = await Hook("/again");
        for (var number = 0; number < 20; number++)
            await Live($"Berita {number}", "rutan");
        await receiver.WaitAsync("/again", 20);
        // Twenty changes at once, ten of which have no delivery yet.
        await Newsroom.SqlAsync(
            "delete from webhook_deliveries where position > (select max(position) - 10 from changes); "
                + "update webhook_cursor set position = position - 20"
        );
        await receiver.WaitAsync("/again", 30);
        var last = (await Live("Terakhir", "rutan")).Id;
        Assert.That((await receiver.WaitAsync("/again", 31))[^1].Body, Does.Contain(last));
        await Until(id, all => all.AsArray().All(one => one!["state"]!.ToString() == "delivered"));
        Assert.That(receiver.Of("/again"), Has.Count.EqualTo(31));
        Assert.That(
            await Newsroom.SqlAsync("select string_agg(position::text, ' ' order by number) from webhook_deliveries"),
            Is.EqualTo(await Newsroom.SqlAsync("select string_agg(position::text, ' ' order by position) from webhook_deliveries")),
            "They are numbered in the order of the log."
        );
    }

    [Test]
    public async Task Several_instances_send_each_event_once()
    {
        await Unit("rutan");
        await using var second = Newsroom.AnotherInstance();
        await using var third = Newsroom.AnotherInstance();
        var (id, _) = await Hook("/once");
        var count = Rounds.Of(400);
        for (var number = 0; number < count; number++)
            await Live($"Berita {number}", "rutan");
        await receiver.WaitAsync("/once", count, seconds: 60);
        await Until(id, all => all.AsArray().All(one => one!["state"]!.ToString() == "delivered"));
        Assert.That(receiver.Of("/once").Select(one => one.Id).Distinct().Count(), Is.EqualTo(count));
        Assert.That(receiver.Of("/once"), Has.Count.EqualTo(count));
    }

    [Test]
    public async Task Wrong_webhooks_are_refused_and_others_are_hidden()
    {
        await Unit("rutan");
        await Unit("lain");
        foreach (
            var (body, error) in new (object, string)[]
            {
                (new { }, "required /url"),
                (new { url = "ftp://humas.example" }, "malformed-url /url"),
                (new { url = "http://169.254.169.254/latest" }, "address-not-allowed /url"),
                (new { url = "https://10.0.0.7/hook" }, "address-not-allowed /url"),
                (new { url = "https://[::ffff:10.0.0.7]/hook" }, "address-not-allowed /url"),
                (new { url = "https://[fd00::1]/hook" }, "address-not-allowed /url"),
                (new { url = "https://2130706434/hook" }, "address-not-allowed /url"),
                (new { url = "https://a:b@93.184.215.14/hook" }, "malformed-url /url"),
                (new { url = "http://93.184.215.14/hook" }, "address-not-allowed /url"),
                (new { url = receiver.Url("/x"), events = new[] { "article.read" } }, "unknown-event /events/0"),
                (new { url = receiver.Url("/x"), scope = "subtree" }, "scope-needs-unit /scope"),
                (new { url = receiver.Url("/x"), unit = new { slug = "tiada" } }, "unknown-reference /unit/slug"),
                (new { url = receiver.Url("/x"), tag = new { slug = "tiada" } }, "unknown-reference /tag/slug"),
            }
        )
        {
            var answer = await Api.Post("/webhooks", body);
            Assert.That(answer.Errors, Does.Contain(error), answer.Text);
        }
        var (all, own) = ((await Hook("/all")).Id, (await Hook("/own", new { unit = new { slug = "rutan" } })).Id);
        var (admin, editor, stranger) = (await Key("admin", "rutan"), await Key("editor"), await Key("admin", "lain"));
        Assert.That(
            (await Api.As(admin, HttpMethod.Get, "/webhooks")).Data.AsArray().Select(one => one!["id"]!.ToString()),
            Is.EqualTo(new[] { own })
        );
        (await Api.As(admin, HttpMethod.Get, $"/webhooks/{all}")).IsProblem(HttpStatusCode.NotFound, "not-found");
        (await Api.As(stranger, HttpMethod.Get, $"/webhooks/{own}/deliveries")).IsProblem(HttpStatusCode.NotFound, "not-found");
        (await Api.As(editor, HttpMethod.Get, "/webhooks")).IsProblem(HttpStatusCode.Forbidden, "missing-grant");
        (await Api.As(admin, HttpMethod.Post, "/webhooks", new { url = receiver.Url("/wide") })).IsProblem(
            HttpStatusCode.Forbidden,
            "missing-grant"
        );
        (await Api.Post($"/webhooks/{own}/replay", new { })).IsProblem(HttpStatusCode.UnprocessableEntity, "required");
        (await Api.Post($"/webhooks/{own}/replay", new { fromPosition = -1 })).IsProblem(
            HttpStatusCode.UnprocessableEntity,
            "out-of-range"
        );
        (await Api.Delete($"/webhooks/{own}", 1)).Must(HttpStatusCode.NoContent);
        (await Api.ManageGet($"/webhooks/{own}")).IsProblem(HttpStatusCode.NotFound, "not-found");
    }
}
