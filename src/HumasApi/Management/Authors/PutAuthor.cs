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

/// <summary>PUT /manage/v1/authors/by-slug/{slug}: for scripts. Makes the author of that slug, or brings it up to date; absent members stay as they are.</summary>
internal static class PutAuthorEndpoint
{
    public static async Task<IResult> Handle(string slug, HttpContext http, IMediator mediator, PublicUrl url)
    {
        if (!Slug.IsValid(slug)) throw Problem.Malformed(new ProblemError("malformed-slug", Text.Of("The slug in the path is malformed: [a-z0-9-], at most 120 characters.", "Slug pada jalur tidak sah: [a-z0-9-], paling banyak 120 karakter."), Parameter: "slug"));
        var body = await StrictJson.ReadObjectAsync(http.Request);
        var (author, outcome) = await mediator.Send(new PutAuthorCommand(slug, Conditions.Of(http.Request), body, http.Actor()), http.RequestAborted);
        var self = url.To($"/manage/v1/authors/{author.Id}");
        return new ManagementAnswer<ManagedResponse<ManagedAuthor>>(new(author, new(outcome), new ItemLinks(self)), author.Version, outcome == Outcomes.Created ? self : null);
    }
}

internal sealed record PutAuthorCommand(string Slug, Conditions Conditions, JsonObject Body, Actor Actor) : IRequest<(ManagedAuthor Author, string Outcome)>;

internal sealed class PutAuthorHandler(HumasDbContext database, Rights rights, AuthorInputValidator validator, TimeProvider clock) : IRequestHandler<PutAuthorCommand, (ManagedAuthor Author, string Outcome)>
{
    public Task<(ManagedAuthor Author, string Outcome)> Handle(PutAuthorCommand request, CancellationToken cancellationToken) => database.InTransactionAsync(async () =>
    {
        await Upsert.LockAsync(database, SlugKind.Author, request.Slug, cancellationToken);
        var id = await database.Slugs.Where(entry => entry.Kind == SlugKind.Author && entry.Slug == request.Slug).Select(entry => entry.TargetId).SingleOrDefaultAsync(cancellationToken);
        var author = await database.Authors.FromSql($"select * from authors where id = {id} for update").SingleOrDefaultAsync(cancellationToken);
        if (author is not null) await rights.RequireAsync(Right.KeepRecords, author.UnitId, cancellationToken);
        request.Conditions.Check(author?.Version, author?.EditedBy, author?.EditedAt);
        var body = request.Body.DeepClone().AsObject();
        Upsert.RequireSameSlug(body, request.Slug, author?.Slug);
        var present = author is null ? null : JsonSerializer.SerializeToNode(await ManagedAuthor.ReadAsync(database, author, cancellationToken), Json.Options)!.AsObject();
        var stored = author is null ? [] : JsonSerializer.SerializeToNode(AuthorInput.From(author), Json.Options)!.AsObject();
        var input = StrictJson.Bind<AuthorInput>(Upsert.Overlay(stored, body), typeof(ManagedAuthor), present);
        validator.ValidateAndThrow(input);
        if (author is null)
            return (await ManagedAuthor.ReadAsync(database, await AuthorDraft.CreateAsync(database, rights, input, request.Actor, clock.Now(), cancellationToken), cancellationToken), Outcomes.Created);
        var changed = await AuthorDraft.UpdateAsync(database, rights, author, input, request.Actor, clock.Now(), cancellationToken);
        return (await ManagedAuthor.ReadAsync(database, author, cancellationToken), changed ? Outcomes.Updated : Outcomes.Unchanged);
    }, cancellationToken);
}
