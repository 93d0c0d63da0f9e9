using System;
using System.Net.Http;
using System.Threading.Tasks;

// Calls of clients that NSwag and Kiota made, with parameters of every type. XX is the version of the documents. Compiled, never run.
namespace CallsXX;

internal static class WithNSwag
{
    public static async Task<string?> Read(HttpClient http)
    {
        var client = new NSwagDeliveryXX.Client(http);
        var list = await client.ListArticlesAsync(
            unit: ["kanwil-jateng"],
            scope: NSwagDeliveryXX.ArticleScope.Subtree,
            line: NSwagDeliveryXX.UnitLine.Administrative,
            author: null,
            mentionedUnit: null,
            tag: ["berita"],
            language: "id",
            kind: [NSwagDeliveryXX.ArticleKind.News],
            publishedFrom: "2026-01-01",
            publishedBefore: "2026-12-01T00:00:00Z",
            timeZone: "Asia/Jakarta",
            exclude: [Guid.Empty],
            ids: null,
            modifiedSince: DateTimeOffset.UnixEpoch,
            sort: NSwagDeliveryXX.ArticleSort.ModifiedAt,
            fields: [NSwagDeliveryXX.ArticleField.Title],
            include: NSwagDeliveryXX.ArticleInclude.Body,
            limit: 10,
            cursor: null,
            page: 1,
            count: NSwagDeliveryXX.ListCount.Exact,
            if_None_Match: null
        );
        foreach (var card in list.Data)
            if (card.CoverImage is { Alt: { } alt })
                return alt;
        var article = await client.GetArticleAsync(Guid.Empty, null, null);
        return article.Data.Attribution?.Name ?? list.Links.Next;
    }

    public static async Task<int> Write(HttpClient http)
    {
        var client = new NSwagManagementXX.Client(http);
        var created = await client.CreateArticleAsync(
            "8e03978e-40d5-43e8-bc93-6894a57f9324",
            new()
            {
                Title = "Panen raya",
                Unit = new() { Slug = "rutan-salatiga" },
                Kind = NSwagManagementXX.ArticleKind.News,
                PublishedAt = DateTimeOffset.UnixEpoch,
                Tags = [new() { Slug = "berita" }],
            }
        );
        var published = await client.PublishArticleAsync(created.Data.Id, "\"1\"", null, new() { Reason = "Siap" });
        return published.Data.Version;
    }
}

internal static class WithKiota
{
    public static async Task<string?> Read(Microsoft.Kiota.Abstractions.IRequestAdapter adapter)
    {
        var client = new KiotaDeliveryXX.ApiClient(adapter);
        var list = await client.V1.Articles.GetAsync(request =>
        {
            request.QueryParameters.Unit = ["kanwil-jateng"];
            request.QueryParameters.ScopeAsArticleScope = KiotaDeliveryXX.Models.ArticleScope.Subtree;
            request.QueryParameters.KindAsArticleKind = [KiotaDeliveryXX.Models.ArticleKind.News];
            request.QueryParameters.PublishedFrom = "2026-01-01";
            request.QueryParameters.Exclude = [Guid.Empty];
            request.QueryParameters.ModifiedSince = DateTimeOffset.UnixEpoch;
            request.QueryParameters.SortAsArticleSort = KiotaDeliveryXX.Models.ArticleSort.ModifiedAt;
            request.QueryParameters.FieldsAsArticleField = [KiotaDeliveryXX.Models.ArticleField.Title];
            request.QueryParameters.Limit = 10;
        });
        var units = await client.V1.Units.GetAsync(request => request.QueryParameters.Active = true);
        var article = await client.V1.Articles[Guid.Empty].GetAsync();
        return list?.Data?[0].CoverImage?.Alt ?? article?.Data?.Attribution?.Name ?? units?.Data?[0].Region?.Name;
    }

    public static async Task<int?> Write(Microsoft.Kiota.Abstractions.IRequestAdapter adapter)
    {
        var articles = new KiotaManagementXX.ApiClient(adapter).Manage.V1.Articles;
        var created = await articles.PostAsync(
            new()
            {
                Title = "Panen raya",
                Unit = new() { Slug = "rutan-salatiga" },
                Kind = KiotaManagementXX.Models.ArticleKind.News,
            },
            request => request.Headers.Add("Idempotency-Key", "8e03978e-40d5-43e8-bc93-6894a57f9324")
        );
        var published = await articles[created?.Data?.Id ?? Guid.Empty].Publish.PostAsync(
            new() { Reason = "Siap" },
            request => request.Headers.Add("If-Match", "\"1\"")
        );
        return published?.Data?.Version;
    }
}
