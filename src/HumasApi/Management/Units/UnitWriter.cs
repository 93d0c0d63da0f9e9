using System.Text.Json.Nodes;
using HumasApi.Access;
using HumasApi.Contract;
using HumasApi.Data;
using HumasApi.Domain;
using HumasApi.Management.Records;
using HumasApi.ReadModel;
using Microsoft.EntityFrameworkCore;
using Unit = HumasApi.Domain.Unit;

namespace HumasApi.Management.Units;

/// <summary>Stores a valid input as a new unit or over a present one. Units are public from the start, and so are their slugs.</summary>
internal static class UnitWriter
{
    public static async Task<Unit> CreateAsync(
        HumasDbContext database,
        Rights rights,
        UnitInput input,
        Actor actor,
        DateTimeOffset now,
        CancellationToken cancellationToken,
        Guid? knownId = null
    )
    {
        var (parent, technical) = await ParentsAsync(database, input, cancellationToken);
        var places = new UnitPlaces(database, rights);
        await places.RequireParentAsync(UnitLine.Administrative, parent, cancellationToken);
        await places.RequireParentAsync(UnitLine.Technical, technical, cancellationToken);
        var lifted = await LiftedAsync(database, parent, input, cancellationToken);
        await RequireAsync(rights, lifted, cancellationToken);
        var id = knownId ?? Guid.CreateVersion7();
        var slug = await SlugRegistry.ClaimAsync(
            database,
            SlugKind.Unit,
            id,
            input.Slug ?? Slug.From(input.Name!, "unit-" + id.ToString("N")[^8..]),
            input.Slug is not null,
            SlugState.Current,
            cancellationToken
        );
        var unit = new Unit
        {
            Id = id,
            Slug = slug,
            CreatedAt = now,
            CreatedBy = actor,
            EditedAt = now,
            EditedBy = actor,
        };
        Fill(unit, input);
        unit.SetReview(input.ReviewRequired, input.FourEyes, lifted.Select(one => one.Id).OfType<Guid>());
        database.Units.Add(unit);
        database.UnitNames.Add(Named(new UnitName { UnitId = id, Name = input.Name! }, input));
        var history = new UnitHistory(database, rights, actor, now) { Created = id };
        await history.SaveAsync(cancellationToken);
        await history.OpenAsync(unit, input.OpenedOn, cancellationToken);
        if (parent is not null)
            await history.MoveAsync(unit, UnitLine.Administrative, parent, null, null, cancellationToken);
        if (technical is not null)
            await history.MoveAsync(unit, UnitLine.Technical, technical, null, null, cancellationToken);
        await history.SaveAsync(cancellationToken);
        database.PendingChanges.Add(Change.Of("unit.created", unit, actor, now));
        return unit;
    }

    /// <summary>
    /// Whether a body says what is required for review; to be asked of the body itself, since what is stored is merged with it.
    /// </summary>
    public static bool IsReviewGiven(JsonObject body) => body.ContainsKey("reviewRequired") || body.ContainsKey("fourEyes");

    /// <param name="database">The context, in a transaction.</param>
    /// <param name="rights">What the caller may do.</param>
    /// <param name="unit">The unit, locked.</param>
    /// <param name="input">A valid input.</param>
    /// <param name="actor">Who changes it.</param>
    /// <param name="now">The moment.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <param name="isReviewGiven">True where the body names reviewRequired or fourEyes: a false that is sent again lifts what
    /// has come to be required since.</param>
    /// <param name="mayMove">False: another parent is refused, with the way to move; true: it moves as of today.</param>
    /// <returns>False when the input changes nothing; then nothing was written.</returns>
    public static async Task<bool> UpdateAsync(
        HumasDbContext database,
        Rights rights,
        Unit unit,
        UnitInput input,
        Actor actor,
        DateTimeOffset now,
        bool isReviewGiven,
        CancellationToken cancellationToken,
        bool mayMove = false
    )
    {
        var before = await UnitInput.From(database, unit, cancellationToken);
        var (parent, technical) = await ParentsAsync(database, input, cancellationToken);
        var (moves, movesTechnically) = (parent != before.Parent?.Id, technical != before.TechnicalParent?.Id);
        if ((moves || movesTechnically) && !mayMove)
            throw Problem.Invalid(Problems.UseMove.At(moves ? "/parent" : "/technicalParent"));

        // A unit cannot exempt itself from review.
        var excuses = (input.ReviewRequired, input.FourEyes) != (before.ReviewRequired, before.FourEyes);
        if (moves || movesTechnically || excuses)
            await rights.RequireAboveAsync(unit.Id, cancellationToken);
        var lifted = excuses || isReviewGiven ? await LiftedAsync(database, parent, input, cancellationToken) : [];
        if (excuses)
            await RequireAsync(rights, lifted, cancellationToken);
        var renews = !excuses && await MayRenewAsync(rights, unit, lifted, cancellationToken);
        var places = new UnitPlaces(database, rights);
        if (moves)
            await places.RequireParentAsync(UnitLine.Administrative, parent, cancellationToken);
        if (movesTechnically)
            await places.RequireParentAsync(UnitLine.Technical, technical, cancellationToken);

        unit.Slug = await SlugRegistry.RenameAsync(
            database,
            SlugKind.Unit,
            unit.Id,
            unit.Slug,
            input.Slug ?? unit.Slug,
            isPublic: true,
            cancellationToken
        );
        Fill(unit, input);
        if (excuses || renews)
            unit.SetReview(input.ReviewRequired, input.FourEyes, lifted.Select(one => one.Id).OfType<Guid>());
        if (After(unit, input, parent, technical) with { OpenedOn = input.OpenedOn } == before && !renews)
            return false;
        var history = new UnitHistory(database, rights, actor, now);
        // A correction of what it is called today; another name from a day on is given by POST …/rename.
        Named(await NameOfTodayAsync(database, unit, cancellationToken), input);
        history.Touch(unit);
        if (input.OpenedOn != before.OpenedOn)
            await history.OpenAsync(unit, input.OpenedOn, cancellationToken);
        await history.SaveAsync(cancellationToken);
        if (moves)
            await MoveAsync(UnitLine.Administrative, parent);
        if (movesTechnically)
            await MoveAsync(UnitLine.Technical, technical);
        await history.SaveAsync(cancellationToken);
        if (!moves && !movesTechnically)
            database.PendingChanges.Add(Change.Of("unit.changed", unit, actor, now));
        return true;

        Task MoveAsync(UnitLine line, Guid? place)
        {
            var today = database.Today;
            return history.MoveAsync(unit, line, place, today, history.NewEvent(UnitEventKind.Moved, unit, today), cancellationToken);
        }
    }

    private static async Task<(Guid? Parent, Guid? Technical)> ParentsAsync(
        HumasDbContext database,
        UnitInput input,
        CancellationToken cancellationToken
    ) =>
        (
            input.Parent is null ? null : await UnitReference.ResolveAsync(database, input.Parent, "/parent", cancellationToken),
            input.TechnicalParent is null
                ? null
                : await UnitReference.ResolveAsync(database, input.TechnicalParent, "/technicalParent", cancellationToken)
        );

    // What the unit says now, to be compared with what it said before.
    private static UnitInput After(Unit unit, UnitInput input, Guid? parent, Guid? technical) =>
        UnitInput.From(
            unit,
            new PublicUnit
            {
                Slug = unit.Slug,
                Name = input.Name!,
                ShortName = input.ShortName,
                PressLabel = input.PressLabel,
                Kind = input.Kind,
                SubKind = input.SubKind,
                UnitClass = input.UnitClass,
                ParentId = parent,
                TechnicalParentId = technical,
                SortKey = "",
            }
        );

    private static Task<UnitName> NameOfTodayAsync(HumasDbContext database, Unit unit, CancellationToken cancellationToken)
    {
        var today = database.Today;
        return database.UnitNames.SingleAsync(
            name =>
                name.UnitId == unit.Id
                && (name.ValidFrom == null || name.ValidFrom <= today)
                && (name.ValidTo == null || name.ValidTo > today),
            cancellationToken
        );
    }

    // Nor does anyone excuse what is below: what a unit requires is lifted by who administers that unit.
    private static Task RequireAsync(Rights rights, IReadOnlyList<ReviewRequirement> lifted, CancellationToken cancellationToken) =>
        rights.RequireAsync(Right.Administer, [.. lifted.Select(one => one.UnitId)], cancellationToken);

    // Scripts send what they read: a false that lifts nothing new for its sender stays as it is.
    private static async Task<bool> MayRenewAsync(
        Rights rights,
        Unit unit,
        IReadOnlyList<ReviewRequirement> lifted,
        CancellationToken cancellationToken
    )
    {
        if (lifted.All(one => one.Id is not { } id || unit.ExcusedRequirements.Contains(id)))
            return false;
        foreach (var above in lifted.Select(one => (Guid?)one.UnitId).Append(await rights.AboveAsync(unit.Id, cancellationToken)))
            if (!await rights.HasAsync(Right.Administer, above, cancellationToken))
                return false;
        return true;
    }

    // What is in force where the unit is to stand and what the input excuses it from.
    private static async Task<IReadOnlyList<ReviewRequirement>> LiftedAsync(
        HumasDbContext database,
        Guid? parent,
        UnitInput input,
        CancellationToken cancellationToken
    )
    {
        if (parent is not { } above || (input.ReviewRequired != false && input.FourEyes != false))
            return [];
        return
        [
            .. (await ReviewPolicies.RequirementsAsync(database, above, cancellationToken)).Where(one =>
                (input.ReviewRequired == false && one.IsInForce) || (input.FourEyes == false && one.FourEyes == true)
            ),
        ];
    }

    private static UnitName Named(UnitName name, UnitInput input)
    {
        (name.Name, name.ShortName, name.PressLabel) = (input.Name!, input.ShortName, input.PressLabel);
        (name.Kind, name.SubKind, name.UnitClass) = (input.Kind, input.SubKind, input.UnitClass);
        return name;
    }

    private static void Fill(Unit unit, UnitInput input)
    {
        (unit.Code, unit.Description) = (input.Code, input.Description);
        (unit.RegionCode, unit.RegionName) = (input.Region?.Code, input.Region?.Name);
        (unit.Address, unit.Phone, unit.Whatsapp, unit.Email) = (
            input.Contact?.Address,
            input.Contact?.Phone,
            input.Contact?.Whatsapp,
            input.Contact?.Email
        );
        (unit.Website, unit.ArticleUrlTemplate, unit.PreviewUrlTemplate, unit.TimeZone, unit.Active) = (
            input.Website,
            input.ArticleUrlTemplate,
            input.PreviewUrlTemplate,
            input.TimeZone,
            input.Active
        );
        unit.Logo = input.Logo?.ToStored();
    }
}
