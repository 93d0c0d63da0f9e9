using HumasApi.Data;
using HumasApi.Domain;
using Microsoft.EntityFrameworkCore;

namespace HumasApi.ChangeLog;

/// <summary>Logs unit events in the change log: at once, or on the planned day.</summary>
internal static class UnitEventLog
{
    private const int BatchSize = 100;

    /// <summary>Adds the change rows of an event whose day has come: one of the unit, one of each unit that it moved.</summary>
    public static async Task AppendAsync(
        HumasDbContext database,
        UnitEvent reason,
        Unit unit,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        reason.LoggedAt = now;
        var moved = await database
            .UnitParents.Where(row => row.EventId == reason.Id && row.UnitId != unit.Id)
            .Select(row => row.UnitId)
            .Distinct()
            .ToArrayAsync(cancellationToken);
        database.PendingChanges.Add(Change.Of("unit." + reason.Kind.ToWire(), unit, reason.RecordedBy, now));
        foreach (
            var other in await database
                .Units.Where(other => moved.Contains(other.Id))
                .OrderBy(other => other.Id)
                .ToListAsync(cancellationToken)
        )
            database.PendingChanges.Add(Change.Of("unit.moved", other, reason.RecordedBy, now));
    }

    /// <summary>
    /// Logs due unit events. They are in effect without this; any number of instances may run it, and the lock on the event's row
    /// decides which one logs it.
    /// </summary>
    /// <returns>How many were logged.</returns>
    public static Task<int> AppendDueAsync(HumasDbContext database, DateTimeOffset now, CancellationToken cancellationToken) =>
        database.InTransactionAsync(
            async () =>
            {
                var today = database.Today;
                var due = await database
                    .UnitEvents.FromSql(
                        $"""
                        select * from unit_events where logged_at is null and effective_on <= {today} order by
                        effective_on, id limit {BatchSize} for update skip locked
                        """
                    )
                    .ToListAsync(cancellationToken);
                foreach (var reason in due)
                    await AppendAsync(
                        database,
                        reason,
                        await database.Units.SingleAsync(unit => unit.Id == reason.UnitId, cancellationToken),
                        now,
                        cancellationToken
                    );
                await database.SaveChangesAsync(cancellationToken);
                return due.Count;
            },
            cancellationToken
        );
}
