using System.Diagnostics;
using System.Net;
using System.Runtime.CompilerServices;
using HumasApi.Audit;
using HumasApi.Data;
using HumasApi.ReadModel;
using Npgsql;

namespace HumasApi.ApiTests.Upgrades;

/// <summary>
/// Databases of released versions are upgraded to today: each has a dump here, made once by <see cref="Make_the_dump"/> and never changed.
/// </summary>
internal sealed class UpgradeTests : ApiTest
{
    private const string Version = "0.1.0";

    private static readonly string Folder = FindFolder();

    private static IEnumerable<string> Dumps => Directory.EnumerateFiles(Folder, "*.sql").Select(Path.GetFileNameWithoutExtension)!;

    [TestCaseSource(nameof(Dumps))]
    public async Task A_database_of_a_released_version_is_upgraded_whole(string version)
    {
        await using var old = await NewsroomPool.RestoreAsync(await File.ReadAllTextAsync(Path.Combine(Folder, $"{version}.sql")));
        await Database.MigrateAsync(old.Owner, CancellationToken.None);

        Assert.That(await Database.PendingAsync(old.Owner, CancellationToken.None), Is.Empty);
        Assert.That((await ConsistencyCheck.CheckAsync(old.Owner, 10, CancellationToken.None)).First, Is.Empty);
        var (wrong, lines) = await AuditChain.VerifyAsync(old.Owner, null, CancellationToken.None);
        Assert.That(wrong, Is.Empty);
        Assert.That(lines, Is.GreaterThan(20));
        Assert.That(await SchemaAsync(old.Owner), Is.EqualTo(await SchemaAsync(Newsroom.Owner)));

        // It goes on working: readers find what was live, editors publish what was a draft.
        old.Start();
        (await Api.SendTo(old.Address, HttpMethod.Get, "/v1/articles/by-slug/panen-perdana", null)).Must(HttpStatusCode.OK);
        Assert.That(
            (await Api.SendTo(old.Address, HttpMethod.Get, "/v1/articles/by-slug/kabar-lama", null)).Status,
            Is.EqualTo(HttpStatusCode.MovedPermanently).Or.EqualTo(HttpStatusCode.PermanentRedirect)
        );
        (await Api.SendTo(old.Address, HttpMethod.Get, "/v1/articles/by-slug/ditarik", null)).Must(HttpStatusCode.Gone);
        var draft = (await ManageAsync(old, HttpMethod.Get, "/articles/by-slug/rencana-kegiatan")).Must(HttpStatusCode.OK);
        (await ManageAsync(old, HttpMethod.Post, $"/articles/{draft.Id}/publish", draft.ETag)).Must(HttpStatusCode.OK);
        (await Api.SendTo(old.Address, HttpMethod.Get, "/v1/articles/by-slug/rencana-kegiatan", null)).Must(HttpStatusCode.OK);
        Assert.That((await ConsistencyCheck.CheckAsync(old.Owner, 10, CancellationToken.None)).First, Is.Empty);
    }

    /// <summary>Run by hand, once for each version, before it is released.</summary>
    [Test]
    [Explicit("Makes the dump of a version.")]
    public async Task Make_the_dump()
    {
        await FillAsync();
        var owner = new NpgsqlConnectionStringBuilder(Newsroom.Owner);
        var info = new ProcessStartInfo(
            "pg_dump",
            [
                "--host",
                owner.Host!,
                "--username",
                owner.Username!,
                "--no-owner",
                "--no-privileges",
                "--no-comments",
                "--rows-per-insert=50",
                owner.Database!,
            ]
        )
        {
            RedirectStandardOutput = true,
        };
        info.Environment["PGPASSWORD"] = owner.Password;
        using var dump = Process.Start(info)!;
        var text = await dump.StandardOutput.ReadToEndAsync();
        await dump.WaitForExitAsync();
        Assert.That(dump.ExitCode, Is.Zero);
        // Commands of psql, comments, and settings that other versions of PostgreSQL do not know.
        var lines = text.Split('\n')
            .Where(line =>
                line.Length > 0
                && !line.StartsWith('\\')
                && !line.StartsWith("--", StringComparison.Ordinal)
                && !line.StartsWith("SET transaction_timeout", StringComparison.Ordinal)
                && !line.StartsWith("CREATE SCHEMA public", StringComparison.Ordinal)
            );
        await File.WriteAllTextAsync(Path.Combine(Folder, $"{Version}.sql"), string.Join('\n', lines) + "\n");
    }

    // A bit of everything: units with a history, articles in every state, a merged tag, an import, a key, a preview, a translation.
    private static async Task FillAsync()
    {
        await Unit("kementerian-uji", name: "Kementerian Uji");
        await Unit("kanwil-uji", "kementerian-uji", "Kantor Wilayah Uji");
        var prison = await Unit("rutan-uji", "kanwil-uji", "Rutan Uji");
        var old = await Unit("cabang-rutan", "rutan-uji", "Cabang Rutan");
        await Author("penulis-uji", "Penulis Uji", "rutan-uji");
        await Tag("panen");
        var merged = await Tag("hasil-panen");
        await Tag("layanan");
        object[] tags = [new { slug = "panen" }, new { slug = "hasil-panen" }];
        object[] authors = [new { slug = "penulis-uji" }];
        const string body = "<h2>Kebun</h2><p>Petani binaan memanen 40 kg cabai. Hasilnya dijual di pasar.</p>";
        var harvest = await Live(
            "Panen Perdana",
            "rutan-uji",
            new
            {
                body,
                tags,
                authors,
                mentionedUnits = new[] { new { slug = "kanwil-uji" } },
            }
        );
        await Draft("First Harvest", "rutan-uji", new { language = "en", translationOf = new { id = harvest.Id } });
        await Draft("Rencana Kegiatan", "rutan-uji", new { body, tags });
        var review = await Draft("Menunggu Tinjauan", "cabang-rutan", new { body });
        (await Api.Post($"/articles/{review.Id}/submit", null, 1)).Must(HttpStatusCode.OK);
        (await Api.Post($"/articles/{review.Id}/notes", new { text = "Periksa angka." })).Must(HttpStatusCode.Created);
        var renamed = await Live("Kabar Lama", "cabang-rutan", new { body });
        var patched = (await Api.Patch($"/articles/{renamed.Id}", new { slug = "kabar-baru", title = "Kabar Baru" }, 2)).Must(
            HttpStatusCode.OK
        );
        (await Api.Manage(HttpMethod.Post, $"/articles/{renamed.Id}/publish", null, null, ("If-Match", patched.ETag!))).Must(
            HttpStatusCode.OK
        );
        var taken = await Live("Ditarik", "rutan-uji", new { body });
        (await Api.Post($"/articles/{taken.Id}/unpublish", new { publicNote = "Ditarik untuk diperiksa." }, 2)).Must(HttpStatusCode.OK);
        var edited = await Live("Diubah Setelah Terbit", "rutan-uji", new { body });
        (await Api.Patch($"/articles/{edited.Id}", new { summary = "Ringkasan baru" }, 2)).Must(HttpStatusCode.OK);
        (
            await Api.Put(
                "/articles/by-source/lama/17",
                new
                {
                    title = "Arsip",
                    unit = new { slug = "rutan-uji" },
                    publish = true,
                }
            )
        ).Must(HttpStatusCode.Created);
        await Key("writer", "kanwil-uji");
        (await Api.Post($"/articles/{edited.Id}/preview-links", new { note = "Untuk kantor" })).Must(HttpStatusCode.Created);
        (
            await Api.Manage(
                HttpMethod.Post,
                "/articles",
                new { title = "Sekali Saja", unit = new { slug = "rutan-uji" } },
                null,
                ("Idempotency-Key", "kunci-1")
            )
        ).Must(HttpStatusCode.Created);
        (await Api.Post($"/tags/{merged}/merge", new { into = new { slug = "panen" } }, 1)).Must(HttpStatusCode.OK);
        await ChangeUnitAsync(prison, "rename", new { effectiveOn = "2026-10-01", name = "Rutan Uji Baru" });
        await ChangeUnitAsync(old, "merge", new { effectiveOn = "2026-11-01", into = new { slug = "rutan-uji" } });
        Assert.That(await Newsroom.InconsistenciesAsync(), Is.Empty);
    }

    private static async Task ChangeUnitAsync(string unit, string act, object change)
    {
        var tag = (await Api.ManageGet($"/units/{unit}")).ETag!;
        (await Api.Manage(HttpMethod.Post, $"/units/{unit}/{act}", change, null, ("If-Match", tag))).Must(HttpStatusCode.OK);
    }

    private static Task<Answer> ManageAsync(LeasedNewsroom newsroom, HttpMethod method, string path, string? ifMatch = null) =>
        Api.SendTo(
            newsroom.Address,
            method,
            "/manage/v1" + path,
            null,
            [("Authorization", $"Bearer {Newsroom.AdminKey}"), .. ifMatch is null ? [] : new[] { ("If-Match", ifMatch) }]
        );

    // Whatever of the schema could differ: an upgraded database and a new one must be the same.
    private static async Task<string> SchemaAsync(string owner) =>
        (string)
            (
                await Newsroom.SqlAsync(
                    """
                    select string_agg(line, e'\n' order by line collate "C") from (
                        select format('column %s.%s %s %s %s %s %s', table_name, column_name, data_type, collation_name, is_nullable,
                                column_default, generation_expression) as line
                            from information_schema.columns where table_schema = 'public'
                        union all select format('constraint %s %s %s', conrelid::regclass, conname, pg_get_constraintdef(oid))
                            from pg_constraint where connamespace = 'public'::regnamespace
                        union all select 'index ' || indexdef from pg_indexes where schemaname = 'public'
                        union all select format('view %s %s', viewname, definition) from pg_views where schemaname = 'public'
                        union all select 'trigger ' || pg_get_triggerdef(oid) from pg_trigger where not tgisinternal
                        union all select format('function %s %s %s %s', oid::regprocedure, provolatile, proconfig, md5(prosrc)) from pg_proc
                            where pronamespace = 'public'::regnamespace
                                and not exists (select from pg_depend where objid = pg_proc.oid and deptype = 'e')
                        union all select format('grant %s %s %s', grantee, table_name, privilege_type)
                            from information_schema.role_table_grants where table_schema = 'public' and grantee like 'humas%') lines
                    """,
                    owner
                )
            )!;

    private static string FindFolder([CallerFilePath] string here = "") => Path.GetDirectoryName(here)!;
}
