using HumasApi.Access;
using HumasApi.Contract;
using HumasApi.Data;
using HumasApi.Domain;

namespace HumasApi.Management.Units;

/// <summary>
/// Who may change what a unit answers to: the one rule for every way to do it (create, put, move, merge, split, close, and to
/// cancel or redate any of them). Each parent that a unit gets, on any line and day, takes the right that a move there takes;
/// so does each that it would have had from today on, so that nobody undoes what was planned above them.
/// </summary>
internal sealed class UnitPlaces(HumasDbContext database, Rights rights)
{
    private readonly Dictionary<(Guid Parent, DateOnly From, DateOnly To), IReadOnlyList<ReviewRequirement>> required = [];

    /// <exception cref="Problem">403 unless the caller administers the parent; for a root of the administrative line, the whole
    /// newsroom.</exception>
    public Task RequireParentAsync(UnitLine line, Guid? parent, CancellationToken cancellationToken) =>
        parent is not null || line == UnitLine.Administrative
            ? rights.RequireAsync(Right.Administer, parent, cancellationToken)
            : Task.CompletedTask;

    /// <summary>A new unit: it had no parent to lose, and as part of an excused unit it is excused as that is.</summary>
    public async Task RequireNewAsync(UnitLine line, IEnumerable<ParentChange> changes, CancellationToken cancellationToken)
    {
        foreach (var change in changes)
            await RequireParentAsync(line, change.Gained, cancellationToken);
    }

    /// <exception cref="Problem">403 unless the caller may make all of the changes.</exception>
    public async Task RequireAsync(Guid unit, UnitLine line, IEnumerable<ParentChange> changes, CancellationToken cancellationToken)
    {
        var today = database.Today;
        foreach (var change in changes)
        {
            if (line == UnitLine.Administrative)
                await rights.RequireAsync(Right.Administer, unit, cancellationToken);
            await RequireParentAsync(line, change.Gained, cancellationToken);
            if (change.To <= today)
                continue;
            // A technical parent of today is no party to a move, one that is planned was decided by who administers it.
            if (line == UnitLine.Administrative || change.LostSince > today)
                await RequireParentAsync(line, change.Lost, cancellationToken);
            if (line == UnitLine.Administrative && change.Gained is { } parent)
                await RequireReviewAsync(unit, parent, change.From > today ? change.From : today, change.To, cancellationToken);
        }
    }

    // A unit that must have its articles reviewed is not freed by being put below one that is excused, but by who may excuse it.
    private async Task RequireReviewAsync(Guid unit, Guid parent, DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        if (await rights.HasAsync(Right.Administer, (Guid?)null, cancellationToken))
            return;
        // Units that go to the same parent ask the same.
        if (!required.TryGetValue((parent, from, to), out var there))
            required[(parent, from, to)] = there = await ReviewPolicies.RequirementsAsync(
                database,
                parent,
                from.Midnight().UtcDateTime,
                to == DateOnly.MaxValue ? DateTime.MaxValue : to.Midnight().UtcDateTime.AddTicks(-10),
                cancellationToken
            );
        if (!there.Any(one => one.FreesMoreThan(null)))
            return;
        var here = await ReviewPolicies.RequirementsAsync(database, unit, cancellationToken);
        await rights.RequireAsync(
            Right.Administer,
            [
                .. there
                    .Where(one => one.FreesMoreThan(here.FirstOrDefault(other => other.Id == one.Id)))
                    .Select(one => one.UnitId)
                    .Distinct(),
            ],
            cancellationToken
        );
    }
}
