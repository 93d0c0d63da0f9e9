using FluentValidation;
using HumasApi.Contract;
using HumasApi.Data;
using HumasApi.Delivery.Articles;
using HumasApi.Domain;
using HumasApi.Http;
using HumasApi.Paging;
using HumasApi.Publishing;
using MediatR;

namespace HumasApi.Delivery.Sync;

/// <summary>
/// GET /v1/sync: first the state of what a client follows, page by page, then only what changes. The token says where it is.
/// </summary>
internal static class GetSyncEndpoint
{
    private const int MaxLimit = 500;
    private const int DefaultLimit = 200;

    // As lists take it.
    private static readonly ArticleFilter ByLanguage = ArticleFilters.All.Single(filter => filter.Name == "language");

    private static readonly QueryParameter Scope = new(
        "scope",
        ParameterType.OneOf,
        "`subtree`: articles of all units below count as well, as the tree is at the moment."
    )
    {
        Words = ["self", "subtree"],
        WordsName = "SyncScope",
        Default = "self",
        Example = "subtree",
    };

    private static readonly QueryParameter Include = new("include", ParameterType.OneOf, "`body`: articles with their bodies.")
    {
        Words = ["body"],
        WordsName = "SyncInclude",
        Example = "body",
    };

    public static readonly IReadOnlyList<QueryParameter> Parameters =
    [
        new("token", ParameterType.Text, "Where the client is: `meta.token` of the last response. Alone, but for limit.")
        {
            Example = "AQ8E…",
        },
        new("type", ParameterType.AnyOf, "The kinds of records; several by comma. Left out: all.")
        {
            Words = [.. EnumNames.Of<ChangedEntity>().Keys],
            WordsName = nameof(ChangedEntity),
            Example = "article,tag",
        },
        new("unit", ParameterType.SlugList, "Articles of these units only; slug or id, several by comma.")
        {
            Example = "rutan-kelas-ii-b-salatiga",
        },
        Scope,
        new("tag", ParameterType.SlugList, "Articles with one of these tags only; slug or id, several by comma.") { Example = "berita" },
        ByLanguage.Parameter,
        Include,
        new("limit", ParameterType.Integer, "Records in a response, about.")
        {
            Minimum = 1,
            Maximum = MaxLimit,
            Default = DefaultLimit,
            Example = 100,
        },
    ];

    public static async Task<IResult> Handle(HttpContext http, IMediator mediator, PublicUrl url, LargeResponses large)
    {
        var query = new QueryReader(http.Request);
        var request = new GetSyncQuery(
            query.Text("token", SyncToken.MaxLength),
            query.Words<ChangedEntity>("type"),
            query.Refs("unit"),
            query.Word(Scope.Name, Scope.Words),
            query.Refs("tag"),
            ByLanguage.Given(query),
            query.Word(Include.Name, Include.Words) is not null,
            query.Integer("limit", 1, MaxLimit) ?? DefaultLimit,
            [.. http.Request.Query.Keys.Except(["token", "limit"])]
        );
        query.Done();
        var place = request.Body || request.Known?.Filter.Body == true ? await large.EnterAsync(http) : null;
        try
        {
            var (answer, token, hasMore) = await mediator.Send(request, http.RequestAborted);
            var limit = request.Limit == DefaultLimit ? "" : $"&limit={request.Limit}";
            var next = url.To($"/v1/sync?token={token}{limit}");
            return new DeliveryResult<SyncAnswer>(new(answer, new SyncMeta($"{token}", hasMore), new SyncLinks(next))) { Place = place };
        }
        catch
        {
            place?.Dispose();
            throw;
        }
    }
}

/// <summary>A <see cref="SyncResponse"/> with articles that are serialized already.</summary>
internal sealed record SyncAnswer(SyncPage Data, SyncMeta Meta, SyncLinks Links);

/// <param name="Token">Where the client is; null for one that begins.</param>
/// <param name="Types">The kinds of records; none: all.</param>
/// <param name="Units">Units by slug or id.</param>
/// <param name="Scope">Whether units below them count.</param>
/// <param name="Tags">Tags by slug or id.</param>
/// <param name="Languages">Languages.</param>
/// <param name="Body">Whether articles come with their bodies.</param>
/// <param name="Limit">Records in a response, about.</param>
/// <param name="GivenWithToken">Parameters that do not go with a token.</param>
internal sealed record GetSyncQuery(
    string? Token,
    IReadOnlyList<ChangedEntity> Types,
    IReadOnlyList<string> Units,
    string? Scope,
    IReadOnlyList<string> Tags,
    IReadOnlyList<string> Languages,
    bool Body,
    int Limit,
    IReadOnlyList<string> GivenWithToken
) : IRequest<(SyncPage Page, SyncToken Token, bool HasMore)>
{
    /// <summary>The token, read; null where there is none, or it is none.</summary>
    public SyncToken? Known { get; } = Token is null ? null : SyncToken.Parse(Token);
}

internal sealed class GetSyncValidator : AbstractValidator<GetSyncQuery>
{
    public GetSyncValidator()
    {
        RuleFor(query => query.Token).Must((query, token) => token is null || query.Known is not null).WithProblem(Problems.MalformedToken);
        RuleFor(query => query.Token)
            .Must((query, token) => token is null || query.GivenWithToken.Count == 0)
            .WithProblem(Problems.TokenAlone, query =>
                Sentence.Of(
                    $"The token has the filter in it; leave out {string.Join(", ", query.GivenWithToken)}.",
                    $"Token sudah memuat filternya; hapus {string.Join(", ", query.GivenWithToken)}."
                )
            );
        RuleFor(query => query.Scope).Must((query, scope) => scope is null || query.Units.Count > 0).WithProblem(Problems.ScopeNeedsUnit);
    }
}

internal sealed class GetSyncHandler(DeliveryDbContext database, ReferenceCache cache, SyncRows rows, PublicUrl url)
    : IRequestHandler<GetSyncQuery, (SyncPage Page, SyncToken Token, bool HasMore)>
{
    public async Task<(SyncPage Page, SyncToken Token, bool HasMore)> Handle(GetSyncQuery request, CancellationToken cancellationToken)
    {
        var (newest, purged, isStandby) = await rows.EndsAsync(cancellationToken);
        var token = request.Known ?? new SyncToken(await FilterAsync(request, cancellationToken), newest, SyncPhase.Units, Guid.Empty);
        // Of another instance, which was ahead of this standby.
        if (token.Position > newest && isStandby)
            return (new SyncPage(), token, false);
        // Beyond the newest: the database was restored from before, or the token is another newsroom's.
        if (token.Position < purged || token.Position > newest)
            throw Restart(token.Filter);
        var reader = new SyncReader(rows, token, request.Limit, await rows.ScopeAsync(token.Filter, cancellationToken));
        var answer = await reader.ReadAsync(cancellationToken);
        // Purged while it was read.
        return (await rows.EndsAsync(cancellationToken)).Purged > token.Position ? throw Restart(token.Filter) : answer;
    }

    private Problem Restart(SyncFilter filter) =>
        Problem.Of(Problems.SyncRestart, null, new Dictionary<string, object?> { ["restart"] = new SyncRestart(url.To(Address(filter))) });

    private static string Address(SyncFilter filter)
    {
        var parts = new List<string>();
        if (filter.Types.Count < Enum.GetValues<ChangedEntity>().Length)
            parts.Add($"type={string.Join(',', filter.Types.Select(type => type.ToWire()))}");
        if (filter.Units.Length > 0)
            parts.Add($"unit={string.Join(',', filter.Units)}{(filter.Subtree ? "&scope=subtree" : "")}");
        if (filter.Tags.Length > 0)
            parts.Add($"tag={string.Join(',', filter.Tags)}");
        if (filter.Languages.Length > 0)
            parts.Add($"language={Uri.EscapeDataString(string.Join(',', filter.Languages))}");
        if (filter.Body)
            parts.Add("include=body");
        return $"/v1/sync{(parts.Count > 0 ? "?" : "")}{string.Join('&', parts)}";
    }

    private async Task<SyncFilter> FilterAsync(GetSyncQuery request, CancellationToken cancellationToken)
    {
        async Task<Guid[]> Resolve(SlugKind kind, string parameter, IReadOnlyList<string> values)
        {
            var filters = new Filters();
            var ids = await PublicFilter.ResolveAsync(database, cache, kind, parameter, values, filters, cancellationToken);
            // A client would follow nothing for ever, and never know why.
            return filters.Unmatched is [var unknown, ..]
                ? throw Problem.Malformed(
                    Problems.UnmatchedFilter.InParameter(
                        parameter,
                        Sentence.Of($"“{unknown.Value}” names nothing public.", $"“{unknown.Value}” tidak menunjuk apa pun yang publik.")
                    )
                )
                : ids;
        }
        return new SyncFilter(
            request.Types.Count > 0 ? [.. request.Types.Distinct().Order()] : Enum.GetValues<ChangedEntity>(),
            await Resolve(SlugKind.Unit, "unit", request.Units),
            request.Scope == "subtree",
            await Resolve(SlugKind.Tag, "tag", request.Tags),
            [.. request.Languages],
            request.Body
        );
    }
}

/// <summary>The problem of a token that leads nowhere any more.</summary>
internal sealed record SyncRestartProblem : ProblemBody
{
    /// <summary>Where to begin again.</summary>
    public required SyncRestart Restart { get; init; }
}

/// <summary>Where a client begins again.</summary>
/// <param name="Href">The request, with the same filter.</param>
internal sealed record SyncRestart(string Href);
