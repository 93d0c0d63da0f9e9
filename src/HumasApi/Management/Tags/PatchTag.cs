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

/// <summary>PATCH /manage/v1/tags/{id}: merge-patch (RFC 7396). What readers see changes with the commit.</summary>
internal static class PatchTagEndpoint
{
    public static async Task<IResult> Handle(string id, HttpContext http, IMediator mediator, PublicUrl url)
    {
        var match = IfMatch.Required(http.Request);
        var patch = await StrictJson.ReadObjectAsync(http.Request);
        var tag = await mediator.Send(new PatchTagCommand(ManagementIds.Parse(id), match, patch, http.Actor()), http.RequestAborted);
        return new ManagementAnswer<ManagedResponse<ManagedTag>>(new(tag, new(null), new ItemLinks(url.To($"/manage/v1/tags/{tag.Id}"))), tag.Version);
    }
}

internal sealed record PatchTagCommand(Guid Id, IfMatch Match, JsonObject Patch, Actor Actor) : IRequest<ManagedTag>;

internal sealed class PatchTagHandler(HumasDbContext database, Rights rights, TagInputValidator validator, TimeProvider clock) : IRequestHandler<PatchTagCommand, ManagedTag>
{
    public Task<ManagedTag> Handle(PatchTagCommand request, CancellationToken cancellationToken) => database.InTransactionAsync(async () =>
    {
        await rights.RequireEverywhereAsync(Right.Administer, cancellationToken);
        var tag = await database.Tags.FromSql($"select * from tags where id = {request.Id} for update").SingleOrDefaultAsync(cancellationToken) ?? throw GetTagEndpoint.Missing();
        request.Match.Check(tag.Version, tag.EditedBy, tag.EditedAt);
        var present = JsonSerializer.SerializeToNode(await ManagedTag.ReadAsync(database, tag, cancellationToken), Json.Options)!.AsObject();
        var stored = JsonSerializer.SerializeToNode(TagInput.From(tag), Json.Options)!.AsObject();
        var input = StrictJson.Bind<TagInput>(MergePatch.Apply(stored, request.Patch.DeepClone().AsObject(), typeof(TagInput)), typeof(ManagedTag), present);
        validator.ValidateAndThrow(input);
        await TagDraft.UpdateAsync(database, tag, input, request.Actor, clock.Now(), cancellationToken);
        return await ManagedTag.ReadAsync(database, tag, cancellationToken);
    }, cancellationToken);
}
