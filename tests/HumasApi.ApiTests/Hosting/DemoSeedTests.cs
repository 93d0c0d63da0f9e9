using System.Net;
using HumasApi.ApiTests.Management;
using HumasApi.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace HumasApi.ApiTests.Hosting;

/// <summary>The demo is an archive like any other: what was made of it is what an import makes.</summary>
internal sealed class DemoSeedTests : ImportTest
{
    private const int Articles = 40;

    [Test]
    public async Task An_export_of_the_demo_imported_again_changes_nothing()
    {
        await FillAsync();
        var export = (await Api.ManageGet("/exports/articles")).Must(HttpStatusCode.OK).Text;
        Assert.That(export.TrimEnd().Split('\n'), Has.Length.EqualTo(Articles));
        var import = await RunAsync(export, "source=uji");
        Assert.That(
            Counts(import),
            Is.EqualTo($"read {Articles} created 0 updated 0 unchanged {Articles} failed 0 skipped 0"),
            await TextAsync(import, "errors")
        );
        Assert.That(await TextAsync(import, "warnings"), Is.Empty, "nothing of the demo is lost to the rules");
        Assert.That(await Newsroom.InconsistenciesAsync(), Is.Empty);
    }

    [Test]
    public async Task Articles_of_one_moment_stand_in_the_order_of_the_archive()
    {
        await FillAsync();
        Assert.That(
            await Newsroom.SqlAsync("select string_agg(import_external_id, ' ' order by id) from articles where import_source = 'demo'"),
            Is.EqualTo(string.Join(' ', Enumerable.Range(1, Articles - 1)))
        );
    }

    [Test]
    public async Task A_machine_whose_clock_is_behind_gets_the_demo_as_well()
    {
        Newsroom.Clock.Now = new DateTimeOffset(2026, 1, 31, 0, 0, 0, TimeSpan.Zero);
        await FillAsync();
        Assert.That(
            await Newsroom.SqlAsync("select concat(count(*), ' ', max(published_at) = '2026-01-31T00:00Z') from published_articles"),
            Is.EqualTo($"{Articles} t")
        );
    }

    private static async Task FillAsync()
    {
        await using var scope = Newsroom.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<DemoSeed>().FillAsync(Articles, CancellationToken.None);
    }
}
