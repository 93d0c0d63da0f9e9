using System.Text;

namespace HumasApi.Demo;

/// <summary>
/// Dates and numbers as Indonesian newsrooms write them. Own tables: the culture data of a platform may differ or be absent.
/// </summary>
internal static class DemoCalendar
{
    private static readonly string[] Days = ["Minggu", "Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu"];

    private static readonly string[] Months =
    [
        "Januari",
        "Februari",
        "Maret",
        "April",
        "Mei",
        "Juni",
        "Juli",
        "Agustus",
        "September",
        "Oktober",
        "November",
        "Desember",
    ];

    /// <summary>"Rabu (12/10/2022)".</summary>
    public static void AppendDay(StringBuilder output, DateOnly date)
    {
        output.Append(Days[(int)date.DayOfWeek]).Append(" (");
        AppendTwo(output, date.Day);
        output.Append('/');
        AppendTwo(output, date.Month);
        output.Append('/').Append(date.Year).Append(')');
    }

    /// <summary>"12 Oktober 2022".</summary>
    public static void AppendDate(StringBuilder output, DateOnly date)
    {
        output.Append(date.Day).Append(' ');
        AppendMonth(output, date);
    }

    /// <summary>"Oktober 2022".</summary>
    public static void AppendMonth(StringBuilder output, DateOnly date) =>
        output.Append(Months[date.Month - 1]).Append(' ').Append(date.Year);

    /// <summary>"09.30 WIB".</summary>
    public static void AppendTime(StringBuilder output, TimeOnly time)
    {
        AppendTwo(output, time.Hour);
        output.Append('.');
        AppendTwo(output, time.Minute);
        output.Append(" WIB");
    }

    /// <summary>"1.250": a stop between thousands.</summary>
    public static void AppendNumber(StringBuilder output, int number)
    {
        if (number >= 1000)
        {
            output.Append(number / 1000).Append('.').Append((char)('0' + (number / 100 % 10)));
            AppendTwo(output, number % 100);
        }
        else
        {
            output.Append(number);
        }
    }

    private static void AppendTwo(StringBuilder output, int number) =>
        output.Append((char)('0' + (number / 10))).Append((char)('0' + (number % 10)));
}
