using System.Text.Json;
using HumasApi.Contract;
using HumasApi.Http;

namespace HumasApi.Delivery.Newsroom;

/// <summary>GET /v1/vocabularies: the known values of every open vocabulary, with labels. Reads no database.</summary>
internal static class GetVocabulariesEndpoint
{
    /// <summary>What Vocabularies.json has.</summary>
    public static readonly IReadOnlyList<Vocabulary> All = Read();

    public static IResult Handle(PublicUrl url) =>
        new DeliveryResult<VocabulariesResponse>(new(All, new ItemMeta(), new ItemLinks(url.To("/v1/vocabularies"))));

    public static void MapVocabularies(this IEndpointRouteBuilder routes) =>
        routes
            .MapGet("/vocabularies", Handle)
            .WithTags("Newsroom")
            .WithQuery()
            .Documented<VocabulariesResponse>(
                "getVocabularies",
                "Get the vocabularies",
                "The values that members such as `kind` and `state` can have, with labels in Indonesian and English: `pressRelease` of "
                    + "`articleKind` is `Siaran pers`. Values are added within /v1; show one that you do not know as it is."
            );

    private static Vocabulary[] Read()
    {
        using var file = typeof(GetVocabulariesEndpoint).Assembly.GetManifestResourceStream("HumasApi.Delivery.Vocabularies.json")!;
        return
        [
            .. JsonSerializer
                .Deserialize<Dictionary<string, Dictionary<string, Labels>>>(file, Json.Options)!
                .Select(one => new Vocabulary(one.Key, [.. one.Value.Select(word => new VocabularyValue(word.Key, word.Value))])),
        ];
    }
}

/// <summary>All vocabularies.</summary>
/// <param name="Data">The vocabularies.</param>
/// <param name="Meta">Remarks about this response.</param>
/// <param name="Links">Related addresses.</param>
internal sealed record VocabulariesResponse(IReadOnlyList<Vocabulary> Data, ItemMeta Meta, ItemLinks Links);

/// <summary>A vocabulary.</summary>
/// <param name="Name">What its values are of.</param>
/// <param name="Values">The values known now; more may be added.</param>
internal sealed record Vocabulary(string Name, IReadOnlyList<VocabularyValue> Values);

/// <summary>A value of a vocabulary.</summary>
/// <param name="Value">As responses have it.</param>
/// <param name="Labels">What it is called.</param>
internal sealed record VocabularyValue(string Value, Labels Labels);

/// <summary>What a value is called.</summary>
/// <param name="Id">In Indonesian.</param>
/// <param name="En">In English.</param>
internal sealed record Labels(string Id, string En);
