using HumasApi.Data;
using HumasApi.Domain;
using HumasApi.Http;
using HumasApi.Publishing;
using Microsoft.EntityFrameworkCore;
using Unit = HumasApi.Domain.Unit;

namespace HumasApi.Management.Units;

/// <summary>Stores a valid input as a new unit or over a present one. Units are public from the start, and so are their slugs.</summary>
internal static class UnitDraft
{
    public static async Task<Unit> CreateAsync(HumasDbContext database, UnitInput input, Actor actor, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var id = Guid.CreateVersion7();
        var slug = await SlugRegistry.ClaimAsync(database, SlugKind.Unit, id, input.Slug ?? Slug.From(input.Name!, "unit-" + id.ToString("N")[^8..]), input.Slug is not null, SlugState.Current, cancellationToken);
        var unit = new Unit { Id = id, Slug = slug, CreatedAt = now, CreatedBy = actor, EditedAt = now, EditedBy = actor };
        Fill(unit, input);
        database.Units.Add(unit);
        database.UnitNames.Add(new UnitName { UnitId = id, Name = input.Name!, ShortName = input.ShortName });
        await SaveAsync(database, cancellationToken);
        if (input.Parent is not null) await MoveAsync(database, unit, await UnitReference.ResolveAsync(database, input.Parent, "/parent", cancellationToken), cancellationToken);
        database.Happened.Add(Change.Of("unit.created", unit, actor, now));
        return unit;
    }

    /// <param name="database">The context, in a transaction.</param>
    /// <param name="unit">The unit, locked.</param>
    /// <param name="input">A valid input.</param>
    /// <param name="actor">Who changes it.</param>
    /// <param name="now">The moment.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <param name="mayMove">False: another parent is refused, with the way to move.</param>
    /// <returns>False when the input says what is there already; then nothing was written.</returns>
    public static async Task<bool> UpdateAsync(HumasDbContext database, Unit unit, UnitInput input, Actor actor, DateTimeOffset now, CancellationToken cancellationToken, bool mayMove = false)
    {
        var before = await UnitInput.From(database, unit, cancellationToken);
        var parent = input.Parent is null ? (Guid?)null : await UnitReference.ResolveAsync(database, input.Parent, "/parent", cancellationToken);
        var moves = parent != before.Parent?.Id;
        if (moves && !mayMove)
            throw Problem.Invalid(new ProblemError("use-move", Text.Of("A unit gets another parent by POST …/move.", "Induk unit diganti dengan POST …/move."), "/parent"));

        unit.Slug = await SlugRegistry.RenameAsync(database, SlugKind.Unit, unit.Id, unit.Slug, input.Slug ?? unit.Slug, isPublic: true, cancellationToken);
        Fill(unit, input);
        if (UnitInput.From(unit, input.Name!, input.ShortName, parent) == before) return false;
        var name = await OpenName(database, unit.Id).SingleAsync(cancellationToken);
        (name.Name, name.ShortName) = (input.Name!, input.ShortName);
        (unit.Version, unit.EditedAt, unit.EditedBy) = (unit.Version + 1, now, actor);
        await SaveAsync(database, cancellationToken);
        if (moves) await MoveAsync(database, unit, parent, cancellationToken);
        database.Happened.Add(Change.Of(moves ? "unit.moved" : "unit.changed", unit, actor, now));
        return true;
    }

    /// <summary>Puts a unit, and with it all units below, under another one; null makes it a root.</summary>
    /// <exception cref="Problem">422 unit-cycle when the new parent stands below the unit: the database decides, also when two moves meet.</exception>
    public static async Task MoveAsync(HumasDbContext database, Unit unit, Guid? parent, CancellationToken cancellationToken)
    {
        var row = await database.UnitParents.SingleOrDefaultAsync(candidate => candidate.UnitId == unit.Id && candidate.Line == UnitLine.Administrative && candidate.ValidTo == null, cancellationToken);
        if (parent is null && row is not null) database.UnitParents.Remove(row);
        else if (parent is not null && row is not null) row.ParentId = parent.Value;
        else if (parent is not null) database.UnitParents.Add(new UnitParent { UnitId = unit.Id, ParentId = parent.Value, Line = UnitLine.Administrative });
        await SaveAsync(database, cancellationToken);
    }

    private static IQueryable<UnitName> OpenName(HumasDbContext database, Guid unitId) => database.UnitNames.Where(name => name.UnitId == unitId && name.ValidTo == null);

    private static async Task SaveAsync(HumasDbContext database, CancellationToken cancellationToken)
    {
        try { await database.SaveChangesAsync(cancellationToken); }
        catch (DbUpdateException exception) when (Transactions.ConstraintOf(exception) == "ck_unit_parents_cycle")
        {
            throw Problem.Invalid(new ProblemError("unit-cycle", Text.Of("The new parent stands below this unit, so it cannot stand above it.", "Induk baru berada di bawah unit ini, jadi tidak dapat berada di atasnya."), "/parent"));
        }
        catch (DbUpdateException exception) when (Transactions.ConstraintOf(exception) == UnitConfiguration.CodeIndex)
        {
            throw Problem.Conflict("code-taken", Text.Of("Another unit has this code.", "Unit lain memiliki kode ini."));
        }
    }

    private static void Fill(Unit unit, UnitInput input)
    {
        (unit.Code, unit.Kind, unit.SubKind, unit.UnitClass) = (input.Code, input.Kind, input.SubKind, input.UnitClass);
        (unit.RegionCode, unit.RegionName) = (input.Region?.Code, input.Region?.Name);
        (unit.Address, unit.Phone, unit.Whatsapp, unit.Email) = (input.Contact?.Address, input.Contact?.Phone, input.Contact?.Whatsapp, input.Contact?.Email);
        (unit.Website, unit.ArticleUrlTemplate, unit.TimeZone, unit.Active) = (input.Website, input.ArticleUrlTemplate, input.TimeZone, input.Active);
        unit.Logo = input.Logo?.ToStored();
    }
}
