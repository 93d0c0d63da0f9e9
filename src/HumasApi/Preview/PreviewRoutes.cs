using HumasApi.Http;
using HumasApi.Paging;
using HumasApi.Publishing.Shapes;

namespace HumasApi.Preview;

/// <summary>What is not out yet, for those who hold a link to it.</summary>
internal static class PreviewRoutes
{
    public static void MapPreview(this IEndpointRouteBuilder app)
    {
        var preview = app.MapGroup("/preview/v1").WithGroupName(OpenApiDocuments.Management).WithTags("Preview");
        preview.MapGet("/articles/{token}", GetPreviewEndpoint.Handle).AllowAnonymous().WithQuery(ArticleFields.Fields).Documented<ItemResponse<Article>>("previewArticle", "Preview an article",
            "The newest revision in the shape that Delivery would give it if it went out now, for whoever holds a preview link: point a front end here instead of at /v1/articles/{id}. A link that a key made is good only from the addresses that the key is bound to; from elsewhere it is answered as one that was removed. Never stored, and each use is on record.", 400, 404, 410);
    }
}
