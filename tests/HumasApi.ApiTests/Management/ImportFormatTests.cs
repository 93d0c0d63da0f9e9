using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace HumasApi.ApiTests.Management;

/// <summary>Each format of imports, from the upload to what readers get. Odd input is tested with the readers.</summary>
internal sealed class ImportFormatTests : ImportTest
{
    [Test]
    public async Task A_table_of_an_office_comes_in()
    {
        await Unit("rutan");
        await Unit("lapas");
        var import = await RunAsync(
            "ID;Judul;Isi;Tanggal;Penulis;Kategori;Tautan;Satuan Kerja;Catatan\r\n"
                + "1;Panen Raya;\"Alinea \"\"satu\"\".\r\n\r\nAlinea dua.\";Jum'at, 1 Maret 2019 08.30 WITA;Sari, S.H.;Berita;https://lama.example/1;lapas;x\r\n"
                + "2;Kerja Bakti;<p>Isi</p>;10/09/2019;;;;;\r\n"
                + "3;Kurang;2019-01-01\r\n"
                + "4;Salah Hari;;Senin, 12 Oktober 2022;;;;;\r\n",
            "source=tabel&unit=rutan&create=tags,authors"
        );
        Assert.That(import["format"]!.GetValue<string>(), Is.EqualTo("csv"));
        Assert.That(
            Counts(import),
            Is.EqualTo("read 4 created 1 updated 0 unchanged 0 failed 3 skipped 0"),
            await TextAsync(import, "errors")
        );
        Assert.That(
            await MessagesAsync(import, "errors"),
            Is.EqualTo(new[] { "3 ambiguous-date /publishedAt", "4 malformed-row", "5 wrong-weekday /publishedAt" })
        );
        Assert.That((await MessagesAsync(import, "warnings")).Count(line => line.Contains("column-not-kept")), Is.EqualTo(1));
        var read = await ResolvedAsync("https://lama.example/1");
        Assert.That(read["title"]!.GetValue<string>(), Is.EqualTo("Panen Raya"));
        Assert.That(read["body"]!.GetValue<string>(), Is.EqualTo("<p>Alinea \"satu\".</p><p>Alinea dua.</p>"));
        Assert.That(read["publishedAt"]!.GetValue<string>(), Is.EqualTo("2019-03-01T00:30:00Z"));
        Assert.That(read["authors"]![0]!["name"]!.GetValue<string>(), Is.EqualTo("Sari, S.H."));
        Assert.That(read["unit"]!["slug"]!.GetValue<string>(), Is.EqualTo("lapas"));
    }

    [Test]
    public async Task Columns_and_dates_are_as_the_sender_says()
    {
        await Unit("rutan");
        const string File = "Kode\tNama Kegiatan\tHari\tKeterangan\nA/1\tPanen\t10/09/2019\tRingkas\n";
        var import = await RunAsync(
            File,
            "source=a&unit=rutan&mapping=Kode:externalId,nama_kegiatan:title,HARI:publishedAt,Keterangan:-&dateOrder=dmy"
        );
        Assert.That(Counts(import), Does.StartWith("read 1 created 0"), "A/1 can be no part of a key");
        Assert.That(await MessagesAsync(import, "errors"), Is.EqualTo(new[] { "2 malformed-import-key /externalId" }));
        import = await RunAsync(
            File.Replace("A/1", "A1", StringComparison.Ordinal),
            "source=a&unit=rutan&mapping=Kode:externalId,nama_kegiatan:title,HARI:publishedAt,Keterangan:-&dateOrder=dmy"
        );
        Assert.That(Counts(import), Does.StartWith("read 1 created 1"), await TextAsync(import, "errors"));
        Assert.That(import["options"]!["dateOrder"]!.GetValue<string>(), Is.EqualTo("dmy"));
        Assert.That(await TextAsync(import, "warnings"), Is.Empty);
        var article = (await Api.ManageGet("/articles?source=a")).Data[0]!;
        Assert.That(article["publishedAt"]!.GetValue<string>(), Is.EqualTo("2019-09-09T17:00:00Z"));
        import = await RunAsync("Nama\tLain\nx\ty\n", "source=a&unit=rutan");
        Assert.That(import["state"]!.GetValue<string>(), Is.EqualTo("failed"));
        Assert.That(import["reason"]!.GetValue<string>(), Does.Contain("mapping=").And.Contain("Nama, Lain"));
    }

    [Test]
    public async Task A_workbook_comes_in()
    {
        await Unit("rutan");
        var import = await RunAsync(
            Workbook(
                """
                <row r="1"><c r="A1" t="inlineStr"><is><t>Slug</t></is></c><c r="B1" t="inlineStr"><is><t>Judul</t></is></c><c r="C1" t="inlineStr"><is><t>Tanggal</t></is></c></row>
                <row r="2"><c r="A2" t="inlineStr"><is><t>panen-raya</t></is></c><c r="B2" t="str"><f>"Panen "&amp;"Raya"</f><v>Panen Raya</v></c><c r="C2" s="1"><v>43718.5</v></c></row>
                <row r="3"><c r="A3" t="inlineStr"><is><t>rusak</t></is></c><c r="B3" t="e"><f>NA()</f><v>#N/A</v></c></row>
                """
            ),
            "source=buku&unit=rutan"
        );
        Assert.That(import["format"]!.GetValue<string>(), Is.EqualTo("xlsx"));
        Assert.That(
            Counts(import),
            Is.EqualTo("read 2 created 1 updated 0 unchanged 0 failed 1 skipped 0"),
            await TextAsync(import, "errors")
        );
        Assert.That(await TextAsync(import, "errors"), Does.Contain("B3"));
        var read = (await Api.Get("/v1/articles/by-slug/panen-raya")).Must(HttpStatusCode.OK).Data;
        Assert.That(read["publishedAt"]!.GetValue<string>(), Is.EqualTo("2019-09-10T05:00:00Z"));
        var bomb = await RunAsync(
            Workbook($"<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>{new string('0', 20_000_000)}</t></is></c></row>"),
            "source=buku"
        );
        Assert.That(bomb["state"]!.GetValue<string>(), Is.EqualTo("failed"));
        Assert.That(bomb["reason"]!.GetValue<string>(), Does.Contain("times as large"));
        Assert.That(Directory.EnumerateFiles(Path.GetTempPath(), "humas-import-*"), Is.Empty);
    }

    [Test]
    public async Task Posts_of_the_REST_API_of_WordPress_come_in()
    {
        await Unit("rutan");
        await Unit("lapas");
        var import = await RunAsync(
            """
            [{"id":11,"date_gmt":"2019-03-01T01:30:00","guid":{"rendered":"https://lama.example/?p=11"},"slug":"jumat-bersih","status":"publish","type":"post",
              "link":"https://lama.example/2019/jumat-bersih/","title":{"rendered":"Jum&#8217;at Bersih"},"content":{"rendered":"<p>Isi <img src=\"/a.jpg\"></p>"},
              "excerpt":{"rendered":"<p>Ringkas.</p>"},"_embedded":{"author":[{"name":"Sari","slug":"admin"}],
              "wp:featuredmedia":[{"source_url":"https://lama.example/b.jpg","alt_text":"Halaman"}],"wp:term":[[{"name":"Berita","slug":"berita","taxonomy":"category"}]]}}]
            [{"id":12,"title":7,"type":"post"}, {"id":13,"type":"page","title":{"rendered":"Halaman"}}]
            """,
            "source=wp&unit=rutan&create=tags,authors&unitMap=author:admin=lapas"
        );
        Assert.That(import["format"]!.GetValue<string>(), Is.EqualTo("wordpressRest"));
        Assert.That(
            Counts(import),
            Is.EqualTo("read 3 created 1 updated 0 unchanged 0 failed 1 skipped 1"),
            await TextAsync(import, "errors")
        );
        Assert.That(await MessagesAsync(import, "errors"), Is.EqualTo(new[] { "2 wrong-type /title" }));
        var read = await ResolvedAsync("https://lama.example/?p=11");
        Assert.That(read["title"]!.GetValue<string>(), Is.EqualTo("Jum’at Bersih"));
        Assert.That(read["body"]!.GetValue<string>(), Does.Contain("https://lama.example/a.jpg"));
        Assert.That(read["coverImage"]!["alt"]!.GetValue<string>(), Is.EqualTo("Halaman"));
        Assert.That(read["unit"]!["slug"]!.GetValue<string>(), Is.EqualTo("lapas"));
    }

    [Test]
    public async Task An_export_of_Ghost_comes_in()
    {
        await Unit("rutan");
        var import = await RunAsync(
            """
            {"db":[{"meta":{"version":"6.0.0"},"data":{"posts":[
              {"id":"p1","title":"Panen","slug":"panen","html":"<p><a href=\"__GHOST_URL__/lain/\">Lain</a></p>","feature_image":"__GHOST_URL__/a.jpg","status":"published","type":"post","visibility":"public","published_at":"2019-09-10 01:00:00"},
              {"id":"p2","title":"Tanpa HTML","lexical":"{}","status":"published","type":"post"},
              {"id":"p3","title":"Tentang","status":"published","type":"page"}],
             "tags":[{"id":"t1","name":"Berita"},{"id":"t2","name":"#lebar"}],"users":[{"id":"u1","name":"Sari"}],
             "posts_tags":[{"post_id":"p1","tag_id":"t1"},{"post_id":"p1","tag_id":"t2"}],"posts_authors":[{"post_id":"p1","author_id":"u1"}]}}]}
            """,
            "source=ghost&unit=rutan&create=tags,authors&baseUrl=https://lama.example/"
        );
        Assert.That(
            Counts(import),
            Is.EqualTo("read 3 created 1 updated 0 unchanged 0 failed 1 skipped 1"),
            await TextAsync(import, "errors")
        );
        Assert.That(await MessagesAsync(import, "errors"), Is.EqualTo(new[] { "2 body-not-html /body" }));
        Assert.That(await TextAsync(import, "warnings"), Does.Contain("internal-tags"));
        var read = await ResolvedAsync("https://lama.example/panen/");
        Assert.That(read["body"]!.GetValue<string>(), Is.EqualTo("<p><a href=\"https://lama.example/lain/\">Lain</a></p>"));
        Assert.That(read["tags"]!.AsArray(), Has.Count.EqualTo(1));
        Assert.That(read["authors"]![0]!["name"]!.GetValue<string>(), Is.EqualTo("Sari"));
    }

    [Test]
    public async Task A_feed_comes_in()
    {
        await Unit("rutan");
        await Unit("kanwil");
        const string Feed = """
            <?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
            <channel><title>Lama</title><link>https://lama.example</link>
            <item><title>Panen &amp;amp; Raya</title><link>https://lama.example/jateng/panen?a=1&b=2</link><guid>https://lama.example/?p=7</guid><dc:creator>Sari</dc:creator>
              <pubDate>Fri, 01 Mar 2019 08:30:00 +0700</pubDate><description>Ringkas</description><content:encoded><![CDATA[<p>Isi</p>]]></content:encoded></item>
            <item><title>Tanpa kunci</title></item></channel></rss>
            """;
        var import = await RunAsync(Feed, "source=rss&unit=rutan&create=authors&unitMap=path:/jateng/=kanwil");
        Assert.That(import["format"]!.GetValue<string>(), Is.EqualTo("feed"));
        Assert.That(
            Counts(import),
            Is.EqualTo("read 2 created 1 updated 0 unchanged 0 failed 1 skipped 0"),
            await TextAsync(import, "errors")
        );
        var read = await ResolvedAsync("https://lama.example/?p=7");
        Assert.That(read["title"]!.GetValue<string>(), Is.EqualTo("Panen & Raya"));
        Assert.That(read["summary"]!.GetValue<string>(), Is.EqualTo("Ringkas"));
        Assert.That(read["unit"]!["slug"]!.GetValue<string>(), Is.EqualTo("kanwil"));
        Assert.That(
            Counts(await RunAsync(Feed, "source=rss&unit=rutan&create=authors&unitMap=path:/jateng/=kanwil")),
            Does.Contain("unchanged 1")
        );
    }

    [Test]
    public async Task News_in_ninjs_comes_in()
    {
        await Unit("rutan");
        var import = await RunAsync(
            """
            {"uri":"https://kantor.example/berita/1","type":"text","versionCreated":"2019-09-10T08:00:00+07:00","language":"en","by":"Sari","located":"SALATIGA",
             "headlines":[{"role":"short","value":"Pendek"},{"role":"main","value":"Panen Raya"}],
             "bodies":[{"contentType":"text/plain","value":"Isi"},{"contentType":"application/xhtml+xml","value":"<p>Isi <b>tebal</b></p>"}],
             "subjects":[{"name":"Pertanian"}],"people":[{"name":"Budi","rel":"about"}],
             "associations":[{"name":"foto","type":"picture","uri":"urn:foto","by":"Tono","renditions":[{"href":"https://kantor.example/kecil.jpg","width":10},{"href":"https://kantor.example/besar.jpg","width":100}]}]}
            {"uri":"urn:2","type":"picture"}
            {"uri":"urn:3","pubStatus":"canceled","headlines":[{"value":"Batal"}],"bodies":[{"value":"x"}]}
            """,
            "source=ninjs&unit=rutan&create=tags"
        );
        Assert.That(import["format"]!.GetValue<string>(), Is.EqualTo("ninjs"));
        Assert.That(
            Counts(import),
            Is.EqualTo("read 3 created 1 updated 0 unchanged 0 failed 0 skipped 2"),
            await TextAsync(import, "errors")
        );
        Assert.That(await TextAsync(import, "warnings"), Does.Contain("Not kept: people."));
        var read = await ResolvedAsync("https://kantor.example/berita/1");
        Assert.That(read["title"]!.GetValue<string>(), Is.EqualTo("Panen Raya"));
        Assert.That(read["body"]!.GetValue<string>(), Does.StartWith("<p>Isi <"));
        Assert.That(read["dateline"]!.GetValue<string>(), Is.EqualTo("SALATIGA"));
        Assert.That(read["coverImage"]!["url"]!.GetValue<string>(), Is.EqualTo("https://kantor.example/besar.jpg"));
        Assert.That(read["coverImage"]!["credit"]!.GetValue<string>(), Is.EqualTo("Tono"));
    }

    [Test]
    public async Task Units_are_chosen_for_items_that_name_none()
    {
        await Unit("rutan");
        await Unit("lapas");
        await Unit("kanwil");
        var import = await RunAsync(
            """
            {"externalId":"1","title":"Satu","authors":[{"name":"Sari"}]}
            {"externalId":"2","title":"Dua","authors":[{"name":"Sari"}],"unit":{"slug":"kanwil"}}
            {"externalId":"3","title":"Tiga","tags":[{"name":"Berita Lapas"}]}
            {"externalId":"4","title":"Empat","authors":7,"tags":{"name":"Berita Lapas"},"legacyUrls":[1]}
            {"externalId":"5","title":"Lima"}
            """,
            "source=peta&unit=rutan&create=tags,authors&unitMap=author:sari=lapas,category:berita lapas=kanwil"
        );
        Assert.That(
            Counts(import),
            Is.EqualTo("read 5 created 4 updated 0 unchanged 0 failed 1 skipped 0"),
            await TextAsync(import, "errors")
        );
        var articles = (await Api.ManageGet("/articles?source=peta&limit=10")).Data.AsArray();
        Assert.That(
            articles.Select(one => $"{one!["title"]} {one["unit"]!["slug"]}").Order(),
            Is.EqualTo(new[] { "Dua kanwil", "Lima rutan", "Satu lapas", "Tiga kanwil" })
        );
    }

    [TestCase("unitMap=author:admin", HttpStatusCode.BadRequest, "malformed-pair")]
    [TestCase("unitMap=author:a=rutan,jalan:/b=rutan", HttpStatusCode.BadRequest, "malformed-pair")]
    [TestCase("unitMap=author:a=tiada", HttpStatusCode.UnprocessableEntity, "unknown-reference")]
    [TestCase("mapping=Judul:judul", HttpStatusCode.BadRequest, "malformed-pair")]
    [TestCase("mapping=Judul", HttpStatusCode.BadRequest, "malformed-pair")]
    [TestCase("dateOrder=ymd", HttpStatusCode.BadRequest, "unknown-value")]
    public async Task Options_that_cannot_be_read_are_refused_at_once(string query, HttpStatusCode status, string code)
    {
        await Unit("rutan");
        (await SendAsync("judul,id\nA,1\n", $"source=a&{query}")).IsProblem(status, code);
    }

    [Test]
    public async Task A_list_of_pairs_is_bounded()
    {
        await Unit("rutan");
        var pairs = string.Join(',', Enumerable.Range(1, 201).Select(number => $"author:a{number}=rutan"));
        (await SendAsync("judul,id\nA,1\n", $"source=a&unitMap={pairs}")).IsProblem(HttpStatusCode.BadRequest, "too-many");
    }

    [Test]
    public async Task Text_that_is_broken_fails_its_rows_only()
    {
        await Unit("rutan");
        var import = await RunAsync(
            new ByteArrayContent([
                0xEF,
                0xBB,
                0xBF,
                .. Encoding.UTF8.GetBytes("id,judul,ringkasan\r\n1,Café é,a\r\n2,Ru"),
                0xE9,
                .. Encoding.UTF8.GetBytes("sak,b\r\n3,A\0B,c\r\n\r\n4,\"Em\"pat,d\r\n5,\"Lima \"\"lima\"\"\",e\r\n"),
            ]),
            "source=a&unit=rutan"
        );
        Assert.That(
            Counts(import),
            Is.EqualTo("read 5 created 2 updated 0 unchanged 0 failed 3 skipped 0"),
            await TextAsync(import, "errors")
        );
        Assert.That(
            await MessagesAsync(import, "errors"),
            Is.EqualTo(new[] { "3 malformed-row", "4 control-character /title", "6 malformed-row" })
        );
    }

    private static async Task<JsonNode> ResolvedAsync(string url)
    {
        var found = (await Api.Get($"/v1/resolve?url={Uri.EscapeDataString(url)}")).Must(HttpStatusCode.OK).Data;
        return (await Api.Get($"/v1/articles/{found["id"]}")).Must(HttpStatusCode.OK).Data;
    }

    // As small as Excel still opens it.
    private static ByteArrayContent Workbook(string rows)
    {
        const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        const string Links = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        const string Package = "http://schemas.openxmlformats.org/package/2006";
        var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            void Add(string name, string text)
            {
                using var writer = new StreamWriter(zip.CreateEntry(name).Open());
                writer.Write(text);
            }
            Add(
                "[Content_Types].xml",
                $"<Types xmlns=\"{Package}/content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/></Types>"
            );
            Add(
                "_rels/.rels",
                $"<Relationships xmlns=\"{Package}/relationships\"><Relationship Id=\"r\" Type=\"{Links}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
            );
            Add(
                "xl/workbook.xml",
                $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Links}\"><sheets><sheet name=\"Berita\" sheetId=\"1\" r:id=\"s\"/></sheets></workbook>"
            );
            Add(
                "xl/_rels/workbook.xml.rels",
                $"<Relationships xmlns=\"{Package}/relationships\"><Relationship Id=\"s\" Type=\"{Links}/worksheet\" Target=\"worksheets/sheet1.xml\"/>"
                    + $"<Relationship Id=\"t\" Type=\"{Links}/styles\" Target=\"styles.xml\"/></Relationships>"
            );
            Add(
                "xl/styles.xml",
                $"<styleSheet xmlns=\"{Main}\"><cellXfs count=\"2\"><xf numFmtId=\"0\"/><xf numFmtId=\"22\" applyNumberFormat=\"1\"/></cellXfs></styleSheet>"
            );
            Add("xl/worksheets/sheet1.xml", $"<worksheet xmlns=\"{Main}\"><sheetData>{rows}</sheetData></worksheet>");
        }
        return new ByteArrayContent(file.ToArray());
    }
}
