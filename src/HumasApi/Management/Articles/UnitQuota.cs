using HumasApi.Contract;
using HumasApi.Data;
using HumasApi.Domain;
using HumasApi.Http;
using Microsoft.EntityFrameworkCore;

namespace HumasApi.Management.Articles;

/// <summary>What a unit may store in a day; 0 is no limit. Imports have limits of their own, since archives come at once.</summary>
/// <param name="Articles">New articles of editors.</param>
/// <param name="Megabytes">Bodies and their sources that editors save, every revision counted.</param>
/// <param name="ImportArticles">New articles by import key.</param>
/// <param name="ImportMegabytes">The same of imports.</param>
internal sealed record UnitQuotas(int Articles, int Megabytes, int ImportArticles, int ImportMegabytes)
{
    public static readonly UnitQuotas None = new(0, 0, 0, 0);
    public static readonly UnitQuotas Default = new(5_000, 500, 500_000, 50_000);
}

/// <summary>
/// Keeps one unit, or one stolen key, from filling the disk. Each save adds a row to what its unit stored today, so that no
/// two saves wait for one counter; the rows are folded by <see cref="Jobs.CompactUsage"/>. Saves of the same moment may exceed
/// the quota by as many.
/// </summary>
internal sealed class UnitQuota(HumasDbContext database, UnitQuotas quotas, TimeProvider clock)
{
    private const long Megabyte = 1_000_000;

    /// <summary>Counts a revision that is being saved.</summary>
    /// <exception cref="Problem">429 unit-quota-exceeded when its unit has stored all it may today (UTC).</exception>
    public Task ChargeAsync(ArticleRevision revision, bool imported, CancellationToken cancellationToken) =>
        ChargeAsync(revision.UnitId, revision.Number == 1 ? 1 : 0, BytesOf(revision), imported, cancellationToken);

    /// <summary>What a revision counts for.</summary>
    public static long BytesOf(ArticleRevision revision) => (long)(revision.Body?.Length ?? 0) + (revision.BodySource?.Length ?? 0);

    /// <summary>Counts several revisions of one unit.</summary>
    /// <exception cref="Problem">429 unit-quota-exceeded when the unit has stored all it may today (UTC).</exception>
    public async Task ChargeAsync(Guid unit, int added, long bytes, bool imported, CancellationToken cancellationToken)
    {
        var (articles, megabytes) = imported ? (quotas.ImportArticles, quotas.ImportMegabytes) : (quotas.Articles, quotas.Megabytes);
        var day = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        // Not Single: EF would make a subquery of it, in which nothing may be inserted.
        var used = (
            await database
                .Database.SqlQuery<Used>(
                    $"""
                    with charged as (
                        insert into unit_usage (unit_id, day, imported, articles, bytes) values ({unit}, {day}, {imported}, {added},
                            {bytes}))
                    select coalesce(sum(articles), 0)::bigint as articles, coalesce(sum(bytes), 0)::bigint as bytes
                    from unit_usage where unit_id = {unit} and day = {day} and imported = {imported}
                    """
                )
                .ToListAsync(cancellationToken)
        )[0];
        if (articles > 0 && used.Articles + added > articles)
            throw Exceeded(Sentence.Of($"{articles:N0} new articles", $"{articles:N0} artikel baru"));
        if (megabytes > 0 && used.Bytes + bytes > megabytes * Megabyte)
            throw Exceeded(Sentence.Of($"{megabytes:N0} MB of text", $"{megabytes:N0} MB teks"));
    }

    private Problem Exceeded(string limit)
    {
        var seconds = (int)Math.Ceiling((clock.GetUtcNow().UtcDateTime.Date.AddDays(1) - clock.GetUtcNow().UtcDateTime).TotalSeconds);
        return new Problem(
            Problems.UnitQuotaExceeded,
            Sentence.Of(
                $"A unit may store {limit} a day (UTC). Go on tomorrow, or ask the operator for a higher Humas__Quotas.",
                $"Satu unit dapat menyimpan {limit} per hari (UTC). Lanjutkan besok, atau minta operator menaikkan Humas__Quotas."
            )
        )
        {
            Headers = new Dictionary<string, string>
            {
                ["Retry-After"] = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture),
            },
            Members = new Dictionary<string, object?> { [ClientRateLimiter.ViolatedPolicies] = new[] { "unit" } },
        };
    }

    private sealed record Used(long Articles, long Bytes);
}
