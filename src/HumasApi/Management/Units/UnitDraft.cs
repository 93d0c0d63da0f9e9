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
    public static async Task<Unit> CreateAsync(HumasDbContext database, Rights rights, UnitInput input, Actor actor, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var parent = input.Parent is null ? (Guid?)null : await UnitReference.ResolveAsync(database, input.Parent, "/parent", cancellationToken);
        var technical = input.TechnicalParent is null ? (Guid?)null : await UnitReference.ResolveAsync(database, input.TechnicalParent, "/technicalParent", cancellationToken);
        await rights.RequireAsync(Right.Administer, parent, cancellationToken);
        if (technical is { } trade) await rights.RequireAsync(Right.Administer, trade, cancellationToken);
        await RequireReviewAsync(database, rights, parent, input, cancellationToken);
        var id = Guid.CreateVersion7();
        var slug = await SlugRegistry.ClaimAsync(database, SlugKind.Unit, id, input.Slug ?? Slug.From(input.Name!, "unit-" + id.ToString("N")[^8..]), input.Slug is not null, SlugState.Current, cancellationToken);
        var unit = new Unit { Id = id, Slug = slug, CreatedAt = now, CreatedBy = actor, EditedAt = now, EditedBy = actor };
        Fill(unit, input);
        database.Units.Add(unit);
        database.UnitNames.Add(Named(new UnitName { UnitId = id, Name = input.Name! }, input));
        var history = new UnitHistory(database, actor, now);
        await history.SaveAsync(cancellationToken);
        await history.OpenAsync(unit, input.OpenedOn, cancellationToken);
        if (parent is not null) await history.MoveAsync(unit, UnitLine.Administrative, parent, null, null, cancellationToken);
        if (technical is not null) await history.MoveAsync(unit, UnitLine.Technical, technical, null, null, cancellationToken);
        await history.SaveAsync(cancellationToken);
        database.Happened.Add(Change.Of("unit.created", unit, actor, now));
        return unit;
    }

    /// <param name="database">The context, in a transaction.</param>
    /// <param name="rights">What the caller may do.</param>
    /// <param name="unit">The unit, locked.</param>
    /// <param name="input">A valid input.</param>
    /// <param name="actor">Who changes it.</param>
    /// <param name="now">The moment.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <param name="mayMove">False: another parent is refused, with the way to move; true: it moves as of today.</param>
    /// <returns>False when the input says what is there already; then nothing was written.</returns>
    public static async Task<bool> UpdateAsync(HumasDbContext database, Rights rights, Unit unit, UnitInput input, Actor actor, DateTimeOffset now, CancellationToken cancellationToken, bool mayMove = false)
    {
        var before = await UnitInput.From(database, unit, cancellationToken);
        var parent = input.Parent is null ? (Guid?)null : await UnitReference.ResolveAsync(database, input.Parent, "/parent", cancellationToken);
        var technical = input.TechnicalParent is null ? (Guid?)null : await UnitReference.ResolveAsync(database, input.TechnicalParent, "/technicalParent", cancellationToken);
        var (moves, movesTechnically) = (parent != before.Parent?.Id, technical != before.TechnicalParent?.Id);
        if ((moves || movesTechnically) && !mayMove)
            throw Problem.Invalid(new ProblemError("use-move", Text.Of("A unit gets another parent by POST …/move.", "Induk unit diganti dengan POST …/move."), moves ? "/parent" : "/technicalParent"));

        // A unit does not excuse itself from being reviewed.
        var excuses = (input.ReviewRequired, input.FourEyes) != (before.ReviewRequired, before.FourEyes);
        if (moves || movesTechnically || excuses) await rights.RequireAboveAsync(unit.Id, cancellationToken);
        if (excuses) await RequireReviewAsync(database, rights, parent, input, cancellationToken);
        if (moves) await rights.RequireAsync(Right.Administer, parent, cancellationToken);
        if (movesTechnically && technical is { } trade) await rights.RequireAsync(Right.Administer, trade, cancellationToken);

        unit.Slug = await SlugRegistry.RenameAsync(database, SlugKind.Unit, unit.Id, unit.Slug, input.Slug ?? unit.Slug, isPublic: true, cancellationToken);
        Fill(unit, input);
        var after = UnitInput.From(unit, new PublicUnit { Slug = unit.Slug, Name = input.Name!, ShortName = input.ShortName, PressLabel = input.PressLabel, Kind = input.Kind, SubKind = input.SubKind, UnitClass = input.UnitClass, ParentId = parent, TechnicalParentId = technical, SortKey = "" });
        if (after with { OpenedOn = input.OpenedOn } == before) return false;
        var (history, today) = (new UnitHistory(database, actor, now), database.Today);
        // A correction of what it is called today; another name from a day on is given by POST …/rename.
        Named(await database.UnitNames.SingleAsync(name => name.UnitId == unit.Id && (name.ValidFrom == null || name.ValidFrom <= today) && (name.ValidTo == null || name.ValidTo > today), cancellationToken), input);
        history.Touch(unit);
        if (input.OpenedOn != before.OpenedOn) await history.OpenAsync(unit, input.OpenedOn, cancellationToken);
        await history.SaveAsync(cancellationToken);
        if (moves) await history.MoveAsync(unit, UnitLine.Administrative, parent, today, history.NewEvent(UnitEventKind.Moved, unit, today), cancellationToken);
        if (movesTechnically) await history.MoveAsync(unit, UnitLine.Technical, technical, today, history.NewEvent(UnitEventKind.Moved, unit, today), cancellationToken);
        await history.SaveAsync(cancellationToken);
        if (!moves && !movesTechnically) database.Happened.Add(Change.Of("unit.changed", unit, actor, now));
        return true;
    }

    // Nor does anyone excuse what is below: what a unit demands is lifted by who administers that unit.
    private static async Task RequireReviewAsync(HumasDbContext database, Rights rights, Guid? parent, UnitInput input, CancellationToken cancellationToken)
    {
        if (parent is not { } above || (input.ReviewRequired != false && input.FourEyes != false)) return;
        var demanded = await ReviewPolicies.ReadAsync(database, above, cancellationToken);
        if ((demanded.Required && input.ReviewRequired == false) || (demanded.FourEyes && input.FourEyes == false)) await rights.RequireAsync(Right.Administer, demanded.From, cancellationToken);
    }

    private static UnitName Named(UnitName name, UnitInput input)
    {
        (name.Name, name.ShortName, name.PressLabel) = (input.Name!, input.ShortName, input.PressLabel);
        (name.Kind, name.SubKind, name.UnitClass) = (input.Kind, input.SubKind, input.UnitClass);
        return name;
    }

    private static void Fill(Unit unit, UnitInput input)
    {
        unit.Code = input.Code;
        (unit.RegionCode, unit.RegionName) = (input.Region?.Code, input.Region?.Name);
        (unit.Address, unit.Phone, unit.Whatsapp, unit.Email) = (input.Contact?.Address, input.Contact?.Phone, input.Contact?.Whatsapp, input.Contact?.Email);
        (unit.Website, unit.ArticleUrlTemplate, unit.TimeZone, unit.Active) = (input.Website, input.ArticleUrlTemplate, input.TimeZone, input.Active);
        (unit.ReviewRequired, unit.FourEyes) = (input.ReviewRequired, input.FourEyes);
        unit.Logo = input.Logo?.ToStored();
    }
}
