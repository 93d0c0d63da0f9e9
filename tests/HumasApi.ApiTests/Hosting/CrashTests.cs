using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;

namespace HumasApi.ApiTests.Hosting;

/// <summary>Death without a goodbye: of the service, of its PostgreSQL, of the command that started it.</summary>
[Parallelizable(ParallelScope.All)]
internal sealed class CrashTests : HostingTest
{
    private const int Clients = 20;
    private const int Enough = 120;

    [TestCase(false)]
    [TestCase(true, Description = "as when the machine loses its power")]
    public async Task A_service_killed_while_clients_publish_loses_nothing_it_answered(bool withItsPostgres)
    {
        await (await PreparedNewsroom.Empty).CopyToAsync(Folder);
        var service = await ServeAsync(NoDemo, AdminKey);
        foreach (
            var (path, body) in new (string, object)[]
            {
                ("units/by-slug/rutan-uji", new { name = "Rutan Uji" }),
                ("authors/by-slug/budi", new { name = "Budi" }),
                ("tags/by-slug/kegiatan", new { name = "Kegiatan", kind = "category" }),
            }
        )
            (await service.SendAsync(HttpMethod.Put, $"/manage/v1/{path}", body, Key)).Must(HttpStatusCode.Created);
        var journals = Enumerable.Range(0, Clients).Select(_ => new ConcurrentDictionary<string, Promise>()).ToList();
        var work = journals.Select((journal, client) => PublishUntilItDiesAsync(service, client, journal)).ToList();
        await Eventually.TrueAsync(
            () => journals.Sum(journal => journal.Count) >= Enough || work.Any(client => client.IsFaulted),
            () => $"{journals.Sum(journal => journal.Count)} articles"
        );
        service.Signal("KILL");
        if (withItsPostgres)
            KillPostgres();
        var died = service.Output;
        await service.ExitAsync();
        await Task.WhenAll(work);
        Assert.That(HumasProcess.Complaints(died), Is.Empty, "nothing went wrong before");

        var next = await ServeAsync(NoDemo, AdminKey);
        // Articles, what readers get, counts, addresses and the change log.
        await AllAgreesAsync();
        var promises = journals.SelectMany(journal => journal).ToList();
        Assert.That(promises, Has.Count.GreaterThanOrEqualTo(Enough));
        foreach (var (id, promise) in promises)
        {
            var article = (await next.GetAsync($"/v1/articles/{id}"));
            // What was asked for and not answered may have happened or not.
            var states = new[] { promise.Answered, promise.Asked }.Distinct().ToList();
            var state = article.Status == HttpStatusCode.Gone ? "gone" : article.Must(HttpStatusCode.OK).Data["title"]!.GetValue<string>();
            Assert.That(states, Does.Contain(state), $"{id}: {article.Text}");
            if (state == "gone")
                continue;
            Assert.That(article.Data["body"]!.GetValue<string>(), Is.EqualTo($"<p>{state}</p>"), "title and body are of one revision");
            Assert.That(article.Data["tags"]!.AsArray(), Has.Count.EqualTo(1));
        }
    }

    [Test]
    public async Task While_PostgreSQL_is_dead_there_are_503_and_afterwards_all_is_as_before()
    {
        await (await PreparedNewsroom.Demo).CopyToAsync(Folder);
        var service = await ServeAsync(AdminKey);
        const string Article = "/v1/articles/by-slug/asistensi-kehumasan-jateng";
        var before = (await service.GetAsync(Article)).Must(HttpStatusCode.OK);
        // Fills the pools with connections that are about to break.
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => service.GetAsync("/v1/articles")));
        var first = Postgres;
        KillPostgres();

        var (unavailable, seen) = (0, new List<string>());
        await Eventually.TrueAsync(
            async () =>
            {
                (await service.GetAsync("/health/live")).Must(HttpStatusCode.OK);
                var answers = await Task.WhenAll(
                    service.GetAsync(Article),
                    service.GetAsync("/v1/articles?unit=ditjenpas&scope=subtree"),
                    service.SendAsync(HttpMethod.Get, "/manage/v1/articles", key: Key),
                    service.SendAsync(HttpMethod.Put, "/manage/v1/tags/by-slug/uji", new { name = "Uji" }, Key),
                    service.GetAsync("/health/ready")
                );
                seen.Add(string.Join(' ', answers.Select(answer => (int)answer.Status)));
                foreach (var answer in answers.Where(answer => !answer.Message.IsSuccessStatusCode))
                {
                    answer.IsProblem(HttpStatusCode.ServiceUnavailable, "database-unavailable");
                    Assert.That(answer.Header("Retry-After"), Is.EqualTo("5"));
                    unavailable++;
                }
                return answers.All(answer => answer.Message.IsSuccessStatusCode);
            },
            () => service.Output
        );

        Assert.That(unavailable, Is.GreaterThan(0), string.Join('\n', seen));
        Assert.That(Postgres, Is.Not.Null.And.Not.EqualTo(first));
        var after = await Task.WhenAll(
            Enumerable.Range(0, 40).Select(number => service.GetAsync(number % 2 == 0 ? Article : "/health/ready"))
        );
        Assert.That(after.Select(answer => answer.Status), Is.All.EqualTo(HttpStatusCode.OK));
        Assert.That(after[0].Text, Is.EqualTo(before.Text));
        Assert.That(service.Output, Does.Not.Contain("fail:"), "a lost database is no mistake of ours");
        await service.StopAsync();
    }

    [Test]
    public async Task When_dotnet_run_is_killed_the_service_leaves_and_the_next_one_works()
    {
        await (await PreparedNewsroom.Empty).CopyToAsync(Folder);
        var first = Keep(HumasProcess.LaunchDotnetRun(Data, NoDemo));
        await first.ReadyAsync();
        var orphan = int.Parse(
            await File.ReadAllTextAsync(Path.Combine(Folder.Data, "humas.pid")),
            System.Globalization.CultureInfo.InvariantCulture
        );
        Assert.That(orphan, Is.Not.EqualTo(first.Id));
        first.Signal("KILL");
        await first.ExitAsync();

        // At once: it waits for the orphan by itself.
        var next = Keep(HumasProcess.LaunchDotnetRun(Data, NoDemo));
        await next.ReadyAsync();
        Assert.That(IsRunning(orphan), Is.False);
        (await next.GetAsync("/health/ready")).Must(HttpStatusCode.OK);
        next.Signal("KILL");
        await next.ExitAsync();
        await Eventually.TrueAsync(() => Postgres is null, () => "the orphan did not leave");
    }

    private static async Task PublishUntilItDiesAsync(HumasProcess service, int client, ConcurrentDictionary<string, Promise> journal)
    {
        try
        {
            for (var round = 1; ; round++)
            {
                var title = $"Berita {client} nomor {round}";
                var made = (await service.SendAsync(HttpMethod.Post, "/manage/v1/articles", Content(title), Key)).Must(
                    HttpStatusCode.Created
                );
                journal[made.Id] = new Promise(title, title);
                var path = $"/manage/v1/articles/{made.Id}";
                journal[made.Id] = new Promise(title, title + " baru");
                var patched = (
                    await service.SendAsync(
                        HttpMethod.Patch,
                        path,
                        new { title = title + " baru", body = $"<p>{title} baru</p>" },
                        Key,
                        Version(made)
                    )
                ).Must(HttpStatusCode.OK);
                var published = (await service.SendAsync(HttpMethod.Post, path + "/publish", new { }, Key, Version(patched))).Must(
                    HttpStatusCode.OK
                );
                journal[made.Id] = new Promise(title + " baru", title + " baru");
                if (round % 3 != 0)
                    continue;
                journal[made.Id] = new Promise(title + " baru", "gone");
                (await service.SendAsync(HttpMethod.Post, path + "/unpublish", new { }, Key, Version(published))).Must(HttpStatusCode.OK);
                journal[made.Id] = new Promise("gone", "gone");
            }
        }
        catch (HttpRequestException)
        {
            // Killed: what was not answered is not promised.
        }
        catch (AssertionException exception) when (exception.Message.Contains("database-unavailable", StringComparison.Ordinal))
        {
            // Its PostgreSQL died an instant before it did.
        }
    }

    private static object Content(string title) =>
        new
        {
            title,
            body = $"<p>{title}</p>",
            unit = new { slug = "rutan-uji" },
            authors = new[] { new { slug = "budi" } },
            tags = new[] { new { slug = "kegiatan" } },
            mentionedUnits = new[] { new { slug = "rutan-uji" } },
            publish = true,
        };

    private static int Version(Answer answer) => answer.Data["version"]!.GetValue<int>();

    private static bool IsRunning(int id)
    {
        try
        {
            return !Process.GetProcessById(id).HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    /// <summary>The state that a client was told, and the one it has asked for since.</summary>
    private sealed record Promise(string Answered, string Asked);
}
