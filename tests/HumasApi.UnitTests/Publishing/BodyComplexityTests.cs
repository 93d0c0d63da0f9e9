using HumasApi.Publishing;
using NUnit.Framework;

namespace HumasApi.UnitTests.Publishing;

internal sealed class BodyComplexityTests
{
    [Test]
    public void What_newsrooms_write_is_bearable()
    {
        var paragraphs = string.Concat(Enumerable.Repeat("<p>Warga binaan <b>memanen</b> <a href=\"https://a.example\">sawi</a>.</p>", 1_500));
        var table = "<table>" + string.Concat(Enumerable.Repeat("<tr><td>1<td>2", 3_000)) + "</table>";
        Assert.That(new[] { null, "", "teks saja < 5 & > 3", paragraphs, table, new string('x', 1_000_000) }, Has.All.Matches<string?>(BodyComplexity.IsBearable));
    }

    // Each of these took a parser tens of seconds, or all memory there is.
    [TestCase("<p>", "<b a{0}>", "</p>", "<p>x")]
    [TestCase("", "<a href='https://a.example/{0}'>", "", "<div>x</div>")]
    [TestCase("", "<FONT size={0}>", "", "<li>x")]
    public void Formatting_left_open_over_many_blocks_is_not(string before, string opened, string after, string block)
    {
        var source = before + string.Concat(Enumerable.Range(0, 1_500).Select(number => string.Format(System.Globalization.CultureInfo.InvariantCulture, opened, number))) + after + string.Concat(Enumerable.Repeat(block, 1_500));
        Assert.That(BodyComplexity.IsBearable(source), Is.False);
    }

    [Test]
    public void Too_many_tags_or_too_deep_is_not()
    {
        Assert.That(BodyComplexity.IsBearable(string.Concat(Enumerable.Repeat("<p>a</p>", BodyComplexity.MaxTags / 2))), Is.True);
        Assert.That(BodyComplexity.IsBearable(string.Concat(Enumerable.Repeat("<p>a</p>", BodyComplexity.MaxTags / 2)) + "<p>"), Is.False);
        Assert.That(BodyComplexity.IsBearable(string.Concat(Enumerable.Repeat("<div>", BodyComplexity.MaxDepth))), Is.True);
        Assert.That(BodyComplexity.IsBearable(string.Concat(Enumerable.Repeat("<div>", BodyComplexity.MaxDepth + 1))), Is.False);
    }
}
