using HumasApi.Data;
using HumasApi.Domain;
using HumasApi.Http;
using Microsoft.EntityFrameworkCore;

namespace HumasApi.ChangeLog;

/// <summary>Tells the change log of what happened to units: at once, or on the day that was planned.</summary>
internal static class UnitEventLog
{
    private const int BatchSize = 100;

    /// <summary>Adds the change rows of an event whose day has come: one of the unit, one of each unit that it moved.</summary>
    public static async Task TellAsync(HumasDbContext database, UnitEvent reason, Unit unit, DateTimeOffset now, CancellationToken cancellationToken)
    {
        reason.ToldAt = now;
        var moved = await database.UnitParents.Where(row => row.EventId == reason.Id && row.UnitId != unit.Id).Select(row => row.UnitId).Distinct().ToArrayAsync(cancellationToken);
        database.Happened.Add(Change.Of("unit." + reason.Kind.ToWire(), unit, reason.RecordedBy, now));
        foreach (var other in await database.Units.Where(other => moved.Contains(other.Id)).OrderBy(other => other.Id).ToListAsync(cancellationToken))
            database.Happened.Add(Change.Of("unit.moved", other, reason.RecordedBy, now));
    }

    /// <summary>
    /// Tells of planned events whose day has come. Whatever is valid by then is so without this; any number of instances
    /// may run it, the row of the event decides which one tells.
    /// </summary>
    /// <returns>How many were told of.</returns>
    public static Task<int> TellDueAsync(HumasDbContext database, DateTimeOffset now, CancellationToken cancellationToken) => database.InTransactionAsync(async () =>
    {
        var today = database.Today;
        var due = await database.UnitEvents.FromSql($"select * from unit_events where told_at is null and effective_on <= {today} order by effective_on, id limit {BatchSize} for update skip locked").ToListAsync(cancellationToken);
        foreach (var reason in due) await TellAsync(database, reason, await database.Units.SingleAsync(unit => unit.Id == reason.UnitId, cancellationToken), now, cancellationToken);
        await database.SaveChangesAsync(cancellationToken);
        return due.Count;
    }, cancellationToken);
}
