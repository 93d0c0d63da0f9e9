using System.Text.Json.Serialization;
using HumasApi.Access;
using HumasApi.Contract;
using HumasApi.Data;
using HumasApi.Domain;
using HumasApi.Http;
using HumasApi.Paging;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace HumasApi.Management.Articles;

/// <summary>GET /manage/v1/articles/{id}/reviewers: to whom a draft can be given for review, by name.</summary>
internal static class ListReviewersEndpoint
{
    public static readonly IReadOnlyList<QueryParameter> Parameters =
    [
        new("q", ParameterType.Text, "Start of any word of the name.") { Example = "redaksi" },
        .. PagingParameters.All,
    ];

    public static async Task<IResult> Handle(string id, HttpContext http, IMediator mediator, PublicUrl url)
    {
        var query = new QueryReader(http.Request);
        var request = new ListReviewersQuery(ManagementIds.Parse(id), query.Text("q"), query.Page());
        query.Done();
        return Lists.Manage(http, url, await mediator.Send(request, http.RequestAborted));
    }
}

/// <summary>Someone to whom a draft can be given for review.</summary>
internal sealed record ReviewerRow : ISortedByName
{
    /// <summary>Identity, as assignee takes it.</summary>
    public required Guid Id { get; init; }

    /// <summary>Name of the key or person.</summary>
    public required string Name { get; init; }

    /// <summary>
    /// apiKey: a key that may review the article now. person: someone who has signed in with an OpenID provider; what they may do
    /// stands in their token alone, so whether they may review it is not known here.
    /// </summary>
    [ExtensibleEnum("apiKey", "person")]
    public required string Kind { get; init; }

    [JsonIgnore]
    public string SortKey { get; init; } = "";

    /// <summary>All of them. The author of the newest revision is left out where four-eyes approval is required.</summary>
    public static async Task<IQueryable<ReviewerRow>> AllAsync(
        HumasDbContext database,
        Rights rights,
        Article article,
        Actor lastEditor,
        CancellationToken cancellationToken
    )
    {
        var all = rights
            .KeysWith(Right.Review, article)
            .Select(key => new ReviewerRow
            {
                Id = key.Id,
                Name = key.Name,
                Kind = "apiKey",
                SortKey = EF.Functions.Collate(NameKey.Of(key.Name)!, "C"),
            })
            .Concat(
                database.People.Select(person => new ReviewerRow
                {
                    Id = person.Id,
                    Name = person.Name,
                    Kind = "person",
                    SortKey = EF.Functions.Collate(NameKey.Of(person.Name)!, "C"),
                })
            );
        return (await ReviewPolicies.ReadAsync(database, article, cancellationToken)).FourEyes
            ? all.Where(row => row.Id != lastEditor.Id)
            : all;
    }
}

internal sealed record ListReviewersQuery(Guid Id, string? NamePrefix, PageRequest Page) : IRequest<ListPart<ReviewerRow>>;

internal sealed class ListReviewersHandler(HumasDbContext database, Rights rights, ArticleWriter draft)
    : IRequestHandler<ListReviewersQuery, ListPart<ReviewerRow>>
{
    private static readonly ListSort<ReviewerRow> Sort = ListSort.ByName<ReviewerRow>();

    public async Task<ListPart<ReviewerRow>> Handle(ListReviewersQuery request, CancellationToken cancellationToken)
    {
        var article = await (await rights.VisibleAsync(database.Articles.AsNoTracking(), cancellationToken)).SingleOrDefaultAsync(
            candidate => candidate.Id == request.Id,
            cancellationToken
        ) ?? throw GetArticleEndpoint.Missing();
        // The right to review includes the right to write.
        await rights.RequireAsync(Right.WriteDrafts, article, cancellationToken);
        var rows = await ReviewerRow.AllAsync(
            database,
            rights,
            article,
            (await draft.RevisionAsync(article.NewestRevisionId, cancellationToken)).CreatedBy,
            cancellationToken
        );
        if (request.NamePrefix is { } prefix)
            rows = rows.WithWord(prefix);
        return ListPart<ReviewerRow>.Of(await Sort.PageAsync(rows, request.Page, cancellationToken));
    }
}
