using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace HumasApi.ApiTests;

/// <summary>An answer, read whole.</summary>
internal sealed record Answer(HttpStatusCode Status, HttpResponseMessage Message, string Text)
{
    private JsonNode? json;

    /// <summary>The body as JSON.</summary>
    public JsonNode Json => json ??= JsonNode.Parse(Text) ?? throw new InvalidOperationException("The body is null.");

    /// <summary>The data member of the envelope.</summary>
    public JsonNode Data => Json["data"] ?? throw new AssertionException($"No data: {(int)Status} {Text}");
    public string? Code => Json["code"]?.GetValue<string>();
    public string Id => Data["id"]!.GetValue<string>();
    public string? ETag => Message.Headers.ETag?.ToString();

    /// <summary>The errors of a problem as "code pointer-or-parameter-or-header", in order.</summary>
    public IReadOnlyList<string> Errors =>
        [
            .. Json["errors"]!
                .AsArray()
                .Select(error =>
                    $"{error!["code"]} {(error["pointer"] ?? error["parameter"] ?? error["header"])?.GetValue<string>()}".Trim()
                ),
        ];

    /// <summary>A header, of the answer or of its content; null when absent.</summary>
    public string? Header(string name) =>
        Message.Headers.TryGetValues(name, out var values) || Message.Content.Headers.TryGetValues(name, out values)
            ? string.Join(", ", values)
            : null;

    /// <summary>Fails with the body when the status is another one.</summary>
    public Answer Must(HttpStatusCode expected)
    {
        Assert.That(Status, Is.EqualTo(expected), Text);
        return this;
    }

    /// <summary>Fails with the body unless it is a problem of this status and code.</summary>
    public Answer IsProblem(HttpStatusCode status, string code)
    {
        Must(status);
        Assert.That(Message.Content.Headers.ContentType?.MediaType, Is.EqualTo("application/problem+json"), Text);
        Assert.That(Code, Is.EqualTo(code), Text);
        Assert.That(Json["status"]!.GetValue<int>(), Is.EqualTo((int)status), Text);
        return this;
    }
}

/// <summary>Talks to the running service as a client would.</summary>
internal static partial class Api
{
    private static readonly HttpClient Client = new(
        new SocketsHttpHandler { AllowAutoRedirect = false, AutomaticDecompression = DecompressionMethods.None }
    );

    /// <summary>GET of Delivery, anonymous.</summary>
    public static Task<Answer> Get(string path, params (string Name, string Value)[] headers) => Send(HttpMethod.Get, path, null, headers);

    /// <summary>A request of the Management API with the administrator's key.</summary>
    public static Task<Answer> Manage(
        HttpMethod method,
        string path,
        object? body = null,
        int? ifMatch = null,
        params (string Name, string Value)[] headers
    )
    {
        List<(string, string)> all = [("Authorization", $"Bearer {Newsroom.AdminKey}"), .. headers];
        if (ifMatch is { } version)
            all.Add(("If-Match", $"\"{version}\""));
        return Send(method, "/manage/v1" + path, body, [.. all]);
    }

    /// <summary>A request of the Management API with another key.</summary>
    public static Task<Answer> As(
        string key,
        HttpMethod method,
        string path,
        object? body = null,
        int? ifMatch = null,
        params (string Name, string Value)[] headers
    ) =>
        Send(
            method,
            "/manage/v1" + path,
            body,
            [
                ("Authorization", $"Bearer {key}"),
                .. ifMatch is { } version ? [("If-Match", $"\"{version}\"")] : Array.Empty<(string, string)>(),
                .. headers,
            ]
        );

    public static Task<Answer> ManageGet(string path) => Manage(HttpMethod.Get, path);

    public static Task<Answer> Post(string path, object? body = null, int? ifMatch = null) => Manage(HttpMethod.Post, path, body, ifMatch);

    public static Task<Answer> Patch(string path, object body, int? ifMatch) => Manage(HttpMethod.Patch, path, body, ifMatch);

    public static Task<Answer> Put(string path, object body) => Manage(HttpMethod.Put, path, body);

    /// <summary>Goes where a link of a list leads, with the administrator's key.</summary>
    public static Task<Answer> Follow(Answer list, string link) =>
        ManageGet(new Uri(list.Json["links"]![link]!.GetValue<string>()).PathAndQuery["/manage/v1".Length..]);

    public static Task<Answer> Delete(string path, int? ifMatch) => Manage(HttpMethod.Delete, path, null, ifMatch);

    /// <summary>Any request. A string body is sent as it stands, anything else as JSON; a content is sent as it is.</summary>
    public static Task<Answer> Send(HttpMethod method, string path, object? body, params (string Name, string Value)[] headers) =>
        SendTo(Newsroom.Address, method, path, body, headers);

    /// <summary>Any request to another instance.</summary>
    public static async Task<Answer> SendTo(
        Uri service,
        HttpMethod method,
        string path,
        object? body,
        params (string Name, string Value)[] headers
    )
    {
        using var request = new HttpRequestMessage(method, new Uri(service, path));
        if (body is HttpContent content)
            request.Content = content;
        else if (body is not null)
            request.Content = new StringContent(
                body as string ?? JsonSerializer.Serialize(body),
                Encoding.UTF8,
                new MediaTypeHeaderValue(method == HttpMethod.Patch ? "application/merge-patch+json" : "application/json")
            );
        foreach (var (name, value) in headers)
            if (!request.Headers.TryAddWithoutValidation(name, value))
                request.Content!.Headers.TryAddWithoutValidation(name, value);
        var answer = await (Screen.Current ?? Client).SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        var text =
            answer.Content.Headers.ContentType?.MediaType == "text/event-stream"
                ? await StartAsync(answer)
                : await answer.Content.ReadAsStringAsync();
        var read = new Answer(answer.StatusCode, answer, text);
        if (text.Length > 0 && answer.Content.Headers.ContentType?.MediaType == "application/problem+json")
            DeclaredProblems.Check(method, new Uri(service, path).AbsolutePath, answer.StatusCode, read.Json);
        return read;
    }

    // A stream of events has no end; what it says first will do.
    private static async Task<string> StartAsync(HttpResponseMessage answer)
    {
        var buffer = new byte[4096];
        await using var stream = await answer.Content.ReadAsStreamAsync();
        return Encoding.UTF8.GetString(buffer, 0, await stream.ReadAsync(buffer));
    }

    /// <summary>
    /// Fails unless the whole body equals the expected JSON. Ids and trace ids differ in each run, so each one is replaced
    /// by id-1, id-2, … in the order in which they first appear.
    /// </summary>
    public static void AssertBody(Answer answer, string expected)
    {
        var actual = Scrub(answer.Text);
        Assert.That(Pretty(actual), Is.EqualTo(Pretty(expected)));
    }

    /// <summary>The text with every UUID replaced by its order of appearance, and trace ids and cursors hidden.</summary>
    public static string Scrub(string text)
    {
        var ids = new Dictionary<string, string>();
        text = Uuid().Replace(text, match => ids.TryGetValue(match.Value, out var name) ? name : ids[match.Value] = $"id-{ids.Count + 1}");
        return Cursor().Replace(Trace().Replace(text, "\"traceId\":\"trace\""), "$1<cursor>");
    }

    private static string Pretty(string json) => JsonNode.Parse(json)!.ToJsonString(new JsonSerializerOptions { WriteIndented = true });

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")]
    private static partial Regex Uuid();

    [GeneratedRegex("\"traceId\":\"[^\"]*\"")]
    private static partial Regex Trace();

    [GeneratedRegex("(Cursor\":\"|cursor=)[A-Za-z0-9_-]{20,}")]
    private static partial Regex Cursor();
}
