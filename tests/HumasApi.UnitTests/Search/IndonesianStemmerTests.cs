using HumasApi.Search;
using NUnit.Framework;

namespace HumasApi.UnitTests.Search;

internal sealed class IndonesianStemmerTests
{
    // Known roots.
    [TestCase("kunjung mengunjungi kunjungan dikunjungi berkunjung pengunjung kunjungannya")]
    [TestCase("tulis menulis penulis tulisan tertulis ditulis menuliskan penulisan")]
    [TestCase("bina membina pembinaan binaan dibina pembina")]
    [TestCase("sapu menyapu disapu penyapu")]
    [TestCase("serah menyerahkan penyerahan diserahkan terserah")]
    [TestCase("pukul memukul pemukulan dipukul pukulan")]
    [TestCase("ikut mengikuti diikuti pengikut berikut keikutan")]
    [TestCase("tanggungjawab mempertanggungjawabkan pertanggungjawaban dipertanggungjawabkannya")]
    [TestCase("berita pemberitaan beritakan memberitakan diberitakan berita-berita beritanya")]
    [TestCase("buka keterbukaan terbuka membuka dibukakan pembukaan")]
    [TestCase("kerja bekerja pekerja pekerjaan mengerjakan dikerjakan sekerja")]
    [TestCase("ajar belajar pelajar pelajaran mengajar pembelajaran pengajar mempelajari diajarkan")]
    [TestCase("bersih kebersihan membersihkan pembersihan dibersihkan")]
    [TestCase("tahu mengetahui diketahui pengetahuan ketidaktahuan")]
    [TestCase("sehat kesehatan menyehatkan penyehatan")]
    [TestCase("usaha berusaha perusahaan pengusaha mengusahakan")]
    [TestCase("rumah perumahan dirumahkan berumah serumah")]
    [TestCase("atur mengatur aturan peraturan teratur pengaturan")]
    [TestCase("urus mengurus pengurus kepengurusan urusan")]
    [TestCase("beri memberi memberikan diberikan pemberian berikanlah")]
    [TestCase("penuh memenuhi pemenuhan dipenuhi sepenuhnya")]
    [TestCase("putus memutuskan putusan keputusan terputus")]
    [TestCase("guna menggunakan pengguna penggunaan digunakan berguna")]
    [TestCase("setuju menyetujui persetujuan disetujui")]
    [TestCase("seluruh menyeluruh keseluruhan seluruhnya")]
    [TestCase("sah mengesahkan pengesahan disahkan")]
    [TestCase("cat mengecat pengecatan dicat")]
    [TestCase("percaya kepercayaan tepercaya mempercayai memercayai dipercaya")]
    [TestCase("jalan berjalan menjalankan perjalanan dijalani jalannya")]
    [TestCase("penjara dipenjara memenjarakan terpenjara pemenjaraan")]
    [TestCase("pemasyarakatan pemasyarakatannya")]
    [TestCase("narkoba antinarkoba")]
    [TestCase("masyarakat bermasyarakat kemasyarakatan masyarakatnya")]
    [TestCase("menteri kementerian menterinya")]
    // Roots that no list has.
    [TestCase("kentor mengentori pengentoran dikentor kentoran kentorkan")]
    [TestCase("tapor menapor penapor taporan ditaporkan tertapor")]
    [TestCase("pirel memirel pemirelan dipirelkan pirelan")]
    [TestCase("sobul menyobul penyobulan disobulkan sobulan sesobul")]
    [TestCase("ulef mengulef pengulefan diulefkan keulefan")]
    [TestCase("nobar menobarkan penobaran dinobarkan")]
    [TestCase("begor membegor pembegoran dibegorkan begorannya")]
    [TestCase("gebrik menggebrikkan digebrikkan penggebrikan gebrikan")]
    [TestCase("lidok melidok pelidokan dilidokkan lidokan")]
    [TestCase("globalisasi mengglobalisasi diglobalisasikan pengglobalisasian")]
    // Doubled words.
    [TestCase("hati kehati-hatian berhati-hati hati-hati")]
    [TestCase("tolong tolong-menolong")]
    [TestCase("siap bersiap-siap")]
    [TestCase("sayur sayur-mayur")]
    [TestCase("obrak mengobrak-abrik obrak-abrik diobrak-abrik")]
    [TestCase("warna warna-warni berwarna-warni")]
    [TestCase("besar besar-besaran")]
    [TestCase("anak anak-anaknya beranak")]
    [TestCase("kanak kekanak-kanakan kanak-kanak")]
    // Affixes of abbreviations.
    [TestCase("wbp wbp-nya ber-wbp")]
    public void Forms_of_one_root_share_a_key(string family)
    {
        var words = family.Split(' ');
        var key = IndonesianStemmer.Stem(words[0]);
        Assert.That(words.Select(word => (word, IndonesianStemmer.Stem(word))), Is.EqualTo(words.Select(word => (word, key))));
    }

    [TestCase("pemasyarakatan", "masyarakat")]
    [TestCase("penjara", "jarak")]
    [TestCase("penjara", "jara")]
    [TestCase("direktorat", "rektorat")]
    [TestCase("menteri", "teri")]
    [TestCase("sekolah", "olah")]
    [TestCase("berita", "ita")]
    [TestCase("makan", "mak")]
    [TestCase("adalah", "ada")]
    [TestCase("kepala", "pala")]
    [TestCase("lapas", "apas")]
    [TestCase("rutan", "rute")]
    [TestCase("bapas", "apas")]
    [TestCase("kanwil", "wilayah")]
    [TestCase("tahanan", "bertahan")]
    [TestCase("terpidana", "pidana")]
    [TestCase("tersangka", "sangka")]
    [TestCase("merdeka", "deka")]
    [TestCase("ikan", "bukan")]
    [TestCase("memberikan", "ikan")]
    [TestCase("jalan", "jala")]
    [TestCase("keluarga", "luar")]
    [TestCase("perempuan", "empu")]
    [TestCase("senin", "nina")]
    [TestCase("menit", "titik")]
    [TestCase("pasukan", "masuk")]
    [TestCase("pengawasan", "kawasan")]
    [TestCase("pemenuhan", "tuhan")]
    [TestCase("memperoleh", "oleh")]
    [TestCase("perhatian", "hati")]
    [TestCase("bulan", "bulu")]
    [TestCase("pemalang", "malang")]
    [TestCase("kediri", "diri")]
    [TestCase("bekasi", "bekas")]
    [TestCase("mengurus", "kurus")]
    [TestCase("mengaku", "kaku")]
    [TestCase("memerah", "perah")]
    [TestCase("urus", "kurus")]
    [TestCase("arang", "karang")]
    [TestCase("anak", "kanak")]
    [TestCase("nama", "mana")]
    [TestCase("murah", "marah")]
    public void Other_words_stay_apart(string one, string other) =>
        Assert.That(IndonesianStemmer.Stem(one), Is.Not.EqualTo(IndonesianStemmer.Stem(other)));

    // What readers of this field look for.
    [TestCase("lapas")]
    [TestCase("rutan")]
    [TestCase("bapas")]
    [TestCase("lpka")]
    [TestCase("lpas")]
    [TestCase("rupbasan")]
    [TestCase("kanwil")]
    [TestCase("kalapas")]
    [TestCase("ditjenpas")]
    [TestCase("kemenkumham")]
    [TestCase("kemenimipas")]
    [TestCase("pemasyarakatan")]
    [TestCase("narapidana")]
    [TestCase("tahanan")]
    [TestCase("remisi")]
    [TestCase("asimilasi")]
    [TestCase("nusakambangan")]
    [TestCase("semarang")]
    [TestCase("pekalongan")]
    public void A_word_of_the_field_stays_whole(string word)
    {
        Assert.That(IndonesianStemmer.Stem(word), Is.EqualTo(word));
        Assert.That(IndonesianStemmer.Stem(word + "nya"), Is.EqualTo(word));
    }

    [TestCase("")]
    [TestCase("a")]
    [TestCase("di")]
    [TestCase("-")]
    [TestCase("---")]
    [TestCase("-nya")]
    [TestCase("nya-")]
    [TestCase("a-b-c")]
    [TestCase("semi-final")]
    [TestCase("jum'at")]
    [TestCase("12/10/2022")]
    [TestCase("berita2")]
    [TestCase("iia3")]
    [TestCase("mengunjungi😀")]
    [TestCase("😀")]
    [TestCase("سجن")]
    [TestCase("menulís")]
    [TestCase("MENULIS")]
    [TestCase("menulis\0")]
    [TestCase("menulis dibaca")]
    public void Whatever_is_no_word_comes_back(string text) => Assert.That(IndonesianStemmer.Stem(text), Is.EqualTo(text));

    [Test]
    public void Halves_of_surrogates_come_back()
    {
        string[] halves = ["\ud83d", "menulis\ude00", "\ude00\ud83d-menulis"];
        Assert.That(halves.Select(IndonesianStemmer.Stem), Is.EqualTo(halves));
    }

    [Test]
    public void Longer_words_than_the_limit_come_back()
    {
        var longest = "me" + new string('l', IndonesianStemmer.MaxLength - 6) + "akan";
        Assert.That(IndonesianStemmer.Stem(longest), Is.Not.EqualTo(longest));
        string[] words = ["l" + longest, new string('a', 10_000), string.Concat(Enumerable.Repeat("mem", 5_000))];
        Assert.That(words.Select(IndonesianStemmer.Stem), Is.EqualTo(words));
    }

    [Test]
    public void Nothing_throws_and_every_key_is_short_and_stable()
    {
        // Made of what the rules look for, so that they are all met.
        string[] parts = "di ke se ber ter per me pe mem men meng meny nge tidak a i u e o k p t s ny ng r an kan i nya lah ku -".Split(
            ' '
        );
        var random = new Random(1);
        for (var round = 0; round < 100_000; round++)
        {
            var word = string.Concat(random.GetItems(parts, random.Next(1, 12)));
            var key = IndonesianStemmer.Stem(word);
            Assert.That(key, Has.Length.InRange(1, word.Length + 3), word);
            Assert.That(IndonesianStemmer.Stem(new string(word)), Is.EqualTo(key), word);
        }
    }

    [Test]
    public void Any_characters_are_taken()
    {
        var random = new Random(2);
        var characters = new char[80];
        for (var round = 0; round < 20_000; round++)
        {
            for (var at = 0; at < characters.Length; at++)
                characters[at] = (char)random.Next(char.MaxValue + 1);
            var text = new string(characters, 0, random.Next(characters.Length));
            Assert.That(() => IndonesianStemmer.Stem(text), Throws.Nothing);
        }
    }

    [Test]
    public void The_key_of_a_key_is_the_key()
    {
        Assert.That(IndonesianRoots.All, Has.Count.GreaterThan(3000));
        Assert.That(IndonesianRoots.All.Values.Where(key => IndonesianStemmer.Stem(key) != key), Is.Empty);
        string[] guessed = [.. "mengentori menapor memirel menyobul mengulef gebrikan".Split(' ').Select(IndonesianStemmer.Stem)];
        Assert.That(guessed.Select(IndonesianStemmer.Stem), Is.EqualTo(guessed));
    }

    [Test]
    public void Words_of_the_list_are_letters_and_lead_to_words_of_the_list()
    {
        var all = IndonesianRoots.All;
        Assert.That(all.Keys.Where(word => !word.AsEnumerable().All(char.IsAsciiLetterLower)), Is.Empty);
        Assert.That(all.Values.Where(key => !all.ContainsKey(key)), Is.Empty);
    }
}
