using System.Net;
using System.Text.Json.Nodes;

namespace HumasApi.ApiTests.Management;

/// <summary>
/// Two acts at once, many times over. Whatever the order they end up in, it is one of the two orders, nothing is lost, and
/// all tables agree. No client ever hears of a deadlock: any other status than those asserted fails.
/// </summary>
internal sealed class ArticleRaceTests : ApiTest
{
    // Rounds between two checks of everything.
    private const int Batch = 100;

    private object? deadlocksBefore;

    [SetUp]
    public async Task MakeUnit()
    {
        await Unit("rutan-uji");
        deadlocksBefore = await DeadlocksAsync();
    }

    [Test]
    public async Task Of_two_editors_who_patch_the_same_version_one_wins_each_time()
    {
        var rounds = Rounds.Of(1_000);
        var id = (await Draft("Awal", "rutan-uji")).Id;
        var won = new List<string> { "Awal" };
        for (var round = 1; round <= rounds; round++)
        {
            var answers = await Task.WhenAll(
                new[] { "satu", "dua" }.Select(editor => Api.Patch($"/articles/{id}", new { title = $"{editor} {round}" }, round))
            );
            Assert.That(
                answers.Select(answer => (int)answer.Status).Order(),
                Is.EqualTo(new[] { 200, 412 }),
                $"Round {round}: {answers[0].Text} {answers[1].Text}"
            );
            won.Add(answers.Single(answer => answer.Status == HttpStatusCode.OK).Data["title"]!.GetValue<string>());
            Assert.That(
                answers.Select(answer => answer.ETag),
                Is.All.EqualTo($"\"{round + 1}\""),
                "The loser is told the version that won."
            );
            if (round % Batch == 0)
                await AgreesAsync(round);
        }
        Assert.That(
            await Newsroom.SqlAsync($"select string_agg(title, ',' order by number) from article_revisions where article_id = '{id}'"),
            Is.EqualTo(string.Join(',', won)),
            "The history is what the winners wrote."
        );
        Assert.That((await Api.ManageGet($"/articles/{id}")).Data["title"]!.GetValue<string>(), Is.EqualTo(won[^1]));
        await AgreesAsync(rounds);
        TestContext.Out.WriteLine(
            $"{rounds} rounds; the first editor won {won.Count(title => title.StartsWith("satu", StringComparison.Ordinal))}"
        );
    }

    // With the version that both read, one is refused; a patch with a star comes through, before or after a publish that names
    // what it read.
    [TestCase(false)]
    [TestCase(true)]
    public async Task A_publish_and_a_patch_at_once_end_as_one_after_the_other(bool any)
    {
        var (rounds, publishedFirst, patchedFirst) = (Rounds.Of(1_000), 0, 0);
        var id = (await Draft("Awal", "rutan-uji")).Id;
        var (version, live, draft) = (1, (string?)null, "Awal");
        for (var round = 1; round <= rounds; round++)
        {
            if (live == draft)
            {
                draft = $"Dilihat {round}";
                (await Api.Patch($"/articles/{id}", new { title = draft }, version++)).Must(HttpStatusCode.OK);
            }
            var match = $"\"{version}\"";
            var patched = $"Tidak dilihat {round}";
            var answers = await Task.WhenAll(
                Api.Manage(HttpMethod.Post, $"/articles/{id}/publish", null, null, ("If-Match", match)),
                Api.Manage(HttpMethod.Patch, $"/articles/{id}", new { title = patched }, null, ("If-Match", any ? "*" : match))
            );
            var isPublishedFirst = answers[0].Status == HttpStatusCode.OK;
            Assert.That(
                answers.Select(answer => (int)answer.Status),
                Is.EqualTo(new[] { isPublishedFirst ? 200 : 412, any || !isPublishedFirst ? 200 : 412 }),
                $"Round {round}: {answers[0].Text} {answers[1].Text}"
            );
            if (isPublishedFirst)
                publishedFirst++;
            else
                patchedFirst++;
            version += any && isPublishedFirst ? 2 : 1;
            (live, draft) = (isPublishedFirst ? draft : live, any || !isPublishedFirst ? patched : draft);

            var stored = (await Api.ManageGet($"/articles/{id}")).Must(HttpStatusCode.OK);
            Assert.That((stored.ETag, stored.Data["title"]!.GetValue<string>()), Is.EqualTo(($"\"{version}\"", draft)), $"Round {round}");
            Assert.That(
                await Newsroom.SqlAsync($"select coalesce(live_revision_id = newest_revision_id, false) from articles where id = '{id}'"),
                Is.EqualTo(live == draft),
                $"Round {round}"
            );
            var read = await Api.Get($"/v1/articles/{id}");
            if (live is null)
                read.IsProblem(HttpStatusCode.NotFound, "not-found");
            else
                Assert.That(
                    read.Must(HttpStatusCode.OK).Data["title"]!.GetValue<string>(),
                    Is.EqualTo(live),
                    $"Round {round}: let out what the publisher did not see"
                );
            if (round % Batch == 0)
                await AgreesAsync(round);
        }
        await AgreesAsync(rounds);
        TestContext.Out.WriteLine($"{rounds} rounds; published first {publishedFirst}, patched first {patchedFirst}");
    }

    [Test]
    public async Task A_tag_merged_while_articles_take_it_and_leave_it_is_nowhere_afterwards()
    {
        var rounds = Rounds.Of(1_000);
        await Tag("lain");
        for (var round = 1; round <= rounds; round++)
        {
            var (merged, heir) = (await Tag($"m{round}"), await Tag($"h{round}"));
            object[] Tags(params string[] slugs) => [.. slugs.Select(slug => new { slug })];
            var taking = (await Live("Mengambil", "rutan-uji", new { tags = Tags("lain") })).Id;
            var leaving = (await Live("Melepas", "rutan-uji", new { tags = Tags("lain", $"m{round}") })).Id;
            (await Api.Patch($"/articles/{leaving}", new { tags = Tags("lain") }, 2)).Must(HttpStatusCode.OK);
            var (takes, leaves) = (TakeAsync(taking, round), Api.Post($"/articles/{leaving}/publish", null, 3));
            var answers = await Task.WhenAll(
                takes,
                leaves,
                Api.Manage(HttpMethod.Post, $"/tags/{merged}/merge", new { into = new { id = heir } }, null, ("If-Match", "*"))
            );
            foreach (var answer in answers)
                answer.Must(HttpStatusCode.OK);

            var found = (await Api.Get($"/v1/articles?tag=h{round}")).Must(HttpStatusCode.OK);
            Assert.That(
                found.Data.AsArray().Select(row => row!["id"]!.GetValue<string>()),
                Is.EqualTo(new[] { taking }),
                $"Round {round}: {found.Text}"
            );
            Assert.That(Names(found.Data[0]!), Is.EqualTo($"h{round},lain"), $"Round {round}");
            Assert.That(Names((await Api.Get($"/v1/articles/{leaving}")).Data), Is.EqualTo("lain"), $"Round {round}");
            Assert.That(
                (await Api.Get($"/v1/tags/by-slug/h{round}")).Must(HttpStatusCode.OK).Data["articleCount"]!.GetValue<int>(),
                Is.EqualTo(1),
                $"Round {round}"
            );
            if (round % Batch == 0)
                await AgreesAsync(round);
        }
        await AgreesAsync(rounds);

        // Names the heir too, so that the article would have it twice.
        async Task<Answer> TakeAsync(string id, int round)
        {
            (
                await Api.Patch(
                    $"/articles/{id}",
                    new { tags = new[] { new { slug = $"m{round}" }, new { slug = "lain" }, new { slug = $"h{round}" } } },
                    2
                )
            ).Must(HttpStatusCode.OK);
            return await Api.Post($"/articles/{id}/publish", null, 3);
        }
        static string Names(JsonNode article) =>
            string.Join(',', article["tags"]!.AsArray().Select(tag => tag!["slug"]!.GetValue<string>()));
    }

    [Test]
    public async Task A_unit_that_moves_while_it_publishes_takes_all_its_articles_along()
    {
        var rounds = Rounds.Of(1_000);
        string[] parents = [await Unit("barat"), await Unit("timur")];
        await Unit("pindah", "barat");
        var unit = (await Api.ManageGet("/units/by-slug/pindah")).Id;
        for (var round = 1; round <= rounds; round++)
        {
            var publish = round % 2 == 0 ? PublishAsync(round) : Live($"Berita {round}", "pindah");
            var answers = await Task.WhenAll(
                publish,
                Api.Manage(
                    HttpMethod.Post,
                    $"/units/{unit}/move",
                    new { parent = new { id = parents[round % 2] } },
                    null,
                    ("If-Match", "*")
                )
            );
            answers[1].Must(HttpStatusCode.OK);
            var (now, before) = round % 2 == 0 ? ("barat", "timur") : ("timur", "barat");
            Assert.That(
                (await Api.Get($"/v1/units/by-slug/{now}")).Data["articleCount"]!.GetValue<int>(),
                Is.EqualTo(round),
                $"Round {round}"
            );
            Assert.That((await Api.Get($"/v1/units/by-slug/{before}")).Data["articleCount"]!.GetValue<int>(), Is.Zero, $"Round {round}");
            Assert.That(
                (await Api.Get($"/v1/articles?unit={now}&scope=subtree&limit=1")).Data.AsArray().Single()!["id"]!.GetValue<string>(),
                Is.EqualTo(answers[0].Id),
                $"Round {round}: the newest stands first"
            );
            Assert.That((await Api.Get($"/v1/articles?unit={before}&scope=subtree")).Data.AsArray(), Is.Empty, $"Round {round}");
            Newsroom.Clock.Advance(TimeSpan.FromSeconds(1));
            if (round % Batch == 0)
                await AgreesAsync(round);
        }
        await AgreesAsync(rounds);

        async Task<Answer> PublishAsync(int round)
        {
            var draft = await Draft($"Berita {round}", "pindah");
            return (await Api.Post($"/articles/{draft.Id}/publish", null, 1)).Must(HttpStatusCode.OK);
        }
    }

    [Test]
    public async Task A_name_that_one_article_hides_while_another_shows_it_is_known()
    {
        var rounds = Rounds.Of(1_000);
        for (var round = 1; round <= rounds; round++)
        {
            await Tag($"t{round}");
            await Author($"p{round}");
            var names = new { tags = new[] { new { slug = $"t{round}" } }, authors = new[] { new { slug = $"p{round}" } } };
            var (hiding, showing) = ((await Live("Ditarik", "rutan-uji", names)).Id, (await Draft("Terbit", "rutan-uji", names)).Id);
            var answers = await Task.WhenAll(
                Api.Post($"/articles/{hiding}/unpublish", new Dictionary<string, object> { ["as"] = "notFound" }, 2),
                Api.Post($"/articles/{showing}/publish", null, 1)
            );
            foreach (var answer in answers)
                answer.Must(HttpStatusCode.OK);
            foreach (var path in new[] { $"/v1/tags/by-slug/t{round}", $"/v1/authors/by-slug/p{round}" })
                Assert.That((await Api.Get(path)).Status, Is.EqualTo(HttpStatusCode.OK), $"Round {round}: {path}");
            if (round % Batch == 0)
                await AgreesAsync(round);
        }
        await AgreesAsync(rounds);
    }

    // A deadlock is mended by running the act again, but costs a second: acts take their locks in one order instead.
    [TearDown]
    public async Task NoDeadlocks() => Assert.That(await DeadlocksAsync(), Is.EqualTo(deadlocksBefore), "deadlocks");

    private static Task<object?> DeadlocksAsync() =>
        Newsroom.SqlAsync("select deadlocks from pg_stat_database where datname = current_database()");

    private static async Task AgreesAsync(int round) =>
        Assert.That(await Newsroom.InconsistenciesAsync(), Is.Empty, $"after round {round}");
}
