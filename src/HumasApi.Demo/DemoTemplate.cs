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
        if (TextOf(scene, slot) is { } text)
            output.Append(text);
        else if (TemplateOf(scene, slot) is { } template)
            template.AppendTo(output, scene);
        else
            AppendNumberOrTime(output, scene, slot);
    }

    private static string? TextOf(DemoScene scene, DemoSlot slot) =>
        slot switch
        {
            DemoSlot.Unit => scene.Office.Unit.ShortName,
            DemoSlot.Nick => scene.Office.Nick,
            DemoSlot.FullUnit => scene.Office.Unit.Name,
            DemoSlot.Town => scene.Office.Town,
            DemoSlot.Wb => scene.Office.People,
            DemoSlot.WbStart => char.ToUpperInvariant(scene.Office.People[0]) + scene.Office.People[1..],
            DemoSlot.WbTitle => scene.Office.PeopleTitle,
            DemoSlot.Head => scene.Office.Head,
            DemoSlot.Officer => scene.Office.OfficerFor(scene.Story.Theme),
            DemoSlot.Mention => string.Join(" dan ", scene.Mentioned.Select(office => office.Unit.ShortName)),
            _ => null,
        };

    private static DemoTemplate? TemplateOf(DemoScene scene, DemoSlot slot) =>
        slot switch
        {
            DemoSlot.Subject => scene.Subject,
            DemoSlot.SubjectTitle => scene.Subject.titleCased.Value,
            DemoSlot.Partner => scene.Partner,
            DemoSlot.PartnerTitle => scene.Partner.titleCased.Value,
            DemoSlot.Quote => scene.Quote,
            _ => null,
        };

    private static void AppendNumberOrTime(StringBuilder output, DemoScene scene, DemoSlot slot)
    {
        switch (slot)
        {
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
