using System.Globalization;
using HumasApi.Domain;
using HumasApi.Management.Imports;
using NUnit.Framework;

namespace HumasApi.UnitTests.Management;

internal sealed class ImportTimeTests
{
    private static readonly TimeZoneInfo Jakarta = TimeZones.Find("Asia/Jakarta")!;

    [TestCase("2022-10-12T17:16:00+07:00", "2022-10-12T17:16:00+07:00")]
    [TestCase("2022-10-12T10:16:00Z", "2022-10-12T10:16:00+00:00")]
    [TestCase("2022-10-12T10:16:00.123z", "2022-10-12T10:16:00+00:00")]
    [TestCase("2022-10-12 17:16:05", "2022-10-12T17:16:05+07:00")]
    [TestCase("2022-10-12 17:16", "2022-10-12T17:16:00+07:00")]
    [TestCase("2022/10/12", "2022-10-12T00:00:00+07:00")]
    [TestCase("12 Oktober 2022", "2022-10-12T00:00:00+07:00")]
    [TestCase("Rabu, 12 Oktober 2022 17:16 WIB", "2022-10-12T17:16:00+07:00")]
    [TestCase("Rabu, 12 Oktober 2022 17.16 WITA", "2022-10-12T17:16:00+08:00")]
    [TestCase("Rabu 12 Okt 2022, pukul 17.16 WIT", "2022-10-12T17:16:00+09:00")]
    [TestCase("RABU (12/10/2022)", "2022-10-12T00:00:00+07:00")]
    [TestCase("Oct 12, 2022 - 17:16", "2022-10-12T17:16:00+07:00")]
    [TestCase("October 12th, 2022 at 5:16 pm", "2022-10-12T17:16:00+07:00")]
    [TestCase("12\u00a0Oktober\u00a02022 | 17:16 WIB", "2022-10-12T17:16:00+07:00")]
    [TestCase("Oktober 19, 2019", "2019-10-19T00:00:00+07:00")]
    [TestCase("10-Sep-19", "2019-09-10T00:00:00+07:00")]
    [TestCase("10-Sep-98 08:00", "1998-09-10T08:00:00+07:00")]
    [TestCase("1 Agt 2019", "2019-08-01T00:00:00+07:00")]
    [TestCase("1 Ags. 2019", "2019-08-01T00:00:00+07:00")]
    [TestCase("1 Agust 2019", "2019-08-01T00:00:00+07:00")]
    [TestCase("1 Agu 2019", "2019-08-01T00:00:00+07:00")]
    [TestCase("1 Nop 2019", "2019-11-01T00:00:00+07:00")]
    [TestCase("1 Nopember 2019", "2019-11-01T00:00:00+07:00")]
    [TestCase("1 Pebruari 2019", "2019-02-01T00:00:00+07:00")]
    [TestCase("1 Peb 2019", "2019-02-01T00:00:00+07:00")]
    [TestCase("1 Sept 2019", "2019-09-01T00:00:00+07:00")]
    [TestCase("1 Mei 2019", "2019-05-01T00:00:00+07:00")]
    [TestCase("1 Desember 2019", "2019-12-01T00:00:00+07:00")]
    [TestCase("Jum'at, 1 Maret 2019 08.30 WIB", "2019-03-01T08:30:00+07:00")]
    [TestCase("Jum’at, 1 Maret 2019", "2019-03-01T00:00:00+07:00")]
    [TestCase("Jumat, 1 Maret 2019", "2019-03-01T00:00:00+07:00")]
    [TestCase("Ahad, 3 Maret 2019", "2019-03-03T00:00:00+07:00")]
    [TestCase("Wed, 12 Oct 2022 17:16:00 +0700", "2022-10-12T17:16:00+07:00")]
    [TestCase("Wed, 12 Oct 2022 10:16:00 GMT", "2022-10-12T10:16:00+00:00")]
    [TestCase("12 Oct 22 05:16 EST", "2022-10-12T05:16:00-05:00")]
    [TestCase("12 Oktober 2022 17:16 GMT+7", "2022-10-12T17:16:00+07:00")]
    [TestCase("10/21/2025 20:43", "2025-10-21T20:43:00+07:00")]
    [TestCase("21/10/2025 20.43", "2025-10-21T20:43:00+07:00")]
    [TestCase("21.10.2025", "2025-10-21T00:00:00+07:00")]
    [TestCase("10/10/2019", "2019-10-10T00:00:00+07:00")]
    [TestCase("Selasa, 10/09/2019", "2019-09-10T00:00:00+07:00")]
    [TestCase("Rabu, 10/09/2019", "2019-10-09T00:00:00+07:00")]
    [TestCase("12/31/2019 12:05 AM", "2019-12-31T00:05:00+07:00")]
    public void Is_read_as_it_is_written(string text, string expected)
    {
        var read = ImportTime.Read(text, Jakarta, null);
        Assert.That(read.Fault, Is.Null, read.Message);
        Assert.That(read.Time!.Value.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture), Is.EqualTo(expected));
    }

    [TestCase("10/09/2019", "dmy", "2019-09-10")]
    [TestCase("10/09/2019", "mdy", "2019-10-09")]
    [TestCase("10/09/19", "dmy", "2019-09-10")]
    [TestCase("Selasa, 10-09-2019", "dmy", "2019-09-10")]
    [TestCase("2019-09-10", "mdy", "2019-09-10")]
    public void Numbers_are_read_in_the_order_that_is_said(string text, string order, string expected)
    {
        var read = ImportTime.Read(text, Jakarta, order == "dmy" ? DateOrder.Dmy : DateOrder.Mdy);
        Assert.That(read.Time!.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), Is.EqualTo(expected));
    }

    [TestCase(null)]
    [TestCase("")]
    [TestCase(" - ")]
    [TestCase("—")]
    [TestCase("0000-00-00 00:00:00")]
    public void May_be_missing(string? text) => Assert.That(ImportTime.Read(text, Jakarta, null), Is.EqualTo(default(TimeRead)));

    [TestCase("10/09/2019", "ambiguous-date")]
    [TestCase("22/10/19", "ambiguous-date")]
    [TestCase("Senin, 12 Oktober 2022", "wrong-weekday")]
    [TestCase("Senin, 10/09/2019", "wrong-weekday")]
    [TestCase("Kamis, 12/10/2022 17:16", "wrong-weekday")]
    [TestCase("31/31/2019", "malformed-time")]
    [TestCase("31 Februari 2019", "malformed-time")]
    [TestCase("12 Foobar 2022", "malformed-time")]
    [TestCase("Semarang, 12 Oktober 2022", "malformed-time")]
    [TestCase("12 Oktober 2022 25:16", "malformed-time")]
    [TestCase("12 Oktober 2022 17:61", "malformed-time")]
    [TestCase("12 Oktober 2022 17:16 XYZ", "malformed-time")]
    [TestCase("12 Oktober 2022 17:16 WIB+7", "malformed-time")]
    [TestCase("Mon, 01 Jan 20081 00:00:00 +0000", "malformed-time")]
    [TestCase("Mon, 30 Nov -0001 00:00:00 +0000", "malformed-time")]
    [TestCase("kemarin", "malformed-time")]
    [TestCase("1568077200", "malformed-time")]
    [TestCase("43718", "malformed-time")]
    public void Is_never_guessed(string text, string code) =>
        Assert.That(ImportTime.Read(text, Jakarta, null).Fault?.Code, Is.EqualTo(code));

    [Test]
    public void That_does_not_fit_the_order_is_an_error() =>
        Assert.That(ImportTime.Read("10/21/2025", Jakarta, DateOrder.Dmy).Fault?.Code, Is.EqualTo("malformed-time"));

    [TestCase(43718.5, "2019-09-10 12:00")]
    [TestCase(1, "1899-12-31 00:00")]
    [TestCase(0, null)]
    [TestCase(1e9, null)]
    [TestCase(double.NaN, null)]
    public void Numbers_of_spreadsheets_are_local_times(double serial, string? expected) =>
        Assert.That(ImportTime.OfSerial(serial)?.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), Is.EqualTo(expected));
}
