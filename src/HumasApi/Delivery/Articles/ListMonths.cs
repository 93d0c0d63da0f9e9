using FluentValidation;
using HumasApi.Data;
using HumasApi.Domain;
using HumasApi.Hosting;
using HumasApi.Http;
using HumasApi.Paging;
using HumasApi.Publishing;
using MediatR;

namespace HumasApi.Delivery.Articles;

/// <summary>GET /v1/articles/months: how many articles each month has, for an archive page.</summary>
internal static class ListMonthsEndpoint
{
    public static readonly IReadOnlyList<QueryParameter> Parameters =
    [
        new("unit", ParameterType.SlugList, "Slug or id of the publishing unit; several by comma. Excludes tag.") { Example = "kanwil-kemenkumham-jateng" },
        UnitScope.Scope,
        UnitScope.Line,
        new("tag", ParameterType.Slug, "Slug or id of a tag. Excludes unit.") { Example = "berita" },
        new("timeZone", ParameterType.TimeZone, "Zone in which months begin; by default that of the newsroom.") { Example = "Asia/Jakarta" },
    ];

    public static async Task<IResult> Handle(HttpContext http, IMediator mediator, PublicUrl url, HumasSettings settings)
    {
        var query = new QueryReader(http.Request);
        var request = new ListMonthsQuery(query.Refs("unit"), query.Word("scope", UnitScope.Scope.Words), query.Word("line", UnitScope.Line.Words), query.Refs("tag", 1), query.Zone("timeZone") ?? settings.TimeZone);
        query.Done();
        var (months, filters) = await mediator.Send(request, http.RequestAborted);
        return new DeliveryAnswer<MonthsResponse>(new(months, new(filters.Resolved, filters.Unmatched), new(url.Self(http.Request))));
    }
}

/// <summary>The months of an archive, the newest first; months without articles are left out.</summary>
/// <param name="Data">The months.</param>
/// <param name="Meta">What became of filters.</param>
/// <param name="Links">Where to go from here.</param>
internal sealed record MonthsResponse(IReadOnlyList<MonthCount> Data, FilterMeta Meta, ItemLinks Links);

internal sealed record ListMonthsQuery(IReadOnlyList<string> Units, string? Scope, string? Line, IReadOnlyList<string> Tag, TimeZoneInfo Zone) : IRequest<(IReadOnlyList<MonthCount> Months, Filters Filters)>;

internal sealed class ListMonthsValidator : AbstractValidator<ListMonthsQuery>
{
    public ListMonthsValidator()
    {
        RuleFor(query => query.Tag).Must((query, _) => query.Units.Count == 0).When(query => query.Tag.Count > 0).WithErrorCode("unit-and-tag")
            .WithMessage(_ => Text.Of("Give unit or tag, not both.", "Berikan unit atau tag, jangan keduanya."));
        this.ScopeRules(query => query.Scope, query => query.Line, query => query.Units.Count > 0);
    }
}

internal sealed class ListMonthsHandler(DeliveryDbContext database, PublicMemory memory, TimeProvider clock) : IRequestHandler<ListMonthsQuery, (IReadOnlyList<MonthCount> Months, Filters Filters)>
{
    public async Task<(IReadOnlyList<MonthCount> Months, Filters Filters)> Handle(ListMonthsQuery request, CancellationToken cancellationToken)
    {
        var filters = new Filters();
        var units = await PublicFilter.ResolveAsync(database, memory, SlugKind.Unit, "unit", request.Units, filters, cancellationToken);
        var tag = await PublicFilter.ResolveAsync(database, memory, SlugKind.Tag, "tag", request.Tag, filters, cancellationToken);
        if ((request.Units.Count > 0 && units.Length == 0) || request.Tag.Count > tag.Length) return ([], filters);
        var set = request.Units.Count == 0 ? null : await UnitScope.ResolveAsync(database, memory, units, request.Scope, request.Line, clock.GetUtcNow(), cancellationToken);
        var search = new ArticleSearch(database, new ArticleFilter { Units = set, Tag = tag is [var one] ? one : null }, descending: true);
        return (await search.MonthsAsync(request.Zone, cancellationToken), filters);
    }
}
