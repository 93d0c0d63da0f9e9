using System.Text.Json;
using System.Text.Json.Nodes;
using FluentValidation;
using HumasApi.Data;
using HumasApi.Domain;
using HumasApi.Http;
using HumasApi.Paging;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace HumasApi.Management.Tags;

/// <summary>PUT /manage/v1/tags/by-slug/{slug}: for scripts. Makes the tag of that slug, or brings it up to date; absent members stay as they are.</summary>
internal static class PutTagEndpoint
{
    public static async Task<IResult> Handle(string slug, HttpContext http, IMediator mediator, PublicUrl url)
    {
        if (!Slug.IsValid(slug)) throw Problem.Malformed(new ProblemError("malformed-slug", Text.Of("The slug in the path is malformed: [a-z0-9-], at most 120 characters.", "Slug pada jalur tidak sah: [a-z0-9-], paling banyak 120 karakter."), Parameter: "slug"));
        var body = await StrictJson.ReadObjectAsync(http.Request);
        var (tag, outcome) = await mediator.Send(new PutTagCommand(slug, Conditions.Of(http.Request), body, http.Actor()), http.RequestAborted);
        var self = url.To($"/manage/v1/tags/{tag.Id}");
        return new ManagementAnswer<ManagedResponse<ManagedTag>>(new(tag, new(outcome), new ItemLinks(self)), tag.Version, outcome == Outcomes.Created ? self : null);
    }
}

internal sealed record PutTagCommand(string Slug, Conditions Conditions, JsonObject Body, Actor Actor) : IRequest<(ManagedTag Tag, string Outcome)>;

internal sealed class PutTagHandler(HumasDbContext database, Rights rights, TagInputValidator validator, TimeProvider clock) : IRequestHandler<PutTagCommand, (ManagedTag Tag, string Outcome)>
{
    public Task<(ManagedTag Tag, string Outcome)> Handle(PutTagCommand request, CancellationToken cancellationToken) => database.InTransactionAsync(async () =>
    {
        await rights.RequireSomewhereAsync(Right.KeepRecords, cancellationToken);
        await Upsert.LockAsync(database, SlugKind.Tag, request.Slug, cancellationToken);
        var id = await database.Slugs.Where(entry => entry.Kind == SlugKind.Tag && entry.Slug == request.Slug).Select(entry => entry.TargetId).SingleOrDefaultAsync(cancellationToken);
        if (id != Guid.Empty) await rights.RequireEverywhereAsync(Right.Administer, cancellationToken);
        var tag = await database.Tags.FromSql($"select * from tags where id = {id} for update").SingleOrDefaultAsync(cancellationToken);
        if (tag is not null && await database.Tags.AnyAsync(merged => merged.Slug == request.Slug && merged.MergedIntoId != null, cancellationToken))
            throw Problem.Conflict("tag-merged", Text.Of($"The tag {request.Slug} was merged into {tag.Slug}. Send changes to that one.", $"Tag {request.Slug} telah digabung ke {tag.Slug}. Kirim perubahan ke tag itu."),
                new Dictionary<string, object?> { ["existing"] = new Publishing.ExistingRecord(tag.Id, tag.Slug) });
        request.Conditions.Check(tag?.Version, tag?.EditedBy, tag?.EditedAt);
        var body = request.Body.DeepClone().AsObject();
        Upsert.RequireSameSlug(body, request.Slug, tag?.Slug);
        var present = tag is null ? null : JsonSerializer.SerializeToNode(await ManagedTag.ReadAsync(database, tag, cancellationToken), Json.Options)!.AsObject();
        var stored = tag is null ? [] : JsonSerializer.SerializeToNode(TagInput.From(tag), Json.Options)!.AsObject();
        var input = StrictJson.Bind<TagInput>(Upsert.Overlay(stored, body), typeof(ManagedTag), present);
        validator.ValidateAndThrow(input);
        if (tag is null)
            return (await ManagedTag.ReadAsync(database, await TagDraft.CreateAsync(database, input, request.Actor, clock.Now(), cancellationToken), cancellationToken), Outcomes.Created);
        var changed = await TagDraft.UpdateAsync(database, tag, input, request.Actor, clock.Now(), cancellationToken);
        return (await ManagedTag.ReadAsync(database, tag, cancellationToken), changed ? Outcomes.Updated : Outcomes.Unchanged);
    }, cancellationToken);
}
