using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace HumasApi.ApiTests.Management;

/// <summary>Files of articles: /manage/v1/imports, from the upload to what readers get.</summary>
internal sealed class ImportTests : ImportTest
{
    [Test]
    public async Task A_file_is_written_once_however_often_it_is_sent()
    {
        await SceneAsync();
        var file = Lines([.. Enumerable.Range(1, 600).Select(number => Item($"a{number}", $"Panen {number}"))]);

        var first = await RunAsync(file);
        Assert.That(Counts(first), Is.EqualTo("read 600 created 600 updated 0 unchanged 0 failed 0 skipped 0"));
        var article = (await Api.Get("/v1/resolve?url=https://lama.example/a600")).Must(HttpStatusCode.OK).Data;
        var read = (await Api.Get($"/v1/articles/{article["id"]}")).Must(HttpStatusCode.OK).Data;
        Assert.That(read["title"]!.GetValue<string>(), Is.EqualTo("Panen 600"));
        Assert.That(read["body"]!.GetValue<string>(), Is.EqualTo("<p>Isi a600.</p>"));
        Assert.That(read["publishedAt"]!.GetValue<string>(), Is.EqualTo("2019-09-10T01:00:00Z"));
        Assert.That(read["tags"]!.AsArray(), Has.Count.EqualTo(1));

        var position = await Newsroom.SqlAsync("select max(position) from changes");
        var again = await RunAsync(file);
        Assert.That(Counts(again), Is.EqualTo("read 600 created 0 updated 0 unchanged 600 failed 0 skipped 0"));
        Assert.That(await Newsroom.SqlAsync("select max(position) from changes"), Is.EqualTo(position), "no change is logged");
        Assert.That(await Newsroom.SqlAsync("select max(version) from articles"), Is.EqualTo(2));

        var changed = await RunAsync(file.Replace("Isi a7.", "Isi baru.", StringComparison.Ordinal));
        Assert.That(Counts(changed), Is.EqualTo("read 600 created 0 updated 1 unchanged 599 failed 0 skipped 0"));
        Assert.That(await Newsroom.InconsistenciesAsync(), Is.Empty);
    }

    [Test]
    public async Task An_item_becomes_what_it_becomes_by_import_key()
    {
        await SceneAsync();
        JsonObject[] items =
        [
            Item("a1", "Judul & <b>tebal</b>"),
            Item(
                "a2",
                "Naskah",
                more: new
                {
                    publish = false,
                    slug = "naskah-lama",
                    language = "en",
                }
            ),
            Item(
                "a3",
                "Panjang",
                more: new
                {
                    body = "<center>PENGUMUMAN</center><script>x</script>",
                    byline = "Tim",
                    dateline = "SALATIGA",
                    seo = new { title = "Judul" },
                    coverImage = new { url = "https://cdn.example/a.jpg", alt = "Panen" },
                    updatedAt = "2020-01-01T00:00:00Z",
                }
            ),
            Item("a4", "Judul & <b>tebal</b>"),
        ];
        await RunAsync(Lines(items), "source=massal");
        foreach (var item in items)
        {
            var sent = item.DeepClone().AsObject();
            var key = sent["externalId"]!.GetValue<string>();
            sent.Remove("externalId");
            var one = (await Api.Put($"/articles/by-source/satuan/{key}", sent)).Must(HttpStatusCode.Created).Data;
            var many = (await Api.ManageGet($"/articles?source=massal&limit=100")).Data.AsArray();
            var id = many.Single(row => row!["importKey"]!["externalId"]!.GetValue<string>() == key)!["id"]!.GetValue<string>();
            var other = (await Api.ManageGet($"/articles/{id}?include=bodySource")).Data;
            var same = (await Api.ManageGet($"/articles/{one["id"]}?include=bodySource")).Data;
            Assert.That(Comparable(other), Is.EqualTo(Comparable(same)), key);
        }
    }

    [Test]
    public async Task Every_article_has_its_line_in_the_audit_trail_and_so_has_the_file()
    {
        await SceneAsync();
        var import = await RunAsync(Lines(Item("a1", "Satu", more: new { revisionNote = "Dari map merah" }), Item("a2", "Dua")));
        var lines = (await Api.ManageGet("/audit?action=runImport&limit=10")).Must(HttpStatusCode.OK).Data.AsArray();
        Assert.That(lines, Has.Count.EqualTo(2));
        Assert.That(lines.Select(line => line!["entityId"]!.GetValue<string>()).Distinct().Count(), Is.EqualTo(2));
        Assert.That(
            lines.Count(line => line!.ToJsonString().Contains("Dari map merah", StringComparison.Ordinal)),
            Is.EqualTo(1),
            "a note is the reason of its own article only"
        );
        var file = (await Api.ManageGet("/audit?action=createImport")).Data.AsArray().Single()!;
        Assert.That(file.ToJsonString(), Does.Contain(import["id"]!.GetValue<string>()));
        Assert.That(await Newsroom.SqlAsync("select count(*) from audit a join audit_persons p using (position)"), Is.GreaterThan(3));
    }

    [Test]
    public async Task What_is_wrong_with_an_item_is_told_with_its_line_and_stops_nothing()
    {
        await SceneAsync();
        var lines = new StringBuilder("\uFEFF" + Item("a1", "Satu").ToJsonString() + "\r\n")
            .Append("\r\n  \n")
            .Append("{\"externalId\":\"a2\",\"title\":\"Rusak\"\n")
            .Append("{\"externalId\":\"a3\",\"title\":\"\\ud800\"}\n")
            .Append("[1]\n")
            .Append(Item("a 5", "Kunci").ToJsonString() + "\n")
            .Append(Item("a6", "Asing", more: new { unit = new { slug = "tiada" } }).ToJsonString() + "\n")
            .Append("{\"externalId\":\"a7\",\"title\":7,\"unit\":\"rutan\",\"tags\":{},\"publish\":\"ya\",\"judul\":1}\n")
            .Append("{\"title\":\"Tanpa kunci\"}\n")
            .Append(Item("a1", "Satu lagi").ToJsonString() + "\n")
            .Append(Item("a9", "Terakhir").ToJsonString());
        var import = await RunAsync(lines.ToString());
        Assert.That(Counts(import), Is.EqualTo("read 10 created 2 updated 1 unchanged 0 failed 7 skipped 0"));
        var errors = await MessagesAsync(import, "errors");
        Assert.That(
            errors,
            Is.EqualTo(
                new[]
                {
                    "4 malformed-json",
                    "5 malformed-json",
                    "6 malformed-json",
                    "7 malformed-import-key /externalId",
                    "8 unknown-reference /unit/slug",
                    "9 wrong-type /title",
                    "9 wrong-type /unit",
                    "9 wrong-type /tags",
                    "9 wrong-type /publish",
                    "9 unknown-member /judul",
                    "10 required /externalId",
                }
            )
        );
        Assert.That(await MessagesAsync(import, "warnings"), Does.Contain("11 repeated-item /externalId"));
        Assert.That((await Api.Get("/v1/articles?limit=10")).Data.AsArray(), Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Bytes_that_are_no_text_fail_their_line_only()
    {
        await SceneAsync();
        var import = await RunAsync(
            new ByteArrayContent([
                .. Encoding.UTF8.GetBytes(Item("a1", "Satu").ToJsonString() + "\n"),
                0xFF,
                0xFE,
                (byte)'\n',
                0,
                (byte)'\n',
                .. Encoding.UTF8.GetBytes("{\"externalId\":\"besar\",\"title\":\"" + new string('x', 6_000_000) + "\"}\n"),
                .. Encoding.UTF8.GetBytes(Item("a2", "Dua").ToJsonString()),
            ])
        );
        Assert.That(Counts(import), Is.EqualTo("read 5 created 2 updated 0 unchanged 0 failed 3 skipped 0"));
        Assert.That(await MessagesAsync(import, "errors"), Is.EqualTo(new[] { "2 invalid-utf8", "3 malformed-json", "4 body-too-large" }));
    }

    [TestCase("gzip")]
    [TestCase("br")]
    public async Task A_packed_file_and_an_array_are_read_as_well(string coding)
    {
        await SceneAsync();
        var array = $"[{Item("a1", "Satu").ToJsonString()} ,\n {Item("a2", "Dua [x] \\\"{").ToJsonString()}]\n";
        Assert.That(Counts(await RunAsync(Packed(coding, Encoding.UTF8.GetBytes(array)))), Does.StartWith("read 2 created 2"));

        var cut = Packed(coding, Encoding.UTF8.GetBytes(array[..^3]));
        Assert.That((await RunAsync(cut))["state"]!.GetValue<string>(), Is.EqualTo("failed"));
    }

    [Test]
    public async Task What_is_no_file_is_refused_and_leaves_nothing()
    {
        await SceneAsync();
        (await SendAsync(new StringContent("halo"))).IsProblem(HttpStatusCode.BadRequest, "unknown-import-format");
        (await SendAsync(new ByteArrayContent([]))).IsProblem(HttpStatusCode.BadRequest, "empty-body");
        (await SendAsync(Packed("gzip", "bukan berkas gzip sama sekali"u8.ToArray(), really: false))).IsProblem(
            HttpStatusCode.BadRequest,
            "malformed-encoding"
        );
        var whole = await Packed("gzip", Encoding.UTF8.GetBytes(Lines([.. Enumerable.Range(1, 50).Select(one => Item($"a{one}", "A"))])))
            .ReadAsByteArrayAsync();
        (await SendAsync(Packed("gzip", whole[..^20], really: false))).IsProblem(HttpStatusCode.BadRequest, "malformed-encoding");
        (await SendAsync(Packed("compress", "x"u8.ToArray(), really: false))).IsProblem(
            HttpStatusCode.UnsupportedMediaType,
            "unsupported-encoding"
        );
        (await SendAsync(Lines(Item("a", "A")), "source=a b&publish=ya&unit=rutan")).IsProblem(
            HttpStatusCode.BadRequest,
            "malformed-request"
        );
        (await SendAsync(Lines(Item("a", "A")), "")).IsProblem(HttpStatusCode.BadRequest, "required");
        (await SendAsync(Lines(Item("a", "A")), "source=a&unit=tiada")).IsProblem(HttpStatusCode.UnprocessableEntity, "unknown-reference");
        Assert.That((await Api.ManageGet("/imports")).Data.AsArray(), Is.Empty);
    }

    // Each keeps its file, so they would fill the disk.
    [Test]
    public async Task Many_that_are_not_finished_leave_no_room_for_more()
    {
        await SceneAsync();
        var failed = (await RunAsync(Lines(Item("a", "")), "source=a&onError=stop"))["id"]!.GetValue<string>();
        await Newsroom.SqlAsync(
            $"""
            insert into imports (id, source, format, state, options, sender, bytes, bytes_read, counts, warnings, created_at,
                worked_seconds)
            select gen_random_uuid(), source, format, 'paused', options, sender, bytes, bytes_read, counts, warnings, created_at, 0
            from imports, generate_series(1, 49) where id = '{failed}'
            """
        );
        (await SendAsync(Lines(Item("b", "B")))).IsProblem(HttpStatusCode.Conflict, "too-many-imports");
        (await Api.Post($"/imports/{failed}/cancel")).Must(HttpStatusCode.OK);
        Assert.That((await RunAsync(Lines(Item("b", "B"))))["state"]!.GetValue<string>(), Is.EqualTo("done"));
    }

    [Test]
    public async Task A_dry_run_reports_the_same_and_writes_nothing()
    {
        await SceneAsync();
        await RunAsync(Lines(Item("a1", "Satu"), Item("a2", "Dua")));
        var file = Lines(
            Item("a1", "Satu"),
            Item("a2", "Dua baru"),
            Item("a3", "Tiga", more: new { tags = new[] { new { name = "Tag Baru" } } }),
            Item("a4", "", more: new { publish = true })
        );
        var before = await Newsroom.SqlAsync("select string_agg(id::text || version, ',' order by id) from articles");
        var dry = await RunAsync(file, "source=web-lama&dryRun=true&create=tags");
        Assert.That(Counts(dry), Is.EqualTo("read 4 created 1 updated 1 unchanged 1 failed 1 skipped 0"));
        Assert.That(await Newsroom.SqlAsync("select string_agg(id::text || version, ',' order by id) from articles"), Is.EqualTo(before));
        Assert.That(await Newsroom.SqlAsync("select count(*) from tags"), Is.EqualTo(1));
        var real = await RunAsync(file, "source=web-lama&create=tags");
        Assert.That(Counts(real), Is.EqualTo(Counts(dry)));
        Assert.That(await MessagesAsync(real, "warnings"), Does.Contain("3 tag-created /tags/0"));
    }

    [Test]
    public async Task It_stops_at_an_error_where_that_is_asked_for_and_goes_on_behind_it()
    {
        await SceneAsync();
        var import = await RunAsync(Lines(Item("a1", "Satu"), Item("a2", ""), Item("a3", "Tiga")), "source=a&onError=stop");
        Assert.That(Counts(import), Is.EqualTo("read 2 created 1 updated 0 unchanged 0 failed 1 skipped 0"));
        Assert.That(import["state"]!.GetValue<string>(), Is.EqualTo("failed"));
        var id = import["id"]!.GetValue<string>();
        (await Api.Post($"/imports/{id}/pause")).IsProblem(HttpStatusCode.Conflict, "import-state");
        (await Api.Post($"/imports/{id}/resume")).Must(HttpStatusCode.OK);
        Assert.That(Counts(await EndAsync(id)), Is.EqualTo("read 3 created 2 updated 0 unchanged 0 failed 1 skipped 0"));
        (await Api.Post($"/imports/{id}/resume")).IsProblem(HttpStatusCode.Conflict, "import-state");
        (await Api.Post($"/imports/{id}/cancel")).IsProblem(HttpStatusCode.Conflict, "import-state");
    }

    [Test]
    public async Task What_a_complete_file_does_not_have_is_reported_or_unpublished()
    {
        await SceneAsync();
        JsonObject[] items = [.. Enumerable.Range(1, 5).Select(number => Item($"a{number}", $"Panen {number}"))];
        await RunAsync(Lines([.. items, Item("naskah", "Naskah", more: new { publish = false })]));
        await RunAsync(Lines(Item("lain", "Dari sumber lain")), "source=lain");
        var edited = (await Api.ManageGet("/articles?source=web-lama&q=Panen%205")).Data[0]!["id"]!.GetValue<string>();
        (await Api.Manage(HttpMethod.Patch, $"/articles/{edited}", new { summary = "Disunting" }, null, ("If-Match", "*"))).Must(
            HttpStatusCode.OK
        );
        var rest = Lines([.. items[..2], Item("a3", "", more: new { publish = true })]);

        var report = await RunAsync(rest, "source=web-lama&complete=true");
        string[] missing = ["0 missing-item a4", "0 missing-item a5", "0 missing-item naskah"];
        Assert.That(await MissingAsync(report), Is.EqualTo(missing), "a3 could not be imported, but the source has it");
        const string Unpublish = "source=web-lama&complete=true&missing=unpublish";
        var broken = await RunAsync(rest + "{\n", Unpublish);
        Assert.That(await MissingAsync(broken), Is.EqualTo(new[] { "0 missing-unknown" }.Concat(missing)));
        var dry = await RunAsync(rest, Unpublish + "&dryRun=true");
        var done = await RunAsync(rest, Unpublish);
        foreach (var import in new[] { dry, done })
            Assert.That(
                await MissingAsync(import),
                Is.EquivalentTo(new[] { "0 missing-unpublished a4", "0 missing-edited a5", "0 missing-item naskah" })
            );
        Assert.That((await Api.Get("/v1/articles/by-slug/panen-4")).Status, Is.EqualTo(HttpStatusCode.Gone));
        Assert.That((await Api.ManageGet("/articles?publication=live")).Data.AsArray(), Has.Count.EqualTo(5));
        var again = await RunAsync(rest, Unpublish);
        Assert.That(await MissingAsync(again), Is.EqualTo(new[] { "0 missing-edited a5", "0 missing-item naskah" }));
        (await SendAsync(rest, "source=web-lama&missing=unpublish")).IsProblem(HttpStatusCode.BadRequest, "missing-needs-complete");
    }

    private static async Task<IEnumerable<string>> MissingAsync(JsonNode import) =>
        (await TextAsync(import, "warnings"))
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonNode.Parse(line)!)
            .Where(line => line["line"]!.GetValue<long>() == 0)
            .Select(line => $"{line["line"]} {line["code"]} {line["externalId"]}".TrimEnd());

    [Test]
    public async Task Pauses_do_not_change_what_comes_of_it()
    {
        await SceneAsync();
        var items = Enumerable.Range(1, 3000).Select(number => Item($"a{number}", $"Panen {number}")).ToArray();
        var id = (await SendAsync(Lines(items))).Must(HttpStatusCode.Accepted).Id;
        var pauses = 0;
        for (var state = ""; state != "done"; )
        {
            pauses += (await Api.Post($"/imports/{id}/pause")).Status == HttpStatusCode.OK ? 1 : 0;
            await Task.Delay(50);
            await Api.Post($"/imports/{id}/resume");
            await Task.Delay(200);
            state = (await Api.ManageGet($"/imports/{id}")).Data["state"]!.GetValue<string>();
        }
        Assert.That(pauses, Is.GreaterThan(1));
        Assert.That(Counts(await EndAsync(id)), Is.EqualTo("read 3000 created 3000 updated 0 unchanged 0 failed 0 skipped 0"));
        Assert.That(await Newsroom.SqlAsync("select count(*) from published_articles"), Is.EqualTo(3000));
        Assert.That(await Newsroom.SqlAsync("select count(*) from changes where kind = 'article.published'"), Is.EqualTo(3000));
        Assert.That(await Newsroom.InconsistenciesAsync(), Is.Empty);
    }

    [Test]
    public async Task The_rights_of_the_sender_hold_for_each_item()
    {
        await SceneAsync();
        await Unit("lapas");
        await RunAsync(Lines(Item("milik-lapas", "Milik lapas", more: new { unit = new { slug = "lapas" } })));
        var key = await Key("importer", "rutan", "self");
        var file = Lines(
            Item("a1", "Satu"),
            Item("a2", "Dua", more: new { unit = new { slug = "lapas" } }),
            Item("milik-lapas", "Milik lapas", more: new { unit = new { slug = "lapas" } }),
            Item("a4", "Empat")
        );
        var id = (await SendAsync(file, key: key)).Must(HttpStatusCode.Accepted).Id;
        var import = await EndAsync(id);
        Assert.That(Counts(import), Is.EqualTo("read 4 created 2 updated 0 unchanged 0 failed 2 skipped 0"));
        Assert.That(await MessagesAsync(import, "errors"), Is.EqualTo(new[] { "2 missing-grant", "3 not-found" }));

        var other = await Key("importer", "lapas", "self");
        foreach (var path in new[] { $"/imports/{id}", $"/imports/{id}/errors", $"/imports/{id}/warnings" })
        {
            (await Api.As(other, HttpMethod.Get, path)).IsProblem(HttpStatusCode.NotFound, "not-found");
            (await Api.As(key, HttpMethod.Get, path)).Must(HttpStatusCode.OK);
        }
        (await Api.As(other, HttpMethod.Post, $"/imports/{id}/cancel")).IsProblem(HttpStatusCode.NotFound, "not-found");
        Assert.That((await Api.As(other, HttpMethod.Get, "/imports")).Data.AsArray(), Is.Empty);
        (await SendAsync(file, key: await Key("writer", "rutan"))).IsProblem(HttpStatusCode.Forbidden, "missing-grant");
    }

    [Test]
    public async Task An_import_of_a_key_that_ends_waits_and_writes_nothing_more()
    {
        await SceneAsync();
        var key = await Key("importer", "rutan", "self");
        var items = Enumerable.Range(1, 2000).Select(number => Item($"a{number}", $"Panen {number}")).ToArray();
        var id = (await SendAsync(Lines(items), key: key)).Must(HttpStatusCode.Accepted).Id;
        var keyId = (await Api.ManageGet("/keys?limit=100"))
            .Data.AsArray()
            .Single(one => one!["name"]!.GetValue<string>().StartsWith("importer", StringComparison.Ordinal))!["id"]!.GetValue<string>();
        (await Api.Manage(HttpMethod.Post, $"/keys/{keyId}/revoke", new { }, null, ("If-Match", "*"))).Must(HttpStatusCode.OK);
        var written = await Newsroom.SqlAsync("select count(*) from articles");
        var import = await EndAsync(id);
        Assert.That(import["state"]!.GetValue<string>(), Is.AnyOf("paused", "done"));
        if (import["state"]!.GetValue<string>() == "paused")
            Assert.That(import["reason"]!.GetValue<string>(), Is.Not.Empty);
        Assert.That(await Newsroom.SqlAsync("select count(*) from articles"), Is.EqualTo(written));
    }

    [Test]
    public async Task A_review_is_required_of_items_as_of_single_ones()
    {
        await SceneAsync();
        var unit = (await Api.ManageGet("/units/by-slug/rutan")).Id;
        (await Api.Manage(HttpMethod.Patch, $"/units/{unit}", new { reviewRequired = true }, null, ("If-Match", "*"))).Must(
            HttpStatusCode.OK
        );
        var key = await Key("importer", "rutan", "self");
        var id = (await SendAsync(Lines(Item("a1", "Satu"), Item("a2", "Dua", more: new { publish = false })), key: key))
            .Must(HttpStatusCode.Accepted)
            .Id;
        var import = await EndAsync(id);
        Assert.That(Counts(import), Is.EqualTo("read 2 created 1 updated 0 unchanged 0 failed 1 skipped 0"));
        Assert.That(await MessagesAsync(import, "errors"), Is.EqualTo(new[] { "1 review-required" }));
    }

    [Test]
    public async Task An_export_of_WordPress_comes_in_with_what_it_means()
    {
        await SceneAsync();
        var import = await RunAsync(WordPress, "source=wp&unit=rutan&create=tags,authors");
        Assert.That(
            Counts(import),
            Is.EqualTo("read 6 created 2 updated 0 unchanged 0 failed 1 skipped 3"),
            await TextAsync(import, "errors")
        );
        Assert.That(
            import["warnings"]!.AsArray().Select(one => one!["code"]!.GetValue<string>()),
            Is.SupersetOf(new[] { "skipped-attachment", "skipped-page", "skipped-trash", "comments", "custom-fields", "tag-created" })
        );
        var read = (await Api.Get("/v1/articles/by-slug/jumat-bersih-2")).Must(HttpStatusCode.OK).Data;
        Assert.That(read["title"]!.GetValue<string>(), Is.EqualTo("Jum’at Bersih & Sehat"));
        Assert.That(read["body"]!.GetValue<string>(), Does.StartWith("<p>Paragraf satu.</p><p>Paragraf dua.</p>"));
        Assert.That(read["publishedAt"]!.GetValue<string>(), Is.EqualTo("2019-03-01T01:30:00Z"));
        Assert.That(read["authors"]![0]!["name"]!.GetValue<string>(), Is.EqualTo("Sari Wulandari"));
        Assert.That(
            read["tags"]!.AsArray().Select(tag => tag!["name"]!.GetValue<string>()),
            Is.EqualTo(new[] { "Berita", "Jum’at & Sehat" })
        );
        Assert.That(read["coverImage"]!["url"]!.GetValue<string>(), Is.EqualTo("https://lama.example/a.jpg"));
        Assert.That(read["coverImage"]!["alt"]!.GetValue<string>(), Is.EqualTo("Halaman bersih"));
        (await Api.Get("/v1/resolve?url=https://lama.example/2019/jumat-bersih")).Must(HttpStatusCode.OK);
        // Ampersands as old exports have them.
        var draft = (await Api.ManageGet("/articles?source=wp&publication=none")).Data[0]!;
        Assert.That(draft["title"]!.GetValue<string>(), Is.EqualTo("Naskah & a&b—"));
        var whole = (await Api.ManageGet($"/articles/{draft["id"]}")).Data;
        Assert.That(whole["legacyUrls"]![0]!.GetValue<string>(), Is.EqualTo("https://lama.example/?a=1&p=12&b"));
    }

    [TestCase("<!DOCTYPE rss [<!ENTITY a \"b\">]><rss><channel><item><title>&a;</title></item></channel></rss>")]
    [TestCase("<html><body>Bukan ekspor</body></html>")]
    [TestCase("<rss><channel><item><title>Terputus")]
    public async Task A_broken_or_hostile_xml_file_ends_the_import_with_a_reason(string xml)
    {
        await SceneAsync();
        var import = await RunAsync(xml, "source=wp&unit=rutan");
        Assert.That(import["state"]!.GetValue<string>(), Is.EqualTo("failed"));
        Assert.That(import["reason"]!.GetValue<string>(), Is.Not.Empty);
        Assert.That(await Newsroom.SqlAsync("select count(*) from articles"), Is.EqualTo(0));
    }

    private const string WordPress = """
        <?xml version="1.0" encoding="UTF-8" ?>
        <rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:content="http://purl.org/rss/1.0/modules/content/"
          xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
        <channel><title>Lama</title><link>https://lama.example</link><wp:wxr_version>1.2</wp:wxr_version>
        <wp:author><wp:author_login>sari</wp:author_login><wp:author_display_name><![CDATA[Sari Wulandari]]></wp:author_display_name></wp:author>
        <item><title>Jum&amp;#8217;at Bersih &amp;amp; Sehat</title><link>https://lama.example/2019/jumat-bersih</link><dc:creator>sari</dc:creator>
          <guid isPermaLink="false">https://lama.example/?p=11</guid>
          <content:encoded><![CDATA[Paragraf satu.

        Paragraf dua.]]></content:encoded><excerpt:encoded><![CDATA[Ringkas &amp; padat.]]></excerpt:encoded>
          <wp:post_id>11</wp:post_id><wp:post_date>2019-03-01 08:30:00</wp:post_date><wp:post_date_gmt>0000-00-00 00:00:00</wp:post_date_gmt>
          <wp:post_name>jum%e2%80%99at-bersih.2</wp:post_name><wp:status>publish</wp:status><wp:post_type>post</wp:post_type>
          <category domain="category" nicename="berita"><![CDATA[Berita]]></category>
          <category domain="post_tag" nicename="jumat"><![CDATA[Jum&#8217;at &amp; Sehat]]></category>
          <wp:postmeta><wp:meta_key>_thumbnail_id</wp:meta_key><wp:meta_value>20</wp:meta_value></wp:postmeta>
          <wp:postmeta><wp:meta_key>warna</wp:meta_key><wp:meta_value>biru</wp:meta_value></wp:postmeta>
          <wp:comment><wp:comment_id>1</wp:comment_id></wp:comment></item>
        <item><title>Naskah & <![CDATA[a&b]]>&mdash;</title><guid>https://lama.example/?a=1&p=12&#38;b</guid><wp:post_id>12</wp:post_id><wp:status>draft</wp:status><wp:post_type>post</wp:post_type></item>
        <item><title></title><wp:post_id>13</wp:post_id><wp:status>draft</wp:status><wp:post_type>post</wp:post_type></item>
        <item><title>Dibuang</title><wp:post_id>14</wp:post_id><wp:status>trash</wp:status><wp:post_type>post</wp:post_type></item>
        <item><title>Halaman</title><wp:post_id>15</wp:post_id><wp:status>publish</wp:status><wp:post_type>page</wp:post_type></item>
        <item><title>Foto</title><wp:post_id>20</wp:post_id><wp:status>inherit</wp:status><wp:post_type>attachment</wp:post_type>
          <wp:attachment_url>https://lama.example/a.jpg</wp:attachment_url>
          <wp:postmeta><wp:meta_key>_wp_attachment_image_alt</wp:meta_key><wp:meta_value>Halaman bersih</wp:meta_value></wp:postmeta></item>
        </channel></rss>
        """;

    private static new JsonObject Item(string key, string title, object? more = null) =>
        Merge(ImportTest.Item(key, title, new { legacyUrls = new[] { $"https://lama.example/{Uri.EscapeDataString(key)}" } }), more);

    private static ByteArrayContent Packed(string coding, byte[] data, bool really = true)
    {
        var packed = new MemoryStream();
        using (
            Stream zip =
                !really ? new MemoryStream()
                : coding == "gzip" ? new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true)
                : new BrotliStream(packed, CompressionLevel.Fastest, leaveOpen: true)
        )
            zip.Write(data);
        var content = new ByteArrayContent(really ? packed.ToArray() : data);
        content.Headers.ContentEncoding.Add(coding);
        return content;
    }

    // Without what differs by nature: identity, source, the suffix of a taken slug.
    private static string Comparable(JsonNode article)
    {
        var copy = article.DeepClone().AsObject();
        foreach (
            var name in new[] { "id", "importKey", "slug", "webUrl", "links", "translationGroupId", "legacyUrls", "draft", "publication" }
        )
            copy.Remove(name);
        return copy.ToJsonString();
    }
}
