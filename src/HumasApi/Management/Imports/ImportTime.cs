using System.Globalization;
using System.Text.RegularExpressions;
using HumasApi.Contract;
using HumasApi.Domain;

namespace HumasApi.Management.Imports;

/// <summary>A time as it was read.</summary>
/// <param name="Time">The moment; null where none is given, or it cannot be read.</param>
/// <param name="Fault">Why it cannot be read.</param>
/// <param name="Message">The same in a sentence.</param>
internal readonly record struct TimeRead(DateTimeOffset? Time, ProblemCode? Fault = null, string? Message = null);

/// <summary>
/// Reads times as people and systems in Indonesia write them. Nothing is guessed: a date that may be two is an error, and so is one
/// whose weekday is another.
/// </summary>
internal static partial class ImportTime
{
    private const int MaxLength = 100;

    private static readonly Dictionary<string, int> Months = Numbered(
        "jan januari january",
        "feb peb februari pebruari february",
        "mar mrt maret march",
        "apr april",
        "mei may",
        "jun juni june",
        "jul juli july",
        "agu ags agt agust agustus aug august",
        "sep sept september",
        "okt oct oktober october",
        "nov nop november nopember",
        "des dec desember december"
    );

    // In the order of DayOfWeek, from 1.
    private static readonly Dictionary<string, int> Weekdays = Numbered(
        "minggu ahad min sunday sun",
        "senin sen monday mon",
        "selasa sel tuesday tue tues",
        "rabu rab wednesday wed",
        "kamis kam thursday thu thur thurs",
        "jumat jum'at jum friday fri",
        "sabtu sab saturday sat"
    );

    // Those of Indonesia, and those that RFC 822 names.
    private static readonly Dictionary<string, int> Zones = new()
    {
        ["wib"] = 7,
        ["wita"] = 8,
        ["wit"] = 9,
        ["z"] = 0,
        ["ut"] = 0,
        ["utc"] = 0,
        ["gmt"] = 0,
        ["est"] = -5,
        ["edt"] = -4,
        ["cst"] = -6,
        ["cdt"] = -5,
        ["mst"] = -7,
        ["mdt"] = -6,
        ["pst"] = -8,
        ["pdt"] = -7,
    };

    private const string Clock =
        @"(?:(?:\s*[t,|–—-]\s*|\s+)(?:(?:pukul|pkl|jam|at)[.:]?\s*)?(?<hour>\d{1,2})[:.](?<minute>\d\d)(?:[:.](?<second>\d\d)(?:[.,]\d+)?)?"
        + @"(?:\s*(?<half>[ap])\.?m\.?)?(?:\s*(?<zone>[a-z]{1,4}(?![a-z]))?\s*(?<offset>[+-]\d\d?(?::?\d\d)?)?)?)?\z";

    private const string Weekday = @"\A(?:(?<weekday>[a-z']+)[\s,.]+)?";

    [GeneratedRegex(Weekday + @"(?<year>\d{4})[-/.](?<month>\d{1,2})[-/.](?<day>\d{1,2})" + Clock)]
    private static partial Regex YearFirst();

    [GeneratedRegex(Weekday + @"(?<day>\d{1,2})(?:st|nd|rd|th)?[\s.-]+(?<name>[a-z]+)[\s,.-]+(?<year>\d{4}|\d\d)(?!\d)" + Clock)]
    private static partial Regex NameInside();

    [GeneratedRegex(Weekday + @"(?<name>[a-z]+)[\s.]+(?<day>\d{1,2})(?:st|nd|rd|th)?[\s,]+(?<year>\d{4})" + Clock)]
    private static partial Regex NameFirst();

    [GeneratedRegex(Weekday + @"(?<one>\d{1,2})[-/.](?<other>\d{1,2})[-/.](?<year>\d{4}|\d\d)(?!\d)" + Clock)]
    private static partial Regex Numbers();

    [GeneratedRegex(@"[\s()]+")]
    private static partial Regex Gaps();

    /// <summary>Reads a time; one without a zone is of <paramref name="zone"/>, and a date without a time is its midnight.</summary>
    /// <param name="text">The time; empty or a dash: none.</param>
    /// <param name="zone">Zone of times that name none.</param>
    /// <param name="order">How dates of three numbers are written; null: only those that can be nothing else are read.</param>
    public static TimeRead Read(string? text, TimeZoneInfo zone, DateOrder? order)
    {
        var plain = Gaps().Replace(text ?? "", " ").Trim().ToLowerInvariant().Replace('’', '\'').Replace('‘', '\'').Replace('`', '\'');
        if (plain is "" or "-" or "–" or "—" || plain.StartsWith("0000-00-00", StringComparison.Ordinal))
            return default;
        if (plain.Length > MaxLength)
            return Malformed(text!);
        foreach (var form in new[] { YearFirst(), NameInside(), NameFirst(), Numbers() })
            if (form.Match(plain) is { Success: true } match)
                return Read(match, text!, zone, order);
        return Malformed(text!);
    }

    /// <summary>The local time that a number of a spreadsheet is; null when it can be none.</summary>
    public static DateTime? OfSerial(double serial) => serial is >= 1 and < 2_958_466 ? DateTime.FromOADate(serial) : null;

    private static TimeRead Read(Match match, string text, TimeZoneInfo zone, DateOrder? order)
    {
        var weekday = 0;
        if (match.Groups["weekday"] is { Success: true } said && !Weekdays.TryGetValue(said.Value, out weekday))
            return Malformed(text);
        // Of 22/10/19 the year may come first.
        if (order is null && match.Groups["one"].Success && match.Groups["year"].Length == 2)
            return Ambiguous(text);
        var days = DaysOf(match, order).Distinct().ToList();
        if (days.Count == 0 || ClockOf(match) is not { } clock)
            return Malformed(text);
        if (weekday > 0 && days.RemoveAll(day => (int)day.DayOfWeek + 1 != weekday) > 0 && days.Count == 0)
            return new TimeRead(
                null,
                Problems.WrongWeekday,
                Sentence.Of(
                    $"“{Text.Shorten(text, 60)}”: the date was another day of the week.",
                    $"“{Text.Shorten(text, 60)}”: tanggal itu jatuh pada hari lain."
                )
            );
        if (days.Count > 1)
            return Ambiguous(text);
        var local = days[0].ToDateTime(clock);
        return !TryReadOffset(match, out var offset) ? Malformed(text)
            : offset is { } given ? new TimeRead(new DateTimeOffset(local, given))
            : new TimeRead(zone.At(local));
    }

    // The dates that the words can mean: none, one, or two where only numbers are written.
    private static IEnumerable<DateOnly> DaysOf(Match match, DateOrder? order)
    {
        int Number(string group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);
        var year = Number("year");
        if (match.Groups["year"].Length == 2)
            year += year < 70 ? 2000 : 1900;
        (int Month, int Day)[] candidates =
            match.Groups["name"].Success ? [(Months.GetValueOrDefault(match.Groups["name"].Value), Number("day"))]
            : match.Groups["month"].Success ? [(Number("month"), Number("day"))]
            : order == DateOrder.Dmy ? [(Number("other"), Number("one"))]
            : order == DateOrder.Mdy ? [(Number("one"), Number("other"))]
            : [(Number("other"), Number("one")), (Number("one"), Number("other"))];
        foreach (var (month, day) in candidates)
            if (year is >= 1800 and < 2200 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month))
                yield return new DateOnly(year, month, day);
    }

    private static TimeOnly? ClockOf(Match match)
    {
        int Number(string group) =>
            match.Groups[group] is { Success: true } found ? int.Parse(found.Value, CultureInfo.InvariantCulture) : 0;
        var (hour, minute, second) = (Number("hour"), Number("minute"), Number("second"));
        if (match.Groups["half"] is { Success: true } half)
        {
            if (hour is < 1 or > 12)
                return null;
            hour = (hour % 12) + (half.Value == "p" ? 12 : 0);
        }
        // A leap second has no place in a moment.
        return hour < 24 && minute < 60 && second <= 60 ? new TimeOnly(hour, minute, Math.Min(second, 59)) : null;
    }

    // +07:00, WIB, or both as in GMT+7; false for a zone that is not known.
    private static bool TryReadOffset(Match match, out TimeSpan? offset)
    {
        offset = null;
        if (match.Groups["zone"] is { Success: true } name)
        {
            if (!Zones.TryGetValue(name.Value, out var hours))
                return false;
            offset = TimeSpan.FromHours(hours);
        }
        if (match.Groups["offset"] is { Success: true } given)
        {
            var digits = given.Value[1..].Replace(":", "", StringComparison.Ordinal);
            var (hours, minutes) = digits.Length <= 2 ? (digits, "0") : (digits[..^2], digits[^2..]);
            var span = new TimeSpan(int.Parse(hours, CultureInfo.InvariantCulture), int.Parse(minutes, CultureInfo.InvariantCulture), 0);
            if (span > TimeSpan.FromHours(14) || (offset ?? TimeSpan.Zero) != TimeSpan.Zero)
                return false;
            offset = given.Value[0] == '-' ? -span : span;
        }
        return true;
    }

    private static TimeRead Malformed(string text) =>
        new(
            null,
            Problems.MalformedTime,
            Sentence.Of(
                $"“{Text.Shorten(text, 60)}” is not a time that can be read. Write 12 Oktober 2022 17:16 WIB or 2022-10-12T17:16:00+07:00.",
                $"“{Text.Shorten(text, 60)}” bukan waktu yang dapat dibaca. Tulis 12 Oktober 2022 17:16 WIB atau 2022-10-12T17:16:00+07:00."
            )
        );

    private static TimeRead Ambiguous(string text) =>
        new(
            null,
            Problems.AmbiguousDate,
            Sentence.Of(
                $"“{Text.Shorten(text, 60)}” may be two dates. Say how the file writes them: dateOrder=dmy or dateOrder=mdy.",
                $"“{Text.Shorten(text, 60)}” dapat berarti dua tanggal. Sebutkan urutannya dalam berkas: dateOrder=dmy atau dateOrder=mdy."
            )
        );

    private static Dictionary<string, int> Numbered(params string[] spellings) =>
        spellings
            .SelectMany((names, index) => names.Split(' ').Select(name => (name, index)))
            .ToDictionary(one => one.name, one => one.index + 1);
}
