namespace HumasApi.Search;

/// <summary>
/// Abbreviations of the field and what they stand for, everyday words for official ones, and words that are often spelt otherwise: who
/// searches for one finds the other.
/// </summary>
internal sealed class Synonyms
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
        ("napi", "warga binaan"),
        ("narapidana", "warga binaan"),
        ("kalapas", "kepala lembaga pemasyarakatan"),
        ("kalapas", "kepala lapas"),
        ("karutan", "kepala rumah tahanan"),
        ("karutan", "kepala rutan"),
        ("kabapas", "kepala balai pemasyarakatan"),
        ("kabapas", "kepala bapas"),
        ("kplp", "kesatuan pengamanan lembaga pemasyarakatan"),
        ("tpp", "tim pengamat pemasyarakatan"),
        ("litmas", "penelitian kemasyarakatan"),
        ("pb", "pembebasan bersyarat"),
        ("cb", "cuti bersyarat"),
        ("cmb", "cuti menjelang bebas"),
        ("abh", "anak yang berhadapan dengan hukum"),
        ("posbakum", "pos bantuan hukum"),
        ("posbankum", "pos bantuan hukum"),
        ("lbh", "lembaga bantuan hukum"),
        ("obh", "organisasi bantuan hukum"),
        ("hbp", "hari bhakti pemasyarakatan"),
        ("ham", "hak asasi manusia"),
        ("pk", "pembimbing kemasyarakatan"),
        ("haki", "kekayaan intelektual"),
        ("hki", "kekayaan intelektual"),
        ("perda", "peraturan daerah"),
        ("raperda", "rancangan peraturan daerah"),
        ("raperda", "rancangan perda"),
        ("kdrt", "kekerasan dalam rumah tangga"),
        ("umkm", "usaha mikro kecil dan menengah"),
        ("pnbp", "penerimaan negara bukan pajak"),
        ("bmn", "barang milik negara"),
        ("sdm", "sumber daya manusia"),
        ("asn", "aparatur sipil negara"),
        ("pns", "pegawai negeri sipil"),
        ("wbk", "wilayah bebas dari korupsi"),
        ("wbbm", "wilayah birokrasi bersih dan melayani"),
        ("mou", "nota kesepahaman"),
        ("mou", "perjanjian kerja sama"),
        ("rakor", "rapat koordinasi"),
        ("monev", "monitoring dan evaluasi"),
        ("pungli", "pungutan liar"),
        ("baksos", "bakti sosial"),
        ("hut", "hari ulang tahun"),
        ("medsos", "media sosial"),
        ("tbc", "tuberkulosis"),
        ("dbd", "demam berdarah"),
        ("lansia", "lanjut usia"),
        ("blk", "balai latihan kerja"),
        ("pmi", "palang merah indonesia"),
        ("damkar", "pemadam kebakaran"),
        ("bpbd", "badan penanggulangan bencana daerah"),
        ("tni", "tentara nasional indonesia"),
        ("polri", "kepolisian negara republik indonesia"),
        ("kejari", "kejaksaan negeri"),
        ("bnn", "badan narkotika nasional"),
        ("kpk", "komisi pemberantasan korupsi"),
        ("kpu", "komisi pemilihan umum"),
        ("pemda", "pemerintah daerah"),
        ("pemkab", "pemerintah kabupaten"),
        ("pemkot", "pemerintah kota"),
        ("jabar", "jawa barat"),
        ("jateng", "jawa tengah"),
        ("jatim", "jawa timur"),
        ("solo", "surakarta"),
        // Everyday words.
        ("besuk", "kunjungan"),
        ("online", "daring"),
        ("hp", "telepon genggam"),
        ("handphone", "telepon genggam"),
        ("difabel", "disabilitas"),
        ("wanita", "perempuan"),
        ("gratis", "cuma-cuma"),
        // Spellings.
        ("alquran", "al quran"),
        ("antrian", "antrean"),
        ("bakti", "bhakti"),
        ("budidaya", "budi daya"),
        ("hoax", "hoaks"),
        ("ijin", "izin"),
        ("jadual", "jadwal"),
        ("kerjasama", "kerja sama"),
        ("olahraga", "olah raga"),
        ("praktek", "praktik"),
        ("resiko", "risiko"),
        ("urin", "urine"),
    ];

    /// <summary>Those that the service knows by itself.</summary>
    public static readonly Synonyms Standard = new([], []);

    // Of a word; a rule more would only make searches dearer.
    private const int MaxOthers = 20;

    private readonly ILookup<string, string> byShort;
    private readonly ILookup<string, string> byLong;
    private readonly HashSet<(string, string)> apart;
    private readonly int maxWords;

    /// <param name="same">Words and names that mean the same, beside what the service knows.</param>
    /// <param name="apart">Two of each that do not, although the service or a group takes them for the same.</param>
    public Synonyms(IEnumerable<IReadOnlyList<string>> same, IEnumerable<IReadOnlyList<string>> apart)
    {
        var words = new SearchWords("id");
        this.apart =
        [
            .. apart
                .Select(pair => (WithoutStopWords(Folded(words, pair[0])), WithoutStopWords(Folded(words, pair[1]))))
                .SelectMany(pair => new[] { pair, (pair.Item2, pair.Item1) }),
        ];
        var pairs = Pairs
            .Concat(same.SelectMany(group => PairsOf([.. group.Select(one => Folded(words, one))])))
            .Where(pair => !IsApart(pair.Short, pair.Long))
            .Distinct()
            .ToList();
        byShort = pairs.ToLookup(pair => pair.Short, pair => pair.Long);
        byLong = pairs.ToLookup(pair => WithoutStopWords(pair.Long), pair => pair.Short);
        maxWords = pairs.Select(pair => pair.Long.Count(letter => letter == ' ') + 1).DefaultIfEmpty(1).Max();
    }

    /// <summary>The words and names that the service takes for the same by itself.</summary>
    public static IReadOnlyList<(string Short, string Long)> StandardPairs => Pairs;

    /// <summary>What an abbreviation stands for.</summary>
    public IEnumerable<string> OfShort(string word) => byShort[word].Take(MaxOthers);

    /// <summary>The abbreviations of a name of several words, or of one; a name is asked for without its stop words.</summary>
    public IEnumerable<string> OfLong(string words) => byLong[words].Take(MaxOthers);

    /// <summary>What the abbreviations of a name stand for: the name as it is written out, and others.</summary>
    public IEnumerable<(string Name, bool IsSame)> OfSame(string words) =>
        OfLong(words)
            .SelectMany(OfShort)
            .Distinct()
            .Where(name => !IsApart(words, name))
            .Select(name => (name, WithoutStopWords(name) == words))
            .Where(pair => pair.Item2 || !WithoutStopWords(pair.name).Contains(words, StringComparison.Ordinal))
            .Take(MaxOthers);

    /// <summary>The longest name that begins at a place and has an abbreviation; null where there is none.</summary>
    /// <param name="words">Words as they are written; null for what is no single word.</param>
    /// <param name="at">The place.</param>
    public string? LongestName(IReadOnlyList<string?> words, int at)
    {
        for (var length = Math.Min(maxWords, words.Count - at); length > 0; length--)
        {
            var part = words.Skip(at).Take(length).ToList();
            if (!part.Contains(null) && string.Join(' ', part) is var name && OfLong(name).Any())
                return name;
        }
        return null;
    }

    /// <summary>Whether a word or name has a word that a search looks for.</summary>
    public static bool HasWord(string words) => WithoutStopWords(Folded(new SearchWords("id"), words)).Length > 0;

    private bool IsApart(string one, string other) => apart.Contains((WithoutStopWords(one), WithoutStopWords(other)));

    // A word leads to a name as its abbreviation does; two names lead to each other.
    private static IEnumerable<(string Short, string Long)> PairsOf(IReadOnlyList<string> group)
    {
        for (var one = 0; one < group.Count; one++)
        for (var other = one + 1; other < group.Count; other++)
        {
            var (first, second) = (group[one], group[other]);
            if (IsName(first) && !IsName(second))
                (first, second) = (second, first);
            yield return (first, second);
            if (IsName(first))
                yield return (second, first);
        }
    }

    private static bool IsName(string words) => words.Contains(' ', StringComparison.Ordinal);

    private static string Folded(SearchWords words, string text) => string.Join(' ', words.Of(text).Select(word => word.Forms.Exact));

    private static string WithoutStopWords(string words) => string.Join(' ', words.Split(' ').Where(word => !StopWords.Contains(word)));
}
