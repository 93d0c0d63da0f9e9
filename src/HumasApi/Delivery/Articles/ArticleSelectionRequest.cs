using FluentValidation;
using HumasApi.Contract;
using HumasApi.Data;
using HumasApi.Domain;
using HumasApi.Http;
using HumasApi.Paging;
using HumasApi.Publishing;

namespace HumasApi.Delivery.Articles;

/// <summary>What a list of articles is to be narrowed to, as a request says it; lists and searches take the same.</summary>
internal sealed record ArticleSelectionRequest
{
    // What a page shows beside a list: a carousel, a headline.
    private const int MaxExcluded = 20;

    public static readonly IReadOnlyList<QueryParameter> Parameters =
    [
        new("unit", ParameterType.SlugList, "Slug or id of the publishing unit; several by comma.")
        {
            Example = "rutan-kelas-ii-b-salatiga",
        },
        UnitScope.Scope,
        UnitScope.Line,
        .. ArticleFilters.All.Select(filter => filter.Parameter),
        new("publishedFrom", ParameterType.DateOrInstant, "Published at or after this time; a date begins at midnight in `timeZone`.")
        {
            Example = "2026-01-01",
        },
        new("publishedBefore", ParameterType.DateOrInstant, "Published before this time; a date begins at midnight in `timeZone`.")
        {
            Example = "2026-07-01",
        },
        new("timeZone", ParameterType.TimeZone, "Zone in which dates are read; by default that of the newsroom.")
        {
            Example = "Asia/Jakarta",
        },
        new("exclude", ParameterType.IdList, "Ids of articles that are left out: those that a page shows already.")
        {
            MaxItems = MaxExcluded,
            Example = "019b4a5e-0000-7000-8000-000000000001",
        },
    ];

    public required IReadOnlyList<string> Units { get; init; }
    public required string? Scope { get; init; }
    public required string? Line { get; init; }

    /// <summary>The values that each filter was given, slugs or ids of records or words, in the order of the filters.</summary>
    public required IReadOnlyList<(ArticleFilter Filter, IReadOnlyList<string> Given)> Filters { get; init; }
    public required DateTimeOffset? PublishedFrom { get; init; }
    public required DateTimeOffset? PublishedBefore { get; init; }
    public required IReadOnlyList<Guid> Excluded { get; init; }

    public static ArticleSelectionRequest Read(QueryReader query, NewsroomOptions newsroom)
    {
        var zone = query.Zone("timeZone") ?? newsroom.TimeZone;
        return new ArticleSelectionRequest
        {
            Units = query.Refs("unit"),
            Scope = query.Word("scope", UnitScope.Scope.Words),
            Line = query.Word("line", UnitScope.Line.Words),
            Filters = [.. ArticleFilters.All.Select(filter => (filter, filter.Given(query)))],
            PublishedFrom = query.Time("publishedFrom", zone),
            PublishedBefore = query.Time("publishedBefore", zone),
            Excluded = query.Ids("exclude", MaxExcluded),
        };
    }

    /// <summary>What it means now; null when a filter names nothing public: then nothing can match, and no search is needed.</summary>
    public async Task<ArticleSelection?> ResolveAsync(
        DeliveryDbContext database,
        ReferenceCache cache,
        DateTimeOffset now,
        Filters filters,
        CancellationToken cancellationToken
    )
    {
        var units = await PublicFilter.ResolveAsync(database, cache, SlugKind.Unit, "unit", Units, filters, cancellationToken);
        var criteria = new List<ArticleCriterion>();
        foreach (var (filter, given) in Filters.Where(one => one.Given.Count > 0))
        {
            Array values = filter.Kind is { } kind
                ? await PublicFilter.ResolveAsync(database, cache, kind, filter.Name, given, filters, cancellationToken)
                : given.ToArray();
            if (values.Length == 0)
                return null;
            criteria.Add(new ArticleCriterion(filter, values));
        }
        if (Units.Count > 0 && units.Length == 0)
            return null;
        return new ArticleSelection
        {
            Criteria = criteria,
            Units = Units.Count == 0 ? null : await UnitScope.ResolveAsync(database, cache, units, Scope, Line, now, cancellationToken),
            From = PublishedFrom,
            Before = PublishedBefore,
            Excluded = [.. Excluded.Distinct()],
        };
    }
}

internal sealed class ArticleSelectionValidator : AbstractValidator<ArticleSelectionRequest>
{
    public ArticleSelectionValidator()
    {
        this.ScopeRules(query => query.Scope, query => query.Line, query => query.Units.Count > 0);
        RuleFor(query => query.PublishedBefore)
            .Must((query, before) => before > query.PublishedFrom)
            .When(query => query.PublishedBefore is not null && query.PublishedFrom is not null)
            .WithProblem(Problems.EmptyRange);
    }
}
