namespace HumasApi.Demo;

/// <summary>
/// The office tree: a ministry (its name as of October 2022), a directorate general, a regional office and the
/// region's 59 technical units. The names of public offices are facts and free to use; unit names show the state of about
/// 2025. Everything a reader could call, write to or open is fictitious (example domains, no telephone numbers).
/// </summary>
internal static class DemoUnits
{
    public const string Ministry = "kemenkumham";
    public const string Directorate = "ditjenpas";
    public const string Region = "kanwil-kemenkumham-jateng";
    public const string Salatiga = "rutan-kelas-ii-b-salatiga";

    private const string TimeZone = "Asia/Jakarta";

    // Columns: slug; kind; speciality where there is one; class; place as part of the name.
    private static readonly TechnicalUnit[] Technical =
    [
        new("lapas-kelas-i-batu-nusakambangan", "Lapas", null, "I", "Batu Nusakambangan"),
        new("lapas-kelas-i-semarang", "Lapas", null, "I", "Semarang"),
        new("lapas-kelas-ii-a-ambarawa", "Lapas", null, "IIA", "Ambarawa"),
        new("lapas-kelas-ii-a-besi-nusakambangan", "Lapas", null, "IIA", "Besi Nusakambangan"),
        new("lapas-khusus-kelas-ii-a-karanganyar-nusakambangan", "Lapas", "Khusus", "IIA", "Karanganyar Nusakambangan"),
        new("lapas-kelas-ii-a-kembang-kuning-nusakambangan", "Lapas", null, "IIA", "Kembang Kuning Nusakambangan"),
        new("lapas-kelas-ii-a-gladakan-nusakambangan", "Lapas", null, "IIA", "Gladakan Nusakambangan"),
        new("lapas-kelas-ii-a-kumbang-nusakambangan", "Lapas", null, "IIA", "Kumbang Nusakambangan"),
        new("lapas-kelas-ii-a-ngaseman-nusakambangan", "Lapas", null, "IIA", "Ngaseman Nusakambangan"),
        new("lapas-kelas-ii-a-kendal", "Lapas", null, "IIA", "Kendal"),
        new("lapas-kelas-ii-a-magelang", "Lapas", null, "IIA", "Magelang"),
        new("lapas-narkotika-kelas-ii-a-nusakambangan", "Lapas", "Narkotika", "IIA", "Nusakambangan"),
        new("lapas-narkotika-kelas-ii-b-purwokerto", "Lapas", "Narkotika", "IIB", "Purwokerto"),
        new("lapas-kelas-ii-a-pasir-putih-nusakambangan", "Lapas", null, "IIA", "Pasir Putih Nusakambangan"),
        new("lapas-kelas-ii-a-pekalongan", "Lapas", null, "IIA", "Pekalongan"),
        new("lapas-perempuan-kelas-ii-a-semarang", "Lapas", "Perempuan", "IIA", "Semarang"),
        new("lapas-kelas-ii-a-permisan-nusakambangan", "Lapas", null, "IIA", "Permisan Nusakambangan"),
        new("lapas-kelas-ii-a-purwokerto", "Lapas", null, "IIA", "Purwokerto"),
        new("lapas-kelas-ii-a-sragen", "Lapas", null, "IIA", "Sragen"),
        new("lapas-kelas-ii-b-nirbaya-nusakambangan", "Lapas", null, "IIB", "Nirbaya Nusakambangan"),
        new("lapas-kelas-ii-b-batang", "Lapas", null, "IIB", "Batang"),
        new("lapas-kelas-ii-b-brebes", "Lapas", null, "IIB", "Brebes"),
        new("lapas-kelas-ii-b-cilacap", "Lapas", null, "IIB", "Cilacap"),
        new("lapas-kelas-ii-b-klaten", "Lapas", null, "IIB", "Klaten"),
        new("lapas-kelas-ii-b-pati", "Lapas", null, "IIB", "Pati"),
        new("lapas-kelas-ii-b-purwodadi", "Lapas", null, "IIB", "Purwodadi"),
        new("lapas-kelas-ii-b-slawi", "Lapas", null, "IIB", "Slawi"),
        new("lapas-kelas-ii-b-tegal", "Lapas", null, "IIB", "Tegal"),
        new("lapas-kelas-ii-b-wonogiri", "Lapas", null, "IIB", "Wonogiri"),
        new("lapas-pemuda-kelas-ii-b-plantungan", "Lapas", "Pemuda", "IIB", "Plantungan"),
        new("lapas-terbuka-kelas-ii-b-kendal", "Lapas", "Terbuka", "IIB", "Kendal"),
        new("lapas-terbuka-kelas-ii-b-nusakambangan", "Lapas", "Terbuka", "IIB", "Nusakambangan"),
        new("lpka-kelas-i-kutoarjo", "LPKA", null, "I", "Kutoarjo"),
        new("rutan-kelas-i-semarang", "Rutan", null, "I", "Semarang"),
        new("rutan-kelas-i-surakarta", "Rutan", null, "I", "Surakarta"),
        new("rutan-kelas-ii-a-pekalongan", "Rutan", null, "IIA", "Pekalongan"),
        new("rutan-kelas-ii-b-banjarnegara", "Rutan", null, "IIB", "Banjarnegara"),
        new("rutan-kelas-ii-b-banyumas", "Rutan", null, "IIB", "Banyumas"),
        new("rutan-kelas-ii-b-blora", "Rutan", null, "IIB", "Blora"),
        new("rutan-kelas-ii-b-boyolali", "Rutan", null, "IIB", "Boyolali"),
        new("rutan-kelas-ii-b-demak", "Rutan", null, "IIB", "Demak"),
        new("rutan-kelas-ii-b-jepara", "Rutan", null, "IIB", "Jepara"),
        new("rutan-kelas-ii-b-kebumen", "Rutan", null, "IIB", "Kebumen"),
        new("rutan-kelas-ii-b-kudus", "Rutan", null, "IIB", "Kudus"),
        new("rutan-kelas-ii-b-pemalang", "Rutan", null, "IIB", "Pemalang"),
        new("rutan-kelas-ii-b-purbalingga", "Rutan", null, "IIB", "Purbalingga"),
        new("rutan-kelas-ii-b-purworejo", "Rutan", null, "IIB", "Purworejo"),
        new("rutan-kelas-ii-b-rembang", "Rutan", null, "IIB", "Rembang"),
        new("rutan-kelas-ii-b-salatiga", "Rutan", null, "IIB", "Salatiga"),
        new("rutan-kelas-ii-b-temanggung", "Rutan", null, "IIB", "Temanggung"),
        new("rutan-kelas-ii-b-wonosobo", "Rutan", null, "IIB", "Wonosobo"),
        new("bapas-kelas-i-semarang", "Bapas", null, "I", "Semarang"),
        new("bapas-kelas-ii-klaten", "Bapas", null, "II", "Klaten"),
        new("bapas-kelas-i-surakarta", "Bapas", null, "I", "Surakarta"),
        new("bapas-kelas-ii-nusakambangan", "Bapas", null, "II", "Nusakambangan"),
        new("bapas-kelas-ii-pati", "Bapas", null, "II", "Pati"),
        new("bapas-kelas-ii-magelang", "Bapas", null, "II", "Magelang"),
        new("bapas-kelas-ii-pekalongan", "Bapas", null, "II", "Pekalongan"),
        new("bapas-kelas-ii-purwokerto", "Bapas", null, "II", "Purwokerto"),
    ];

    private static readonly Dictionary<string, string> KindNames = new()
    {
        ["Lapas"] = "Lembaga Pemasyarakatan",
        ["Rutan"] = "Rumah Tahanan Negara",
        ["LPKA"] = "Lembaga Pembinaan Khusus Anak",
        ["Bapas"] = "Balai Pemasyarakatan",
    };

    public static IReadOnlyList<DemoUnit> All { get; } = Build();

    private static DemoUnit[] Build() =>
    [
        new(Ministry, "KUMHAM", "Kementerian Hukum dan Hak Asasi Manusia", "Kemenkumham", "ministry", null, null, null, null, null, "Jakarta", null,
            "humas@kemenkumham.example", "https://kemenkumham.example", "https://humas.example/berita/{slug}", TimeZone),
        new(Directorate, "PAS", "Direktorat Jenderal Pemasyarakatan", "Ditjenpas", "directorate", null, null, Ministry, null, null, "Jakarta", null,
            "humas@ditjenpas.example", "https://ditjenpas.example", null, TimeZone),
        new(Region, "W13", "Kantor Wilayah Kementerian Hukum dan HAM Jawa Tengah", "Kanwil Kemenkumham Jateng", "regionalOffice", null, null, Ministry, "33", "Jawa Tengah",
            "Semarang, Jawa Tengah", null, "humas@kanwil-jateng.example", "https://kanwil-jateng.example", null, TimeZone),
        .. Technical.Select((row, at) => row.ToUnit(at + 1)),
    ];

    private sealed record TechnicalUnit(string Slug, string Kind, string? Speciality, string Class, string Place)
    {
        public DemoUnit ToUnit(int number)
        {
            var special = Speciality is null ? "" : $" {Speciality}";
            var ending = $"{special} Kelas {Class} {Place}";
            var region = DemoRegions.Of(Place);
            return new DemoUnit(
                Slug, $"W13.{Kind.ToUpperInvariant()}.{number:00}", KindNames[Kind] + ending, Kind + ending, "technicalUnit", Kind.ToLowerInvariant(), Class, Region,
                region.Code, region.Name, $"{region.Town}, Jawa Tengah", null, $"humas@{Slug}.example", $"https://{Slug}.example", null, TimeZone);
        }
    }
}
