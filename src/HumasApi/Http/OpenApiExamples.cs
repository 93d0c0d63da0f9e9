using System.Text.Json.Nodes;

namespace HumasApi.Http;

/// <summary>
/// Real bodies of an operation, for the documents. They were taken from this service while a test walked through all
/// operations, and the same test fails when the service would answer otherwise today.
/// </summary>
internal readonly record struct Example(string Document, string OperationId)
{
    private static readonly JsonObject All = Read();

    public JsonNode? Request => Of("request");

    public JsonNode? Response(string status) => Of("answers")?[status]?.DeepClone();

    public JsonNode? Path(string parameter) => Of("path")?[parameter]?.DeepClone();

    private JsonNode? Of(string part) => All[$"{Document}/{OperationId}"]?[part]?.DeepClone();

    private static JsonObject Read()
    {
        using var stream = typeof(Example).Assembly.GetManifestResourceStream("HumasApi.Http.Examples.json")!;
        return JsonNode.Parse(stream)!.AsObject();
    }
}
