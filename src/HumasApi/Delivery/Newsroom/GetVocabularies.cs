using System.Text.Json;
using HumasApi.Contract;
using HumasApi.Http;

namespace HumasApi.Delivery.Newsroom;

/// <summary>GET /v1/vocabularies: the known values of every open vocabulary, with labels. Reads no database.</summary>
internal static class GetVocabulariesEndpoint
{
    /// <summary>Vocabularies.json: by vocabulary and value.</summary>
    public static readonly IReadOnlyDictionary<string, IReadOnlyDictionary<string, Label>> All = Read();

    public static IResult Handle(PublicUrl url) =>
        new DeliveryResult<ItemResponse<IReadOnlyDictionary<string, IReadOnlyDictionary<string, Label>>>>(
            new(All, new ItemMeta(), new ItemLinks(url.To("/v1/vocabularies")))
        );

    public static void MapVocabularies(this IEndpointRouteBuilder routes) =>
        routes
            .MapGet("/vocabularies", Handle)
            .WithTags("Newsroom")
            .WithQuery()
            .Documented<ItemResponse<IReadOnlyDictionary<string, IReadOnlyDictionary<string, Label>>>>(
                "getVocabularies",
                "Get the vocabularies",
                "The values that members such as `kind` and `state` can have, with labels in Indonesian and English, by vocabulary: "
                    + "`data.articleKind.pressRelease.id` is `Siaran pers`. Values are added within /v1; show one that you do not know as "
                    + "it is."
            );

    private static Dictionary<string, IReadOnlyDictionary<string, Label>> Read()
    {
        using var file = typeof(GetVocabulariesEndpoint).Assembly.GetManifestResourceStream("HumasApi.Delivery.Vocabularies.json")!;
        return JsonSerializer
            .Deserialize<Dictionary<string, Dictionary<string, Label>>>(file, Json.Options)!
            .ToDictionary(one => one.Key, one => (IReadOnlyDictionary<string, Label>)one.Value);
    }
}

/// <summary>What a value is called.</summary>
/// <param name="Id">In Indonesian.</param>
/// <param name="En">In English.</param>
internal sealed record Label(string Id, string En);
