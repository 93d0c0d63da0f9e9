using System.Net;
using System.Text.Json.Nodes;

namespace HumasApi.ApiTests.Delivery;

/// <summary>
/// A client of /v1/sync as an app would write it: records by type and id, and the token that was stored with them. It may forget what it
/// has read and not stored yet, as after a crash.
/// </summary>
internal sealed class SyncClient(string filter = "", int limit = 200)
{
    private static readonly (string List, string Type)[] Lists =
    [
        ("units", "unit"),
        ("authors", "author"),
        ("tags", "tag"),
        ("articles", "article"),
    ];

    private Dictionary<string, string> records = [];

    public string? Token { get; private set; }

    /// <summary>All records, as lines in order.</summary>
    public string[] Lines => [.. records.Select(record => $"{record.Key} {record.Value}").Order(StringComparer.Ordinal)];

    public IEnumerable<string> Ids(string type) =>
        records.Keys.Where(key => key.StartsWith(type, StringComparison.Ordinal)).Select(key => key[(type.Length + 1)..]);

    public JsonNode Record(string type, string id) => JsonNode.Parse(records[$"{type} {id}"])!;

    /// <summary>Stores what a response or an event says, with its token.</summary>
    /// <returns>What it removed.</returns>
    public IReadOnlyList<string> Store(JsonNode data, string token)
    {
        foreach (var (list, type) in Lists)
        foreach (var record in data[list]!.AsArray())
            records[$"{type} {record!["id"]}"] = record.ToJsonString();
        var removed = data["removed"]!.AsArray();
        foreach (var one in removed)
            records.Remove($"{one!["type"]} {one["id"]}");
        Token = token;
        return [.. removed.Select(one => $"{one!["type"]} {one["id"]} {one["reason"]}")];
    }

    /// <summary>Reads until nothing more is waiting.</summary>
    /// <param name="crashes">Asked after each response; true: what it said is lost before it is stored.</param>
    public async Task<IReadOnlyList<string>> PullAsync(Func<bool>? crashes = null)
    {
        var removed = new List<string>();
        while (true)
        {
            var answer = await Api.Get(Token is null ? $"/v1/sync?limit={limit}&{filter}" : $"/v1/sync?token={Token}&limit={limit}");
            if (answer.Status == HttpStatusCode.Gone)
            {
                (records, Token) = ([], null);
                continue;
            }
            answer.Must(HttpStatusCode.OK);
            if (crashes?.Invoke() == true)
                continue;
            removed.AddRange(Store(answer.Data, answer.Json["meta"]!["token"]!.GetValue<string>()));
            if (!answer.Json["meta"]!["hasMore"]!.GetValue<bool>())
                return removed;
        }
    }
}
