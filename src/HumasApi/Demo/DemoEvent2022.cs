namespace HumasApi.Demo;

/// <summary>
/// The event the demo grew from, told in own sentences with its true facts. Real persons took part,
/// so what they said is only paraphrased.
/// </summary>
internal static class DemoEvent2022
{
    public const string Slug = "asistensi-kehumasan-jateng";

    public static DemoArticle Article { get; } = new(
        Index: -1,
        Kind: "news",
        Title: "Ditjen PAS dan Kanwil Kemenkumham Jateng Bekali Humas Pemasyarakatan Hadapi Krisis Komunikasi",
        Subtitle: "Petugas kehumasan dari unit pelaksana teknis se-Jawa Tengah berkumpul di Semarang",
        Summary: "Petugas humas unit pelaksana teknis pemasyarakatan di Jawa Tengah mengikuti asistensi manajemen komunikasi krisis di Semarang, Rabu (12/10/2022).",
        BodyHtml:
            "<p>Para petugas kehumasan dari unit pelaksana teknis (UPT) Pemasyarakatan di Jawa Tengah mendapat pembekalan tentang cara mengelola komunikasi pada masa krisis. " +
            "Asistensi kehumasan itu diselenggarakan Direktorat Jenderal Pemasyarakatan (Ditjenpas) bersama Kantor Wilayah Kementerian Hukum dan HAM Jawa Tengah " +
            "di Aula Kresna Basudewa, kompleks kantor wilayah tersebut, Rabu (12/10/2022).</p>" +
            "<p>Tema yang diangkat adalah <strong>manajemen komunikasi krisis Pemasyarakatan</strong>. Melalui kegiatan ini, pengelola humas memperoleh pegangan " +
            "untuk mengenali isu sejak awal, meluruskan kabar yang keliru, serta mengabarkan hal baik yang dikerjakan unitnya.</p>" +
            "<p>Koordinator Humas dan Protokol Ditjenpas, Rika Aprianti, memaparkan bahwa tidak sedikit kabar viral mengenai Pemasyarakatan yang masih memerlukan penjelasan. " +
            "Ia mengingatkan, kabar miring yang dibiarkan beredar terus-menerus lambat laun dapat dianggap benar oleh khalayak.</p>" +
            "<h2>Publikasi dan Integritas</h2>" +
            "<p>Pandangan serupa dikemukakan Kepala Kantor Wilayah, A. Yuspahrudin, ketika membuka acara. Menurutnya, humas tidak cukup bersikap menunggu. " +
            "Ia mendorong setiap UPT rajin memberitakan kinerjanya lewat berbagai kanal supaya masyarakat mengenal dan memercayai pekerjaan petugas.</p>" +
            "<p>Yuspahrudin juga menitipkan dua pesan kepada jajarannya:</p>" +
            "<ul><li>berbagi pengetahuan tentang cara menanggapi pemberitaan negatif; dan</li><li>memegang teguh integritas ketika melayani masyarakat.</li></ul>" +
            "<p>Dari Salatiga, Kepala Rumah Tahanan Negara (Rutan) Andri Lesmano hadir sebagai peserta bersama petugas humasnya. " +
            "Andri menyambut baik asistensi tersebut dan memandangnya sebagai <em>kesempatan belajar</em> untuk memperbaiki mutu pemberitaan di Rutan Salatiga.</p>",
        Dateline: "SEMARANG",
        Byline: "Narsono Son - JATENG.NGO.WEB.ID",
        SignOff: "N.Son/***",
        EventDate: new DateOnly(2022, 10, 12),
        PublishedAt: new DateTimeOffset(2022, 10, 12, 10, 16, 0, TimeSpan.Zero),
        UnitSlug: DemoUnits.Region,
        MentionedUnitSlugs: [DemoUnits.Directorate, DemoUnits.Salatiga],
        AuthorSlugs: [DemoAuthors.EventAuthor],
        TagSlugs: ["kegiatan", "humas-pemerintah", "komunikasi-krisis", "rika-aprianti", "a-yuspahrudin", "andri-lesmano"],
        AttributionName: "JATENG.NGO.WEB.ID",
        AttributionUrl: null,
        SeoDescription: "Asistensi manajemen komunikasi krisis bagi petugas humas UPT Pemasyarakatan se-Jawa Tengah di Aula Kresna Basudewa, Semarang, 12 Oktober 2022.");
}
