using System.Net;
using HumasApi.Jobs;
using Microsoft.Extensions.DependencyInjection;

namespace HumasApi.ApiTests.Delivery;

/// <summary>What administrators say of searches, and what they learn of them: synonyms, and what was not found.</summary>
internal sealed class SearchRulesTests : SearchTest
{
    private static async Task<Answer> Found(string text, string more = "") => (await Search(text, more)).Must(HttpStatusCode.OK);

    private static async Task<string> Rule(params string[] words) =>
        (await Api.Post("/search/synonyms", new { words })).Must(HttpStatusCode.Created).Id;

    [Test]
    public async Task Synonyms_count_from_the_next_search_on()
    {
        await Unit("rutan");
        await Live("Sistem Pelayanan Kunjungan dibuka", "rutan");
        await Live("Silayar diperbarui", "rutan");
        await Live("Layanan tatap muka", "rutan");
        await Soon("silayar", "Silayar diperbarui");
        var id = await Rule("SILAYAR", "sistem pelayanan kunjungan", "tatap muka");
        Assert.That((await Titles("silayar")).Split("; ").Order(), Has.Exactly(3).Items);
        Assert.That(await Titles("sistem pelayanan kunjungan"), Does.Contain("Silayar").And.Contain("tatap muka"));
        Assert.That(await Titles("tatap muka"), Does.Contain("Silayar").And.Contain("Sistem"));
        Assert.That(await Titles("silayar -diperbarui"), Does.Not.Contain("Silayar"));
        (await Api.Manage(HttpMethod.Delete, $"/search/synonyms/{id}")).Must(HttpStatusCode.NoContent);
        Assert.That(await Titles("silayar"), Is.EqualTo("Silayar diperbarui"));
        Assert.That((await Api.Manage(HttpMethod.Delete, $"/search/synonyms/{id}")).Status, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(
            (await Api.ManageGet("/audit?entity=synonym")).Data.AsArray().Select(line => line!["action"]!.GetValue<string>()),
            Is.EqualTo(new[] { "deleteSynonym", "createSynonym" })
        );
    }

    [Test]
    public async Task What_the_service_takes_for_the_same_can_be_kept_apart()
    {
        await Unit("rutan");
        await Live("Pasar Solo ramai", "rutan");
        await Live("Surakarta bersih", "rutan");
        await Soon("solo", "Pasar Solo ramai; Surakarta bersih");
        var standard = (await Api.ManageGet("/search/standard-synonyms?limit=100")).Must(HttpStatusCode.OK).Data.ToJsonString();
        Assert.That(standard, Does.Contain("[\"solo\",\"surakarta\"]"));
        (await Api.Post("/search/synonyms", new { kind = "apart", words = new[] { "Surakarta", "Solo" } })).Must(HttpStatusCode.Created);
        Assert.That((await Titles("solo"), await Titles("surakarta")), Is.EqualTo(("Pasar Solo ramai", "Surakarta bersih")));
        // Also what an abbreviation that both have would join.
        await Live("Nota kesepahaman diteken", "rutan");
        await Live("Perjanjian kerja sama berlaku", "rutan");
        await Soon("perjanjian kerja sama", "Perjanjian kerja sama berlaku; Nota kesepahaman diteken");
        await Api.Post("/search/synonyms", new { kind = "apart", words = new[] { "nota kesepahaman", "perjanjian kerja sama" } });
        Assert.That(await Titles("perjanjian kerja sama"), Is.EqualTo("Perjanjian kerja sama berlaku"));
        Assert.That((await Api.ManageGet("/search/synonyms")).Data[0]!["kind"]!.GetValue<string>(), Is.EqualTo("apart"));
    }

    [TestCase("{}", "required", "/words")]
    [TestCase("""{"words":["satu"]}""", "out-of-range", "/words")]
    [TestCase("""{"words":["satu","yang di"]}""", "required", "/words/1")]
    [TestCase("""{"words":["satu","!!"]}""", "required", "/words/1")]
    [TestCase("""{"words":["a","b","c"],"kind":"apart"}""", "too-many", "/words")]
    [TestCase("""{"words":["a","b","c","d","e","f","g","h","i","j","k"]}""", "too-many", "/words")]
    public async Task A_rule_that_means_nothing_is_refused(string body, string code, string pointer)
    {
        var answer = await Api.Manage(HttpMethod.Post, "/search/synonyms", body);
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.UnprocessableEntity), answer.Text);
        Assert.That(answer.Json["errors"]!.AsArray().Select(one => $"{one!["code"]} {one["pointer"]}"), Does.Contain($"{code} {pointer}"));
    }

    [Test]
    public async Task Only_administrators_of_all_make_rules()
    {
        await Unit("rutan");
        foreach (var key in new[] { await Key("editor"), await Key("admin", "rutan") })
        {
            var answer = await Api.As(key, HttpMethod.Post, "/search/synonyms", new { words = new[] { "a1", "b1" } });
            Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.Forbidden));
        }
    }

    [Test]
    public async Task A_word_that_is_mistyped_finds_what_was_meant()
    {
        await Unit("rutan");
        await Live("Bupati mengunjungi rutan", "rutan");
        await Soon("mengunjungi", "Bupati mengunjungi rutan");
        var answer = await Found("mengunjngi");
        Assert.That(answer.Data[0]!["highlights"]!["title"]!.GetValue<string>(), Does.Contain("<mark>mengunjungi</mark>"));
        var notes = answer.Json["meta"]!["query"]!;
        Assert.That(
            (notes["searchedFor"]!.GetValue<string>(), notes["didYouMean"]!.GetValue<string>()),
            Is.EqualTo(("mengunjungi", "mengunjungi"))
        );
        Assert.That((await Found("mengunjungi")).Json["meta"]!["query"]!["searchedFor"], Is.Null);
        // A word that may be another one is suggested only.
        var other = await Found("bupuli");
        Assert.That(other.Data.AsArray(), Is.Empty);
        Assert.That(other.Json["meta"]!["query"]!["didYouMean"]!.GetValue<string>(), Is.EqualTo("bupati"));
        // Where something is found, nothing else is searched for.
        Assert.That((await Found("bupati mengunjngi")).Json["meta"]!["query"]!["searchedFor"], Is.Null);
    }

    [Test]
    public async Task What_is_not_found_is_counted_by_day_and_without_persons()
    {
        await Unit("rutan");
        await Live("Panen raya", "rutan");
        await Soon("panen", "Panen raya");
        var misses = Newsroom.Services.GetRequiredService<SearchMisses>();
        var minute = Newsroom.Clock.GetUtcNow().ToUnixTimeSeconds() / 60;
        await misses.WriteAsync(minute + 2, CancellationToken.None);
        await Newsroom.SqlAsync("delete from search_misses");
        for (var time = 0; time < 3; time++)
            await Found("Jadwal REMISI lebaran");
        await Found("jadwal panen");
        await Found("jadwal panen");
        await Found("xqzw");
        await Found("panen");
        await Found("mudik", "&tag=tiada");
        await Found("-remisi");
        await Found("-remisi");
        await Found("a" + string.Concat(Enumerable.Repeat("𠀀", 40)));
        await Found("hut ri 17 agustus 2026");
        await Found("hut ri 17 agustus 2026 -upacara");
        foreach (var personal in new[] { "siti@contoh.id", "3374012345678901", "0812 3456 7890" })
        {
            await Found(personal);
            await Found(personal);
        }
        await misses.WriteAsync(minute + 2, CancellationToken.None);
        await Found("jadwal remisi lebaran");
        await misses.WriteAsync(minute + 3, CancellationToken.None);
        var viewer = await Key("viewer", "rutan");
        var found = (await Api.As(viewer, HttpMethod.Get, "/search/misses")).Must(HttpStatusCode.OK).Data.AsArray();
        Assert.That(
            found.Select(miss => $"{miss!["query"]} {miss["nothing"]} {miss["partly"]}"),
            Is.EqualTo(new[] { "jadwal remisi lebaran 4 0", "hut ri 17 agustus 2026 2 0", "jadwal panen 0 2" })
        );
        Assert.That(found[0]!["days"]!.AsArray(), Has.Count.EqualTo(1));
        Assert.That((await Api.ManageGet("/search/misses?least=1")).Data.AsArray(), Has.Count.EqualTo(5));
        Assert.That((await Api.ManageGet("/search/misses?from=2020-01-01&before=2020-02-01")).Data.AsArray(), Is.Empty);
        Assert.That((await Api.ManageGet("/search/misses?from=2020-02-01&before=2020-01-01")).Code, Is.EqualTo("empty-range"));
        Assert.That((await Api.As(await Key(null), HttpMethod.Get, "/search/misses")).Status, Is.EqualTo(HttpStatusCode.Forbidden));
        await Newsroom.SqlAsync("update search_misses set day = day - 500");
        await Newsroom.RunJobAsync<PurgeSearchMisses>();
        Assert.That(await Newsroom.SqlAsync("select count(*) from search_misses"), Is.Zero);
    }
}
