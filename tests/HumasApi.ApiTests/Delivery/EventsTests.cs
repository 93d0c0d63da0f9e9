using System.Net;
using System.Text.Json.Nodes;

namespace HumasApi.ApiTests.Delivery;

/// <summary>/v1/events: what a sync would say, as it happens.</summary>
internal sealed class EventsTests : ApiTest
{
    [Test]
    public async Task Changes_arrive_as_they_happen_and_go_on_after_a_cut()
    {
        await Unit("rutan");
        var client = new SyncClient("unit=rutan");
        await client.PullAsync();
        string? last;
        using (var listener = await EventListener.OpenAsync("?unit=rutan"))
        {
            var hello = (await listener.NextAsync())!;
            Assert.That((hello.Name, hello.Data), Is.EqualTo(((string?)null, (string?)null)));
            var one = (await Live("Satu", "rutan")).Id;
            var said = (await listener.NextAsync(2))!;
            Assert.That(said.Name, Is.EqualTo("changes"));
            Assert.That(JsonNode.Parse(said.Data!)!["articles"]![0]!["id"]!.GetValue<string>(), Is.EqualTo(one));
            client.Store(JsonNode.Parse(said.Data!)!, said.Id!);
            last = said.Id;
        }
        var two = (await Live("Dua", "rutan")).Id;
        using (var listener = await EventListener.OpenAsync("?unit=rutan", last))
        {
            await listener.NextAsync();
            client.Store(JsonNode.Parse((await listener.NextAsync(2))!.Data!)!, "");
            Assert.That(client.Ids("article"), Does.Contain(two));
            await UnpublishAsync(two);
            var said = (await listener.NextAsync(2))!;
            Assert.That(
                JsonNode.Parse(said.Data!)!["removed"]!.ToJsonString(),
                Is.EqualTo($"[{{\"type\":\"article\",\"id\":\"{two}\",\"reason\":\"unpublished\"}}]")
            );
            // The id of an event is a token of the sync.
            Assert.That((await Api.Get($"/v1/sync?token={said.Id}")).Must(HttpStatusCode.OK).Data["articles"]!.AsArray(), Is.Empty);
        }
    }

    [Test]
    public async Task An_event_of_another_instance_arrives_within_a_second()
    {
        await Unit("rutan");
        await using var other = Newsroom.AnotherInstance();
        using var away = other.CreateClient();
        using var response = await away.GetAsync("/v1/events?type=article", HttpCompletionOption.ResponseHeadersRead);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync());
        while (await reader.ReadLineAsync() is { Length: > 0 }) { }
        var began = DateTime.UtcNow;
        await Live("Satu", "rutan");
        Assert.That(await reader.ReadLineAsync(), Is.EqualTo("event: changes"));
        // A second is the promise; the publish itself is in it here.
        Assert.That(DateTime.UtcNow - began, Is.LessThan(TimeSpan.FromSeconds(5)));
    }

    [Test]
    public async Task A_token_that_is_too_old_begins_again_and_stays_connected()
    {
        await Unit("rutan");
        await Live("Satu", "rutan");
        var client = new SyncClient("type=article");
        await client.PullAsync();
        await Newsroom.SqlAsync("update change_retention set forgotten_to = (select max(position) from changes)");
        await Newsroom.SqlAsync("update change_retention set forgotten_to = forgotten_to + 1");
        try
        {
            using var listener = await EventListener.OpenAsync("?type=article", client.Token);
            await listener.NextAsync();
            var restart = (await listener.NextAsync())!;
            Assert.That(restart.Name, Is.EqualTo("restart"));
            var href = new Uri(JsonNode.Parse(restart.Data!)!["href"]!.GetValue<string>());
            Assert.That(href.PathAndQuery, Is.EqualTo("/v1/sync?type=article"));
            Assert.That(restart.Id, Is.Not.EqualTo(client.Token));
        }
        finally
        {
            await Newsroom.SqlAsync("update change_retention set forgotten_to = 0");
        }
    }

    [Test]
    public async Task Tokens_that_are_made_up_are_refused()
    {
        await Unit("rutan");
        var client = new SyncClient("type=article");
        await client.PullAsync();
        Assert.That((await Api.Get("/v1/events", ("Last-Event-ID", "7"))).Code, Is.EqualTo("malformed-token"));
        Assert.That((await Api.Get("/v1/events?token=-1")).Code, Is.EqualTo("malformed-token"));
        Assert.That((await Api.Get($"/v1/events?token={client.Token}&type=article")).Code, Is.EqualTo("token-alone"));
        Assert.That((await Api.Get("/v1/events?unit=tiada")).Code, Is.EqualTo("unmatched-filter"));
        Assert.That((await Api.Get("/v1/events?limit=5")).Status, Is.EqualTo(HttpStatusCode.BadRequest));
    }
}
