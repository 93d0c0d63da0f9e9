namespace HumasApi.Demo;

/// <summary>The sixty tags. Persons are tagged only in the event of 2022: no generated article may say anything about a real person.</summary>
internal static class DemoTags
{
    public static IReadOnlyList<DemoTag> All { get; } =
    [
        Category("berita", "Berita", "Kabar terbaru dari seluruh unit"),
        Category("kegiatan", "Kegiatan", "Liputan acara dan agenda kantor"),
        Category("pembinaan", "Pembinaan", "Kegiatan pembinaan kepribadian dan kemandirian"),
        Category("layanan-publik", "Layanan Publik", "Layanan yang langsung dirasakan masyarakat"),
        Category("keamanan", "Keamanan dan Ketertiban", "Pengawasan, penggeledahan, dan kesiapsiagaan"),
        Category("kerja-sama", "Kerja Sama", "Kemitraan dengan lembaga lain"),
        Category("klarifikasi", "Klarifikasi", "Penjelasan resmi atas kabar yang keliru"),
        Category("pengumuman", "Pengumuman", "Pemberitahuan resmi kepada masyarakat"),
        Category("sambutan", "Sambutan", "Naskah sambutan dan amanat"),
        Category("siaran-pers", "Siaran Pers", "Keterangan resmi untuk media"),

        Topic("humas-pemerintah", "Humas Pemerintah", "Kehumasan di lingkungan instansi pemerintah"),
        Topic("keterbukaan-informasi", "Keterbukaan Informasi", null),
        Topic("komunikasi-krisis", "Komunikasi Krisis", "Pengelolaan informasi ketika timbul persoalan"),
        Topic("ketahanan-pangan", "Ketahanan Pangan", null),
        Topic("pembinaan-kemandirian", "Pembinaan Kemandirian", "Keterampilan dan kegiatan kerja"),
        Topic("kerohanian", "Kerohanian", null),
        Topic("kesehatan", "Kesehatan", "Layanan dan penyuluhan kesehatan"),
        Topic("hak-integrasi", "Hak Integrasi", "Pembebasan bersyarat, cuti bersyarat, dan asimilasi"),
        Topic("remisi", "Remisi", null),
        Topic("bantuan-hukum", "Bantuan Hukum", null),
        Topic("pendidikan", "Pendidikan", null),
        Topic("literasi", "Literasi", null),
        Topic("olahraga", "Olahraga", null),
        Topic("seni-budaya", "Seni Budaya", null),
        Topic("lingkungan", "Lingkungan Hidup", null),
        Topic("umkm", "UMKM", "Usaha mikro, kecil, dan menengah"),
        Topic("anti-narkoba", "Antinarkoba", null),
        Topic("razia", "Razia", null),
        Topic("kunjungan", "Kunjungan", "Layanan kunjungan keluarga"),
        Topic("reintegrasi", "Reintegrasi Sosial", null),
        Topic("anak", "Anak", "Anak yang berhadapan dengan hukum"),
        Topic("perempuan", "Perempuan", null),
        Topic("pengembangan-sdm", "Pengembangan SDM", null),
        Topic("inovasi", "Inovasi Layanan", null),
        Topic("bakti-sosial", "Bakti Sosial", null),

        Place("jawa-tengah", "Jawa Tengah"),
        Place("semarang", "Semarang"),
        Place("salatiga", "Salatiga"),
        Place("surakarta", "Surakarta"),
        Place("magelang", "Magelang"),
        Place("pekalongan", "Pekalongan"),
        Place("cilacap", "Cilacap"),
        Place("nusakambangan", "Nusakambangan"),
        Place("banyumas", "Banyumas"),
        Place("kendal", "Kendal"),
        Place("klaten", "Klaten"),
        Place("pati", "Pati"),
        Place("tegal", "Tegal"),
        Place("kudus", "Kudus"),

        Program("tiga-kunci-pemasyarakatan", "Tiga Kunci Pemasyarakatan", "Deteksi dini, pemberantasan narkoba, dan sinergi"),
        Program("zona-integritas", "Zona Integritas", "Pembangunan unit kerja yang bersih dan melayani"),
        Program("kami-pasti", "Kami PASTI", "Tata nilai profesional, akuntabel, sinergi, transparan, dan inovatif"),
        Program("kumham-peduli", "Kumham Peduli", "Kegiatan sosial pegawai"),
        Program("griya-abhipraya", "Griya Abhipraya", "Rumah singgah dan tempat usaha bagi klien"),
        Program("layanan-kunjungan-daring", "Layanan Kunjungan Daring", null),
        Program("pos-bantuan-hukum", "Pos Bantuan Hukum", null),
        Program("satu-data", "Satu Data Pemasyarakatan", null),

        Person("rika-aprianti", "Rika Aprianti"),
        Person("a-yuspahrudin", "A. Yuspahrudin"),
        Person("andri-lesmano", "Andri Lesmano"),
    ];

    private static DemoTag Category(string slug, string name, string description) => new(slug, name, "category", description);

    private static DemoTag Topic(string slug, string name, string? description) => new(slug, name, "topic", description);

    private static DemoTag Place(string slug, string name) => new(slug, name, "place", null);

    private static DemoTag Program(string slug, string name, string? description) => new(slug, name, "program", description);

    private static DemoTag Person(string slug, string name) => new(slug, name, "person", null);
}
