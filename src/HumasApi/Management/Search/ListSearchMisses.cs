using FluentValidation;
using HumasApi.Access;
using HumasApi.Contract;
using HumasApi.Data;
using HumasApi.Domain;
using HumasApi.Http;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace HumasApi.Management.Search;

/// <summary>GET /manage/v1/search/misses: what readers searched for and did not find, the most frequent first.</summary>
internal static class ListSearchMissesEndpoint
{
    private const int DefaultDays = 30;
    private const int DefaultLeast = 2;
    private const int DefaultLimit = 50;
    private const int MaxLimit = 500;

    public static readonly IReadOnlyList<QueryParameter> Parameters =
    [
        new("from", ParameterType.Date, "From this day on (UTC); left out: the last 30 days.") { Example = "2026-11-01" },
        new("before", ParameterType.Date, "Before this day.") { Example = "2026-12-01" },
        new(
            "least",
            ParameterType.Integer,
            "Searched for so often at least. What was typed once says more of a person than of the newsroom."
        )
        {
            Minimum = 1,
            Maximum = 1_000_000,
            Default = DefaultLeast,
            Example = 10,
        },
        new("limit", ParameterType.Integer, "How many queries.")
        {
            Minimum = 1,
            Maximum = MaxLimit,
            Default = DefaultLimit,
            Example = DefaultLimit,
        },
    ];

    public static async Task<IResult> Handle(HttpContext http, IMediator mediator, PublicUrl url, TimeProvider clock)
    {
        var query = new QueryReader(http.Request);
        var request = new ListSearchMissesQuery(
            query.Day("from", clock.Today()) ?? clock.Today().AddDays(1 - DefaultDays),
            query.Day("before", clock.Today().AddDays(1)),
            query.Integer("least", 1, 1_000_000) ?? DefaultLeast,
            query.Integer("limit", 1, MaxLimit) ?? DefaultLimit
        );
        query.Done();
        var rows = await mediator.Send(request, http.RequestAborted);
        return new ManagementResult<ItemResponse<IReadOnlyList<SearchMissRow>>>(
            new(rows, new ItemMeta(), new ItemLinks(url.Self(http.Request)))
        );
    }
}

/// <summary>Words that readers searched for and did not find.</summary>
/// <param name="Query">The words, in lower case.</param>
/// <param name="Nothing">How often nothing was found.</param>
/// <param name="Partly">How often some articles had most of the words, and none all.</param>
/// <param name="LastOn">The last day on which it was searched for.</param>
/// <param name="Days">Each day on which it was, the oldest first.</param>
internal sealed record SearchMissRow(string Query, int Nothing, int Partly, DateOnly LastOn, IReadOnlyList<SearchMissDay> Days);

/// <summary>A day.</summary>
/// <param name="Day">The day, in UTC.</param>
/// <param name="Nothing">How often nothing was found.</param>
/// <param name="Partly">How often some articles had most of the words.</param>
internal sealed record SearchMissDay(DateOnly Day, int Nothing, int Partly);

internal sealed record ListSearchMissesQuery(DateOnly From, DateOnly? Before, int Least, int Limit)
    : IRequest<IReadOnlyList<SearchMissRow>>;

internal sealed class ListSearchMissesValidator : AbstractValidator<ListSearchMissesQuery>
{
    public ListSearchMissesValidator() =>
        RuleFor(query => query.Before)
            .Must((query, before) => before > query.From)
            .When(query => query.Before is not null)
            .WithProblem(Problems.EmptyRange);
}

internal sealed class ListSearchMissesHandler(HumasDbContext database, Rights rights)
    : IRequestHandler<ListSearchMissesQuery, IReadOnlyList<SearchMissRow>>
{
    public async Task<IReadOnlyList<SearchMissRow>> Handle(ListSearchMissesQuery request, CancellationToken cancellationToken)
    {
        await rights.RequireAtAnyUnitAsync(Right.ReadDrafts, cancellationToken);
        var within = database.SearchMisses.Where(miss => miss.Day >= request.From && (request.Before == null || miss.Day < request.Before));
        var queries = await within
            .GroupBy(miss => miss.Query)
            .Select(group => new { Query = group.Key, Count = group.Sum(miss => miss.Nothing + miss.Partly) })
            .Where(group => group.Count >= request.Least)
            .OrderByDescending(group => group.Count)
            .ThenBy(group => group.Query)
            .Select(group => group.Query)
            .Take(request.Limit)
            .ToListAsync(cancellationToken);
        var days = (
            await within.Where(miss => queries.Contains(miss.Query)).OrderBy(miss => miss.Day).ToListAsync(cancellationToken)
        ).ToLookup(miss => miss.Query);
        return
        [
            .. queries.Select(query => new SearchMissRow(
                query,
                days[query].Sum(day => day.Nothing),
                days[query].Sum(day => day.Partly),
                days[query].Last().Day,
                [.. days[query].Select(day => new SearchMissDay(day.Day, day.Nothing, day.Partly))]
            )),
        ];
    }
}
