using FluentValidation;
using HumasApi.Data;
using HumasApi.Domain;
using HumasApi.Http;
using HumasApi.Paging;
using HumasApi.Publishing;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace HumasApi.Management.Tags;

/// <summary>POST /manage/v1/tags/{id}/merge: moves the articles of this tag to another one; its slug redirects there from now on.</summary>
internal static class MergeTagEndpoint
{
    public static async Task<IResult> Handle(string id, HttpContext http, IMediator mediator, PublicUrl url)
    {
        var match = IfMatch.Required(http.Request);
        var input = StrictJson.Bind<MergeTagInput>(await StrictJson.ReadObjectAsync(http.Request));
        var tag = await mediator.Send(new MergeTagCommand(ManagementIds.Parse(id), match, input, http.Actor()), http.RequestAborted);
        return new ManagementAnswer<ManagedResponse<ManagedTag>>(new(tag, new(null), new ItemLinks(url.To($"/manage/v1/tags/{tag.Id}"))), tag.Version);
    }
}

/// <summary>Where a tag goes.</summary>
internal sealed record MergeTagInput
{
    /// <summary>The tag that takes over.</summary>
    public RefInput? Into { get; init; }
}

internal sealed record MergeTagCommand(Guid Id, IfMatch Match, MergeTagInput Input, Actor Actor) : IRequest<ManagedTag>;

internal sealed class MergeTagValidator : AbstractValidator<MergeTagCommand>
{
    public MergeTagValidator()
    {
        RuleFor(command => command.Input.Into).Required();
        RuleFor(command => command.Input.Into!).SetValidator(new RefInputValidator()).When(command => command.Input.Into is not null);
    }
}

internal sealed class MergeTagHandler(HumasDbContext database, Rights rights, TimeProvider clock) : IRequestHandler<MergeTagCommand, ManagedTag>
{
    public Task<ManagedTag> Handle(MergeTagCommand request, CancellationToken cancellationToken) => database.InTransactionAsync(async () =>
    {
        // Before any lock: whoever may not merge must not make those wait who publish.
        await rights.RequireEverywhereAsync(Right.Administer, cancellationToken);
        var heirId = await HeirAsync(request.Input.Into!, cancellationToken);
        // Articles first, then tags, as a publish does: in the other order each would wait for what the other one has.
        await database.Database.ExecuteSqlAsync($"select from articles where id in (select article_id from published_tag_links where tag_id = {request.Id}) order by id for update", cancellationToken);
        // Both rows in one order, so that two merges in opposite directions wait instead of deadlocking.
        var ids = new[] { request.Id, heirId };
        var tags = await database.Tags.FromSql($"select * from tags where id = any({ids}) order by id for update").ToListAsync(cancellationToken);
        var tag = tags.Find(candidate => candidate.Id == request.Id) ?? throw TagRecords.Missing();
        request.Match.Check(tag.Version, tag.EditedBy, tag.EditedAt);
        var heir = tags.Find(candidate => candidate.Id == heirId) ?? throw UnknownHeir();
        if (tag.MergedIntoId is not null || heir.MergedIntoId is not null)
            throw Problem.Conflict("tag-merged", Text.Of("One of the two was merged already.", "Salah satu dari keduanya sudah digabung."));

        var now = clock.Now();
        tag.MergeInto(heir, request.Actor, now);
        if (tag.FirstPublishedAt is not null && (heir.FirstPublishedAt is null || heir.FirstPublishedAt > tag.FirstPublishedAt)) heir.FirstPublishedAt = tag.FirstPublishedAt;
        await database.SaveChangesAsync(cancellationToken);
        await TagMerger.MoveAsync(database, tag, heir, now, cancellationToken);
        database.Happened.Add(new Change
        {
            Kind = "tag.merged", At = now, Entity = ChangedEntity.Tag, EntityId = tag.Id, EntityVersion = tag.Version, Actor = request.Actor,
            Before = new ChangeScope { Tags = [tag.Id], Slug = tag.Slug }, After = new ChangeScope { Tags = [heir.Id], Slug = heir.Slug },
        });
        return await ManagedTag.ReadAsync(database, tag, cancellationToken);
    }, cancellationToken);

    private async Task<Guid> HeirAsync(RefInput reference, CancellationToken cancellationToken)
    {
        if (reference.Slug is null) return reference.Id!.Value;
        var id = await database.Slugs.Where(entry => entry.Kind == SlugKind.Tag && entry.Slug == reference.Slug).Select(entry => (Guid?)entry.TargetId).SingleOrDefaultAsync(cancellationToken);
        if (id is not null && reference.Id is not null && reference.Id != id)
            throw Problem.Invalid(new ProblemError("reference-mismatch", Text.Of("slug and id name two different tags. Send one of them.", "slug dan id menyebut dua tag berbeda. Kirim salah satu."), "/into"));
        return id ?? throw UnknownHeir();
    }

    private static Problem UnknownHeir() => Problem.Invalid(new ProblemError("unknown-reference", Text.Of("There is no such tag.", "Tidak ada tag seperti itu."), "/into"));
}
