using System.Text.Json;
using System.Text.Json.Nodes;
using FluentValidation;
using HumasApi.Data;
using HumasApi.Domain;
using HumasApi.Http;
using HumasApi.Paging;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace HumasApi.Management.Units;

/// <summary>PUT /manage/v1/units/by-slug/{slug}: for scripts. Makes the unit of that slug, or brings it up to date; absent members stay as they are.</summary>
internal static class PutUnitEndpoint
{
    public static async Task<IResult> Handle(string slug, HttpContext http, IMediator mediator, PublicUrl url)
    {
        if (!Slug.IsValid(slug)) throw Problem.Malformed(new ProblemError("malformed-slug", Text.Of("The slug in the path is malformed: [a-z0-9-], at most 120 characters.", "Slug pada jalur tidak sah: [a-z0-9-], paling banyak 120 karakter."), Parameter: "slug"));
        var body = await StrictJson.ReadObjectAsync(http.Request);
        var (unit, outcome) = await mediator.Send(new PutUnitCommand(slug, Conditions.Of(http.Request), body, http.Actor()), http.RequestAborted);
        var self = url.To($"/manage/v1/units/{unit.Id}");
        return new ManagementAnswer<ManagedResponse<ManagedUnit>>(new(unit, new(outcome), new ItemLinks(self)), unit.Version, outcome == Outcomes.Created ? self : null);
    }
}

internal sealed record PutUnitCommand(string Slug, Conditions Conditions, JsonObject Body, Actor Actor) : IRequest<(ManagedUnit Unit, string Outcome)>;

internal sealed class PutUnitHandler(HumasDbContext database, Rights rights, UnitInputValidator validator, TimeProvider clock) : IRequestHandler<PutUnitCommand, (ManagedUnit Unit, string Outcome)>
{
    public Task<(ManagedUnit Unit, string Outcome)> Handle(PutUnitCommand request, CancellationToken cancellationToken) => database.InTransactionAsync(async () =>
    {
        await Upsert.LockAsync(database, SlugKind.Unit, request.Slug, cancellationToken);
        var id = await database.Slugs.Where(entry => entry.Kind == SlugKind.Unit && entry.Slug == request.Slug).Select(entry => entry.TargetId).SingleOrDefaultAsync(cancellationToken);
        var unit = await database.Units.FromSql($"select * from units where id = {id} for no key update").SingleOrDefaultAsync(cancellationToken);
        if (unit is not null) await rights.RequireAsync(Right.Administer, unit.Id, cancellationToken);
        request.Conditions.Check(unit?.Version, unit?.EditedBy, unit?.EditedAt);
        var body = request.Body.DeepClone().AsObject();
        Upsert.RequireSameSlug(body, request.Slug, unit?.Slug);
        var present = unit is null ? null : JsonSerializer.SerializeToNode(await ManagedUnit.ReadAsync(database, rights, unit, cancellationToken), Json.Options)!.AsObject();
        var stored = unit is null ? [] : JsonSerializer.SerializeToNode(await UnitInput.From(database, unit, cancellationToken), Json.Options)!.AsObject();
        var input = StrictJson.Bind<UnitInput>(Upsert.Overlay(stored, body), typeof(ManagedUnit), present);
        validator.ValidateAndThrow(input);
        if (unit is null)
            return (await ManagedUnit.ReadAsync(database, rights, await UnitDraft.CreateAsync(database, rights, input, request.Actor, clock.Now(), cancellationToken), cancellationToken), Outcomes.Created);
        var changed = await UnitDraft.UpdateAsync(database, rights, unit, input, request.Actor, clock.Now(), UnitDraft.IsReviewGiven(request.Body), cancellationToken, mayMove: true);
        return (await ManagedUnit.ReadAsync(database, rights, unit, cancellationToken), changed ? Outcomes.Updated : Outcomes.Unchanged);
    }, cancellationToken);
}
