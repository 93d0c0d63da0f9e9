using System.Net;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using HumasApi.Http;

namespace HumasApi.ApiTests.Contract;

/// <summary>The documents are the contract: committed as they are served, and complete enough to work from them alone.</summary>
internal sealed class OpenApiContractTests : ApiTest
{
    private static readonly string[] Documents = ["delivery.v1", "management.v1"];

    // Members that an answer leaves out where they say nothing.
    private static readonly string[] Optional =
    [
        "ProblemError.pointer",
        "ProblemError.parameter",
        "ProblemError.header",
        "ConflictProblem.existing",
        "ConflictProblem.current",
        "ConflictProblem.references",
        "ArchiveLine.archive",
        "ArchiveLine.table",
        "ArchiveLine.row",
        "SyncArticle.body",
        "SnapshotLine.meta",
        "SnapshotLine.unit",
        "SnapshotLine.author",
        "SnapshotLine.tag",
        "SnapshotLine.article",
        "SnapshotLine.end",
    ];

    [Test]
    public async Task The_committed_file_is_what_is_served(
        [ValueSource(nameof(Documents))] string name,
        [Values("", "3.0/")] string version
    )
    {
        var served = (await Api.Get($"/openapi/{version}{name}.json")).Must(HttpStatusCode.OK);
        Assert.That(served.Header("Content-Type"), Is.EqualTo("application/json; charset=utf-8"));
        Assert.That((served.Text[0], served.Text[^2..], served.Text.Contains('\r')), Is.EqualTo(('{', "}\n", false)));
        Repository.AssertFile($"openapi/{version}{name}.json", served.Text);
    }

    [Test]
    public async Task There_is_no_third_document() => (await Api.Get("/openapi/v1.json")).IsProblem(HttpStatusCode.NotFound, "not-found");

    [TestCaseSource(nameof(Documents))]
    public async Task Every_operation_tells_its_name_and_its_purpose(string name)
    {
        var operations = Operations(await Document(name));
        Assert.That(operations, Has.Count.GreaterThanOrEqualTo(15));
        Assert.That(operations.Select(operation => (string?)operation.Node["operationId"]), Is.Unique.And.All.Match("^[a-z][A-Za-z]+$"));
        Missing(operations, operation =>
            Tells(operation.Node, "summary")
            && Tells(operation.Node, "description")
            && operation.Node["tags"]!.AsArray().Count == 1
            && operation.Node["security"] is not null
        );
    }

    [TestCaseSource(nameof(Documents))]
    public async Task Every_parameter_has_a_type_a_description_and_an_example(string name)
    {
        var document = await Document(name);
        var parameters = Operations(document)
            .SelectMany(operation =>
                (operation.Node["parameters"]?.AsArray() ?? []).Select(parameter => new Part(
                    $"{operation.Name} {parameter!["name"]}",
                    parameter!
                ))
            )
            .ToList();
        Assert.That(parameters, Has.Count.GreaterThan(50));
        Missing(parameters, parameter => Tells(parameter.Node, "description")
            // Documentation pages send every `example`, so only what must be sent has one.
            && (parameter.Node["required"]?.GetValue<bool>() == true) == (parameter.Node["example"] is not null)
            && (
                parameter.Node["example"] is not null
                || parameter.Node["description"]!.GetValue<string>().Contains("Example: `", StringComparison.Ordinal)
            )
            && parameter.Node["schema"] is { } schema
            && (schema["type"] ?? schema["$ref"]) is not null);
    }

    [TestCaseSource(nameof(Documents))]
    public async Task Every_operation_tells_its_bodies_with_examples_and_its_problems(string name)
    {
        var document = await Document(name);
        var operations = Operations(document);
        Missing(operations, operation =>
            operation.Node["responses"]!.AsObject().Any(answer => answer.Key[0] == '4')
            && operation.Node["responses"]!.AsObject().Any(answer => answer.Key[0] == '5')
        );
        Missing(operations, operation => operation.Node["responses"]!.AsObject().Any(answer => answer.Key[0] == '2'));
        var answers = operations
            .SelectMany(operation =>
                operation.Node["responses"]!
                    .AsObject()
                    .Select(answer => new Part($"{operation.Name} {answer.Key}", Resolve(document, answer.Value!), answer.Key))
            )
            .ToList();
        Missing(answers, answer => Tells(answer.Node, "description"));
        Missing(answers.Where(answer => answer.Status is "200" or "201" or "202" or "301"), answer =>
            IsWhole(answer.Node, answer.Node["content"]!.AsObject().Select(content => content.Key).First())
        );
        Missing(answers.Where(answer => answer.Status[0] is '4' or '5'), answer =>
            answer.Node["content"]?["application/problem+json"]?["schema"] is not null
        );
        Missing(answers.Where(answer => answer.Status[0] is '4' or '5'), answer =>
            IsWhole(answer.Node, "application/problem+json")
            && answer.Node["content"]!["application/problem+json"]!["example"]!["status"]!.ToJsonString() == answer.Status
        );
        // A body without members has no example worth reading.
        Missing(
            operations.Where(operation =>
                operation.Node["requestBody"] is { } body && !body.ToJsonString().Contains("NothingInput", StringComparison.Ordinal)
            ),
            operation => IsWhole(operation.Node["requestBody"]!)
        );
    }

    [TestCaseSource(nameof(Documents))]
    public async Task Every_schema_and_every_member_is_described_and_typed(string name)
    {
        var schemas = Schemas(await Document(name));
        Missing(schemas.Select(schema => new Part(schema.Key, schema.Value!)), schema =>
            Tells(schema.Node, "description")
            && (
                schema.Node["properties"] is not null
                || schema.Node["enum"] is not null
                || schema.Name is "ItemMeta" or "NothingInput" or "AnyValue"
            )
        );
        Missing(Members(schemas), member =>
            Tells(member.Node, "description") && (member.Node["$ref"] ?? member.Node["type"] ?? member.Node["oneOf"]) is not null
        );
        Missing(
            Members(schemas).Where(member => member.Node["type"]?.ToJsonString().Contains("\"array\"", StringComparison.Ordinal) == true),
            member => (member.Node["items"]?["$ref"] ?? member.Node["items"]?["type"]) is not null
        );
        Assert.That(
            Members(schemas)
                .Where(member => member.Node["type"]?.ToJsonString().Contains("\"object\"", StringComparison.Ordinal) == true)
                .Select(member => member.Name),
            Is.Empty,
            "a free-form object"
        );
    }

    [TestCaseSource(nameof(Documents))]
    public async Task Requests_are_closed_and_answers_are_open_and_complete(string name)
    {
        var schemas = Schemas(await Document(name));
        foreach (var (schema, node) in schemas.Where(pair => (string?)pair.Value!["type"] == "object"))
        {
            var isRequest = schema.EndsWith("Input", StringComparison.Ordinal);
            // A reference that was read has more members.
            Assert.That(node!["additionalProperties"]?.GetValue<bool>() == false, Is.EqualTo(isRequest && schema != "RefInput"), schema);
            if (isRequest)
                continue;
            var required = node["required"]?.AsArray().Select(member => (string?)member).ToList() ?? [];
            var members = node["properties"]
                ?.AsObject()
                .Select(member => member.Key)
                .Where(member => !Optional.Contains($"{schema}.{member}"))
                .ToList()
                ?? [];
            Assert.That(required, Is.EquivalentTo(members), schema);
        }
    }

    [Test]
    public async Task Requests_say_how_long_texts_and_lists_may_be()
    {
        var schemas = Schemas(await Document("management.v1"));
        var members = Members(schemas).Where(member => member.Name.Split('.')[0].EndsWith("Input", StringComparison.Ordinal)).ToList();
        bool Is(Part member, string type) => member.Node["type"]?.ToJsonString().Contains($"\"{type}\"", StringComparison.Ordinal) == true;
        Missing(
            members.Where(member =>
                Is(member, "string") && member.Node["format"] is null && !member.Name.EndsWith(".timeZone", StringComparison.Ordinal)
            ),
            member => member.Node["maxLength"] is not null
        );
        Missing(members.Where(member => Is(member, "array")), member => member.Node["maxItems"] is not null);
        Missing(
            members.Where(member => Is(member, "integer") || Is(member, "number")).Where(member => member.Name != "NoteInput.revision"),
            member => member.Node["minimum"] is not null && member.Node["maximum"] is not null
        );
    }

    [Test]
    public async Task Requests_say_what_is_required_and_parts_of_a_record_require_nothing()
    {
        var schemas = Schemas(await Document("management.v1"));
        var required = schemas
            .Where(schema => schema.Key.EndsWith("Input", StringComparison.Ordinal) && schema.Value!["required"] is not null)
            .ToDictionary(
                schema => schema.Key,
                schema => string.Join(',', schema.Value!["required"]!.AsArray().Select(name => (string?)name))
            );
        Assert.That(
            required,
            Is.EqualTo(
                new Dictionary<string, string>
                {
                    ["AssignInput"] = "assignee",
                    ["AttributionInput"] = "name",
                    ["AuthorInput"] = "name",
                    ["CreateArticleInput"] = "title,unit",
                    ["GrantInput"] = "role",
                    ["ImageInput"] = "url",
                    ["KeyInput"] = "name",
                    ["MergeTagInput"] = "into",
                    ["MergeUnitInput"] = "into",
                    ["MoveUnitInput"] = "parent",
                    ["NoteInput"] = "text",
                    ["PrincipalInput"] = "id",
                    ["RejectInput"] = "reason",
                    ["SchedulePublishInput"] = "at",
                    ["ScheduleUnpublishInput"] = "at",
                    ["SplitUnitInput"] = "into,heir",
                    ["SynonymInput"] = "words",
                    ["TagInput"] = "name",
                    ["UnitInput"] = "name",
                    ["UnitPlaceInput"] = "unit,parent",
                    ["WebhookInput"] = "url",
                }
            )
        );
        Assert.That(schemas["TagPatchInput"]!["properties"]!["name"]!["maxLength"]!.GetValue<int>(), Is.EqualTo(100));
        Assert.That(
            schemas["ArticleInput"]!["properties"]!["coverImage"]!["oneOf"]![0]!["$ref"]!.GetValue<string>(),
            Does.EndWith("/ImagePatchInput")
        );
    }

    [Test]
    public async Task Characters_are_counted_as_the_schema_counts_them()
    {
        var limit = Schemas(await Document("management.v1"))["TagInput"]!["properties"]!["name"]!["maxLength"]!.GetValue<int>();
        (await Api.Post("/tags", new { name = string.Concat(Enumerable.Repeat("\U0001F600", limit)) })).Must(HttpStatusCode.Created);
        var refused = await Api.Post("/tags", new { name = string.Concat(Enumerable.Repeat("\U0001F600", limit + 1)) });
        refused.IsProblem(HttpStatusCode.UnprocessableEntity, "too-long");
        Assert.That(refused.Text, Does.Contain($"there are {limit + 1}"));
    }

    [Test]
    public async Task Vocabularies_that_may_grow_are_open_strings()
    {
        var documents = await Task.WhenAll(Documents.Select(Document));
        var vocabularies = typeof(ExtensibleEnumAttribute)
            .Assembly.GetTypes()
            .SelectMany(type =>
                type.GetProperties()
                    .Select(property =>
                        (
                            Type: type.Name,
                            Property: JsonNamingPolicy.CamelCase.ConvertName(property.Name),
                            Words: property.GetCustomAttribute<ExtensibleEnumAttribute>()
                        )
                    )
            )
            .Where(member => member.Words is not null)
            .ToList();
        Assert.That(vocabularies, Has.Count.GreaterThan(10));
        foreach (var (type, property, words) in vocabularies)
        {
            var members = documents.Select(document => Schemas(document)[type]?["properties"]?[property]).OfType<JsonNode>().ToList();
            Assert.That(members, Is.Not.Empty, $"{type}.{property} is in no document.");
            foreach (var member in members.Select(member => member["items"] ?? member))
            {
                Assert.That(
                    member["x-extensible-enum"]?.AsArray().Select(word => (string?)word),
                    Is.EqualTo(words!.Words),
                    $"{type}.{property}"
                );
                Assert.That(member["enum"], Is.Null, $"{type}.{property}");
            }
        }
    }

    [TestCaseSource(nameof(Documents))]
    public async Task Every_enum_and_every_object_has_a_name(string name)
    {
        var document = await Document(name);
        var named = Schemas(document).Select(schema => schema.Value!).ToHashSet();
        Missing(
            Walk(document)
                .OfType<JsonObject>()
                .Where(node => node["enum"] is JsonArray || node["properties"] is JsonObject)
                .Select(node => new Part(node.GetPath(), node)),
            node => named.Contains(node.Node)
        );
    }

    [Test]
    public async Task No_operation_has_the_same_name_in_both_documents()
    {
        var names = await Task.WhenAll(
            Documents.Select(async name => Operations(await Document(name)).Select(operation => (string?)operation.Node["operationId"]))
        );
        Assert.That(names[0].Intersect(names[1]), Is.Empty);
    }

    [TestCaseSource(nameof(Documents))]
    public async Task Tools_know_the_version_and_the_address(string name)
    {
        var document = await Document(name);
        Assert.That((string?)document["openapi"], Is.EqualTo("3.1.1"));
        Assert.That((string?)document["servers"]![0]!["url"], Is.EqualTo("https://humas.example"));
        Assert.That((await Api.Get($"/docs/{name}.json")).Must(HttpStatusCode.OK).Json["servers"], Is.Null, "what the page calls");
    }

    [TestCaseSource(nameof(Documents))]
    public async Task A_reference_that_may_be_null_is_a_choice_with_null(string name)
    {
        var member = Schemas(await Document(name))["AuthorRef"]!["properties"]!["photo"]!;
        Assert.That(member["oneOf"]!.ToJsonString(), Is.EqualTo("""[{"$ref":"#/components/schemas/Image"},{"type":"null"}]"""));
    }

    [TestCaseSource(nameof(Documents))]
    public async Task Older_generators_get_the_same_in_3_0(string name)
    {
        var (newer, older) = (await Document(name), (await Api.Get($"/openapi/3.0/{name}.json")).Must(HttpStatusCode.OK).Json);
        Assert.That((string?)newer["openapi"], Does.StartWith("3.1."));
        Assert.That((string?)older["openapi"], Does.StartWith("3.0."));
        Assert.That(older["info"]!["license"]!["identifier"], Is.Null);
        Assert.That(
            Operations(older).Select(operation => operation.Name),
            Is.EqualTo(Operations(newer).Select(operation => operation.Name))
        );
        Assert.That(Schemas(older).Select(schema => schema.Key), Is.EqualTo(Schemas(newer).Select(schema => schema.Key)));
        foreach (var node in Walk(older).OfType<JsonObject>())
        {
            Assert.That(node["type"], Is.Not.InstanceOf<JsonArray>(), $"A list of types: {node.ToJsonString()}");
            Assert.That(
                node["type"] is JsonValue type && type.TryGetValue<string>(out var word) && word == "null",
                Is.False,
                $"The type null: {node.ToJsonString()}"
            );
            if (node["$ref"] is not null)
                Assert.That(node, Has.Count.EqualTo(1), $"In 3.0 what stands beside $ref is not read: {node.ToJsonString()}");
            Assert.That(node["nullable"] is not null && node["type"] is null, Is.False, $"nullable needs a type: {node.ToJsonString()}");
        }
        Assert.That(
            Schemas(older)["AuthorRef"]!["properties"]!["photo"]!["oneOf"]!.ToJsonString(),
            Is.EqualTo("""[{"$ref":"#/components/schemas/Image"},{"enum":[null],"type":"string","nullable":true}]""")
        );
    }

    private static async Task<JsonNode> Document(string name) => (await Api.Get($"/openapi/{name}.json")).Must(HttpStatusCode.OK).Json;

    private static List<Part> Operations(JsonNode document) =>
        [
            .. document["paths"]!
                .AsObject()
                .SelectMany(path => path.Value!.AsObject().Select(operation => new Part($"{operation.Key} {path.Key}", operation.Value!))),
        ];

    private static JsonObject Schemas(JsonNode document) => document["components"]!["schemas"]!.AsObject();

    private static List<Part> Members(JsonObject schemas) =>
        [
            .. schemas.SelectMany(schema =>
                (schema.Value!["properties"]?.AsObject() ?? []).Select(member => new Part($"{schema.Key}.{member.Key}", member.Value!))
            ),
        ];

    private static JsonNode Resolve(JsonNode document, JsonNode node) =>
        (string?)node["$ref"] is { } reference ? reference[2..].Split('/').Aggregate(document, (place, name) => place[name]!) : node;

    private static bool Tells(JsonNode node, string member) => (string?)node[member] is { Length: > 3 };

    private static bool IsWhole(JsonNode bodies, string? type = null) =>
        bodies["content"] is JsonObject { Count: > 0 } content
        && content.All(media => media.Value!["schema"] is not null && media.Value["example"] is not null)
        && (type is null || content.ContainsKey(type));

    private static IEnumerable<JsonNode?> Walk(JsonNode? node) =>
        node switch
        {
            // Examples are data, not schemas.
            JsonObject map => map.Where(pair => pair.Key != "example").SelectMany(pair => Walk(pair.Value)).Prepend(map),
            JsonArray list => list.SelectMany(Walk).Prepend(list),
            _ => [node],
        };

    private static void Missing(IEnumerable<Part> all, Func<Part, bool> isThere) =>
        Assert.That(all.Where(part => !isThere(part)).Select(part => part.Name), Is.Empty, "something is missing here");

    /// <summary>A part of a document, with a name to find it by.</summary>
    private sealed record Part(string Name, JsonNode Node, string Status = "");
}
