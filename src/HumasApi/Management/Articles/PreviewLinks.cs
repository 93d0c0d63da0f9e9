using FluentValidation;
using HumasApi.Access;
using HumasApi.Contract;
using HumasApi.Data;
using HumasApi.Domain;
using HumasApi.Http;
using HumasApi.Paging;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace HumasApi.Management.Articles;

/// <summary>GET /manage/v1/articles/{id}/preview-links: links that show the draft, newest first.</summary>
internal static class ListPreviewLinksEndpoint
{
    public static async Task<IResult> Handle(string id, HttpContext http, IMediator mediator, PublicUrl url)
    {
        var query = new QueryReader(http.Request);
        var request = new ListPreviewLinksQuery(ManagementIds.Parse(id), query.Page());
        query.Done();
        return Lists.Manage(http, url, await mediator.Send(request, http.RequestAborted) ?? throw GetArticleEndpoint.Missing());
    }
}

/// <summary>A link that shows a draft to anyone who holds it; without its secret.</summary>
/// <param name="Id">Identity.</param>
/// <param name="Note">Recipient or purpose.</param>
/// <param name="ExpiresAt">When it expires. It is deleted a month later.</param>
/// <param name="Uses">How often it was opened.</param>
/// <param name="LastUsedAt">When it was last opened; null: never.</param>
/// <param name="CreatedAt">When it was created.</param>
/// <param name="CreatedBy">Who created it. A link of a key is good for as long as the key may write the article, and from the
/// addresses and networks that the key is bound to.</param>
internal record PreviewLinkRow(
    Guid Id,
    string? Note,
    DateTimeOffset ExpiresAt,
    int Uses,
    DateTimeOffset? LastUsedAt,
    DateTimeOffset CreatedAt,
    ActorRef CreatedBy
)
{
    public static PreviewLinkRow From(PreviewLink link) =>
        new(link.Id, link.Note, link.ExpiresAt, link.Uses, link.LastUsedAt, link.CreatedAt, ActorRef.From(link.CreatedBy));
}

internal sealed record ListPreviewLinksQuery(Guid Id, PageRequest Page) : IRequest<ListPart<PreviewLinkRow>?>;

internal sealed class ListPreviewLinksHandler(HumasDbContext database, Rights rights)
    : IRequestHandler<ListPreviewLinksQuery, ListPart<PreviewLinkRow>?>
{
    // Ids of one article's links grow with time: they are made under the lock of the article.
    private static readonly ListSort<PreviewLink> Sort = ListSort.ById<PreviewLink>("-createdAt", link => link.Id, link => link.CreatedAt);

    public async Task<ListPart<PreviewLinkRow>?> Handle(ListPreviewLinksQuery request, CancellationToken cancellationToken)
    {
        if (
            !await (await rights.VisibleAsync(database.Articles, cancellationToken)).AnyAsync(
                article => article.Id == request.Id,
                cancellationToken
            )
        )
            return null;
        var (page, all) = (request.Page, database.PreviewLinks.AsNoTracking().Where(link => link.ArticleId == request.Id));
        var (links, meta) = await Sort.PageAsync(all, page, cancellationToken);
        return ListPart<PreviewLinkRow>.Of(([.. links.Select(PreviewLinkRow.From)], meta));
    }
}

/// <summary>
/// POST /manage/v1/articles/{id}/preview-links: creates a link that shows the draft to anyone who holds it, for a limited time.
/// </summary>
internal static class CreatePreviewLinkEndpoint
{
    public static async Task<IResult> Handle(string id, HttpContext http, IMediator mediator, PublicUrl url)
    {
        var input = StrictJson.Bind<PreviewLinkInput>(
            await StrictJson.ReadObjectAsync(http.Request, optional: true),
            typeof(PreviewLinkRow)
        );
        var (link, text, template) = await mediator.Send(
            new CreatePreviewLinkCommand(ManagementIds.Parse(id), input, http.Actor()),
            http.RequestAborted
        );
        var links = url.To($"/manage/v1/articles/{id}/preview-links");
        return new ManagementResult<ItemResponse<NewPreviewLink>>(
            new(
                new NewPreviewLink(link)
                {
                    Url = url.To($"/preview/v1/articles/{text}"),
                    WebUrl = template?.Replace("{token}", text, StringComparison.Ordinal),
                },
                new ItemMeta(),
                new ItemLinks(links)
            ),
            created: links
        );
    }
}

/// <summary>What is said of a preview link.</summary>
[FailsWith(nameof(Problems.InThePast), nameof(Problems.OffsetMissing), nameof(Problems.OutOfRange))]
internal sealed record PreviewLinkInput
{
    /// <summary>Recipient or purpose.</summary>
    [Line(PreviewLink.NoteMaxLength)]
    public string? Note { get; init; }

    /// <summary>When it expires: in 90 days at most; left out: in 7 days.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }
}

/// <summary>A preview link with its address, which is shown only once.</summary>
internal sealed record NewPreviewLink : PreviewLinkRow
{
    internal NewPreviewLink(PreviewLinkRow row)
        : base(row) { }

    /// <summary>The draft as JSON, as Delivery would give it. The address is not stored, and never shown again.</summary>
    public required string Url { get; init; }

    /// <summary>The page of the website that shows it, by previewUrlTemplate of the unit or of one above it; null without one.</summary>
    public required string? WebUrl { get; init; }
}

internal sealed record CreatePreviewLinkCommand(Guid Id, PreviewLinkInput Input, Actor Actor)
    : IRequest<(PreviewLinkRow Link, string Text, string? Template)>;

internal sealed class CreatePreviewLinkValidator : AbstractValidator<CreatePreviewLinkCommand>
{
    public CreatePreviewLinkValidator(TimeProvider clock)
    {
        RuleFor(command => command.Input).ChildRules(input => input.DeclaredRules());
        RuleFor(command => command.Input.ExpiresAt)
            .Must(value => value is null || value > clock.GetUtcNow())
            .WithProblem(Problems.InThePast);
        RuleFor(command => command.Input.ExpiresAt)
            .Must(value => value is null || value <= clock.GetUtcNow() + PreviewLink.MaxLifetime)
            .WithProblem(Problems.OutOfRange, _ =>
                Sentence.Of(
                    $"A link is valid for {PreviewLink.MaxLifetime.Days} days at most.",
                    $"Tautan berlaku paling lama {PreviewLink.MaxLifetime.Days} hari."
                )
            );
    }
}

internal sealed class CreatePreviewLinkHandler(HumasDbContext database, ArticleWriter draft, TimeProvider clock)
    : IRequestHandler<CreatePreviewLinkCommand, (PreviewLinkRow Link, string Text, string? Template)>
{
    public Task<(PreviewLinkRow Link, string Text, string? Template)> Handle(
        CreatePreviewLinkCommand request,
        CancellationToken cancellationToken
    ) =>
        database.InTransactionAsync(
            async () =>
            {
                var (article, now) = (await draft.LockAsync(request.Id, Right.WriteDrafts, cancellationToken), clock.Now());
                if (
                    await database.PreviewLinks.CountAsync(
                        other => other.ArticleId == article.Id && other.ExpiresAt > now,
                        cancellationToken
                    ) >= PreviewLink.MaxActive
                )
                    throw new Problem(
                        Problems.TooManyLinks,
                        Sentence.Of(
                            $"An article has {PreviewLink.MaxActive} preview links at most. Remove one that is no longer needed.",
                            $"Satu artikel paling banyak memiliki {PreviewLink.MaxActive} tautan pratinjau. Hapus yang tidak "
                                + "diperlukan lagi."
                        )
                    );
                var (link, text) = PreviewLink.Create(
                    article.Id,
                    request.Input.ExpiresAt ?? now + PreviewLink.DefaultLifetime,
                    request.Input.Note,
                    request.Actor,
                    now
                );
                database.PreviewLinks.Add(link);
                await database.SaveChangesAsync(cancellationToken);
                return (PreviewLinkRow.From(link), text, await TemplateAsync(article.UnitId, now.UtcDateTime, cancellationToken));
            },
            cancellationToken
        );

    // That of the nearest unit upwards that has one.
    private Task<string?> TemplateAsync(Guid unit, DateTime now, CancellationToken cancellationToken) =>
        (
            from row in database.UnitAncestors
            join above in database.Units on row.AncestorId equals above.Id
            where
                row.UnitId == unit
                && row.Line == UnitLine.Administrative
                && row.FromAt <= now
                && row.ToAt > now
                && above.PreviewUrlTemplate != null
            orderby row.Depth
            select above.PreviewUrlTemplate
        ).FirstOrDefaultAsync(cancellationToken);
}

/// <summary>DELETE /manage/v1/articles/{id}/preview-links/{linkId}: ends a link at once.</summary>
internal static class DeletePreviewLinkEndpoint
{
    public static async Task<IResult> Handle(string id, string linkId, HttpContext http, IMediator mediator)
    {
        await mediator.Send(new DeletePreviewLinkCommand(ManagementIds.Parse(id), ManagementIds.Parse(linkId)), http.RequestAborted);
        return TypedResults.NoContent();
    }
}

internal sealed record DeletePreviewLinkCommand(Guid Id, Guid LinkId) : IRequest<int>;

internal sealed class DeletePreviewLinkHandler(HumasDbContext database, ArticleWriter draft)
    : IRequestHandler<DeletePreviewLinkCommand, int>
{
    public Task<int> Handle(DeletePreviewLinkCommand request, CancellationToken cancellationToken) =>
        database.InTransactionAsync(
            async () =>
            {
                await draft.LockAsync(request.Id, Right.WriteDrafts, cancellationToken);
                // Waits for requests that are using the link, so that none is served after the response.
                database.PreviewLinks.Remove(
                    await database
                        .PreviewLinks.FromSql(
                            $"select * from preview_links where id = {request.LinkId} and article_id = {request.Id} for update"
                        )
                        .SingleOrDefaultAsync(cancellationToken)
                        ?? throw Problem.NotFound(
                            Sentence.Of("The article has no such preview link.", "Artikel tidak memiliki tautan pratinjau seperti itu.")
                        )
                );
                return await database.SaveChangesAsync(cancellationToken);
            },
            cancellationToken
        );
}
