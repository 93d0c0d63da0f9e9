using System.Net;

namespace HumasApi.ApiTests.Hosting;

/// <summary>Every way to stop it on purpose, at every moment.</summary>
[Parallelizable(ParallelScope.All)]
internal sealed class StopTests : HostingTest
{
    [TestCase("TERM")]
    [TestCase("INT")]
    public async Task A_signal_stops_the_service_and_its_PostgreSQL(string signal)
    {
        await (await PreparedNewsroom.Empty).CopyToAsync(Folder);
        var service = await ServeAsync(NoDemo, AdminKey);
        (await service.SendAsync(HttpMethod.Put, "/manage/v1/units/by-slug/rutan-uji", new { name = "Rutan Uji" }, Key)).Must(
            HttpStatusCode.Created
        );
        Assert.That(Postgres, Is.Not.Null);
        await service.StopAsync(signal);
        Assert.That(Postgres, Is.Null, "PostgreSQL goes with the service");
        Assert.That(service.Error, Is.Empty);

        var again = await ServeAsync(NoDemo, AdminKey);
        (await again.GetAsync("/v1/units/by-slug/rutan-uji")).Must(HttpStatusCode.OK);
    }

    [TestCase("initdb", "TERM")]
    [TestCase("migration", "INT")]
    [TestCase("seeding", "TERM")]
    [TestCase("seeding", "KILL")]
    public async Task A_first_start_that_is_stopped_half_way_is_completed_by_the_next(string moment, string signal)
    {
        var first = Keep(HumasProcess.Launch([], Data, ("ASPNETCORE_ENVIRONMENT", "Development")));
        await Eventually.TrueAsync(() => first.HasExited || Reached(moment).GetAwaiter().GetResult(), () => first.Output + first.Error);
        Assert.That(first.HasExited, Is.False, first.Output + first.Error);
        first.Signal(signal);
        var exitCode = await first.ExitAsync();
        if (signal != "KILL")
        {
            Assert.That(exitCode, Is.Zero, first.Output + first.Error);
            Assert.That(first.Error, Is.Empty);
            Assert.That(Postgres, Is.Null, "PostgreSQL goes with the service");
        }
        Assert.That(first.Output, Does.Not.Contain("is ready"), "the signal came too late for what is tested here");

        var next = await ServeAsync();
        Assert.That(
            await SqlAsync(
                "select (select count(*) from units) || ' ' || (select count(*) from authors) || ' ' || (select count(*) from "
                    + "tags) || ' ' || (select count(*) from published_articles)"
            ),
            Is.EqualTo("68 40 60 500")
        );
        await AllAgreesAsync();
        (await next.GetAsync("/v1/articles/by-slug/asistensi-kehumasan-jateng")).Must(HttpStatusCode.OK);
        Assert.That(Directory.GetDirectories(Folder.Data, "cluster.new-*"), Is.Empty);
    }

    private async Task<bool> Reached(string moment)
    {
        if (moment == "initdb")
            return Directory.Exists(Folder.Data) && Directory.GetDirectories(Folder.Data, "cluster.new-*").Length > 0;
        if (Postgres is null)
            return false;
        try
        {
            return (bool)
                (
                    await SqlAsync(
                        moment == "migration"
                            ? "select exists (select from pg_stat_activity where usename = 'humas_owner' and xact_start is not null)"
                            : "select coalesce(pg_relation_size(to_regclass('article_revisions')), 0) > 0"
                    )
                )!;
        }
        // Not there yet: the server starts, the database is being made.
        catch (Npgsql.NpgsqlException)
        {
            return false;
        }
        catch (AssertionException)
        {
            return false;
        }
    }
}
