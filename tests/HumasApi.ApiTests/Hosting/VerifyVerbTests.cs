using System.Net;
using HumasApi.ApiTests.Embedded;
using HumasApi.Domain;
using HumasApi.Hosting;
using HumasApi.Postgres;
using HumasApi.ReadModel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace HumasApi.ApiTests.Hosting;

/// <summary><c>verify</c> and <c>rebuild</c> as an operator types them, on the newsroom that a first start makes.</summary>
[Parallelizable(ParallelScope.All)]
internal sealed class VerifyVerbTests : HostingTest
{
    private const int Articles = 40;
    private const string One =
        "(select id from articles where title like 'Asistensi Kehumasan%' or id = (select target_id from slugs where kind = "
        + "'article' and slug = 'asistensi-kehumasan-jateng') limit 1)";
    private const string Other = $"(select id from articles where id <> {One} and cardinality(tag_ids) > 0 order by id limit 1)";
    private const string Third = $"(select id from articles where id <> {One} order by id desc limit 1)";
    private const string TagOfOne = $"(select min(unnest::text)::uuid from articles, unnest(tag_ids) where id = {One})";
    private const string AuthorOfOne = $"(select min(unnest::text)::uuid from articles, unnest(author_ids) where id = {One})";

    // What is done to the tables, and what verify calls it.
    private static readonly (string Damage, string Line)[] Mendable =
    [
        ($"delete from published_articles where id = {One}", "published on one side only"),
        (
            "update articles set publication = 'unpublished', live_revision_id = null, live_revision_number = null, "
                + $"draft_state = 'draft' where id = {Other}",
            "published on one side only"
        ),
        (
            "insert into published_articles (id, slug, kind, language, translation_group_id, title, excerpt, time_zone, "
                + "published_at, first_published_at, modified_at, notices, unit_id, mentioned_unit_ids, author_ids, tag_ids, "
                + "seo_no_index) select gen_random_uuid(), 'hantu', kind, language, translation_group_id, title, excerpt, time_zone, "
                + "published_at, first_published_at, modified_at, notices, unit_id, mentioned_unit_ids, author_ids, tag_ids, "
                + $"seo_no_index from published_articles where id = {One}",
            "published on one side only"
        ),
        (
            $"update published_articles set slug = slug || '~' where id in ({One}, {Other}); update published_articles p set "
                + $"slug = q.slug from (select id, rtrim(slug, '~') as slug from published_articles where id in ({One}, {Other})) q "
                + $"where p.id in ({One}, {Other}) and p.id <> q.id",
            "a published row that differs from its live revision"
        ),
        ($"update articles set live_unit_id = null where id = {One}", "a wrong unit of the live revision"),
        ($"delete from published_bodies where article_id = {One}", "a body on one side only"),
        ($"update published_bodies set body = 'x' where article_id = {One}", "a body on one side only"),
        ("insert into published_bodies (article_id, body) values (gen_random_uuid(), 'x')", "a body on one side only"),
        ($"delete from published_tag_links where article_id = {One}", "a tag link on one side only"),
        (
            "insert into published_tag_links (tag_id, article_id, unit_id, published_at) select (select id from tags where id "
                + $"<> all (tag_ids) limit 1), id, unit_id, published_at from published_articles where id = {One}",
            "a tag link on one side only"
        ),
        ($"update published_tag_links set published_at = now() where article_id = {One}", "a tag link on one side only"),
        ($"update published_author_links set unit_id = gen_random_uuid() where article_id = {One}", "an author link on one side only"),
        (
            "insert into published_author_links (author_id, article_id, unit_id, published_at) values (gen_random_uuid(), "
                + "gen_random_uuid(), gen_random_uuid(), now())",
            "an author link on one side only"
        ),
        ($"delete from published_mention_links where article_id = {One}", "a mention link on one side only"),
        ("insert into count_deltas (kind, target_id, delta) select 'tag', id, 1 from tags limit 1", "a wrong count of a tag"),
        (
            "update count_deltas set delta = delta + 1 where kind = 'all' and id = (select min(id) from count_deltas where kind = 'all')",
            "a wrong count of all articles"
        ),
        ("insert into count_deltas (kind, target_id, delta) select 'unit', id, -3 from units limit 1", "a wrong count of a unit"),
        ($"delete from count_deltas where target_id = {AuthorOfOne}", "a wrong count of an author"),
        ("insert into count_deltas (kind, target_id, delta) values ('tag', gen_random_uuid(), 1)", "a wrong count of a tag"),
        (
            "insert into month_deltas (kind, target_id, part, delta) select kind, target_id, part, 1 from month_deltas where "
                + "kind = 'tag' limit 1",
            "a wrong count of a month"
        ),
        (
            "update month_deltas set part = part + interval '15 minutes' where id = (select min(id) from month_deltas where kind = 'all')",
            "a wrong count of a month"
        ),
        ("delete from month_deltas where kind = 'unit' and id % 2 = 0", "a wrong count of a month"),
        ($"update slugs set state = 'retired' where kind = 'article' and target_id = {One}", "an address that is not the article's"),
        ($"delete from slugs where kind = 'article' and target_id = {One}", "the address of a newest revision"),
        (
            $"update slugs set target_id = gen_random_uuid() where kind = 'article' and target_id = {One}",
            "an address that is not the article's"
        ),
        ($"insert into slugs (kind, slug, target_id, state) values ('article', 'kedua', {One}, 'current')", "a second current address"),
        ("update slugs set state = 'reserved' where kind = 'unit' and slug = 'ditjenpas'", "an address that is not the unit's"),
        ($"delete from slugs where kind = 'author' and target_id = {AuthorOfOne}", "an address that is not the author's"),
        ($"insert into slugs (kind, slug, target_id, state) values ('tag', 'kedua', {TagOfOne}, 'current')", "a second current address"),
        (
            "insert into slugs (kind, slug, target_id, state) values ('tag', 'x', gen_random_uuid(), 'reserved')",
            "a reserved address without a record"
        ),
        ($"update tags set first_published_at = null where id = {TagOfOne}", "a tag of a live article that readers do not know"),
        ($"update authors set first_published_at = null where id = {AuthorOfOne}", "an author of a live article that readers do not know"),
        (
            $"insert into gone_articles (article_id, mode, at, see_also) values ({One}, 'gone', now(), array[]::uuid[])",
            "a tombstone of an article that is not unpublished"
        ),
        (
            "update articles set publication = 'unpublished', live_revision_id = null, live_revision_number = null, "
                + $"draft_state = 'draft' where id = {Third}",
            "unpublished without a tombstone"
        ),
        ("delete from unit_ancestors where depth = 2", "unit_ancestors that contradict unit_parents"),
        (
            "update unit_ancestors set from_at = now() where depth = 1 and unit_id = (select id from units where slug = "
                + "'kanwil-kemenkumham-jateng')",
            "unit_ancestors that contradict unit_parents"
        ),
        (
            "insert into unit_ancestors (line, ancestor_id, unit_id, depth, from_at, to_at) select 'technical', "
                + "gen_random_uuid(), id, 1, '-infinity', 'infinity' from units limit 1",
            "unit_ancestors that contradict unit_parents"
        ),
        ($"delete from changes where entity_id = {One}", "a publication missing from the change log"),
        ($"update changes set after = after || '{{\"slug\": \"lain\"}}' where entity_id = {One}", "the change log contradicts the record"),
        ($"update changes set after = after || '{{\"tags\": []}}' where entity_id = {One}", "the change log contradicts the record"),
        (
            $"update changes set after = jsonb_set(after, '{{authors}}', to_jsonb(array[gen_random_uuid()])) where entity_id = {One}",
            "the change log contradicts the record"
        ),
        ($"update changes set kind = 'article.unpublished', after = null where entity_id = {One}", "the change log contradicts the record"),
        (
            "insert into changes (at, kind, entity, entity_id, entity_version, actor) values (now(), 'article.published', "
                + "'article', gen_random_uuid(), 1, '{\"name\":\"x\"}')",
            "the change log contradicts the record"
        ),
    ];

    // Of these the articles themselves are wrong, or what was told cannot be taken back.
    private static readonly (string Damage, string Line)[] Unmendable =
    [
        (
            "update changes set entity_version = 9 where entity = 'tag' and position = (select min(position) from changes "
                + "where entity = 'tag')",
            "the change log is ahead of a record"
        ),
        ($"update articles set live_revision_id = gen_random_uuid() where id = {One}", "a live article without its live revision"),
        ($"update articles set title = 'x' where id = {One}", "an article that differs from its newest revision"),
        ($"update articles set last_revision_number = 0, newest_revision_number = 0 where id = {One}", "a revision beyond the last"),
        (
            "update unit_names set valid_from = date '1999-01-01' where valid_from is null and unit_id = (select id from units "
                + "where slug = 'ditjenpas')",
            "a unit without a name on some day"
        ),
    ];

    [Test]
    public async Task Each_kind_of_damage_is_named_and_what_can_be_made_again_is_mended()
    {
        await using var server = await SmallNewsroomAsync();
        var database = server.SuperuserConnectionString;
        Assert.That(await FindAsync(database), Is.Empty, "The demo agrees.");
        var sound = await ReadersGetAsync(database);
        Assert.That(
            (await Rebuild.RunAsync(database, TimeProvider.System, CancellationToken.None)).ToString(),
            Is.EqualTo($"Compared {Articles} articles with the read model: nothing to repair.")
        );
        Assert.That(await ReadersGetAsync(database), Is.EqualTo(sound), "Nothing was written.");

        foreach (var (damage, line) in Mendable)
        {
            await Sql.ScalarAsync(database, damage);
            Assert.That(await FindAsync(database), Has.Some.StartsWith(line), damage);
            var done = await Rebuild.RunAsync(database, TimeProvider.System, CancellationToken.None);
            // A rebuild checks all after it has mended, except for the tree and the change log: these it mends last.
            Assert.That(done.Unrepaired, Is.Zero, damage);
            if (line.StartsWith("unit_ancestors", StringComparison.Ordinal) || line.StartsWith("the change log", StringComparison.Ordinal))
                Assert.That(await FindAsync(database), Is.Empty, $"{damage}: {done}");
        }
        Assert.That(await FindAsync(database), Is.Empty);
        Assert.That(
            await Rebuild.RunAsync(database, TimeProvider.System, CancellationToken.None),
            Is.EqualTo(new Rebuilt { Articles = Articles }),
            "A second time there is nothing to do."
        );

        foreach (var (damage, line) in Unmendable)
        {
            await using var connection = new NpgsqlConnection(database);
            await connection.OpenAsync();
            await using var transaction = await connection.BeginTransactionAsync();
            await using (var command = new NpgsqlCommand(damage, connection))
                await command.ExecuteNonQueryAsync();
            Assert.That(
                await ConsistencyCheck.FindAsync(connection, CancellationToken.None).Select(one => one.ToString()).ToListAsync(),
                Has.Some.StartsWith(line),
                damage
            );
        }
        foreach (var (damage, _) in Unmendable)
            await Sql.ScalarAsync(database, damage);
        var rest = await Rebuild.RunAsync(database, TimeProvider.System, CancellationToken.None);
        Assert.That(rest.Unrepaired, Is.EqualTo((await FindAsync(database)).Count).And.GreaterThan(3));
        Assert.That(
            rest.ToString(),
            Does.EndWith("inconsistent record(s) remain that only a person can repair: HumasApi verify lists them.")
        );
        Assert.That(
            await ReadersGetOneAsync(database),
            Is.EqualTo("asistensi-kehumasan-jateng"),
            "What readers have of an article that is damaged itself is left to them."
        );
    }

    [Test]
    public async Task No_column_of_what_readers_get_is_left_out()
    {
        await using var server = await SmallNewsroomAsync();
        var columns = (
            (string)
                (
                    await Sql.ScalarAsync(
                        server.SuperuserConnectionString,
                        "select string_agg(column_name || ' ' || udt_name, ',') from information_schema.columns where "
                            + "table_name = 'published_articles' and is_generated = 'NEVER'"
                    )
                )!
        )
            .Split(',')
            .Select(column => column.Split(' '))
            .Where(column => column[0] != "id")
            .ToList();
        Assert.That(columns, Has.Count.GreaterThan(25));
        await using var connection = new NpgsqlConnection(server.SuperuserConnectionString);
        await connection.OpenAsync();
        // Columns are numbered from 1, and check after check those are changed whose number has a certain bit: no two columns are changed
        // in the same checks, so one that is called by the name of another is found as well as one that is left out.
        for (var bit = 1; bit <= columns.Count; bit <<= 1)
        {
            var changed = columns.Where((_, index) => ((index + 1) & bit) > 0).ToList();
            await using var transaction = await connection.BeginTransactionAsync();
            await using (
                var damage = new NpgsqlCommand(
                    "update published_articles set "
                        + $"{string.Join(", ", changed.Select(column => $"{column[0]} = {AnotherValue(column[0], column[1])}"))} "
                        + $"where id = {One}",
                    connection
                )
            )
                Assert.That(await damage.ExecuteNonQueryAsync(), Is.EqualTo(1));
            var named = new List<string>();
            await foreach (var found in ConsistencyCheck.FindAsync(connection, CancellationToken.None))
                if (found.What == "a published row that differs from its live revision")
                    named.AddRange(found.Detail!.Split(", "));
            Assert.That(named, Is.EquivalentTo(changed.Select(column => column[0])));
        }

        static string AnotherValue(string column, string type) =>
            type switch
            {
                "uuid" => "gen_random_uuid()",
                "_uuid" => "array[gen_random_uuid()]",
                "_text" => "array['x']",
                "bool" => $"not {column}",
                "timestamptz" => "now()",
                "date" => "date '1999-01-01'",
                "jsonb" => "'[{\"kind\":\"x\"}]'",
                _ => "'x'",
            };
    }

    [Test]
    public async Task What_a_rebuild_mends_is_served_and_told_as_any_other_change()
    {
        await (await PreparedNewsroom.Demo).CopyToAsync(Folder);
        var service = await ServeAsync(AdminKey);
        const string Path = "/v1/articles/by-slug/asistensi-kehumasan-jateng";
        var sound = (await service.GetAsync(Path)).Must(HttpStatusCode.OK);
        var id = sound.Id;
        await AllAgreesAsync();

        await SqlAsync(
            $"delete from published_articles where id = '{id}'; update published_articles set title = 'Salah' where id = "
                + $"{Other}; delete from unit_ancestors where depth > 0 and line = 'administrative'"
        );
        // What was asked for before is kept; damage has no line in the log.
        (await service.GetAsync(Path + "?fields=title")).Must(HttpStatusCode.NotFound);
        var (exitCode, _, error) = await Verb.RunAsync(["verify"], Data);
        Assert.That(exitCode, Is.EqualTo(1));
        Assert.That(
            error,
            Does.Contain($"published on one side only: {id} (readers lack it)\n")
                .And.Contain("(title)\n")
                .And.Contain("inconsistent record(s). HumasApi rebuild repairs")
        );
        Assert.That(error, Does.Not.Contain("   at "));

        var (before, since) = (await SqlAsync("select max(position) from changes"), DateTimeOffset.UtcNow.ToSeconds());
        await SucceedsAsync(
            "Compared 500 articles with the read model: created 1, repaired 1 and removed 0; corrected 65 counts, slugs, "
                + "names, tombstones and units; logged changes of 0 articles.",
            "rebuild"
        );
        await AllAgreesAsync();
        await SucceedsAsync("Compared 500 articles with the read model: nothing to repair.", "rebuild");
        var again = (await service.GetAsync(Path)).Must(HttpStatusCode.OK);
        Assert.That(again.Data["body"]!.ToJsonString(), Is.EqualTo(sound.Data["body"]!.ToJsonString()));
        Assert.That(
            (await service.GetAsync($"/v1/articles?modifiedSince={since:yyyy-MM-ddTHH:mm:ssZ}&sort=modifiedAt"))
                .Must(HttpStatusCode.OK)
                .Data.AsArray()
                .Select(row => row!["id"]!.GetValue<string>()),
            Does.Contain(id),
            "Builders that ask for what was modified get it."
        );
        Assert.That(
            await SqlAsync(
                $"select string_agg(kind || ' ' || (after ->> 'slug'), ',') from changes where position > {before} and entity = "
                    + $"'article' and entity_id = '{id}'"
            ),
            Is.EqualTo("article.updated asistensi-kehumasan-jateng")
        );
        await service.StopAsync();
        await AllAgreesAsync();
    }

    [Test]
    public async Task The_first_hundred_are_named_and_all_are_counted()
    {
        await (await PreparedNewsroom.Demo).CopyToAsync(Folder);
        await ServeAsync();
        await SqlAsync("update published_articles set title = title || '!'");
        var (exitCode, _, error) = await Verb.RunAsync(["verify"], Data);
        Assert.That(exitCode, Is.EqualTo(1));
        var lines = error.Trim().Split('\n');
        Assert.That(lines, Has.Length.EqualTo(101));
        Assert.That(lines[^1], Does.StartWith("500 inconsistent record(s), of which these are the first 100."));
    }

    [Test]
    public async Task While_a_service_publishes_neither_verb_sees_ghosts_or_gets_in_the_way()
    {
        await (await PreparedNewsroom.Demo).CopyToAsync(Folder);
        var service = await ServeAsync(AdminKey);
        using var enough = new CancellationTokenSource();
        var ids = (
            (string)(await SqlAsync("select string_agg(id::text, ',') from (select id from articles order by id limit 40) chosen"))!
        ).Split(',');
        var tags = new[] { "siaran", "liputan" };
        foreach (var tag in tags)
            (await service.SendAsync(HttpMethod.Put, $"/manage/v1/tags/by-slug/{tag}", new { name = tag }, Key)).Must(
                HttpStatusCode.Created
            );
        var acts = 0;
        async Task PublishAsync(int editor)
        {
            for (var round = 0; !enough.IsCancellationRequested; round++)
            {
                var path = $"/manage/v1/articles/{ids[(editor * 10) + (round % 10)]}";
                var version = (await service.SendAsync(HttpMethod.Get, path, key: Key)).Must(HttpStatusCode.OK).Data[
                    "version"
                ]!.GetValue<int>();
                (
                    await service.SendAsync(
                        HttpMethod.Patch,
                        path,
                        new
                        {
                            title = $"Judul {editor} {round}",
                            body = $"<p>Isi {round}</p>",
                            tags = new[] { new { slug = tags[round % 2] } },
                        },
                        Key,
                        version
                    )
                ).Must(HttpStatusCode.OK);
                (await service.SendAsync(HttpMethod.Post, path + "/publish", new { }, Key, version + 1)).Must(HttpStatusCode.OK);
                if (round % 5 == 4)
                    (await service.SendAsync(HttpMethod.Post, path + "/unpublish", new { }, Key, version + 2)).Must(HttpStatusCode.OK);
                Interlocked.Increment(ref acts);
            }
        }
        var editors = Enumerable.Range(0, 4).Select(PublishAsync).ToList();
        await using (var server = await EmbeddedPostgres.AttachAsync(Folder.Options, NullLogger.Instance, CancellationToken.None))
            for (var check = 0; check < Rounds.Of(200); check++)
            {
                var from = Volatile.Read(ref acts);
                var (found, _) = await ConsistencyCheck.CheckAsync(server!.AppConnectionString, 10, CancellationToken.None);
                Assert.That(found, Is.Empty, $"check {check}");
                if (check % 10 == 5)
                    Assert.That(
                        (await Rebuild.RunAsync(server.AppConnectionString, TimeProvider.System, CancellationToken.None)).ToString(),
                        Does.EndWith("nothing to repair.")
                    );
                await Eventually.TrueAsync(
                    () => Volatile.Read(ref acts) > from || editors.Any(editor => editor.IsFaulted),
                    () => service.Output
                );
            }
        await enough.CancelAsync();
        await Task.WhenAll(editors);
        await AllAgreesAsync();
        TestContext.Out.WriteLine($"{acts} publishes during {Rounds.Of(200)} checks");
    }

    [Test]
    public async Task A_database_of_another_version_is_refused_with_a_sentence()
    {
        foreach (var verb in new[] { "verify", "rebuild" })
        {
            var (exitCode, output, error) = await HumasProcess.RunAsync([verb], Data);
            Assert.That(exitCode, Is.EqualTo(1), output);
            Assert.That(error, Does.Contain("Run `HumasApi migrate`").And.Not.Contain("   at "));
        }
        Assert.That(Postgres, Is.Null);
    }

    // A part of the demo: what is done here is done to all articles, many times.
    private async Task<EmbeddedPostgres> SmallNewsroomAsync()
    {
        await (await PreparedNewsroom.Empty).CopyToAsync(Folder);
        var server = await EmbeddedPostgres.StartAsync(Folder.Options, NullLogger.Instance, CancellationToken.None);
        await using var service = TestService.StartInMemory(server.AppConnectionString, server.ReadConnectionString, _ => { });
        await using var scope = service.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<DemoSeed>().FillAsync(Articles, CancellationToken.None);
        return server;
    }

    private static async Task<List<string>> FindAsync(string database) =>
        [.. (await ConsistencyCheck.CheckAsync(database, int.MaxValue, CancellationToken.None)).First.Select(one => one.ToString())];

    private static Task<object?> ReadersGetOneAsync(string database) =>
        Sql.ScalarAsync(database, $"select slug from published_articles where id = {One}");

    private static async Task<string> ReadersGetAsync(string database) =>
        (string)
            (
                await Sql.ScalarAsync(
                    database,
                    """
                    select md5(concat((select string_agg(p::text, ',' order by id) from published_articles p), (select string_agg(s::text, ',' order by kind, slug) from slugs s),
                        (select string_agg(c::text, ',' order by id) from count_deltas c), (select string_agg(m::text, ',' order by id) from month_deltas m), (select max(position) from changes)))
                    """
                )
            )!;

    private async Task SucceedsAsync(string says, params string[] arguments)
    {
        var (exitCode, output, error) = await Verb.RunAsync(arguments, Data);
        Assert.That(exitCode, Is.Zero, error);
        Assert.That(output.Trim(), Is.EqualTo(says));
    }
}
