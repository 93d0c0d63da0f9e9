using HumasApi.Contract;

namespace HumasApi.Http;

/// <summary>Type of a query parameter, as the OpenAPI document shows it.</summary>
internal enum ParameterType
{
    Text,
    Slug,
    SlugList,
    IdList,
    Integer,
    Boolean,
    Instant,
    DateOrInstant,
    Date,
    TimeZone,
    OneOf,
    AnyOf,
}

/// <summary>
/// A query parameter that a route understands. One declaration serves three: the OpenAPI document, the check for unknown
/// names, and the people who read the route.
/// </summary>
internal sealed record QueryParameter(string Name, ParameterType Type, string Description)
{
    /// <summary>The values it accepts, for <see cref="ParameterType.OneOf"/> and <see cref="ParameterType.AnyOf"/>.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>What the documents call these values: a schema of its own, so that generators do not make up a name.</summary>
    public string? WordsName { get; init; }
    public int? Minimum { get; init; }
    public int? Maximum { get; init; }
    public object? Default { get; init; }

    /// <summary>Whether the route answers 400 without it.</summary>
    public bool IsRequired { get; init; }

    /// <summary>How many values a list takes.</summary>
    public int? MaxItems { get; init; } =
        Type switch
        {
            ParameterType.IdList => PageRequest.MaxLimit,
            ParameterType.SlugList or ParameterType.AnyOf => 10,
            _ => null,
        };
    public required object Example { get; init; }
}

/// <summary>Metadata of an endpoint: the query parameters it understands.</summary>
internal sealed record QueryParameters(IReadOnlyList<QueryParameter> All);

/// <summary>The parameters of every list.</summary>
internal static class PagingParameters
{
    public static readonly QueryParameter Limit = new("limit", ParameterType.Integer, "Rows in the response.")
    {
        Minimum = 1,
        Maximum = PageRequest.MaxLimit,
        Default = PageRequest.DefaultLimit,
        Example = 20,
    };
    public static readonly QueryParameter Cursor = new(
        "cursor",
        ParameterType.Text,
        "Place in the list, taken from `meta.page.nextCursor` or a link. Keep all filters as they were; `limit` may change."
    )
    {
        Example = "EFk0…",
    };
    public static readonly QueryParameter Page = new(
        "page",
        ParameterType.Integer,
        $"Number of the page, from 1; reaches row {PageRequest.LastPagedRow}. For more, and for apps and scripts, follow " + "`links.next`."
    )
    {
        Minimum = 1,
        Example = 1,
    };
    public static readonly QueryParameter Count = new(
        "count",
        ParameterType.OneOf,
        "Whether rows are counted. By default `page` counts up to 10,000 and `cursor` does not count. `exact` counts on, up to "
            + "100,000 and in lists of articles without filters or with one of unit, tag and author without a bound: "
            + "meta.page.totalKind says whether all were counted."
    )
    {
        Words = ["none", "exact"],
        WordsName = "ListCount",
        Example = "none",
    };

    public static readonly IReadOnlyList<QueryParameter> All = [Limit, Cursor, Page, Count];
}

/// <summary>The check that a request has only parameters its route understands, each once.</summary>
internal static class StrictQuery
{
    public static TBuilder WithQuery<TBuilder>(this TBuilder builder, params IReadOnlyList<QueryParameter> parameters)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(new QueryParameters(parameters));

    /// <summary>Runs before authorization has cost anything and before a handler sees the query.</summary>
    public static async Task CheckAsync(HttpContext http, RequestDelegate next)
    {
        if (http.GetEndpoint() is { } endpoint && http.Request.Query.Count > 0)
        {
            var known = endpoint.Metadata.GetMetadata<QueryParameters>()?.All.Select(parameter => parameter.Name).ToList();
            if (known is not null)
                Check(http.Request.Query, known);
        }
        await next(http);
    }

    private static void Check(IQueryCollection query, List<string> known)
    {
        var errors = new List<ProblemError>();
        foreach (var (name, values) in query)
        {
            if (!known.Contains(name, StringComparer.Ordinal))
            {
                var nearest = Nearest.To(name, known);
                errors.Add(
                    Problems.UnknownParameter.InParameter(
                        name,
                        nearest is null
                            ? Sentence.Of($"There is no parameter {name} here.", $"Tidak ada parameter {name} di sini.")
                            : Sentence.Of(
                                $"There is no parameter {name} here. Did you mean {nearest}?",
                                $"Tidak ada parameter {name} di sini. Maksud Anda {nearest}?"
                            )
                    )
                );
            }
            else if (values.Count > 1)
                errors.Add(
                    Problems.RepeatedParameter.InParameter(
                        name,
                        Sentence.Of(
                            $"{name} is given {values.Count} times. Give it once; a list takes commas.",
                            $"{name} diberikan {values.Count} kali. Berikan sekali; daftar memakai koma."
                        )
                    )
                );
        }
        if (errors.Count > 0)
            throw Problem.Malformed(errors);
    }
}
