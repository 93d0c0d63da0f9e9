using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using HumasApi.Demo;
using NUnit.Framework;

namespace HumasApi.UnitTests.Demo;

/// <summary>The generated articles and the event of 2022.</summary>
internal sealed partial class DemoArticlesTests
{
    private const string First500 = "57a10847683c4de6027b32b58cb9ae4337e27cd32505a7b44be404c033850aaa";

    private static readonly DateTimeOffset Until = new(2025, 12, 31, 9, 30, 15, TimeSpan.Zero);

    private static readonly string[] DayNames = ["Minggu", "Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu"];

    private static readonly DemoArticle[] Sample = [.. DemoNewsroom.Articles(20_000, 7, Until)];

    private static IEnumerable<DemoArticle> All => Sample.Append(DemoNewsroom.Event2022);

    [Test]
    public void The_same_seed_gives_the_same_articles_whatever_the_count()
    {
        var few = Serialized(DemoNewsroom.Articles(300, 7, Until));
        var many = Serialized(DemoNewsroom.Articles(1_000_000, 7, Until).Take(300));

        Assert.That(many, Is.EqualTo(few));
    }

    [Test]
    public void Another_seed_gives_other_articles()
    {
        var other = DemoNewsroom.Articles(300, 8, Until).Select(article => article.Title).ToHashSet();

        Assert.That(Sample.Take(300).Count(article => other.Contains(article.Title)), Is.LessThan(10));
    }

    // A changed hash means that every demo database looks different from now on: mean it, and say so in the change log.
    [Test]
    public void The_first_500_are_pinned()
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Serialized(Sample.Take(500)))));

        Assert.That(hash, Is.EqualTo(First500));
    }

    [Test]
    public void A_million_articles_need_not_be_made_to_read_20_000()
    {
        var indexes = DemoNewsroom.Articles(1_000_000, 3, Until).Take(20_000).Select(article => article.Index);

        Assert.That(indexes, Is.EqualTo(Enumerable.Range(0, 20_000)));
    }

    [TestCase(1)]
    [TestCase(7)]
    [TestCase(2022)]
    [TestCase(-5)]
    public void The_first_500_titles_differ(int seed) =>
        Assert.That(DemoNewsroom.Articles(500, seed, Until).Select(article => article.Title), Is.Unique);

    [Test]
    public void Titles_seldom_repeat()
    {
        var distinct = Sample.Select(article => article.Title).Distinct().Count();

        Assert.That(distinct, Is.GreaterThan(Sample.Length * 99 / 100));
        Assert.That(Sample.All(article => article.Title.Length <= 200));
    }

    [Test]
    public void Times_lie_in_the_three_years_before_until_in_office_hours()
    {
        foreach (var article in Sample)
        {
            Assert.That(article.PublishedAt, Is.LessThanOrEqualTo(Until).And.GreaterThanOrEqualTo(Until.AddYears(-3)));
            Assert.That(article.PublishedAt.Offset, Is.EqualTo(TimeSpan.Zero));
            Assert.That(article.PublishedAt.Ticks % TimeSpan.TicksPerSecond, Is.Zero);
            Assert.That(article.PublishedAt.ToOffset(TimeSpan.FromHours(7)).Hour, Is.InRange(8, 16));
            Assert.That(article.EventDate, Is.Null.Or.LessThanOrEqualTo(LocalDay(article)));
        }

        var weekdays = Sample.Count(article => LocalDay(article).DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday));
        Assert.That(weekdays, Is.GreaterThan(Sample.Length * 9 / 10).And.LessThan(Sample.Length));
    }

    [TestCase("2024-02-29T00:00:01Z")]
    [TestCase("2026-03-01T17:00:00Z")]
    [TestCase("2026-01-04T03:00:00+07:00")]
    public void No_time_is_after_until_whatever_the_hour(string until)
    {
        var end = DateTimeOffset.Parse(until, CultureInfo.InvariantCulture);

        Assert.That(
            DemoNewsroom.Articles(20_000, 1, end).All(article => article.PublishedAt <= end && article.PublishedAt >= end.AddYears(-3))
        );
    }

    [Test]
    public void Weekdays_and_dates_agree()
    {
        var found = 0;
        foreach (var article in All)
        {
            foreach (Match match in DayPattern().Matches($"{article.BodyHtml} {article.Summary} {article.Subtitle}"))
            {
                var date = DateOnly.ParseExact(match.Groups[2].Value, "dd/MM/yyyy", CultureInfo.InvariantCulture);
                Assert.That(match.Groups[1].Value, Is.EqualTo(DayNames[(int)date.DayOfWeek]), match.Value);
                found++;
            }

            Assert.That(
                article.EventDate is null
                    || article.BodyHtml.Contains(
                        article.EventDate.Value.ToString("(dd/MM/yyyy)", CultureInfo.InvariantCulture),
                        StringComparison.Ordinal
                    )
            );
        }

        Assert.That(found, Is.GreaterThan(Sample.Length));
    }

    [Test]
    public void References_resolve()
    {
        var units = DemoNewsroom.Units.Concat(DemoNewsroom.Reorganisation.Units).Select(unit => unit.Slug).ToHashSet();
        var authors = DemoNewsroom.Authors.Select(author => author.Slug).ToHashSet();
        var tags = DemoNewsroom.Tags.ToDictionary(tag => tag.Slug, tag => tag.Kind);
        foreach (var article in All)
        {
            Assert.That(units, Does.Contain(article.UnitSlug));
            Assert.That(article.MentionedUnitSlugs, Is.Unique.And.SubsetOf(units));
            Assert.That(article.MentionedUnitSlugs, Does.Not.Contain(article.UnitSlug));
            Assert.That(article.AuthorSlugs, Is.Unique.And.SubsetOf(authors));
            Assert.That(article.AuthorSlugs, Has.Count.InRange(1, 3));
            Assert.That(article.TagSlugs, Is.Unique.And.SubsetOf(tags.Keys));
            Assert.That(article.TagSlugs, Has.Count.InRange(2, 6));
            Assert.That(tags[article.TagSlugs[0]], Is.EqualTo("category"));
        }
    }

    // The ministry was split in 2024: no unit publishes after it was closed, or under a name that was not used yet.
    [Test]
    public void Units_speak_under_the_name_of_their_day()
    {
        var later = DemoNewsroom.Reorganisation;
        var (closed, opened) = (
            later.Splits.Select(split => split.UnitSlug).ToHashSet(),
            later.Units.Select(unit => unit.Slug).ToHashSet()
        );
        var names = new Regex("Kemenkumham|Hukum dan H");
        foreach (var article in Sample)
        {
            var isLater = DateOnly.FromDateTime(article.PublishedAt.AddHours(7).DateTime) >= later.Day;
            var not = isLater ? closed : opened;
            Assert.That(article.MentionedUnitSlugs.Append(article.UnitSlug), Has.None.AnyOf([.. not]));
            if (isLater)
                Assert.That(
                    names.IsMatch($"{article.Title} {article.BodyHtml} {article.Byline} {article.SignOff}"),
                    Is.False,
                    article.Title
                );
        }
    }

    [Test]
    public void Bodies_are_well_formed_and_use_few_tags()
    {
        string[] allowed = ["p", "h2", "blockquote", "ul", "li", "strong", "em"];
        foreach (var article in All)
        {
            var body = XElement.Parse($"<body>{article.BodyHtml}</body>");
            Assert.That(body.Descendants().Select(element => element.Name.LocalName).Distinct(), Is.SubsetOf(allowed));
            Assert.That(body.Descendants().Attributes(), Is.Empty);
            Assert.That(body.Descendants("p").Count(), Is.InRange(3, 9), article.BodyHtml);
            Assert.That(body.Nodes().OfType<XText>(), Is.Empty);
            Assert.That(Encoding.UTF8.GetByteCount(article.BodyHtml), Is.InRange(1_000, 5_200));
        }
    }

    [Test]
    public void No_slot_is_left_and_no_word_is_doubled_by_an_empty_one()
    {
        foreach (var article in All)
        {
            var text = $"{article.Title}|{article.Subtitle}|{article.Summary}|{article.SeoDescription}|{article.BodyHtml}";
            // Contain of NUnit compares by the rules of a culture, which takes seconds for 20,000 articles.
            foreach (var flaw in new[] { "{", "  ", " ,", " ." })
                if (text.Contains(flaw, StringComparison.Ordinal))
                    Assert.Fail($"'{flaw}' stands in: {text}");
        }
    }

    [Test]
    public void Dateline_and_sign_off_are_not_in_the_body()
    {
        foreach (var article in All)
        {
            Assert.That(article.Dateline is null || !article.BodyHtml.Contains(article.Dateline, StringComparison.Ordinal));
            Assert.That(article.SignOff, Does.Not.StartWith("("));
            Assert.That(article.BodyHtml, Does.Not.Contain("***"));
        }
    }

    [Test]
    public void Some_units_and_tags_are_much_commoner_than_others()
    {
        var tags = Sample.SelectMany(article => article.TagSlugs).CountBy(tag => tag).OrderByDescending(pair => pair.Value).ToList();
        var units = Sample.CountBy(article => article.UnitSlug).OrderByDescending(pair => pair.Value).ToList();

        Assert.That((double)tags[0].Value / Sample.Length, Is.InRange(0.2, 0.4));
        Assert.That(units, Has.Count.EqualTo(62 + 3), "and what the ministry and its office became");
        Assert.That(units[0].Value, Is.GreaterThan(units[^1].Value * 10));
    }

    [Test]
    public void All_kinds_occur_and_most_are_news()
    {
        var kinds = Sample.CountBy(article => article.Kind).ToDictionary();

        Assert.That(kinds.Keys, Is.EquivalentTo(new[] { "news", "pressRelease", "announcement", "clarification", "speech" }));
        Assert.That(kinds["news"], Is.GreaterThan(Sample.Length * 7 / 10));
    }

    [Test]
    public void Generated_articles_name_no_real_person()
    {
        string[] names = ["Rika Aprianti", "Yuspahrudin", "Andri Lesmano", "Narsono"];

        Assert.That(
            Sample.Any(article => names.Any(name => $"{article.BodyHtml}{article.Byline}".Contains(name, StringComparison.Ordinal))),
            Is.False
        );
        Assert.That(Sample.SelectMany(article => article.AuthorSlugs), Does.Not.Contain("narsono-son"));
        Assert.That(
            Sample.SelectMany(article => article.TagSlugs),
            Does.Not.Contain("rika-aprianti").And.Not.Contain("a-yuspahrudin").And.Not.Contain("andri-lesmano")
        );
    }

    [Test]
    public void Anniversaries_are_told_on_their_day()
    {
        var told = Sample.Where(article => article.Title.Contains("Upacara Hari Pahlawan", StringComparison.Ordinal)).ToList();

        Assert.That(told, Is.Not.Empty);
        Assert.That(told.All(article => article.EventDate is { Month: 11, Day: 10 }));
    }

    [Test]
    public void The_event_of_2022_has_its_facts()
    {
        var article = DemoNewsroom.Event2022;

        Assert.That(article.PublishedAt, Is.EqualTo(new DateTimeOffset(2022, 10, 12, 10, 16, 0, TimeSpan.Zero)));
        Assert.That(article.EventDate, Is.EqualTo(new DateOnly(2022, 10, 12)));
        Assert.That(
            (article.Dateline, article.SignOff, article.AttributionName),
            Is.EqualTo(("SEMARANG", "N.Son/***", "JATENG.NGO.WEB.ID"))
        );
        Assert.That(article.Byline, Is.EqualTo("Narsono Son - JATENG.NGO.WEB.ID"));
        Assert.That(article.UnitSlug, Is.EqualTo("kanwil-kemenkumham-jateng"));
        Assert.That(article.MentionedUnitSlugs, Is.EqualTo(new[] { "ditjenpas", "rutan-kelas-ii-b-salatiga" }));
        Assert.That(article.AuthorSlugs, Is.EqualTo(new[] { "narsono-son" }));
        string[] facts =
        [
            "Rabu (12/10/2022)",
            "Aula Kresna Basudewa",
            "Rika Aprianti",
            "A. Yuspahrudin",
            "Andri Lesmano",
            "Rutan Salatiga",
            "Pemasyarakatan",
        ];
        Assert.That(facts.All(fact => article.BodyHtml.Contains(fact, StringComparison.Ordinal)));
        Assert.That(article.BodyHtml, Does.Not.Contain('"').And.Not.Contain('“'));
    }

    private static DateOnly LocalDay(DemoArticle article) =>
        DateOnly.FromDateTime(article.PublishedAt.ToOffset(TimeSpan.FromHours(7)).DateTime);

    private static string Serialized(IEnumerable<DemoArticle> articles) => JsonSerializer.Serialize(articles);

    [GeneratedRegex(@"(\w+) \((\d{2}/\d{2}/\d{4})\)")]
    private static partial Regex DayPattern();
}
