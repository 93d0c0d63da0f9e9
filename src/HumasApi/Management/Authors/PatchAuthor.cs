using System.Text.Json;
using System.Text.Json.Nodes;
using FluentValidation;
using HumasApi.Data;
using HumasApi.Domain;
using HumasApi.Http;
using HumasApi.Paging;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace HumasApi.Management.Authors;

/// <summary>PATCH /manage/v1/authors/{id}: merge-patch (RFC 7396). What readers see changes with the commit.</summary>
internal static class PatchAuthorEndpoint
{
    public static async Task<IResult> Handle(string id, HttpContext http, IMediator mediator, PublicUrl url)
    {
        var match = IfMatch.Required(http.Request);
        var patch = await StrictJson.ReadObjectAsync(http.Request);
        var author = await mediator.Send(new PatchAuthorCommand(ManagementIds.Parse(id), match, patch, http.Actor()), http.RequestAborted);
        return new ManagementAnswer<ManagedResponse<ManagedAuthor>>(new(author, new(null), new ItemLinks(url.To($"/manage/v1/authors/{author.Id}"))), author.Version);
    }
}

internal sealed record PatchAuthorCommand(Guid Id, IfMatch Match, JsonObject Patch, Actor Actor) : IRequest<ManagedAuthor>;

internal sealed class PatchAuthorHandler(HumasDbContext database, Rights rights, AuthorInputValidator validator, TimeProvider clock) : IRequestHandler<PatchAuthorCommand, ManagedAuthor>
{
    public Task<ManagedAuthor> Handle(PatchAuthorCommand request, CancellationToken cancellationToken) => database.InTransactionAsync(async () =>
    {
        var author = await database.Authors.FromSql($"select * from authors where id = {request.Id} for update").SingleOrDefaultAsync(cancellationToken) ?? throw GetAuthorEndpoint.Missing();
        await rights.RequireAsync(Right.KeepRecords, author.UnitId, cancellationToken);
        request.Match.Check(author.Version, author.EditedBy, author.EditedAt);
        var present = JsonSerializer.SerializeToNode(await ManagedAuthor.ReadAsync(database, author, cancellationToken), Json.Options)!.AsObject();
        var stored = JsonSerializer.SerializeToNode(AuthorInput.From(author), Json.Options)!.AsObject();
        var input = StrictJson.Bind<AuthorInput>(MergePatch.Apply(stored, request.Patch.DeepClone().AsObject(), typeof(AuthorInput)), typeof(ManagedAuthor), present);
        validator.ValidateAndThrow(input);
        await AuthorDraft.UpdateAsync(database, rights, author, input, request.Actor, clock.Now(), cancellationToken);
        return await ManagedAuthor.ReadAsync(database, author, cancellationToken);
    }, cancellationToken);
}
