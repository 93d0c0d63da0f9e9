using System.Text;

namespace HumasApi.Demo;

/// <summary>Writes article after article into one buffer. Not for several threads at a time.</summary>
internal sealed class DemoWriter(int seed, DateTimeOffset until)
{
    private static readonly TimeSpan Jakarta = TimeSpan.FromHours(7);

    private static readonly DemoTemplate None = DemoTemplate.Parse("");

    private static readonly DemoTemplate DatedTail = DemoTemplate.Parse(", {date}");

    private static readonly DemoTemplate SeoEnd = DemoTemplate.Parse(". Kabar dari {nick}, {date}.");

    private static readonly DemoZipf<DemoOffice> AnyOffice = new(DemoOffice.ByActivity, flatness: 2);

    private static readonly DemoZipf<string> GeneralTags = new(DemoContent.Writing.GeneralTags, flatness: 1);

    private static readonly IReadOnlyList<DemoAuthor> RegionAuthors = DemoOffice
        .ByActivity.First(office => office.Unit.Slug == DemoUnits.Region)
        .Authors;

    private readonly StringBuilder buffer = new(8192);

    /// <summary>Article <paramref name="index"/> of this seed.</summary>
    public DemoArticle Write(int index)
    {
        var random = new DemoRandom(seed, index);
        var (cast, titleNumber) = DemoRota.At(seed, index);
        // Diagonally through patterns and subjects, so that one telling and the next share neither.
        var (turn, subjectNumber) = Math.DivRem(titleNumber, cast.Story.Subjects.Count);
        var pattern = cast.Story.Titles[(turn + subjectNumber) % cast.Story.Titles.Count];
        var subject = cast.Story.Subjects[subjectNumber];
        var office = cast.Offices.Draw(ref random);
        var anniversary = DemoContent.Anniversaries.TryGetValue(subject.Source, out var date) ? date : ((int, int)?)null;
        var local = PublicationTime(ref random, anniversary);
        office = office.On(local, cast.Story);
        var scene = new DemoScene
        {
            Story = cast.Story,
            Office = office,
            Subject = subject,
            Partner = cast.Story.Partners.Count > 0 ? random.Pick(cast.Story.Partners) : None,
            Quote = random.Pick(cast.Story.Quotes),
            Mentioned = MentionedOffices(ref random, cast, office, local),
            A = random.Within(cast.Story.A),
            B = random.Within(cast.Story.B),
            Day = EventDay(ref random, cast, local, isFixed: anniversary is not null),
            Next = ComingWorkday(ref random, local),
            Time = new TimeOnly(7 + random.Below(3), 15 * (2 + random.Below(2))),
        };

        var title = Title(ref random, cast, pattern, scene);
        var lead = Rendered(random.Pick(cast.Story.Leads), scene);
        var body = Body(ref random, cast, scene, lead);
        var authors = Authors(ref random, office);
        var outlet = random.Chance(6) ? random.Pick(DemoContent.Writing.Outlets) : null;
        return new DemoArticle(
            index,
            cast.Story.Kind,
            title,
            random.Chance(35) ? Rendered(random.Pick(cast.Theme.Subtitles), scene) : null,
            random.Chance(75) ? FirstSentence(lead) : null,
            body,
            random.Chance(95) ? office.Dateline : null,
            Byline(ref random, office, authors[0]),
            SignOff(ref random, office, authors),
            cast.Story.Kind == "announcement" ? null : scene.Day,
            new DateTimeOffset(local, Jakarta).ToUniversalTime(),
            office.Unit.Slug,
            [.. scene.Mentioned.Select(mentioned => mentioned.Unit.Slug)],
            [.. authors.Select(author => author.Slug)],
            Tags(ref random, cast, office),
            outlet?.Name,
            outlet is null ? null : $"{outlet.Url}{index}",
            random.Chance(40) ? Rendered(random.Pick(cast.Theme.Subtitles), scene) + Rendered(SeoEnd, scene) : null
        );
    }

    // Three years less a few days: a step back from a weekend must not fall out of the window.
    private DateTime PublicationTime(ref DemoRandom random, (int Month, int Day)? anniversary)
    {
        const int windowDays = 1090;
        const int opening = 11 * 3600;
        const int closing = 17 * 3600;
        var last = until.ToOffset(Jakarta).DateTime;
        var day = last.Date.AddDays(-random.Below(windowDays));
        var weekendsToo = random.Chance(10);
        var time = TimeSpan.FromSeconds(opening + random.Below(closing - opening));
        if (anniversary is { } date)
        {
            var celebrated = new DateTime(day.Year, date.Month, date.Day) + time;
            return celebrated > last ? celebrated.AddYears(-1)
                : celebrated < last.AddDays(-windowDays) ? celebrated.AddYears(1)
                : celebrated;
        }

        var moment = AsWorkday(day, weekendsToo) + time;
        return moment <= last ? moment : AsWorkday(moment.AddDays(-1), weekendsToo);
    }

    private static DateTime AsWorkday(DateTime moment, bool weekendsToo) =>
        moment.DayOfWeek switch
        {
            DayOfWeek.Saturday when !weekendsToo => moment.AddDays(-1),
            DayOfWeek.Sunday when !weekendsToo => moment.AddDays(-2),
            _ => moment,
        };

    // Announcements carry the day they were made; the rest is told on the day of the event or soon after.
    private static DateOnly EventDay(ref DemoRandom random, DemoCast cast, DateTime published, bool isFixed)
    {
        var daysAgo = random.Below(10) switch
        {
            < 7 => 0,
            < 9 => 1,
            _ => 2,
        };
        var sameDay = isFixed || daysAgo == 0 || cast.Story.Kind == "announcement";
        return DateOnly.FromDateTime(sameDay ? published : AsWorkday(published.AddDays(-daysAgo), weekendsToo: false));
    }

    private static DateOnly ComingWorkday(ref DemoRandom random, DateTime published) =>
        DateOnly.FromDateTime(AsWorkday(published.AddDays(4 + random.Below(12)), weekendsToo: false));

    private static DemoOffice[] MentionedOffices(ref DemoRandom random, DemoCast cast, DemoOffice office, DateTime local)
    {
        if (cast.Story.Kind is not ("news" or "pressRelease") || !random.Chance(30))
            return [];
        var first = AnyOffice.Draw(ref random).On(local, cast.Story);
        var second = random.Chance(20) ? AnyOffice.Draw(ref random).On(local, cast.Story) : first;
        if (first == office)
            return second == office ? [] : [second];
        return second == office || second == first ? [first] : [first, second];
    }

    private static List<DemoAuthor> Authors(ref DemoRandom random, DemoOffice office)
    {
        var own = office.Authors.Count > 0 ? office.Authors : RegionAuthors;
        var authors = new List<DemoAuthor>(3) { random.Pick(own) };
        var wanted = random.Below(100) switch
        {
            < 70 => 1,
            < 93 => 2,
            _ => 3,
        };
        while (authors.Count < wanted)
        {
            var next = random.Pick(random.Chance(50) ? own : RegionAuthors);
            if (authors.Contains(next))
                wanted--;
            else
                authors.Add(next);
        }

        return authors;
    }

    private static string? Byline(ref DemoRandom random, DemoOffice office, DemoAuthor author) =>
        random.Below(10) switch
        {
            < 4 => $"{author.Name} - Humas {office.Nick}",
            < 6 => author.Name,
            < 8 => $"Tim Humas {office.Nick}",
            _ => null,
        };

    private static string? SignOff(ref DemoRandom random, DemoOffice office, List<DemoAuthor> authors) =>
        random.Below(10) switch
        {
            < 5 => $"{authors[0].Initials}/***",
            < 7 when authors.Count > 1 => $"{authors[0].Initials}/{authors[1].Initials}",
            < 7 => $"{authors[0].Initials}/***",
            < 9 => $"Humas {office.Nick}",
            _ => null,
        };

    private static string[] Tags(ref DemoRandom random, DemoCast cast, DemoOffice office)
    {
        var wanted = random.Below(100) switch
        {
            < 20 => 2,
            < 55 => 3,
            < 80 => 4,
            < 93 => 5,
            _ => 6,
        };
        var tags = new List<string>(8);
        // Editors file much under plain "news", whatever it is about: it is the commonest tag.
        if (cast.Story.Kind == "news" && random.Chance(36))
            Add("berita");
        Add(cast.Story.Category);
        foreach (var tag in cast.Story.Tags)
            Add(tag);
        if (office.TopicTag is { } topic)
            Add(topic);
        if (office.PlaceTag is { } place && random.Chance(50))
            Add(place);
        while (tags.Count < wanted)
            Add(GeneralTags.Draw(ref random));
        return [.. tags.Take(wanted)];

        void Add(string tag)
        {
            if (!tags.Contains(tag))
                tags.Add(tag);
        }
    }

    private static string FirstSentence(string text)
    {
        var end = text.IndexOf(". ", StringComparison.Ordinal);
        return end < 0 ? text : text[..(end + 1)];
    }

    private string Title(ref DemoRandom random, DemoCast cast, DemoTemplate pattern, DemoScene scene)
    {
        buffer.Clear();
        // A title that already has two halves gets no third, but one without a number gets its date: titles should seldom repeat.
        var whole = pattern.Source.AsSpan().IndexOfAny(",:") >= 0;
        var shape = random.Below(10);
        if (!whole && shape < 3)
            AppendUsable(ref random, cast.Theme.TitleLeads, scene);
        pattern.AppendTo(buffer, scene);
        if (!pattern.Asks(DemoSlot.A) && !pattern.Asks(DemoSlot.NextDate))
            DatedTail.AppendTo(buffer, scene);
        else if (!whole && shape is >= 3 and < 9)
            AppendUsable(ref random, cast.Theme.TitleTails, scene);
        return buffer.ToString();
    }

    private void AppendUsable(ref DemoRandom random, IReadOnlyList<DemoTemplate> texts, DemoScene scene)
    {
        if (texts.Count == 0)
            return;
        var text = random.Pick(texts);
        if (scene.Partner != None || !text.Asks(DemoSlot.PartnerTitle))
            text.AppendTo(buffer, scene);
    }

    private string Rendered(DemoTemplate template, DemoScene scene)
    {
        buffer.Clear();
        template.AppendTo(buffer, scene);
        return buffer.ToString();
    }

    // At most nine paragraphs: lead 1, details 2, head 2, mention, list or office 1, officer 1, context 1, closing 1.
    private string Body(ref DemoRandom random, DemoCast cast, DemoScene scene, string lead)
    {
        var length = random.Below(100) switch
        {
            < 12 => 0,
            < 62 => 1,
            _ => 2,
        };
        var details = cast.Story.Details;
        var detail = random.Below(details.Count);
        buffer.Clear();
        buffer.Append("<p>").Append(lead).Append("</p>");
        AppendParagraph(scene, details[detail]);
        random.Pick(cast.Theme.HeadFrames).AppendTo(buffer, scene);
        if (length == 2 && random.Chance(60))
        {
            buffer.Append("<h2>");
            random.Pick(cast.Theme.Headings).AppendTo(buffer, scene);
            buffer.Append("</h2>");
        }

        AppendParagraph(scene, details[(detail + 1) % details.Count], details[(detail + 2) % details.Count]);
        if (scene.Mentioned.Count > 0)
            random.Pick(DemoContent.Writing.MentionFrames).AppendTo(buffer, scene);
        else if (length == 2 && random.Chance(50))
            random.Pick(cast.Theme.Lists).AppendTo(buffer, scene);
        else
            AppendParagraph(scene, random.Pick(DemoContent.OfficeTexts[scene.Office.Kind]));
        if (length > 0)
            random.Pick(cast.Theme.OfficerQuotes).AppendTo(buffer, scene);
        var contexts = cast.Theme.Contexts;
        var context = random.Below(contexts.Count);
        if (length == 0)
            AppendParagraph(scene, contexts[context]);
        else
            AppendParagraph(scene, contexts[context], contexts[(context + 1) % contexts.Count]);
        random.Pick(cast.Theme.Closings).AppendTo(buffer, scene);
        return buffer.ToString();
    }

    private void AppendParagraph(DemoScene scene, params ReadOnlySpan<DemoTemplate> sentences)
    {
        var before = "<p>";
        foreach (var sentence in sentences)
        {
            buffer.Append(before);
            sentence.AppendTo(buffer, scene);
            before = " ";
        }

        buffer.Append("</p>");
    }
}
