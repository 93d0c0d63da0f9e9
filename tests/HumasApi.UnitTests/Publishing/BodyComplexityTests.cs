using HumasApi.Html;
using NUnit.Framework;

namespace HumasApi.UnitTests.Publishing;

internal sealed class BodyComplexityTests
{
    [Test]
    public void What_newsrooms_write_is_bearable()
    {
        var paragraphs = string.Concat(
            Enumerable.Repeat("<p>Warga binaan <b>memanen</b> <a href=\"https://a.example\">sawi</a>.</p>", 1_500)
        );
        var table = "<table>" + string.Concat(Enumerable.Repeat("<tr><td>1<td>2", 3_000)) + "</table>";
        Assert.That(
            new[] { null, "", "teks saja < 5 & > 3", paragraphs, table, new string('x', 1_000_000) },
            Has.All.Matches<string?>(IsWithinLimits)
        );
    }

    // Each of these took a parser tens of seconds, or all memory there is.
    [TestCase("<p>", "<b a{0}>", "</p>", "<p>x")]
    [TestCase("", "<FONT size={0}>", "", "<li>x")]
    public void Formatting_left_open_over_many_blocks_is_not(string before, string opened, string after, string block)
    {
        var source =
            before
            + string.Concat(
                Enumerable
                    .Range(0, 1_500)
                    .Select(number => string.Format(System.Globalization.CultureInfo.InvariantCulture, opened, number))
            )
            + after
            + string.Concat(Enumerable.Repeat(block, 1_500));
        Assert.That(IsWithinLimits(source), Is.False);
    }

    // What the eye takes for an end tag is none: the parser is in an attribute, a comment or another table.
    [TestCase("<b a{0}><img alt='</b>'>", "<p>x")]
    [TestCase("<b a{0}><!--</b>-->", "<p>x")]
    [TestCase("<div><!--</div>-->", "</p>")]
    [TestCase("<span><table><td></span></table>", "</p>")]
    public void Nor_is_formatting_that_only_seems_to_end(string opened, string block)
    {
        var source =
            string.Concat(
                Enumerable
                    .Range(0, 1_500)
                    .Select(number => string.Format(System.Globalization.CultureInfo.InvariantCulture, opened, number))
            ) + string.Concat(Enumerable.Repeat(block, 1_500));
        Assert.That(IsWithinLimits(source), Is.False);
    }

    [Test]
    public void Too_many_elements_or_tags_or_attributes_or_too_deep_is_not()
    {
        Check("<p>a</p>", BodyComplexity.MaxElements);
        Check("x<!-->", BodyComplexity.MaxTags);
        Check("x</b>", BodyComplexity.MaxTags);
        Check("<?x>", BodyComplexity.MaxTags);
        Check("<![CDATA[x]]>", BodyComplexity.MaxTags);
        Check("<div>", BodyComplexity.MaxDepth);
        Assert.That(IsWithinLimits(Wide("<p", BodyComplexity.MaxAttributes)), Is.True);
        Assert.That(
            new[]
            {
                Wide("<p", BodyComplexity.MaxAttributes + 1),
                Wide("</p", BodyComplexity.MaxAttributes + 1),
                Wide("<body", BodyComplexity.MaxAttributes + 1),
            },
            Has.None.Matches<string>(IsWithinLimits)
        );

        static void Check(string piece, int most)
        {
            var source = string.Concat(Enumerable.Repeat(piece, most));
            Assert.That(IsWithinLimits(source), Is.True, piece);
            Assert.That(IsWithinLimits(source + piece), Is.False, piece);
        }

        static string Wide(string tag, int attributes) =>
            $"{tag} {string.Join(' ', Enumerable.Range(0, attributes).Select(number => $"a{number}"))}>x";
    }

    [Test]
    public void What_was_cleaned_is_bearable_again()
    {
        foreach (
            var piece in new[]
            {
                "<p>a",
                "<iframe src=https://www.youtube.com/embed/a></iframe>",
                "<video src=https://a.example/a></video>",
                "<center>a</center>",
            }
        )
        {
            var source = string.Concat(
                Enumerable.Repeat(piece, BodyComplexity.MaxElements / (piece.Contains("src=", StringComparison.Ordinal) ? 3 : 1))
            );
            Assert.That(IsWithinLimits(source) && IsWithinLimits(Clean(source)), piece);
        }
    }

    private static string? Clean(string source) => BodyHtml.Clean(new SentBody(source)).Body;

    private static bool IsWithinLimits(string? source)
    {
        try
        {
            BodyHtml.Clean(new SentBody(source ?? ""));
            return true;
        }
        catch (BodyTooComplexException)
        {
            return false;
        }
    }
}
