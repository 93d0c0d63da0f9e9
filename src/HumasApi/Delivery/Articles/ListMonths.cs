using System.Globalization;
using FluentValidation;
using HumasApi.Contract;
using HumasApi.Data;
using HumasApi.Domain;
using HumasApi.Http;
using HumasApi.Paging;
using HumasApi.Publishing;
using MediatR;
using Npgsql;

namespace HumasApi.Delivery.Articles;

/// <summary>GET /v1/articles/months: how many articles each month has, for an archive page.</summary>
internal static class ListMonthsEndpoint
{
    public static readonly IReadOnlyList<QueryParameter> Parameters =
    [
        new("unit", ParameterType.SlugList, "Slug or id of the publishing unit; several by comma. Excludes tag.")
        {
            Example = "kanwil-kemenkumham-jateng",
        },
        UnitScope.Scope,
        UnitScope.Line,
        new("tag", ParameterType.Slug, "Slug or id of a tag. Excludes unit.") { Example = "berita" },
        new("timeZone", ParameterType.TimeZone, "Zone in which months begin; by default that of the newsroom.")
        {
            Example = "Asia/Jakarta",
        },
    ];

    public static async Task<IResult> Handle(HttpContext http, IMediator mediator, PublicUrl url, NewsroomOptions newsroom)
    {
        var query = new QueryReader(http.Request);
        var request = new ListMonthsQuery(
            query.Refs("unit"),
            query.Word("scope", UnitScope.Scope.Words),
            query.Word("line", UnitScope.Line.Words),
            query.Refs("tag", 1),
            query.Zone("timeZone") ?? newsroom.TimeZone
        );
        query.Done();
        var (months, filters) = await mediator.Send(request, http.RequestAborted);
        return new DeliveryResult<MonthsResponse>(new(months, new(filters.Resolved, filters.Unmatched), new(url.Self(http.Request))));
    }
}

/// <summary>The months of an archive, the newest first; months without articles are left out.</summary>
/// <param name="Data">The months.</param>
/// <param name="Meta">How filter values were read.</param>
/// <param name="Links">Related addresses.</param>
internal sealed record MonthsResponse(IReadOnlyList<MonthCount> Data, FilterMeta Meta, ItemLinks Links);

/// <summary>Articles of a month.</summary>
/// <param name="Month">The month, such as 2022-10.</param>
/// <param name="Count">Articles published in it.</param>
internal sealed record MonthCount(string Month, int Count);

internal sealed record ListMonthsQuery(
    IReadOnlyList<string> Units,
    string? Scope,
    string? Line,
    IReadOnlyList<string> Tag,
    TimeZoneInfo Zone
) : IRequest<(IReadOnlyList<MonthCount> Months, Filters Filters)>;

internal sealed class ListMonthsValidator : AbstractValidator<ListMonthsQuery>
{
    public ListMonthsValidator()
    {
        RuleFor(query => query.Tag)
            .Must((query, _) => query.Units.Count == 0)
            .When(query => query.Tag.Count > 0)
            .WithProblem(Problems.UnitAndTag);
        this.ScopeRules(query => query.Scope, query => query.Line, query => query.Units.Count > 0);
    }
}

internal sealed class ListMonthsHandler(DeliveryDbContext database, ReferenceCache cache, TimeProvider clock)
    : IRequestHandler<ListMonthsQuery, (IReadOnlyList<MonthCount> Months, Filters Filters)>
{
    // Units of all time are counted in whole pieces. Where a unit belongs to the set for a span only, the pieces in which
    // that begins or ends are cut: their articles are counted one by one.
    private const string WithinSpans = """
        spans as materialized (
            select *, humas_month_part(from_at) as first_part, humas_month_part(to_at) as last_part from unnest(@units, @froms, @tos) u
                (unit_id, from_at, to_at)),
        counted as (
            select m.part as at, m.delta from spans s join public_months m on m.kind = 'unit' and m.target_id = s.unit_id and m.part >=
                s.from_at and m.part < s.last_part
            union all
            select p.published_at, 1 from spans s
            cross join lateral (values
                (s.from_at, least(s.to_at, s.first_part + interval '32 days'), s.first_part, s.first_part < s.from_at),
                (s.last_part, s.to_at, s.last_part, s.last_part >= s.from_at and s.last_part < s.to_at)) edge (lower, upper, part, is_cut)
            join published_articles p on p.unit_id = s.unit_id and p.published_at >= edge.lower and p.published_at < edge.upper and
                humas_month_part(p.published_at) = edge.part
            where edge.is_cut)
        """;

    public async Task<(IReadOnlyList<MonthCount> Months, Filters Filters)> Handle(
        ListMonthsQuery request,
        CancellationToken cancellationToken
    )
    {
        var filters = new Filters();
        var units = await PublicFilter.ResolveAsync(database, cache, SlugKind.Unit, "unit", request.Units, filters, cancellationToken);
        var tag = await PublicFilter.ResolveAsync(database, cache, SlugKind.Tag, "tag", request.Tag, filters, cancellationToken);
        if ((request.Units.Count > 0 && units.Length == 0) || request.Tag.Count > tag.Length)
            return ([], filters);
        var set =
            request.Units.Count == 0
                ? null
                : await UnitScope.ResolveAsync(database, cache, units, request.Scope, request.Line, clock.GetUtcNow(), cancellationToken);
        return (await CountAsync(set, tag is [var one] ? one : null, request.Zone, cancellationToken), filters);
    }

    private async Task<IReadOnlyList<MonthCount>> CountAsync(
        UnitSet? units,
        Guid? tag,
        TimeZoneInfo zone,
        CancellationToken cancellationToken
    )
    {
        var (oldest, newest) = ((DateTimeOffset?)null, default(DateTimeOffset));
        await database.ReadAsync(
            "select min(part), max(part) from public_months where kind = 'all' and target_id = @all",
            [new("all", Guid.Empty)],
            row =>
            {
                if (row.IsDBNull(0))
                    return;
                (oldest, newest) = (row.GetFieldValue<DateTimeOffset>(0), row.GetFieldValue<DateTimeOffset>(1));
            },
            cancellationToken
        );
        if (oldest is null)
            return [];

        List<NpgsqlParameter> parameters = [];
        void Add<T>(string name, T value) => parameters.Add(new NpgsqlParameter<T>(name, value));
        if (units is not null)
            Add("units", units.Units);
        else
            Add("target", tag ?? Guid.Empty);
        if (units is { From: { } froms, To: { } tos })
        {
            Add("froms", froms);
            Add("tos", tos);
        }
        // What is older than the oldest of a moment ago came in between.
        var starts = StartsOfMonths(oldest.Value, newest, zone);
        Add("starts", starts.Select(start => start.Moment.UtcDateTime).ToArray());
        var counted = units switch
        {
            null => $"counted as (select part as at, delta from public_months where kind = '{(tag is null ? "all" : "tag")}' and "
                + "target_id = @target)",
            { From: null } => "counted as (select part as at, delta from public_months where kind = 'unit' and target_id = any(@units))",
            _ => WithinSpans,
        };
        // Put in order here: asked for in order, the planner would sort a hundred thousand pieces instead of a hundred months.
        var months = new SortedList<int, MonthCount>();
        await database.ReadAsync(
            $"with {counted} select width_bucket(at, @starts) as month, sum(delta)::integer from counted where at >= "
                + "(@starts)[1] group by month having sum(delta) <> 0",
            parameters,
            row =>
                months.Add(
                    -row.GetInt32(0),
                    new MonthCount(starts[row.GetInt32(0) - 1].Local.ToString("yyyy-MM", CultureInfo.InvariantCulture), row.GetInt32(1))
                ),
            cancellationToken
        );
        return [.. months.Values];
    }

    private static List<(DateTime Local, DateTimeOffset Moment)> StartsOfMonths(DateTimeOffset from, DateTimeOffset to, TimeZoneInfo zone)
    {
        var starts = new List<(DateTime, DateTimeOffset)>();
        var local = TimeZoneInfo.ConvertTime(from, zone).DateTime;
        for (var start = new DateTime(local.Year, local.Month, 1); ; start = start.AddMonths(1))
        {
            var moment = zone.At(start);
            if (moment > to)
                return starts;
            starts.Add((start, moment));
        }
    }
}
