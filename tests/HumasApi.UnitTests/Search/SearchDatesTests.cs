using HumasApi.Search;
using NUnit.Framework;

namespace HumasApi.UnitTests.Search;

internal sealed class SearchDatesTests
{
    [TestCase("12 oktober 2022", "12 oktober 2022, 12 10 2022")]
    [TestCase("12 10 2022", "12 oktober 2022, 12 10 2022")]
    [TestCase("5 mei 2024", "5 mei 2024, 05 05 2024, 5 5 2024")]
    [TestCase("05 5 2024", "5 mei 2024, 05 05 2024, 5 5 2024")]
    [TestCase("32 mei 2024", "")]
    [TestCase("5 13 2024", "")]
    [TestCase("5 panen 2024", "")]
    [TestCase("5 mei 24", "")]
    [TestCase("mei 2024", "")]
    public void A_day_is_known_in_every_way_to_write_it(string words, string ways) =>
        Assert.That(string.Join(", ", SearchDates.Of(words.Split(' ')).Select(way => string.Join(' ', way))), Is.EqualTo(ways));
}
