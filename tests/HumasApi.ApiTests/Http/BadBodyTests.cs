using System.Text;

namespace HumasApi.ApiTests.Http;

/// <summary>Bodies that are no body of ours, on every route that reads one.</summary>
internal sealed class BadBodyTests : BadInputTest
{
    private static readonly (string What, byte[] Bytes)[] Broken =
    [
        ("cut off", "{\"a\":"u8.ToArray()),
        ("an array", "[]"u8.ToArray()),
        ("a text", "\"x\""u8.ToArray()),
        ("null", "null"u8.ToArray()),
        ("a number", "1"u8.ToArray()),
        ("two objects", "{}{}"u8.ToArray()),
        ("a comma too many", "{\"name\":\"a\",}"u8.ToArray()),
        ("a comment", "{/*x*/}"u8.ToArray()),
        ("single quotes", "{'name':'a'}"u8.ToArray()),
        ("NaN", "{\"name\":NaN}"u8.ToArray()),
        ("blank", " \n"u8.ToArray()),
        ("XML", "<name/>"u8.ToArray()),
        ("a raw line break in a text", "{\"name\":\"a\nb\"}"u8.ToArray()),
        ("a member twice", "{\"name\":\"a\",\"name\":\"b\"}"u8.ToArray()),
        ("a member twice by escape", "{\"name\":\"a\",\"\\u006eame\":\"b\"}"u8.ToArray()),
        ("a member twice within", "{\"unit\":{\"slug\":\"a\",\"slug\":\"b\"}}"u8.ToArray()),
        ("17 deep", Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("{\"a\":", 17)) + "1" + new string('}', 17))),
        ("100,000 brackets", Encoding.ASCII.GetBytes("{\"a\":" + new string('[', 100_000))),
        ("100,000 closed brackets", Encoding.ASCII.GetBytes("{\"a\":" + new string('[', 100_000) + new string(']', 100_000) + "}")),
        ("half a surrogate pair in a value", "{\"name\":\"\\ud800\"}"u8.ToArray()),
        ("the other half", "{\"name\":\"\\udc00x\"}"u8.ToArray()),
        ("pairs the wrong way round", "{\"name\":\"\\udc00\\ud800\"}"u8.ToArray()),
        ("half a surrogate pair in a name", "{\"\\ud800\":\"a\"}"u8.ToArray()),
        ("half a pair within", "{\"unit\":{\"slug\":[\"\\ud800\"]}}"u8.ToArray()),
        ("half a pair in a name within", "{\"x\":[{\"\\udfff\":1}]}"u8.ToArray()),
        ("invalid UTF-8", [.. "{\"name\":\""u8, 0xC3, 0x28, .. "\"}"u8]),
        ("a lone continuation byte", [.. "{\"name\":\""u8, 0x80, .. "\"}"u8]),
        ("an overlong NUL", [.. "{\"name\":\""u8, 0xC0, 0x80, .. "\"}"u8]),
        ("a surrogate in UTF-8", [.. "{\"name\":\""u8, 0xED, 0xA0, 0x80, .. "\"}"u8]),
        ("UTF-16", Encoding.Unicode.GetBytes("{\"name\":\"a\"}")),
        ("UTF-16 with BOM", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("{}")]),
        ("two BOMs", [0xEF, 0xBB, 0xBF, 0xEF, 0xBB, 0xBF, .. "{}"u8]),
        ("a NUL byte", "{\"name\":\"a\0b\"}"u8.ToArray()),
    ];

    [Test]
    public async Task What_is_no_well_formed_object_is_malformed()
    {
        foreach (var route in WithBody)
        {
            foreach (var (what, bytes) in Broken)
                await Refuse($"{route} with {what}", () => route.Send(Address(route), Content(bytes)), 400, place: "");
            if (!route.Metadata.BodyIsOptional)
                await Refuse($"{route} with an empty body", () => route.Send(Address(route), Content([])), 400, "empty-body");
        }
        Conclude(Broken.Length * 17);
    }

    [Test]
    public async Task Another_content_type_is_refused_and_the_right_one_named()
    {
        string?[] types =
        [
            null,
            "text/plain",
            "text/json",
            "application/xml",
            "application/x-www-form-urlencoded",
            "multipart/form-data; boundary=x",
            "application/json; charset=utf-16",
            "application/json; charset=iso-8859-1",
            "application/problem+json",
            "json",
            ";",
            "*/*",
        ];
        foreach (var route in WithBody)
        {
            foreach (var type in types)
                await Refuse(
                    $"{route} as {type ?? "nothing"}",
                    () => route.Send(Address(route), Content(Encoding.UTF8.GetBytes(Body(route).ToJsonString()), type)),
                    415,
                    "unsupported-media-type"
                );
            if (route.Method != "PATCH")
                await Refuse(
                    $"{route} as a patch",
                    () =>
                        route.Send(
                            Address(route),
                            Content(Encoding.UTF8.GetBytes(Body(route).ToJsonString()), "application/merge-patch+json")
                        ),
                    415,
                    "unsupported-media-type"
                );
            var (header, accepted) =
                route.Method == "PATCH"
                    ? ("Accept-Patch", "application/merge-patch+json, application/json")
                    : ("Accept-Post", "application/json");
            var answer = await route.Send(Address(route), Content("{}"u8.ToArray(), "text/plain"));
            if (answer.Header(header) != accepted)
                Fail($"{route}: {header} says {answer.Header(header)}");
        }
        Conclude(types.Length * 17);
    }

    [Test]
    public async Task A_byte_order_mark_and_any_case_of_the_content_type_are_accepted()
    {
        byte[] body = [0xEF, 0xBB, 0xBF, .. "{\"name\":\"Kartu\"}"u8];
        foreach (
            var type in new[]
            {
                "application/json",
                "Application/JSON",
                "application/json; charset=utf-8",
                "application/json;charset=UTF-8",
                "application/json; charset=\"utf-8\"",
            }
        )
            (await Api.Manage(HttpMethod.Post, "/tags", Content(body, type))).Must(System.Net.HttpStatusCode.Created);
    }

    [Test]
    public async Task A_body_over_five_million_bytes_is_too_large_however_it_is_sent()
    {
        var huge = Encoding.ASCII.GetBytes("{\"name\":\"" + new string('x', 5_000_000) + "\"}");
        // The server counts, whatever the route: one of each method stands for all.
        var routes = Rounds.AreFull ? WithBody.ToList() : [.. WithBody.DistinctBy(route => route.Method)];
        foreach (var route in routes)
        {
            var head =
                $"{route.Method} {Address(route)} HTTP/1.1\nAuthorization: Bearer {Newsroom.AdminKey}\nIf-Match: "
                + "\"1\"\nContent-Type: application/json\n";
            await RefuseRaw($"{route} with a length", head + $"Content-Length: {huge.Length}", huge);
            await RefuseRaw(
                $"{route} in chunks",
                head + "Transfer-Encoding: chunked",
                [.. Encoding.ASCII.GetBytes($"{huge.Length:x}\r\n"), .. huge, .. "\r\n0\r\n\r\n"u8]
            );
            await RefuseRaw($"{route} with a key", head + $"Idempotency-Key: {Guid.NewGuid()}\nContent-Length: {huge.Length}", huge);
        }
        Conclude(3 * (Rounds.AreFull ? 17 : 3));
    }

    [Test]
    public async Task Five_million_bytes_are_read()
    {
        var start = "{\"titel\":\""u8.ToArray();
        byte[] whole = [.. start, .. Enumerable.Repeat((byte)'x', 5_000_000 - start.Length - 2), .. "\"}"u8];
        await Refuse("A body at the limit", () => Api.Manage(HttpMethod.Post, "/articles", Content(whole)), 422, place: "/titel");
        Conclude(1);
    }

    private async Task RefuseRaw(string what, string head, byte[] body)
    {
        Count();
        var before = await Stored.LineAsync();
        var (status, text) = await Raw.Send(head, body);
        if (status != 413 || !text.Contains("\"code\":\"body-too-large\"", StringComparison.Ordinal))
            Fail($"{what}: {Short(text)}");
        if (await Stored.LineAsync() != before)
            Fail($"{what} changed something");
    }

    private static ByteArrayContent Content(byte[] bytes, string? type = "application/json")
    {
        var content = new ByteArrayContent(bytes);
        if (type is not null)
            content.Headers.TryAddWithoutValidation("Content-Type", type);
        return content;
    }
}
