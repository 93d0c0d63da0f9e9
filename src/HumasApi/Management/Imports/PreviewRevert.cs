using HumasApi.Access;
using HumasApi.Contract;
using HumasApi.Data;
using HumasApi.Http;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace HumasApi.Management.Imports;

/// <summary>GET /manage/v1/imports/{id}/revert: what undoing an import would do.</summary>
internal static class PreviewRevertEndpoint
{
    public static async Task<IResult> Handle(string id, HttpContext http, IMediator mediator, PublicUrl url)
    {
        var import = ManagementIds.Parse(id);
        var plan = await mediator.Send(new PreviewRevertQuery(import), http.RequestAborted) ?? throw GetImportEndpoint.Missing();
        return new ManagementResult<ItemResponse<RevertPlan>>(
            new(plan, new ItemMeta(), new ItemLinks(url.To($"/manage/v1/imports/{import}/revert")))
        );
    }
}

/// <summary>What undoing an import would do.</summary>
/// <param name="Deleted">Articles that the import created and that readers never saw: they are deleted.</param>
/// <param name="Unpublished">Articles that it created and that readers may have seen: they are unpublished.</param>
/// <param name="Restored">Articles that were there before: they are as they were then.</param>
/// <param name="Kept">Articles that others have changed since, or that the caller may not unpublish: they stay as they are.</param>
/// <param name="KeptArticles">The first 100 of them.</param>
internal sealed record RevertPlan(long Deleted, long Unpublished, long Restored, long Kept, IReadOnlyList<KeptArticle> KeptArticles);

/// <summary>An article that others have changed since an import.</summary>
/// <param name="Id">Identity.</param>
/// <param name="ExternalId">Its key in the source.</param>
/// <param name="Title">Its title.</param>
/// <param name="EditedAt">When it was changed last.</param>
/// <param name="EditedBy">Who changed it.</param>
internal sealed record KeptArticle(Guid Id, string? ExternalId, string Title, DateTimeOffset EditedAt, ActorRef EditedBy);

internal sealed record PreviewRevertQuery(Guid Id) : IRequest<RevertPlan?>;

internal sealed class PreviewRevertHandler(HumasDbContext database, Rights rights) : IRequestHandler<PreviewRevertQuery, RevertPlan?>
{
    private const int MaxKept = 100;

    public async Task<RevertPlan?> Handle(PreviewRevertQuery request, CancellationToken cancellationToken)
    {
        var seen = await database.Imports.SeenByAsync(rights, cancellationToken);
        if (!await seen.AnyAsync(job => job.Id == request.Id, cancellationToken))
            return null;
        var all = database.Articles.AsNoTracking().Where(article => article.ImportId == request.Id);
        var mine = await rights.UnitsAsync(Right.Unpublish, cancellationToken);
        var units = mine?.ToArray();
        var counts = await all.GroupBy(article => new
            {
                IsKept = article.Version != article.ImportVersion || (units != null && !units.Contains(article.UnitId)),
                IsNew = article.BeforeImport == null,
                WasPublished = article.FirstPublishedAt != null,
            })
            .Select(group => new { group.Key, Count = group.LongCount() })
            .ToListAsync(cancellationToken);
        var kept = await (await rights.VisibleAsync(all, cancellationToken))
            .Where(article => article.Version != article.ImportVersion || (units != null && !units.Contains(article.UnitId)))
            .OrderBy(article => article.Id)
            .Take(MaxKept)
            .ToListAsync(cancellationToken);
        long Of(bool isNew, bool? wasPublished = null) =>
            counts
                .Where(one => !one.Key.IsKept && one.Key.IsNew == isNew && (wasPublished ?? one.Key.WasPublished) == one.Key.WasPublished)
                .Sum(one => one.Count);
        return new RevertPlan(
            Deleted: Of(isNew: true, wasPublished: false),
            Unpublished: Of(isNew: true, wasPublished: true),
            Restored: Of(isNew: false),
            Kept: counts.Where(one => one.Key.IsKept).Sum(one => one.Count),
            [
                .. kept.Select(article => new KeptArticle(
                    article.Id,
                    article.ImportExternalId,
                    article.Title,
                    article.EditedAt,
                    ActorRef.From(article.EditedBy)
                )),
            ]
        );
    }
}
