using HumasApi.Access;
using HumasApi.ChangeLog;
using HumasApi.Contract;
using HumasApi.Data;
using HumasApi.Domain;
using Microsoft.EntityFrameworkCore;
using Unit = HumasApi.Domain.Unit;

namespace HumasApi.Management.Units;

/// <summary>
/// Changes what a unit is called and whom it answers to, from a day on, and remembers the event that did it. All of it works
/// on rows with dates, so that a day that lies ahead comes true by itself and no article is ever touched.
/// </summary>
internal sealed class UnitHistory(HumasDbContext database, Rights rights, Actor actor, DateTimeOffset now)
{
    // The member that conflicts of days are about, in every change of a unit.
    private const string Day = "/effectiveOn";

    private readonly UnitPlaces places = new(database, rights);

    // What units answer to, kept in step while this changes it.
    private readonly Dictionary<(Guid Unit, UnitLine Line), Timeline<UnitParent>> parentsRead = [];

    /// <summary>The unit that is created in this act, if any.</summary>
    public Guid? Created { get; init; }

    /// <summary>What was done, in the order done.</summary>
    public List<UnitEffect> Effects { get; } = [];

    public UnitEvent NewEvent(
        UnitEventKind kind,
        Unit unit,
        DateOnly day,
        IDecree? decree = null,
        IReadOnlyList<Guid>? successors = null,
        Guid? heir = null
    ) =>
        new()
        {
            UnitId = unit.Id,
            Kind = kind,
            EffectiveOn = day,
            LegalBasis = decree?.LegalBasis,
            Note = decree?.Note,
            SuccessorIds = [.. successors ?? []],
            HeirId = heir,
            RecordedAt = now,
            RecordedBy = actor,
        };

    /// <summary>Names a unit from the first day of the row on; without a day it was so from the start, and there is no event.</summary>
    public async Task RenameAsync(Unit unit, UnitName name, UnitEvent? reason, CancellationToken cancellationToken)
    {
        RequireOpen(unit, name.ValidFrom);
        var names = await NamesAsync(unit.Id, cancellationToken);
        var present = names.On(name.ValidFrom ?? DateOnly.MinValue)!;
        await ReplaceAsync(names, name, reason, cancellationToken);
        await SaveAsync(cancellationToken);
        Effects.Add(new UnitEffect("renamed", unit.Id) { FromName = present.Name, ToName = name.Name });
        if (reason is not null)
            await LogAsync(reason, unit, cancellationToken);
    }

    /// <summary>Puts a unit, and with it all units below, under another one from a day on; null makes it a root.</summary>
    /// <returns>False when it has that place already; then nothing is recorded.</returns>
    /// <exception cref="Problem">409 while another move of it is planned for later.</exception>
    public async Task<bool> MoveAsync(
        Unit unit,
        UnitLine line,
        Guid? parent,
        DateOnly? day,
        UnitEvent? reason,
        CancellationToken cancellationToken
    )
    {
        RequireOpen(unit, day);
        var parents = await ParentsAsync(unit.Id, line, cancellationToken);
        var from = day ?? DateOnly.MinValue;
        // What is planned was decided for a unit that stands where it stands now.
        if (
            parents.On(from)?.ParentId != parent
            && parents.Rows.FirstOrDefault(row => row.ValidFrom > from && row.ValidFrom > database.Today) is { } planned
        )
        {
            var owner = await database
                .UnitEvents.Where(other => other.Id == planned.EventId)
                .Select(other => other.UnitId)
                .SingleAsync(cancellationToken);
            throw Problem.At(
                Problems.LaterEvent,
                Day,
                Sentence.Of(
                    $"A move of {unit.Slug} is already planned for {planned.ValidFrom:yyyy-MM-dd}. Cancel that first: DELETE "
                        + $"…/units/{owner}/events/{planned.EventId}.",
                    $"Perpindahan {unit.Slug} sudah direncanakan pada {planned.ValidFrom:yyyy-MM-dd}. Batalkan dahulu: DELETE "
                        + $"…/units/{owner}/events/{planned.EventId}."
                )
            );
        }
        if (!await PlaceAsync(unit, line, parent, day, reason, cancellationToken))
            return false;
        await SaveAsync(cancellationToken);
        if (reason is not null)
            await LogAsync(reason, unit, cancellationToken);
        return true;
    }

    /// <summary>
    /// Closes a unit on a day. Its archive counts under the archive successor, and units below without another place go there.
    /// </summary>
    /// <param name="unit">The unit, locked.</param>
    /// <param name="reason">Kind, day, successors and archive successor.</param>
    /// <param name="moves">Where units below go, by unit; null is a place too.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task CloseAsync(Unit unit, UnitEvent reason, IReadOnlyDictionary<Guid, Guid?> moves, CancellationToken cancellationToken)
    {
        var day = reason.EffectiveOn;
        RequireOpen(unit, day);
        if (unit.ClosedOn is not null)
            throw Closed(unit);
        var below = await database
            .UnitParents.AsNoTracking()
            .Where(row => row.ParentId == unit.Id && (row.ValidTo == null || row.ValidTo > day))
            .ToListAsync(cancellationToken);
        // In one order, so that two reorganisations at once wait for each other.
        Guid[] ids = [.. below.Select(row => row.UnitId), .. reason.SuccessorIds];
        var others = await database
            .Units.FromSql($"select * from units where id = any({ids}) order by id for no key update")
            .ToDictionaryAsync(other => other.Id, cancellationToken);
        RequireSuccessorsOpen(reason.SuccessorIds.Select(id => others[id]), day);
        // Units that were closed before stay below: their archives follow to the archive successor.
        below = [.. below.Where(row => !(others[row.UnitId].ClosedOn <= day))];
        if (await SlugsAsync(moves.Keys.Except(below.Select(row => row.UnitId)), cancellationToken) is { Length: > 0 } strangers)
            throw Problem.Invalid(
                Problems.NotBelow.At(
                    "/moves",
                    Sentence.Of(
                        $"Only units directly below are given a place here; these are not: {strangers}.",
                        $"Hanya unit tepat di bawahnya yang dapat ditempatkan di sini; yang bukan: {strangers}."
                    )
                )
            );
        if (
            reason.HeirId is null
            && await SlugsAsync(below.Select(row => row.UnitId).Except(moves.Keys), cancellationToken) is { Length: > 0 } homeless
        )
            throw Problem.At(
                Problems.UnitsBelow,
                "/heir",
                Sentence.Of(
                    $"Units below need a place: name an archive successor (heir), or move them first: {homeless}.",
                    $"Unit di bawahnya memerlukan induk baru: sebutkan unit penerus arsip (heir), atau pindahkan dahulu: {homeless}."
                )
            );
        if (below.Find(row => row.ValidFrom > day) is { } later)
            throw LaterEventConflict(others[later.UnitId]);

        database.UnitEvents.Add(reason);
        await PlaceBelowAsync(unit, reason, [.. below.Select(row => (others[row.UnitId], row.Line))], moves, cancellationToken);
        await PlaceUnderHeirAsync(unit, reason, cancellationToken);
        if ((await NamesAsync(unit.Id, cancellationToken)).HasRowAfter(day))
            throw LaterEventConflict(unit);
        unit.ClosedOn = day;
        Effects.Add(new UnitEffect("closed", unit.Id));
        await SaveAsync(cancellationToken);
        await LogAsync(reason, unit, cancellationToken);
    }

    private static void RequireSuccessorsOpen(IEnumerable<Unit> successors, DateOnly day)
    {
        if (successors.FirstOrDefault(one => one.OpenedOn > day || one.ClosedOn <= day) is not { } absent)
            return;
        throw new Problem(
            Problems.SuccessorNotOpen,
            Sentence.Of(
                $"{absent.Slug} does not work on {day:yyyy-MM-dd}, so it cannot take over then.",
                $"{absent.Slug} tidak bekerja pada {day:yyyy-MM-dd}, jadi tidak dapat mengambil alih saat itu."
            )
        );
    }

    // Hundreds may stand below: what they answer to is read and saved together.
    private async Task PlaceBelowAsync(
        Unit unit,
        UnitEvent reason,
        IReadOnlyList<(Unit Child, UnitLine Line)> below,
        IReadOnlyDictionary<Guid, Guid?> moves,
        CancellationToken cancellationToken
    )
    {
        await ReadParentsAsync([unit.Id, .. below.Select(one => one.Child.Id)], cancellationToken);
        foreach (var (child, line) in below)
        {
            // A successor that stood below takes the place of the unit itself.
            var place =
                moves.TryGetValue(child.Id, out var given) ? given
                : reason.SuccessorIds.Contains(child.Id)
                    ? (await ParentsAsync(unit.Id, line, cancellationToken)).On(reason.EffectiveOn)?.ParentId
                : reason.HeirId;
            await PlaceAsync(child, line, place, reason.EffectiveOn, reason, cancellationToken);
            Touch(child);
        }
        // Before the unit itself gets its new place, which may be below one of these.
        await SaveAsync(cancellationToken);
    }

    private async Task PlaceUnderHeirAsync(Unit unit, UnitEvent reason, CancellationToken cancellationToken)
    {
        foreach (var line in Enum.GetValues<UnitLine>())
        {
            var parents = await ParentsAsync(unit.Id, line, cancellationToken);
            if (parents.HasRowAfter(reason.EffectiveOn))
                throw LaterEventConflict(unit);
            await ReplaceAsync(
                parents,
                new UnitParent
                {
                    UnitId = unit.Id,
                    Line = line,
                    ParentId = reason.HeirId,
                    ValidFrom = reason.EffectiveOn,
                    EventId = reason.Id,
                },
                reason,
                cancellationToken
            );
        }
        await SaveAsync(cancellationToken);
    }

    /// <summary>Sets the first day of a unit; null: from the beginning.</summary>
    public async Task OpenAsync(Unit unit, DateOnly? day, CancellationToken cancellationToken)
    {
        if (day >= unit.ClosedOn)
            throw EventOrderConflict(day.Value, "/openedOn");
        database.UnitEvents.RemoveRange(
            await database
                .UnitEvents.Where(other => other.UnitId == unit.Id && other.Kind == UnitEventKind.Opened)
                .ToListAsync(cancellationToken)
        );
        unit.OpenedOn = day;
        if (day is not { } first)
            return;
        var reason = NewEvent(UnitEventKind.Opened, unit, first);
        if (first <= database.Today)
            reason.LoggedAt = now; // The log names the unit itself.
        database.UnitEvents.Add(reason);
    }

    /// <summary>Moves an event to another day, with everything that it changed.</summary>
    public async Task RedateAsync(Unit unit, UnitEvent reason, DateOnly day, CancellationToken cancellationToken)
    {
        if (
            reason.Kind == UnitEventKind.Opened
                ? day >= unit.ClosedOn
                : day < unit.OpenedOn || (!ClosesUnit(reason) && day >= unit.ClosedOn)
        )
            throw EventOrderConflict(day);
        foreach (var (timeline, row) in await NamesOfAsync(reason, cancellationToken))
            Shift(timeline, row, row.Dated(day));
        foreach (var (timeline, row) in await ParentsOfAsync(reason, cancellationToken))
            await ChangeAsync(timeline, row, () => Shift(timeline, row, row.Dated(day)), cancellationToken);
        if (reason.Kind == UnitEventKind.Opened)
            unit.OpenedOn = day;
        if (ClosesUnit(reason))
            unit.ClosedOn = day;
        var wasLogged = reason.LoggedAt is not null;
        reason.EffectiveOn = day;
        if (day > database.Today)
            reason.LoggedAt = null;
        await SaveAsync(cancellationToken);
        if (wasLogged)
            database.PendingChanges.Add(Change.Of("unit.eventCorrected", unit, actor, now));
        else
            await LogAsync(reason, unit, cancellationToken);
    }

    /// <summary>Cancels an event as if it had never been recorded.</summary>
    public async Task CancelAsync(Unit unit, UnitEvent reason, CancellationToken cancellationToken)
    {
        foreach (var (timeline, row) in await NamesOfAsync(reason, cancellationToken))
            timeline.Drop(row);
        foreach (var (timeline, row) in await ParentsOfAsync(reason, cancellationToken))
            await ChangeAsync(timeline, row, () => timeline.Drop(row), cancellationToken);
        if (reason.Kind == UnitEventKind.Opened)
            unit.OpenedOn = null;
        if (ClosesUnit(reason))
            unit.ClosedOn = null;
        database.UnitEvents.Remove(reason);
        await SaveAsync(cancellationToken);
        if (reason.LoggedAt is not null)
            database.PendingChanges.Add(Change.Of("unit.eventCancelled", unit, actor, now));
    }

    public void Touch(Unit unit) => (unit.Version, unit.EditedAt, unit.EditedBy) = (unit.Version + 1, now, actor);

    /// <summary>Saves, and turns a violated constraint into a problem that the client can fix.</summary>
    public async Task SaveAsync(CancellationToken cancellationToken)
    {
        try
        {
            await SaveRowsAsync(cancellationToken);
        }
        catch (Exception exception) when (Transactions.ConstraintOf(exception) == "ck_unit_parents_cycle")
        {
            throw Problem.Invalid(Problems.UnitCycle.At("/parent"));
        }
        catch (Exception exception) when (Transactions.ConstraintOf(exception) == "ck_unit_parents_depth")
        {
            throw Problem.Invalid(
                Problems.UnitTooDeep.At(
                    "/parent",
                    Sentence.Of(
                        $"The tree would be deeper than {Unit.MaxDepth} levels.",
                        $"Pohon unit akan lebih dalam dari {Unit.MaxDepth} tingkat."
                    )
                )
            );
        }
        catch (DbUpdateException exception) when (Transactions.ConstraintOf(exception) == UnitConfiguration.CodeIndex)
        {
            throw Problem.At(Problems.CodeTaken, "/code");
        }
    }

    // With each row of a parent PostgreSQL recreates what stands above its unit and above all below it. For many units: once, after all.
    private async Task SaveRowsAsync(CancellationToken cancellationToken)
    {
        var moved = database
            .ChangeTracker.Entries<UnitParent>()
            .Where(row => row.State != EntityState.Unchanged)
            .Select(row => row.Entity.UnitId)
            .Distinct()
            .ToArray();
        if (moved.Length > 1)
            await SetAncestorsAsync("later");
        await database.SaveChangesAsync(cancellationToken);
        if (moved.Length > 1)
            await SetAncestorsAsync("", moved);

        Task SetAncestorsAsync(string when, params Guid[] refreshed)
        {
            var trip = new RoundTrip(database);
            trip.Add("select set_config('humas.unit_ancestors', $1, true)", _ => true, when);
            if (refreshed.Length > 0)
                foreach (var line in Enum.GetValues<UnitLine>())
                    trip.Add("select humas_refresh_unit_ancestors($1, $2)", _ => true, refreshed, line.ToWire());
            return trip.SendAsync(cancellationToken);
        }
    }

    private async Task<bool> PlaceAsync(
        Unit unit,
        UnitLine line,
        Guid? parent,
        DateOnly? day,
        UnitEvent? reason,
        CancellationToken cancellationToken
    )
    {
        var parents = await ParentsAsync(unit.Id, line, cancellationToken);
        var present = parents.On(day ?? DateOnly.MinValue)?.ParentId;
        if (present == parent)
            return false;
        await ReplaceAsync(
            parents,
            new UnitParent
            {
                UnitId = unit.Id,
                Line = line,
                ParentId = parent,
                ValidFrom = day,
                EventId = reason?.Id,
            },
            reason,
            cancellationToken
        );
        Effects.Add(
            new UnitEffect("moved", unit.Id)
            {
                Line = line,
                FromId = present,
                ToId = parent,
            }
        );
        return true;
    }

    // In place of what was recorded for the same day before; its event is deleted, unless it changed other things as well.
    private async Task ReplaceAsync<T>(Timeline<T> timeline, T row, UnitEvent? reason, CancellationToken cancellationToken)
        where T : class, IDated
    {
        if (timeline.From(row.ValidFrom) is { EventId: { } old })
            database.UnitEvents.RemoveRange(
                await database
                    .UnitEvents.Where(other =>
                        other.Id == old
                        && other.UnitId == (reason == null ? Guid.Empty : reason.UnitId)
                        && (other.Kind == UnitEventKind.Moved || other.Kind == UnitEventKind.Renamed)
                    )
                    .ToListAsync(cancellationToken)
            );
        await ChangeAsync(timeline, row, () => timeline.Put(row), cancellationToken);
        if (reason is not null && database.Entry(reason).State == EntityState.Detached)
            database.UnitEvents.Add(reason);
    }

    // The only place where rows of parents are put in, moved or taken out.
    private async Task ChangeAsync<T>(Timeline<T> timeline, T row, Action change, CancellationToken cancellationToken)
        where T : class, IDated
    {
        var before = ParentSpan.Of(timeline.Rows.OfType<UnitParent>());
        change();
        if (row is not UnitParent { UnitId: var unit, Line: var line })
            return;
        var changes = ParentChange.Between(before, ParentSpan.Of(timeline.Rows.OfType<UnitParent>()));
        await (
            unit == Created
                ? places.RequireNewAsync(line, changes, cancellationToken)
                : places.RequireAsync(unit, line, changes, cancellationToken)
        );
    }

    private Task LogAsync(UnitEvent reason, Unit unit, CancellationToken cancellationToken) =>
        reason.EffectiveOn <= database.Today
            ? UnitEventLog.AppendAsync(database, reason, unit, now, cancellationToken)
            : Task.CompletedTask;

    private static void Shift<T>(Timeline<T> timeline, T row, T shifted)
        where T : class, IDated
    {
        var (after, before) = timeline.Room(row);
        if (shifted.ValidFrom <= after || shifted.ValidFrom >= before)
            throw EventOrderConflict(shifted.ValidFrom!.Value);
        timeline.Drop(row);
        timeline.Put(shifted);
    }

    private async Task<Timeline<UnitName>> NamesAsync(Guid unit, CancellationToken cancellationToken) =>
        new(
            await database.UnitNames.Where(name => name.UnitId == unit).ToListAsync(cancellationToken),
            row => database.UnitNames.Add(row),
            row => database.UnitNames.Remove(row)
        );

    private async Task<Timeline<UnitParent>> ParentsAsync(Guid unit, UnitLine line, CancellationToken cancellationToken)
    {
        if (!parentsRead.ContainsKey((unit, line)))
            await ReadParentsAsync([unit], cancellationToken);
        return parentsRead[(unit, line)];
    }

    private async Task ReadParentsAsync(IReadOnlyCollection<Guid> units, CancellationToken cancellationToken)
    {
        var rows = (await database.UnitParents.Where(row => units.Contains(row.UnitId)).ToListAsync(cancellationToken)).ToLookup(row =>
            (row.UnitId, row.Line)
        );
        foreach (var unit in units)
        foreach (var line in Enum.GetValues<UnitLine>())
            parentsRead[(unit, line)] = new Timeline<UnitParent>(
                rows[(unit, line)],
                row => database.UnitParents.Add(row),
                row => database.UnitParents.Remove(row)
            );
    }

    private async Task<List<(Timeline<UnitName> Timeline, UnitName Row)>> NamesOfAsync(
        UnitEvent reason,
        CancellationToken cancellationToken
    )
    {
        var found = new List<(Timeline<UnitName>, UnitName)>();
        foreach (var row in await database.UnitNames.Where(row => row.EventId == reason.Id).ToListAsync(cancellationToken))
            found.Add((await NamesAsync(row.UnitId, cancellationToken), row));
        return found;
    }

    // Units other than that of the event are locked, and get a new version: their parent changes.
    private async Task<List<(Timeline<UnitParent> Timeline, UnitParent Row)>> ParentsOfAsync(
        UnitEvent reason,
        CancellationToken cancellationToken
    )
    {
        var (found, rows) = (
            new List<(Timeline<UnitParent>, UnitParent)>(),
            await database.UnitParents.Where(row => row.EventId == reason.Id).ToListAsync(cancellationToken)
        );
        var others = rows.Select(row => row.UnitId).Where(id => id != reason.UnitId).Distinct().ToArray();
        foreach (
            var other in await database
                .Units.FromSql($"select * from units where id = any({others}) order by id for no key update")
                .ToListAsync(cancellationToken)
        )
            Touch(other);
        await ReadParentsAsync([.. rows.Select(row => row.UnitId).Distinct()], cancellationToken);
        foreach (var row in rows)
            found.Add((await ParentsAsync(row.UnitId, row.Line, cancellationToken), row));
        return found;
    }

    private async Task<string> SlugsAsync(IEnumerable<Guid> units, CancellationToken cancellationToken)
    {
        var ids = units.Distinct().ToArray();
        return ids.Length == 0
            ? ""
            : string.Join(
                ", ",
                await database
                    .Units.Where(unit => ids.Contains(unit.Id))
                    .OrderBy(unit => unit.Slug)
                    .Select(unit => unit.Slug)
                    .Take(20)
                    .ToListAsync(cancellationToken)
            );
    }

    /// <summary>Whether an event ends its unit.</summary>
    public static bool ClosesUnit(UnitEvent reason) => reason.Kind is UnitEventKind.Merged or UnitEventKind.Split or UnitEventKind.Closed;

    private static void RequireOpen(Unit unit, DateOnly? day)
    {
        if (day >= unit.ClosedOn)
            throw Closed(unit);
        if (day < unit.OpenedOn)
            throw EventOrderConflict(day.Value);
    }

    private static Problem Closed(Unit unit) =>
        Problem.At(
            Problems.UnitClosed,
            Day,
            Sentence.Of(
                $"The unit is closed from {unit.ClosedOn:yyyy-MM-dd} on. Cancel that event first, or take an earlier day.",
                $"Unit ditutup sejak {unit.ClosedOn:yyyy-MM-dd}. Batalkan peristiwa itu dahulu, atau pakai tanggal yang lebih awal."
            )
        );

    private static Problem LaterEventConflict(Unit unit) =>
        Problem.At(
            Problems.LaterEvent,
            Day,
            Sentence.Of(
                $"Something is recorded for {unit.Slug} on a later day. Cancel that first: GET …/units/{unit.Id}/events.",
                $"Ada peristiwa yang tercatat untuk {unit.Slug} pada hari sesudahnya. Batalkan dahulu: GET …/units/{unit.Id}/events."
            )
        );

    private static Problem EventOrderConflict(DateOnly day, string pointer = Day) =>
        Problem.At(
            Problems.EventOrder,
            pointer,
            Sentence.Of(
                $"On {day:yyyy-MM-dd} it would pass another event of the unit. See GET …/events for the days that are free.",
                $"Pada {day:yyyy-MM-dd} peristiwa ini melewati peristiwa lain dari unit. Lihat GET …/events untuk tanggal yang bebas."
            )
        );
}
