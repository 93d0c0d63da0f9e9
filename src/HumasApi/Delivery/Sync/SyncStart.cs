using HumasApi.Contract;
using HumasApi.Data;
using HumasApi.Domain;
using HumasApi.Http;
using HumasApi.Paging;
using HumasApi.Publishing;

namespace HumasApi.Delivery.Sync;

/// <summary>Where a client begins, and begins again.</summary>
internal sealed class SyncStart(DeliveryDbContext database, ReferenceCache cache, SyncRows rows, PublicUrl url)
{
    /// <summary>The token of a client that has none: it will read the state as of now, or what changes from now on.</summary>
    /// <exception cref="Problem">400 unmatched-filter: a unit or tag that names nothing public.</exception>
    public async Task<SyncToken> BeginAsync(SyncRequest request, SyncPhase phase, CancellationToken cancellationToken) =>
        await BeginAsync(await FilterAsync(request, cancellationToken), phase, cancellationToken);

    /// <summary>The same for a filter that is read already.</summary>
    public async Task<SyncToken> BeginAsync(SyncFilter filter, SyncPhase phase, CancellationToken cancellationToken)
    {
        var ends = await rows.EndsAsync(long.MaxValue, cancellationToken);
        return new SyncToken(filter, ends.Newest, phase, Guid.Empty, ends.Mark);
    }

    /// <summary>The filter of a request, with slugs read as ids.</summary>
    /// <exception cref="Problem">400 unmatched-filter: a unit or tag that names nothing public.</exception>
    public async Task<SyncFilter> FilterAsync(SyncRequest request, CancellationToken cancellationToken) =>
        new(
            request.Types.Count > 0 ? [.. request.Types.Distinct().Order()] : Enum.GetValues<ChangedEntity>(),
            await ResolveAsync(SlugKind.Unit, "unit", request.Units, cancellationToken),
            request.Subtree,
            await ResolveAsync(SlugKind.Tag, "tag", request.Tags, cancellationToken),
            [.. request.Languages],
            [.. (request.Fields ?? Enumerable.Empty<string>()).Order(StringComparer.Ordinal)],
            request.Body
        );

    /// <summary>The problem of a token that leads nowhere any more.</summary>
    public Problem Restart(SyncFilter filter) =>
        Problem.Of(Problems.SyncRestart, null, new Dictionary<string, object?> { ["restart"] = RestartOf(filter) });

    /// <summary>Where a client begins again.</summary>
    public SyncRestart RestartOf(SyncFilter filter) => new(url.To("/v1/sync" + Query(filter)));

    /// <summary>The filter as a query, with its question mark; empty where all is followed.</summary>
    public static string Query(SyncFilter filter)
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
        if (filter.Fields.Length > 0)
            parts.Add($"fields={string.Join(',', filter.Fields)}");
        else if (filter.Body)
            parts.Add("include=body");
        return (parts.Count > 0 ? "?" : "") + string.Join('&', parts);
    }

    private async Task<Guid[]> ResolveAsync(
        SlugKind kind,
        string parameter,
        IReadOnlyList<string> values,
        CancellationToken cancellationToken
    )
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
