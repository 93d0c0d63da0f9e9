using System.Text;
using HumasApi.Domain;
using HumasApi.Management.Imports;
using NUnit.Framework;

namespace HumasApi.UnitTests.Management;

/// <summary>What other systems export: posts of WordPress and Ghost, feeds, ninjs.</summary>
internal sealed class ImportPostTests
{
    private const string Post = """
        {"id":11,"date":"2019-03-01T08:30:00","date_gmt":"2019-03-01T01:30:00","guid":{"rendered":"https://lama.example/?p=11"},
         "slug":"jumat-bersih","status":"publish","type":"post","link":"https://lama.example/2019/jumat-bersih/",
         "title":{"rendered":"Jum&#8217;at <em>Bersih</em> &amp; Sehat"},"content":{"rendered":"<p>Isi {satu} \" ]</p>\n","protected":false},
         "excerpt":{"rendered":"<p>Awal teks [&hellip;]</p>\n"},"author":3,"featured_media":20,"meta":[],"acf":{"warna":"biru"},
         "_embedded":{"author":[{"id":3,"name":"Sari &amp; Rekan","slug":"sari"}],
          "wp:featuredmedia":[{"source_url":"https://lama.example/a.jpg","alt_text":"Halaman","caption":{"rendered":"<p>Foto</p>"}}],
          "wp:term":[[{"name":"Berita","slug":"news","taxonomy":"category"}],[{"name":"Jum&#8217;at","slug":"jumat","taxonomy":"post_tag"}]]}}
        """;

    private const string PostRead =
        """{"externalId":"11","title":"Jum’at Bersih & Sehat","body":"<p>Isi {satu} \" ]</p>\n","bodyFormat":"html","baseUrl":"https://lama.example/2019/jumat-bersih/","summary":null,"publish":true,"authors":[{"name":"Sari & Rekan"}],"tags":[{"name":"Berita"},{"name":"Jum’at"}],"legacyUrls":["https://lama.example/2019/jumat-bersih/","https://lama.example/?p=11"],"publishedAt":"2019-03-01T01:30:00+00:00","slug":"jumat-bersih","coverImage":{"url":"https://lama.example/a.jpg","alt":"Halaman","caption":"Foto"}}""";

    // Pages of the API as they are saved: arrays, several in a file, or one post after the other.
    [TestCase("[{0}]", 1)]
    [TestCase("\uFEFF[{0},{0}]\n[{0}]\n[]", 3)]
    [TestCase("{0}\n{0}", 2)]
    public async Task Posts_of_WordPress_are_read_however_they_were_saved(string form, int count)
    {
        var file = form.Replace("{0}", Post, StringComparison.Ordinal);
        var items = await ImportFile.ReadAsync(ImportFormat.WordpressRest, file);
        Assert.That(items.Select(ImportFile.Said), Is.EqualTo(Enumerable.Repeat(PostRead, count)));
        Assert.That(items[0].Warnings!.Select(one => one.Code), Is.EqualTo(new[] { "custom-fields" }));
        Assert.That(ImportStart.FormatOf(Encoding.UTF8.GetBytes(file)), Is.EqualTo(ImportFormat.WordpressRest));
    }

    [Test]
    public async Task What_is_of_another_type_is_an_error_at_its_place()
    {
        var items = await ImportFile.ReadAsync(
            ImportFormat.WordpressRest,
            """
            [{"id":1,"title":"Teks","content":{"rendered":7},"excerpt":[],"link":{},"status":"publish"},
             7, "teks", [1], null,
             {"id":2,"title":{"rendered":"\ud800"}}, {"id":3,"title":{"rendered":"A"},"_embedded":{"author":{},"wp:term":[1]},"date_gmt":"kemarin"},
             {"id":4,"type":"page"}, {"id":5,"status":"trash"}, {"id":6,"title":{"rendered":"Angka"},"author":3,"categories":[7,8],"featured_media":9}]
            """
        );
        Assert.That(
            items.Take(8).Select(ImportFile.Said),
            Is.EqualTo(
                new[]
                {
                    "wrong-type /link, wrong-type /title, wrong-type /excerpt",
                    "malformed-json",
                    "malformed-json",
                    "malformed-json",
                    "malformed-json",
                    "malformed-json",
                    "wrong-type /_embedded/author, wrong-type /_embedded/wp:term/0, malformed-time /publishedAt",
                    "skipped page",
                }
            )
        );
        Assert.That(items[8].Skipped, Is.EqualTo("trash"));
        Assert.That(items[9].Warnings!.Select(one => one.Code), Is.EqualTo(new[] { "author-unknown", "terms-unknown", "picture-unknown" }));
    }

    [TestCase("[{\"id\":1}")]
    [TestCase("[{\"id\":1}]]")]
    [TestCase("[{\"id\":\"1")]
    public void Json_that_was_cut_off_is_a_fault_of_the_file(string file) =>
        Assert.That(async () => await ImportFile.ReadAsync(ImportFormat.WordpressRest, file), Throws.InstanceOf<InvalidDataException>());

    private const string GhostData = """
        {"posts":[{"id":"p1","title":"Panen [1]","slug":"panen","html":"<p><a href=\"__GHOST_URL__/lain/\">Lain</a></p>","feature_image":"__GHOST_URL__/a.jpg","type":"post","status":"published","visibility":"public","published_at":"2019-09-10 01:00:00","custom_excerpt":"Ringkas"},
         {"id":"p2","title":"Halaman","type":"page","status":"published"},
         {"id":"p3","title":"Tanpa HTML","html":null,"lexical":"{}","type":"post","status":"published","published_at":"2019-09-10T01:00:00.000Z"},
         {"id":4,"title":"Lama","markdown":"**Isi**","page":0,"status":"draft","published_at":1568077200000,"visibility":"members"}],
         "tags":[{"id":"t1","name":"Berita","slug":"news"},{"id":"t2","name":"#lebar","slug":"hash-lebar"},{"id":"t3","name":"Panen"}],
         "users":[{"id":"u1","name":"Sari","slug":"sari"}],
         "posts_tags":[{"post_id":"p1","tag_id":"t3","sort_order":1},{"post_id":"p1","tag_id":"t1","sort_order":0},{"post_id":"p1","tag_id":"t2","sort_order":2}],
         "posts_authors":[{"post_id":"p1","author_id":"u1","sort_order":0}],
         "posts_meta":[{"post_id":"p1","feature_image_alt":"Kebun"}]}
        """;

    [TestCase("""{"db":[{"meta":{"version":"6.0.0"},"data":{0}}]}""")]
    [TestCase("""{"meta":{"posts":[1]},"data":{0}}""")]
    [TestCase("{0}")]
    public async Task An_export_of_Ghost_is_put_together_from_its_lists(string form)
    {
        var file = form.Replace("{0}", GhostData, StringComparison.Ordinal);
        var items = await ImportFile.ReadAsync(ImportFormat.Ghost, file, ImportFile.Options with { BaseUrl = "https://lama.example/" });
        Assert.That(ImportStart.FormatOf(Encoding.UTF8.GetBytes(file)), Is.EqualTo(ImportFormat.Ghost));
        Assert.That(
            items.Select(ImportFile.Said),
            Is.EqualTo(
                new[]
                {
                    """{"externalId":"p1","title":"Panen [1]","summary":"Ringkas","publish":true,"authors":[{"name":"Sari"}],"tags":[{"name":"Berita"},{"name":"Panen"}],"seo":{"title":null,"description":null},"legacyUrls":["https://lama.example/panen/"],"body":"<p><a href=\"https://lama.example/lain/\">Lain</a></p>","bodyFormat":"html","slug":"panen","publishedAt":"2019-09-10T01:00:00+00:00","coverImage":{"url":"https://lama.example/a.jpg","alt":"Kebun","caption":null}}""",
                    "skipped page",
                    "body-not-html /body",
                    """{"externalId":"4","title":"Lama","summary":null,"publish":false,"authors":[],"tags":[],"seo":{"title":null,"description":null},"legacyUrls":[],"body":"**Isi**","bodyFormat":"markdown","publishedAt":"2019-09-10T01:00:00+00:00"}""",
                }
            )
        );
        Assert.That(items[0].Warnings!.Select(one => one.Code), Is.EqualTo(new[] { "internal-tags" }));
        Assert.That(items[3].Warnings!.Select(one => one.Code), Is.EqualTo(new[] { "members-only" }));
    }

    [Test]
    public async Task A_feed_is_read_with_what_its_modules_say()
    {
        const string Rss = """
            <?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/">
            <channel><title>Lama</title><link>https://lama.example</link>
            <item><media:title>Bukan judul</media:title><title>Panen &amp;amp; Raya</title><link>https://lama.example/panen?a=1&b=2</link><guid isPermaLink="false">https://lama.example/?p=7</guid>
              <dc:creator><![CDATA[Sari]]></dc:creator><category>Berita</category><category>Panen</category><pubDate>Fri, 01 Mar 2019 08:30:00 +0700</pubDate>
              <description>Ringkas</description><content:encoded><![CDATA[<p>Isi</p>]]></content:encoded>
              <enclosure url="https://lama.example/a.mp3" type="audio/mpeg" length="1"/><media:content url="https://lama.example/a.jpg" medium="image"><media:credit>Budi</media:credit></media:content></item>
            <item><title>Dua</title><guid>tag:lama.example,2019:2</guid><author>sari@lama.example (Sari Wulandari)</author><description>&lt;p&gt;Isi dua&lt;/p&gt;</description><pubDate>Thu, 01 Mar 2019 08:30:00 +0700</pubDate></item>
            </channel></rss>
            """;
        var items = await ImportFile.ReadAsync(ImportFormat.Feed, Rss);
        Assert.That(ImportStart.FormatOf(Encoding.UTF8.GetBytes(Rss)), Is.EqualTo(ImportFormat.Feed));
        Assert.That(
            ImportFile.Said(items[0]),
            Is.EqualTo(
                """{"externalId":"p-7-1d11c60efa3d06aa","title":"Panen & Raya","baseUrl":"https://lama.example/panen?a=1&b=2","publish":true,"authors":[{"name":"Sari"}],"tags":[{"name":"Berita"},{"name":"Panen"}],"legacyUrls":["https://lama.example/panen?a=1&b=2","https://lama.example/?p=7"],"body":"<p>Isi</p>","bodyFormat":"html","summary":"Ringkas","coverImage":{"url":"https://lama.example/a.jpg","caption":null,"credit":"Budi"},"publishedAt":"2019-03-01T08:30:00+07:00"}"""
            )
        );
        Assert.That(items[0].Warnings!.Select(one => one.Code), Is.EqualTo(new[] { "enclosures" }));
        Assert.That(ImportFile.Said(items[1]), Is.EqualTo("wrong-weekday /publishedAt"));
        Assert.That(items[1].Body!["authors"]!.ToJsonString(), Is.EqualTo("""[{"name":"Sari Wulandari"}]"""));
    }

    [Test]
    public async Task An_Atom_feed_is_read_with_its_kinds_of_text()
    {
        const string Atom = """
            <feed xmlns="http://www.w3.org/2005/Atom"><title>Lama</title><id>x</id><updated>2020-01-01T00:00:00Z</updated><author><name>Humas</name></author>
            <entry><id>tag:lama.example,2019:1</id><title type="html">A &amp;lt; B</title><link href="https://lama.example/1"/><link rel="enclosure" type="image/png" href="https://lama.example/1.png"/>
              <published>2019-09-10T08:00:00+07:00</published><updated>2020-01-01T00:00:00Z</updated><category term="berita" label="Berita"/>
              <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Isi <b>tebal</b></p></div></content></entry>
            <entry><id>urn:2</id><title>Dua</title><updated>2020-01-01T00:00:00Z</updated><summary>Teks &lt;biasa&gt;</summary><author><name>Sari</name></author></entry></feed>
            """;
        var items = await ImportFile.ReadAsync(ImportFormat.Feed, Atom);
        Assert.That(
            items.Select(ImportFile.Said),
            Is.EqualTo(
                new[]
                {
                    """{"externalId":"tag-lama-example-2019-1-dc009f33b36c57fe","title":"A < B","baseUrl":"https://lama.example/1","publish":true,"authors":[{"name":"Humas"}],"tags":[{"name":"Berita"}],"legacyUrls":["https://lama.example/1"],"body":"<p>Isi <b>tebal</b></p>","bodyFormat":"html","coverImage":{"url":"https://lama.example/1.png","caption":null,"credit":null},"publishedAt":"2019-09-10T08:00:00+07:00"}""",
                    """{"externalId":"urn:2","title":"Dua","baseUrl":null,"publish":true,"authors":[{"name":"Sari"}],"tags":[],"legacyUrls":[],"body":"Teks <biasa>","bodyFormat":"plain","publishedAt":"2020-01-01T00:00:00+00:00"}""",
                }
            )
        );
    }

    [Test]
    public async Task An_export_of_WordPress_by_another_maker_keeps_what_it_says_otherwise()
    {
        var items = await ImportFile.ReadAsync(
            ImportFormat.Wordpress,
            """
            <rss xmlns:wp="http://wordpress.org/export/1.2/" xmlns:dc="d"><channel><link>https://lama.example</link>
            <item><title>Panen</title><link>/blog/panen.html</link><pubDate>Fri, 07 Jun 2013 03:00:44 +0000</pubDate><wp:post_id>1</wp:post_id><wp:status>publish</wp:status>
             <wp:postmeta><wp:meta_key>_yoast_wpseo_title</wp:meta_key><wp:meta_value>%%title%%</wp:meta_value></wp:postmeta>
             <wp:postmeta><wp:meta_key>_yoast_wpseo_metadesc</wp:meta_key><wp:meta_value>Untuk mesin</wp:meta_value></wp:postmeta></item>
            <item><title>Tanpa tanggal</title><pubDate>Mon, 30 Nov -0001 00:00:00 +0000</pubDate><wp:post_id>2</wp:post_id><wp:status>publish</wp:status></item></channel></rss>
            """
        );
        Assert.That(items[0].Body!["legacyUrls"]!.ToJsonString(), Is.EqualTo("""["https://lama.example/blog/panen.html"]"""));
        Assert.That(items[0].Body!["publishedAt"]!.GetValue<string>(), Does.StartWith("2013-06-07T03:00:44"));
        Assert.That(items[0].Body!["seo"]!.ToJsonString(), Is.EqualTo("""{"description":"Untuk mesin"}"""));
        Assert.That(items[1].Warnings!.Select(one => one.Code), Is.EqualTo(new[] { "no-date" }));
    }

    // Anything else would be tried again for ever.
    [Test]
    public async Task A_damaged_file_gives_items_or_one_of_two_exceptions()
    {
        (ImportFormat Format, byte[] File)[] files =
        [
            (
                ImportFormat.Csv,
                Encoding.UTF8.GetBytes(
                    "id;judul;isi;tanggal;penulis;url;foto\n1;\"Pa\"\"nen\";<p>é</p>;Selasa, 10/09/2019 08.30 WIB;A, S.H.;https://a.example/1;x\n"
                )
            ),
            (
                ImportFormat.Xlsx,
                ImportFile.Workbook(
                    "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>judul</t></is></c></row><row r=\"2\"><c r=\"A2\" s=\"1\"><v>43718.5</v></c></row>"
                )
            ),
            (ImportFormat.WordpressRest, Encoding.UTF8.GetBytes($"[{Post},{Post}]")),
            (ImportFormat.Ghost, Encoding.UTF8.GetBytes(GhostData)),
            (
                ImportFormat.Ninjs,
                """{"uri":"urn:1","versionCreated":"2019-09-10T08:00:00Z","headlines":[{"value":"A"}],"bodies":[{"value":"<p>"}],"associations":[{"type":"picture","renditions":[{"href":"https://a.example/1.jpg","width":1}]}]}"""u8.ToArray()
            ),
            (
                ImportFormat.Feed,
                "<rss><channel><item><guid>https://a.example/?p=1</guid><title>A &amp; B</title><pubDate>Tue, 10 Sep 2019 08:00:00 GMT</pubDate><category term='a'/><enclosure url='x' type='image/png'/></item></channel></rss>"u8.ToArray()
            ),
        ];
        var random = new Random(2_019);
        const string Rows =
            "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>judul</t></is></c></row><row r=\"2\"><c r=\"A2\" s=\"1\"><v>43718.5</v></c></row>";
        for (var round = 0; round < 400; round++)
        {
            var rows = new StringBuilder(Rows)
            {
                [random.Next(Rows.Length)] = (char)random.Next(32, 127),
                [random.Next(Rows.Length)] = '9',
            };
            try
            {
                await ImportFile.ReadAsync(ImportFormat.Xlsx, ImportFile.Workbook(rows.ToString()));
            }
            catch (Exception exception) when (exception is InvalidDataException or System.Xml.XmlException) { }
        }
        foreach (var (format, file) in files)
            for (var round = 0; round < 400; round++)
            {
                var damaged = file.ToArray();
                for (var changes = random.Next(1, 6); changes > 0; changes--)
                    damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
                try
                {
                    await ImportFile.ReadAsync(format, damaged[..random.Next(damaged.Length / 2, damaged.Length + 1)]);
                }
                catch (Exception exception) when (exception is InvalidDataException or System.Xml.XmlException) { }
            }
    }

    [Test]
    public void Xml_is_bounded_in_depth_and_size()
    {
        var deep = "<rss><channel><item>" + string.Concat(Enumerable.Repeat("<a>", 100_000));
        Assert.That(async () => await ImportFile.ReadAsync(ImportFormat.Feed, deep), Throws.InstanceOf<InvalidDataException>());
        var large = "<rss><channel><item><title>" + new string('x', 33_000_000);
        Assert.That(async () => await ImportFile.ReadAsync(ImportFormat.Feed, large), Throws.InstanceOf<InvalidDataException>());
        var entities = "<!DOCTYPE rss [<!ENTITY a \"b\">]><rss><channel><item><title>&a;</title></item></channel></rss>";
        Assert.That(async () => await ImportFile.ReadAsync(ImportFormat.Feed, entities), Throws.InstanceOf<System.Xml.XmlException>());
    }

    [TestCase("{\"externalId\":\"1\"}", "ndjson")]
    [TestCase("[ {\"importKey\":{}}]", "json")]
    [TestCase("{\"title\":\"A\",\"data\":{}}", "ndjson")]
    [TestCase("{\"uri\":\"urn:a\",\"type\":\"text\"}", "ninjs")]
    [TestCase("PK\u0003\u0004", "xlsx")]
    [TestCase("judul,isi\n", "csv")]
    [TestCase("\uFEFFjudul\tisi\n", "csv")]
    [TestCase("<?xml version='1.0'?><rdf:RDF>", "feed")]
    [TestCase("<html>", "wordpress")]
    [TestCase("{rusak", "ndjson")]
    [TestCase("halo", null)]
    [TestCase("a,b\0", null)]
    public void The_start_tells_the_format(string start, string? format) =>
        Assert.That(ImportStart.FormatOf(Encoding.UTF8.GetBytes(start))?.ToString().ToLowerInvariant(), Is.EqualTo(format));

    [TestCase("author:admin=rutan", "rutan")]
    [TestCase("author:Sari Wulandari=rutan", "rutan")]
    [TestCase("category:berita%2C lapas=lapas", "lapas")]
    [TestCase("category:news=lapas", "lapas")]
    [TestCase("path:/jateng/=kanwil", "kanwil")]
    [TestCase("path:/jateng=kanwil", "kanwil")]
    [TestCase("path:https://lama.example/jateng=kanwil", "kanwil")]
    [TestCase("path:/jat=kanwil", null)]
    [TestCase("path:/jatim/=x,author:budi=y", null)]
    [TestCase("path:/jatim/=x,author:SARI WULANDARI=y,author:admin=z", "y")]
    public async Task Units_are_found_by_author_category_and_path(string map, string? unit)
    {
        var item = (
            await ImportFile.ReadAsync(
                ImportFormat.Feed,
                "<rss xmlns:dc='http://purl.org/dc/elements/1.1/'><channel><item><link>https://lama.example/jateng/a</link><dc:creator>Sari Wulandari</dc:creator><category>Berita, Lapas</category></item></channel></rss>"
            )
        ).Single() with
        {
            OtherNames = (["admin"], ["news"]),
        };
        Assert.That(new UnitMap(map).Malformed, Is.Null);
        Assert.That(new UnitMap(map).UnitOf(item, item.Body!), Is.EqualTo(unit));
    }

    [TestCase("author:admin", "author:admin")]
    [TestCase("path:/a=b,penulis:a=b", "penulis:a=b")]
    [TestCase("author:=b", "author:=b")]
    [TestCase("author:a=B C", "author:a=B C")]
    [TestCase("path:/a=b,", "")]
    public void A_pair_that_is_no_rule_is_named(string map, string pair) => Assert.That(new UnitMap(map).Malformed, Is.EqualTo(pair));
}
