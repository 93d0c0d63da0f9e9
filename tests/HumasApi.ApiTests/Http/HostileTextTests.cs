using System.Collections.Concurrent;

namespace HumasApi.ApiTests.Http;

/// <summary>
/// What scanners and pranksters send, in every place where a reader may write something: refused or found nothing, never our
/// mistake.
/// </summary>
internal sealed class HostileTextTests : BadInputTest
{
    private static readonly string[] Texts =
    [
        .. from quote in new[]
        {
            "'",
            "\"",
            "`",
            "''",
            "\\'",
            "%27",
            "’",
            "ʼ",
            "$$",
            ";",
            "--",
            "/*",
            "*/",
            "\\",
            "\\\\",
            "%",
            "_",
            "%%",
            "%_%",
            "\\%",
        }
        from text in new[] { quote, "a" + quote, quote + " or 1=1 --", "') union select null, version() --" + quote }
        select text,
        "'; drop table articles; --",
        "1; select pg_sleep(5)",
        "' || pg_sleep(5) || '",
        "{0}",
        "{{7*7}}",
        "${7*7}",
        "#{7*7}",
        "<%= 7*7 %>",
        "%s%s%s%n",
        "%x%x",
        "{",
        "}",
        "{}",
        "[",
        "]",
        "[]",
        "(",
        ")",
        "()",
        "|",
        "&",
        "!",
        "a & b",
        "a <-> b",
        ":*",
        "~",
        "^",
        "$",
        ".*",
        "(a+)+$",
        "../../etc/passwd",
        "..\\..\\windows\\win.ini",
        "/etc/passwd",
        "file:///etc/passwd",
        "http://169.254.169.254/",
        "//example.org",
        "~root",
        "C:\\",
        "nul",
        "CON",
        "<script>alert(1)</script>",
        "<!--",
        "]]>",
        "<![CDATA[",
        "&lt;",
        "&#0;",
        "javascript:alert(1)",
        "\r\nSet-Cookie: a=b",
        "\n",
        "\r",
        "\t",
        "\v",
        "\f",
        "\0",
        "\u0001",
        "\u001b[31m",
        "\u007f",
        "\u0085",
        "\u00a0",
        "\u00ad",
        "\u0300",
        "\u034f",
        "\u061c",
        "\u180e",
        "\u200b",
        "\u200d",
        "\u2028",
        "\u2029",
        "\u202e",
        "\u2066",
        "\ufeff",
        "\ufffd",
        "\ufffe",
        "\uffff",
        "😀",
        "👨‍👩‍👧‍👦",
        "𠀀",
        "İ",
        "ı",
        "ß",
        "ſ",
        "ﬃ",
        "ǅ",
        "é",
        "e\u0301",
        "العربية",
        "שלום",
        "中文",
        "한국어",
        "ＡＢＣ",
        "１２３",
        "٣",
        "Ω≈ç√",
        "𝕬",
        "Z̸̡̛a̴͎l̶̰g̵o",
        "null",
        "undefined",
        "NaN",
        "Infinity",
        "-Infinity",
        "true",
        "false",
        "None",
        "nil",
        "0",
        "-0",
        "-1",
        "1e309",
        "9999999999999999999999",
        "0x7fffffff",
        "1/0",
        "00000000-0000-0000-0000-000000000000",
        "FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF",
        "infinity",
        "-infinity",
        "epoch",
        "now",
        "today",
        "2022-10-12",
        "0001-01-01",
        "9999-12-31",
        "0001-01-01T00:00:00Z",
        "9999-12-31T23:59:59Z",
        "294277-01-01",
        "a,b",
        ",",
        ",,",
        "a=b",
        "a&b",
        "a+b",
        "a b",
        "a#b",
        "a?b",
        "a/b",
        "a;b",
        "@",
        "*",
        "a*",
        "?",
        "a:b",
        " ",
        "  a  ",
        new('a', 119),
        new('a', 121),
        new('a', 199),
        new('a', 201),
        new('%', 150),
        new('_', 190),
        new('\\', 199),
        new('é', 200),
        new('-', 100),
        "a-",
        "-a",
        "a--b",
    ];

    [Test]
    public async Task Every_query_parameter_bears_them()
    {
        Assert.That(Texts, Has.Length.GreaterThan(200));
        var all = (
            from route in Route.All
            where route.Method == "GET"
            from parameter in route.Metadata.Query
            from text in Texts
            select (Route: route, parameter.Name, Text: text)
        ).ToList();
        Assert.That(all, Has.Count.GreaterThan(15_000));
        var before = await Stored.LineAsync();
        await Try(
            all,
            one => one.Route.Send($"{Address(one.Route)}?{one.Name}={Uri.EscapeDataString(one.Text)}"),
            one => $"{one.Route}?{one.Name}={one.Text}"
        );
        Assert.That(await Stored.LineAsync(), Is.EqualTo(before));
        Conclude(15_000);
    }

    [Test]
    public async Task Every_path_bears_them()
    {
        // The NUL stands in the raw tests: clients refuse to send it in a path.
        var all = (
            from route in Route.All
            where route.Method == "GET" && route.Pattern.Contains('{')
            from text in Texts
            where !text.Contains('\0')
            select (Route: route, Text: text)
        ).ToList();
        var before = await Stored.LineAsync();
        await Try(
            all,
            one => one.Route.Send(one.Route.Path(_ => Uri.EscapeDataString(one.Text).Replace(".", "%2E", StringComparison.Ordinal))),
            one => $"{one.Route} with {one.Text}"
        );
        Assert.That(await Stored.LineAsync(), Is.EqualTo(before));
        Conclude(2_000);
    }

    private async Task Try<T>(IReadOnlyList<T> all, Func<T, Task<Answer>> send, Func<T, string> name)
    {
        var wrong = new ConcurrentBag<string>();
        await Parallel.ForEachAsync(all, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (one, _) =>
        {
            var answer = await send(one);
            if ((int)answer.Status is not (200 or 301 or (>= 400 and < 500)))
                wrong.Add($"{Short(name(one))}: {Short(answer.Text)}");
            else if (
                (int)answer.Status >= 400
                && answer.Text.Length > 0
                && answer.Message.Content.Headers.ContentType?.MediaType != "application/problem+json"
            )
                wrong.Add($"{Short(name(one))} is no problem: {Short(answer.Text)}");
        });
        foreach (var _ in all)
            Count();
        foreach (var text in wrong)
            Fail(text);
    }
}
