using HumasApi.Access;
using HumasApi.Data;
using HumasApi.Domain;
using HumasApi.Http;
using HumasApi.Management.Records;
using HumasApi.Publishing;
using Microsoft.EntityFrameworkCore;

namespace HumasApi.Management.Tags;

/// <summary>A tag as editors see it.</summary>
/// <param name="Id">Identity; never changes.</param>
/// <param name="Version">Lock version; also the ETag.</param>
/// <param name="Slug">Readable part of the address.</param>
/// <param name="Name">Name as it is shown.</param>
/// <param name="Kind">What it says about an article.</param>
/// <param name="Description">What it is for.</param>
/// <param name="MergedInto">The merge target, when the tag was merged; the tag itself is then a tombstone.</param>
/// <param name="FirstPublishedAt">When the first article with it went live; null: readers do not know it.</param>
/// <param name="CreatedAt">When it was created.</param>
/// <param name="CreatedBy">Who created it.</param>
/// <param name="EditedAt">Last change.</param>
/// <param name="EditedBy">Who made that change.</param>
internal sealed record ManagedTag(
    Guid Id,
    int Version,
    string Slug,
    string Name,
    [property: ExtensibleEnum(typeof(TagKind))] string Kind,
    string? Description,
    TagRef? MergedInto,
    DateTimeOffset? FirstPublishedAt,
    DateTimeOffset CreatedAt,
    ActorRef CreatedBy,
    DateTimeOffset EditedAt,
    ActorRef EditedBy
) : IManagedRecord
{
    public static ManagedTag From(Tag tag, Tag? target) =>
        new(
            tag.Id,
            tag.Version,
            tag.Slug,
            tag.Name,
            tag.Kind.ToWire(),
            tag.Description,
            target is null ? null : new TagRef(target.Id, target.Slug, target.Name, target.Kind.ToWire()),
            tag.FirstPublishedAt,
            tag.CreatedAt,
            ActorRef.From(tag.CreatedBy),
            tag.EditedAt,
            ActorRef.From(tag.EditedBy)
        );

    public static async Task<ManagedTag> ReadAsync(HumasDbContext database, Tag tag, CancellationToken cancellationToken) =>
        (await ReadAsync(database, [tag], cancellationToken))[0];

    public static async Task<IReadOnlyList<ManagedTag>> ReadAsync(
        HumasDbContext database,
        IReadOnlyList<Tag> tags,
        CancellationToken cancellationToken
    )
    {
        var targetIds = tags.Select(tag => tag.MergedIntoId).OfType<Guid>().Distinct().ToArray();
        var targets = await database
            .Tags.AsNoTracking()
            .Where(tag => targetIds.Contains(tag.Id))
            .ToDictionaryAsync(tag => tag.Id, cancellationToken);
        return [.. tags.Select(tag => From(tag, tag.MergedIntoId is { } target ? targets[target] : null))];
    }
}
