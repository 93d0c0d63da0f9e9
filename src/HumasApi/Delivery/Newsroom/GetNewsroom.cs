using HumasApi.Contract;
using HumasApi.Http;

namespace HumasApi.Delivery.Newsroom;

/// <summary>GET /v1: the newsroom and the addresses of all resources. Reads no database.</summary>
internal static class GetNewsroomEndpoint
{
    public static IResult Handle(PublicUrl url, NewsroomOptions newsroom) =>
        new DeliveryResult<NewsroomResponse>(
            new(
                new Newsroom(newsroom.Name, "id", newsroom.TimeZone.Id, ["articles", "authors", "units", "tags"]),
                new ItemMeta(),
                new NewsroomLinks(
                    url.To("/v1"),
                    url.To("/v1/articles"),
                    url.To("/v1/articles/months"),
                    url.To("/v1/authors"),
                    url.To("/v1/tags"),
                    url.To("/v1/units"),
                    url.To("/v1/units/tree"),
                    url.To("/v1/vocabularies"),
                    url.To("/openapi/delivery.v1.json"),
                    url.To("/docs")
                )
            )
        );

    public static void MapNewsroom(this IEndpointRouteBuilder routes) =>
        routes
            .MapGet("", Handle)
            .WithTags("Newsroom")
            .WithQuery()
            .Documented<NewsroomResponse>(
                "getNewsroom",
                "Get the newsroom",
                "Name, language and time zone of the newsroom, and links to all it serves."
            );
}

/// <summary>The newsroom.</summary>
/// <param name="Data">What it is.</param>
/// <param name="Meta">Remarks about this response.</param>
/// <param name="Links">Addresses of all resources.</param>
internal sealed record NewsroomResponse(Newsroom Data, ItemMeta Meta, NewsroomLinks Links);

/// <summary>What a newsroom is.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Language">BCP 47 tag of its main language.</param>
/// <param name="TimeZone">IANA zone in which dates are read.</param>
/// <param name="Capabilities">What it serves; grows with the service.</param>
internal sealed record Newsroom(
    string Name,
    string Language,
    string TimeZone,
    [property: ExtensibleEnum("articles", "authors", "units", "tags")] IReadOnlyList<string> Capabilities
);

/// <summary>Absolute addresses of all resources.</summary>
/// <param name="Self">This response.</param>
/// <param name="Articles">The list of articles.</param>
/// <param name="Months">Articles by month.</param>
/// <param name="Authors">The list of authors.</param>
/// <param name="Tags">The list of tags.</param>
/// <param name="Units">The list of units.</param>
/// <param name="UnitTree">The organisation.</param>
/// <param name="Vocabularies">Labels of all known values.</param>
/// <param name="OpenApi">The contract of this API.</param>
/// <param name="Docs">The contract for people.</param>
internal sealed record NewsroomLinks(
    string Self,
    string Articles,
    string Months,
    string Authors,
    string Tags,
    string Units,
    string UnitTree,
    string Vocabularies,
    string OpenApi,
    string Docs
);
