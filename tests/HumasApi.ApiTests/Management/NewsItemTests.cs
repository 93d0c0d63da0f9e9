using System.Net;

namespace HumasApi.ApiTests.Management;

/// <summary>
/// A news item of 12 October 2022 with all its parts, told in our own sentences: nothing of it may get lost on the way to
/// readers.
/// </summary>
internal sealed class NewsItemTests : ApiTest
{
    private const string Body =
        "<p>Petugas humas dari unit pelaksana teknis pemasyarakatan se-Jawa Tengah belajar mengelola komunikasi di masa krisis "
        + "pada Rabu (12/10/2022). "
        + "Acara bertema “Manajemen Komunikasi Krisis Pemasyarakatan” itu digelar di Aula Kresna Basudewa.</p>"
        + "<p>Koordinator Humas dan Protokol Ditjen Pemasyarakatan Rika Aprianti menilai masih ada kabar viral yang harus diluruskan.</p>"
        + "<h2 id=\"s-pesan\">Pesan kepala kantor wilayah</h2>"
        + "<blockquote><p>Kabar keliru yang terus diulang dapat dikira benar bila tidak kita jawab dengan fakta.</p></blockquote>"
        + "<p>A. Yuspahrudin menyampaikannya saat membuka kegiatan, seraya meminta kinerja unit diberitakan seluas-luasnya.</p>"
        + "<blockquote><p>Bagi kami ini bekal untuk menulis berita yang lebih bermutu.</p></blockquote>"
        + "<p>Demikian Andri Lesmano, Kepala Rutan Salatiga, yang hadir bersama petugas humasnya.</p>";

    [Test]
    public async Task Headline_byline_outlet_time_dateline_quotes_units_and_sign_off_reach_the_reader()
    {
        await Unit(
            "ditjen-pemasyarakatan",
            name: "Direktorat Jenderal Pemasyarakatan",
            more: new { shortName = "Ditjenpas", kind = "directorate" }
        );
        await Unit(
            "kanwil-jawa-tengah",
            "ditjen-pemasyarakatan",
            "Kantor Wilayah Jawa Tengah",
            new
            {
                shortName = "Kanwil Jateng",
                kind = "regionalOffice",
                timeZone = "Asia/Jakarta",
            }
        );
        await Unit("rutan-salatiga", "kanwil-jawa-tengah", "Rumah Tahanan Negara Salatiga", new { shortName = "Rutan Salatiga" });
        await Author("narsono-son", "Narsono Son");
        await Tag("kehumasan", "category", "Kehumasan");

        var draft = await Draft(
            "Humas Pemasyarakatan Jateng Dilatih Hadapi Krisis Komunikasi",
            "kanwil-jawa-tengah",
            new
            {
                body = Body,
                dateline = "SEMARANG",
                byline = "Narsono Son - JATENG.NGO.WEB.ID",
                signOff = "N.Son/***",
                eventDate = "2022-10-12",
                publishedAt = "2022-10-12T17:16:00+07:00",
                attribution = new { name = "JATENG.NGO.WEB.ID" },
                mentionedUnits = new[] { new { slug = "ditjen-pemasyarakatan" }, new { slug = "rutan-salatiga" } },
                authors = new[] { new { slug = "narsono-son" } },
                tags = new[] { new { slug = "kehumasan" } },
            }
        );
        Assert.That(draft.Json["meta"]!["warnings"]!.AsArray(), Is.Empty, draft.Text);
        (await Api.Post($"/articles/{draft.Id}/publish", null, 1)).Must(HttpStatusCode.OK);

        var excerpt =
            "Petugas humas dari unit pelaksana teknis pemasyarakatan se-Jawa Tengah belajar mengelola komunikasi di masa "
            + "krisis pada Rabu (12/10/2022). Acara bertema “Manajemen Komunikasi Krisis Pemasyarakatan” itu digelar di Aula "
            + "Kresna Basudewa.";
        Api.AssertBody(
            (await Api.Get("/v1/articles/by-slug/humas-pemasyarakatan-jateng-dilatih-hadapi-krisis-komunikasi")).Must(HttpStatusCode.OK),
            $$$"""
            {"data":{"id":"id-1","slug":"humas-pemasyarakatan-jateng-dilatih-hadapi-krisis-komunikasi","kind":"news","language":"id",
              "title":"Humas Pemasyarakatan Jateng Dilatih Hadapi Krisis Komunikasi","subtitle":null,"summary":null,"excerpt":"{{{excerpt}}}",
              "dateline":"SEMARANG","byline":"Narsono Son - JATENG.NGO.WEB.ID","signOff":"N.Son/***","eventDate":"2022-10-12","timeZone":"Asia/Jakarta",
              "publishedAt":"2022-10-12T10:16:00Z","firstPublishedAt":"2026-11-24T12:00:00Z","updatedAt":null,"modifiedAt":"2026-11-24T12:00:00Z","notices":[],
              "coverImage":null,"attribution":{"name":"JATENG.NGO.WEB.ID","url":null},"canonicalUrl":null,
              "seo":{"title":"Humas Pemasyarakatan Jateng Dilatih Hadapi Krisis Komunikasi","description":"{{{excerpt}}}","noIndex":false},
              "webUrl":null,"translations":[],
              "unit":{"id":"id-2","slug":"kanwil-jawa-tengah","name":"Kantor Wilayah Jawa Tengah","shortName":"Kanwil Jateng","kind":"regionalOffice","nameThen":"Kantor Wilayah Jawa Tengah","shortNameThen":"Kanwil Jateng"},
              "mentionedUnits":[{"id":"id-3","slug":"ditjen-pemasyarakatan","name":"Direktorat Jenderal Pemasyarakatan","shortName":"Ditjenpas","kind":"directorate"},
                {"id":"id-4","slug":"rutan-salatiga","name":"Rumah Tahanan Negara Salatiga","shortName":"Rutan Salatiga","kind":"technicalUnit"}],
              "authors":[{"id":"id-5","slug":"narsono-son","name":"Narsono Son","position":null,"photo":null}],
              "tags":[{"id":"id-6","slug":"kehumasan","name":"Kehumasan","kind":"category"}],
              "body":"{{{Body.Replace("\"", "\\\"", StringComparison.Ordinal)}}}"},
             "meta":{},"links":{"self":"https://humas.example/v1/articles/id-1"}}
            """
        );
        var shown = TimeZoneInfo.ConvertTime(
            DateTimeOffset.Parse("2022-10-12T10:16:00Z", System.Globalization.CultureInfo.InvariantCulture),
            TimeZoneInfo.FindSystemTimeZoneById("Asia/Jakarta")
        );
        Assert.That(shown.TimeOfDay, Is.EqualTo(new TimeSpan(17, 16, 0)), "17:16 WIB for the reader");
    }
}
