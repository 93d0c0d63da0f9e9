using System.Net;
using HumasApi.Http;

namespace HumasApi.ApiTests.Http;

/// <summary>Query strings that do not fit, on every parameter of every reading route.</summary>
internal sealed class BadQueryTests : BadInputTest
{
    [Test]
    public async Task Unknown_parameters_are_named_with_the_nearest_known_one()
    {
        foreach (var route in Route.All)
        {
            var body = route.Metadata.Body is null ? null : Body(route);
            await Refuse(
                $"{route}?zzzzzzzzzzzzzz",
                () => route.Send(Address(route) + "?zzzzzzzzzzzzzz=1", body),
                400,
                "unknown-parameter",
                "zzzzzzzzzzzzzz"
            );
            foreach (var parameter in route.Metadata.Query)
            {
                await Refuse(
                    $"{route}?{parameter.Name}x",
                    async () =>
                    {
                        var answer = await route.Send($"{Address(route)}?{parameter.Name}x=1", body);
                        if (!answer.Text.Contains($"Did you mean {parameter.Name}?", StringComparison.Ordinal))
                            Fail($"{route} does not name {parameter.Name}: {answer.Text}");
                        return answer;
                    },
                    400,
                    "unknown-parameter",
                    parameter.Name + "x"
                );
                if (parameter.Name.ToUpperInvariant() is var upper && upper != parameter.Name)
                    await Refuse(
                        $"{route}?{upper}",
                        () => route.Send($"{Address(route)}?{upper}=1", body),
                        400,
                        "unknown-parameter",
                        upper
                    );
            }
        }
        Conclude(150);
    }

    [Test]
    public async Task Repeated_parameters_are_refused()
    {
        foreach (var (route, parameter) in Parameters())
            await Refuse(
                $"{route}?{parameter.Name} twice",
                () => route.Send($"{Address(route)}?{parameter.Name}={Good(parameter)}&{parameter.Name}={Good(parameter)}"),
                400,
                "repeated-parameter",
                parameter.Name
            );
        Conclude(60);
    }

    [Test]
    public async Task Empty_values_are_refused_where_they_mean_nothing()
    {
        foreach (var (route, parameter) in Parameters())
        foreach (var query in new[] { parameter.Name, parameter.Name + "=", parameter.Name + "=%20" })
            await Refuse($"{route}?{query}", () => route.Send($"{Address(route)}?{query}"), 400, place: parameter.Name);
        Conclude(150);
    }

    [Test]
    public async Task Garbage_and_very_long_values_are_refused_with_the_parameter()
    {
        string[] garbage =
        [
            "%00",
            "a%00b",
            "%FF",
            "%C3%28",
            "%ED%A0%80",
            "a%7Fb",
            "a%C2%85b",
            "1%0B2",
            "%EF%BF%BE",
            new string('a', 5000),
            string.Concat(Enumerable.Repeat("%F0%9F%8F%A0", 400)),
        ];
        foreach (var (route, parameter) in Parameters())
        // What is no UTF-8 stays as it was written, and may be looked for.
        foreach (
            var value in garbage.Where(value =>
                parameter.Type != ParameterType.Text || parameter.Name == "cursor" || value is not ("%FF" or "%C3%28" or "%ED%A0%80")
            )
        )
            await Refuse(
                $"{route}?{parameter.Name}={Short(value)}",
                () => route.Send($"{Address(route)}?{parameter.Name}={value}"),
                400,
                place: parameter.Name
            );
        Conclude(600);
    }

    [Test]
    public async Task Lists_take_so_many_values_and_no_more()
    {
        var lists = 0;
        foreach (
            var (route, parameter) in Parameters()
                .Where(pair =>
                    pair.Parameter.Type is ParameterType.SlugList or ParameterType.IdList or ParameterType.AnyOf
                    && pair.Parameter.Name != "fields"
                    // A copy that would never get anything is refused (SyncTests).
                    && pair.Route.Pattern is not ("/v1/sync" or "/v1/snapshot" or "/v1/events")
                )
        )
        {
            var (most, one) = (
                parameter.MaxItems!.Value,
                parameter.Type == ParameterType.AnyOf ? parameter.Words[0]
                : parameter.Type == ParameterType.IdList ? IdOf("articles")
                : "units-satu"
            );
            string With(string value) =>
                $"{Address(route)}{(route.RequiredQuery is { Length: > 0 } required ? required + "&" : "?")}{parameter.Name}={value}";
            await Refuse(
                $"{route} with {most + 1} {parameter.Name}",
                () => route.Send(With(string.Join(',', Enumerable.Repeat(one, most + 1)))),
                400,
                "too-many",
                parameter.Name
            );
            (await route.Send(With(string.Join(',', Enumerable.Repeat(one, most))))).Must(HttpStatusCode.OK);
            foreach (var value in new[] { $"{one},", $",{one}", $"{one},,{one}", "," })
                await Refuse($"{route}?{parameter.Name}={value}", () => route.Send(With(value)), 400, "empty-value", parameter.Name);
            lists++;
        }
        foreach (var (route, parameter) in Parameters().Where(pair => pair.Parameter.Type == ParameterType.Slug))
            await Refuse(
                $"{route} with two {parameter.Name}",
                () => route.Send($"{Address(route)}?{parameter.Name}=a,b"),
                400,
                "too-many",
                parameter.Name
            );
        Assert.That(lists, Is.GreaterThanOrEqualTo(7));
        Conclude(40);
    }

    [Test]
    public async Task Numbers_words_times_and_zones_are_read_strictly()
    {
        foreach (var (route, parameter) in Parameters())
        {
            string[] values = parameter.Type switch
            {
                ParameterType.Integer =>
                [
                    (parameter.Minimum - 1)!.Value.ToString(System.Globalization.CultureInfo.InvariantCulture),
                    parameter.Maximum is { } most ? $"{most + 1}" : "2147483648",
                    "-1",
                    "1.5",
                    "1e1",
                    "0x1",
                    "+1",
                    "%201",
                    "1%20",
                    "9223372036854775808",
                    "satu",
                    "١",
                ],
                ParameterType.Boolean => ["True", "1", "yes", "ya", "false,true"],
                ParameterType.OneOf =>
                [
                    "apa",
                    parameter.Words[0].ToUpperInvariant() + "X",
                    parameter.Words[0] + "%20",
                    $"{parameter.Words[0]},{parameter.Words[0]}",
                ],
                ParameterType.AnyOf => ["apa", parameter.Words[0] + "x", $"{parameter.Words[0]},apa", "0", "-1"],
                ParameterType.Instant or ParameterType.DateOrInstant =>
                [
                    "2022-02-30",
                    "2022-02-30T00:00:00Z",
                    "2022-10-12T10:16:00",
                    "2022-10-12T10:16:00+07:00",
                    "kemarin",
                    "0000-01-01",
                    "10000-01-01",
                    "2022-10",
                    "1665569760",
                    "2022-10-12T10:16:00Z%0A",
                ],
                ParameterType.TimeZone =>
                [
                    "WIB",
                    "GMT+7",
                    "Asia/Semarang",
                    "..%2F..%2Fetc%2Fpasswd",
                    "Asia/../../../etc/passwd",
                    "/etc/passwd",
                    "Asia/",
                    "SE%20Asia%20Standard%20Time",
                    "posixrules",
                    "Asia%2F",
                    "%2F",
                ],
                ParameterType.Slug or ParameterType.SlugList =>
                [
                    "a_b",
                    "a--b",
                    "-a",
                    "a%20b",
                    "%C3%A9",
                    "a/b",
                    "%2A",
                    "a%0A%0Bb",
                    "0192f0c1-0000-7000-8000-000000000001x-",
                    new string('a', 121),
                ],
                ParameterType.IdList =>
                [
                    "1",
                    "units-satu",
                    IdOf("articles") + "0",
                    "{" + IdOf("articles") + "}",
                    IdOf("articles").Replace("-", "", StringComparison.Ordinal),
                ],
                _ when parameter.Name == "cursor" => ["a", "AAAA", "EFk0", "%2B%2B", new string('A', 60), new string('A', 2000), "null"],
                _ => [],
            };
            foreach (var value in values)
                await Refuse(
                    $"{route}?{parameter.Name}={Short(value)}",
                    () => route.Send($"{Address(route)}?{parameter.Name}={value}"),
                    400,
                    place: parameter.Name
                );
        }
        Conclude(300);
    }

    [TestCase("/v1/articles?cursor=AAAA&page=1", "cursor")]
    [TestCase("/v1/articles?page=501", "page")]
    [TestCase("/v1/articles?page=101&limit=100", "page")]
    [TestCase("/v1/articles?page=2147483647&limit=100", "page")]
    [TestCase("/v1/articles?scope=subtree", "scope")]
    [TestCase("/v1/articles?fields=titel", "fields")]
    [TestCase("/v1/articles?fields=title&include=body", "fields")]
    [TestCase("/v1/articles/months?scope=self", "scope")]
    [TestCase("/v1/articles/months?unit=a&tag=b", "tag")]
    [TestCase("/v1/units/tree?depth=21", "depth")]
    public async Task Parameters_that_do_not_go_together_are_refused(string path, string parameter)
    {
        await Refuse(path, () => Api.Get(path), 400, place: parameter);
        Conclude(1);
    }

    [Test]
    public async Task The_longest_query_that_a_server_takes_is_answered()
    {
        foreach (var route in Route.All.Where(route => route.Method == "GET"))
        {
            await Refuse(
                $"{route} with 1,500 parameters",
                () => route.Send($"{Address(route)}?{string.Join('&', Enumerable.Range(0, 1000).Select(i => $"a{i}"))}"),
                400,
                "unknown-parameter"
            );
            await Refuse(
                $"{route} with a name of 5,000 characters",
                () => route.Send($"{Address(route)}?{new string('n', 5000)}=1"),
                400,
                "unknown-parameter"
            );
            await Refuse($"{route} with a name of nothing", () => route.Send($"{Address(route)}?=1"), 400, "unknown-parameter");
        }
        Conclude(60);
    }

    private static IEnumerable<(Route Route, QueryParameter Parameter)> Parameters() =>
        from route in Route.All
        where route.Method == "GET"
        from parameter in route.Metadata.Query
        select (route, parameter);

    private static string Good(QueryParameter parameter) =>
        parameter.Type switch
        {
            ParameterType.Integer => "1",
            ParameterType.Boolean => "true",
            ParameterType.OneOf or ParameterType.AnyOf => parameter.Words[0],
            ParameterType.TimeZone => "Asia/Jakarta",
            ParameterType.Instant or ParameterType.DateOrInstant => "2022-10-12T10:16:00Z",
            ParameterType.IdList => Guid.Empty.ToString(),
            _ => "a",
        };
}
