using System.Globalization;

namespace HumasApi.Search;

/// <summary>Days as they are written in news: 12 Oktober 2022, 12/10/2022.</summary>
internal static class SearchDates
{
    /// <summary>Words of a day.</summary>
    public const int Words = 3;

    private static readonly string[] Months =
    [
        .. "januari februari maret april mei juni juli agustus september oktober november desember".Split(' '),
    ];

    /// <summary>All ways to write the day that these words are; none where they are no day.</summary>
    public static IReadOnlyList<string[]> Of(IReadOnlyList<string> words)
    {
        if (
            words is not [var dayText, var monthText, { Length: 4 } year]
            || Number(dayText, 31) is not { } day
            || Number(year, 9999) is null
        )
            return [];
        var named = Array.IndexOf(Months, monthText) + 1;
        if (named == 0 && Number(monthText, Months.Length) is null)
            return [];
        var month = named > 0 ? named : Number(monthText, Months.Length)!.Value;
        string[][] ways =
        [
            [Text(day, "0"), Months[month - 1], year],
            [Text(day, "00"), Text(month, "00"), year],
            [Text(day, "0"), Text(month, "0"), year],
        ];
        return [.. ways.DistinctBy(way => string.Join(' ', way))];
    }

    private static string Text(int number, string format) => number.ToString(format, CultureInfo.InvariantCulture);

    private static int? Number(string text, int most) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= most
            ? number
            : null;
}
