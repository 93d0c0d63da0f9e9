using System.Text.Json.Nodes;
using HumasApi.Access;
using HumasApi.Contract;
using HumasApi.Data;
using HumasApi.Domain;
using HumasApi.Management.Records;
using Microsoft.EntityFrameworkCore;
using Unit = HumasApi.Domain.Unit;

namespace HumasApi.Management.Units;

/// <summary>
/// Units, to the use cases in Management/Records. An administrator of a unit may change it; to delete it takes one above it.
/// </summary>
internal sealed class UnitRecords(HumasDbContext database, Rights rights, TimeProvider clock)
    : Records<Unit, UnitInput, ManagedUnit>(database)
{
    private readonly HumasDbContext database = database;

    public override SlugKind Kind => SlugKind.Unit;
    public override string Segment => "units";
    public override Problem NotFound => Missing();
    public override string InsteadOfDelete =>
        Sentence.Of("Deactivate it: PATCH {\"active\": false}.", "Nonaktifkan: PATCH {\"active\": false}.");

    public static Problem Missing() => Problem.NotFound(Sentence.Of("There is no such unit.", "Tidak ada unit seperti itu."));

    // FOR UPDATE waits for every save that names this record, so that the count of what refers to it misses none. To change
    // a unit must not wait for those saves.
    public override Task<Unit?> LockAsync(Guid id, bool toDelete, CancellationToken cancellationToken)
    {
        var units = toDelete
            ? database.Units.FromSql($"select * from units where id = {id} for update")
            : database.Units.FromSql($"select * from units where id = {id} for no key update");
        return units.SingleOrDefaultAsync(cancellationToken);
    }

    public override Task RequireAsync(Unit record, bool toDelete, CancellationToken cancellationToken) =>
        toDelete
            ? rights.RequireAboveAsync(record.Id, cancellationToken)
            : rights.RequireAsync(Right.Administer, record.Id, cancellationToken);

    public override Task<UnitInput> ToInputAsync(Unit record, CancellationToken cancellationToken) =>
        UnitInput.From(database, record, cancellationToken);

    public override Task<ManagedUnit> ViewAsync(Unit record, CancellationToken cancellationToken) =>
        ManagedUnit.ReadAsync(database, rights, record, cancellationToken);

    public override Task<Unit> CreateAsync(UnitInput input, Actor actor, CancellationToken cancellationToken) =>
        UnitWriter.CreateAsync(database, rights, input, actor, clock.Now(), cancellationToken);

    public override Task<bool> UpdateAsync(
        Unit record,
        UnitInput input,
        JsonObject sent,
        bool isPut,
        Actor actor,
        CancellationToken cancellationToken
    ) =>
        UnitWriter.UpdateAsync(
            database,
            rights,
            record,
            input,
            actor,
            clock.Now(),
            UnitWriter.IsReviewGiven(sent),
            cancellationToken,
            mayMove: isPut
        );
}
