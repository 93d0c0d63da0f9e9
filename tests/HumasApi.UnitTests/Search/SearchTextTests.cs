using HumasApi.Search;
using NUnit.Framework;

namespace HumasApi.UnitTests.Search;

/// <summary>How what somebody types is read, and where results have it.</summary>
internal sealed class SearchTextTests
{
    private static string Read(string text)
    {
        var read = SearchText.Parse(text);
        static string Of(SearchPart part) =>
            (part.IsPhrase ? $"[{string.Join(' ', part.Words)}]" : part.Words[0]) + (part.IsPrefix ? "*" : "");
        return string.Join(
            ' ',
            read.All.Select(group => string.Join('|', group.Select(Of))).Concat(read.None.Select(part => "-" + Of(part)))
        );
    }

    [TestCase("panen raya", "panen raya")]
    [TestCase("  \"panen raya\"  di ", "[panen raya] di")]
    [TestCase("\u201Cpanen raya\u201D", "[panen raya]")]
    [TestCase("\"panen raya", "[panen raya]")]
    [TestCase("panen -raya -\"di rutan\"", "panen -raya -[di rutan]")]
    [TestCase("panen OR raya lele", "panen|raya lele")]
    [TestCase("OR panen OR", "panen")]
    [TestCase("panen or raya", "panen or raya")]
    [TestCase("pan*", "pan*")]
    [TestCase("\"pan*\"", "pan")]
    [TestCase("* - \" ( )", "")]
    [TestCase("17:16", "[17 16]")]
    [TestCase("Kelas II A", "kelas iia")]
    [TestCase("Al-Qur'an", "[al quran]")]
    [TestCase("a@b.example", "[a b example]")]
    [TestCase("berita-berita", "berita-berita")]
    [TestCase("", "")]
    public void Everything_means_something_or_nothing(string text, string read) => Assert.That(Read(text), Is.EqualTo(read));

    [Test]
    public void No_text_has_more_parts_than_can_be_searched() =>
        Assert.That(
            SearchText.Parse(string.Concat(Enumerable.Range(0, 500).Select(number => $"kata{number} "))).All,
            Has.Count.EqualTo(32)
        );

    [TestCase("Salat Jum\u2019at", "salat jumat")]
    [TestCase("Kelas II A, IIB; II-A", "kelas iia iib iia")]
    [TestCase("II Abadi", "ii abadi")]
    [TestCase("semi-final 12/10/2022", "semi final 12 10 2022")]
    [TestCase("caf\u00e9 cafe\u0301", "cafe cafe")]
    [TestCase("\ud83d\ude00 ok", "ok")]
    [TestCase("-a- 'b'", "a b")]
    public void Words_are_read_as_the_country_spells_them(string text, string words) =>
        Assert.That(string.Join(' ', new SearchWords("id").Of(text).Select(word => word.Forms.Exact)), Is.EqualTo(words));

    [TestCase("<p>Satu</p><p>dua</p>", "Satu dua")]
    [TestCase("<p>me<strong>ma</strong>nen &amp; <a href=\"/x\">ikan</a></p>", "memanen & ikan")]
    [TestCase("tanpa tanda", "tanpa tanda")]
    [TestCase("a<br>b &lt;i&gt;", "a b <i>")]
    [TestCase("<p>putus", "putus")]
    [TestCase("<", "")]
    public void A_body_is_read_without_its_markup(string html, string text) => Assert.That(PlainText.Of(html).Trim(), Is.EqualTo(text));

    [Test]
    public void A_word_without_end_is_a_word() =>
        Assert.That(
            new SearchWords("id").Of(string.Concat(Enumerable.Repeat("a\ud835\udd04", 40))).Single().Forms.Exact,
            Has.Length.LessThanOrEqualTo(64)
        );

    [Test]
    public void Fragments_are_cut_at_words_and_say_different_things()
    {
        var text =
            string.Concat(Enumerable.Repeat("kata lain ", 60))
            + "panen raya "
            + string.Concat(Enumerable.Repeat("kata lain ", 60))
            + "lele";
        var fragments = new Highlights(new HashSet<string> { "panen", "lele" }, "id").Fragments(text, 2);
        Assert.That(fragments, Has.Count.EqualTo(2));
        Assert.That(fragments[0], Does.StartWith("…").And.EndWith("…").And.Contain("<mark>panen</mark> raya"));
        Assert.That(fragments[1], Does.EndWith("<mark>lele</mark>"));
        Assert.That(fragments[0].Length, Is.LessThan(220));
    }

    // Whatever the text, no character is lost and nothing but mark is an element.
    [Test]
    public void Marked_text_is_the_text()
    {
        var random = new Random(3);
        string[] letters = ["a", "b", "p", "panen", " ", "<", ">", "&", "\"", "'", "-", "\u2019", "\ud83d\ude00", "\u0301"];
        for (var round = 0; round < 2_000; round++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(60)).Select(_ => letters[random.Next(letters.Length)]));
            var marked = new Highlights(new HashSet<string> { "panen", "a", "b" }, "id").Whole(text);
            if (marked is null)
                continue;
            var plain = marked.Replace("<mark>", "", StringComparison.Ordinal).Replace("</mark>", "", StringComparison.Ordinal);
            Assert.That(plain, Does.Not.Contain("<"));
            Assert.That(System.Net.WebUtility.HtmlDecode(plain), Is.EqualTo(text));
        }
    }
}
