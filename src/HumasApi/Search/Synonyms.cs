namespace HumasApi.Search;

/// <summary>Abbreviations of the field and what they stand for: who searches for one finds the other.</summary>
internal static class Synonyms
{
    private static readonly (string Short, string Long)[] Pairs =
    [
        ("lapas", "lembaga pemasyarakatan"),
        ("lp", "lembaga pemasyarakatan"),
        ("rutan", "rumah tahanan"),
        ("bapas", "balai pemasyarakatan"),
        ("rupbasan", "rumah penyimpanan benda sitaan"),
        ("lpka", "lembaga pembinaan khusus anak"),
        ("lpp", "lembaga pemasyarakatan perempuan"),
        ("kanwil", "kantor wilayah"),
        ("kakanwil", "kepala kantor wilayah"),
        ("ditjenpas", "direktorat jenderal pemasyarakatan"),
        ("dirjenpas", "direktur jenderal pemasyarakatan"),
        ("kemenimipas", "kementerian imigrasi dan pemasyarakatan"),
        ("kemenkumham", "kementerian hukum dan hak asasi manusia"),
        ("menkumham", "menteri hukum dan hak asasi manusia"),
        ("wbp", "warga binaan pemasyarakatan"),
        ("wbp", "warga binaan"),
        ("napi", "narapidana"),
        ("upt", "unit pelaksana teknis"),
        ("kalapas", "kepala lembaga pemasyarakatan"),
        ("karutan", "kepala rumah tahanan"),
        ("kplp", "kesatuan pengamanan lembaga pemasyarakatan"),
        ("ham", "hak asasi manusia"),
        ("pk", "pembimbing kemasyarakatan"),
        ("umkm", "usaha mikro kecil dan menengah"),
        ("tni", "tentara nasional indonesia"),
        ("polri", "kepolisian negara republik indonesia"),
        ("bnn", "badan narkotika nasional"),
        ("pemda", "pemerintah daerah"),
        ("pemkab", "pemerintah kabupaten"),
        ("pemkot", "pemerintah kota"),
    ];

    private static readonly ILookup<string, string> ByShort = Pairs.ToLookup(pair => pair.Short, pair => pair.Long);
    private static readonly ILookup<string, string> ByLong = Pairs.ToLookup(pair => pair.Long, pair => pair.Short);

    /// <summary>What an abbreviation stands for.</summary>
    public static IEnumerable<string> OfShort(string word) => ByShort[word];

    /// <summary>The abbreviations of a name of several words, or of one.</summary>
    public static IEnumerable<string> OfLong(string words) => ByLong[words];

    /// <summary>Words of the longest name.</summary>
    public static readonly int MaxWords = Pairs.Max(pair => pair.Long.Count(letter => letter == ' ') + 1);
}
