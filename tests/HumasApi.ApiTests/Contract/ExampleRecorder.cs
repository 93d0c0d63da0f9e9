using System.Globalization;
using System.Net;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace HumasApi.ApiTests.Contract;

/// <summary>Sends requests and notes them with their answers as examples, under ids that are the same in every run.</summary>
internal sealed partial class ExampleRecorder
{
    public const string DeliveryDocument = "delivery.v1";
    public const string ManagementDocument = "management.v1";

    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        IndentSize = 2,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };
    private readonly SortedDictionary<string, JsonObject> examples = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> ids = [];

    /// <summary>A read of the public.</summary>
    public Task<Answer> Read(
        string operation,
        string path,
        HttpStatusCode status = HttpStatusCode.OK,
        object? parameters = null,
        params (string Name, string Value)[] headers
    ) => Note(DeliveryDocument, operation, null, parameters, status, Api.Get("/v1" + path, headers));

    /// <summary>A request of an editor. Time goes on by a minute before it.</summary>
    public Task<Answer> Do(
        string operation,
        HttpMethod method,
        string path,
        object? body = null,
        int? ifMatch = null,
        HttpStatusCode status = HttpStatusCode.OK,
        object? parameters = null
    )
    {
        Newsroom.Clock.Advance(TimeSpan.FromMinutes(1));
        return Note(ManagementDocument, operation, body, parameters, status, Api.Manage(method, path, body, ifMatch));
    }

    /// <summary>An upload of an editor.</summary>
    public Task<Answer> Upload(
        string operation,
        string path,
        string file,
        HttpMethod? method = null,
        HttpStatusCode expected = HttpStatusCode.Accepted,
        object? parameters = null
    ) =>
        Note(
            ManagementDocument,
            operation,
            file,
            parameters,
            expected,
            Api.Manage(method ?? HttpMethod.Post, path, new StringContent(file, System.Text.Encoding.UTF8, "application/x-ndjson"))
        );

    /// <summary>Opens a preview link.</summary>
    public Task<Answer> Preview(string operation, string token) =>
        Note(ManagementDocument, operation, null, new { token }, HttpStatusCode.OK, Api.Get($"/preview/v1/articles/{token}"));

    /// <summary>Opens a calendar link.</summary>
    public Task<Answer> Calendar(string operation, string token) =>
        Note(ManagementDocument, operation, null, new { token }, HttpStatusCode.OK, Api.Get($"/preview/v1/calendars/{token}"));

    /// <summary>The data of an event that somebody gets.</summary>
    public void Heard(string operation, string data, string document = DeliveryDocument) =>
        examples[$"{document}/{operation}"] = new() { ["answers"] = new JsonObject { ["200"] = JsonNode.Parse(data) } };

    /// <summary>A refusal, as the example of all refusals with its status.</summary>
    public Task Refused(string document, HttpStatusCode status, Task<Answer> answer) =>
        Note(document, "problems", null, null, status, answer);

    /// <summary>All examples as one JSON object.</summary>
    public string ToJson() => Scrub(JsonSerializer.Serialize(examples, Readable)) + "\n";

    private async Task<Answer> Note(
        string document,
        string operation,
        object? body,
        object? parameters,
        HttpStatusCode status,
        Task<Answer> sent
    )
    {
        var answer = (await sent).Must(status);
        var key = $"{document}/{operation}";
        if (!examples.TryGetValue(key, out var example))
            examples[key] = example = [];
        if (parameters is not null)
            example["path"] ??= JsonSerializer.SerializeToNode(parameters);
        if (body is not null)
            example["request"] ??= JsonSerializer.SerializeToNode(body);
        if (answer.Text.Length > 0)
            (example["answers"] ??= new JsonObject())
                .AsObject()
                .TryAdd(((int)status).ToString(CultureInfo.InvariantCulture), FirstOf(answer).DeepClone());
        return answer;
    }

    // Of lines of JSON one is enough.
    private static JsonNode FirstOf(Answer answer) =>
        answer.Message.Content.Headers.ContentType?.MediaType == "text/calendar" ? JsonValue.Create(answer.Text)
        : answer.Message.Content.Headers.ContentType?.MediaType == "application/x-ndjson" ? JsonNode.Parse(answer.Text.Split('\n')[0])!
        : answer.Json;

    // The n-th id becomes a UUIDv7 of the day on which the clock of the tests stands.
    private string Scrub(string text)
    {
        text = Uuid()
            .Replace(text, match =>
                ids.TryGetValue(match.Value, out var known)
                    ? known
                    : ids[match.Value] =
                        $"{TestClock.Start.ToUnixTimeMilliseconds():x12}".Insert(8, "-") + $"-7000-8000-{ids.Count + 1:x12}"
            );
        text = Secret().Replace(text, "$1_019b4a5e000070008000000000000001_<secret>");
        text = WebhookSecret().Replace(text, "whsec_<secret>");
        text = Rate().Replace(text, "${1}850.5");
        text = Hash().Replace(text, "$1\"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08\"");
        text = Hashed().Replace(text, "$1\"[4711, …]\"");
        text = Address().Replace(text, "$1\"203.0.113.7\"");
        text = Position().Replace(text, "${1}4711");
        text = Trace().Replace(text, "$1\"0af7651916cd43dd8448eb211c80319c\"");
        text = SyncToken().Replace(text, "$1AQEFkgEAAACM_7n-");
        return Cursor().Replace(text, "$1AZq4XPtYAAAZq4XPtYBwAIAAAAAAAAABqg0Vw");
    }

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")]
    private static partial Regex Uuid();

    [GeneratedRegex("(\"itemsPerSecond\": )[0-9.]+")]
    private static partial Regex Rate();

    [GeneratedRegex("(\"(?:hash|previous|personCommitment)\": )\"[0-9a-f]{64}\"")]
    private static partial Regex Hash();

    [GeneratedRegex("(\"hashed\": )\"(?:[^\"\\\\]|\\\\.)*\"")]
    private static partial Regex Hashed();

    [GeneratedRegex("(\"address\": )\"[0-9a-f.:]+\"")]
    private static partial Regex Address();

    [GeneratedRegex("(\"position\": )[0-9]+")]
    private static partial Regex Position();

    [GeneratedRegex("(hk|hp|hc)_[0-9a-f]{32}_[0-9a-f]{64}")]
    private static partial Regex Secret();

    [GeneratedRegex("whsec_[A-Za-z0-9+/=]+")]
    private static partial Regex WebhookSecret();

    [GeneratedRegex("(\"traceId\": )\"[^\"]*\"")]
    private static partial Regex Trace();

    [GeneratedRegex("(\"token\": \"|sync[?]token=)(?!h[kp]_)[A-Za-z0-9_-]+")]
    private static partial Regex SyncToken();

    [GeneratedRegex("(Cursor\": \"|cursor=)[A-Za-z0-9_-]{20,}")]
    private static partial Regex Cursor();
}
