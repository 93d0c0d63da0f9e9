using System.Linq.Expressions;
using FluentValidation;
using HumasApi.Contract;
using HumasApi.Data;
using HumasApi.Domain;
using HumasApi.Http;
using HumasApi.Publishing;
using Microsoft.EntityFrameworkCore;

namespace HumasApi.Delivery;

/// <summary>Units whose articles are wanted: of all time, or each within spans of time that do not overlap.</summary>
/// <param name="Units">The units; with spans one entry for each span.</param>
/// <param name="From">First moment of each span; null for all time.</param>
/// <param name="To">First moment after each span; null for all time.</param>
internal sealed record UnitSet(Guid[] Units, DateTime[]? From = null, DateTime[]? To = null);

/// <summary>
/// How far the filter <c>unit</c> reaches: the units themselves, or with those below them, today or on the day of each article.
/// </summary>
internal static class UnitScope
{
    public static readonly QueryParameter Scope = new(
        "scope",
        ParameterType.OneOf,
        "`subtree`: articles of all units below count as well, as the tree is today; a closed unit counts under its archive "
            + "successor. `subtreeThen`: as the tree was on the day of each article."
    )
    {
        Words = ["self", "subtree", "subtreeThen"],
        WordsName = "ArticleScope",
        Default = "self",
        Example = "subtree",
    };

    public static readonly QueryParameter Line = new(
        "line",
        ParameterType.OneOf,
        "With scope: only the administrative line, or only the functional line (technical); by default either."
    )
    {
        Words = ["administrative", "technical"],
        WordsName = nameof(UnitLine),
        Example = "administrative",
    };

    public static async Task<UnitSet> ResolveAsync(
        DeliveryDbContext database,
        ReferenceCache cache,
        Guid[] roots,
        string? scope,
        string? line,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        if (scope is null or "self")
            return new UnitSet(roots);
        if (roots is not [var root])
            return await ReadAsync(database, roots, scope, line, now, cancellationToken);
        var readAt = cache.Epoch;
        if (cache.FindSubtree<UnitSet>(root, scope, line) is { } known)
            return known;
        var set = await ReadAsync(database, roots, scope, line, now, cancellationToken);
        cache.AddSubtree(root, scope, line, set, readAt);
        return set;
    }

    private static async Task<UnitSet> ReadAsync(
        DeliveryDbContext database,
        Guid[] roots,
        string scope,
        string? line,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var below = database.UnitAncestors.Where(row => roots.Contains(row.AncestorId));
        if (line is not null)
        {
            var wanted = EnumNames.Of<UnitLine>()[line];
            below = below.Where(row => row.Line == wanted);
        }
        var moment = now.UtcDateTime;
        if (scope == "subtree")
            return new UnitSet(await TodayAsync(below, moment, cancellationToken));

        // A unit may have come below a root in several ways at once; what they cover together counts once.
        var spans = new List<(Guid Unit, DateTime From, DateTime To)>();
        foreach (
            var row in await below
                .Where(row => row.FromAt <= moment)
                .OrderBy(row => row.UnitId)
                .ThenBy(row => row.FromAt)
                .Select(row => new
                {
                    row.UnitId,
                    row.FromAt,
                    row.ToAt,
                })
                .ToListAsync(cancellationToken)
        )
        {
            if (spans is [.., var last] && last.Unit == row.UnitId && row.FromAt <= last.To)
                spans[^1] = last with { To = last.To > row.ToAt ? last.To : row.ToAt };
            else
                spans.Add((row.UnitId, row.FromAt, row.ToAt));
        }
        return spans.All(span => span.From == DateTime.MinValue && span.To == DateTime.MaxValue)
            ? new UnitSet([.. spans.Select(span => span.Unit)])
            : new UnitSet(
                [.. spans.Select(span => span.Unit)],
                [.. spans.Select(span => Utc(span.From))],
                [.. spans.Select(span => Utc(span.To))]
            );
    }

    /// <summary>The units of rows of the tree, as it is at a moment.</summary>
    public static Task<Guid[]> TodayAsync(IQueryable<UnitAncestor> below, DateTime moment, CancellationToken cancellationToken) =>
        below.Where(row => row.FromAt <= moment && row.ToAt > moment).Select(row => row.UnitId).Distinct().ToArrayAsync(cancellationToken);

    /// <summary>scope needs unit, and line needs a scope that reaches below it.</summary>
    public static void ScopeRules<T>(
        this AbstractValidator<T> validator,
        Expression<Func<T, string?>> scope,
        Expression<Func<T, string?>> line,
        Func<T, bool> hasUnit
    )
    {
        var reach = scope.Compile();
        validator.RuleFor(scope).Must((query, value) => value is null || hasUnit(query)).WithProblem(Problems.ScopeNeedsUnit);
        validator
            .RuleFor(line)
            .Must((query, value) => value is null || reach(query) is "subtree" or "subtreeThen")
            .WithProblem(Problems.LineNeedsScope);
    }

    private static DateTime Utc(DateTime time) => DateTime.SpecifyKind(time, DateTimeKind.Utc);
}
