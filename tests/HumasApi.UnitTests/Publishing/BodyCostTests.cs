using System.Diagnostics;
using System.Globalization;
using HumasApi.Domain;
using HumasApi.Html;
using HumasApi.Management.Articles;
using NUnit.Framework;

namespace HumasApi.UnitTests.Publishing;

/// <summary>
/// What bodies cost, up to the largest that is taken: twice the input takes at most 2.5 times as long, and none takes a
/// second. A cost that grows with the square takes four times as long.
/// </summary>
[NonParallelizable]
internal sealed class BodyCostTests
{
    private const double MostGrowth = 2.5;

    // Below this the collector and the caches decide. What grows with the square is far above it where it matters.
    private static readonly TimeSpan Noise = TimeSpan.FromMilliseconds(60);

    // Each makes a body of about as many elements, or tags, as it is given.
    private static readonly Dictionary<string, Func<int, string>> Bodies = new()
    {
        ["paragraphs"] = size => Many("<p>a</p>", size),
        ["unclosed tags"] = size => Many("<p>a", size),
        ["line breaks"] = size => Many("a<br>", size),
        ["comments"] = size => Many("x<!-->", 2 * size),
        ["processing instructions"] = size => Many("<?x y?>", 2 * size),
        ["CDATA"] = size => Many("<![CDATA[x]]>", 2 * size),
        ["stray end tags"] = size => Many("xxxxx</b>", 2 * size),
        ["text nodes"] = size => Many("x<i></i>", size),
        ["attributes"] = size => Many("<p " + Counted("a# ", 45) + ">x</p>", size / 10),
        ["styles"] = size => Many("<p style='color:red'>x", size),
        ["style elements"] = size => Many("<style>a{}</style>", size),
        ["entities"] = size => Many("&amp;&lt;&nope;", 6 * size),
        ["control characters"] = size => Many("a&#1;", 10 * size),
        ["plain words"] = size => Many("kata ", 20 * size),
        ["lone brackets"] = size => Many("< ", 40 * size),
        ["nesting"] = size => Many(Many("<div>", 150) + Many("</div>", 150), size / 150),
        ["blocks in a deep one"] = size => Many("<div>", 190) + Many("<p>x", size - 190),
        ["tables"] = size => "<table>" + Many("<tr><td>1<td>2", size / 3) + "</table>",
        ["rows without a table"] = size => Many("<tr><td>1<td>2", size / 3),
        ["foster parenting"] = size => "<table>" + Many("x<b>y</b>", size),
        ["foster parenting of rows"] = size => "<table>" + Many("<tr>x<br>", size / 2),
        ["adoption"] = size => Many("<b><p></b>x</p>", size / 3),
        ["misnested formatting"] = size => Many("<b><i>x</b>y</i>", size / 4),
        ["links"] = size => Many("<a href=https://a.example/b>a</a> ", size),
        ["unclosed links"] = size => Many("<a href=https://a.example/b>a", size),
        ["players in one paragraph"] = size => "<p>" + Many("<iframe src=https://www.youtube.com/embed/a></iframe>", size / 3),
        ["other frames"] = size => Many("<iframe src=https://a.example/></iframe>", size / 3),
        ["ids"] = size => Counted("<h2 id=a#>x</h2>", size),
        ["the same id"] = size => Many("<h2 id=a>x</h2>", size),
        ["links to headings"] = size => Many("<h2 id=a>x</h2><a href='#a'>y</a>", size / 2),
        ["unknown blocks"] = size => Many("<center>a</center>", size),
        ["unknown blocks in one"] = size => "<b>" + Many("<center>a</center>", size - 1),
        ["deep unknown blocks"] = size => Many("<section>a<b>b</b>", 150) + Many("<section>a</section>", size - 460),
        ["images"] = size => Many("<img src=https://a.example/b>", size),
        ["bases"] = size => Many("<base href=https://a.example>", size),
        ["style sheets"] = size => Many("<link rel=stylesheet href=https://a.example/x>", size),
        ["options"] = size => "<select>" + Many("<option>a", size - 1),
        ["templates"] = size => Many("<template>a</template>", size),
        ["drawings"] = size => "<svg>" + Many("<g/>", size),
        ["white space"] = size => Many("\n ", 40 * size),
        ["forms in a form"] = size => "<form>" + Many("a<form>", size / 3),
        ["second bodies"] = size => Many("a<body class=x>", size / 2),
        ["groups of rows"] = size => Many("x<tr><td>a</td></tr>", size / 5),
        ["rows without end"] = size => "<table></table>" + Many("<tr>a", size - 10),
        ["repeated attributes"] = size => Many("<p lang=a lang=b>x", size),
        ["unended tags"] = size => Many("<b x='", 2 * size),
        ["unended tags with words"] = size => Many("<p>a", size / 2) + "<b x=\"" + Many("<b x=\"y ", size),
        ["shortcodes"] = size => Many("[caption] [a=b ", 10 * size),
        ["empty lines"] = size => Many("a\n\n", 20 * size),
        ["alternatives"] = size => Many("<img alt=a>", size),
    };

    // The same for the other formats, a size standing for a mark of each.
    private static readonly Dictionary<string, (BodyFormat Format, Func<int, string> Of)> Formats = new()
    {
        ["plain lines"] = (BodyFormat.Plain, size => Many("a\n", size)),
        ["plain paragraphs"] = (BodyFormat.Plain, size => Many("a\n\n", size)),
        ["plain brackets"] = (BodyFormat.Plain, size => Many("<&>\"", 20 * size)),
        ["wordpress lines"] = (BodyFormat.Wordpress, size => Many("a\n", size)),
        ["wordpress paragraphs"] = (BodyFormat.Wordpress, size => Many("a\n\n", size)),
        ["wordpress captions"] = (BodyFormat.Wordpress, size => Many("[caption]a[/caption]", size / 3)),
        ["captions without end"] = (BodyFormat.Wordpress, size => Many("[caption]", 10 * size)),
        ["videos with a far end"] = (BodyFormat.Wordpress, size => Many("[video src=x]", size / 3) + "[/video]"),
        ["embeds with a far end"] = (BodyFormat.Wordpress, size => Many("[embed]", 10 * size) + "[/embed]"),
        ["open shortcodes"] = (BodyFormat.Wordpress, size => Many("[gallery ids=", 10 * size)),
        ["galleries"] = (BodyFormat.Wordpress, size => Many("[gallery]", 10 * size)),
        ["doubled brackets"] = (BodyFormat.Wordpress, size => Many("[[gallery", 10 * size)),
        ["wordpress comments"] = (BodyFormat.Wordpress, size => Many("<!-- wp:a -->", size)),
        ["comments without end"] = (BodyFormat.Wordpress, size => Many("<!-- wp:a ", size)),
        ["wordpress tags without end"] = (BodyFormat.Wordpress, size => Many("<b x='", 10 * size)),
        ["wordpress scripts without end"] = (BodyFormat.Wordpress, size => Many("<style>", size)),
        ["wordpress blocks"] = (BodyFormat.Wordpress, size => Many("<div>a\n\nb</div>", size / 4)),
        ["unclosed blocks"] = (BodyFormat.Wordpress, size => Many("<p>a\nb<li>", size / 3)),
        ["addresses"] = (BodyFormat.Wordpress, size => Many("https://youtu.be/a\n", size / 3)),
        ["bold over paragraphs"] = (BodyFormat.Wordpress, size => Many("<b>a</b>\n\n", size / 2)),
        ["markdown paragraphs"] = (BodyFormat.Markdown, size => Many("a\n\n", size)),
        ["markdown lines"] = (BodyFormat.Markdown, size => Many("a\n", 20 * size)),
        ["markdown words"] = (BodyFormat.Markdown, size => Many("kata ", 20 * size)),
        ["markdown emphasis"] = (BodyFormat.Markdown, size => Many(Many("*a* ", 900) + "\n\n", size / 1_850)),
        ["markdown stars"] = (BodyFormat.Markdown, size => Many(Many("*a **b", 600) + "\n\n", size / 1_850)),
        ["markdown links"] = (BodyFormat.Markdown, size => Many(Many("[a](b", 900) + "\n\n", size / 1_850)),
        ["markdown whole links"] = (BodyFormat.Markdown, size => Many(Many("[a](http://b.c/) ", 600) + "\n\n", size / 1_850)),
        ["markdown addresses"] = (BodyFormat.Markdown, size => Many(Many("http://a.example ", 1_900) + "\n\n", size / 2_000)),
        ["markdown brackets"] = (BodyFormat.Markdown, size => Many(Many("[", 1_900) + "\n\n", size / 2_000)),
        ["markdown references"] = (BodyFormat.Markdown, size => Many("[a]: https://a.example\n\n", size / 4)),
        ["markdown ticks"] = (BodyFormat.Markdown, size => Many("`a", 10 * size)),
        ["markdown tags"] = (BodyFormat.Markdown, size => Many("<b ", 10 * size)),
        ["markdown entities"] = (BodyFormat.Markdown, size => Many("&amp;", 10 * size)),
        ["markdown table"] = (BodyFormat.Markdown, size => "a|b\n-|-\n" + Many("a|b\n", size / 4)),
        ["markdown pipes"] = (BodyFormat.Markdown, size => Many("|", 20 * size)),
        ["markdown headings"] = (BodyFormat.Markdown, size => Many("# a\n", size)),
        ["markdown quotes"] = (BodyFormat.Markdown, size => Many("> a\n", size)),
        ["markdown deep quotes"] = (BodyFormat.Markdown, size => Many(Many("> ", 40) + "a\n", size / 2)),
        ["markdown deep lists"] = (BodyFormat.Markdown, size =>
            Many(string.Concat(Enumerable.Range(0, 40).Select(depth => new string(' ', 2 * depth) + "- a\n")), size / 160)
        ),
        ["markdown escapes"] = (BodyFormat.Markdown, size => Many("\\", 50 * size)),
        ["markdown white space"] = (BodyFormat.Markdown, size => Many(" \n", 20 * size)),
    };

    private static IEnumerable<string> KindsOfFormats => Formats.Keys;

    [TestCaseSource(nameof(KindsOfFormats))]
    public void So_does_every_other_format(string kind) =>
        Measure(kind, Formats[kind].Of, text => CleanOrRefuse(new SentBody(text, Formats[kind].Format)), BodyComplexity.MaxElements - 10);

    private static IEnumerable<string> Kinds => Bodies.Keys;

    [TestCaseSource(nameof(Kinds))]
    public void Cleaning_grows_with_the_body_and_no_faster(string kind) => Check(kind, body => CleanOrRefuse(new SentBody(body)));

    [TestCaseSource(nameof(Kinds))]
    public void So_do_its_excerpt_and_its_words(string kind) =>
        Check(
            kind,
            body =>
            {
                BodyHtml.ToText(body);
                BodyHtml.ToWords(body);
            },
            clean: true
        );

    [TestCase("kata {0} ")]
    [TestCase("kata ")]
    [TestCase("\n")]
    [TestCase("a{0}")]
    public void So_does_comparing_words(string piece)
    {
        string Text(int size) =>
            string.Concat(Enumerable.Range(0, size).Select(number => string.Format(CultureInfo.InvariantCulture, piece, number)));
        Measure(
            "words",
            size => (Text(size), Text(size + 1)),
            texts => WordDiff.Of(texts.Item1, texts.Item2 + " x " + texts.Item1),
            40_000
        );
    }

    // The words that differ are compared one by one up to a bound; this is the dearest pair below it.
    [Test]
    public void Comparing_two_texts_without_a_word_in_common_takes_less_than_a_second()
    {
        string Text(string word) => string.Concat(Enumerable.Range(0, 1_499).Select(number => $"{word}{number} "));
        Assert.That(Cost(() => WordDiff.Of(Text("a"), Text("b"))).TotalSeconds, Is.LessThan(1));
    }

    // Past a bound is well too, if it is said as quickly.
    private static string CleanOrRefuse(SentBody body)
    {
        try
        {
            return BodyHtml.Clean(body).Body ?? "";
        }
        catch (BodyTooComplexException)
        {
            return "";
        }
    }

    private static void Check(string kind, Action<string> act, bool clean = false) =>
        Measure(
            kind,
            size => clean ? CleanOrRefuse(new SentBody(Bodies[kind](size))) : Bodies[kind](size),
            act,
            BodyComplexity.MaxElements - 10
        );

    // A busy machine makes single runs longer, never shorter, so the least of several is compared, and again before it counts.
    private static void Measure<T>(string kind, Func<int, T> make, Action<T> act, int largest)
    {
        var (half, whole) = (make(largest / 2), make(largest));
        var (less, more) = (TimeSpan.MaxValue, TimeSpan.MaxValue);
        // The first run of each also makes the code warm.
        for (var run = 0; run < 40; run++)
        {
            (less, more) = (Least(less, Cost(() => act(half))), Least(more, Cost(() => act(whole))));
            // What is within the noise is so whatever the half took.
            if (more < Noise || (run >= 1 && more < less * MostGrowth + Noise))
                break;
        }
        TestContext.Out.WriteLine($"{kind}: {less.TotalMilliseconds:0.0} ms, {more.TotalMilliseconds:0.0} ms");
        Assert.That(
            more < less * MostGrowth + Noise,
            $"{kind}: {less.TotalMilliseconds:0.0} ms, twice as much {more.TotalMilliseconds:0.0} ms"
        );
        Assert.That(more.TotalSeconds, Is.LessThan(1), kind);
    }

    private static TimeSpan Least(TimeSpan one, TimeSpan other) => one < other ? one : other;

    // Time on the processor where the system says it, else by the clock.
    private static TimeSpan Cost(Action act)
    {
        var (from, start) = (OnProcessor(), Stopwatch.GetTimestamp());
        act();
        return OnProcessor() - from ?? Stopwatch.GetElapsedTime(start);
    }

    private static TimeSpan? OnProcessor()
    {
        const string Statistics = "/proc/thread-self/schedstat";
        return File.Exists(Statistics) && long.TryParse(File.ReadAllText(Statistics).Split(' ')[0], out var nanoseconds) && nanoseconds > 0
            ? TimeSpan.FromMicroseconds(nanoseconds / 1000.0)
            : null;
    }

    private static string Many(string piece, int count) => string.Concat(Enumerable.Repeat(piece, count));

    private static string Counted(string piece, int count) =>
        string.Concat(
            Enumerable
                .Range(0, count)
                .Select(number => piece.Replace("#", number.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal))
        );
}
