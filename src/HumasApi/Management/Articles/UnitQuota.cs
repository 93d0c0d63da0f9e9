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

    /// <summary>Counts revisions that are being saved together.</summary>
    /// <exception cref="Problem">429 unit-quota-exceeded when one of their units has stored all it may today (UTC).</exception>
    public async Task ChargeAsync(IReadOnlyCollection<ArticleRevision> revisions, bool imported, CancellationToken cancellationToken)
    {
        var trip = new RoundTrip(database);
        var check = Charge(trip, revisions, imported);
        await trip.SendAsync(cancellationToken);
        check();
    }

    /// <summary>The same with other statements.</summary>
    /// <returns>What refuses the save, when they were sent.</returns>
    public Action Charge(RoundTrip trip, IReadOnlyCollection<ArticleRevision> revisions, bool imported)
    {
        var (articles, megabytes) = imported ? (quotas.ImportArticles, quotas.ImportMegabytes) : (quotas.Articles, quotas.Megabytes);
        var day = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var charges = revisions
            .GroupBy(revision => revision.UnitId)
            .Select(unit => (Unit: unit.Key, Added: unit.Count(revision => revision.Number == 1), Bytes: unit.Sum(BytesOf)))
            .ToList();
        var used = trip.Add(
            """
            with charge as materialized (select * from unnest($1, $2, $3) charge (unit_id, articles, bytes)),
            charged as (
                insert into unit_usage (unit_id, day, imported, articles, bytes)
                select unit_id, $4, $5, articles, bytes from charge)
            select c.articles + coalesce(u.articles, 0), c.bytes + coalesce(u.bytes, 0)::bigint
            from charge c cross join lateral (
                select sum(articles)::bigint as articles, sum(bytes) as bytes from unit_usage u
                where u.unit_id = c.unit_id and u.day = $4 and u.imported = $5) u
            """,
            row => (Articles: row.GetInt64(0), Bytes: row.GetInt64(1)),
            charges.Select(charge => charge.Unit).ToArray(),
            charges.Select(charge => charge.Added).ToArray(),
            charges.Select(charge => charge.Bytes).ToArray(),
            day,
            imported
        );
        return () =>
        {
            if (articles > 0 && used.Any(unit => unit.Articles > articles))
                throw Exceeded(Sentence.Of($"{articles:N0} new articles", $"{articles:N0} artikel baru"));
            if (megabytes > 0 && used.Any(unit => unit.Bytes > megabytes * Megabyte))
                throw Exceeded(Sentence.Of($"{megabytes:N0} MB of text", $"{megabytes:N0} MB teks"));
        };
    }

    // Text is kept twice: as it was sent, and clean.
    private static long BytesOf(ArticleRevision revision) => (long)(revision.Body?.Length ?? 0) + (revision.BodySource?.Length ?? 0);

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
}
