using HumasApi.Search;
using NUnit.Framework;

namespace HumasApi.UnitTests.Search;

internal sealed class SynonymsTests
{
    [Test]
    public void An_abbreviation_stands_for_its_name() =>
        Assert.That(Synonyms.Standard.OfShort("kalapas"), Is.EqualTo(new[] { "kepala lembaga pemasyarakatan", "kepala lapas" }));

    [Test]
    public void A_name_is_known_without_its_stop_words() =>
        Assert.That(Synonyms.Standard.OfLong("kekerasan rumah tangga"), Is.EqualTo(new[] { "kdrt" }));

    [Test]
    public void A_name_means_what_else_its_abbreviation_stands_for() =>
        Assert.That(
            Synonyms.Standard.OfSame("perjanjian kerja sama"),
            Is.EqualTo(new[] { ("nota kesepahaman", false), ("perjanjian kerja sama", true) })
        );

    [Test]
    public void What_holds_the_name_itself_is_found_by_it_anyway() =>
        Assert.That(Synonyms.Standard.OfSame("warga binaan").Select(pair => pair.Name), Does.Not.Contain("warga binaan pemasyarakatan"));
}
