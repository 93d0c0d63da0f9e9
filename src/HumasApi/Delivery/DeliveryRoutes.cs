using HumasApi.Delivery.Articles;
using HumasApi.Delivery.Authors;
using HumasApi.Delivery.Newsroom;
using HumasApi.Delivery.Resolve;
using HumasApi.Delivery.Search;
using HumasApi.Delivery.Sync;
using HumasApi.Delivery.Tags;
using HumasApi.Delivery.Units;
using HumasApi.Http;

namespace HumasApi.Delivery;

/// <summary>The read wing: GET and HEAD, anonymous, the same answer for everyone.</summary>
internal static class DeliveryRoutes
{
    public static void MapDelivery(this IEndpointRouteBuilder app)
    {
        var delivery = app.MapGroup("/v1")
            .WithGroupName("delivery.v1")
            .AllowAnonymous()
            .WithProblemShape<GoneProblem>(StatusCodes.Status410Gone);
        delivery.MapNewsroom();
        delivery.MapVocabularies();
        delivery.MapResolve();
        delivery.MapArticles();
        delivery.MapAuthors();
        delivery.MapUnits();
        delivery.MapTags();
        delivery.MapSync();
        delivery.MapSearch();
    }
}
