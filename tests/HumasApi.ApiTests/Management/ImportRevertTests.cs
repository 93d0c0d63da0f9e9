using System.Net;
using System.Text.Json.Nodes;

namespace HumasApi.ApiTests.Management;

/// <summary>What an import wrote is undone, but for what others have changed since.</summary>
internal sealed class ImportRevertTests : ImportTest
{
    [Test]
    public async Task What_an_import_created_goes_and_a_corrected_file_brings_it_back()
    {
        await SceneAsync();
        var file = Lines([
            Item("a1", "Satu", new { tags = new[] { new { name = "Tag Baru" } } }),
            Item("a2", "Dua"),
            Item("a3", "Tiga", new { publish = false }),
        ]);
        var import = await RunAsync(file, "source=web-lama&create=tags");
        var (one, two, draft) = (await IdOf("a1"), await IdOf("a2"), await IdOf("a3"));
        var edited = (await Api.ManageGet($"/articles/{two}")).Must(HttpStatusCode.OK);
        (await Api.Patch($"/articles/{two}", new { title = "Dua, disunting" }, edited.Data["version"]!.GetValue<int>())).Must(
            HttpStatusCode.OK
        );

        var plan = (await Api.ManageGet($"/imports/{import["id"]}/revert")).Must(HttpStatusCode.OK).Data;
        Assert.That(Plan(plan), Is.EqualTo("deleted 1 unpublished 1 restored 0 kept 1"));
        Assert.That(plan["keptArticles"]![0]!["id"]!.GetValue<string>(), Is.EqualTo(two));
        Assert.That((await Api.Get($"/v1/articles/{one}")).Status, Is.EqualTo(HttpStatusCode.OK), "a preview changes nothing");

        var reverted = await RevertAsync(import);
        Assert.That(reverted["items"]!["reverted"]!.GetValue<long>(), Is.EqualTo(2));
        Assert.That(await MessagesAsync(reverted, "warnings"), Has.Exactly(2).EqualTo("0 revert-kept"), "it, and the tag of the other");
        Assert.That((await Api.Get($"/v1/articles/{one}")).Status, Is.EqualTo(HttpStatusCode.Gone));
        Assert.That((await Api.Get($"/v1/articles/{two}")).Status, Is.EqualTo(HttpStatusCode.OK), "a person edited it");
        Assert.That((await Api.ManageGet($"/articles/{draft}")).Status, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await Api.ManageGet("/tags/by-slug/tag-baru")).Status, Is.EqualTo(HttpStatusCode.OK), "an article still has it");
        Assert.That(await Newsroom.InconsistenciesAsync(), Is.Empty);

        var again = await RunAsync(file.Replace("Satu", "Satu, benar", StringComparison.Ordinal), "source=web-lama&create=tags");
        Assert.That(Counts(again), Is.EqualTo("read 3 created 1 updated 1 unchanged 0 failed 1 skipped 0"), "edited-since-import");
        var back = (await Api.Get($"/v1/articles/{one}")).Must(HttpStatusCode.OK).Data;
        Assert.That(back["title"]!.GetValue<string>(), Is.EqualTo("Satu, benar"));
        Assert.That(back["slug"]!.GetValue<string>(), Is.EqualTo("satu"), "under its address");
    }

    [Test]
    public async Task What_was_there_before_is_restored()
    {
        await SceneAsync();
        await RunAsync(Lines([Item("a1", "Tayang lama"), Item("a2", "Draf lama", new { publish = false }), Item("a3", "Sama")]));
        var (live, draft) = (await IdOf("a1"), await IdOf("a2"));
        // The second item with a key replaces the first: the article is as before the file, not as between them.
        var import = await RunAsync(
            Lines([Item("a1", "Tayang baru"), Item("a2", "Draf baru"), Item("a3", "Sama"), Item("a1", "Tayang lebih baru")])
        );
        Assert.That(Counts(import), Is.EqualTo("read 4 created 0 updated 3 unchanged 1 failed 0 skipped 0"));
        Assert.That((await Api.Get($"/v1/articles/{draft}")).Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(
            Plan((await Api.ManageGet($"/imports/{import["id"]}/revert")).Data),
            Is.EqualTo("deleted 0 unpublished 0 restored 2 kept 0")
        );

        await RevertAsync(import);
        var read = (await Api.Get($"/v1/articles/{live}")).Must(HttpStatusCode.OK).Data;
        Assert.That(read["title"]!.GetValue<string>(), Is.EqualTo("Tayang lama"));
        Assert.That((await Api.Get($"/v1/articles/{draft}")).Status, Is.EqualTo(HttpStatusCode.Gone));
        Assert.That((await Api.ManageGet($"/articles/{draft}")).Data["title"]!.GetValue<string>(), Is.EqualTo("Draf lama"));
        Assert.That(await Newsroom.InconsistenciesAsync(), Is.Empty);
        Assert.That(Plan((await Api.ManageGet($"/imports/{import["id"]}/revert")).Data), Does.EndWith("restored 0 kept 0"));

        // What was restored is what the source may change.
        var later = await RunAsync(Lines([Item("a1", "Tayang terbaru")]));
        Assert.That(Counts(later), Is.EqualTo("read 1 created 0 updated 1 unchanged 0 failed 0 skipped 0"));
    }

    [Test]
    public async Task What_a_mirror_withdrew_comes_back_by_revert_and_by_its_source()
    {
        await SceneAsync();
        var both = Lines([Item("a1", "Satu"), Item("a2", "Dua")]);
        await RunAsync(both);
        var two = await IdOf("a2");
        var import = await RunAsync(Lines([Item("a1", "Satu")]), "source=web-lama&complete=true&missing=unpublish");
        Assert.That((await Api.Get($"/v1/articles/{two}")).Status, Is.EqualTo(HttpStatusCode.Gone));
        Assert.That(Counts(await RunAsync(both)), Is.EqualTo("read 2 created 0 updated 1 unchanged 1 failed 0 skipped 0"));
        Assert.That((await Api.Get($"/v1/articles/{two}")).Status, Is.EqualTo(HttpStatusCode.OK), "its source has it again");

        import = await RunAsync(Lines([Item("a1", "Satu")]), "source=web-lama&complete=true&missing=unpublish");
        await RevertAsync(import);
        Assert.That((await Api.Get($"/v1/articles/{two}")).Status, Is.EqualTo(HttpStatusCode.OK));

        // A person's decision is not the source's to undo.
        var version = (await Api.ManageGet($"/articles/{two}")).Data["version"]!.GetValue<int>();
        (await Api.Post($"/articles/{two}/unpublish", null, version)).Must(HttpStatusCode.OK);
        Assert.That(Counts(await RunAsync(both)), Is.EqualTo("read 2 created 0 updated 0 unchanged 1 failed 1 skipped 0"));
    }

    [Test]
    public async Task Records_that_nothing_uses_any_more_go_and_the_rest_of_the_rules_hold()
    {
        await SceneAsync();
        var import = await RunAsync(
            Lines([
                Item(
                    "a1",
                    "Satu",
                    new
                    {
                        publish = false,
                        tags = new[] { new { name = "Tag Baru" } },
                        authors = new[] { new { name = "Budi Baru" } },
                    }
                ),
            ]),
            "source=web-lama&create=tags,authors"
        );
        var dry = await RunAsync(Lines([Item("a2", "Dua")]), "source=web-lama&dryRun=true");
        var refused = await Api.Post($"/imports/{dry["id"]}/revert");
        Assert.That((refused.Status, refused.Code), Is.EqualTo((HttpStatusCode.Conflict, "import-state")));
        await RevertAsync(import);
        foreach (var gone in new[] { "/tags/by-slug/tag-baru", "/authors/by-slug/budi-baru" })
            Assert.That((await Api.ManageGet(gone)).Status, Is.EqualTo(HttpStatusCode.NotFound), gone);
        var lines = (await Api.ManageGet("/audit?action=revertImport&limit=10")).Must(HttpStatusCode.OK).Data.AsArray();
        Assert.That(lines, Has.Count.EqualTo(4), "the import, the article, the tag and the author");
        Assert.That(Counts(await RunAsync(Lines([Item("a1", "Satu")]))), Does.StartWith("read 1 created 1"), "it is new again");
    }

    // A text that was unpublished for a court must not come back because an import was undone.
    [Test]
    public async Task What_a_person_unpublished_stays_so_through_imports_and_their_reverts()
    {
        await SceneAsync();
        var file = Lines([Item("a1", "Satu")]);
        await RunAsync(file);
        var one = await IdOf("a1");
        (await Api.Post($"/articles/{one}/unpublish", new { @as = "notFound" }, await VersionOf(one))).Must(HttpStatusCode.OK);
        await RevertAsync(await RunAsync(Lines([Item("a1", "Satu lagi", new { publish = false })])));
        Assert.That(Counts(await RunAsync(file)), Does.Contain("failed 1"), "unpublished-since-import");
        await RunAsync("{}", "source=web-lama&complete=true&missing=unpublish");
        Assert.That((await Api.Get($"/v1/articles/{one}")).Status, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task An_edit_that_an_import_replaced_comes_back_as_an_edit()
    {
        await SceneAsync();
        await RunAsync(Lines([Item("a1", "Satu")]));
        var one = await IdOf("a1");
        (await Api.Patch($"/articles/{one}", new { title = "Satu, disunting" }, await VersionOf(one))).Must(HttpStatusCode.OK);
        var import = await RunAsync(Lines([Item("a1", "Satu, baru")]), "source=web-lama&overwrite=true");
        Assert.That(Counts(import), Does.Contain("updated 1"));
        await RevertAsync(import);
        Assert.That((await Api.ManageGet($"/articles/{one}")).Data["title"]!.GetValue<string>(), Is.EqualTo("Satu, disunting"));
        Assert.That((await Api.Get($"/v1/articles/{one}")).Data["title"]!.GetValue<string>(), Is.EqualTo("Satu"), "the edit was a draft");
        Assert.That(Counts(await RunAsync(Lines([Item("a1", "Satu, baru")]))), Does.Contain("failed 1"), "edited-since-import");
    }

    [Test]
    public async Task Imports_are_undone_one_after_the_other_with_their_dates()
    {
        await SceneAsync();
        var first = await RunAsync(Lines([Item("a1", "Satu")]));
        var second = await RunAsync(Lines([Item("a1", "Dua", new { publishedAt = "2018-01-01T08:00:00+07:00" })]));
        var one = await IdOf("a1");
        await RevertAsync(second);
        var read = (await Api.Get($"/v1/articles/{one}")).Must(HttpStatusCode.OK).Data;
        Assert.That(read["title"]!.GetValue<string>(), Is.EqualTo("Satu"));
        Assert.That(read["publishedAt"]!.GetValue<string>(), Is.EqualTo("2019-09-10T01:00:00Z"));
        await RevertAsync(first);
        Assert.That((await Api.Get($"/v1/articles/{one}")).Status, Is.EqualTo(HttpStatusCode.Gone));
        // A corrected file may come as drafts first.
        await RunAsync(Lines([Item("a1", "Tiga")]), "source=web-lama&publish=draft");
        Assert.That(Counts(await RunAsync(Lines([Item("a1", "Tiga")]))), Does.Contain("updated 1"));
        Assert.That((await Api.Get($"/v1/articles/{one}")).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task A_repeated_item_and_a_translation_are_undone_as_well()
    {
        await SceneAsync();
        await RunAsync(Lines([Item("a1", "Satu")]));
        var import = await RunAsync(Lines([Item("a1", "Dua"), Item("a1", "Satu"), Item("a2", "Asli", new { publish = false })]));
        var original = await IdOf("a2");
        var translated = await RunAsync(
            Lines([
                Item(
                    "a3",
                    "Original",
                    new
                    {
                        publish = false,
                        language = "en",
                        translationOf = new { id = original },
                    }
                ),
            ])
        );
        Assert.That(Counts(translated), Does.Contain("created 1"));
        await RevertAsync(translated);
        var reverted = await RevertAsync(import);
        Assert.That(await MessagesAsync(reverted, "warnings"), Has.None.Contains("revert-kept"));
        Assert.That((await Api.Get($"/v1/articles/{await IdOf("a1")}")).Data["title"]!.GetValue<string>(), Is.EqualTo("Satu"));
        Assert.That((await Api.ManageGet($"/articles/{original}")).Status, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task Who_may_not_unpublish_is_told_before()
    {
        await SceneAsync();
        var importer = await Key("importer");
        var import = await EndAsync((await SendAsync(Lines([Item("a1", "Satu")]), key: importer)).Must(HttpStatusCode.Accepted).Id);
        var refused = await Api.As(importer, HttpMethod.Post, $"/imports/{import["id"]}/revert", null);
        Assert.That(refused.Status, Is.EqualTo(HttpStatusCode.Forbidden));
        var plan = (await Api.As(importer, HttpMethod.Get, $"/imports/{import["id"]}/revert", null)).Must(HttpStatusCode.OK).Data;
        Assert.That(Plan(plan), Is.EqualTo("deleted 0 unpublished 0 restored 0 kept 1"));
    }

    [Test]
    public async Task What_its_source_held_beside_an_article_is_kept_on_request()
    {
        await SceneAsync();
        const string File = "judul,isi,unit,id,catatan,nik\nPanen,Isi panen,rutan,7,Foto hilang,3301\n";
        var import = await RunAsync(File, "source=web-lama&mapping=nik:-");
        Assert.That((await ExtraOf("7"))["extra"]!.AsArray(), Is.Empty);
        var kept = await RunAsync(File, "source=web-lama&extra=keep&mapping=nik:-");
        Assert.That(Counts(kept), Does.Contain("unchanged 1"));
        var record = await ExtraOf("7");
        Assert.That(
            record["extra"]!.AsArray().Select(part => $"{part!["name"]}: {part["value"]}"),
            Is.EquivalentTo(new[] { "catatan: Foto hilang" })
        );
        Assert.That(record["importId"]!.GetValue<string>(), Is.EqualTo(import["id"]!.GetValue<string>()), "the one that wrote it");
        Assert.That(record["isEdited"]!.GetValue<bool>(), Is.False);
        // What is kept beside the article is a change as well, and what the source has taken out goes.
        await RunAsync(File.Replace("Foto hilang", "Foto ada", StringComparison.Ordinal), "source=web-lama&extra=keep&mapping=nik:-");
        Assert.That((await ExtraOf("7"))["extra"]![0]!["value"]!.GetValue<string>(), Is.EqualTo("Foto ada"));
        await RunAsync(File.Replace("Foto hilang", "", StringComparison.Ordinal), "source=web-lama&extra=keep&mapping=nik:-");
        Assert.That((await ExtraOf("7"))["extra"]!.AsArray(), Is.Empty);
    }

    [Test]
    public async Task Comments_and_fields_are_kept_without_addresses_and_passwords()
    {
        await SceneAsync();
        const string File = """
            <rss version="2.0" xmlns:wp="http://wordpress.org/export/1.2/" xmlns:content="http://purl.org/rss/1.0/modules/content/">
            <channel><item><title>Panen</title><content:encoded>Isi panen.</content:encoded><wp:post_id>7</wp:post_id>
            <wp:post_type>post</wp:post_type><wp:status>publish</wp:status><wp:post_password>rahasia</wp:post_password>
            <wp:postmeta><wp:meta_key>kontributor</wp:meta_key><wp:meta_value>Budi</wp:meta_value></wp:postmeta>
            <wp:postmeta><wp:meta_key>_edit_lock</wp:meta_key><wp:meta_value>1</wp:meta_value></wp:postmeta>
            <wp:comment><wp:comment_author>Ani</wp:comment_author><wp:comment_author_email>ani@surat.example</wp:comment_author_email>
            <wp:comment_author_IP>192.0.2.7</wp:comment_author_IP><wp:comment_content>Mantap!</wp:comment_content></wp:comment>
            </item></channel></rss>
            """;
        var import = await RunAsync(File, "source=web-lama&unit=rutan&extra=keep");
        Assert.That(Counts(import), Does.StartWith("read 1 created 1"));
        var extra = (await ExtraOf("7"))["extra"]!.ToJsonString();
        Assert.That(extra, Does.Contain("Mantap!").And.Contain("Ani").And.Contain("kontributor").And.Contain("Budi"));
        Assert.That(extra, Does.Not.Contain("surat.example").And.Not.Contain("192.0.2.7").And.Not.Contain("rahasia"));
        Assert.That(extra, Does.Not.Contain("_edit_lock"));
    }

    private static async Task<JsonNode> ExtraOf(string key) =>
        (await Api.ManageGet($"/articles/{await IdOf(key)}/import")).Must(HttpStatusCode.OK).Data;

    private static async Task<string> IdOf(string key) =>
        (await Api.ManageGet($"/articles/by-source/web-lama/{key}")).Must(HttpStatusCode.OK).Id;

    private static async Task<int> VersionOf(string id) => (await Api.ManageGet($"/articles/{id}")).Data["version"]!.GetValue<int>();

    private static async Task<JsonNode> RevertAsync(JsonNode import)
    {
        (await Api.Post($"/imports/{import["id"]}/revert")).Must(HttpStatusCode.Accepted);
        return await EndAsync(import["id"]!.GetValue<string>());
    }

    private static string Plan(JsonNode plan) =>
        string.Join(' ', plan.AsObject().Where(member => member.Value is JsonValue).Select(member => $"{member.Key} {member.Value}"));
}
