using System.Diagnostics;
using System.Net;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using HumasApi.Audit;
using HumasApi.Data;
using HumasApi.Domain;
using HumasApi.ReadModel;
using Npgsql;

namespace HumasApi.ApiTests.Upgrades;

/// <summary>
/// Databases of released versions are upgraded to today: each has a dump here, made once by <see cref="What_a_dump_holds_can_be_made"/>
/// before the release, and never changed after it. Restoring one needs no programs of PostgreSQL.
/// </summary>
internal sealed partial class UpgradeTests : SmallNewsroom
{
    private static readonly string Folder = FindFolder();

    private static IEnumerable<string> Dumps => Directory.EnumerateFiles(Folder, "*.sql").Select(Path.GetFileNameWithoutExtension)!;

    [TestCaseSource(nameof(Dumps))]
    public async Task A_database_of_a_released_version_is_upgraded_whole(string version)
    {
        await using var old = await NewsroomPool.RestoreAsync(await File.ReadAllTextAsync(Path.Combine(Folder, $"{version}.sql")));
        await Database.MigrateAsync(old.Owner, CancellationToken.None);

        Assert.That(await Database.PendingAsync(old.Owner, CancellationToken.None), Is.Empty);
        Assert.That(Differences(await SchemaAsync(old.Owner), await SchemaAsync(Newsroom.Owner)), Is.Empty);
        await IsWholeAsync(old);

        old.Start();
        await ReadersFindWhatWasLiveAsync(old);
        await EditorsGoOnAsync(old);
        await IsWholeAsync(old);
    }

    [Test]
    public void Each_released_version_has_a_dump()
    {
        var changelog = File.ReadAllText(Path.Combine(Folder, "..", "..", "..", "CHANGELOG.md"));
        Assert.That(changelog, Does.Contain("## ["));
        Assert.That(Released().Matches(changelog).Select(heading => heading.Groups[1].Value).Except(Dumps), Is.Empty);
    }

    /// <summary>
    /// With <c>HUMAS_WRITE_DUMP</c> its dump is written, by hand before a version is released; the version is that of the program.
    /// </summary>
    [Test]
    public async Task What_a_dump_holds_can_be_made()
    {
        await FillAsync();
        await IsWholeAsync(Newsroom.Current);
        if (Environment.GetEnvironmentVariable("HUMAS_WRITE_DUMP") is { Length: > 0 })
            await DumpAsync();
    }

    private static async Task DumpAsync()
    {
        var owner = new NpgsqlConnectionStringBuilder(Newsroom.Owner);
        var info = new ProcessStartInfo(
            "pg_dump",
            [
                .. new[] { "--host", owner.Host!, "--port", $"{owner.Port}", "--username", owner.Username!, owner.Database! },
                .. new[] { "--no-owner", "--no-privileges", "--no-comments", "--rows-per-insert=50" },
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
        var version = typeof(Database).Assembly.GetName().Version!.ToString(3);
        await File.WriteAllTextAsync(Path.Combine(Folder, $"{version}.sql"), NotPortable().Replace(text, ""));
    }

    private static async Task IsWholeAsync(LeasedNewsroom newsroom)
    {
        Assert.That((await ConsistencyCheck.CheckAsync(newsroom.Owner, 10, CancellationToken.None)).First, Is.Empty);
        var (wrong, lines) = await AuditChain.VerifyAsync(newsroom.Owner, null, CancellationToken.None);
        Assert.That(wrong, Is.Empty);
        Assert.That(lines, Is.GreaterThan(30));
    }

    private static async Task ReadersFindWhatWasLiveAsync(LeasedNewsroom newsroom)
    {
        Task<Answer> Get(string path) => Api.SendTo(newsroom.Address, HttpMethod.Get, path, null);
        var harvest = (await Get("/v1/articles/by-slug/panen-perdana")).Must(HttpStatusCode.OK).Data;
        Assert.That(harvest["summary"]!.GetValue<string>(), Is.EqualTo(Awkward));
        Assert.That(
            harvest["tags"]!.AsArray().Select(tag => tag!["slug"]!.GetValue<string>()),
            Is.EqualTo(new[] { "layanan", "panen" }),
            "one tag was merged into another"
        );
        (await Get("/v1/articles/by-slug/kabar-lama")).Must(HttpStatusCode.MovedPermanently);
        (await Get("/v1/articles/by-slug/ditarik")).IsProblem(HttpStatusCode.Gone, "article-gone");
        foreach (var slug in new[] { "tidak-pernah-ada", "dihapus", "rencana-kegiatan", "menunggu-tinjauan" })
            (await Get($"/v1/articles/by-slug/{slug}")).IsProblem(HttpStatusCode.NotFound, "not-found");
        var cards = (await Get("/v1/articles?unit=rutan-uji&scope=subtree")).Must(HttpStatusCode.OK).Data.AsArray();
        Assert.That(
            cards.Select(card => card!["slug"]!.GetValue<string>()),
            Is.EquivalentTo(new[] { "panen-perdana", "first-harvest", "kabar-baru", "diubah-setelah-terbit", "arsip" })
        );
        var unit = (await Get("/v1/units/by-slug/rutan-uji")).Must(HttpStatusCode.OK);
        Assert.That(unit.Data["name"]!.GetValue<string>(), Is.EqualTo("Rutan Uji Baru"));
        var link = await Newsroom.SqlAsync("select id from preview_links", newsroom.Owner);
        var preview = await Get($"/preview/v1/articles/{Secret.TextOf(PreviewLink.Prefix, (Guid)link!, KnownSecret)}");
        Assert.That(preview.Must(HttpStatusCode.OK).Text, Does.Contain("Ringkasan baru"));
    }

    private static async Task EditorsGoOnAsync(LeasedNewsroom newsroom)
    {
        Task<Answer> Manage(string key, HttpMethod method, string path, object? body, params (string Name, string Value)[] headers) =>
            Api.SendTo(newsroom.Address, method, "/manage/v1" + path, body, [("Authorization", $"Bearer {key}"), .. headers]);

        var id = (Guid)(await Newsroom.SqlAsync("select id from api_keys", newsroom.Owner))!;
        var writer = Secret.TextOf(ApiKey.Prefix, id, KnownSecret);
        (await Manage(writer, HttpMethod.Get, "/me", null)).Must(HttpStatusCode.OK);
        var draft = (await Manage(writer, HttpMethod.Get, "/articles/by-slug/rencana-kegiatan", null)).Must(HttpStatusCode.OK);
        var patch = new { subtitle = "Diubah sesudah pemutakhiran" };
        var patched = await Manage(writer, HttpMethod.Patch, $"/articles/{draft.Id}", patch, ("If-Match", draft.ETag!));
        var published = await Manage(
            Newsroom.AdminKey,
            HttpMethod.Post,
            $"/articles/{draft.Id}/publish",
            null,
            ("If-Match", patched.Must(HttpStatusCode.OK).ETag!)
        );
        published.Must(HttpStatusCode.OK);
        var seen = await Api.SendTo(newsroom.Address, HttpMethod.Get, "/v1/articles/by-slug/rencana-kegiatan", null);
        Assert.That(seen.Must(HttpStatusCode.OK).Data["subtitle"]!.GetValue<string>(), Is.EqualTo(patch.subtitle));
        var again = await Manage(Newsroom.AdminKey, HttpMethod.Post, "/articles", OnlyOnce, ("Idempotency-Key", "kunci-1"));
        var first = await Manage(Newsroom.AdminKey, HttpMethod.Get, "/articles/by-slug/sekali-saja", null);
        Assert.That(again.Must(HttpStatusCode.Created).Id, Is.EqualTo(first.Must(HttpStatusCode.OK).Id));
    }

    // Whatever of the schema could differ but the order of columns: an upgraded database and a new one must be the same.
    private static async Task<string[]> SchemaAsync(string owner) =>
        (string[])
            (
                await Newsroom.SqlAsync(
                    """
                    with ours as (select * from pg_class where relnamespace = 'public'::regnamespace),
                        functions as (select * from pg_proc where pronamespace = 'public'::regnamespace
                            and not exists (select from pg_depend where classid = 'pg_proc'::regclass and objid = pg_proc.oid
                                and deptype = 'e'))
                    select array_agg(line order by line collate "C") from (
                        select format('%s of kind %s %s %s', relname, relkind, reloptions, relpersistence) as line from ours
                        union all select format('column %s.%s %s %s null=%s identity=%s default %s%s storage=%s%s', relname, attname,
                                format_type(atttypid, atttypmod), attcollation::regcollation, not attnotnull, attidentity,
                                pg_get_expr(adbin, adrelid), attgenerated, attstorage, attcompression)
                            from ours join pg_attribute on attrelid = ours.oid and attnum > 0 and not attisdropped
                                left join pg_attrdef on adrelid = attrelid and adnum = attnum where relkind in ('r', 'v')
                        union all select format('constraint %s %s %s', conrelid::regclass, conname, pg_get_constraintdef(oid))
                            from pg_constraint where connamespace = 'public'::regnamespace
                        union all select 'index ' || indexdef from pg_indexes where schemaname = 'public'
                        union all select format('view %s %s', relname, pg_get_viewdef(oid)) from ours where relkind = 'v'
                        union all select format('sequence %s %s %s %s %s %s', relname, seqtypid::regtype, seqstart, seqincrement, seqmax,
                                seqcycle) from ours join pg_sequence on seqrelid = ours.oid
                        union all select format('trigger %s %s', pg_get_triggerdef(t.oid), tgenabled)
                            from pg_trigger t join ours on ours.oid = tgrelid where not tgisinternal
                        union all select pg_get_functiondef(oid) from functions
                        union all select format('statistics %s', pg_get_statisticsobjdef(oid)) from pg_statistic_ext
                        union all select format('extension %s', extname) from pg_extension
                        union all select format('right %s %s', relname, unnest(relacl)) from ours
                        union all select format('right %s %s', oid::regprocedure, unnest(proacl)) from functions
                        union all select format('right %s %s', nspname, unnest(nspacl)) from pg_namespace where nspname = 'public') lines
                    """,
                    owner
                )
            )!;

    private static string Differences(string[] upgraded, string[] fresh) =>
        string.Join('\n', [.. upgraded.Except(fresh).Select(line => "+ " + line), .. fresh.Except(upgraded).Select(line => "- " + line)]);

    private static string FindFolder([CallerFilePath] string here = "") => Path.GetDirectoryName(here)!;

    // What only psql or a newer PostgreSQL knows, and the headings of pg_dump.
    [GeneratedRegex(
        @"^--\n-- [^\n]+\n--\n\n*|^\\(un)?restrict [^\n]*\n|^SET transaction_timeout = 0;\n|^CREATE SCHEMA public;\n",
        RegexOptions.Multiline
    )]
    private static partial Regex NotPortable();

    [GeneratedRegex(@"^## \[(\d+\.\d+\.\d+)\]", RegexOptions.Multiline)]
    private static partial Regex Released();
}
