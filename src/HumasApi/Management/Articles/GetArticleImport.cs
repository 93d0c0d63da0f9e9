using System.Text.Json.Nodes;
using HumasApi.Access;
using HumasApi.Contract;
using HumasApi.Data;
using HumasApi.Http;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace HumasApi.Management.Articles;

/// <summary>GET /manage/v1/articles/{id}/import: where an imported article comes from, and what its source held beside it.</summary>
internal static class GetArticleImportEndpoint
{
    public static async Task<IResult> Handle(string id, HttpContext http, IMediator mediator, PublicUrl url)
    {
        var article = ManagementIds.Parse(id);
        var record = await mediator.Send(new GetArticleImportQuery(article), http.RequestAborted)
            ?? throw Problem.NotFound(
                Sentence.Of("There is no such article, or it was not imported.", "Artikel tersebut tidak ada, atau bukan hasil impor.")
            );
        return new ManagementResult<ItemResponse<ArticleImport>>(
            new(record, new ItemMeta(), new ItemLinks(url.To($"/manage/v1/articles/{article}/import")))
        );
    }
}

/// <summary>Where an imported article comes from.</summary>
/// <param name="ImportKey">The system that it comes from, and its key there.</param>
/// <param name="ImportedAt">When its source sent it last, changed or not; null when its source, or a revert, took it back.</param>
/// <param name="ImportId">The import that wrote it last; null when none of the imports of files did.</param>
/// <param name="IsEdited">Whether a person has edited it since its source sent it.</param>
/// <param name="Extra">What its source held and an article has no place for: comments, custom fields, columns; empty unless the import
/// was to keep it (<c>extra=keep</c>).</param>
internal sealed record ArticleImport(
    ImportKey ImportKey,
    DateTimeOffset? ImportedAt,
    Guid? ImportId,
    bool IsEdited,
    IReadOnlyList<ExtraPart> Extra
);

/// <summary>A part of an item that an article has no place for.</summary>
/// <param name="Name">What its source calls it.</param>
/// <param name="Value">What it is, as its source has it.</param>
internal sealed record ExtraPart(string Name, JsonNode? Value);

internal sealed record GetArticleImportQuery(Guid Id) : IRequest<ArticleImport?>;

internal sealed class GetArticleImportHandler(HumasDbContext database, Rights rights)
    : IRequestHandler<GetArticleImportQuery, ArticleImport?>
{
    public async Task<ArticleImport?> Handle(GetArticleImportQuery request, CancellationToken cancellationToken)
    {
        var article = await (await rights.VisibleAsync(database.Articles.AsNoTracking(), cancellationToken)).SingleOrDefaultAsync(
            candidate => candidate.Id == request.Id && candidate.ImportSource != null,
            cancellationToken
        );
        if (article is null)
            return null;
        var extra = await database.ArticleExtras.AsNoTracking().SingleOrDefaultAsync(one => one.ArticleId == article.Id, cancellationToken);
        return new ArticleImport(
            new ImportKey(article.ImportSource!, article.ImportExternalId!),
            article.ImportedAt,
            article.ImportId,
            article.NewestRevisionNumber != article.ImportedRevisionNumber,
            [.. JsonNode.Parse(extra?.Data ?? "{}")!.AsObject().Select(part => new ExtraPart(part.Key, part.Value?.DeepClone()))]
        );
    }
}
