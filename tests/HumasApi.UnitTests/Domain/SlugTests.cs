using HumasApi.Domain;
using NUnit.Framework;

namespace HumasApi.UnitTests.Domain;

internal sealed class SlugTests
{
    [TestCase("Kerja Sama Dengan Ditjen PAS", "kerja-sama-dengan-ditjen-pas")]
    [TestCase("Jum'at Berkah", "jumat-berkah")]
    [TestCase("Jum’at Berkah", "jumat-berkah")]
    [TestCase("  Café — “Ñandú” / 50%  ", "cafe-nandu-50")]
    [TestCase("Straße Łódź Ærø Þingvellir", "strasse-lodz-aero-thingvellir")]
    [TestCase("２０２６ ﬁn", "2026-fin")]
    [TestCase("Salat Jum´at di Ma‛had", "salat-jumat-di-mahad")]
    [TestCase("Pem\u00adbi\u00adna\u00adan\u200b Warga", "pembinaan-warga")]
    [TestCase("Москва 中文", "moskva-zhongwen")]
    [TestCase("😀 \u200b", "cadangan")]
    [TestCase("---", "cadangan")]
    [TestCase("0192f5a0-7c00-7000-8000-000000000001", "cadangan")]
    public void Comes_from_a_title(string title, string expected) => Assert.That(Slug.From(title, "cadangan"), Is.EqualTo(expected));

    [Test]
    public void Of_a_long_title_ends_between_words_within_the_limit()
    {
        var slug = Slug.From(string.Join(' ', Enumerable.Repeat("pemasyarakatan", 40)), "x");
        Assert.Multiple(() =>
        {
            Assert.That(slug, Has.Length.LessThanOrEqualTo(Slug.MaxLength));
            Assert.That(slug, Does.EndWith("pemasyarakatan"));
            Assert.That(Slug.IsValid(slug));
        });
    }

    [Test]
    public void Of_one_endless_word_is_cut_at_the_limit() =>
        Assert.That(Slug.From(new string('a', 500), "x"), Is.EqualTo(new string('a', Slug.MaxLength)));

    [Test]
    public void With_a_suffix_stays_valid_and_differs_each_time()
    {
        var full = new string('a', Slug.MaxLength);
        var suffixed = Enumerable.Range(0, 50).Select(_ => Slug.WithSuffix(full)).ToList();
        Assert.That(suffixed, Has.All.Matches<string>(Slug.IsValid).And.All.Length.EqualTo(Slug.MaxLength));
        Assert.That(suffixed.Distinct().Count(), Is.GreaterThan(45));
        Assert.That(Slug.WithSuffix("halo"), Does.Match("^halo-[2-9a-z]{5}$"));
    }

    [TestCase("a", true)]
    [TestCase("a-1", true)]
    [TestCase("", false)]
    [TestCase(null, false)]
    [TestCase("A", false)]
    [TestCase("-a", false)]
    [TestCase("a-", false)]
    [TestCase("a--b", false)]
    [TestCase("a_b", false)]
    [TestCase("a\n", false)]
    [TestCase("é", false)]
    [TestCase("0192f5a0-7c00-7000-8000-000000000001", false)]
    [TestCase("0192f5a07c0070008000000000000001", false)]
    public void Has_a_shape(string? value, bool valid) => Assert.That(Slug.IsValid(value), Is.EqualTo(valid));
}
