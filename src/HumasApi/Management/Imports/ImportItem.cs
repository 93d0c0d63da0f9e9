using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using HumasApi.Contract;
using HumasApi.Domain;
using HumasApi.Html;
using HumasApi.Http;
using HumasApi.Management.Articles;

namespace HumasApi.Management.Imports;

/// <summary>An entry of a file, as its format gives it.</summary>
/// <param name="Line">Number in the file, from 1.</param>
/// <param name="End">Where it ends in the file, in bytes.</param>
/// <param name="Body">The item in the shape of an article; null when it cannot be read, or is no article.</param>
/// <param name="Fault">Why it cannot be read, or not all of it.</param>
/// <param name="Skipped">What kind of entry it is, when it is no article.</param>
/// <param name="Warnings">What the article does not keep of it.</param>
internal sealed record FileItem(
    long Line,
    long End,
    JsonObject? Body,
    Problem? Fault = null,
    string? Skipped = null,
    IReadOnlyList<BodyWarning>? Warnings = null
)
{
    /// <summary>SHA-256 of the bytes of the item; null where it is no piece of the file.</summary>
    public byte[]? Hash { get; init; }

    /// <summary>What an article has no place for, by name.</summary>
    public JsonObject Extra { get; init; } = [];

    /// <summary>What the file calls its authors and categories beside the names in the body: logins, nicenames.</summary>
    public (IReadOnlyList<string> Authors, IReadOnlyList<string> Categories) OtherNames { get; init; } = ([], []);
}

/// <summary>An item of an import with all that can be done without the database: read, bound, validated, its body cleaned.</summary>
/// <param name="File">The entry.</param>
/// <param name="Source">The system that it comes from.</param>
/// <param name="ExternalId">Its key there; null when it has none.</param>
/// <param name="Hash">Hash of the item and of the options that shape it.</param>
/// <param name="IsRepeated">Whether the key occurred earlier in the file.</param>
internal sealed record ImportItem(FileItem File, string Source, string? ExternalId, byte[] Hash, bool IsRepeated)
{
    /// <summary>Whether it is to be published.</summary>
    public bool Publishes => Body?["publish"]?.GetValueKind() == JsonValueKind.True;

    /// <summary>The item, its defaults filled in; what the use case for one item reads.</summary>
    public JsonObject? Body { get; init; }

    /// <summary>What is wrong with it; then it has no <see cref="Article"/>.</summary>
    public Problem? Fault { get; init; }

    /// <summary>The item as a new article; null when none could be made of it. The use case for one item says why.</summary>
    public NewArticle? Article { get; init; }

    /// <summary>Text in other formats than its member has, for the report.</summary>
    public IReadOnlyList<BodyWarning> LookAlikes { get; init; } = [];
}

/// <summary>Makes items of an import ready. Uses the processor only; no connection is held.</summary>
/// <param name="source">The system of items that name none.</param>
/// <param name="options">What is done with them.</param>
/// <param name="validator">The rules.</param>
internal sealed class ImportItems(string source, ImportOptions options, ImportedArticleInputValidator validator)
{
    private readonly HashSet<long> seen = [];
    private readonly UnitMap units = new(options.UnitMap);

    // Another option makes another article of the same item.
    private readonly byte[] shape = Encoding.UTF8.GetBytes(
        string.Join(
            '\n',
            "1",
            options.Unit,
            options.UnitMap,
            options.BodyFormat,
            options.BaseUrl,
            options.Publish,
            options.CreateTags,
            options.CreateAuthors
        ) + (options.Extra == ImportExtra.Keep ? "\nextra" : "")
    );

    /// <summary>Whether there was an item whose key could not be read.</summary>
    public bool HasUnreadable { get; private set; }

    /// <summary>Whether the file has an item with this key.</summary>
    public bool Has(string source, string externalId) => seen.Contains(Fingerprint(source, externalId));

    /// <summary>Notes an item that an earlier run has done.</summary>
    public void Skip(FileItem file)
    {
        if (file.Body is { } body)
            IsRepeated(KeyOf(body));
        else
            HasUnreadable |= file.Fault is not null;
    }

    /// <summary>What it takes to see whether the item is as it was sent before.</summary>
    public ImportItem Begin(FileItem file)
    {
        if (file.Body is not { } body)
        {
            HasUnreadable |= file.Fault is not null;
            return new ImportItem(file, source, null, [], false) { Fault = file.Fault };
        }
        var key = KeyOf(body);
        body.Remove("externalId");
        body.Remove("importKey");
        body.Remove("id");
        body.Remove("revisions");
        Fill(file, body);
        return new ImportItem(file, key.Source, key.ExternalId, HashOf(file, body), IsRepeated(key))
        {
            Body = body,
            Fault = file.Fault ?? FaultOf(key),
        };
    }

    /// <summary>The same with the article that it makes: bound, validated, and its body cleaned. Takes most of the time.</summary>
    public ImportItem Complete(ImportItem item)
    {
        if (item.Fault is not null || item.Body is not { } body)
            return item;
        var bound = Bind(body);
        var input = bound.Value;
        if (bound.Faults.Count > 0 || CleanBody.OrNull(input.Sent) is not { } clean)
            return item;
        return item with
        {
            Article = new NewArticle(item.Source, item.ExternalId!, input, clean, item.Hash),
            LookAlikes = PlainTexts.AddLookAlikes([], input, body),
        };
    }

    /// <summary>
    /// The same for who has no database: what is wrong is the fault of the item, as the use case for one item would say it, but for
    /// what it refers to.
    /// </summary>
    public ImportItem Check(ImportItem item)
    {
        var complete = Complete(item);
        if (complete.Fault is not null || complete.Article is not null || item.Body is not { } body)
            return complete;
        var bound = Bind(body);
        var sent = bound.Value.Sent;
        if (Domain.Text.Length(sent.Text ?? "") <= ArticleRevision.BodyMaxLength && CleanBody.OrNull(sent) is null)
            bound.Faults.Add(ArticleWriter.TooComplex());
        return item with { Fault = Problem.Invalid(bound.Faults) };
    }

    private Bound<ImportedArticleInput> Bind(JsonObject body)
    {
        var bound = StrictJson.BindFitting<ImportedArticleInput>(body.DeepClone().AsObject(), typeof(ManagedArticle));
        return (
            bound with
            {
                Value = bound.Value with { CreatesTags = options.CreateTags, CreatesAuthors = options.CreateAuthors },
            }
        ).Checked(validator);
    }

    private (string Source, string? ExternalId) KeyOf(JsonObject body)
    {
        var key = body["importKey"] as JsonObject;
        return (Text(key?["source"]) ?? source, Text(body["externalId"]) ?? Text(key?["externalId"]) ?? Text(body["id"]));
    }

    private static string? Text(JsonNode? node) =>
        node?.GetValueKind() switch
        {
            JsonValueKind.String => node.GetValue<string>(),
            JsonValueKind.Number => node.ToJsonString(),
            _ => null,
        };

    private bool IsRepeated((string Source, string? ExternalId) key)
    {
        HasUnreadable |= key.ExternalId is null;
        return key.ExternalId is { } id && !seen.Add(Fingerprint(key.Source, id));
    }

    private static long Fingerprint(string source, string externalId) =>
        BitConverter.ToInt64(SHA256.HashData(Encoding.UTF8.GetBytes($"{source}\n{externalId}")));

    private static Problem? FaultOf((string Source, string? ExternalId) key) =>
        key.ExternalId is null ? Problem.Invalid(Problems.Required.At("/externalId"))
        : PutArticleBySourceEndpoint.IsKeyPart(key.ExternalId) && PutArticleBySourceEndpoint.IsKeyPart(key.Source) ? null
        : Problem.Invalid(Problems.MalformedImportKey.At("/externalId"));

    private void Fill(FileItem file, JsonObject body)
    {
        if (body["unit"] is null && (units.UnitOf(file, body) ?? options.Unit) is { } unit)
            body["unit"] = new JsonObject { ["slug"] = unit };
        if (body["bodyFormat"] is null && options.BodyFormat is { } format)
            body["bodyFormat"] = format.ToWire();
        if (body["baseUrl"] is null && options.BaseUrl is { } address)
            body["baseUrl"] = address;
        if (options.Publish == ImportPublish.Draft)
        {
            body["publish"] = false;
            body.Remove("updatedAt");
        }
    }

    private byte[] HashOf(FileItem file, JsonObject body) =>
        SHA256.HashData([.. shape, .. file.Hash ?? SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(body)), .. ExtraOf(file)]);

    private byte[] ExtraOf(FileItem file) =>
        options.Extra == ImportExtra.Keep && file.Extra.Count > 0 ? JsonSerializer.SerializeToUtf8Bytes(file.Extra) : [];
}
