using HumasApi.Domain;
using NUnit.Framework;

namespace HumasApi.UnitTests.Domain;

/// <summary>Text as people paste it.</summary>
internal sealed class TextTests
{
    [TestCase("\u200b")]
    [TestCase("\u2060\ufeff")]
    [TestCase("\u00ad \u3164\u2800")]
    [TestCase("\ufe0f\u200d")]
    [TestCase("\U000E0067\U000E007F")]
    [TestCase(" \u2028\u2029\t")]
    public void That_nobody_sees_is_no_text(string text)
    {
        Assert.That(Text.Trim(text), Is.Empty);
        Assert.That(Text.NullIfBlank(text), Is.Null);
    }

    [TestCase("\ufeffHalo dunia\u200b ", "Halo dunia")]
    [TestCase("Satu\u2028dua\u2029", "Satu\ndua")]
    [TestCase("Pem\u00adbinaan", "Pem\u00adbinaan")]
    [TestCase("Cinta \u2764\ufe0f", "Cinta \u2764\ufe0f")]
    [TestCase("\u200fשלום", "\u200fשלום")]
    [TestCase(
        "🏴\U000E0067\U000E0062\U000E0065\U000E006E\U000E0067\U000E007F",
        "🏴\U000E0067\U000E0062\U000E0065\U000E006E\U000E0067\U000E007F"
    )]
    public void Is_trimmed_of_what_nobody_sees(string text, string expected) => Assert.That(Text.Trim(text), Is.EqualTo(expected));

    [Test]
    public void Is_cut_after_a_sentence_where_one_ends_late_enough()
    {
        var first = new string('a', 130) + ".";
        Assert.That(Text.ShortenToSentence($"{first} {new string('b', 200)}", 240), Is.EqualTo(first));
        Assert.That(Text.ShortenToSentence($"Pendek. {string.Join(' ', Enumerable.Repeat("kata", 80))}", 240), Does.EndWith("kata…"));
    }

    [TestCase("👩‍👩‍👧‍👦")]
    [TestCase("e\u0301")]
    [TestCase("🇮🇩")]
    public void Is_never_cut_within_a_grapheme(string grapheme)
    {
        foreach (var length in Enumerable.Range(20, 30))
        {
            var cut = Text.Shorten(string.Concat(Enumerable.Repeat(grapheme, 50)), length);
            Assert.That(cut, Has.Length.LessThanOrEqualTo(length));
            Assert.That(cut.TrimEnd('…').Replace(grapheme, "", StringComparison.Ordinal), Is.Empty, cut);
        }
    }
}
