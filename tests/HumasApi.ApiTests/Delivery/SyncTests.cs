using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace HumasApi.ApiTests.Delivery;

/// <summary>/v1/sync: a copy that stays in step.</summary>
internal sealed class SyncTests : ApiTest
{
    [Test]
    public async Task A_client_gets_the_state_and_then_only_what_changed()
    {
        await Unit("kanwil");
        await Unit("rutan", "kanwil");
        await Author("sari");
        await Tag("panen");
        var one = (
            await Live("Satu", "rutan", new { tags = new[] { new { slug = "panen" } }, authors = new[] { new { slug = "sari" } } })
        ).Id;
        await Draft("Rahasia", "rutan");
        var client = new SyncClient();
        Assert.That(await client.PullAsync(), Is.Empty);
        Assert.That(client.Ids("article"), Is.EqualTo(new[] { one }));
        Assert.That((client.Ids("unit").Count(), client.Ids("author").Count(), client.Ids("tag").Count()), Is.EqualTo((2, 1, 1)));
        var read = client.Record("article", one);
        Assert.That(read["title"]!.GetValue<string>(), Is.EqualTo("Satu"));
        Assert.That(client.Ids("tag"), Is.EqualTo(new[] { read["tagIds"]![0]!.GetValue<string>() }));
        Assert.That(read.AsObject().ContainsKey("body"), Is.False);

        var idle = await Api.Get($"/v1/sync?token={client.Token}");
        Assert.That(Encoding.UTF8.GetByteCount(idle.Text), Is.LessThan(300), idle.Text);
        Assert.That(idle.Json["meta"]!["token"]!.GetValue<string>(), Is.EqualTo(client.Token));
        Assert.That(
            (await Api.Get($"/v1/sync?token={client.Token}", ("If-None-Match", idle.ETag!))).Status,
            Is.EqualTo(HttpStatusCode.NotModified)
        );

        var two = (await Live("Dua", "rutan", new { tags = new[] { new { slug = "panen" } } })).Id;
        await Api.Patch($"/tags/{(await Api.ManageGet("/tags/by-slug/panen")).Id}", new { name = "Panen Raya" }, 1);
        var delta = await Api.Get($"/v1/sync?token={client.Token}");
        Assert.That(delta.Data["articles"]!.AsArray(), Has.Count.EqualTo(1));
        Assert.That(delta.Data["units"]!.AsArray(), Has.Count.EqualTo(1), "what the article names");
        await client.PullAsync();
        Assert.That(client.Record("tag", client.Ids("tag").Single())["name"]!.GetValue<string>(), Is.EqualTo("Panen Raya"));
        await UnpublishAsync(two);
        Assert.That(await client.PullAsync(), Is.EqualTo(new[] { $"article {two} unpublished" }));
        await SameAsync(client);
    }

    [Test]
    public async Task A_client_may_name_the_members_that_it_wants()
    {
        await Unit("rutan");
        var one = (await Live("Satu", "rutan")).Id;
        foreach (
            var (asked, members) in new[]
            {
                ("fields=unitId,title", "id title unitId"),
                ("fields=title,body&type=article", "id title body"),
                ("fields=id", "id"),
            }
        )
        {
            var client = new SyncClient(asked);
            await client.PullAsync();
            Assert.That(Members(client.Record("article", one)), Is.EquivalentTo(members.Split(' ')), asked);
            await EditAsync(one, new { summary = $"Ringkasan untuk {asked}." });
            await client.PullAsync();
            Assert.That(Members(client.Record("article", one)), Is.EquivalentTo(members.Split(' ')), "the token knows");
            await SameAsync(client, asked);
            var lines = (await Api.Get($"/v1/snapshot?{asked}")).Text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
            var article = lines.Select(line => JsonNode.Parse(line)!["article"]).OfType<JsonNode>().Single();
            Assert.That(article.ToJsonString(), Is.EqualTo(client.Record("article", one).ToJsonString()));
        }
        var unknown = await Api.Get("/v1/sync?fields=titel");
        Assert.That((unknown.Status, unknown.Code), Is.EqualTo((HttpStatusCode.BadRequest, "unknown-field")));
        Assert.That(unknown.Text, Does.Contain("Did you mean title?"));
        Assert.That((await Api.Get("/v1/events?fields=title&include=body")).Code, Is.EqualTo("fields-and-include"));
        static IEnumerable<string> Members(JsonNode record) => record.AsObject().Select(member => member.Key);
    }

    [Test]
    public async Task What_leaves_the_filter_is_removed()
    {
        await Unit("kanwil");
        await Unit("lain");
        await Unit("rutan", "kanwil");
        await Tag("panen");
        await Tag("tani");
        var tagged = new { tags = new[] { new { slug = "panen" } } };
        var (one, two) = ((await Live("Satu", "rutan", tagged)).Id, (await Live("Dua", "rutan", tagged)).Id);
        await Live("Tiga", "lain", tagged);
        const string ByUnit = "unit=kanwil&scope=subtree";
        const string ByTag = "tag=panen&type=article";
        const string ByLanguage = "language=id&include=body";
        var clients = new[] { ByUnit, ByTag, ByLanguage }.Select(filter => (Filter: filter, Client: new SyncClient(filter))).ToList();
        foreach (var (_, client) in clients)
            await client.PullAsync();
        Assert.That(clients.Select(one => one.Client.Ids("article").Count()), Is.EqualTo(new[] { 2, 3, 3 }));
        Assert.That(clients[1].Client.Ids("unit"), Is.Empty);
        Assert.That(clients[2].Client.Record("article", one).AsObject().ContainsKey("body"));

        await EditAsync(
            one,
            new
            {
                unit = new { slug = "lain" },
                tags = Array.Empty<object>(),
                language = "en",
            }
        );
        foreach (var (filter, client) in clients)
            Assert.That(await client.PullAsync(), Is.EqualTo(new[] { $"article {one} moved" }), filter);

        // One row of the log moves all articles of the unit.
        (
            await Api.Post($"/units/{(await Api.ManageGet("/units/by-slug/rutan")).Id}/move", new { parent = new { slug = "lain" } }, 1)
        ).Must(HttpStatusCode.OK);
        Assert.That(await clients[0].Client.PullAsync(), Is.EqualTo(new[] { $"article {two} moved" }));
        var merged = (await Api.ManageGet("/tags/by-slug/panen")).Data;
        (await Api.Post($"/tags/{merged["id"]}/merge", new { into = new { slug = "tani" } }, merged["version"]!.GetValue<int>())).Must(
            HttpStatusCode.OK
        );
        foreach (var (filter, client) in clients)
        {
            await client.PullAsync();
            await SameAsync(client, filter);
        }
    }

    // What is left of a response must not hide that an article was something else before.
    [Test]
    public async Task A_small_response_forgets_nothing()
    {
        await Unit("rutan");
        await Unit("lain");
        var (one, two) = ((await Live("Satu", "rutan")).Id, (await Live("Dua", "rutan")).Id);
        var client = new SyncClient("unit=rutan&type=article", limit: 1);
        await client.PullAsync();
        Assert.That(client.Ids("article").Count(), Is.EqualTo(2));
        await EditAsync(one, new { unit = new { slug = "lain" } });
        await EditAsync(two, new { title = "Dua lagi" });
        await EditAsync(one, new { title = "Satu lagi" });
        Assert.That(await client.PullAsync(), Does.Contain($"article {one} moved"));
        await SameAsync(client, "unit=rutan&type=article");
    }

    [Test]
    public async Task Tokens_are_checked_and_old_ones_lead_to_a_restart()
    {
        await Unit("rutan");
        await Live("Satu", "rutan");
        var client = new SyncClient("unit=rutan");
        await client.PullAsync();
        foreach (var wrong in new[] { "x", "AAAA", new string('A', 500), client.Token![..^1], client.Token + "A", "%F0%9F%98%80" })
            Assert.That((await Api.Get($"/v1/sync?token={wrong}")).Code, Is.EqualTo("malformed-token"), wrong);
        var both = await Api.Get($"/v1/sync?token={client.Token}&unit=rutan");
        Assert.That((both.Status, both.Code), Is.EqualTo((HttpStatusCode.BadRequest, "token-alone")));
        Assert.That((await Api.Get("/v1/sync?unit=tiada")).Code, Is.EqualTo("unmatched-filter"));
        Assert.That((await Api.Get("/v1/sync?scope=subtree")).Code, Is.EqualTo("scope-needs-unit"));

        await Newsroom.SqlAsync("update change_retention set forgotten_to = (select max(position) + 1 from changes)");
        var gone = await Api.Get($"/v1/sync?token={client.Token}");
        Assert.That((gone.Status, gone.Code), Is.EqualTo((HttpStatusCode.Gone, "sync-restart")));
        var again = gone.Json["restart"]!["href"]!.GetValue<string>();
        Assert.That((await Api.Get(new Uri(again).PathAndQuery)).Must(HttpStatusCode.OK).Data["articles"]!.AsArray(), Has.Count.EqualTo(1));
        await client.PullAsync();
        await SameAsync(client, "unit=rutan");
        await Newsroom.SqlAsync("update change_retention set forgotten_to = 0");
        // The database was restored from before, and other changes have taken the same positions.
        await client.PullAsync();
        await Newsroom.SqlAsync("update changes set at = at + interval '1 second'");
        Assert.That((await Api.Get($"/v1/sync?token={client.Token}")).Code, Is.EqualTo("sync-restart"));
        await Newsroom.SqlAsync("update changes set at = at - interval '1 second'");
        (await Api.Get($"/v1/sync?token={client.Token}")).Must(HttpStatusCode.OK);
        // Of a newsroom that has come further, or of this one before a restore.
        await Newsroom.SqlAsync("delete from changes");
        Assert.That((await Api.Get($"/v1/sync?token={client.Token}")).Code, Is.EqualTo("sync-restart"));
    }

    [Test]
    public async Task Records_that_are_not_public_yet_are_not_named()
    {
        await Unit("rutan");
        var client = new SyncClient();
        await client.PullAsync();
        var (tag, author) = (await Tag("panen"), await Author("sari"));
        Assert.That(await client.PullAsync(), Is.Empty);
        Assert.That(client.Ids("tag").Concat(client.Ids("author")), Is.Empty);
        await Live("Satu", "rutan", new { tags = new[] { new { slug = "panen" } }, authors = new[] { new { slug = "sari" } } });
        await client.PullAsync();
        Assert.That(client.Ids("tag").Concat(client.Ids("author")), Is.EqualTo(new[] { tag, author }));
        var unused = await Author("budi");
        (await Api.Delete($"/authors/{unused}", 1)).Must(HttpStatusCode.NoContent);
        Assert.That(await client.PullAsync(), Is.EqualTo(new[] { $"author {unused} deleted" }));
    }

    // The log knows drafts, and who wrote them; a reader of it learns ids and what a filter needs.
    [Test]
    public async Task What_the_reader_of_the_log_may_select_names_nobody_and_no_draft()
    {
        await Unit("rutan");
        await Draft("Rahasia negara", "rutan");
        await Tag("operasi-rahasia");
        await UnpublishAsync((await Live("Ditarik segera", "rutan")).Id);
        var seen = (string)(await Newsroom.SqlAsync("select string_agg(c::text, ' ') from public_changes c"))!;
        Assert.That(seen, Does.Contain("article.unpublished"));
        Assert.That(seen, Does.Not.Contain("rahasia").IgnoreCase.And.Not.Contain("ditarik-segera").And.Not.Contain("name"));
        Assert.That((await Api.Get("/v1/sync")).Text, Does.Not.Contain("rahasia").IgnoreCase.And.Not.Contain("Ditarik"));
    }

    // Writers change everything at once while clients sync at any moment, crash and read again: in the end all are equal to the truth.
    [Test]
    public async Task Clients_that_sync_at_any_moment_end_with_the_truth()
    {
        foreach (var (slug, parent) in new[] { ("pusat", null), ("kanwil-a", "pusat"), ("kanwil-b", "pusat"), ("rutan", "kanwil-a") })
            await Unit(slug, parent);
        foreach (var tag in new[] { "satu", "dua", "tiga" })
            await Tag(tag);
        await Author("sari");
        // Tags are public with their first article.
        await Live("Awal", "pusat", new { tags = new[] { new { slug = "satu" }, new { slug = "dua" }, new { slug = "tiga" } } });
        string[] filters = ["", "unit=kanwil-a&scope=subtree", "tag=satu", "unit=rutan&language=id&include=body", "type=article"];
        var clients = filters.Select((filter, place) => new SyncClient(filter, limit: place % 2 == 0 ? 200 : 2)).ToList();
        using var ended = new CancellationTokenSource();
        var syncing = clients.Select((client, place) => SyncAsync(client, new Random(place), ended.Token)).ToList();
        // The same by live events, from the state on.
        var listeners = filters.Select((filter, place) => new SyncClient(filter)).ToList();
        syncing.AddRange(listeners.Select((client, place) => ListenAsync(client, new Random(50 + place), ended.Token)));
        var writing = Enumerable.Range(0, 6).Select(place => WriteAsync(new Random(100 + place), Rounds.Of(400))).ToList();
        var moving = ReorganiseAsync(new Random(7), Rounds.Of(40));
        await Task.WhenAll([.. writing, moving]);
        // What the last writers wrote is on its way.
        await Task.Delay(TimeSpan.FromSeconds(2));
        await ended.CancelAsync();
        await Task.WhenAll(syncing);
        foreach (var (client, filter) in listeners.Zip(filters))
            await SameAsync(client, filter);
        foreach (var (client, filter) in clients.Zip(filters))
        {
            await client.PullAsync();
            await SameAsync(client, filter);
        }
        Assert.That(clients[0].Ids("article").Count(), Is.GreaterThan(3));
        Assert.That(await Newsroom.InconsistenciesAsync(), Is.Empty);
    }

    private static async Task SyncAsync(SyncClient client, Random random, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            await client.PullAsync(() => random.Next(4) == 0);
            await Task.Delay(random.Next(60), CancellationToken.None);
        }
    }

    // A listener that is cut off, and goes on where it was.
    private static async Task ListenAsync(SyncClient client, Random random, CancellationToken stop)
    {
        await client.PullAsync();
        var first = client.Token;
        while (!stop.IsCancellationRequested)
        {
            using var listener = await EventListener.OpenAsync($"?token={first}", client.Token);
            for (var left = random.Next(1, 30); left > 0 && !stop.IsCancellationRequested; left--)
            {
                try
                {
                    if (await listener.NextAsync(0.3) is { Name: "changes" } said)
                        client.Store(JsonNode.Parse(said.Data!)!, said.Id!);
                }
                catch (OperationCanceledException)
                {
                    break;
                }
            }
        }
    }

    private static async Task WriteAsync(Random random, int rounds)
    {
        string[] units = ["pusat", "kanwil-a", "kanwil-b", "rutan"];
        string[] tags = ["satu", "dua", "tiga"];
        object Any() =>
            new
            {
                title = $"Judul {random.Next(1000)}",
                unit = new { slug = units[random.Next(units.Length)] },
                tags = new[] { new { slug = tags[random.Next(tags.Length)] } },
                authors = new[] { new { slug = "sari" } },
                language = random.Next(3) == 0 ? "en" : "id",
                body = $"<p>{random.Next()}</p>",
            };
        var mine = new List<string>();
        for (var round = 0; round < rounds; round++)
            switch (random.Next(mine.Count < 3 ? 1 : 4))
            {
                case 0:
                    mine.Add((await Api.Post("/articles", Merge(Any(), new { publish = true }))).Must(HttpStatusCode.Created).Id);
                    break;
                case 1:
                    await UnpublishAsync(mine[random.Next(mine.Count)]);
                    break;
                default:
                    await EditAsync(mine[random.Next(mine.Count)], Any());
                    break;
            }
    }

    private static async Task ReorganiseAsync(Random random, int rounds)
    {
        for (var round = 0; round < rounds; round++)
        {
            var rutan = (await Api.ManageGet("/units/by-slug/rutan")).Data;
            var to = random.Next(2) == 0 ? "kanwil-a" : "kanwil-b";
            await Api.Post($"/units/{rutan["id"]}/move", new { parent = new { slug = to } }, rutan["version"]!.GetValue<int>());
            if (round == rounds / 2)
            {
                var tag = (await Api.ManageGet("/tags/by-slug/satu")).Data;
                await Api.Post($"/tags/{tag["id"]}/merge", new { into = new { slug = "dua" } }, tag["version"]!.GetValue<int>());
            }
            await Task.Delay(random.Next(30));
        }
    }

    private static async Task EditAsync(string id, object change)
    {
        var present = await Api.ManageGet($"/articles/{id}");
        var edited = await Api.Patch($"/articles/{id}", change, present.Data["version"]!.GetValue<int>());
        if (edited.Status == HttpStatusCode.OK)
            await Api.Post($"/articles/{id}/publish", null, edited.Data["version"]!.GetValue<int>());
    }

    private static async Task SameAsync(SyncClient client, string filter = "")
    {
        var truth = new SyncClient(filter);
        await truth.PullAsync();
        Assert.That(client.Lines, Is.EqualTo(truth.Lines), filter);
    }
}
