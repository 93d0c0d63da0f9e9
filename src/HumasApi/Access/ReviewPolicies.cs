using HumasApi.Data;
using HumasApi.Domain;

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
        var trip = new RoundTrip(database);
        var read = Ask(trip, database, units);
        await trip.SendAsync(cancellationToken);
        return read();
    }

    /// <summary>The same, asked with other statements.</summary>
    /// <returns>What is required of each unit, when they were sent.</returns>
    public static Func<IReadOnlyDictionary<Guid, ReviewPolicy>> Ask(RoundTrip trip, HumasDbContext database, IEnumerable<Guid> units)
    {
        var (wanted, now) = (units.Distinct().ToArray(), database.Clock.GetUtcNow().UtcDateTime);
        if (wanted.Length == 0)
            return () => new Dictionary<Guid, ReviewPolicy>();
        var rows = Ask(trip, wanted, now, now);
        return () =>
        {
            var settings = rows.ToLookup(row => row.UnitId, row => row.Setting);
            return wanted.ToDictionary(unit => unit, unit => ReviewPolicy.Of(ReviewRequirement.Of(settings[unit])));
        };
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
    )
    {
        var trip = new RoundTrip(database);
        var rows = Ask(trip, units, first, last);
        await trip.SendAsync(cancellationToken);
        return rows;
    }

    private static IReadOnlyList<Row> Ask(RoundTrip trip, Guid[] units, DateTime first, DateTime last) =>
        trip.Add(
            """
            select row.unit_id, row.from_at, row.to_at, above.id, above.review_required, above.four_eyes, above.review_requirement,
                above.excused_requirements
            from unit_ancestors row join units above on above.id = row.ancestor_id
            where row.unit_id = any($1) and row.line = 'administrative' and row.from_at <= $2 and row.to_at > $3
                and (above.review_required is not null or above.four_eyes is not null)
            order by row.depth
            """,
            row => new Row(
                row.GetGuid(0),
                row.GetDateTime(1),
                row.GetDateTime(2),
                new ReviewSetting(
                    row.GetGuid(3),
                    row.GetFieldValue<bool?>(4),
                    row.GetFieldValue<bool?>(5),
                    row.GetFieldValue<Guid?>(6),
                    row.GetFieldValue<Guid[]>(7)
                )
            ),
            units,
            DateTime.SpecifyKind(last, DateTimeKind.Utc),
            DateTime.SpecifyKind(first, DateTimeKind.Utc)
        );
}
