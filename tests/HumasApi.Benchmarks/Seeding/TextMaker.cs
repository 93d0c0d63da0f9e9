using System.Text;

namespace HumasApi.Benchmarks.Seeding;

/// <summary>Cheap text of the right size: sentences put together once, bodies put together from sentences.</summary>
internal sealed class TextMaker
{
    private const int Sentences = 500;

    private static readonly Vocabulary Indonesian = new(
        [
            "Petugas",
            "Warga binaan",
            "Kepala kantor",
            "Tim penyuluh",
            "Para pegawai",
            "Peserta magang",
            "Keluarga warga binaan",
            "Panitia kegiatan",
            "Pembimbing kemasyarakatan",
            "Dokter lapas",
        ],
        ["menerima", "menyiapkan", "membuka", "meninjau", "mengikuti", "menyerahkan", "merawat", "membahas", "mendampingi", "memeriksa"],
        [
            "layanan kunjungan",
            "pelatihan menjahit",
            "panen sayur",
            "ruang baca baru",
            "posko pengaduan",
            "bimbingan rohani",
            "jadwal piket",
            "hasil kerajinan",
            "laporan triwulan",
            "peralatan dapur",
        ],
        [
            "di aula utama",
            "bersama pemerintah kota",
            "sejak pagi hari",
            "untuk tahun anggaran ini",
            "dengan tertib dan aman",
            "di halaman depan",
            "bagi masyarakat sekitar",
            "sesuai jadwal",
            "sebelum hari raya",
            "dalam suasana hangat",
        ]
    );

    private static readonly Vocabulary English = new(
        [
            "Officers",
            "Residents",
            "The head of office",
            "The legal aid team",
            "Staff members",
            "Trainees",
            "Families",
            "The organisers",
            "Probation counsellors",
            "The clinic",
        ],
        ["received", "prepared", "opened", "reviewed", "joined", "handed over", "looked after", "discussed", "accompanied", "inspected"],
        [
            "the visiting service",
            "a sewing course",
            "the vegetable harvest",
            "a new reading room",
            "the complaints desk",
            "spiritual guidance",
            "the duty roster",
            "the handicrafts",
            "the quarterly report",
            "kitchen equipment",
        ],
        [
            "in the main hall",
            "with the city government",
            "from early morning",
            "for this budget year",
            "in good order",
            "in the front yard",
            "for the neighbourhood",
            "on schedule",
            "before the holidays",
            "in a warm mood",
        ]
    );

    private readonly string[] indonesian;
    private readonly string[] english;

    public TextMaker(int seed) => (indonesian, english) = (Pool(Indonesian, seed), Pool(English, seed + 1));

    public static string Title(ref Chance chance, bool inEnglish) => (inEnglish ? English : Indonesian).Join(ref chance);

    public string Sentence(ref Chance chance, bool inEnglish) => chance.Of(inEnglish ? english : indonesian);

    public string Body(ref Chance chance, bool inEnglish, int bytes)
    {
        var body = new StringBuilder(bytes + 200);
        while (body.Length < bytes)
            body.Append("<p>")
                .Append(Sentence(ref chance, inEnglish))
                .Append(' ')
                .Append(Sentence(ref chance, inEnglish))
                .Append(' ')
                .Append(Sentence(ref chance, inEnglish))
                .Append("</p>");
        return body.ToString();
    }

    private static string[] Pool(Vocabulary words, int seed)
    {
        var chance = new Chance(seed, -1);
        var pool = new string[Sentences];
        for (var at = 0; at < Sentences; at++)
            pool[at] = words.Join(ref chance) + ".";
        return pool;
    }

    private sealed record Vocabulary(string[] Who, string[] Does, string[] What, string[] How)
    {
        public string Join(ref Chance chance) => $"{chance.Of(Who)} {chance.Of(Does)} {chance.Of(What)} {chance.Of(How)}";
    }
}
