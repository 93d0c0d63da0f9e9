using System.Text;

namespace HumasApi.Demo;

/// <summary>
/// A text with slots, parsed once. Slots: <c>{unit}</c> short name, <c>{nick}</c> short name without class,
/// <c>{fullunit}</c>, <c>{town}</c>, <c>{wb}</c> the people in the office's care, <c>{subject}</c>, <c>{partner}</c>,
/// <c>{quote}</c>, <c>{head}</c> and <c>{officer}</c> post and name, <c>{mention}</c> other offices, <c>{a}</c> and
/// <c>{b}</c> numbers, <c>{day}</c> and <c>{next}</c> like "Rabu (12/10/2022)", <c>{date}</c>, <c>{nextdate}</c>,
/// <c>{month}</c>, <c>{time}</c>. <c>{wbstart}</c> begins a sentence; <c>{Wb}</c>, <c>{Subject}</c> and
/// <c>{Partner}</c> are for titles.
/// </summary>
internal sealed class DemoTemplate
{
    private readonly (string Text, DemoSlot Slot)[] parts;
    private readonly Lazy<DemoTemplate> titleCased;

    private DemoTemplate(string text)
    {
        Source = text;
        parts = [.. Parts(text)];
        titleCased = new Lazy<DemoTemplate>(() => new DemoTemplate(DemoTitleCase.Of(text)));
    }

    /// <summary>The text as written, slots included.</summary>
    public string Source { get; }

    /// <exception cref="ArgumentException">The text has an unknown slot.</exception>
    public static DemoTemplate Parse(string text) => new(text);

    /// <summary>Does the text hold <paramref name="slot"/>, whichever way its value is written?</summary>
    public bool Asks(DemoSlot slot) => parts.Any(part => part.Slot == slot);

    public void AppendTo(StringBuilder output, DemoScene scene)
    {
        foreach (var (text, slot) in parts)
        {
            if (slot == DemoSlot.None)
                output.Append(text);
            else
                AppendSlot(output, scene, slot);
        }
    }

    private static IEnumerable<(string Text, DemoSlot Slot)> Parts(string text)
    {
        var at = 0;
        while (at < text.Length)
        {
            var open = text.IndexOf('{', at);
            if (open < 0)
                open = text.Length;
            if (open > at)
                yield return (text[at..open], DemoSlot.None);
            if (open == text.Length)
                yield break;
            var close = text.IndexOf('}', open);
            if (close < 0)
                throw new ArgumentException($"A slot is not closed in: {text}");
            yield return ("", SlotNamed(text[(open + 1)..close]));
            at = close + 1;
        }
    }

    private static DemoSlot SlotNamed(string name) =>
        name switch
        {
            "Wb" => DemoSlot.WbTitle,
            "Subject" => DemoSlot.SubjectTitle,
            "Partner" => DemoSlot.PartnerTitle,
            _ => Enum.Parse<DemoSlot>(name, ignoreCase: true),
        };

    private static void AppendSlot(StringBuilder output, DemoScene scene, DemoSlot slot)
    {
        switch (slot)
        {
            case DemoSlot.Unit:
                output.Append(scene.Office.Unit.ShortName);
                break;
            case DemoSlot.Nick:
                output.Append(scene.Office.Nick);
                break;
            case DemoSlot.FullUnit:
                output.Append(scene.Office.Unit.Name);
                break;
            case DemoSlot.Town:
                output.Append(scene.Office.Town);
                break;
            case DemoSlot.Wb:
                output.Append(scene.Office.People);
                break;
            case DemoSlot.WbStart:
                output.Append(char.ToUpperInvariant(scene.Office.People[0])).Append(scene.Office.People, 1, scene.Office.People.Length - 1);
                break;
            case DemoSlot.WbTitle:
                output.Append(scene.Office.PeopleTitle);
                break;
            case DemoSlot.Head:
                output.Append(scene.Office.Head);
                break;
            case DemoSlot.Officer:
                output.Append(scene.Office.OfficerFor(scene.Story.Theme));
                break;
            case DemoSlot.Subject:
                scene.Subject.AppendTo(output, scene);
                break;
            case DemoSlot.SubjectTitle:
                scene.Subject.titleCased.Value.AppendTo(output, scene);
                break;
            case DemoSlot.Partner:
                scene.Partner.AppendTo(output, scene);
                break;
            case DemoSlot.PartnerTitle:
                scene.Partner.titleCased.Value.AppendTo(output, scene);
                break;
            case DemoSlot.Quote:
                scene.Quote.AppendTo(output, scene);
                break;
            case DemoSlot.Mention:
                output.AppendJoin(" dan ", scene.Mentioned.Select(office => office.Unit.ShortName));
                break;
            case DemoSlot.A:
                DemoCalendar.AppendNumber(output, scene.A);
                break;
            case DemoSlot.B:
                DemoCalendar.AppendNumber(output, scene.B);
                break;
            case DemoSlot.Day:
                DemoCalendar.AppendDay(output, scene.Day);
                break;
            case DemoSlot.Next:
                DemoCalendar.AppendDay(output, scene.Next);
                break;
            case DemoSlot.Date:
                DemoCalendar.AppendDate(output, scene.Day);
                break;
            case DemoSlot.NextDate:
                DemoCalendar.AppendDate(output, scene.Next);
                break;
            case DemoSlot.Month:
                DemoCalendar.AppendMonth(output, scene.Day);
                break;
            case DemoSlot.Time:
                DemoCalendar.AppendTime(output, scene.Time);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(slot), slot, null);
        }
    }
}
