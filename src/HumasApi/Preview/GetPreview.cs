using System.Net;
using System.Text;
using HumasApi.Access;
using HumasApi.Audit;
using HumasApi.Contract;
using HumasApi.Data;
using HumasApi.Domain;
using HumasApi.Html;
using HumasApi.Http;
using HumasApi.Publishing;
using HumasApi.Publishing.Shapes;
using HumasApi.ReadModel;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace HumasApi.Preview;

/// <summary>GET /preview/v1/articles/{token}: a draft as readers would get it. The link is the only credential.</summary>
internal static class GetPreviewEndpoint
{
    private const int UserAgentMaxLength = 300;

    public static async Task<IResult> Handle(string token, HttpContext http, IMediator mediator, PublicUrl url)
    {
        var query = new QueryReader(http.Request);
        var fields = ArticleFields.Read(query, bodyByDefault: true);
        query.Done();
        var agent = http.Request.Headers.UserAgent.ToString();
        var draft = await mediator.Send(
            new GetPreviewQuery(
                token,
                http.Connection.RemoteIpAddress,
                agent.Length == 0 ? null : agent[..Math.Min(agent.Length, UserAgentMaxLength)],
                ProblemHandler.TraceId(http)
            ),
            http.RequestAborted
        );
        return new ManagementResult<ItemResponse<object>>(
            new(
                fields.Pick(fields.Body ? draft.Article : draft.Article with { Body = null }, draft.Refs),
                new(),
                new ItemLinks(url.To($"/preview/v1/articles/{token}"))
            )
        );
    }
}

internal sealed record GetPreviewQuery(string Token, IPAddress? Address, string? UserAgent, string TraceId) : IRequest<Draft>;

/// <summary>A draft as it would lie in the database, and what it names.</summary>
internal sealed record Draft(StoredArticle Article, PublicRefs Refs);

/// <summary>The JSON of a draft that the database makes.</summary>
internal sealed record StoredJson(string Card, string? Translations);

internal sealed class GetPreviewHandler(HumasDbContext database, Rights rights, PreviewReads reads, TimeProvider clock)
    : IRequestHandler<GetPreviewQuery, Draft>
{
    public Task<Draft> Handle(GetPreviewQuery request, CancellationToken cancellationToken) =>
        database.InTransactionAsync(
            async () =>
            {
                var now = clock.Now();
                var (link, article) = await FindAsync(request.Token, request.Address, now, cancellationToken);
                await database.Database.ExecuteSqlAsync(
                    $"update preview_links set uses = uses + 1, last_used_at = {now} where id = {link.Id}",
                    cancellationToken
                );
                var revision = await database
                    .Revisions.AsNoTracking()
                    .SingleAsync(one => one.Id == article.NewestRevisionId, cancellationToken);
                Guid[] units = [.. new[] { article.UnitId, article.LiveUnitId }.OfType<Guid>().Distinct()];
                // Published in memory only, so that every time and address is what publishing it now would give.
                if (article.HasDraft)
                    article.Publish(revision, null, UpdateKind.Minor, null, link.CreatedBy, now);
                var draft = await DraftAsync(article, revision, cancellationToken);
                // Last, because it takes the lock that every writer of the trail waits for.
                await AuditAsync(link, article.Id, units, request, cancellationToken);
                return draft;
            },
            cancellationToken
        );

    private async Task<Draft> DraftAsync(Domain.Article article, ArticleRevision revision, CancellationToken cancellationToken)
    {
        var tags = await ArticleProjection.HeirsAsync(database, revision.TagIds, cancellationToken);
        var row = PublishedArticle.Of(article, revision, tags, Excerpt.Of(revision));
        var json = PublishedRows.Of(database).ToJson(row);
        // Made by the database itself, as it makes the cards of Delivery.
        var stored = await database
            .Database.SqlQuery<StoredJson>(
                $"""
                select humas_card_of(jsonb_populate_record(null::published_articles, {json}::jsonb)) as card,
                    (select '[' || string_agg(row_to_json(other)::text, ',' order by other.language) || ']' from (
                        select o.id, o.slug, o.language, o.title from published_articles o where o.translation_group_id =
                            {article.TranslationGroupId} and o.id <> {article.Id}) other) as translations
                """
            )
            .SingleAsync(cancellationToken);
        return new Draft(
            new StoredArticle(
                row.Id,
                row.PublishedAt,
                row.Slug,
                row.TimeZone,
                row.UnitId,
                [.. row.MentionedUnitIds],
                [.. row.AuthorIds],
                [.. row.TagIds],
                Encoding.UTF8.GetBytes(stored.Card),
                row.TranslationGroupId,
                stored.Translations is null ? null : Encoding.UTF8.GetBytes(stored.Translations)
            )
            {
                Body = Encoding.UTF8.GetBytes(revision.Body ?? ""),
            },
            await PublicRefs.ReadAsync(database, row, cancellationToken)
        );
    }

    private async Task AuditAsync(
        PreviewLink link,
        Guid article,
        Guid[] units,
        GetPreviewQuery request,
        CancellationToken cancellationToken
    )
    {
        var (name, address) = (link.Note ?? "Preview", request.Address?.ToString());
        if (!reads.IsFirst(new PreviewRead(link.Id, name, article, address ?? "", string.Join(',', units))))
            return;
        var act = new Act("previewArticle", "previewLink", new Actor(link.Id, name), address, request.UserAgent, request.TraceId);
        await AuditTrail.WriteAsync(database, act, "article", article, units, "[]", cancellationToken);
    }

    // Held until the commit: a removal answers after those who were let in, and none is let in after it.
    private async Task<(PreviewLink Link, Domain.Article Article)> FindAsync(
        string token,
        IPAddress? address,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var isLink = Secret.TryParse(PreviewLink.Prefix, token, out var id, out var secret);
        var link = isLink
            ? await database
                .PreviewLinks.FromSql($"select * from preview_links where id = {id} for update")
                .AsNoTracking()
                .SingleOrDefaultAsync(cancellationToken)
            : null;
        if (link is null || !Secret.Matches(secret, link.SecretHash))
            throw Missing();
        var article = await database.Articles.AsNoTracking().SingleAsync(one => one.Id == link.ArticleId, cancellationToken);
        // A key shows nobody what it could not let them see by a link of today, nor from where it may not be used itself. Of a
        // person nothing is known here between two tokens.
        if (await database.ApiKeys.AsNoTracking().SingleOrDefaultAsync(one => one.Id == link.CreatedBy.Id, cancellationToken) is { } key)
        {
            rights.SignIn(link.CreatedBy, null, key.Grants);
            if (!key.IsActive(now) || !key.AllowsAddress(address) || !await rights.HasAsync(Right.WriteDrafts, article, cancellationToken))
                throw Missing();
        }
        return link.ExpiresAt > now
            ? (link, article)
            : throw new Problem(
                Problems.PreviewExpired,
                Sentence.Of(
                    $"It was valid until {link.ExpiresAt:u}. Ask for another.",
                    $"Tautan ini berlaku sampai {link.ExpiresAt:u}. Mintalah yang baru."
                )
            );
    }

    private static Problem Missing() =>
        Problem.NotFound(
            Sentence.Of(
                "There is no such preview link; perhaps it was removed. Ask for another.",
                "Tidak ada tautan pratinjau seperti itu; mungkin sudah dihapus. Mintalah yang baru."
            )
        );
}
