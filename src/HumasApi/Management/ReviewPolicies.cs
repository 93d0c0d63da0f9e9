using HumasApi.Data;
using HumasApi.Domain;
using Microsoft.EntityFrameworkCore;

namespace HumasApi.Management;

/// <summary>What is demanded of units before their articles go out, with one command however many there are: what a unit says itself, else what the nearest unit above says.</summary>
internal static class ReviewPolicies
{
    public static async Task<ReviewPolicy> ReadAsync(HumasDbContext database, Guid unit, CancellationToken cancellationToken) => (await ReadAsync(database, [unit], cancellationToken))[unit];

    /// <summary>What is demanded of an article: by the unit of its draft, and by the one under whose name it is live.</summary>
    public static async Task<ReviewPolicy> ReadAsync(HumasDbContext database, Article article, CancellationToken cancellationToken) => Of(article, await ReadAsync(database, article.Units(), cancellationToken));

    /// <summary>The same, where the policies of all units were read.</summary>
    public static ReviewPolicy Of(Article article, IReadOnlyDictionary<Guid, ReviewPolicy> policies) => article.Units().Select(unit => policies.GetValueOrDefault(unit)).Aggregate((one, other) => one.And(other));

    public static async Task<IReadOnlyDictionary<Guid, ReviewPolicy>> ReadAsync(HumasDbContext database, IEnumerable<Guid> units, CancellationToken cancellationToken)
    {
        var (wanted, now) = (units.Distinct().ToArray(), database.Clock.GetUtcNow().UtcDateTime);
        if (wanted.Length == 0) return new Dictionary<Guid, ReviewPolicy>();
        var said = (await (from row in database.UnitAncestors
                           join above in database.Units on row.AncestorId equals above.Id
                           where wanted.Contains(row.UnitId) && row.Line == UnitLine.Administrative && row.FromAt <= now && row.ToAt > now && (above.ReviewRequired != null || above.FourEyes != null)
                           orderby row.Depth
                           select new { row.UnitId, row.Depth, row.AncestorId, above.ReviewRequired, above.FourEyes }).ToListAsync(cancellationToken)).ToLookup(row => row.UnitId);
        return wanted.ToDictionary(unit => unit, unit =>
        {
            var (review, fourEyes) = (said[unit].FirstOrDefault(row => row.ReviewRequired is not null), said[unit].FirstOrDefault(row => row.FourEyes is not null));
            // Four eyes that nobody has to open would be none.
            var from = new[] { review?.ReviewRequired == true ? review : null, fourEyes?.FourEyes == true ? fourEyes : null }.MaxBy(row => row?.Depth ?? -1);
            return new ReviewPolicy(from is not null, fourEyes?.FourEyes == true, from?.AncestorId);
        });
    }
}
