using System.Text.Json.Nodes;

namespace HumasApi.Http;

/// <summary>
/// Records of the demo that the documents name in addresses, so that Execute in /docs finds something. The demo gives them
/// these ids; a test presses.
/// </summary>
internal static class DemoExamples
{
    public const string ImportSource = "web-lama";
    public const string ImportExternalId = "berita-2022-10-12";
    public static readonly DemoExample Article = new("asistensi-kehumasan-jateng", new("01a20d6d-5a00-7000-8000-0000000000a1"));
    public static readonly DemoExample Author = new("narsono-son", new("01a20d6d-5a00-7000-8000-0000000000a2"));
    public static readonly DemoExample Tag = new("berita", new("01a20d6d-5a00-7000-8000-0000000000a3"));
    public static readonly DemoExample Unit = new("rutan-kelas-ii-b-salatiga", new("01a20d6d-5a00-7000-8000-0000000000a4"));

    /// <summary>What the demo has for a parameter of an address; null where it has nothing, as for keys and preview links.</summary>
    public static JsonNode? Of(string address, string parameter)
    {
        var record = address.Split('/').FirstOrDefault(part => part is "articles" or "authors" or "tags" or "units") switch
        {
            "articles" => Article,
            "authors" => Author,
            "tags" => Tag,
            "units" => Unit,
            _ => null,
        };
        return parameter switch
        {
            "id" => JsonValue.Create(record?.Id.ToString()),
            "slug" => record?.Slug,
            "number" => 1,
            "source" => ImportSource,
            "externalId" => ImportExternalId,
            _ => null,
        };
    }
}

/// <summary>A record of the demo.</summary>
internal sealed record DemoExample(string Slug, Guid Id)
{
    /// <summary>The id of the record with this slug: the one that the documents name, or null.</summary>
    public Guid? IdOf(string? slug) => slug == Slug ? Id : null;
}
