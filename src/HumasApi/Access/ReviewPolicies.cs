using HumasApi.Data;
using HumasApi.Domain;
using Microsoft.EntityFrameworkCore;

namespace HumasApi.Access;

/// <summary>
/// What is required of units before their articles are published, with one command however many there are. The rule itself is
/// <see cref="ReviewRequirement.Of"/>.
/// </summary>
internal static class ReviewPolicies
{
    private sealed record Row(Guid UnitId, DateTime FromAt, DateTime ToAt, ReviewSetting Setting);

    public static async Task<ReviewPolicy> ReadAsync(HumasDbContext database, Guid unit, CancellationToken cancellationToken) =>
        (await ReadAsync(database, [unit], cancellationToken))[unit];

    /// <summary>What is required of an article: by the unit of its draft, and by the one under whose name it is live.</summary>
    public static async Task<ReviewPolicy> ReadAsync(HumasDbContext database, Article article, CancellationToken cancellationToken) =>
        Of(article, await ReadAsync(database, article.Units(), cancellationToken));

    /// <summary>The same, where the policies of all units were read.</summary>
    public static ReviewPolicy Of(Article article, IReadOnlyDictionary<Guid, ReviewPolicy> policies) =>
        article.Units().Select(unit => policies.GetValueOrDefault(unit)).Aggregate((one, other) => one.And(other));

    public static async Task<IReadOnlyDictionary<Guid, ReviewPolicy>> ReadAsync(
        HumasDbContext database,
        IEnumerable<Guid> units,
        CancellationToken cancellationToken
    )
    {
        var (wanted, now) = (units.Distinct().ToArray(), database.Clock.GetUtcNow().UtcDateTime);
        if (wanted.Length == 0)
            return new Dictionary<Guid, ReviewPolicy>();
        var rows = (await RowsAsync(database, wanted, now, now, cancellationToken)).ToLookup(row => row.UnitId, row => row.Setting);
        return wanted.ToDictionary(unit => unit, unit => ReviewPolicy.Of(ReviewRequirement.Of(rows[unit])));
    }

    /// <summary>The requirements that stand above a unit now, and its own.</summary>
    public static async Task<IReadOnlyList<ReviewRequirement>> RequirementsAsync(
        HumasDbContext database,
        Guid unit,
        CancellationToken cancellationToken
    )
    {
        var now = database.Clock.GetUtcNow().UtcDateTime;
        return ReviewRequirement.Of((await RowsAsync(database, [unit], now, now, cancellationToken)).Select(row => row.Setting));
    }

    /// <summary>The requirements, as they are set now, that stand above a unit at some moment of a span.</summary>
    public static async Task<IReadOnlyList<ReviewRequirement>> RequirementsAsync(
        HumasDbContext database,
        Guid unit,
        DateTime first,
        DateTime last,
        CancellationToken cancellationToken
    )
    {
        var rows = await RowsAsync(database, [unit], first, last, cancellationToken);
        return
        [
            .. rows.Select(row => row.FromAt)
                .Where(at => at > first)
                .Append(first)
                .Distinct()
                .SelectMany(at => ReviewRequirement.Of(rows.Where(row => row.FromAt <= at && row.ToAt > at).Select(row => row.Setting))),
        ];
    }

    private static async Task<IReadOnlyList<Row>> RowsAsync(
        HumasDbContext database,
        Guid[] units,
        DateTime first,
        DateTime last,
        CancellationToken cancellationToken
    ) =>
        [
            .. (
                await (
                    from row in database.UnitAncestors
                    join above in database.Units on row.AncestorId equals above.Id
                    where
                        units.Contains(row.UnitId)
                        && row.Line == UnitLine.Administrative
                        && row.FromAt <= last
                        && row.ToAt > first
                        && (above.ReviewRequired != null || above.FourEyes != null)
                    orderby row.Depth
                    select new
                    {
                        row.UnitId,
                        row.FromAt,
                        row.ToAt,
                        row.AncestorId,
                        above.ReviewRequired,
                        above.FourEyes,
                        above.ReviewRequirement,
                        above.ExcusedRequirements,
                    }
                ).ToListAsync(cancellationToken)
            ).Select(row => new Row(
                row.UnitId,
                row.FromAt,
                row.ToAt,
                new ReviewSetting(row.AncestorId, row.ReviewRequired, row.FourEyes, row.ReviewRequirement, row.ExcusedRequirements)
            )),
        ];
}
