using Microsoft.OpenApi;

namespace HumasApi.Http;

/// <summary>
/// Bodies of PATCH, and of PUT where a record is there already: what is left out stays, so nothing is required. Where POST takes the same
/// type, the partial one is a schema of its own: TagInput for POST, TagPatchInput for PUT and PATCH.
/// </summary>
internal static class PartialBodies
{
    public static void Add(OpenApiDocument document)
    {
        var bodies = document
            .Paths.Values.SelectMany(path => path.Operations!)
            .SelectMany(operation =>
                (operation.Value.RequestBody?.Content?.Values ?? [])
                    .OfType<OpenApiMediaType>()
                    .Select(media => (IsPartial: operation.Key == HttpMethod.Put || operation.Key == HttpMethod.Patch, Media: media))
            )
            .Where(body => body.Media.Schema is OpenApiSchemaReference)
            .ToList();
        var schemas = document.Components!.Schemas!;
        var whole = new HashSet<string>();
        foreach (var (_, media) in bodies.Where(body => !body.IsPartial))
            Collect(schemas, ((OpenApiSchemaReference)media.Schema!).Reference.Id!, whole);
        foreach (var (_, media) in bodies.Where(body => body.IsPartial))
            media.Schema = new OpenApiSchemaReference(
                Partial(document, ((OpenApiSchemaReference)media.Schema!).Reference.Id!, whole),
                document
            );
    }

    private static void Collect(IDictionary<string, IOpenApiSchema> schemas, string id, HashSet<string> found)
    {
        if (found.Add(id))
            foreach (var member in schemas[id].Properties?.Values ?? [])
                if (Thing(member) is { } thing)
                    Collect(schemas, thing.Reference.Id!, found);
    }

    // The name of the schema of a part of this; its own where nobody sends it whole, or where it requires nothing.
    private static string Partial(OpenApiDocument document, string id, HashSet<string> whole)
    {
        var schemas = document.Components!.Schemas!;
        if (schemas[id] is not OpenApiSchema { Properties: { } members } schema)
            return id;
        var parts = members
            .Where(member => Thing(member.Value) is not null)
            .ToDictionary(member => member.Key, member => Partial(document, Thing(member.Value)!.Reference.Id!, whole));
        var differs = schema.Required is { Count: > 0 } || parts.Any(part => part.Value != Thing(members[part.Key])!.Reference.Id);
        if (!differs)
            return id;
        var name = whole.Contains(id) ? id.Replace("Input", "PatchInput", StringComparison.Ordinal) : id;
        if (name != id && schemas.ContainsKey(name))
            return name;
        var partial = (OpenApiSchema)schema.CreateShallowCopy();
        partial.Required = null;
        partial.Properties = members.ToDictionary(
            member => member.Key,
            member => parts.TryGetValue(member.Key, out var part) ? WithThing(member.Value, part, document) : member.Value
        );
        schemas[name] = partial;
        return name;
    }

    // What a member refers to, itself or beside null. Lists are replaced as a whole, so what is in them is whole.
    private static OpenApiSchemaReference? Thing(IOpenApiSchema member) =>
        member as OpenApiSchemaReference ?? (member as OpenApiSchema)?.OneOf?.OfType<OpenApiSchemaReference>().FirstOrDefault();

    private static IOpenApiSchema WithThing(IOpenApiSchema member, string name, OpenApiDocument document)
    {
        if (member is OpenApiSchemaReference)
            return new OpenApiSchemaReference(name, document) { Description = member.Description };
        var choice = (OpenApiSchema)member.CreateShallowCopy();
        choice.OneOf = [new OpenApiSchemaReference(name, document), .. member.OneOf!.Skip(1)];
        return choice;
    }
}
