using System.Net;
using HumasApi.ApiTests.Embedded;
using HumasApi.Postgres;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace HumasApi.ApiTests.Hosting;

/// <summary>Delivery on a standby that lags: it may show an old name for a while, but never keep it.</summary>
[Parallelizable(ParallelScope.All)]
internal sealed class StandbyTests : HostingTest
{
    private readonly TemporaryFolder copy = new();

    [TearDown]
    public void DeleteCopy() => copy.Dispose();

    [Test]
    public async Task An_old_name_that_a_standby_still_shows_is_not_kept()
    {
        await (await PreparedNewsroom.Empty).CopyToAsync(Folder);
        await (await PreparedNewsroom.Empty).CopyToAsync(copy);
        await using var primary = await EmbeddedPostgres.StartAsync(Folder.Options, NullLogger.Instance, CancellationToken.None);
        var standby = await StartStandbyAsync(new NpgsqlConnectionStringBuilder(primary.SuperuserConnectionString));
        try
        {
            var service = await ServeAsync([
                .. RolesOf(primary),
                ("ConnectionStrings__HumasDelivery", OnStandby(primary.ReadConnectionString)),
                AdminKey,
            ]);
            await ManageAsync("units/by-slug/rutan", new { name = "Rutan" });
            await ManageAsync("tags/by-slug/topik", new { name = "Nama Lama" });
            await ManageAsync(
                "articles/by-source/uji/1",
                new
                {
                    title = "Panen",
                    unit = new { slug = "rutan" },
                    tags = new[] { new { slug = "topik" } },
                    publish = true,
                }
            );
            Assert.That(NameAsync, Is.EqualTo("Nama Lama").After(10_000, 50));

            await ReplayAsync("pause");
            await ManageAsync("tags/by-slug/topik", new { name = "Nama Baru" });
            for (var read = 0; read < 5; read++)
                Assert.That(await NameAsync(), Is.EqualTo("Nama Lama"), "A standby shows what it has.");
            await ReplayAsync("resume");
            Assert.That(NameAsync, Is.EqualTo("Nama Baru").After(10_000, 50));

            // One that keeps up: a client reads its own write.
            await ManageAsync("tags/by-slug/topik", new { name = "Nama Terbaru" });
            Assert.That(await NameAsync(), Is.EqualTo("Nama Terbaru"));
            await ManageAsync(
                "articles/by-source/uji/2",
                new
                {
                    title = "Senam",
                    unit = new { slug = "rutan" },
                    publish = true,
                }
            );
            for (var edition = 0; edition < 30; edition++)
            {
                await service.GetAsync("/v1/articles/by-slug/senam");
                await ManageAsync("articles/by-source/uji/1", new { title = $"Panen {edition}", publish = true });
                var (read, list, other) = (
                    await service.GetAsync("/v1/articles/by-slug/panen"),
                    await service.GetAsync("/v1/articles?tag=topik"),
                    await service.GetAsync("/v1/articles/by-slug/senam")
                );
                Assert.That(read.Must(HttpStatusCode.OK).Data["title"]!.GetValue<string>(), Is.EqualTo($"Panen {edition}"));
                Assert.That(list.Must(HttpStatusCode.OK).Text, Does.Contain($"Panen {edition}"));
                Assert.That(other.Header("Cache-Status"), Is.EqualTo("HumasApi; hit"), "What a change does not touch stays in the cache.");
            }

            async Task ManageAsync(string path, object body) =>
                Assert.That(
                    (await service.SendAsync(HttpMethod.Put, "/manage/v1/" + path, body, Key)).Status,
                    Is.AnyOf(HttpStatusCode.OK, HttpStatusCode.Created)
                );

            async Task<string?> NameAsync() =>
                (await service.GetAsync("/v1/articles")).Must(HttpStatusCode.OK).Json["data"]!
                    .AsArray()
                    .FirstOrDefault()
                    ?["tags"]![0]!["name"]!.GetValue<string>();

            Task ReplayAsync(string verb) =>
                Sql.ScalarAsync(OnStandby(primary.SuperuserConnectionString), $"select pg_wal_replay_{verb}()");

            string OnStandby(string address) => new NpgsqlConnectionStringBuilder(address) { Host = standby.Host }.ConnectionString;
        }
        finally
        {
            await standby.StopAsync(CancellationToken.None);
        }
    }

    // The copy of the cluster goes on as a standby of the original.
    private async Task<Postmaster> StartStandbyAsync(NpgsqlConnectionStringBuilder primary)
    {
        var folder = await DataFolder.OpenAsync(copy.Data, CancellationToken.None);
        var binaries = await PostgresBinaries.FindAsync(
            copy.Options,
            copy.Data,
            folder.Account,
            NullLogger.Instance,
            CancellationToken.None
        );
        await File.WriteAllTextAsync(Path.Combine(copy.Cluster, "standby.signal"), "");
        await File.AppendAllTextAsync(
            Path.Combine(copy.Cluster, "postgresql.auto.conf"),
            $"primary_conninfo = 'host={primary.Host} port={primary.Port} user={primary.Username} password={primary.Password}'\n"
        );
        await folder.ChownAsync(copy.Cluster, CancellationToken.None);
        var standby = new Postmaster(folder, binaries, durable: false, NullLogger.Instance);
        await standby.PrepareAsync(CancellationToken.None);
        await standby.StartAsync(CancellationToken.None);
        return standby;
    }
}
