using System.Net;
using System.Text.RegularExpressions;

namespace HumasApi.ApiTests.Hosting;

/// <summary>The first minutes of a newcomer: nothing configured, one command.</summary>
[Parallelizable(ParallelScope.All)]
internal sealed partial class FirstStartTests : HostingTest
{
    private const string AllSlugs = "select string_agg(kind || '/' || slug || '/' || state, ' ' order by kind, slug) from slugs";

    [Test]
    public async Task The_terminal_shows_where_everything_is()
    {
        var first = await PreparedNewsroom.Demo;
        var root = first.Address.AbsoluteUri.TrimEnd('/');
        var lines = first.Output.Split('\n').Select(line => line.TrimEnd()).ToList();
        Assert.That(
            lines,
            Is.SupersetOf(
                new[]
                {
                    "  HumasApi is ready.",
                    $"  Delivery API    {root}/v1",
                    $"  Management API  {root}/manage/v1",
                    $"  Documentation   {root}/docs",
                    $"  Read an article curl {root}/v1/articles/by-slug/asistensi-kehumasan-jateng",
                }
            ),
            first.Output
        );
        Assert.That(first.Output, Does.Match($@"  Data            {Regex.Escape(first.Data)} \(private PostgreSQL \d+\.\d+\)"));
        Assert.That(HumasProcess.Complaints(first.Output), Is.Empty);
        await TestContext.Out.WriteLineAsync($"The first start took {first.Seconds:0.0} s");
    }

    [Test]
    public async Task The_second_start_keeps_the_key_and_the_data_and_shows_no_key()
    {
        var first = await PreparedNewsroom.Demo;
        var key = KeyIn(first.Output);
        await first.CopyToAsync(Folder);
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var service = await ServeAsync();
        await TestContext.Out.WriteLineAsync($"The second start took {watch.Elapsed.TotalSeconds:0.0} s");
        Assert.That(service.Output, Does.Not.Contain("Admin key").And.Not.Contain("hk_").And.Not.Contain("No key"));

        (await service.SendAsync(HttpMethod.Get, "/manage/v1/units", key: key)).Must(HttpStatusCode.OK);
        (await service.SendAsync(HttpMethod.Get, "/manage/v1/units", key: key[..^1] + (key[^1] == 'a' ? 'b' : 'a'))).IsProblem(
            HttpStatusCode.Unauthorized,
            "unauthorized"
        );
        Assert.That(await SqlAsync("select count(*) from api_keys"), Is.EqualTo(1));
        Assert.That(File.ReadAllText(Path.Combine(Folder.Data, "log", "postgres.log")), Does.Not.Contain(key));

        // The line of the welcome, with the address of this start.
        var curl = CurlLine().Match(service.Output).Groups[1].Value;
        Assert.That(curl, Does.StartWith(service.Address.AbsoluteUri), service.Output);
        var article = (await service.GetAsync(new Uri(curl).PathAndQuery)).Must(HttpStatusCode.OK);
        AssertIsTheEvent(article);
        (await service.GetAsync("/docs/index.html")).Must(HttpStatusCode.OK);

        Assert.That(await TotalAsync(service, "units"), Is.EqualTo(68));
        Assert.That(await TotalAsync(service, "articles"), Is.EqualTo(500));
        Assert.That(await SqlAsync("select count(*) from authors"), Is.EqualTo(40));
        Assert.That(await SqlAsync("select count(*) from tags"), Is.EqualTo(60));
        Assert.That(
            await TotalAsync(service, "authors"),
            Is.EqualTo(await SqlAsync("select count(distinct author_id) from published_author_links"))
        );
        Assert.That(
            await TotalAsync(service, "tags"),
            Is.EqualTo(await SqlAsync("select count(distinct tag_id) from published_tag_links"))
        );
        await AllAgreesAsync();
        // Lists break ties by id, so ids must be in the order in which the articles came.
        Assert.That(
            await SqlAsync(
                """
                select (select array_agg(id order by id) from articles) = (select array_agg(entity_id order by position) from changes
                    where kind = 'article.published')
                """
            ),
            Is.True
        );
    }

    [Test]
    public async Task Two_first_starts_give_the_same_addresses()
    {
        var first = await PreparedNewsroom.Demo;
        await first.CopyToAsync(Folder);
        var one = await ServeAsync();
        var slugs = (string)(await SqlAsync(AllSlugs))!;
        await one.StopAsync();
        Directory.Delete(Folder.Data, recursive: true);
        await ServeAsync();
        Assert.That(await SqlAsync(AllSlugs), Is.EqualTo(slugs));
        Assert.That(slugs.Split(' '), Has.Length.EqualTo(68 + 40 + 60 + 500));
    }

    [Test]
    public async Task A_key_of_the_settings_is_accepted_and_none_is_made()
    {
        await (await PreparedNewsroom.Empty).CopyToAsync(Folder);
        var before = await ServeAsync(NoDemo);
        await SqlAsync("delete from api_keys");
        await before.StopAsync();
        var migrate = await Verb.RunAsync(["migrate"], Data);
        Assert.That(migrate.Output, Does.StartWith("The database is up to date. This is the embedded database"), migrate.Error);
        var service = await ServeAsync(NoDemo, AdminKey);
        Assert.That(service.Output, Does.Not.Contain("Admin key").And.Not.Contain(Key));
        (await service.SendAsync(HttpMethod.Get, "/manage/v1/units", key: Key)).Must(HttpStatusCode.OK);
        Assert.That(await SqlAsync("select count(*) from api_keys"), Is.Zero);
        Assert.That(await TotalAsync(service, "units"), Is.Zero, "no demo was asked for");
    }

    private static string KeyIn(string output)
    {
        var found = KeyLine().Matches(output);
        Assert.That(found, Has.Count.EqualTo(1), output);
        return found[0].Groups[1].Value;
    }

    private static async Task<long> TotalAsync(HumasProcess service, string type) =>
        (await service.GetAsync($"/v1/{type}?limit=1&count=exact")).Must(HttpStatusCode.OK).Json["meta"]!["page"]![
            "total"
        ]!.GetValue<long>();

    private static void AssertIsTheEvent(Answer article)
    {
        var data = article.Data;
        Assert.Multiple(() =>
        {
            Assert.That(data["slug"]!.GetValue<string>(), Is.EqualTo("asistensi-kehumasan-jateng"));
            Assert.That(data["dateline"]!.GetValue<string>(), Is.EqualTo("SEMARANG"));
            Assert.That(data["byline"]!.GetValue<string>(), Is.EqualTo("Narsono Son - JATENG.NGO.WEB.ID"));
            Assert.That(data["signOff"]!.GetValue<string>(), Is.EqualTo("N.Son/***"));
            Assert.That(data["eventDate"]!.GetValue<string>(), Is.EqualTo("2022-10-12"));
            Assert.That(data["publishedAt"]!.GetValue<string>(), Is.EqualTo("2022-10-12T10:16:00Z"));
            Assert.That(data["timeZone"]!.GetValue<string>(), Is.EqualTo("Asia/Jakarta"));
            Assert.That(data["attribution"]!["name"]!.GetValue<string>(), Is.EqualTo("JATENG.NGO.WEB.ID"));
            Assert.That(data["unit"]!["slug"]!.GetValue<string>(), Is.EqualTo("kanwil-kemenkumham-jateng"));
            Assert.That(
                data["mentionedUnits"]!.AsArray().Select(unit => unit!["slug"]!.GetValue<string>()),
                Is.EqualTo(new[] { "ditjenpas", "rutan-kelas-ii-b-salatiga" })
            );
            foreach (
                var fact in new[]
                {
                    "Rika Aprianti",
                    "A. Yuspahrudin",
                    "Andri Lesmano",
                    "Aula Kresna Basudewa",
                    "Rutan Salatiga",
                    "12/10/2022",
                }
            )
                Assert.That(data["body"]!.GetValue<string>(), Does.Contain(fact));
        });
    }

    [GeneratedRegex("Admin key +(hk_[0-9a-f]{32}_[0-9a-f]{64})")]
    private static partial Regex KeyLine();

    [GeneratedRegex("Read an article curl (.*)")]
    private static partial Regex CurlLine();
}
