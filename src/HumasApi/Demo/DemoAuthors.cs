using System.Text;

namespace HumasApi.Demo;

/// <summary>
/// The forty authors. All names are invented but the first, the byline of the item about the event of 2022;
/// nothing but that item is attributed to it.
/// </summary>
internal static class DemoAuthors
{
    public const string EventAuthor = "narsono-son";

    private const string Relations = "Pranata Humas";
    private const string Manager = "Pengelola Humas";
    private const string Reporter = "Reporter Humas";

    public static IReadOnlyList<DemoAuthor> All { get; } =
    [
        new(EventAuthor, "Narsono Son", "N.Son", "Kontributor", DemoUnits.Salatiga, null),
        Of("Anindya Puspaningrat", Relations, DemoUnits.Region, "Menulis tentang layanan hukum dan kegiatan kantor wilayah."),
        Of("Bagus Wiratmaka", Reporter, DemoUnits.Region, "Meliput unit pelaksana teknis di Jawa Tengah."),
        Of("Cahya Mustikarini", Relations, DemoUnits.Region, null),
        Of("Danang Prasojowati", Manager, DemoUnits.Region, "Menyunting berita dan mengelola kanal media sosial."),
        Of("Elok Sarwendah", Reporter, DemoUnits.Region, null),
        Of("Fajar Kinasihan", Relations, DemoUnits.Region, null),
        Of("Galih Sekarwangi", Manager, DemoUnits.Region, null),
        Of("Hanum Respatiningsih", Reporter, DemoUnits.Region, "Menaruh perhatian pada pembinaan dan pendidikan."),
        Of("Ilham Bintarasa", Relations, DemoUnits.Directorate, "Menyusun siaran pers dan bahan wawancara."),
        Of("Jelita Pramudawardhani", Relations, DemoUnits.Directorate, null),
        Of("Krisna Wardoyosari", Reporter, DemoUnits.Directorate, null),
        Of("Laras Tunjungwati", Manager, DemoUnits.Directorate, null),
        Of("Mahesa Adiwinangun", Relations, DemoUnits.Ministry, "Menulis keterangan resmi kementerian."),
        Of("Nastiti Kuncoroputri", Relations, DemoUnits.Ministry, null),
        Of("Panji Sumartadi", Manager, DemoUnits.Salatiga, "Meliput kegiatan pembinaan dan layanan kunjungan."),
        Of("Rengganis Tyasutami", Reporter, DemoUnits.Salatiga, null),
        Of("Satria Purbakawaca", Manager, "lapas-kelas-i-semarang", "Gemar menulis kisah di balik bengkel kerja."),
        Of("Tantri Wulanjati", Reporter, "lapas-kelas-i-semarang", null),
        Of("Utami Gayatriningrum", Manager, "lapas-perempuan-kelas-ii-a-semarang", null),
        Of("Vania Sasikirana", Reporter, "lapas-perempuan-kelas-ii-a-semarang", null),
        Of("Wisnu Tejawardaya", Manager, "rutan-kelas-i-surakarta", null),
        Of("Yoga Pinandita", Reporter, "rutan-kelas-i-surakarta", null),
        Of("Zahra Kusumadewati", Manager, "bapas-kelas-i-semarang", "Menulis tentang klien dan reintegrasi sosial."),
        Of("Arum Dahanasari", Reporter, "bapas-kelas-i-surakarta", null),
        Of("Bimo Suryanagara", Manager, "lpka-kelas-i-kutoarjo", null),
        Of("Candra Widigdaya", Manager, "lapas-kelas-i-batu-nusakambangan", null),
        Of("Dimas Hargowiyono", Reporter, "lapas-kelas-ii-a-permisan-nusakambangan", null),
        Of("Estri Palupiwati", Manager, "lapas-kelas-ii-a-magelang", null),
        Of("Firman Sadewantoro", Manager, "lapas-kelas-ii-a-pekalongan", null),
        Of("Gita Anjasmarani", Manager, "lapas-kelas-ii-a-purwokerto", null),
        Of("Haryo Pamungkasjati", Manager, "lapas-kelas-ii-a-sragen", null),
        Of("Intan Maheswariyati", Manager, "lapas-kelas-ii-b-klaten", null),
        Of("Jatmika Lelana", Manager, "lapas-kelas-ii-b-cilacap", null),
        Of("Kemala Rinjaniwati", Manager, "rutan-kelas-i-semarang", null),
        Of("Lintang Pandhumewa", Manager, "rutan-kelas-ii-b-kudus", null),
        Of("Mega Cempakasari", Manager, "rutan-kelas-ii-b-temanggung", null),
        Of("Naufal Ardhanareswara", Manager, "rutan-kelas-ii-b-boyolali", null),
        Of("Prita Wening", Manager, "rutan-kelas-ii-b-jepara", null),
        Of("Raka Baskarajaya", Manager, "bapas-kelas-ii-pati", null),
    ];

    private static DemoAuthor Of(string name, string position, string unitSlug, string? bio)
    {
        var space = name.IndexOf(' ', StringComparison.Ordinal);
        var initials = new StringBuilder().Append(name[0]).Append('.').Append(name, space + 1, 3).ToString();
        return new DemoAuthor(name.ToLowerInvariant().Replace(' ', '-'), name, initials, position, unitSlug, bio);
    }
}
