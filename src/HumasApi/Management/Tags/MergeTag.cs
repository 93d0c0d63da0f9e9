using FluentValidation;
using HumasApi.Access;
using HumasApi.Contract;
using HumasApi.Data;
using HumasApi.Domain;
using HumasApi.Http;
using HumasApi.ReadModel;
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
        return new ManagementResult<ManagedResponse<ManagedTag>>(
            new(tag, new(null), new ItemLinks(url.To($"/manage/v1/tags/{tag.Id}"))),
            tag.Version
        );
    }
}

/// <summary>The merge target of a tag.</summary>
[FailsWith(
    nameof(Problems.MergeIntoSelf),
    nameof(Problems.TagMerged),
    nameof(Problems.ReferenceMismatch),
    nameof(Problems.UnknownReference)
)]
internal sealed record MergeTagInput
{
    /// <summary>The merge target.</summary>
    [Required]
    public RefInput? Into { get; init; }
}

internal sealed record MergeTagCommand(Guid Id, IfMatch Match, MergeTagInput Input, Actor Actor) : IRequest<ManagedTag>;

internal sealed class MergeTagValidator : AbstractValidator<MergeTagCommand>
{
    public MergeTagValidator()
    {
        RuleFor(command => command.Input).ChildRules(input => input.DeclaredRules());
        RuleFor(command => command.Input.Into!).SetValidator(new RefInputValidator()).When(command => command.Input.Into is not null);
    }
}

internal sealed class MergeTagHandler(HumasDbContext database, Rights rights, TimeProvider clock)
    : IRequestHandler<MergeTagCommand, ManagedTag>
{
    public Task<ManagedTag> Handle(MergeTagCommand request, CancellationToken cancellationToken) =>
        database.InTransactionAsync(
            async () =>
            {
                // Before any lock: a caller without the right must not block publishing.
                await rights.RequireEverywhereAsync(Right.Administer, cancellationToken);
                var targetId = await TargetAsync(request.Input.Into!, cancellationToken);
                // Articles first, then tags, as a publish does: in the other order each would wait for what the other one has.
                await database.Database.ExecuteSqlAsync(
                    $"""
                    select from articles where id in (select article_id from published_tag_links where tag_id =
                    {request.Id}) order by id for update
                    """,
                    cancellationToken
                );
                // Both rows in one order, so that two merges in opposite directions wait instead of deadlocking.
                var ids = new[] { request.Id, targetId };
                var tags = await database
                    .Tags.FromSql($"select * from tags where id = any({ids}) order by id for update")
                    .ToListAsync(cancellationToken);
                var tag = tags.Find(candidate => candidate.Id == request.Id) ?? throw TagRecords.Missing();
                request.Match.Check(tag.Version, tag.EditedBy, tag.EditedAt);
                var target = tags.Find(candidate => candidate.Id == targetId) ?? throw UnknownTarget();
                if (tag.MergedIntoId is not null || target.MergedIntoId is not null)
                    throw new Problem(
                        Problems.TagMerged,
                        Sentence.Of("One of the two was merged already.", "Salah satu dari keduanya sudah digabung.")
                    );

                var now = clock.Now();
                tag.MergeInto(target, request.Actor, now);
                if (tag.FirstPublishedAt is not null && (target.FirstPublishedAt is null || target.FirstPublishedAt > tag.FirstPublishedAt))
                    target.FirstPublishedAt = tag.FirstPublishedAt;
                await database.SaveChangesAsync(cancellationToken);
                await TagMerger.MoveAsync(database, tag, target, now, cancellationToken);
                database.PendingChanges.Add(
                    new Change
                    {
                        Kind = "tag.merged",
                        At = now,
                        Entity = ChangedEntity.Tag,
                        EntityId = tag.Id,
                        EntityVersion = tag.Version,
                        Actor = request.Actor,
                        Before = new ChangeScope { Tags = [tag.Id], Slug = tag.Slug },
                        After = new ChangeScope { Tags = [target.Id], Slug = target.Slug },
                    }
                );
                return await ManagedTag.ReadAsync(database, tag, cancellationToken);
            },
            cancellationToken
        );

    private async Task<Guid> TargetAsync(RefInput reference, CancellationToken cancellationToken)
    {
        if (reference.Slug is null)
            return reference.Id!.Value;
        var id = await SlugRegistry.FindAsync(database, SlugKind.Tag, reference.Slug, cancellationToken);
        if (id is not null && reference.Id is not null && reference.Id != id)
            throw Problem.Invalid(
                Problems.ReferenceMismatch.At(
                    "/into",
                    Sentence.Of(
                        "slug and id name two different tags. Send one of them.",
                        "slug dan id menyebut dua tag berbeda. Kirim salah satu."
                    )
                )
            );
        return id ?? throw UnknownTarget();
    }

    private static Problem UnknownTarget() =>
        Problem.Invalid(Problems.UnknownReference.At("/into", Sentence.Of("There is no such tag.", "Tidak ada tag seperti itu.")));
}
